"""The gold dates of the shared newsletters are found, and the dated ones resolved as a person did."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.extraction.dates import day_order, document_date, find_dates
from claimcheck.records import Document


@pytest.mark.shared
def test_gold_dates_of_the_seeds(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/seeds/claims.jsonl").read_text("utf-8").splitlines()]
    right = wanted = 0
    for name in {row["doc"] for row in rows}:
        text = (shared / "seeds" / name).read_text("utf-8")
        dated = document_date(Document.from_text(text, name=name), None)
        figures = find_dates(text, dated.date if dated else None, day_order(text))
        for row in (row for row in rows if row["doc"] == name and row["kind"] == "date" and not row["optional"]):
            found = [f.date for f in figures if f.start < row["end"] and row["start"] < f.end and f.date]
            wanted += 1
            right += any(date.start == row["date"]["start"] and date.end == row["date"]["end"] for date in found)
    assert right >= 0.9 * wanted
