"""Ranges that figures cannot leave."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.lexicon.load import table
from claimcheck.lexicon.scales import benchmark_scale, metric_scales, physical_scales
from claimcheck.units import conversion


@pytest.mark.parametrize("row", table("scales")["benchmark"], ids=lambda row: row["name"])
def test_every_benchmark_has_a_scale_and_a_source(row: dict[str, str]) -> None:
    scale = benchmark_scale(row["name"])
    assert scale is not None
    assert scale.interval.is_bounded
    assert row["source"]


def test_benchmarks_have_their_canonical_names() -> None:
    names = set(table("benchmarks")["benchmarks"])
    assert {row["name"] for row in table("scales")["benchmark"]} <= names


def test_a_name_is_found_whatever_its_case_and_hyphens() -> None:
    scale = benchmark_scale("mt bench")
    assert scale is not None
    assert (scale.interval.low, scale.interval.high) == (1, 10)
    assert benchmark_scale("Z-Bench") is None


@pytest.mark.parametrize(
    ("text", "unit"),
    [("accuracy", "percent"), ("an Accuracy of", "percent"), ("Cohen's kappa", ""), ("BLEU score", "")],
)
def test_a_metric_is_found_in_words(text: str, unit: str) -> None:
    assert unit in {metric.scale.unit for metric in metric_scales() if metric.loose.search(text)}


@pytest.mark.parametrize("text", ["inaccuracy", "log-likelihood", "recalls", "turnouts"])
def test_a_metric_is_not_found_inside_another_word(text: str) -> None:
    assert not [metric for metric in metric_scales() if metric.loose.search(text)]


def test_physical_limits_are_in_units_of_the_registry() -> None:
    limits = {conversion(scale.unit).dimension: scale.interval for scale in physical_scales()}
    assert limits["[temperature]"].low == 0
    assert Decimal(299_792_459) in limits["[length] / [time]"]
