"""How near two values are that differ, as signals: what is mistyped or outdated is mostly near what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from claimcheck.records import Claim
from claimcheck.units.nearness import Slip, nearness, values_of

_SMALL = 20
_NEXT = 3
"""Below `_SMALL` no ratio tells anything, and values are next to each other up to this difference."""
_FAR = 0.1
_TELLING_DIGITS = 2
_SCALE_WORD = re.compile(r"\d\s?(?:[KMBT]|k)\b|(?:thousand|million|billion|trillion)", re.I)
_SCALES = tuple(map(Decimal, ("1e3", "1e6", "1e9")))


def closeness(one: Claim, other: Claim, *, differ: bool) -> Mapping[str, float]:
    """Signals of two figures, each 0 to 1; all 0 unless the two `differ`."""
    x, y = values_of(one, other)
    near, slip = nearness(one, other)
    small = x is not None and y is not None and max(x, y) < _SMALL
    ratio = float(min(x, y) / max(x, y)) if x and y and min(x, y) > 0 else 0.0
    is_scaled = is_scale_slip(one, other) or has_same_digits(x, y)
    signals = {
        "values near": near and not small,
        "small values next": small and x is not None and y is not None and abs(x - y) <= _NEXT,
        "values a slip apart": slip is Slip.DIGITS,
        "one scale for another": is_scaled,
        "values far apart": 0 < ratio < _FAR and not is_scaled,
        "ratio of the values": 0.0 if small else ratio,
    }
    return {name: float(value) if differ else 0.0 for name, value in signals.items()}


def has_same_digits(one: Decimal | None, other: Decimal | None) -> bool:
    """Whether only zeros or the point tell two values apart: `12,000` and `1,200`; not `3` and `30`."""
    if one is None or other is None or one == other:
        return False
    digits = "".join(map(str, one.normalize().as_tuple().digits))
    return len(digits) >= _TELLING_DIGITS and one.normalize().as_tuple().digits == other.normalize().as_tuple().digits


def is_scale_slip(one: Claim, other: Claim) -> bool:
    """Whether one figure is the other with another scale word: `$1B` for `$1.3 million`."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.unit != b.unit or not (_SCALE_WORD.search(a.text) or _SCALE_WORD.search(b.text)):
        return False
    mine, theirs = a.interval, b.interval
    return any(mine.scaled(scale).overlaps(theirs) or theirs.scaled(scale).overlaps(mine) for scale in _SCALES)
