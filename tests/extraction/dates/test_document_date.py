"""The date of a document: the most explicit statement of it wins."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from claimcheck.extraction.dates import document_date
from claimcheck.records import Document

PROSE = "# A title\n\nSome text about nothing in particular.\n"


def document(text: str, name: str = "note.md") -> Document:
    return Document.from_text(text, name=name)


@pytest.mark.parametrize(
    "head",
    [
        "# Title\n\nMarch 3, 2025\n\nText.",
        "# Title\n\n*March 3, 2025*\n\nText.",
        "# Title\n\n(Mar 3, 2025  3:19 PM CDT) Stocks rose on Friday.",
        "Weekly Digest 3/3/2025\nHello!",
        "# Title\n\nPublished on 3 March 2025 by the team.\n\nText.",
        "# Title\n\n**Last updated:** 2025-03-03\n\nText.",
        "*3 March 2025. What we read this week.*",
        "# Title\n\nBrief of 3 March 2025. A lab released a model.",
    ],
)
def test_a_dateline_is_found(head: str) -> None:
    found = document_date(document(head), None)
    assert found is not None
    assert (found.date, found.source) == (dt.date(2025, 3, 3), "text")
    assert found.span is not None


@pytest.mark.parametrize(
    "text",
    [
        "The trust was founded on 9 May 1998 by two engineers.",
        "The event on March 3, 2025 drew a crowd, and many came back on the days after it to see more.",
        "Our fiscal year ended on January 31, 2025.",
        PROSE,
    ],
)
def test_a_date_told_of_is_not_the_date_of_the_document(text: str) -> None:
    assert document_date(document(text), None) is None


def test_metadata_come_first() -> None:
    dated = dataclasses.replace(document("March 3, 2025\n\nText."), metadata={"Date": "2024-01-02"})
    found = document_date(dated, None)
    assert found is not None
    assert (found.date, found.source) == (dt.date(2024, 1, 2), "metadata")


def test_the_configured_date_stands_in_for_a_missing_one() -> None:
    found = document_date(document(PROSE), dt.date(2024, 5, 6))
    assert found is not None
    assert (found.date, found.source) == (dt.date(2024, 5, 6), "configured")


@pytest.mark.parametrize(
    "name",
    ["2024-04-17-digest.md", "in/digest_24-04-17.md", "digest20240417.txt", "week-April-11-April-17-2024.md"],
)
def test_the_name_of_the_file_may_hold_it(name: str) -> None:
    found = document_date(document(PROSE, name), None)
    assert found is not None
    assert (found.date, found.source) == (dt.date(2024, 4, 17), "name")


def test_an_announced_event_dates_its_announcement_a_week_before() -> None:
    found = document_date(document(PROSE + "Join us on March 10, 2025, at 11:00 AM Pacific Time!"), None)
    assert found is not None
    assert found.date == dt.date(2025, 3, 3)
    assert found.confidence <= 0.5
