from __future__ import annotations

import pytest
from contradiction_samples import Claims, Views, day
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checks.contradiction.closeness import closeness
from claimcheck.checks.contradiction.counterparts import counterparts
from claimcheck.checks.contradiction.passages import Passages
from claimcheck.checks.contradiction.restatement import Restatement, Signals, probabilities, score, strongest, weights
from claimcheck.checks.rule import DocumentView
from claimcheck.records import Grain, Kind

TITLE = "Mill fire leaves [52 workers|workers] without jobs"
SIGNALS = st.dictionaries(st.sampled_from(sorted(weights().keys() - {"constant"})), st.floats(0, 1))


def signals_of(view: DocumentView) -> list[Signals]:
    passages = Passages(view)
    summary = next(passages.summaries())
    figure = summary.passage.claims[0]
    restatement = Restatement(passages, summary)
    return [restatement.signals(figure, found) for found in counterparts(figure, summary, passages)]


@settings(deadline=None, max_examples=50)
@given(st.lists(SIGNALS, max_size=6))
def test_probabilities_leave_something_for_no_restatement(candidates: list[dict[str, float]]) -> None:
    found = probabilities(candidates)
    assert all(0 < one < 1 for one in found)
    assert sum(found) < 1


@settings(deadline=None, max_examples=50)
@given(SIGNALS, SIGNALS)
def test_a_rival_takes_probability_away(one: dict[str, float], rival: dict[str, float]) -> None:
    assert probabilities([one, rival])[0] < probabilities([one])[0]


def test_every_signal_has_a_weight_and_lies_between_0_and_1(view: Views) -> None:
    (found,) = signals_of(view(TITLE, "A fire at the mill left [25 workers|workers] without jobs."))
    assert found.keys() == weights().keys() - {"constant"}
    assert all(0 <= value <= 1 for value in found.values())


def test_shared_words_and_nouns_make_a_restatement_likelier(view: Views) -> None:
    near, far = (
        signals_of(view(TITLE, sentence))[0]
        for sentence in (
            "A fire at the mill left [25 workers|workers] without jobs.",
            "The old chimney fell on [25 wagons|wagons] in May.",
        )
    )
    assert score(near) > score(far)
    assert "shared words" in strongest(near)


@pytest.mark.parametrize(
    "sentence",
    [
        "The mill fire left [25 other workers|workers] without jobs.",
        "The mill fire left another [25 workers|workers] without jobs.",
        "The mill fire left the first [25 workers|workers] without jobs.",
    ],
)
def test_a_figure_said_of_others_is_set_apart(view: Views, sentence: str) -> None:
    (found,) = signals_of(view(TITLE, sentence))
    assert found["told apart"] == 1


def test_a_figure_of_the_opposite_is_set_apart(view: Views) -> None:
    (found,) = signals_of(
        view("Mill had [52 workers|workers] at the end", "At the beginning it had [25 workers|workers].")
    )
    assert found["told apart"] == 1


def test_a_pronoun_takes_up_the_sentence_before(view: Views) -> None:
    sentences = "The old weaver lost his workers in the mill fire.", "He had [25 workers|workers]."
    (carried,) = signals_of(view(TITLE, *sentences))
    (alone,) = signals_of(view(TITLE, "It rained.", sentences[1]))
    assert carried["shared words"] > alone["shared words"]


def test_a_figure_that_restates_another_of_the_heading_is_known(view: Views) -> None:
    found = signals_of(view("Fire kills [5 men|men], hurts [9 men|men]", "The fire hurt [9 men|men]."))
    assert found[0]["said of another figure"] == 1


def test_one_click_counts_nothing_and_is_no_counterpart(view: Views) -> None:
    assert not signals_of(view(TITLE, "The mill offers [1-click|] fires to workers."))


def test_weeks_counted_by_a_date_are_a_duration(view: Views, stated: Claims) -> None:
    made = view("Mill closed [7 weeks|] after fire", "The mill burned down.")
    passages = Passages(made)
    (summary,) = passages.summaries()
    weeks = stated("7", "week", kind=Kind.DURATION)
    ago = stated(kind=Kind.DATE, date=day("six weeks ago", "2024-05-01", grain=Grain.WEEK, relative=True), line=2)
    body = summary.body[0].__class__(summary.body[0].span, summary.body[0].block, (ago,), summary.body[0].words)
    (found,) = counterparts(weeks, summary.__class__(summary.passage, (body,)), passages)
    assert found.claim.id == ago.id
    assert found.claim.quantity is not None
    assert found.claim.quantity.value == 6


@pytest.mark.parametrize(
    ("one", "other", "signal"),
    [
        ("120", "102", "values a slip apart"),
        ("12000", "1200", "one scale for another"),
        ("30", "45", "values near"),
        ("5", "7", "small values next"),
        ("30", "4000", "values far apart"),
    ],
)
def test_closeness_tells_how_two_values_differ(stated: Claims, one: str, other: str, signal: str) -> None:
    assert closeness(stated(one), stated(other), differ=True)[signal] == 1


def test_another_scale_word_is_known_after_rounding(stated: Claims) -> None:
    one, other = stated("1e9", text="1B", step=10**9), stated("1.3e6", text="1.3 million", step=10**5)
    assert closeness(one, other, differ=True)["one scale for another"] == 1


def test_values_that_agree_give_no_closeness(stated: Claims) -> None:
    assert not any(closeness(stated("30"), stated("30"), differ=False).values())
