"""Which durations stand beside their ends, and what the ends allow."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.config import Config
from claimcheck.records import Report


def judged(text: str) -> Report:
    return check([Document.from_text(text, name="a.md", media_type="text/markdown")], Config(select=("CC304",)))


@pytest.mark.parametrize(
    "text",
    [
        "The strike lasted three weeks between 3 March 2025 and 30 June 2025.",
        "The show is open ten days, from 3 to 14 June 2025, closed on Mondays.",
        "- 10:00–11:30 Two talks (45 minutes)",
        "- 14:15–18:00 Talks, with a break of 30 minutes at 16:00",
        "They stayed for two days in the week from 3 June 2024 to 9 June 2024.",
    ],
)
def test_a_duration_within_a_stretch_is_not_compared_with_it(text: str) -> None:
    report = judged(text)
    assert not report.findings
    assert not report.verifications


@pytest.mark.parametrize(
    "text",
    [
        "The launch slipped from 3 June 2024 to 17 June 2024, a delay of two weeks.",
        "The pass runs from 11:00 to 1:00 (two hours).",
        "The night shift lasts eight hours, from 22:00 to 06:00.",
        "He improved from 4:10 to 3:45 (25 seconds).",
        "The lease runs for twenty years from 2027, to the end of 2047.",
    ],
)
def test_a_duration_that_its_ends_allow_is_verified(text: str) -> None:
    report = judged(text)
    assert not report.findings
    assert report.verifications


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("The night shift lasts six hours, from 22:00 to 06:00.", "22:00 to 06:00 is 8 hours, not six hours."),
        ("The fair is open for five days, from 3 to 14 June 2025.", "11 to 12 days"),
        ("The term runs for 12 years from 2015, until 2025.", "2015 to 2025 is 10 years"),
    ],
)
def test_a_duration_that_its_ends_exclude_is_flagged(text: str, message: str) -> None:
    (finding,) = judged(text).findings
    assert message in finding.message
