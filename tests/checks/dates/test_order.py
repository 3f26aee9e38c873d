"""Texts that tempt the rules of time and are right."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.config import Config


@pytest.mark.parametrize(
    "text",
    [
        "Moran, a genial 46-year-old, opened the park in 2008 and sold it in 2015.",
        "The 90-year-old has run the shop since 1976 and retires in 2026.",
        "The poll ran from 18 December to 6 January 2025.",
        "The musical ran for 17 months starting in 2013.",
        "After a slump in 2021, revenue was back at the level of 2019.",
        "After the vote in 2021, which repealed a law of 2019, the office was closed.",
        "The first patent was granted in 2020, the second was filed in 2018.",
        "The shop closed in 2010 and opened again in 2015.",
        "---\ndate: 2025-06-01\n---\n\nThe film, set in 2049, opened in May 2025.",
        "---\ndate: 2025-06-01\n---\n\nThe council sold bonds due in 2040 and signed a lease until 2055.",
        "---\ndate: 2025-06-01\n---\n\nResults for the fiscal year 2026 were published in May.",
        "She met him in 1951 and they moved often. Four years later, in 1969, they parted.",
    ],
)
def test_no_rule_of_time_flags_a_text_that_can_be_true(text: str) -> None:
    report = check([Document.from_text(text, name="a.md", media_type="text/markdown")], Config(select=("CC3",)))
    assert [finding.message for finding in report.findings] == []
