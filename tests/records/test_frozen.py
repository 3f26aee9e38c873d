"""Values made by the thousand: compared and hashed by their fields, and nothing else is kept in them."""

from __future__ import annotations

from dataclasses import field, replace

from claimcheck.records.base import frozen


@frozen
class Place:
    row: int
    column: int = 0
    seen: tuple[str, ...] = field(default=(), compare=False)


def test_equal_fields_make_equal_values_with_equal_hashes() -> None:
    assert Place(1, 2, ("a",)) == Place(1, 2)
    assert len({Place(1, 2), Place(1, 2), Place(2, 1)}) == 2


def test_a_value_is_changed_by_making_another() -> None:
    one = Place(1)
    assert replace(one, column=3) == Place(1, 3)
    assert one == Place(1, 0)


def test_fields_are_slots() -> None:
    assert not hasattr(Place(1), "__dict__")
