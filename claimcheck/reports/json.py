"""The report as JSON, valid against schemas/report.schema.json; what other programs rely on."""

from __future__ import annotations

import json

from claimcheck.records import Report


def render(report: Report) -> str:
    """The whole report, indented, keys in the order of the records: the same report gives the same bytes."""
    return as_text(report.model_dump(mode="json"))


def as_text(value: object) -> str:
    """Indented JSON that can always be written as UTF-8: a lone surrogate becomes its JSON escape."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    return text.encode("utf-8", "backslashreplace").decode("utf-8") + "\n"
