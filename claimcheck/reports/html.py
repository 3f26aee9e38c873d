"""One web page that needs nothing else: styles, script and data inside, and a policy that lets nothing else run.

The report travels as JSON in an inert script element; the page's script makes the cards and texts from it as they are
scrolled to, always as text nodes. Without a script there is a plain list of the findings.
"""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from claimcheck.records import Report, SupportStatus
from claimcheck.reports.assets import assets, enclosed, environment, source_hash
from claimcheck.reports.coverage import coverage
from claimcheck.reports.overview import SEVERITIES, Overview, is_open, ranked
from claimcheck.reports.passages import Passages, cited
from claimcheck.reports.payload import inert_json, payload

STYLES = ("base.css", "report.css")
SCRIPTS = (
    "dom.js",
    "data.js",
    "quotes.js",
    "plots.js",
    "parts.js",
    "filters.js",
    "links.js",
    "cards.js",
    "quantities.js",
    "documents.js",
    "panel.js",
    "keys.js",
    "app.js",
)
"""The parts of the page's style and script, in the order in which they are put together."""


def render(report: Report) -> str:
    """The report as one self-contained HTML file."""
    style, script = _style(), _script()
    overview = Overview.of(report)
    covered = coverage(report)
    passages = Passages(report)
    findings = [finding for finding in ranked(report.findings) if is_open(finding)]
    page = environment().get_template("report.html.j2")
    text = page.render(
        report=report,
        overview=overview,
        severities=[(severity.value, overview.findings[severity]) for severity in SEVERITIES],
        support=_support_bar(overview),
        rules=_rules(report),
        plain=[(finding, passages.quotes(finding.locations)) for finding in findings],
        cited=cited,
        covered=covered,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        style_hash=source_hash(style),
        script_hash=source_hash(script),
        data=Markup(inert_json(payload(report, covered))),  # noqa: S704 - escaped for a script element
    )
    return text.encode("utf-8", "replace").decode("utf-8") + "\n"


def _support_bar(overview: Overview) -> list[tuple[SupportStatus, int, float, float]]:
    """Status, count, and where its part of the bar begins and how wide it is, in percent."""
    parts, begin = [], 0.0
    for status, count in overview.support.items():
        width = 100 * count / overview.claims
        parts.append((status, count, round(begin, 3), round(width, 3)))
        begin += width
    return parts


def _rules(report: Report) -> list[tuple[str, str, int, int, int]]:
    """Code, name, and how much each rule compared, found right and found wrong."""
    names = {finding.rule: finding.name for finding in report.findings} | {
        rule.code: rule.name for rule in report.rules
    }
    return [
        (code, names.get(code, ""), count.compared, count.agreed, count.differed)
        for code, count in sorted(report.summary.rules.items())
    ]


@cache
def _style() -> str:
    return assets(*STYLES)


@cache
def _script() -> str:
    return enclosed(assets(*SCRIPTS))
