"""Quoting: the figure is marked, the rest is cut, nothing reaches the terminal that acts on it."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.records import DocumentSummary, Location, Report, Run, Span, Tool
from claimcheck.reports.passages import Passages, printable


def report_of(text: str) -> Report:
    document = DocumentSummary(name="a.md", media_type="text/plain", sha256="0" * 64, text=text)
    return Report(tool=Tool(version="0"), run=Run(started="", seconds=0, config_digest=""), documents=(document,))


def at(start: int, end: int, sentence: tuple[int, int], line: int = 1, column: int = 1) -> Location:
    return Location(document="a.md", start=start, end=end, line=line, column=column, sentence=Span(*sentence))


def test_figures_of_one_sentence_share_a_quote_and_are_marked_in_reading_order() -> None:
    text = "From 3 to 5 apples. Then 7."
    quotes = Passages(report_of(text)).quotes([at(10, 11, (0, 19)), at(5, 6, (0, 19)), at(25, 26, (20, 27))])
    assert [quote.pieces for quote in quotes] == [
        (("From ", False), ("3", True), (" to ", False), ("5", True), (" apples.", False)),
        (("Then ", False), ("7", True), (".", False)),
    ]
    assert [place.start for place in quotes[0].places] == [10, 5]


def test_long_sentences_are_cut_at_words_around_the_figure() -> None:
    text = "word " * 100 + "42" + " word" * 100
    (quote,) = Passages(report_of(text)).quotes([at(500, 502, (0, len(text)))], reach=20)
    before, figure, after = (piece for piece, _ in quote.pieces)
    assert (before, figure, after) == ("… word word word ", "42", " word word word …")


def test_white_space_between_two_far_figures_is_cut_in_the_middle() -> None:
    text = "1" + " word" * 100 + " 2"
    (quote,) = Passages(report_of(text)).quotes([at(0, 1, (0, len(text))), at(502, 503, (0, len(text)))], reach=20)
    assert quote.pieces[1][0] == " word word word … word word word "


def test_a_place_outside_of_the_text_gives_no_pieces() -> None:
    assert Passages(report_of("short")).quotes([at(3, 99, (0, 99))])[0].pieces == ()


def test_a_report_without_texts_gives_no_pieces() -> None:
    report = report_of("x")
    bare = report.model_copy(update={"documents": (report.documents[0].model_copy(update={"text": None}),)})
    assert Passages(bare).quotes([at(0, 1, (0, 1))])[0].pieces == ()


def test_a_figure_broken_over_lines_ends_on_the_later_line() -> None:
    text = "It is 25\npercent now."
    region = Passages(report_of(text)).region(at(6, 16, (0, 21), line=1, column=7))
    assert (region.line, region.column, region.end_line, region.end_column) == (1, 7, 2, 8)


def test_terminal_and_direction_characters_are_made_harmless() -> None:
    assert printable("a\x1b[31mb\x07\u202ec\ud800\u2028d\te\r\nf") == "a�[31mb�c� d e  f"


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.integers(0, 200), st.integers(0, 200), st.integers(1, 40))
def test_every_quote_is_one_line_and_holds_the_figure(text: str, start: int, length: int, reach: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    (quote,) = Passages(report_of(text)).quotes([at(start, end, (0, len(text)))], reach)
    shown = "".join(piece for piece, _ in quote.pieces)
    assert "\n" not in shown
    assert "\x1b" not in shown
    assert " ".join(printable(text[start:end]).split()) in shown
