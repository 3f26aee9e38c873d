"""Whether a figure of running text is what a setting gives a number to, and whether the two numbers fit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from claimcheck.checks.rule import DocumentView
from claimcheck.checks.units.settings import Setting, Words, said_words, singular
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Comparator, Interval
from claimcheck.units import comparable, convert

_REACH = 60
_MOST_LINKS = 3
_ENDS = re.compile(r"[.;:,()]\s|[()]|\d")
_BINARY = (Decimal(1), Decimal("1.024"), Decimal("1.048576"))
"""32K tokens may be 32,000 or 32,768."""
_USUAL = {
    "[time]": ("second", "millisecond", "minute", "hour", "day"),
    "[information]": ("byte", "kilobyte", "megabyte", "gigabyte", "kibibyte", "mebibyte", "gibibyte"),
}
"""What a number without a unit may be in, by dimension."""


def is_named(view: DocumentView, claim: Claim, words: Words) -> bool:
    """Whether the words stand in the figure ("12 attention heads"), right before it ("a batch size of 64") or behind
    it ("2 GiB of memory")."""
    assert claim.quantity is not None
    unit = "" if claim.quantity.counted and claim.quantity.unit_text == "" else claim.quantity.unit_text
    if said_words(unit or claim.quantity.counted or "")[-len(words) :] == words:
        return True
    after = re.split(r"[^\w\s-]", view.after(claim, _REACH))[0]
    following = said_words(after)
    if following[:1] == ("of",) and following[1 : 1 + len(words)] == words:
        return True
    if said_words(claim.metric or "") == words:
        return True
    earlier = [
        c.location.end for c in view.by_sentence[claim.location.sentence] if c.location.end <= claim.location.start
    ]
    gap = claim.location.start - max(earlier, default=0)
    before = said_words(_ENDS.split(view.before(claim, min(_REACH, gap)))[-1])
    for links in range(_MOST_LINKS + 1):
        end = len(before) - links
        if before[max(0, end - len(words)) : end] == words:
            return True
        if end <= 0 or before[end - 1] not in _links():
            return False
    return False


def fits(claim: Claim, setting: Setting) -> bool:
    """Whether a setting's number is one that the figure allows, in some unit that is usual for it."""
    quantity = claim.quantity
    assert quantity is not None
    if setting.is_bound and quantity.value is not None:  # "up to 20 MB" is what the limit is
        quantity = quantity.model_copy(update={"comparator": Comparator.EQUAL, "low": None, "high": None})
    written = quantity.generous_interval
    return any(
        setting.value in allowed.scaled(factor)
        for allowed in _readings(written, quantity.unit, quantity.dimension, setting.unit)
        for factor in (
            _BINARY if quantity.unit in ("token", "") or quantity.dimension == "[information]" else _BINARY[:1]
        )
    )


def _readings(written: Interval, unit: str, dimension: str, setting: str) -> Iterator[Interval]:
    yield written
    if unit == "percent":
        yield written.scaled(Decimal("0.01"))
    if setting:
        if unit and comparable(unit, setting):
            yield convert(written, unit, setting)
        return
    for usual in _USUAL.get(dimension, ()):
        yield convert(written, unit, usual)


@cache
def _links() -> frozenset[str]:
    return frozenset(map(singular, table("command_options")["keys"]["links"]))
