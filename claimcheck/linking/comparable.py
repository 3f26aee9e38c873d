"""Whether two claims may be compared, and how sure it is that they state one quantity (DESIGN.md, decision 5)."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck.lexicon.entries import are_apart
from claimcheck.linking.amounts import PARTS
from claimcheck.linking.identity import ANY_TIME, Days, Identity, are_known_tests
from claimcheck.linking.names import same_name, same_parsed
from claimcheck.linking.roles import ONE_OF_SEVERAL
from claimcheck.records import BlockKind, Kind, Modality
from claimcheck.records.base import frozen

_ONE_SIDED = {
    "benchmark": 0.3,
    "period": 0.6,
    "as_of": 0.7,
    "place": 0.7,
    "condition": 0.7,
    "hardware": 0.7,
    "measure": 0.5,
    "setting": 0.75,
    "variant": 0.6,
    "scope": 0.6,
    "split": 0.75,
    "per": 0.3,
    "direction": 0.0,
}
"""What is left of the certainty when only one of two claims states a qualifier."""
_OTHER_ONE_SIDED = 0.8

_ALIKE_ENOUGH = 0.5
_FIXED_FORM = 0.75
_WITHOUT_METRIC = 0.1
"""Where no metric is known, the sentences must share half of their words; the certainty is that share and a little.
Sentences that share nearly all are a copy or a fixed form, which `judge_wording` tells apart."""

_FEWEST_NEAR = 3
_SAME_NEAR = 0.75
_SAME_CLAUSE = 0.85
"""Certainty where the clause says the same of the same period, however short or long the sentence is."""

_NEED_A_METRIC = frozenset({"date", "score"})
"""A date of no event and a score on no test are never said to be the same by the words around them."""

_SURE_OF_TOPIC = 0.88
_CERTAINTY_OF_A_POINT = 0.26
_SURE_OF_RESTATEMENT = 0.7
_SURE_OF_CELL = 0.85
"""Partners found by their words alone are never certain: a difference is a warning."""

_FEWEST_TO_REPEAT = 8
"""Content words of a sentence that a document says twice; a shorter one is a form ("set the limit to 15")."""

_SAME_VALUE = 0.5
"""Names of qualifiers at least this alike may be one (`MedQA-USML`, `MedQA USMLE`; `BBH`, `BBH @1`)."""


@frozen
class Judgement:
    """How sure it is that two claims state one quantity; where it is 0, `reason` says why they may not be compared."""

    certainty: float
    reason: str = ""
    one_sided: tuple[str, ...] = ()


_DIFFERENT_METRIC = Judgement(0, "different metric")


def judge(one: Identity, other: Identity, similarity: Callable[[], float]) -> Judgement:
    """Compare subject, metric, qualifiers, modality, source and period of two claims of one kind of amount.

    `similarity` of the two sentences is asked for where subject and metric do not say enough.
    """
    metric = _metrics(one, other)
    if metric == 0:
        return _DIFFERENT_METRIC
    subject = _subjects(one, other)
    if subject == 0:
        return Judgement(0, "different subject")
    if reason := _different(one, other):
        return Judgement(0, reason)
    if one.in_table and other.in_table and not _tell_in_tables(one, other):
        return Judgement(0, "cells of two tables that name no common test")
    certainty = subject * metric * (_SAME_CLAUSE if one.metric >= PARTS else 1.0)
    if _told_beside_a_table(one, other):
        certainty *= _SAME_CLAUSE
    elif not (one.is_measured and other.is_measured):
        wording = similarity()
        if one.amount in _NEED_A_METRIC or _tell_apart(one.near, other.near):
            return Judgement(0, "metric unknown")
        if _ALIKE_ENOUGH <= wording < _FIXED_FORM:
            certainty *= _WITHOUT_METRIC + wording
        elif _said_of_one_period(one, other):
            certainty *= _SAME_CLAUSE
        else:
            return Judgement(0, "metric unknown")
    judgement = _qualified(one, other, certainty)
    if subject < 1 and judgement.certainty:
        return replace(judgement, one_sided=("part of the name", *judgement.one_sided))
    return judgement


def _tell_apart(near: frozenset[str], others: frozenset[str]) -> bool:
    """Whether either figure stands by a word that the other lacks: what was sold is not what was made."""
    return bool(near - others) and bool(others - near)


def _told_beside_a_table(one: Identity, other: Identity) -> bool:
    """Whether prose and a cell of one document give a score under one name, as general as it is: `accuracy`."""
    same_name = bool(one.claim.metric) and one.claim.metric == other.claim.metric
    return same_name and one.amount == Kind.SCORE and one.in_table != other.in_table and one.place[0] == other.place[0]


def _said_of_one_period(one: Identity, other: Identity) -> bool:
    """Whether both figures stand among the same words and are said of a period: "Fenwick sold 5,240 units in May"."""
    period = one.qualifiers.get("period")
    if not period or period != other.qualifiers.get("period") or min(len(one.near), len(other.near)) < _FEWEST_NEAR:
        return False
    return len(one.near & other.near) >= _SAME_NEAR * len(one.near | other.near)


def _tell_in_tables(one: Identity, other: Identity) -> bool:
    """Whether two cells can be compared: tables of one document repeat rows and columns under another heading.

    A benchmark means the same in every table, and so does the name of a model with its size or version.
    """
    subject = one.subject
    if subject is None or not (subject.size or subject.version):
        return False
    if one.has_benchmark and other.has_benchmark:
        return True
    return one.place[0] != other.place[0] and one.has_named_column and other.has_named_column


def judge_wording(one: Identity, other: Identity, similarity: float) -> Judgement:
    """Compare two claims whose sentences say the same in the same words, whatever subjects were recognised."""
    if reason := _different(one, other):
        return Judgement(0, reason)
    if one.subject and other.subject and same_parsed(one.subject, other.subject) == 0:
        return Judgement(0, "different subject")
    if _are_cases(one, other):
        return Judgement(0, "cases told in one form")
    return _qualified(one, other, similarity)


def judge_restated(one: Identity, other: Identity, agreement: float, *, takes_up: bool) -> Judgement:
    """Compare two claims of one document whose clauses say the same of one figure each.

    A figure that takes up one stated before (`the 23,000 vans`) is the same whatever its sentence says of it.
    """
    if takes_up:
        apart = one.periods and other.periods and not _any_shared(one.periods, other.periods)
        return Judgement(0, "different period") if apart else Judgement(_SURE_OF_RESTATEMENT)
    if reason := _different(_alone(one), _alone(other)):
        return Judgement(0, reason)
    if one.subject and other.subject and same_parsed(one.subject, other.subject) == 0:
        return Judgement(0, "different subject")
    return _qualified(one, other, _SURE_OF_RESTATEMENT + (1 - _SURE_OF_RESTATEMENT) / 2 * agreement)


def judge_cell(one: Identity, other: Identity) -> Judgement:
    """Compare a figure of prose with the one cell of the subject that its sentence names and its unit fits."""
    reason = _different(one, other)
    return Judgement(0, reason) if reason else _qualified(one, other, _SURE_OF_CELL)


def judge_topic(one: Identity, other: Identity, points: float) -> Judgement:
    """Compare two claims that are the likeliest partners in two documents of one topic."""
    if reason := _different(_alone(one), _alone(other)):
        return Judgement(0, reason)
    if one.subject and other.subject and same_parsed(one.subject, other.subject) == 0:
        shared = set(one.subject.family) & set(other.subject.family)
        if shared:  # another member of the family: Corvid-13B is not Corvid-20B
            return Judgement(0, "different subject")
    one, other = _at_any_time(one), _at_any_time(other)
    return _qualified(one, other, min(_SURE_OF_TOPIC, points * _CERTAINTY_OF_A_POINT))


def _at_any_time(item: Identity) -> Identity:
    """The figure without a period that stays open: "this autumn" in one of two undated reports tells nothing apart."""
    if not item.periods or set(item.periods) != {ANY_TIME}:
        return item
    qualifiers = {key: value for key, value in item.qualifiers.items() if key != "period"}
    return replace(item, qualifiers=qualifiers, periods=())


def _alone(item: Identity) -> Identity:
    """The figure as if it stood alone: its partner was chosen among several already."""
    return replace(item, role="") if item.role == ONE_OF_SEVERAL else item


def _are_cases(one: Identity, other: Identity) -> bool:
    """Whether two like sentences of one document tell of two cases: items, neighbours, short ones, or each of what its
    heading names."""
    a, b = one.claim.location, other.claim.location
    if a.document != b.document:
        return False
    is_listed = BlockKind.LIST in (a.block, b.block)
    is_short = min(len(one.words), len(other.words)) < _FEWEST_TO_REPEAT
    return is_listed or is_short or a.heading == b.heading or one.subject is None


def _qualified(one: Identity, other: Identity, certainty: float) -> Judgement:
    """The certainty left when the qualifiers are compared: none where both state one and differ."""
    open_points: list[str] = []
    for key in sorted(one.qualifiers.keys() | other.qualifiers.keys()):
        mine, theirs = one.qualifiers.get(key), other.qualifiers.get(key)
        if not mine or not theirs:
            open_points.append(key.replace("_", " "))
            certainty *= _ONE_SIDED.get(key, _OTHER_ONE_SIDED)
        elif mine != theirs:
            alike = 0.0 if key == "benchmark" and are_known_tests(mine, theirs) else same_name(mine, theirs)
            if alike < _SAME_VALUE:
                return Judgement(0, f"different {key.replace('_', ' ')}")
            certainty *= alike
    named = {*one.periods, *other.periods}
    counted = "period" in open_points and named == {ANY_TIME}
    if bool(one.periods) != bool(other.periods) and one.amount != "date" and not counted:
        open_points.append("period")
        certainty *= _OTHER_ONE_SIDED
    return Judgement(certainty, "" if certainty else "change or level", tuple(sorted(set(open_points))))


def objection(one: Identity, other: Identity) -> str:
    """Why two cells state different quantities although their columns seem to repeat one another."""
    return _different(one, other) or _qualified(one, other, 1.0).reason


def _different(one: Identity, other: Identity) -> str:
    """Why two claims state different quantities whatever they are about, empty where nothing says so."""
    if not (one.is_stated and other.is_stated):
        return "not asserted"
    mine, theirs = one.claim.modality, other.claim.modality
    if mine is not theirs and {mine, theirs} == {Modality.PLANNED, Modality.ASSERTED}:
        return "planned or asserted"
    if _in_one_statement(one, other):
        return "same sentence or table"
    if _in_other_entry(one, other):
        return "entries of other versions or days"
    if one.role != other.role:
        return "earlier state, change, part or list"
    if one.role == ONE_OF_SEVERAL or one.is_size_in_name or other.is_size_in_name:
        return "one of several values or part of a name"
    if one.is_one_of_many or other.is_one_of_many:
        return "one of many"
    if one.is_only_told_apart or other.is_only_told_apart:
        return "a number that tells things apart"
    if one.amount != "date" and one.periods and other.periods and not _any_shared(one.periods, other.periods):
        return "different period"
    if one.state.is_another(other.state) or _came_from(one, other) or _came_from(other, one):
        return "another state"
    ours, others = one.claim.attribution, other.claim.attribution
    if ours and others and ours.source and others.source and same_name(ours.source, others.source) == 0:
        return "different source"
    return ""


def _came_from(one: Identity, other: Identity) -> bool:
    """Whether a figure that rose or fell to its value may have done so from the other's: "rose to $52 million"."""
    if not one.state.direction or one.state.direction == other.state.direction:
        return False
    mine, theirs = one.value, other.value
    if not isinstance(mine, Decimal) or not isinstance(theirs, Decimal):
        return False
    return theirs < mine if one.state.direction == "up" else theirs > mine


def _in_one_statement(one: Identity, other: Identity) -> bool:
    """Figures that one sentence or one table sets side by side are different quantities."""
    return one.place == other.place or (one.table is not None and one.table == other.table)


def _in_other_entry(one: Identity, other: Identity) -> bool:
    """Whether a log tells of them under two releases or days."""
    a, b = one.claim.location, other.claim.location
    return a.document == b.document and are_apart(a.heading, b.heading)


def _any_shared(one: Sequence[Days], other: Sequence[Days]) -> bool:
    return any(a[0] <= b[1] and b[0] <= a[1] for a in one for b in other)


def _subjects(one: Identity, other: Identity) -> float:
    if one.subject is None or other.subject is None:
        return 0.0
    return 1.0 if one.subject is other.subject else same_parsed(one.subject, other.subject)


def _metrics(one: Identity, other: Identity) -> float:
    """1 for the same metric, less where one is named more narrowly, 0 where each has a word that the other lacks."""
    if one.metric == other.metric:
        return 1.0
    if one.metric <= other.metric or other.metric <= one.metric:
        return 0.6 if one.metric and other.metric else 0.5
    return 0.0
