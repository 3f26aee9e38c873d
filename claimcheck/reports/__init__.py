"""One file a report format, templates beside it."""

from __future__ import annotations

from importlib import import_module

from claimcheck.records import Report, Severity

FORMAT_NAMES = (
    "console", "json", "html", "sarif", "github", "junit", "gitlab", "rdjson", "markdown", "csv", "claimreview",
)  # fmt: skip
_SHORTENED = frozenset({"console", "github", "markdown"})
"""Formats that people read from top to bottom; the others hold every finding."""


def render(report: Report, format: str, *, least: Severity = Severity.WARNING) -> str:  # noqa: A002 - as in the CLI
    """The report as text in one of `FORMAT_NAMES`; `KeyError` for any other name.

    Console, github and markdown show findings of at least severity `least` and count the others.
    """
    if format not in FORMAT_NAMES:
        raise KeyError(format)
    # Imported on use: a run that writes JSON should not wait for templates and terminals.
    write = import_module(f"{__name__}.{format}").render
    text: str = write(report, least=least) if format in _SHORTENED else write(report)
    return text
