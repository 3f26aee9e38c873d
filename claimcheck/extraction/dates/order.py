"""Whether a document writes the month or the day first, learnt from its dates that can only be read one way."""

from __future__ import annotations

import re

from claimcheck.extraction.dates.meaning import DayOrder

_FULL = re.compile(r"(\d(?<![\w/.-]\d)\d?)([/-])(\d{1,2})\2(?:(?:1\d|20)\d\d|\d\d)(?![\w/-])")
"""What may not stand before comes after the first digit: a pattern that begins with a set is searched for faster."""


def day_order(prose: str) -> DayOrder | None:
    """The order that the unambiguous dates agree on (`25/12/2023` is day first); None where none or both occur."""
    orders = set()
    for match in _FULL.finditer(prose):
        first, second = int(match[1]), int(match[3])
        if first <= 12 < second <= 31:
            orders.add(DayOrder.MONTH_FIRST)
        elif second <= 12 < first <= 31:
            orders.add(DayOrder.DAY_FIRST)
    return orders.pop() if len(orders) == 1 else None
