"""Issues of one series, across documents."""

from __future__ import annotations

import datetime as dt

from claimcheck import Document, check
from claimcheck.config import Config
from claimcheck.records import Report

WEEK = dt.timedelta(days=7)
FIRST = dt.date(2025, 1, 8)


def issue(title: str, date: dt.date) -> Document:
    text = f"---\ndate: {date}\n---\n\n# {title}\n\nThe ferry sails again.\n"
    return Document.from_text(text, name=f"{title}-{date}.md", media_type="text/markdown")


def judged(*documents: Document) -> Report:
    return check(list(documents), Config(select=("CC310",)))


def weekly(numbers: range) -> list[Document]:
    return [issue(f"The Tide Table {n}", FIRST + (n - numbers[0]) * WEEK) for n in numbers]


def test_weekly_issues_are_in_sequence() -> None:
    report = judged(*weekly(range(31, 37)))
    assert not report.findings
    assert len(report.verifications) == 5


def test_an_issue_off_the_beat_is_flagged() -> None:
    issues = weekly(range(31, 37))
    issues[3] = issue("The Tide Table 34", FIRST + 3 * WEEK + dt.timedelta(days=3))
    messages = [finding.message for finding in judged(*issues).findings]
    assert any("No. 34" in message for message in messages)


def test_a_week_without_an_issue_is_no_error() -> None:
    issues = [
        issue(f"The Tide Table {n}", FIRST + k * WEEK) for n, k in zip(range(31, 37), (0, 1, 2, 4, 5, 6), strict=True)
    ]
    assert not judged(*issues).findings


def test_one_number_with_two_dates_is_flagged() -> None:
    (finding,) = judged(issue("Tide Table #7", FIRST), issue("Tide Table #7", FIRST + WEEK)).findings
    assert "the same day" in finding.message
    assert [place.document for place in finding.locations] == [
        f"Tide Table #7-{FIRST + WEEK}.md",
        f"Tide Table #7-{FIRST}.md",
    ]


def test_versions_of_a_product_are_no_issues() -> None:
    report = judged(issue("Kestrel Chat 3", FIRST), issue("Kestrel Chat 2", FIRST + WEEK))
    assert not report.findings
    assert not report.verifications


def test_a_year_in_a_title_is_no_number() -> None:
    assert not judged(issue("Annual Report 2024", FIRST), issue("Annual Report 2023", FIRST + WEEK)).verifications
