import pytest

from claimcheck.records import BlockKind, Document
from readers.reading import PLAIN, block_of, grid, kinds, reading, shown, visible


def plain(text: str) -> Document:
    return reading(text, PLAIN)


def test_short_lines_over_a_body_are_headings():
    document = plain(
        "Dear all,\n\nIt is spring.\n\nChips Get Cheaper\n\nPrices fell by 20 percent in a year, they say.\n"
    )
    assert kinds(document) == ["paragraph", "paragraph", "heading", "paragraph"]
    assert document.blocks[-1].heading == ("Chips Get Cheaper",)


def test_headings_are_found_without_blank_lines():
    document = plain(
        "News\nThe lab released a model with seven billion parameters this week, and it is open.\n"
        "Results: It scored 50.3 percent.\nThe upshot\nSmall models got better, and that happened faster than hoped.\n"
    )
    assert kinds(document) == ["heading", "paragraph", "paragraph", "heading", "paragraph"]


@pytest.mark.parametrize(
    "line",
    [
        "What’s new: The lab released it",
        "It scored 96.4% on the test.",
        "A model zoo (link)",
        "and so on",
        "see https://a.org",
        "Keep learning!",
        "It works, mostly,",
    ],
)
def test_lines_that_are_no_headings(line):
    assert kinds(plain(f"{line}\n\nThis is a longer body that follows it, with a full sentence.\n"))[0] == "paragraph"


def test_lines_are_paragraphs_where_nothing_was_wrapped():
    text = "First sentence of one paragraph that is long. " * 6 + "\n" + "Second one. " * 30 + "\nThird one is short.\n"
    assert kinds(plain(text)) == ["paragraph"] * 3


def test_wrapped_lines_are_one_paragraph():
    text = (
        "The committee met on Tuesday and looked at the figures of the last\n"
        "quarter. Revenue was 45 million, which beats the 40 million\n"
        "of the year before. Nobody asked how that could be, and the\n"
        "meeting ended early.\n\nNext time they will ask, says the chair, who was wrong before\nabout such things.\n"
    )
    assert kinds(plain(text)) == ["paragraph", "paragraph"]


def test_lines_that_end_their_sentences_are_not_wrapped():
    text = (
        "The first of the four lines says what happened in the first year.\n"
        "The second of the lines says what happened in the second year.\n"
        "The third of them is about money and breaks off without a period\n"
        "The fourth of the lines says what happened in the fourth year.\n"
        "The fifth of the lines says what happened in the years after it.\n"
    )
    assert kinds(plain(text)) == ["paragraph"] * 5


def test_bullets_are_items_of_one_list():
    document = plain("Three things:\n\n  • One thing\n  • Another thing\n    - inner\n  • Third\n\nDone is done.\n")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST]
    assert shown(document, BlockKind.LIST) == ["One thing", "Another thing", "inner", "Third"]
    assert [item.level for item in items] == [1, 1, 2, 1]
    assert items[0].list_id == items[3].list_id != items[2].list_id


def test_numbered_lines_are_an_ordered_list():
    document = plain("1. First step\n2. Second step\n")
    assert [(block.kind.value, block.ordered) for block in document.blocks] == [("list", True), ("list", True)]
    assert visible(document) == "First step Second step"


def test_underlined_headings_have_levels():
    document = plain("Report\n======\n\nPart\n----\n\nIt says little about the matter at hand.\n")
    assert [(block.kind.value, block.level) for block in document.blocks] == [
        ("heading", 1),
        ("heading", 2),
        ("paragraph", 0),
    ]
    assert document.title == "Report"


def test_picture_descriptions_are_captions():
    document = plain("News\n\nScreen capture of the demo\n\nThe demo of the lab was shown to all who came.\n")
    assert shown(document, BlockKind.CAPTION) == ["Screen capture of the demo"]


def test_drawn_table_is_a_table():
    text = (
        "+-------+------+\n| Model | MMLU |\n+-------+------+\n| A     | 70.5 |\n| B     | 69.0 |\n+-------+------+\n"
    )
    (table,) = plain(text).tables
    assert grid(table) == [["Model", "MMLU"], ["A", "70.5"], ["B", "69.0"]]
    assert table.header_rows == 1
    assert visible(plain(text)) == "Model MMLU A 70.5 B 69.0"


@pytest.mark.parametrize(
    "text", ["## Head\n- item `x`\n", "a\n```\nx = 99\n```\n", "| a | b |\n|---|---|\n| 1 | 2 |\n"]
)
def test_markdown_under_another_suffix_is_read_as_markdown(text):
    assert visible(plain(text)) == visible(reading(text))


def test_stars_and_underscores_are_text():
    assert visible(plain("A *small* note on snake_case and 2 * 3, nothing else.")) == (
        "A *small* note on snake_case and 2 * 3, nothing else."
    )


def test_quoted_mail_is_a_quote():
    document = plain("> You said it was five.\n> It was six.\n\nNo, it was seven when I looked at it.\n")
    assert kinds(document) == ["quote", "paragraph"]
    assert block_of(document, "It was six.").kind is BlockKind.QUOTE


def test_the_subject_of_a_message_is_its_title_and_the_other_headers_are_metadata():
    document = plain(
        "From: A <a@b.org>\r\nSubject: The 5th\r\n letter\r\nDate: Thu, 11 Jul 2024 11:00:00 -0700\r\n\r\nDear all,\r\n"
    )
    assert (document.title, document.date) == ("The 5th letter", "2024-07-11")
    assert kinds(document) == ["metadata", "heading", "metadata", "paragraph"]
    assert visible(document) == "The 5th letter Dear all,"
    assert document.blocks[-1].heading == ("The 5th letter",)


def test_leads_at_the_top_are_no_headers_of_a_message():
    assert visible(plain("Date: 5 May\nSubject: all of it\n")) == "Date: 5 May Subject: all of it"


def test_addresses_are_links_and_no_prose():
    document = plain("Read it at https://a.org/2024 (or www.b.org/5). Then answer.")
    assert visible(document) == "Read it at (or ). Then answer."
    assert [link.target for link in document.links] == ["https://a.org/2024", "www.b.org/5"]


def test_carriage_returns_end_lines():
    document = plain("• One\r• Two\r")
    assert shown(document) == ["One", "Two"]


def test_what_a_line_ending_in_two_colons_announces_is_code():
    document = plain(
        "Run it::\n\n    $ tool -x 12\n\n    took 55 s\n\nIt takes 12 s.\n\n.. note::\n\n   Then wait 5 hours.\n"
    )
    assert kinds(document) == ["paragraph", "code", "paragraph", "paragraph", "paragraph"]
    assert visible(document) == "Run it:: It takes 12 s. .. note:: Then wait 5 hours."


def test_the_body_of_a_code_directive_is_code():
    document = plain(".. code-block:: python\n\n   x = 12\n\nDone.\n")
    assert kinds(document) == ["paragraph", "code", "paragraph"]
