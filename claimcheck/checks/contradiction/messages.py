"""What a finding on two claims says: both figures and both places, and never which of them is wrong."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from claimcheck.records import Claim, Comparison

_MOST_NAMED = 3
"""Further passages that a message names."""


def message(
    flagged: Claim,
    other: Claim,
    link: Comparison | None = None,
    others: Sequence[Claim] = (),
    canonical: Collection[str] = (),
) -> str:
    """One sentence with both figures and both places, which never says which of them is wrong."""
    named = len({claim.location.document for claim in (flagged, other, *others)}) > 1
    if other.location.document in canonical and flagged.location.document not in canonical:
        given, by = f"given as {clean(flagged.text)} ({place(flagged, named)})", f"canonical {place(other, named)},"
        text = f"{_what(flagged, other)} is {given}, but the {by} states {clean(other.text)}"
    else:
        text = _side_by_side(flagged, other, named)
    if others:
        shown = [f"{clean(claim.text)} ({place(claim, named)})" for claim in others[:_MOST_NAMED]]
        text += "; also as " + ", ".join(shown)
        text += f" and {len(others) - _MOST_NAMED} more" if len(others) > _MOST_NAMED else ""
    if link is not None and link.one_sided:
        text += f"; both may be right, as only one states the {' and the '.join(link.one_sided)}"
    return f"{text}."


def _side_by_side(one: Claim, other: Claim, named: bool) -> str:
    earlier, later = sorted((one, other), key=lambda claim: (claim.location.document, claim.location.start))
    return (
        f"{_what(one, other)} is given as {clean(earlier.text)} ({place(earlier, named)})"
        f" and as {clean(later.text)} ({place(later, named)})"
    )


def _what(one: Claim, other: Claim) -> str:
    """What the figures are figures of, as far as both claims say the same of it."""
    subject = _common(one.subject, other.subject)
    measure = _common(one.qualifiers.get("benchmark"), other.qualifiers.get("benchmark"))
    measure = measure or _common(one.metric, other.metric)
    counted = _common(_counted(one), _counted(other))
    if counted and (measure or counted) in counted:  # a count has no metric but what is counted
        measure = f"the number of {counted}"
    if subject and measure:
        text = f"{measure} of {subject}"
    elif subject:
        text = f"a figure of {subject}"
    else:
        text = measure or "the same quantity"
    return text[:1].upper() + text[1:]


def _counted(claim: Claim) -> str | None:
    return claim.quantity.counted if claim.quantity else None


def _common(one: str | None, other: str | None) -> str | None:
    """The fuller of two names, where the one holds the other."""
    if not one or not other:
        return None
    folded = ["".join(filter(str.isalnum, name.casefold())) for name in (one, other)]
    if folded[0] in folded[1]:
        return other
    return one if folded[1] in folded[0] else None


def place(claim: Claim, named: bool) -> str:
    """Where a figure stands: its line, with the document where that is not the same."""
    line = f"line {claim.location.line}"
    return f"{claim.location.document}, {line}" if named else line


def clean(text: str) -> str:
    """A figure as written, white space folded."""
    return " ".join(text.split())
