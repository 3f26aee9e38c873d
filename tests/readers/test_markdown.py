import pytest

from claimcheck.records import BlockKind, LinkKind, Span
from readers.reading import block_of, grid, kinds, reading, shown, visible


def test_markup_is_masked_and_offsets_stay_those_of_the_file():
    text = "# The *new* model\n\nIt has **70B** parameters, see [the paper](https://example.org/p).\n"
    document = reading(text)
    assert visible(document) == "The new model It has 70B parameters, see the paper ."
    assert document.prose.index("70B") == text.index("70B")


def test_heading_block_has_the_path_above_it_and_other_blocks_the_full_path():
    document = reading("# A\n\none\n\n## B\n\ntwo\n\nSetext\n======\n\nthree\n")
    assert [(block.kind.value, block.level, block.heading) for block in document.blocks] == [
        ("heading", 1, ()),
        ("paragraph", 0, ("A",)),
        ("heading", 2, ("A",)),
        ("paragraph", 0, ("A", "B")),
        ("heading", 1, ()),
        ("paragraph", 0, ("Setext",)),
    ]
    assert document.title == "A"


def test_paragraph_all_in_bold_without_figures_is_a_heading():
    document = reading("**Training data**\n\nText.\n\n**We used 15T tokens**\n\nMore.\n")
    assert kinds(document) == ["heading", "paragraph", "paragraph", "paragraph"]
    assert block_of(document, "Text").heading == ("Training data",)


def test_list_items_know_list_depth_and_order():
    document = reading("- one\n- two\n  1. inner\n  2. inner too\n\ntext\n\n* other\n")
    items = [block for block in document.blocks if block.kind is BlockKind.LIST]
    assert [(item.level, item.ordered) for item in items] == [(1, False), (1, False), (2, True), (2, True), (1, False)]
    first, second, third, fourth, fifth = (item.list_id for item in items)
    assert first == second
    assert third == fourth
    assert len({first, third, fifth}) == 3


def test_second_paragraph_of_an_item_does_not_count_as_an_item():
    document = reading("- one\n\n  more of one\n\n- two\n")
    assert [(block.kind.value, block.list_id) for block in document.blocks] == [
        ("list", 1),
        ("paragraph", None),
        ("list", 1),
    ]


def test_code_is_masked():
    document = reading("Before.\n\n```py\nx = 99\n```\n\n    y = 98\n\nAfter.\n")
    assert kinds(document) == ["paragraph", "code", "code", "paragraph"]
    assert visible(document) == "Before. After."


@pytest.mark.parametrize("code", ["4096", "16 GB", "Llama-3-70B", "98.5%", "BF16", "Qwen2.5 7B"])
def test_inline_code_that_is_a_figure_or_a_name_stays(code):
    assert visible(reading(f"It has `{code}` here.")) == f"It has {code} here."


@pytest.mark.parametrize("code", ["range(10)", "--n=5", "train_v2.py", "pip install 3", "a1b2c3d4", "x[0]", "v1/chat"])
def test_inline_code_that_is_code_is_masked(code):
    assert visible(reading(f"It has `{code}` here.")) == "It has here."


def test_pipe_table_gives_cells_with_exact_ranges():
    text = "Scores:\n\n| Model | MMLU |\n|:---|---:|\n| **A\\|B** | 70.5 |\n| C | |\n"
    document = reading(text)
    (table,) = document.tables
    assert grid(table) == [["Model", "MMLU"], ["A |B", "70.5"], ["C", ""]]
    assert [cell.is_bold for cell in table.cells] == [False, False, True, False, False, False]
    assert [cell.is_header for cell in table.cells] == [True, True, False, False, False, False]
    score = table.cells[3]
    assert text[score.start : score.end] == "70.5"
    assert document.clean(table.caption) == "Scores:"
    assert kinds(document) == ["paragraph", "table"]


def test_table_prose_is_that_of_its_cells_alone():
    document = reading("| a | b |\n|---|---|\n| 1 | 2 |\n")
    assert visible(document) == "a b 1 2"


def test_second_row_without_row_header_and_numbers_is_header_too():
    (table,) = reading("| Model | MMLU | BBH |\n|--|--|--|\n| | 5-shot | 3-shot |\n| A | 70.1 | 50.2 |\n").tables
    assert table.header_rows == 2
    assert table.cells[4].is_header


def test_row_with_merged_row_header_is_no_header():
    (table,) = reading("| Kind | Set | A |\n|--|--|--|\n| | MMLU | 76.6 |\n| x | BBH | 50.2 |\n").tables
    assert table.header_rows == 1


def test_empty_header_row_counts_as_none():
    (table,) = reading("| | |\n|---|---|\n| Size | 7B |\n").tables
    assert table.header_rows == 0


@pytest.mark.parametrize(
    ("text", "header_rows"),
    [("| Model | Score |\n| A | 5.1 |\n| B | 6.2 |\n", 1), ("|---|---|\n| A | 5.1 |\n| B | 6.2 |\n", 0)],
)
def test_table_without_rule_or_header_is_a_table(text, header_rows):
    (table,) = reading(text).tables
    assert table.header_rows == header_rows
    assert grid(table)[-1] == ["B", "6.2"]


def test_escaped_pipe_divides_no_cells_of_a_table_without_rule():
    (table,) = reading("| Model | Score |\n| A \\| B | 5.1 |\n").tables
    assert (table.rows, table.columns) == (2, 2)


def test_sentence_after_a_table_that_leads_on_is_no_caption():
    document = reading("| a | b |\n|---|---|\n| 1 | 2 |\n\nWe also did this:\n")
    assert document.tables[0].caption is None


def test_caption_after_a_table_is_found():
    document = reading("| a | b |\n|---|---|\n| 1 | 2 |\n\nTable 2: Results of all runs.\n")
    assert kinds(document) == ["table", "caption"]
    assert document.clean(document.tables[0].caption) == "Table 2: Results of all runs."


def test_html_table_is_a_table_over_blank_lines():
    text = (
        "Intro.\n\n<table>\n<tr><th rowspan=2>Model</th><th colspan=2>Score</th></tr>\n\n"
        "<tr><th>A</th><th>B</th></tr>\n\n"
        "    <tr><td>X</td><td>**1.5**</td><td>2</td></tr>\n</table>\n\nAfter it.\n"
    )
    document = reading(text)
    assert grid(document.tables[0]) == [["Model", "Score", "Score"], ["Model", "A", "B"], ["X", "1.5", "2"]]
    assert document.tables[0].header_rows == 2
    assert shown(document, BlockKind.PARAGRAPH) == ["Intro.", "After it."]


def test_links_keep_their_text_and_lose_their_address():
    text = "See [the *card*](https://a.org/c), <https://b.org/1>, [ref][r] and https://c.org/2.\n\n[r]: https://d.org\n"
    document = reading(text)
    assert visible(document) == "See the card , , ref and ."
    links = {link.target: text[link.start : link.end] for link in document.links}
    assert links == {
        "https://a.org/c": "the *card",
        "https://b.org/1": "https://b.org/1",
        "https://d.org": "ref",
        "https://c.org/2": "https://c.org/2",
    }


def test_footnote_mark_points_at_its_definition():
    text = "It took 5 days.[^a] And more.[^gone]\n\n[^a]: Measured, see https://a.org.\n"
    document = reading(text)
    assert visible(document) == "It took 5 days. And more. Measured, see ."
    marks = [(link.target, text[link.start : link.end]) for link in document.links if link.kind is LinkKind.FOOTNOTE]
    assert marks == [("a", "[^a]"), ("gone", "[^gone]")]
    note = document.blocks[-1]
    assert text[note.start :].startswith("[^a]:")


@pytest.mark.parametrize(
    ("source", "reads"),
    [
        ("10<sup>25</sup> FLOP", "10^25 FLOP"),
        ("3×10<sup>-4</sup>", "3×10^-4"),
        ("5 m<sup>2</sup> big", "5 m² big"),
        ("the 1<sup>st</sup> one", "the 1st one"),
        ("43.0<sup>2</sup> points", "43.0 points"),
        ("CO<sub>2</sub> rose", "CO2 rose"),
        ("20&nbsp;% and &plusmn;2", "20 % and ±2"),
        ("&euro;5&#8239;m, 3&times;", "€5 m, 3×"),
        ("~~5~~ 6 runs", "6 runs"),
        ("$10^{25}$ FLOP", "10^25 FLOP"),
        ("$43.0\\%$ of $n = 5$", "43.0 % of n = 5"),
        ("after $5$ runs", "after 5 runs"),
        ("$3 \\times 10^{4}$", "3 × 10^4"),
        ("$\\text{about } 5$", "about 5"),
        ("from $5 to $6 million", "from $5 to $6 million"),
        ("$5-$6 and $20M/$30M", "$5-$6 and $20M/$30M"),
        ("raised **$80M**: [a_b](https://a.org) said **$90M_x** more", "raised $80M : a_b said $90M_x more"),
        ("$5+ to $6_, $7 = $8 and $9^", "$5+ to $6_, $7 = $8 and $9^"),
        ("the $HOME of_it and the $PATH there", "the $HOME of_it and the $PATH there"),
        ("\\$5 \\* x", "$5 * x"),
        ("in English**. More", "in English . More"),
        ("p is 0.3** of 2**10", "p is 0.3** of 2**10"),
        ("![alt 9](x.png) seen", "seen"),
        ("a <!-- 9 --> b<br>c", "a b c"),
        ("100\u200b000 and 5\u00ad6", "100 000 and 5 6"),
    ],
)
def test_inline_markup_reads_as_prose(source, reads):
    assert visible(reading(source)) == reads


@pytest.mark.parametrize("fence", ["---", "+++"])
def test_front_matter_is_metadata(fence):
    mark = ":" if fence == "---" else " ="
    text = f'{fence}\ntitle{mark} "On 70B"\ndate{mark} 2024-05-06\ntags:\n  - a\n{fence}\n# H\n\nText.\n'
    document = reading(text)
    assert (document.title, document.date) == ("On 70B", "2024-05-06")
    assert kinds(document) == ["metadata", "heading", "paragraph"]
    assert visible(document) == "H Text."


def test_folded_front_matter_value_is_read():
    assert reading("---\ntitle: >-\n  Long\n  title\n---\nText.\n").title == "Long title"


def test_rule_at_the_top_is_no_front_matter():
    assert shown(reading("---\n\nFirst.\n\n---\n\nSecond.\n")) == ["First.", "Second."]


def test_markdown_after_a_comment_is_read():
    document = reading("<!-- plain -->> Quote with **27** of them.\n\nText.\n")
    assert shown(document, BlockKind.QUOTE) == ["Quote with 27 of them."]


def test_hard_break_ends_a_block_unless_the_sentence_runs_on():
    assert shown(reading("Size: 7B  \nTokens: 2T  \nof text\n")) == ["Size: 7B", "Tokens: 2T of text"]


def test_html_block_gives_its_text():
    document = reading('<p align="center">Trained on <b>2T</b> tokens &amp; more</p>\n\n<h2>Data</h2>\n\nText.\n')
    assert kinds(document) == ["paragraph", "heading", "paragraph"]
    assert block_of(document, "Text.").heading == ("Data",)


def test_other_scripts_do_not_shift_offsets():
    text = "中文😀é | **5 %**\n\n| é中 | b |\n|---|---|\n| 😀 | 7.5 |\n"
    document = reading(text)
    cell = document.tables[0].cells[3]
    assert text[cell.start : cell.end] == "7.5"
    assert document.prose.index("5 %") == text.index("5 %")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_line_ends_stay_as_they_are(newline):
    text = newline.join(["# H", "", "one", "two", "", "| a | b |", "|---|---|", "| 1 | 2 |", ""])
    document = reading(text)
    assert kinds(document) == ["heading", "paragraph", "table"]
    assert document.prose.count(newline) == text.count(newline)
    assert document.blocks[1].span == Span(text.index("one"), text.index("two") + 3)


@pytest.mark.parametrize(
    "text",
    [
        "<table>\n\n- a </table>\n- b\n- c\n",
        "<table>\n\n1. a\n   - b </table>\n   - c\n2. d\n",
        "<table>\n\n| a </table> | b |\n|---|---|\n| 1 | 2 |\n",
    ],
)
def test_lists_and_tables_that_begin_inside_a_broken_table_are_passed_over(text):
    assert not reading(text).tables


def test_tags_of_tables_in_a_cell_are_no_tables():
    (table,) = reading("| a | b |\n|---|---|\n| <table><tr><td>5</td></tr></table> | 7 |\n").tables
    assert [cell.text for cell in table.cells] == ["a", "b", "5", "7"]
