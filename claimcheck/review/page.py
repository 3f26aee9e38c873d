"""The review page: the report's own cards and passages, with the means to decide."""

from __future__ import annotations

from functools import cache
from typing import Any

from markupsafe import Markup

from claimcheck.records import Report
from claimcheck.reports.assets import assets, enclosed, environment, source_hash
from claimcheck.reports.coverage import coverage
from claimcheck.reports.payload import inert_json, payload
from claimcheck.review.apply import justification
from claimcheck.review.decisions import Reason
from claimcheck.review.session import Session

_PACKAGE = "claimcheck.review"
_SHARED_SCRIPTS = ("dom.js", "data.js", "quotes.js", "plots.js", "parts.js")
_SCRIPTS = ("state.js", "queue.js", "current.js", "review.js")


def page_data(report: Report) -> str:
    """What the page is given of a report, as JSON for a script element; it does not change while people decide."""
    return inert_json(payload(report, coverage(report)))


def render_page(session: Session, data: str, token: str) -> str:
    """The page as HTML; `data` is that of the session's report, `token` is what changes must bring."""
    page = environment(_PACKAGE).get_template("review.html.j2")
    text = page.render(
        by=session.by,
        file=session.file,
        reasons=[reason.value for reason in Reason],
        style=Markup(_style()),  # noqa: S704 - our own files
        script=Markup(_script()),  # noqa: S704 - our own files
        data=Markup(data),  # noqa: S704 - escaped for a script element
        review=Markup(inert_json(_state(session, token))),  # noqa: S704 - escaped for a script element
    )
    return text.encode("utf-8", "replace").decode("utf-8")


def page_policy() -> str:
    """The content security policy: our own style and script, answers to this machine, nothing else."""
    parts = (
        "default-src 'none'",
        f"script-src '{source_hash(_script())}'",
        f"style-src '{source_hash(_style())}'",
        "connect-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
    return "; ".join(parts)


def as_standing(session: Session, fingerprint: str) -> dict[str, Any] | None:
    """The decision on a finding as the page shows it, None where there is none."""
    decision = session.standing.get(fingerprint)
    if decision is None:
        return None
    return {"verdict": decision.verdict.value, "words": justification(decision)}


def _state(session: Session, token: str) -> dict[str, Any]:
    """What the page needs beside the report: the order, the decisions that stand, and what belongs together."""
    numbers = {id(finding): number for number, finding in enumerate(session.report.findings)}
    return {
        "token": token,
        "queue": [numbers[id(finding)] for finding in session.findings],
        "standing": {name: as_standing(session, name) for name in session.standing},
        "quantities": session.quantities,
    }


@cache
def _style() -> str:
    return assets("base.css") + assets("review.css", package=_PACKAGE)


@cache
def _script() -> str:
    return enclosed(assets(*_SHARED_SCRIPTS), assets(*_SCRIPTS, package=_PACKAGE))
