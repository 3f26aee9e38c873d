from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import extract
from claimcheck.config import Config
from claimcheck.linking import link
from claimcheck.linking.comparable import judge_topic
from claimcheck.linking.survey import identities
from claimcheck.linking.topics import same_topic
from claimcheck.linking.wording import Wording
from claimcheck.records import Claim, Kind, Location, Quantity, Span
from claimcheck.records.comparison import LIKELY

REPORT = [
    "Reporting for Holloway in Ardmore, Ishbel Cairns employs [1640] people in nine bakeries and its offices.",
    "In Carlisle some [38] percent of sales came from the own brands of supermarkets.",
]
ARTICLE = [
    "At Holloway, says Ishbel Cairns of Ardmore, the workforce of [1460] in bakeries and offices is a village.",
    "For Carlisle, about [12] percent of it was bread.",
]


def claims(document: str, sentences: list[str]) -> list[Claim]:
    found, offset = [], 0
    for number, sentence in enumerate(sentences):
        start = sentence.index("[")
        text = sentence[start + 1 : sentence.index("]")]
        plain = sentence.replace("[", "").replace("]", "")
        unit = "percent" if "percent" in plain else ""
        place = Location(
            document=document,
            start=offset + start,
            end=offset + start + len(text),
            line=number + 1,
            column=start + 1,
            sentence=Span(offset, offset + len(plain)),
        )
        quantity = Quantity(text=text, value=Decimal(text), unit=unit, dimension="[fraction]" if unit else "")
        kind = Kind.PERCENTAGE if unit else Kind.COUNT
        found.append(Claim(id=f"{document}{number}", kind=kind, quantity=quantity, location=place, statement=plain))
        offset += len(plain) + 1
    return found


def partners(*documents: list[str]) -> set[tuple[str, str]]:
    corpus = [c for number, sentences in enumerate(documents) for c in claims(f"{number}.md", sentences)]
    items = identities(corpus, Config())
    return {(items[one].claim.id, items[other].claim.id) for (one, other), _ in same_topic(items, judge_topic)}


def test_figures_among_the_same_rare_words_of_two_documents_on_one_topic_are_partners() -> None:
    assert partners(REPORT, ARTICLE) == {("0.md0", "1.md0")}


def test_documents_that_share_no_names_are_not_compared() -> None:
    other = [sentence.replace("Holloway", "Bexley").replace("Ishbel Cairns", "Ann Moor") for sentence in ARTICLE]
    assert not partners(REPORT, [sentence.replace("Ardmore", "Leith") for sentence in other])


def test_a_value_that_the_other_document_states_too_has_no_other_partner() -> None:
    assert partners(REPORT, [*ARTICLE, "In Ardmore there were [1640] of them."]) != {("0.md0", "1.md0")}


def test_partners_found_by_words_are_never_certain() -> None:
    corpus = claims("0.md", REPORT) + claims("1.md", ARTICLE)
    (group,) = link(corpus, Config()).groups
    assert group.pairs[0].certainty < 0.9


@pytest.mark.parametrize("copies", [2, 3])
def test_a_form_that_is_filled_in_again_and_again_is_no_copy(copies: int) -> None:
    form = "The weekly count of herons at the northern weir of the reservoir came to [{}] adult birds."
    corpus = [c for n in range(copies) for c in claims(f"{n}.md", [form.format(10 + n)])]
    pairs = list(Wording(identities(corpus, Config())).alike())
    assert len(pairs) == (1 if copies == 2 else 0)


def test_documents_with_several_such_sentences_are_a_series() -> None:
    forms = [
        "The weekly count of herons at the northern weir of the reservoir came to [{}] adult birds.",
        "Volunteers of the harbor club drove [{}] kilometers along the eastern sea wall to read the gauges.",
    ]
    corpus = [c for n in range(2) for c in claims(f"{n}.md", [form.format(10 + n) for form in forms])]
    assert not list(Wording(identities(corpus, Config())).alike())


def test_lists_of_cases_and_bare_numbers_of_nothing_are_no_partners() -> None:
    lengths = "In the Holloway runs at Ardmore, says Ishbel Cairns, the belt took [512] at first."
    others = "At Holloway, says Ishbel Cairns of Ardmore, the belt took [500] at first."
    assert not partners([lengths], [others])


def test_a_season_of_no_known_year_tells_two_reports_apart_no_more_than_nothing() -> None:
    texts = {"a.md": "The dividend is 6.2 pence a share.", "b.md": "This autumn the dividend is 8.2 pence a share."}
    found = [c for name, text in texts.items() for c in extract(text, name=name, media_type="text/markdown")]
    one, other = (item for item in identities(found, Config()) if "pence" in item.claim.text)
    assert judge_topic(one, other, 4.0).certainty > LIKELY
