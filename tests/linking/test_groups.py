from __future__ import annotations

import time
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import pytest

from claimcheck import extract
from claimcheck.config import Config
from claimcheck.linking import Linked, link
from claimcheck.records import (
    Attribution,
    BlockKind,
    Claim,
    DateValue,
    Grain,
    Kind,
    Location,
    Modality,
    Quantity,
    Span,
)


class Corpus:
    """Makes claims one after the other, each in a sentence of its own."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []

    def add(
        self,
        value: str,
        subject: str | None = "Corvid-20B",
        metric: str | None = "training time",
        *,
        statement: str = "",
        document: str = "a.md",
        **fields: Any,
    ) -> Claim:
        number = len(self.claims)
        text = statement or value
        at = max(text.find(value), 0)
        sentence = Span(number * 1000, number * 1000 + len(text))
        start = sentence.start + at
        place = Location(
            document=document, start=start, end=start + len(value), line=number, column=1, sentence=sentence,
            block=fields.pop("block", BlockKind.PARAGRAPH), cell=fields.pop("cell", None),
        )  # fmt: skip
        if "date" not in fields:
            fields.setdefault("kind", Kind.DURATION)
            fields["quantity"] = Quantity(
                text=value,
                value=Decimal(value),
                unit=fields.pop("unit", "day"),
                dimension=fields.pop("dimension", "[time]"),
            )
        claim = Claim(id=f"c{number}", subject=subject, metric=metric, location=place, statement=statement, **fields)
        self.claims.append(claim)
        return claim

    def link(self, config: Config | None = None) -> Linked:
        return link(self.claims, config or Config())


def pairs(linked: Linked) -> set[tuple[str, str]]:
    return {(pair.one, pair.other) for group in linked.groups for pair in group.pairs}


@pytest.fixture
def corpus() -> Corpus:
    return Corpus()


def test_claims_of_one_subject_and_metric_are_linked_with_certainty(corpus: Corpus) -> None:
    corpus.add("41")
    corpus.add("31", "Corvid 20B", "duration of training", document="b.md")
    (group,) = corpus.link().groups
    assert [claim.id for claim in group.claims] == ["c0", "c1"]
    assert group.certainty == {"c0": 1.0, "c1": 1.0}
    assert group.pairs[0].one_sided == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"subject": "Corvid-13B"}, {}),
        ({"metric": "latency"}, {}),
        ({"dimension": "[length]", "unit": "meter"}, {}),
        ({"modality": Modality.PLANNED}, {}),
        ({"modality": Modality.NEGATED}, {}),
        ({"modality": Modality.EXAMPLE}, {"modality": Modality.EXAMPLE}),
        ({"qualifiers": {"hardware": "A100"}}, {"qualifiers": {"hardware": "H100"}}),
        ({"qualifiers": {"setting": "5-shot"}}, {"qualifiers": {"setting": "zero-shot"}}),
        ({"qualifiers": {"direction": "up"}}, {}),
        ({"attribution": Attribution(source="Reuters")}, {"attribution": Attribution(source="The Guardian")}),
        ({"statement": "cut from 31 days"}, {}),
    ],
)
def test_what_differs_in_a_stated_part_is_not_compared(
    corpus: Corpus, one: dict[str, Any], other: dict[str, Any]
) -> None:
    corpus.add("31", **one)
    corpus.add("41", **other)
    assert not corpus.link().groups


def test_the_one_of_many_is_compared_with_nothing() -> None:
    text = "Kestrel makes one of the drills that we tested. Kestrel makes two of the drills that we tested."
    assert link(extract(text, name="a.md"), Config()).not_comparable == {"one of many": 1}


@pytest.mark.parametrize(
    "text",
    [
        "The first SELECT builds rows. They stay.\n\nThe second SELECT builds no rows.",
        "The bit30 of bit30 == 0.\n\nSo. The bit30 of bit30 == 1.",
    ],
)
def test_a_number_that_only_tells_things_apart_is_compared_with_nothing(text: str) -> None:
    assert not link(extract(text, name="a.md"), Config()).groups


def test_pairs_that_are_not_comparable_are_counted_by_reason(corpus: Corpus) -> None:
    corpus.add("31", qualifiers={"hardware": "A100"})
    corpus.add("41", qualifiers={"hardware": "H100"})
    corpus.add("51", modality=Modality.HYPOTHETICAL)
    assert corpus.link().not_comparable == {"different hardware": 1, "not asserted": 2}


def test_a_pair_that_a_qualifier_leaves_too_uncertain_is_counted_by_what_is_open(corpus: Corpus) -> None:
    corpus.add("41", qualifiers={"hardware": "A100", "place": "Oslo"})
    corpus.add("31")
    assert corpus.link().not_comparable == {"only one states the hardware and the place": 1}


def test_a_pair_that_its_words_join_is_not_counted_as_left_alone(corpus: Corpus) -> None:
    sentence = "the closed loop holds the annual draw of the old mill to {} gallons of clear river water"
    corpus.add("19", metric="draw", statement=sentence.format(19))
    corpus.add("21", metric="volume", statement=sentence.format(21), document="b.md")
    assert corpus.link().not_comparable == {}


def test_a_qualifier_that_only_one_states_lowers_the_certainty_and_is_named(corpus: Corpus) -> None:
    corpus.add("31", qualifiers={"hardware": "A100"})
    corpus.add("41")
    (group,) = corpus.link().groups
    assert group.pairs[0].certainty < 1
    assert group.pairs[0].one_sided == ("hardware",)


def test_two_claims_that_agree_with_a_third_are_not_thereby_comparable(corpus: Corpus) -> None:
    corpus.add("31", qualifiers={"hardware": "A100"})
    corpus.add("41")
    corpus.add("51", qualifiers={"hardware": "H100"})
    assert pairs(corpus.link()) == {("c0", "c1"), ("c1", "c2")}


def test_sentences_of_different_years_are_not_compared(corpus: Corpus) -> None:
    for year, days in (("2023", "31"), ("2024", "41")):
        statement = f"In {year} it took {days} days."
        claim = corpus.add(days, statement=statement)
        date = DateValue(text=year, start=f"{year}-01-01", end=f"{year}-12-31", grain=Grain.YEAR, timex=year)
        place = claim.location.model_copy(update={"start": claim.location.sentence.start + 3})
        corpus.claims.append(Claim(id=year, kind=Kind.DATE, date=date, location=place, statement=statement))
    linked = corpus.link()
    assert not linked.groups
    assert linked.not_comparable == {"different period": 1}


def test_pairs_left_out_for_their_number_are_counted(corpus: Corpus) -> None:
    for number in range(160):
        corpus.add(str(number % 7 + 1), metric=("training time", "latency")[number % 2])
    linked = corpus.link()
    assert linked.not_comparable["too many claims of one subject"] == 80 * 80
    assert len(pairs(linked)) + sum(linked.not_comparable.values()) == 160 * 159 // 2


def test_rows_of_one_table_are_different_quantities_and_a_new_table_starts_where_rows_do(corpus: Corpus) -> None:
    for row in (1, 2, 1):
        corpus.add("1", kind=Kind.SCORE, cell=(row, 1), block=BlockKind.TABLE, qualifiers={"benchmark": "MMLU"})
    assert pairs(corpus.link()) == {("c0", "c2"), ("c1", "c2")}


def test_tables_are_compared_by_benchmark_only(corpus: Corpus) -> None:
    for row in (1, 1):
        corpus.add("1", metric="latency", cell=(row, 1), block=BlockKind.TABLE)
    assert not corpus.link().groups


def test_common_nouns_and_pronouns_name_nothing(corpus: Corpus) -> None:
    for subject in ("we", "the well", "Average", "It", None):
        corpus.add("1", subject, "drilling time")
        corpus.add("2", subject, "drilling time")
    assert not corpus.link().groups


def test_two_tests_of_the_lexicon_are_never_near_names(corpus: Corpus) -> None:
    corpus.add("93", kind=Kind.SCORE, qualifiers={"benchmark": "RACE"}, metric="score")
    corpus.add("91", kind=Kind.SCORE, qualifiers={"benchmark": "RACE-H"}, metric="score")
    assert corpus.link().not_comparable == {"different benchmark": 1}


def test_benchmarks_are_compared_as_names(corpus: Corpus) -> None:
    for name in ("MedQA-USMLE", "MedQA USMLE", "MMLU"):
        corpus.add("50", metric="accuracy", kind=Kind.SCORE, qualifiers={"benchmark": name}, unit="", dimension="")
    assert pairs(corpus.link()) == {("c0", "c1")}


def test_sentences_in_the_same_words_are_linked_without_a_subject(corpus: Corpus) -> None:
    text = "The closed loop holds the annual draw of the mill to {} gallons of water."
    corpus.add("19", None, None, statement=text.format("19"))
    corpus.add("91", None, None, statement=text.format("91"), document="b.md")
    corpus.add("77", None, None, statement="A ferry carried 77 guests over the sound.", document="b.md")
    (group,) = corpus.link().groups
    assert not group.pairs[0].by_name
    assert {claim.id for claim in group.claims} == {"c0", "c1"}


def test_declared_aliases_are_linked(corpus: Corpus) -> None:
    corpus.add("41")
    corpus.add("31", "the crow", document="b.md")
    assert not corpus.link().groups
    assert corpus.link(Config(aliases={"Corvid-20B": ("the crow",)})).groups


def test_order_of_claims_does_not_change_the_pairs(corpus: Corpus) -> None:
    for place in range(6):
        corpus.add(str(place + 10), qualifiers={"hardware": "H100"} if place % 2 else {})
    forward = {frozenset(pair) for pair in pairs(link(corpus.claims, Config()))}
    backward = {frozenset(pair) for pair in pairs(link(corpus.claims[::-1], Config()))}
    assert forward == backward


FAMILIES = ("Corvid", "Heron", "Plover", "Dunlin", "Avocet", "Whimbrel", "Godwit", "Curlew", "Lapwing", "Ruff", "Snipe")


def _large_corpus(size: int) -> Iterable[Claim]:
    corpus = Corpus()
    for number in range(size):
        corpus.add(
            str(number % 97 + 1),
            f"{FAMILIES[number % len(FAMILIES)]} {number % 7 + 1}-{number % 5 + 1}B",
            ("accuracy", "latency", "training time")[number % 3],
            statement=f"Word{number % 911} and thing{number % 401} took {number % 97 + 1} days on row{number % 53}.",
            document=f"{number % 200}.md",
        )
    return corpus.claims


def test_the_cost_of_linking_grows_with_the_number_of_claims_alone() -> None:
    def seconds(number: int) -> float:
        claims = list(_large_corpus(number))
        began = time.process_time()
        link(claims, Config())
        return time.process_time() - began

    assert seconds(8_000) < 16 * seconds(2_000) + 2
