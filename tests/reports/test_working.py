"""The working in one line."""

from __future__ import annotations

import pytest

from claimcheck.records import Derivation, Input
from claimcheck.reports.working import in_one_line, with_figures


def derivation(formula: str, **inputs: str) -> Derivation:
    given = (Input(name=name.replace("_", " "), text=text) for name, text in inputs.items())
    return Derivation(formula=formula, inputs={one.name: one for one in given}, expected="9.3", stated="9")


@pytest.mark.parametrize(
    ("formula", "inputs", "line"),
    [
        ("|second - first|", {"first": "74.9", "second": "85.6"}, "|85.6 - 74.9|"),
        ("|second / first - 1| x 100", {"first": "1", "second": "100"}, "|100 / 1 - 1| x 100"),
        ("27 wells + 31", {"part_1": "27 wells", "part_2": "31"}, "27 wells + 31"),
        ("step ≤ steps", {"step": "3", "steps": "step"}, "3 ≤ step"),
        ("day of the week of the date", {"date": "4 May"}, "day of the week of the date with date = 4 May"),
        (
            "operations = 6 × parameters × tokens",
            {"parameters": "7B", "training_tokens": "2T"},
            "operations = 6 × parameters × tokens with parameters = 7B; training tokens = 2T",
        ),
        ("p = P(t(28) at least)", {"t": "t(28) = 2"}, "p = P(t(28) at least) with t = t(28) = 2"),
        ("p > 0", {}, "p > 0"),
    ],
)
def test_figures_stand_in_the_formula_or_beside_it(formula: str, inputs: dict[str, str], line: str) -> None:
    assert in_one_line(derivation(formula, **inputs)) == f"{line}: expected 9.3, stated 9"


def test_inputs_are_given_beside_a_formula_that_lacks_them() -> None:
    assert with_figures(derivation("a + b", a="1", c="2")) == ("a + b", [("a", "1"), ("c", "2")])
    assert with_figures(derivation("a + b", a="1", b="2")) == ("1 + 2", [])


def test_the_ends_of_one_range_are_named_together() -> None:
    ends = (Input(name="first", text="5 to 9", claim="c1"), Input(name="second", text="5 to 9", claim="c1"))
    change = Derivation(formula="second - first", inputs={i.name: i for i in ends}, expected="4", stated="3")
    assert in_one_line(change) == "second - first with first and second = 5 to 9: expected 4, stated 3"


def test_the_stated_figure_is_given_once() -> None:
    assert in_one_line(derivation("total = a + b", total="9", a="4", c="5.3")) == (
        "total = a + b with a = 4; c = 5.3: expected 9.3, stated 9"
    )
