"""Modality of figures: sentences in which the figure stands in square brackets."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.context.modality import judge
from claimcheck.records import Modality


def judged(marked: str) -> list[Modality]:
    """Modality of every bracketed figure of a sentence."""
    places, clean = [], ""
    for part in re.split(r"(\[[^\]]*\])", marked):
        if part.startswith("["):
            places.append((len(clean), len(clean) + len(part) - 2))
            part = part[1:-1]
        clean += part
    return [judge(clean, start, end) for start, end in places]


CASES = {
    "asserted": [
        "Had a great time, [5] songs were new.",
        "The model has [7B] parameters.",
        "For example, Wrenna-2 scored [43.02].",
        "Not only [5] but [7] models were tested.",
        "No more than [50] people can attend.",
        "The limit must not exceed [50] characters.",
        "The batch size is set to [512].",
        "The score rose by more than [20%], better than expected.",
        "It costs [$5] per A100 hour.",
        "In May [2024] the model was released.",
        "Training takes [3 days] if you use four GPUs.",
        "Today we'll talk about [2022] papers.",
        "The model has [7B] parameters and will ship in June.",
        "We report [55.2] percent accuracy.",
        "The figure could not be verified for [3] files.",
        "Kestrel will cut jobs, the company said on [Thursday].",
        "Memory is never more than [1 GiB].",
        "In May she will sell the bakery that she has run for [six years].",
        "He read books instead of watching the news in [1998].",
    ],
    "planned": [
        "Kestrel plans to hire [200] people in [2026].",
        "On [July 11] we will hold a webinar.",
        "About [200] employees will be laid off.",
        "The launch is scheduled for [May 5].",
        "We expect revenue of [$156] million in fiscal [2026].",
        "Acme said it plans to hire [200].",
        "See you [next Sunday]!",
        "A song generator to be launched [this year] is in the works.",
    ],
    "hypothetical": [
        "Had the pump been built in [2019], it would have failed.",
        "Should demand exceed [40 GWh], the plant could not cope.",
        "It may reach [90%] by [May 2027].",
        "This would cost [$1M] a year.",
        "Imagine a firm with [40] analysts.",
        "Costs could reach [$100 billion], according to Kestrel.",
        "If you use [4] GPUs, training takes three days.",
    ],
    "negated": [
        "It did not reach [90%] accuracy.",
        "The score was 71.2, not [72.1].",
        "Its weights are 14 GB rather than [16 GB].",
        "We won't see [100%].",
        "The plant is no longer [7] years old.",
    ],
    "reported": [
        "Kestrel said its model has [7B] parameters.",
        "Kestrel said it would give [50 million] tokens.",
        "According to Reuters, Kestrel has [50] staff.",
        "It reportedly cost [$100M].",
        "Revenue was [$5M], up [20%], Kestrel said in a statement.",
    ],
    "question": ["What is [15%] of [200]?", "“Why [42]?”"],
    "example": [
        "Pick a number, say, [50].",
        "Use a prompt like “write [three] poems” first.",
        "The rules are like “no capitals” and “use [three] sections.”",
        "Run `tool --jobs [4]` first.",
    ],
}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [pytest.param(marked, expected, id=marked) for expected, texts in CASES.items() for marked in texts],
)
def test_cues_in_the_figures_clause_decide(marked: str, expected: str) -> None:
    found = judged(marked)
    assert found
    assert {modality.value for modality in found} == {expected}


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("Kestrel plans to hire [200] people, up from [50] last year.", ["planned", "asserted"]),
        ("The model, which has [7B] parameters, will ship in [May].", ["asserted", "planned"]),
        ("Kestrel said its model has [7B] while Borel's has [13B].", ["reported", "asserted"]),
        ("It costs not [$5] but [$7].", ["negated", "asserted"]),
        ("If you use [4] GPUs, training takes [3 days].", ["hypothetical", "asserted"]),
        ("Fewer than [5] of the [20] will stay.", ["planned", "asserted"]),
    ],
)
def test_a_cue_does_not_reach_into_the_next_clause(marked: str, expected: list[str]) -> None:
    assert [modality.value for modality in judged(marked)] == expected


def test_a_figure_that_is_taken_as_known_is_asserted() -> None:
    assert judged("Kestrel will replace the [5 GB] version.") == [Modality.ASSERTED]


def test_the_month_of_may_is_no_modal_verb() -> None:
    assert judged("In May [40] stores opened.") == [Modality.ASSERTED]


@settings(max_examples=60, deadline=None)
@given(
    st.text(alphabet="ab ,;()[]“”\"'?.5%-will not if may said", max_size=200), st.integers(0, 199), st.integers(1, 9)
)
def test_any_text_gives_a_modality(text: str, start: int, width: int) -> None:
    start = min(start, len(text))
    assert judge(text, start, min(start + width, len(text))) in Modality
