"""Figures that a text and its source write in different forms: equal ones are traced, others are found."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, Report, check
from claimcheck.records import SupportStatus


def held(text: str, source: str, name: str = "results/run.md", **settings: object) -> Report:
    return check(
        [Document.from_text(text, name="note.md", media_type="text/markdown")],
        Config(cache=False, select=("CC5",), **settings),
        sources=[Document.from_text(source, name=name, media_type="text/markdown")],
    )


def codes(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings if finding.rule != "CC501"]


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Wrenna-4 was trained on 1.8T tokens.", "Wrenna-4 was trained on 1,800 billion tokens."),
        ("Wrenna-4 has 7.2B parameters.", "Wrenna-4 has 7.2 billion parameters."),
        ("Training Wrenna-4 took 8.64e22 FLOP.", "Training Wrenna-4 took 8.64 × 10^22 FLOP."),
        ("Training Wrenna-4 took a year.", "Training Wrenna-4 took 12 months."),
        ("Revenue of Fenwick changed by \N{MINUS SIGN}4.2% in 2023.", "Revenue of Fenwick changed by -4.2% in 2023."),
    ],
)
def test_the_same_value_in_another_form_is_sourced(text: str, source: str) -> None:
    report = held(text, source)
    assert codes(report) == []
    statuses = {claim.text: claim.support.status for claim in report.claims if claim.date is None}
    assert set(statuses.values()) == {SupportStatus.SOURCED}, statuses


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Wrenna-4 was trained on 1.8T tokens.", "Wrenna-4 was trained on 1,300 billion tokens."),
        ("Training Wrenna-4 took 8.64e22 FLOP.", "Training Wrenna-4 took 6.84 × 10^22 FLOP."),
    ],
)
def test_another_value_in_another_form_is_found(text: str, source: str) -> None:
    assert codes(held(text, source)) == ["CC503"]


@pytest.mark.parametrize("written", ["a third", "33.3%", "0.333", "33 percent"])
def test_a_share_in_any_form_is_0_333_in_data(written: str) -> None:
    data = "model,failure rate\nWrenna-4,0.333\n"
    report = held(f"The failure rate of Wrenna-4 is {written}.", data, "runs.csv")
    assert codes(report) == []
    [claim] = report.claims
    assert claim.support.status is SupportStatus.SOURCED


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "Wrenna-4 was trained on 50.03 billion tokens.",
            "Wrenna-4 was trained on about 50 billion tokens.",
            ["CC507"],
        ),
        ("Wrenna-4 was trained on 50.03 billion tokens.", "Wrenna-4 was trained on 50 billion tokens.", []),
        ("Wrenna-4 was trained on 50.0 billion tokens.", "Wrenna-4 was trained on 50 billion tokens.", []),
        ("Wrenna-4 was trained on 50 billion tokens.", "Wrenna-4 was trained on about 50 billion tokens.", []),
        ("Wrenna-4 was trained on 51 billion tokens.", "Wrenna-4 was trained on about 50 billion tokens.", []),
        ("Wrenna-4 was trained on over 30 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens.", ["CC507"]),
        ("Wrenna-4 was trained on over 30 billion tokens.", "Wrenna-4 was trained on 30.2 billion tokens.", []),
        ("Wrenna-4 was trained on almost 30 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens.", []),
        ("Wrenna-4 was trained on under 30 billion tokens.", "Wrenna-4 was trained on 30.4 billion tokens.", ["CC507"]),
        ("Wrenna-4 was trained on at least 29 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens.", []),
    ],
)
def test_precision_and_bounds_are_those_of_the_source(text: str, source: str, expected: list[str]) -> None:
    assert codes(held(text, source)) == expected
