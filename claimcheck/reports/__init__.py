"""One file a report format, templates beside it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from types import MappingProxyType

from claimcheck.records import Report

FORMAT_NAMES = ("console", "json", "html", "sarif", "github", "junit", "gitlab", "markdown")


def _renderer(name: str) -> Callable[[Report], str]:
    def render(report: Report) -> str:
        # Imported on use: a run that writes JSON should not wait for templates and terminals.
        text: str = import_module(f"{__name__}.{name}").render(report)
        return text

    return render


FORMATS: Mapping[str, Callable[[Report], str]] = MappingProxyType({name: _renderer(name) for name in FORMAT_NAMES})
"""Format name to the function that writes a report in it."""


def render(report: Report, format: str) -> str:  # noqa: A002 - the word that the command line uses
    """The report as text in one of `FORMATS`; `KeyError` for any other name."""
    return FORMATS[format](report)
