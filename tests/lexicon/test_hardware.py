from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.lexicon.hardware import accelerator, accelerators


@pytest.mark.parametrize(
    ("name", "peak"),
    [("A100", "312e12"), ("A100-80GB", "312e12"), ("NVIDIA H100s", "989.5e12"), ("tpu v4", "275e12")],
)
def test_a_name_as_written_finds_its_peak(name: str, peak: str) -> None:
    found = accelerator(name)
    assert found is not None
    assert found.peak["bf16"] == Decimal(peak)


def test_an_unknown_chip_is_none() -> None:
    assert accelerator("Z9000") is None


def test_variants_of_one_chip_are_kept_apart() -> None:
    assert accelerator("A100 40GB") != accelerator("A100 80GB")
    assert accelerator("H100 PCIe") != accelerator("H100")


@pytest.mark.parametrize("item", accelerators(), ids=lambda item: item.name)
def test_every_chip_has_a_source_and_rates_in_the_order_of_the_formats(item) -> None:
    assert item.url.startswith("https://")
    assert item.source
    rates = [item.peak[fmt] for fmt in ("fp64", "fp32", "tf32", "bf16", "fp8", "fp4") if fmt in item.peak]
    assert rates == sorted(rates)
    assert item.fastest <= Decimal("1e16")
