"""One web page that needs nothing else: styles, script and data inside, and a policy that lets nothing else run.

The report travels as JSON in an inert script element; the page's script makes the cards and texts from it as they are
scrolled to, always as text nodes. Without a script there is a plain list of the findings.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from claimcheck.records import Report, SupportStatus
from claimcheck.reports.overview import SEVERITIES, Overview, is_open, ranked
from claimcheck.reports.passages import Passages, cited
from claimcheck.reports.payload import payload_text

SCRIPTS = ("dom.js", "model.js", "quotes.js", "cards.js", "documents.js", "panel.js", "app.js")
"""The parts of the page's script, in the order in which they are put together."""


def render(report: Report) -> str:
    """The report as one self-contained HTML file."""
    style, script = _style(), _script()
    overview = Overview.of(report)
    passages = Passages(report)
    findings = [finding for finding in ranked(report.findings) if is_open(finding)]
    page = _environment().get_template("report.html.j2")
    text = page.render(
        report=report,
        overview=overview,
        severities=[(severity.value, overview.findings[severity]) for severity in SEVERITIES],
        support=_support_bar(overview),
        rules=_rules(report),
        plain=[(finding, passages.quotes(finding.locations)) for finding in findings],
        cited=cited,
        style=Markup(style),  # noqa: S704 - our own file
        script=Markup(script),  # noqa: S704 - our own files
        style_hash=_source_hash(style),
        script_hash=_source_hash(script),
        data=Markup(payload_text(report)),  # noqa: S704 - escaped for a script element
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
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("claimcheck.reports"), autoescape=True, undefined=StrictUndefined, trim_blocks=True
    )


@cache
def _style() -> str:
    return _template("report.css")


@cache
def _script() -> str:
    return '"use strict";\n(() => {\n' + "\n".join(map(_template, SCRIPTS)) + "})();\n"


def _template(name: str) -> str:
    return files("claimcheck.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _source_hash(text: str) -> str:
    """The hash by which a content security policy knows an inline element (CSP level 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
