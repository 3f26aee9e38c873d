"""How near two values are that differ, as signals: what is mistyped or outdated is mostly near what was meant."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal

from claimcheck.records import Claim
from claimcheck.units.nearness import Slip, nearness, values_of

_SMALL = 20
"""Below it any two counts are near each other in ratio, and a difference of three is near."""
_NEXT = 3
_FAR = 0.1
_SCALE_WORD = re.compile(r"\d\s?(?:[KMBT]|k)\b|(?:thousand|million|billion|trillion)", re.I)
_SCALES = tuple(map(Decimal, ("1e3", "1e6", "1e9")))


def closeness(one: Claim, other: Claim, *, differ: bool) -> Mapping[str, float]:
    """Signals of two figures, each 0 to 1; all 0 unless the two `differ`."""
    x, y = values_of(one, other)
    near, slip = nearness(one, other)
    small = x is not None and y is not None and max(x, y) < _SMALL
    ratio = float(min(x, y) / max(x, y)) if x and y and min(x, y) > 0 else 0.0
    is_scaled = is_scale_slip(one, other)
    signals = {
        "values near": near and not small,
        "small values near": near and small,
        "small values next": small and x is not None and y is not None and abs(x - y) <= _NEXT,
        "values a slip apart": slip is Slip.DIGITS,
        "one scale word for another": is_scaled,
        "values far apart": 0 < ratio < _FAR and not is_scaled,
        "ratio of the values": 0.0 if small else ratio,
    }
    return {name: float(value) if differ else 0.0 for name, value in signals.items()}


def is_scale_slip(one: Claim, other: Claim) -> bool:
    """Whether one figure is the other with another scale word: `$1B` for `$1.3 million`."""
    a, b = one.quantity, other.quantity
    if a is None or b is None or a.unit != b.unit or not (_SCALE_WORD.search(a.text) or _SCALE_WORD.search(b.text)):
        return False
    mine, theirs = a.interval, b.interval
    return any(mine.scaled(scale).overlaps(theirs) or theirs.scaled(scale).overlaps(mine) for scale in _SCALES)
