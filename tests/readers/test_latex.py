r"""LaTeX: what is seen of a paper, at the offsets of its source."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import check, extract
from claimcheck.config import Config
from claimcheck.readers import latex_structure, load, read_reporting
from claimcheck.records import BlockKind, Document, LinkKind
from readers.reading import LATEX, grid, kinds, shown, visible
from readers.reading import reading as read_as

PAPER = Path(__file__).with_name("papers") / "kiln.tex"


def reading(text: str) -> Document:
    return read_as(text, LATEX)


def figures(text: str) -> list[tuple[str, str, str]]:
    claims = extract(text, name="a.tex", media_type=LATEX)
    quantities = [claim.quantity for claim in claims if claim.quantity is not None]
    return [(q.text, str(q.value if q.value is not None else f"{q.low} to {q.high}"), q.unit) for q in quantities]


@pytest.fixture(scope="module")
def paper() -> Document:
    return load(PAPER, name="kiln.tex", config=Config()).document


def test_a_paper_is_read_as_it_is_set(paper: Document) -> None:
    assert paper.title == "Kiln-2B : A Small Language Model Trained on 480 Processors"
    assert paper.date == "14 March 2024"
    assert kinds(paper) == [
        *("heading", "metadata", "paragraph", "heading", "paragraph", "heading", "paragraph"),
        *("list", "list", "list", "heading", "caption", "table", "code", "paragraph", "metadata", "metadata"),
    ]
    assert shown(paper, BlockKind.HEADING)[1:] == ["Introduction", "Contributions.", "Results"]
    assert [block.heading[1:] for block in paper.blocks if block.kind is BlockKind.PARAGRAPH] == [
        *(("Abstract",), ("Introduction",), ("Introduction", "Contributions."), ("Results",))
    ]


def test_nothing_is_seen_that_is_not_set(paper: Document) -> None:
    for hidden in (
        "25",
        "771",
        "4021",
        "55",
        "120",
        "99",
        "best run",
        "draft",
        "textbf",
        "llS",
        "lr",
        "3pt",
        "eq:",
        "sec",
    ):
        assert hidden not in visible(paper).split(), hidden


def test_the_table_of_a_paper(paper: Document) -> None:
    (table,) = paper.tables
    assert grid(table) == [
        ["", "", "Benchmark", "Benchmark"],
        ["Model", "Size", "MMLU", "GSM8K"],
        ["Kiln", "2B", "48.3", "31.0"],
        ["Kiln", "7B", "61.9", "52.4 ± 0.3"],
        ["Reed", "3B", "44.0", "–"],
    ]
    assert table.header_rows == 2
    assert [cell.text for cell in table.cells if cell.is_bold] == ["31.0", "61.9"]
    assert table.caption is not None
    assert paper.clean(table.caption).startswith("Accuracy on two benchmarks")
    for cell in table.cells:
        assert table.start <= cell.start <= cell.end <= table.end
    (best,) = [cell for cell in table.cells if cell.text == "31.0"]
    assert paper.text[best.start : best.end] == "31.0"


def test_the_figures_of_a_paper() -> None:
    claims = extract(PAPER.read_text(), name="kiln.tex", media_type=LATEX)
    values = {(str(c.quantity.value), c.quantity.unit) for c in claims if c.quantity is not None}
    assert {
        ("1.4E+12", "token"),
        ("21", "day"),
        ("310000", "USD"),
        ("38", "percent"),
        ("900", "megawatt_hour"),
    } <= values
    assert {("7.25", "percent"), ("8192", "token"), ("-12.5", "degree_Celsius"), ("14", "kilometer**2")} <= values
    for claim in claims:
        assert PAPER.read_text()[claim.location.start : claim.location.end] == claim.text


def test_citations_and_addresses_are_links(paper: Document) -> None:
    links = [(link.target, link.kind) for link in paper.links]
    assert links.count(("@okafor2023", LinkKind.REFERENCE)) == 2
    assert ("@lind-2024", LinkKind.REFERENCE) in links
    assert ("https://example.org/runs%202023", LinkKind.LINK) in links
    assert ("@lind-2024", LinkKind.FOOTNOTE) in links
    claims = extract(PAPER.read_text(), name="kiln.tex", media_type=LATEX)
    cited = [claim.text for claim in claims if claim.attribution and "@okafor2023" in claim.attribution.citations]
    assert any("10^{12}" in text for text in cited)


def test_comments_are_kept_for_suppressions(paper: Document) -> None:
    comments = [paper.text[span.start : span.end] for span in paper.comments]
    assert comments == [
        "% 25 mm all around",
        "% claimcheck: ignore CC201 the smaller run is not counted",
        "% best run of 5",
    ]


def test_what_a_paper_includes_is_named_and_not_opened() -> None:
    (problem,) = load(PAPER, name="kiln.tex", config=Config()).problems
    assert (problem.kind, problem.fatal) == ("not-included", False)
    assert "sections/appendix" in problem.detail


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"It is 43\% of it.", [(r"43\%", "43", "percent")]),
        (r"It costs \$5 million.", [(r"$5 million", "5E+6", "USD")]),
        (r"It weighs 20~kg.", [("20~kg", "20", "kilogram")]),
        (r"It is 10\,km long.", [(r"10\,km", "10", "kilometer")]),
        (r"It has 10\,000 tokens.", [(r"10\,000 tokens", "10000", "token")]),
        (r"It took 10--20 days.", [("10--20 days", "10 to 20", "day")]),
        (r"It took $10$--$20$ days.", [("10$--$20$ days", "10 to 20", "day")]),
        (r"It needs $3\times10^{-4}$ seconds.", [(r"3\times10^{-4}$ seconds", "0.0003", "second")]),
        (r"It needs 10$^{25}$ FLOP.", [("10$^{25}$ FLOP", "1E+25", "FLOP")]),
        (r"It has $7$B parameters.", [("7$B parameters", "7E+9", "parameter")]),
        (r"It covers 12 m$^2$ now.", [("12 m$", "12", "meter**2")]),
        (r"It is \SI{3}{\kilo\meter} long.", [(r"3}{\kilo\meter", "3", "kilometer")]),
        (r"It is \qty[mode=text]{3.5}{km/h} fast.", [("3.5}{km/h", "3.5", "kilometer/hour")]),
        (r"It is \SIrange{10}{20}{\percent} of it.", [(r"10}{20}{\percent", "10 to 20", "percent")]),
        (r"It took \num{1.2e3} steps.", [("1.2e3} steps", "1.2E+3", "")]),
        (r"The gain is $-5$ dB.", [("-5$ dB", "-5", "decibel")]),
        (r"It is \textbf{\emph{5}} kg.", [("5}} kg", "5", "kilogram")]),
        (r"It is \textcolor{red}{5 kg} now.", [("5 kg", "5", "kilogram")]),
        (r"It grows with $O(n^2)$, $L_2$, $\frac{1}{2}$, $x \in [0, 1]$, $\mathbb{R}^{512}$ and $n+1$.", []),
        (r"See Table~\ref{tab:5}, \vspace{5pt}\includegraphics[width=0.5\textwidth]{fig5.pdf} above.", []),
        (r"It is \[ x = 5 \] and $$ y = 6 $$ and \begin{align*} z &= 7 \end{align*} so.", []),
        ("It is % 5 kg\nheavy.", []),
        (r"\begin{comment} 5 kg \end{comment} It is \iffalse 6 kg \else heavy\fi.", []),
    ],
)
def test_figures_are_read_as_they_are_set(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert figures(text) == expected


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        (
            r"Universit\"at T\"ubingen, na\"{\i}ve, \'Etude, Fran\c{c}ois",
            "Universität Tübingen , naïve , Étude , François",
        ),
        (r"R\&D at AT\&T, gpt2\_small", "R&D at AT&T , gpt2_small"),
        ("``so'' it was---or not", "“so” it was— or not"),
        (r"\newcommand{\themodel}{Reed}\themodel{} is old.", "Reed is old."),
        (r"\def\themodel{Reed}\themodel\ is old.", "Reed is old."),
        (r"A \verb|Llama-3-70B| and \verb|rm -rf|", "A Llama-3-70B and"),
        (r"A \href{https://a.b/c%20d}{page} and \url{https://e.f}", "A page and"),
        (r"It stood\footnote{On 5 pillars.}. It fell.", "It stood (On 5 pillars.). It fell."),
        (r"CO$_2$ and the 5\textsuperscript{th}", "CO2 and the 5th"),
        (r"\unknown{Words} stay, \layout{5}{6} goes", "Words stay, goes"),
        (r"{\bf Old} {\it style}", "Old style"),
        (r"Unbalanced { braces } of } all } sorts {", "Unbalanced braces of all sorts"),
    ],
)
def test_text_is_shown_as_it_is_set(text: str, seen: str) -> None:
    assert visible(reading(text)) == seen


def test_lists_and_quotes() -> None:
    document = reading(
        r"Two: \begin{enumerate} \item One \begin{itemize} \item Deep \end{itemize} \item[Name] Two \end{enumerate}"
        r"\begin{quote} Said so. \end{quote} After."
    )
    assert shown(document) == ["Two:", "One", "Deep", "Name: Two", "Said so.", "After."]
    assert kinds(document) == ["paragraph", "list", "list", "list", "quote", "paragraph"]
    assert [(b.level, b.ordered) for b in document.blocks if b.kind is BlockKind.LIST] == [
        (1, True),
        (2, False),
        (1, True),
    ]


@pytest.mark.parametrize(
    ("rows", "header_rows"),
    [
        (r"\hline City & Area \\ \hline Ulm & 118 \\ \hline Bonn & 141 \\ \hline", 1),
        (r"\toprule City & Area \\ \midrule Ulm & 118 \\ Bonn & 141 \\ \bottomrule", 1),
        (r"City & Area \\ Ulm & 118 \\ Bonn & 141", 1),
        (r"Ulm & 118 \\ Bonn & 141 \\", 0),
        ("City & Area \\\\ % a comment & more\n Ulm & 118 \\\\\n\n Bonn & 141 \\\\", 1),
        (r"City & Area \tabularnewline \hline Ulm & \makecell{118} \\ Bonn & {141} \\", 1),
    ],
)
def test_rows_and_headers_of_tabulars(rows: str, header_rows: int) -> None:
    (table,) = reading(rf"\begin{{tabular}}{{l|r}} {rows} \end{{tabular}}").tables
    assert [row for row in grid(table) if row[0] != "City"] == [["Ulm", "118"], ["Bonn", "141"]]
    assert table.header_rows == header_rows


def test_what_only_arranges_the_page_is_no_table() -> None:
    document = reading(r"\begin{tabular}{c} A first line of 5 words \\ and a second \end{tabular}")
    assert document.tables == ()
    assert shown(document) == ["A first line of 5 words and a second"]


def test_a_part_of_a_paper_is_read_without_a_preamble() -> None:
    assert shown(reading("\\section{Data}\nIt has 5 files.\n")) == ["Data", "It has 5 files."]


def test_markup_without_end_is_cut_and_reported(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(latex_structure, "MOST_TOKENS", 100)
    source = Document.from_text("It has 5 files. " + "\\\\" * 1000, name="doc", media_type=LATEX)
    document, problems = read_reporting(source, Config())
    assert shown(document) == ["It has 5 files."]
    assert [(problem.kind, problem.fatal) for problem in problems] == [("too-large", False)]
    assert "only the first" in problems[0].detail


def test_findings_speak_of_what_is_seen_and_braces_break_no_message() -> None:
    text = (
        r"The corpus holds $2.1\times10^{9}$ passages: $1.4\times10^{9}$ from the web and $0.9\times10^{9}$ from books."
        r" The pipe between the halls is \qty{30}{\meter} (89 feet) long. Of 120 raters 90 (65\%) preferred it."
    )
    report = check(
        [Document.from_text(text, name="a.tex", media_type=LATEX)], Config(cache=False, select=("CC2", "CC4"))
    )
    messages = {finding.rule: finding.message for finding in report.findings}
    assert messages["CC402"] == "30 m is 96.78 to 100.1 feet, not 89 feet."
    assert messages["CC210"].startswith("65 % is not the share of 90 in 120 raters")
    assert "CC901" not in messages
    [conversion] = [finding.derivation for finding in report.findings if finding.rule == "CC402"]
    assert conversion is not None
    assert [one.text for one in conversion.inputs.values()] == ["30 m", "89 feet"]
