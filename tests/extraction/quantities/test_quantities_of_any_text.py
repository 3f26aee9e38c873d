"""Whatever the text: no error, spans in order and disjoint, and each quantity's text is the slice."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.quantities import find_quantities
from claimcheck.units.surface import currency_surface, unit_surface

_PIECES = (
    "one two twenty hundred thousand million a an half and of to between from about more than $ € 5 10 1.5 3,000 2024 "
    "% percent - – dollars GB km/h per day year old times x , . ( ) or third dozen dozens first 7B out in minus ± over "
    "feet 5' 10\" US$ 1/2 ½ 10^25 e9 [ ] Fig Llama"
)
_WORDS = _PIECES.split()


def check(text: str) -> None:
    figures, skips = find_quantities(text)
    last = 0
    for figure in figures:
        assert figure.quantity is not None
        assert last <= figure.start < figure.end <= len(text)
        assert text[figure.start : figure.end] == figure.quantity.text
        assert figure.quantity.interval.low <= figure.quantity.interval.high
        last = figure.end
    assert all(0 <= skip.start < skip.end <= len(text) for skip in skips)


@given(st.text(max_size=200))
@settings(max_examples=300, deadline=None)
def test_any_unicode(text: str) -> None:
    check(text)


@given(st.lists(st.sampled_from([*_WORDS, "\n", "\n\n", "  "]), max_size=25), st.sampled_from(["", " "]))
@settings(max_examples=400, deadline=None)
def test_any_sequence_of_what_figures_are_made_of(words: list[str], gap: str) -> None:
    check(gap.join(words))


_REPEATED = (
    "1- |5, |five and |one |[1,|5 to |(1|5 million |1'|9|a-1-|½|,|  |(|a and a and |1/1/1/1/|between between "
    "|twenty and |between 1 and |one hundred and |- |$1 |1 ±|1e|half a |hundreds of thousands of |km·|5 img/|5 out of "
    "|more than 5 and "
)


@pytest.mark.parametrize("piece", _REPEATED.split("|"))
def test_repetition_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = (piece * length)[:length]
        start = time.process_time()
        find_quantities(text)
        return time.process_time() - start

    seconds(200)
    assert seconds(8_000) < 16 * max(seconds(2_000), 0.02)


@pytest.mark.parametrize(
    "shape", ["5 {}", "5 {}/s", "5 km/{}", "5 {} per day", "5 {} s−1", "5 {}²", "-5.5{}", "5-{} long"]
)
def test_every_surface_form_can_be_read_in_every_shape(shape: str) -> None:
    for surface in (unit_surface(), currency_surface()):
        for form in [*surface.names, *surface.symbols]:
            check(shape.format(" ".join(form)))


@pytest.mark.parametrize("text", ["It took 1e400 hours.", "It took 9e299 trillion light years.", "1.5e-400 of it."])
def test_no_figure_is_written_as_an_infinity(text):
    figures, _ = find_quantities(text)
    for figure in figures:
        assert "null" not in figure.quantity.model_dump_json(include={"step"})
        assert "null" not in figure.quantity.model_dump_json(include={"value"})


def unaccounted(text: str) -> list[str]:
    """Runs of digits that neither a figure (with the rate it is counted by) nor a skip covers."""
    figures, skips = find_quantities(text)
    spans = [(figure.start, figure.end) for figure in figures] + [(skip.start, skip.end) for skip in skips]
    return [
        match[0]
        for match in re.finditer(r"[0-9]+", text)
        if not any(start <= match.start() and match.end() <= end for start, end in spans)
        and not any(match[0] in figure.qualifiers.get("per", "") for figure in figures)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "the 2022 Vela paper",
        "in the 90s and 1990s, twice as much",
        "Llama 3 70B and GPT-4o, v1.2.3, #45, [12]",
        "call 555-0123-4567 at 10:30, see Section 4.2",
        "the 5th of 7, 1/2/3/4, 0042 and A4",
        "10 000 and 10,000,00 and 1,2,3",
    ],
)
def test_no_digits_vanish(text: str) -> None:
    assert unaccounted(text) == []


@given(st.lists(st.sampled_from(["5", "1990s", "2024", "B", "Vela", "-", "/", ",", "th", "3", "x", "%", "(", "10"])))
@settings(max_examples=400, deadline=None)
def test_no_digits_vanish_whatever_stands_around_them(words: list[str]) -> None:
    for gap in ("", " "):
        assert unaccounted(gap.join(words)) == []
