"""An `m` that touches its number: metres, or millions of what is counted."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Kind


@pytest.mark.parametrize(
    ("text", "value", "unit", "kind"),
    [
        ("The population grew to 8.2m.", 8_200_000, "", Kind.COUNT),
        ("Subscribers rose to 3m in the spring.", 3_000_000, "", Kind.COUNT),
        ("It has 5m users.", 5_000_000, "", Kind.COUNT),
        ("The crane rose to 30m.", 30, "meter", Kind.QUANTITY),
        ("The users moved to 30m above the ground.", 30, "meter", Kind.QUANTITY),
        ("The pool is 50m long.", 50, "meter", Kind.QUANTITY),
    ],
)
def test_metres_and_millions(text: str, value: int, unit: str, kind: Kind) -> None:
    ((figure,), _) = find_quantities(text)
    assert figure.quantity is not None
    assert (figure.quantity.value, figure.quantity.unit, figure.kind) == (value, unit, kind)
