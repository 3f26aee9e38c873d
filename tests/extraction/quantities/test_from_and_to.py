"""`From a to b`: the two ends of a change are two figures, those of a range one."""

from __future__ import annotations

import pytest

from claimcheck.extraction.quantities import find_quantities


def amounts(text: str) -> list[tuple[int, str]]:
    """Values and units of the figures that are no ranges."""
    return [(int(q.value), q.unit) for f in find_quantities(text)[0] if (q := f.quantity) and q.value is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Revenue grew from $4 million to $6 million.", [(4_000_000, "USD"), (6_000_000, "USD")]),
        ("Revenue grew from 4 to 6 percent.", [(4, "percent"), (6, "percent")]),
        ("The price was cut from $6 to $4 million.", [(6_000_000, "USD"), (4_000_000, "USD")]),
        ("Rates moved from about 5 to nearly 6 percent.", [(5, "percent"), (6, "percent")]),
        ("It was extended from 8K to 128K tokens.", [(8000, "token"), (128_000, "token")]),
        ("An increase from 900 to 1.2 million users.", [(900, ""), (1_200_000, "")]),
    ],
)
def test_the_ends_of_a_change_are_two_figures(text: str, expected: list[tuple[int, str]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Ages range from 10 to 20 years.",
        "It takes from 3 to 5 days.",
        "Anywhere from 5 to 8 boats sank.",
        "Prices ran from $3 to $5.",
        "The bid was $1.2-$1.5 bn.",
        "a 5-to-7-year term",
        "The gain rose with age; 3 to 5 days pass.",
    ],
)
def test_the_ends_of_a_range_are_one_figure(text: str) -> None:
    (figure,) = find_quantities(text)[0]
    assert figure.quantity is not None
    assert figure.quantity.is_range


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Net debt fell by €43 million to €702 million.", [(43_000_000, "EUR"), (702_000_000, "EUR")]),
        ("Oil rose $2 to $56 a barrel.", [(2, "USD/barrel"), (56, "USD/barrel")]),
        ("The lake sank 3 metres to 41 metres.", [(3, "meter"), (41, "meter")]),
        ("Fares will rise by $2 to $45.", [(2, "USD"), (45, "USD")]),
    ],
)
def test_a_change_and_the_level_that_it_led_to_are_two_figures(text: str, expected: list[tuple[int, str]]) -> None:
    assert amounts(text) == expected


@pytest.mark.parametrize(
    "text", ["Fares may rise by $2 to $5.", "Prices rose by 5% to 8%.", "They lost 5 to 8 players."]
)
def test_a_change_of_between_so_much_and_so_much_is_one_range(text: str) -> None:
    assert not amounts(text)


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("Prices climbed back up to 4.8 percent.", "="),
        ("The index crept up to 1,200 points.", "="),
        ("It seats up to 40 people.", "<="),
        ("It can rise up to 40 degrees.", "<="),
    ],
)
def test_up_to_after_a_verb_of_motion_bounds_nothing(text: str, comparator: str) -> None:
    (figure,) = find_quantities(text)[0]
    assert figure.quantity is not None
    assert figure.quantity.comparator == comparator
