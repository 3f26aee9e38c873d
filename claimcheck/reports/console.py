"""For people at a terminal: findings by document, both passages, the working, and what was compared."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Iterable, Iterator

from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from claimcheck.records import Derivation, Finding, Report, Severity
from claimcheck.reports.overview import Overview, hidden_line, is_open, is_shown, plural
from claimcheck.reports.passages import Passages, Quote, cited, printable
from claimcheck.reports.working import in_one_line

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_MARK = "bold underline"
_QUIET = "dim"
_MAX_WIDTH = 110


def render(
    report: Report,
    *,
    least: Severity = Severity.WARNING,
    color: bool = False,
    width: int = 80,
    with_summary: bool = True,
) -> str:
    """The report as text of at most `width` columns; without colour the figures are marked `>>so<<`.

    Open findings of at least severity `least` are shown, the others counted.
    """
    console = _console(color, width)
    for part in _findings(report, least, color):
        console.print(part)
    for part in _summary(report, least) if with_summary else ():
        console.print(part)
    return _printed(console)


def statistics(report: Report, *, color: bool = False, width: int = 80) -> str:
    """How often each rule fired, the most frequent first, and how many of its findings are closed."""
    counts = Counter((f.rule, f.name, f.severity) for f in report.findings if is_open(f))
    closed = Counter((f.rule, f.name, f.severity) for f in report.findings if not is_open(f))
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    for rule, name, severity in sorted(counts | closed, key=lambda key: (-counts[key], -closed[key], key)):
        aside = f"({closed[rule, name, severity]:,} closed)" if closed[rule, name, severity] else ""
        style = _STYLES[severity]
        table.add_row(
            f"{counts[rule, name, severity]:,}", rule, Text(severity.value, style=style), Text(name), Text(aside)
        )
    console = _console(color, width)
    console.print(table)
    console.print(Text(Overview.of(report).verdict, style="bold"))
    return _printed(console)


def _console(color: bool, width: int) -> Console:
    return Console(
        file=io.StringIO(),
        width=min(width, _MAX_WIDTH),
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
    )


def _printed(console: Console) -> str:
    assert isinstance(console.file, io.StringIO)
    return "".join(f"{line.rstrip()}\n" for line in console.file.getvalue().splitlines())


def _findings(report: Report, least: Severity, color: bool) -> Iterator[RenderableType]:
    passages = Passages(report)
    for document, findings in _by_document(report, least):
        yield Text(printable(document) or "(no document)", style="bold")
        for finding in findings:
            yield Padding(finding_panel(finding, passages, color), (0, 0, 1, 2))
    if report.errors:
        yield Text("Not read", style="bold")
        for problem in report.errors:
            text = f"{problem.document}: {problem.detail} [{problem.kind}]"
            yield Padding(Text(printable(text)), (0, 0, 0, 2))
        yield Text()


def _summary(report: Report, least: Severity) -> Iterator[RenderableType]:
    overview = Overview.of(report)
    if hidden := hidden_line(report.findings, least):
        yield Text(hidden, style=_QUIET)
        yield Text()
    yield Text(overview.verdict, style="bold")
    yield _rows(overview.lines)


def _by_document(report: Report, least: Severity) -> Iterable[tuple[str, list[Finding]]]:
    grouped: dict[str, list[Finding]] = {}
    for finding in report.findings:
        if not is_shown(finding, least):
            continue
        name = finding.locations[0].document if finding.locations else ""
        grouped.setdefault(name, []).append(finding)
    return grouped.items()


def finding_panel(finding: Finding, passages: Passages, color: bool) -> RenderableType:
    """One finding with its passages and its working; without colour the figures are marked `>>so<<`."""
    place = finding.locations[0] if finding.locations else None
    head = Text()
    if place is not None:
        head.append(f"{place.line}:{place.column} ", style=_QUIET)
    head.append(finding.severity.value, style=_STYLES[finding.severity])
    head.append(f" {finding.rule} {finding.name}")
    if finding.confidence < 1:
        head.append(f" ({finding.confidence:.0%} sure)", style=_QUIET)
    body: list[RenderableType] = [Text(printable(finding.message))]
    body += [_quotation(quote, color) for quote in passages.quotes(finding.locations)]
    if finding.derivation is not None:
        body.append(_rows(_working(finding.derivation)))
    return Group(head, Padding(Group(*body), (0, 0, 0, 2)))


def _quotation(quote: Quote, color: bool) -> RenderableType:
    text = Text.assemble((cited(quote.places), _QUIET))
    if quote.pieces:
        text.append("\n")
    for piece, is_figure in quote.pieces:
        marked = piece if color or not is_figure else f">>{piece}<<"
        text.append(marked, style=_MARK if is_figure else None)
    return _Barred(text)


class _Barred:
    """A text with a bar down its left side, as long as the text is once wrapped."""

    def __init__(self, text: Text) -> None:
        self.text = text

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for line in self.text.wrap(console, options.max_width - 2):
            yield Text.assemble(("│ ", _QUIET), line)


def _working(derivation: Derivation) -> list[tuple[str, str]]:
    """The working in one line; below it by which tolerance it was judged and what was tried."""
    return [
        ("working", in_one_line(derivation)),
        *([("tolerance", derivation.tolerance)] if derivation.tolerance else []),
        *((("tried" if n == 0 else ""), reading) for n, reading in enumerate(derivation.readings)),
    ]


def _rows(rows: Iterable[tuple[str, str]]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    table.add_column(style=_QUIET, no_wrap=True)
    table.add_column(overflow="fold", ratio=1)
    for label, text in rows:
        table.add_row(Text(label), Text(printable(text)))
    return table


def summary_line(report: Report) -> str:
    """The verdict and the coverage in one line, for quiet runs and logs."""
    overview = Overview.of(report)
    return f"{overview.verdict} {plural(overview.claims, 'claim')}, {overview.compared:,} compared."
