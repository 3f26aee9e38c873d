from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from contradiction_samples import Claims

from claimcheck.checks.contradiction.disagreement import judge_pairs
from claimcheck.checks.contradiction.messages import message
from claimcheck.checks.rule import Agrees, Differs, GroupView, Verdict
from claimcheck.config import Config
from claimcheck.records import Claim, Comparator, Comparison, Kind, Severity


def judged(claims: Sequence[Claim], *links: tuple[int, int, float], **fields: Any) -> list[Verdict]:
    pairs = tuple(Comparison(claims[a].id, claims[b].id, certainty, **fields) for a, b, certainty in links)
    view = GroupView("key", tuple(claims), {}, Config(), pairs)
    return list(judge_pairs(view, lambda one, other, link: True))


def differing(verdicts: Sequence[Verdict]) -> list[Differs]:
    return [verdict for verdict in verdicts if isinstance(verdict, Differs)]


@pytest.mark.parametrize(("certainty", "severity"), [(1.0, Severity.ERROR), (0.7, Severity.WARNING), (0.5, None)])
def test_certainty_of_the_link_decides_the_severity(
    stated: Claims, certainty: float, severity: Severity | None
) -> None:
    found = differing(judged([stated("20", line=1), stated("24", line=2)], (0, 1, certainty)))
    assert [verdict.severity for verdict in found] == ([severity] if severity else [])


def test_uncertain_partners_must_be_near_or_a_slip_apart(stated: Claims) -> None:
    assert not differing(judged([stated("20", line=1), stated("87", line=2)], (0, 1, 0.7)))
    assert differing(judged([stated("20", line=1), stated("87", line=2)], (0, 1, 1.0)))


def test_a_bound_makes_a_warning_at_most(stated: Claims) -> None:
    more = stated("30", comparator=Comparator.MORE, line=2)
    (found,) = differing(judged([stated("20", line=1), more], (0, 1, 1.0)))
    assert found.severity is Severity.WARNING


def test_the_claim_that_stands_alone_is_flagged_once_against_all_others(stated: Claims) -> None:
    claims = [stated("24", line=1), stated("20", line=2), stated("20", line=3)]
    verdicts = judged(claims, (0, 1, 1.0), (0, 2, 1.0), (1, 2, 1.0))
    (found,) = differing(verdicts)
    assert [claim.id for claim in found.claims] == ["c1", "c2", "c3"]
    assert [verdict.claims for verdict in verdicts if isinstance(verdict, Agrees)] == [(claims[1], claims[2])]


def test_all_passages_that_give_one_quantity_make_one_finding(stated: Claims) -> None:
    claims = [stated(value, line=line) for line, value in enumerate(("20", "24", "28", "31", "35", "39"), start=1)]
    pairs = [(a, b, 1.0) for a in range(6) for b in range(a + 1, 6)]
    (found,) = differing(judged(claims, *pairs))
    assert {claim.id for claim in found.claims} == {claim.id for claim in claims}
    assert "also as 28 (line 3), 31 (line 4), 35 (line 5) and 1 more" in found.message


def test_quantities_that_no_pair_connects_are_separate_findings(stated: Claims) -> None:
    claims = [stated(value, line=line) for line, value in enumerate(("20", "24", "40", "48"), start=1)]
    assert len(differing(judged(claims, (0, 1, 1.0), (2, 3, 1.0)))) == 2


def test_figures_that_one_document_tells_apart_are_not_drawn_together_by_another(stated: Claims) -> None:
    base, chat, card = (stated(value, line=line) for line, value in enumerate(("20", "24", "31"), start=1))
    card = card.model_copy(update={"location": card.location.model_copy(update={"document": "card.md"})})
    found = differing(judged([base, chat, card], (0, 2, 1.0), (1, 2, 1.0)))
    assert sorted(sorted(claim.id for claim in finding.claims) for finding in found) == [["c1", "c3"], ["c2", "c3"]]


NAMED: dict[str, str] = {"setting": "5-shot"}


@pytest.mark.parametrize(
    ("mine", "theirs", "copied", "severity"),
    [
        ({}, {}, False, Severity.INFO),
        (NAMED, {}, False, Severity.INFO),
        (NAMED, NAMED, False, Severity.WARNING),
        ({}, {}, True, Severity.WARNING),
    ],
    ids=["none-names-it", "one-names-it", "both-name-it", "copied"],
)
def test_results_in_the_tables_of_two_documents_need_a_common_setting_or_a_copy(
    stated: Claims, mine: dict[str, str], theirs: dict[str, str], copied: bool, severity: Severity
) -> None:
    def cell(value: str, document: str, line: int, qualifiers: dict[str, str]) -> Claim:
        claim = stated(value, kind=Kind.SCORE, line=line, qualifiers=qualifiers)
        place = claim.location.model_copy(update={"document": document, "cell": (1, 1)})
        return claim.model_copy(update={"location": place})

    claims = [cell("61.2", "a.md", 1, mine), cell("65.9", "b.md", 2, theirs)]
    (found,) = differing(judged(claims, (0, 1, 0.95), copied=copied))
    assert found.severity is severity


def test_an_uncertain_partner_is_dropped_for_one_that_agrees(stated: Claims) -> None:
    claims = [stated("24", line=1), stated("20", line=2), stated("20", line=3)]
    assert not differing(judged(claims, (0, 1, 0.7), (1, 2, 1.0)))


def test_the_message_names_both_figures_both_places_and_what_is_open(stated: Claims) -> None:
    named: dict[str, Any] = {"kind": Kind.DURATION, "subject": "Corvid-20B", "metric": "training time"}
    one, other = stated("41", "day", line=3, **named), stated("31", "day", line=9, **named)
    text = message(other, one, Comparison("c3", "c9", 0.7, one_sided=("hardware",)))
    assert text == (
        "Training time of Corvid-20B is given as 41 (line 3) and as 31 (line 9);"
        " both may be right, as only one states the hardware."
    )
