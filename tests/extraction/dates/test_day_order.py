"""The order of day and month is learnt from the dates that have only one reading."""

from __future__ import annotations

import pytest

from claimcheck.extraction.dates import DayOrder, day_order


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("Sent 25/12/2023, due 1/11/2023.", DayOrder.DAY_FIRST),
        ("Sent 12/25/2023, due 1/11/2023.", DayOrder.MONTH_FIRST),
        ("Sent 1/11/2023.", None),
        ("Sent 25/12/2023 and 12/25/2023.", None),
        ("Sent 2023-12-25, part 13/45/2023.", None),
    ],
)
def test_only_unambiguous_dates_teach_the_order(text: str, order: DayOrder | None) -> None:
    assert day_order(text) is order
