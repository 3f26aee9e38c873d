"""Which figures a sentence relates, and how: one row a sentence, in many orders and synonyms."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.engine.run import extract_text
from claimcheck.records import Relation, RelationKind


def relations(text: str, kind: RelationKind) -> list[tuple[Relation, dict[str, list[str]]]]:
    """The relations of a kind with the texts in each role."""
    found = extract_text(text, name="note.md", media_type="text/markdown")
    texts = {claim.id: claim.text for claim in found.claims}
    result = []
    for relation in found.relations:
        if relation.kind is kind:
            roles: dict[str, list[str]] = {}
            for operand in relation.operands:
                roles.setdefault(operand.role, []).append(texts.get(operand.claim or "", ""))
            result.append((relation, roles))
    return result


CHANGES = [
    (
        "Net sales climbed 31 percent to $52.4 million from $40.0 million.",
        "31 percent",
        "$40.0 million",
        "$52.4 million",
    ),
    ("Rent was $66 million, up 10 percent from $60 million.", "10 percent", "$60 million", "$66 million"),
    ("Rent was $66 million, 10 percent above the $60 million of 2021.", "10 percent", "$60 million", "$66 million"),
    ("Headcount fell 20% year over year, from 1,250 to 1,000.", "20%", "1,250", "1,000"),
    ("Build time is down 40% (from 250 s to 150 s).", "40%", "250 s", "150 s"),
    ("Gifts: £2.5 million in 2023, compared with £2.1 million in 2022 (+19%).", "19%", "£2.1 million", "£2.5 million"),
    (
        "Sales were $50 million, compared with $40 million in 2022, an increase of 25%.",
        "25%",
        "$40 million",
        "$50 million",
    ),
    (
        "The bill shrank from $12,000 to $9,000 a month, a saving of 25 percent.",
        "25 percent",
        "$12,000",
        "$9,000 a month",
    ),
    ("Subscribers: 60,000 (up 50% from 40,000).", "50%", "40,000", "60,000"),
    (
        "The rate fell from 12.4 percent to 9.3 percent, that is by 3.1 points.",
        "3.1 points",
        "12.4 percent",
        "9.3 percent",
    ),
]


@pytest.mark.parametrize(("text", "amount", "base", "other"), CHANGES)
def test_a_change_binds_amount_base_and_result(text: str, amount: str, base: str, other: str) -> None:
    found = [roles for _, roles in relations(text, RelationKind.CHANGE)]
    assert any(
        amount in roles["amount"][0] and roles["from"] == [base] and roles["to"] == [other] for roles in found
    ), found


UNBOUND = [
    "Prices range from $20 to $5, 30 percent of them without tax.",
    "Revenue grew from $5 million to $10 million, and costs rose 20 percent.",
    "The wealth of the richest 1% jumped from 44% in 2009 to 48% in 2014.",
    "It moved up from place 12 to place 9, a gain of 25 percent in points.",
    "We cut production to six a year, down from 1.5 per month.",
]


@pytest.mark.parametrize("text", UNBOUND)
def test_amounts_of_other_statements_stay_unbound(text: str) -> None:
    assert not [r for r, _ in relations(text, RelationKind.CHANGE) if r.confidence >= 0.5]


SHARES = [
    ("The ferry carried 310 of the 400 waiting cars (77.5%).", "310", "400"),
    ("Of 850 parcels, 34 arrived late, or 4 percent.", "34", "850"),
    ("The club has 480 members, of whom 60, or 12.5 percent, are under 18.", "60", "480"),
    ("A majority of 55% (110 of 200) voted for it.", "110", "200"),
    ("We sent out 1,200 forms and got 540 back, a response rate of 45 percent.", "540", "1,200"),
    ("Turnout was 35 percent: 5,740 of 16,400 voters.", "5,740", "16,400"),
]


@pytest.mark.parametrize(("text", "part", "whole"), SHARES)
def test_a_share_binds_part_and_whole(text: str, part: str, whole: str) -> None:
    found = relations(text, RelationKind.SHARE)
    assert [(r["part"][0].split()[0], r["whole"][0].split()[0]) for _, r in found] == [(part, whole)]


def test_a_signed_sum_keeps_its_signs() -> None:
    text = "The choir has 65 singers: 61 at the start of the season plus 9 who joined less 5 who left."
    ((relation, roles),) = relations(text, RelationKind.SUM)
    assert (roles["total"], roles["part"], roles["minus"]) == (["65 singers"], ["61", "9"], ["5"])
    assert relation.operator == "signed"


def test_a_list_of_parts_ends_at_its_and() -> None:
    text = "The winners get £500, £300 and £200, £1,000 per race and £2,000 altogether."
    assert [roles["part"] for _, roles in relations(text, RelationKind.SUM)] == [["£500", "£300", "£200"]]


def test_a_figure_below_a_part_is_no_total() -> None:
    assert not relations("Stops are at 4, 8 and 12 km. The 3 in the middle have shelters.", RelationKind.SUM)


@pytest.mark.parametrize(
    ("text", "stated", "converted"),
    [
        ("The lap is 21.1 kilometers (13.1 miles) long.", "21.1 kilometers", "13.1 miles"),
        ("Keep it at 25 °C (77 °F).", "25 °C", "77 °F"),
        ("It took 18 days (432 hours).", "18 days", "432 hours"),
    ],
)
def test_a_quantity_in_two_units_is_a_conversion(text: str, stated: str, converted: str) -> None:
    ((_, roles),) = relations(text, RelationKind.CONVERSION)
    assert (roles["stated"], roles["converted"]) == ([stated], [converted])


def test_a_count_leads_into_its_list() -> None:
    ((relation, _),) = relations("We support three formats: JSON, CSV, and Parquet.", RelationKind.COUNT_OF_LIST)
    assert sum(operand.role == "item" for operand in relation.operands) == 3


def test_a_list_that_says_it_is_incomplete_is_not_counted() -> None:
    assert not relations("We support nine formats, including JSON and CSV.", RelationKind.COUNT_OF_LIST)


def test_half_as_many_is_a_multiple() -> None:
    ((relation, roles),) = relations(
        "The shed is 3 m tall, half as tall as the barn, which is 6 m.", RelationKind.RATIO
    )
    assert (relation.amount, roles["left"], roles["right"]) == (Decimal("0.5"), ["3 m"], ["6 m"])


def test_literal_multiples_carry_their_factor() -> None:
    found = relations(
        "The tower is 90 meters tall, twice as tall as the church, which is 45 meters.", RelationKind.RATIO
    )
    assert [(str(relation.amount), roles["left"], roles["right"]) for relation, roles in found] == [
        ("2", ["90 meters"], ["45 meters"])
    ]


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="⟨⟩¶np0123456789 ,.()%$abc:\n", max_size=120))
def test_no_text_breaks_the_finders(text: str) -> None:
    found = extract_text(f"Text: {text}", name="note.md", media_type="text/markdown")
    ids = {claim.id for claim in found.claims}
    for relation in found.relations:
        assert all(operand.claim is None or operand.claim in ids for operand in relation.operands)
        assert 0 <= relation.cue.start <= relation.cue.end <= len(text) + 6


def test_a_factor_that_says_of_what_is_no_factor_of_the_pair_before_it() -> None:
    assert not relations(
        "Debt fell from $305 million to $280 million, or 1.4 times earnings of $200 million.", RelationKind.RATIO
    )
    assert relations("Debt fell from $305 million to $28 million, 10.9 times less.", RelationKind.RATIO)


def test_so_many_for_each_is_no_average_of_another_unit() -> None:
    text = "We tested 60 participants. Sessions lasted 45 minutes, two per participant."
    assert not [found for kind in RelationKind for found in relations(text, kind)]


def test_a_number_before_a_dash_counts_no_list() -> None:
    assert not relations(
        "Stability: 3 - Legacy: Use the class syntax and the new keyword instead.", RelationKind.COUNT_OF_LIST
    )


@pytest.mark.parametrize(
    ("text", "share", "part", "whole"),
    [
        (
            "It has its quality at 38% of the cost: $3.80 for each instead of $10.00.",
            "38%",
            "$3.80",
            "$10.00",
        ),
        (
            "We trained on 1.2 million prompts, 80% for training (960,000) and 20% for testing.",
            "80%",
            "960,000",
            "1.2 million prompts",
        ),
    ],
)
def test_shares_with_part_and_whole_around_them(text: str, share: str, part: str, whole: str) -> None:
    found = [roles for _, roles in relations(text, RelationKind.SHARE)]
    assert {"share": [share], "part": [part], "whole": [whole]} in found


def test_an_earlier_year_in_brackets_is_what_a_change_starts_from() -> None:
    text = "Revenue was $2,480 million (2023: $2,310 million), a rise of 7.4 percent."
    assert {"amount": ["7.4 percent"], "from": ["$2,310 million"], "to": ["$2,480 million"]} in [
        roles for _, roles in relations(text, RelationKind.CHANGE)
    ]
