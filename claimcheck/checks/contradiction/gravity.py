"""How grave it is that two claims differ: what cannot be, what may be, and what is only worth knowing."""

from __future__ import annotations

from dataclasses import dataclass

from claimcheck.checks.contradiction.values import Outcome, is_bound
from claimcheck.records import BlockKind, Claim, Comparison, Kind, Modality, Severity
from claimcheck.records.comparison import LIKELY
from claimcheck.units.nearness import Slip, nearness

CERTAIN = 0.9
"""From here on every qualifier agrees, and a difference is an error."""
_PARTS_OF_A_TEST = frozenset({"split", "condition", "scope", "language"})
"""What tells one part of a test from the others: where only one of two documents names it, each may mean another."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two claims of a group that may be compared, and the outcome."""

    one: Claim
    other: Claim
    link: Comparison
    outcome: Outcome


def severity_of(pair: Pair) -> Severity | None:
    """How grave a difference is, None where it is too small or the link too weak to speak of."""
    certainty = pair.link.certainty
    if pair.outcome is Outcome.CLOSE:
        speaks = same_document(pair.one, pair.other) or pair.one.date is not None
        return Severity.WARNING if certainty >= CERTAIN and speaks else None
    if pair.outcome is not Outcome.DIFFER or certainty < LIKELY:
        return None
    if not pair.link.copied and _is_told_apart(pair):
        return Severity.INFO
    near, slip = nearness(pair.one, pair.other)
    if not near and slip is Slip.NONE and (certainty < CERTAIN or not pair.link.by_name):
        return None
    doubtful = is_bound(pair.one) or is_bound(pair.other) or _is_result_of_two(pair) or _is_hearsay(pair)
    return Severity.ERROR if certainty >= CERTAIN and not doubtful else Severity.WARNING


def _is_hearsay(pair: Pair) -> bool:
    """Whether one of two documents only reports what somebody else says."""
    return not same_document(pair.one, pair.other) and Modality.REPORTED in (pair.one.modality, pair.other.modality)


def _is_told_apart(pair: Pair) -> bool:
    """Whether two results may have been measured in different ways, as far as the texts say.

    Who names the setting in one place and not in the other means it to differ, unless a table names it for all of its
    results and the sentence beside it for none. Two documents that compare the same
    models each ran the tests themselves, or took them from different sources, unless both name the same setting.
    """
    if same_document(pair.one, pair.other):
        return "setting" in pair.link.one_sided and not _leaves_to_table(pair)
    if _is_result_of_two(pair) and (pair.link.apart or _PARTS_OF_A_TEST.intersection(pair.link.one_sided)):
        return True
    in_tables = in_table(pair.one) and in_table(pair.other)
    is_speed = pair.link.by_name and Kind.RATE in (pair.one.kind, pair.other.kind)
    return _is_result_of_two(pair) and (in_tables or is_speed) and not _name_a_setting(pair)


def _leaves_to_table(pair: Pair) -> bool:
    """Whether only the cell of a table names the setting, and not the sentence that repeats its result."""
    cells = [claim for claim in (pair.one, pair.other) if in_table(claim)]
    return len(cells) == 1 and "setting" in cells[0].qualifiers


def _name_a_setting(pair: Pair) -> bool:
    """Whether both say how the result was measured; that they say the same was seen when they were linked."""
    keys = ("setting", "hardware") if Kind.RATE in (pair.one.kind, pair.other.kind) else ("setting",)
    return any(key in pair.one.qualifiers and key in pair.other.qualifiers for key in keys)


def _is_result_of_two(pair: Pair) -> bool:
    return not same_document(pair.one, pair.other) and (_is_result(pair.one) or _is_result(pair.other))


def _is_result(claim: Claim) -> bool:
    """Whether a figure is the result of a test, which comes out differently for everybody who runs it."""
    bare = claim.kind is Kind.QUANTITY and claim.quantity is not None and not claim.quantity.unit
    return claim.kind in (Kind.SCORE, Kind.RATE) or (bare and in_table(claim))


def rank(pair: Pair) -> int:
    """How grave a difference is as a number, the gravest highest; below all others where it is none."""
    severity = severity_of(pair)
    return severity.rank if severity is not None else -1


def same_document(one: Claim, other: Claim) -> bool:
    """Whether two claims stand in one document."""
    return one.location.document == other.location.document


def in_table(claim: Claim) -> bool:
    """Whether a claim is a cell of a table."""
    return claim.location.cell is not None


def in_heading(claim: Claim) -> bool:
    """Whether a claim stands in a heading, which CC105 compares with the text below it."""
    return claim.location.block is BlockKind.HEADING
