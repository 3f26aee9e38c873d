import pytest

from claimcheck.records import BlockKind, Document, LinkKind
from readers.reading import HTML, block_of, grid, kinds, reading, shown, visible

PAGE = """<!DOCTYPE html>
<html><head><title>Big &amp; small</title>
<meta property="article:published_time" content="2024-05-06T10:00:00Z"><style>p { margin: 5px }</style></head>
<body><h1>Results</h1><p>Up 20&nbsp;%.<p>Second <em>one</em>.
<script>if (x < 99) { y = "</p>" }</script></body></html>"""


def html(body: str) -> Document:
    return reading(body, HTML)


def test_page_gives_title_date_and_text():
    document = html(PAGE)
    assert (document.title, document.date) == ("Big & small", "2024-05-06")
    assert kinds(document) == ["heading", "paragraph", "paragraph"]
    assert visible(document) == "Results Up 20 %. Second one ."


@pytest.mark.parametrize(
    "hidden",
    [
        "<div hidden>99 <div>98</div> 97</div>",
        '<span style="display: none">99</span>',
        '<p aria-hidden="true">99</p>',
        "<template><p>99</p></template>",
        "<svg><title>99</title><text>98</text></svg>",
        "<!-- 99 > 98 -->",
        "<select><option>99</select>",
        "<p hidden>99<p>",
    ],
)
def test_what_a_page_hides_is_masked(hidden):
    assert visible(html(f"<p>Before</p>{hidden}<p>after</p>")) == "Before after"


def test_lists_nest_without_closing_tags():
    document = html("<ul><li>One<li>Two<ol><li>a</li><li>b</ol><li>Three</ul><p>End")
    items = [(block.level, block.ordered) for block in document.blocks if block.kind is BlockKind.LIST]
    assert items == [(1, False), (1, False), (2, True), (2, True), (1, False)]
    assert kinds(document)[-1] == "paragraph"


def test_sections_follow_the_headings():
    document = html("<h1>A</h1><h2>B</h2><p>x</p><h2>C</h2><blockquote>y</blockquote>")
    assert block_of(document, "x").heading == ("A", "B")
    assert block_of(document, "y").heading == ("A", "C")
    assert block_of(document, "y").kind is BlockKind.QUOTE


def test_code_is_masked_but_figures_in_type_stay():
    document = html("<pre><code>x = 99</code></pre><p>Run <code>go(5)</code> at <code>4096</code>.</p>")
    assert visible(document) == "Run at 4096 ."
    assert kinds(document) == ["code", "paragraph"]


def test_table_has_merged_cells_caption_and_header_rows():
    document = html(
        "<table><caption>Table 1. Scores</caption><thead><tr><th rowspan=2>Model<th colspan=2>Score"
        "<tr><th>A<th>B</thead>"
        "<tr><td><b>X</b><td>1<td>2<tr><td>Y<td colspan=2>3</table>"
    )
    (table,) = document.tables
    assert grid(table) == [["Model", "Score", "Score"], ["Model", "A", "B"], ["X", "1", "2"], ["Y", "3", "3"]]
    assert table.header_rows == 2
    assert document.clean(table.caption) == "Table 1. Scores"
    assert [cell.text for cell in table.cells if cell.is_bold] == ["X"]


def test_first_row_without_numbers_is_the_header():
    (table,) = html("<table><tr><td>Name<td>Score<tr><td>A<td>5.0<tr><td>B<td>6.0</table>").tables
    assert table.header_rows == 1
    assert [cell.is_header for cell in table.cells] == [True, True, False, False, False, False]


@pytest.mark.parametrize(
    "layout",
    [
        "<table role=presentation><tr><td>One</td><td>two</td></tr><tr><td>three</td><td>four</td></tr></table>",
        "<table><tr><td><h2>One</h2><p>two</p></td><td>three</td></tr><tr><td>four</td><td></td></tr></table>",
        "<table><tr><td>One two</td></tr><tr><td>three four</td></tr></table>",
    ],
)
def test_layout_tables_are_read_as_text(layout):
    document = html(layout)
    assert document.tables == ()
    assert visible(document) == "One two three four"


def test_data_table_inside_a_layout_table_is_found():
    document = html("<table><tr><td>Text<table><tr><th>k<th>v<tr><td>a<td>1</table></td></tr></table>")
    assert [grid(table) for table in document.tables] == [[["k", "v"], ["a", "1"]]]
    assert shown(document, BlockKind.PARAGRAPH) == ["Text"]


def test_cells_end_without_closing_tags_whatever_is_open_in_them():
    (table,) = html("<table><tr><td><p>a<td><p>1<tr><td><b>b<td>2</table>").tables
    assert grid(table) == [["a", "1"], ["b", "2"]]


def test_row_span_ends_with_the_table():
    (table,) = html("<table><tr><th rowspan=9>a<th>b<tr><td>1</table>").tables
    assert (table.rows, table.cells[0].row_span) == (2, 2)


def test_links_and_footnote_marks_are_recorded():
    document = html('<p>By <a href="https://a.org/x">the lab</a>.<sup>2</sup> So<a href="#fn3">[3]</a>.</p>')
    assert visible(document) == "By the lab . So ."
    assert [(link.kind, link.target) for link in document.links] == [
        (LinkKind.LINK, "https://a.org/x"),
        (LinkKind.FOOTNOTE, "2"),
        (LinkKind.FOOTNOTE, "fn3"),
    ]


def test_two_breaks_end_a_paragraph_and_one_does_not():
    assert shown(html("<div>one<br>two<br> <br>three</div>")) == ["one two", "three"]


def test_less_than_signs_that_open_no_tag_are_text():
    assert visible(html("<p>p < .05 and 3<5, a<b c>d</p>")).startswith("p < .05 and 3<5, a")


def test_tag_that_another_interrupts_ends_there():
    assert shown(html("<p>x <b y<p>d")) == ["x", "d"]


def test_unknown_references_stay_as_they_are():
    assert visible(html("<p>&nosuch; AT&T &#0;</p>")).startswith("&nosuch; AT&T")


def test_figure_caption_is_a_caption():
    assert shown(html("<figure><img><figcaption>Figure 2: x</figcaption></figure>"), BlockKind.CAPTION) == [
        "Figure 2: x"
    ]
