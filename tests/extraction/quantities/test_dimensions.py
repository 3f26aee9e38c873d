"""Sizes along axes are one figure; factors of a product are figures of their own."""

from __future__ import annotations

import pytest

from claimcheck import extract


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("The screen has 360 x 240 pixels.", ["360 x 240 pixels"]),
        ("A beam of 3 × 4 m holds it.", ["3 × 4 m"]),
        ("The room is 5' x 7' wide.", ["5' x 7'"]),
        ("A 6'x8' shed is there.", ["6'x8'"]),
        ('An 8½" × 11" sheet is there.', ['8½" × 11"']),
        ("A pool of 25 m by 10 m is there.", ["25 m by 10 m"]),
        ("The pool is 25 m long, 10 m wide.", ["25 m", "10 m"]),
        ("Work took 60 × 2 × 45 minutes.", ["60", "2", "45 minutes"]),
        ("The node has 8 x 80 GB.", ["8", "80 GB"]),
    ],
)
def test_only_what_has_axes_has_dimensions(text: str, figures: list[str]) -> None:
    assert [claim.text for claim in extract(text, name="note.md", media_type="text/markdown")] == figures
