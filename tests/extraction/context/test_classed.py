"""The name that a phrase of its class is said of."""

from __future__ import annotations

import pytest

from claimcheck import extract


@pytest.mark.parametrize(
    ("text", "subjects"),
    [
        ("Marlin 8x7B is an open model with 56B params (13B active).", ["Marlin 8x7B"] * 2),
        ("Pelican-V2 is a mixture of experts with 236B total parameters.", ["Pelican-V2"]),
        ("The lab released Marlin 8x7B, an open model with 46B params.", ["Marlin 8x7B"]),
        ("Corvid-20B is a decoder with 60 layers.", ["Corvid-20B"]),
        ("Anna Bell, a teacher at a school with 300 pupils, said so.", ["school"]),
        ("Pell is a town on a river with 3 bridges.", ["river"]),
    ],
)
def test_whose_figure_it_is(text: str, subjects: list[str]) -> None:
    claims = extract(text, name="a.md", media_type="text/markdown")
    named = [claim.subject for claim in claims if not (claim.subject or "").endswith(claim.text)]
    assert named == subjects
