from __future__ import annotations

import pytest

from claimcheck.extraction.context.metrics import head_metric, metric_name, normalized, scored_kind, singular
from claimcheck.extraction.context.verbs import direction_of, frame_of, lemma
from claimcheck.lexicon.load import table
from claimcheck.records import Kind


@pytest.mark.parametrize(
    ("phrase", "name"),
    [
        ("context windows", "context length"),
        ("the maximum sequence length", "context length"),
        ("number of parameters", "parameter count"),
        ("ARR", "annual recurring revenue"),
    ],
)
def test_paraphrases_share_a_name(phrase: str, name: str) -> None:
    metric = head_metric(phrase)
    assert metric is not None
    assert metric.name == name


def test_phrase_outside_the_lexicon_names_itself() -> None:
    assert metric_name("its free cash flows", Kind.MONEY) == "free cash flows"


def test_metric_of_another_kind_of_figure_is_refused() -> None:
    assert metric_name("accuracy", Kind.DURATION) is None
    assert metric_name("price", Kind.TOKENS) is None


@pytest.mark.parametrize(
    ("phrase", "plain"),
    [("The merged models", "merged model"), ("number of the wells", "well"), ("an overall accuracy", "accuracy")],
)
def test_phrases_are_compared_without_determiner_and_in_the_singular(phrase: str, plain: str) -> None:
    assert normalized(phrase) == plain


@pytest.mark.parametrize(
    ("plural", "one"), [("stories", "story"), ("losses", "loss"), ("boxes", "box"), ("gas", "gas"), ("sales", "sales")]
)
def test_singular(plural: str, one: str) -> None:
    assert singular(plural) == one


def test_only_bare_numbers_become_scores() -> None:
    assert scored_kind(Kind.PERCENTAGE, "accuracy", on_benchmark=False) is Kind.SCORE
    assert scored_kind(Kind.CHANGE, "accuracy", on_benchmark=True) is None
    assert scored_kind(Kind.COUNT, None, on_benchmark=True) is None
    assert scored_kind(Kind.QUANTITY, None, on_benchmark=True) is Kind.SCORE


def test_every_metric_lists_known_kinds_and_no_wording_means_two() -> None:
    seen: dict[str, str] = {}
    for entry in table("metrics")["metric"]:
        assert {Kind(kind) for kind in entry["kinds"]}
        for form in (entry["name"].casefold(), *entry["forms"]):
            assert form == form.casefold()
            assert seen.setdefault(form, entry["name"]) == entry["name"]


@pytest.mark.parametrize(
    ("form", "base"),
    [("trained", "train"), ("releases", "release"), ("cutting", "cut"), ("fell", "fall"), ("took", "take")],
)
def test_verb_forms_lead_to_their_base(form: str, base: str) -> None:
    assert lemma(form) == base


def test_found_is_no_founding() -> None:
    assert frame_of("found") is None
    founding = frame_of("founded")
    assert founding is not None
    assert founding.metrics[Kind.DATE] == "founding date"


def test_verbs_of_change_have_a_direction() -> None:
    assert [direction_of(form) for form in ("rose", "shrank", "was", "said")] == ["up", "down", "either", None]
