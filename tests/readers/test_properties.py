"""What holds for every reader and any text, hostile ones included."""

import re
import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.extraction.sentences import sentences
from claimcheck.readers import ReadError, load, read_reporting
from claimcheck.readers.byte_offsets import character_offsets
from claimcheck.records import BlockKind, Document
from readers.reading import HTML, LATEX, MARKDOWN, PLAIN

PIECES = [
    *"abB510.|$\\`*>~<[]()!#-\"'é中😀 \t\n\r\0",
    *(
        "\n\n",
        "\r\n",
        "    ",
        "```",
        "$$",
        "**",
        "~~",
        "](",
        "---",
        "|---|---|",
        "===",
        "+++\n",
        "k: v\n",
        "---\n",
        "# ",
    ),
    *("- ", "1. ", "> ", "• ", "[^1]", "[^1]: ", "http://a.b", "![", "^{25}", "\\times", "Table 1: ", "word. Next"),
    *("<table>", "</table>", "<thead>", "<tr>", "<td>", "<th>", "</td>", "<td colspan=3 rowspan=2>", "<caption>"),
    *("<p>", "<li>", "<ul>", "<h1>", "<pre>", "<code>", "<b>", "</b>", "<br>", "<sup>", "</sup>", "<sub>", "</p>"),
    *("<div hidden>", "</div>", "<!--", "-->", "<script>", "</script>", "<title>", '<a href="x">', "</a>"),
    *(r"\begin{tabular}{lr}", r"\end{tabular}", r"\begin{itemize}", r"\end{itemize}", r"\item ", " & ", r" \\ "),
    *(r"\multicolumn{2}{c}{", r"\multirow{2}{*}{", r"\midrule ", r"\caption{", r"\footnote{", r"\textbf{", "{", "}"),
    *(r"\SI{5}{\meter}", r"\num{1e3}", r"\cite{a}", r"\section{", r"\'e", r"\verb|", r"\begin{verbatim}", r"5\,000"),
    *(
        r"\begin{document}",
        r"\end{document}",
        r"\title{",
        r"\%",
        r"\[",
        r"\]",
        r"\iffalse ",
        r"\fi ",
        r"\newcommand{\x}{",
    ),
    *("&nbsp;", "&euro;", "&lt", "&#10;", "&NotEqualTilde;", "\u200b", "\ufeff", "\ud800", "\u2028", "\x0c"),
]
TEXTS = st.one_of(st.text(max_size=60), st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
TYPES = st.sampled_from([MARKDOWN, HTML, PLAIN, LATEX])
WITHOUT_SENTENCES = (BlockKind.TABLE, BlockKind.CODE, BlockKind.METADATA)


def document_of(text: str, media_type: str) -> Document | None:
    source = Document.from_text(text, name="doc", media_type=media_type)
    if not text.strip():
        with pytest.raises(ReadError, match="blanks"):
            read_reporting(source, Config())
        return None
    return read_reporting(source, Config()).document


@settings(max_examples=400, deadline=None)
@given(TEXTS, TYPES)
@example("10<sup>25</sup>\r\n&#10;", MARKDOWN)
def test_masking_keeps_text_length_and_line_ends(text, media_type):
    document = document_of(text, media_type)
    if document is None:
        return
    assert document.text == text
    assert len(document.prose) == len(text)
    ends = [(match.start(), match.group()) for match in re.finditer(r"[\r\n]", text)]
    assert [(match.start(), match.group()) for match in re.finditer(r"[\r\n]", document.prose)] == ends


@settings(max_examples=400, deadline=None)
@given(TEXTS, TYPES)
def test_all_ranges_lie_inside_and_cells_show_their_prose(text, media_type):
    document = document_of(text, media_type)
    if document is None:
        return
    for block in document.blocks:
        assert 0 <= block.start < block.end <= len(text)
    for link in document.links:
        assert 0 <= link.start <= link.end <= len(text)
    for table in document.tables:
        assert len(table.grid()) == table.rows
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert cell.text == " ".join(document.prose[cell.start : cell.end].split())
            assert cell.row + cell.row_span <= table.rows
            assert cell.column + cell.column_span <= table.columns


@settings(max_examples=400, deadline=None)
@given(TEXTS, TYPES)
def test_sentences_cover_the_prose_of_their_block_in_order(text, media_type):
    document = document_of(text, media_type)
    for block in document.blocks if document else ():
        end = block.start
        for span in sentences(document.prose, block):
            assert end <= span.start < span.end <= block.end
            assert document.prose[end : span.start].strip() == ""
            assert document.prose[span.start : span.end].strip() == document.prose[span.start : span.end]
            end = span.end
        if block.kind not in WITHOUT_SENTENCES:
            assert document.prose[end : block.end].strip() == ""


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=50))
def test_byte_offsets_map_to_characters(text):
    character = character_offsets(text)
    for index in range(len(text) + 1):
        assert character(len(text[:index].encode())) == index


HOSTILE = {
    "quotes": ">" * 50_000 + "a",
    "brackets": "[" * 50_000,
    "lists": "- " * 50_000 + "a",
    "nested lists": "\n".join("  " * depth + "- a" for depth in range(500)),
    "tags": "<div>" * 50_000 + "a",
    "closing tags": "</div>" * 50_000,
    "emphasis": "*a **b " * 50_000,
    "links": "[a](b" * 50_000,
    "comments": "<!--" * 50_000,
    "comments in quotes": "> <!-- a --> b " * 2_000,
    "tables": "<table><tr><td>" * 10_000,
    "tables over lines": "<table><tr><td>\n\n" * 10_000,
    "spans": "<table><tr>" + "<td colspan=1000 rowspan=65534>a" * 10_000,
    "references": "&amp" * 50_000,
    "quotation marks": '<a ">"' * 50_000,
    "formulas": "$a\\b " * 50_000,
    "addresses": "http://a.b/(((" * 20_000,
    "ends": ". " * 100_000,
    "line ends": "\r\na" * 20_000,
    "headings": "###### a\n" * 10_000,
    "backslashes": "\\" * 200_000,
    "groups": "{" * 50_000 + "a",
    "closed groups": "{" * 50_000 + "5" + "}" * 50_000,
    "commands": "\\textbf{" * 20_000 + "5",
    "environments": "\\begin{itemize}\\item 5 " * 10_000,
    "tabulars": "\\begin{tabular}{l}5 & " * 5_000,
    "optional arguments": "\\a[" * 50_000,
    "displays": "\\[ 5 " * 50_000,
    "verbatim": "\\begin{verbatim}" * 10_000,
    "conditions": "\\iffalse " * 20_000,
    "one line": "word 5. " * 400_000,
}


@pytest.mark.parametrize("media_type", [MARKDOWN, HTML, PLAIN, LATEX])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_texts_are_read_in_linear_time(name, media_type):
    def seconds(text: str) -> float:
        started = time.process_time()
        document = document_of(text, media_type)
        assert document is not None
        for block in document.blocks:
            sentences(document.prose, block)
        return time.process_time() - started

    text = HOSTILE[name]
    a_moment = 4  # a text cut short may be another construct, such as a rule for a list, and cost next to nothing
    assert seconds(text) < 16 * seconds(text[: len(text) // 4]) + a_moment


@pytest.mark.shared
def test_shared_documents_are_read_without_problems(shared):
    paths = [*shared.glob("seeds/*.txt"), *shared.glob("eval/corpora/*/*.md"), *shared.glob("eval/planted/**/*.md")]
    assert paths
    for path in paths:
        if path.name == "README.md":
            continue
        document, problems = load(path, name=path.name, config=Config())
        assert problems == ()
        assert len(document.prose) == len(document.text)
        for left in ("](http", "**", "<td", "</", "&nbsp;", "|--"):
            assert left not in document.prose, path.name
