"""Small numbers as words and digits."""

from __future__ import annotations

import pytest

from claimcheck.lexicon.numbers import small_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0),
        ("three", 3),
        ("Twenty-five", 25),
        ("ninety", 90),
        ("1,200", 1200),
        ("a", 1),
        ("twenty-ish", None),
        ("three-quarters", None),
        ("1.5", None),
        ("1234567", None),
        ("several", None),
        ("", None),
    ],
)
def test_a_small_number_is_read_and_nothing_else(text: str, value: int | None) -> None:
    assert small_number(text) == value
