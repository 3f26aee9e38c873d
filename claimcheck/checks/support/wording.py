"""How the support rules speak of claims and references."""

from __future__ import annotations

from claimcheck.records import Claim, Comparator, Reference, format_interval

_WORDS = {
    Comparator.ABOUT: "about",
    Comparator.LESS: "less than",
    Comparator.AT_MOST: "at most",
    Comparator.MORE: "more than",
    Comparator.AT_LEAST: "at least",
}


def what(claim: Claim, other: Claim) -> str:
    """What the figures are figures of, where the subject is the name of something: `training tokens of Wrenna-4`."""
    subject = other.subject or claim.subject or ""
    metric = claim.qualifiers.get("benchmark") or other.metric or claim.metric
    if metric is None or not any(letter.isupper() or letter.isdigit() for letter in subject):
        return "the figure"
    return f"{metric} of {subject}"


def opening(text: str) -> str:
    """The text as the beginning of a sentence."""
    return text[:1].upper() + text[1:]


def quoted(reference: Reference) -> str:
    """What a reference says, with its address."""
    return f"{reference.passage} ({reference.url})" if reference.url else reference.passage


def written(claim: Claim) -> str:
    """The figure as its text writes it, in one line."""
    return " ".join(claim.text.split())


def stated(claim: Claim) -> str:
    """The figure with what bounds or hedges it: `more than 30 billion tokens`."""
    comparator = claim.quantity.comparator if claim.quantity else Comparator.EQUAL
    return " ".join(filter(None, (_WORDS.get(comparator), written(claim))))


def meant(claim: Claim) -> str:
    """All values that the figure may mean, read generously; for a date its TIMEX3 value."""
    if claim.quantity is None:
        return claim.date.timex if claim.date else ""
    unit = f" {claim.quantity.unit}" if claim.quantity.unit else ""
    return format_interval(claim.quantity.generous_interval) + unit
