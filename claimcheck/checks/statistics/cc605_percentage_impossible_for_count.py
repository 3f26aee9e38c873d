"""CC605: a percentage that no whole number out of the stated group gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from itertools import pairwise

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparator, Derivation, Input, Kind, Severity, format_number

_OF = re.compile(r"\s{1,2}of\s{1,2}(?:the|our|all|these|those|its|their|all of the)?\s{0,2}", re.IGNORECASE)
_COMPARES = re.compile(
    r"\s(?:more|less|fewer|higher|lower|better|worse|faster|slower|longer|shorter|above|below|up|down|of\s(?:the|all|its|their))\b",
    re.IGNORECASE,
)
_GROUP_FIRST = re.compile(
    r"(?:^|[.;:]\s|,\s)\W?(?:(?:of|among)\s(?:the|our|these|those|all)?|in\s(?:the|our|an?)\s(?:\w+\s)?(?:group|sample)\sof)\s?$",
    re.IGNORECASE,
)
_NOT_ALL = re.compile(
    r"\b(?:dropped\sout|drop-?outs?|missing|lost\sto|withdrew|withdrawn|excluded|available|remaining|answered|responded|"
    r"evaluable|analy[sz]ed|imputed|weighted|adjusted|estimated)\b",
    re.IGNORECASE,
)
"""The percentage may be of fewer than all members."""
_SIZE_FIRST = re.compile(r"\b(?:group|arm|condition|sample|cohort|ward|class)s?\s\(n\s?=\s?$", re.IGNORECASE)
_LARGEST_GROUP = 200
"""Beyond this nearly every rounded percentage is the share of some whole number."""


class PercentageImpossibleForCount(DocumentRule):
    """A percentage of a small group is not the share of any whole number of its members.

    ## What it checks
    "37 percent of the 20 patients", "of the 20 patients, 37 percent", "in the control group (n = 20), 37%", "in a
    sample of 20, 37%": whether some whole number out of 20 gives 37 percent at the written precision, rounded or cut
    off. Hedged percentages and groups of more than 200 are left alone, and percentages of those who answered.

    ## Why it matters
    The percentage or the size of the group was taken from somewhere else.

    ## When it is wrong
    Where a few members gave no answer, and the percentage is of the others.

    ## Source
    The granularity test of Brown and Heathers 2017, "The GRIM test", Social Psychological and Personality Science 8,
    for percentages.
    """

    code = "CC605"
    name = "percentage-impossible-for-count"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "no-whole-number",
            "In the pilot, 37 percent of the 20 patients slept better.",
            at="37 percent",
            says="20 patients",
        ),
        Flags("group-first", "Of the 20 patients, 37 percent slept through.", at="37 percent", says="20 patients"),
        Passes("size-in-brackets", "In the control group (n = 20), 35% slept through."),
        Ignores("a-comparison", "In the control group (n = 20), 37% more calls were made."),
        Passes("seven-of-twenty", "In the pilot, 35 percent of the 20 patients slept better."),
        Ignores("hedged", "In the pilot, about 37 percent of the 20 patients slept better."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every percentage of a counted group."""
        for claims in view.by_sentence.values():
            for one, other in pairwise(claims):
                bound = _bound(view, one, other)
                if bound is not None and not _NOT_ALL.search(bound[0].statement):
                    yield _judge(*bound)


def _bound(view: DocumentView, one: Claim, other: Claim) -> tuple[Claim, Claim] | None:
    """Share and group of two neighbouring figures, None where they are not said to belong together."""
    gap = view.document.prose[one.location.end : other.location.start]
    if _is_exact_share(one) and one.kind is not Kind.CHANGE and _is_small_group(other) and other.quantity is not None:
        return (one, other) if other.quantity.counted and _OF.fullmatch(gap) else None
    if not (_is_small_group(one) and _is_exact_share(other)) or _COMPARES.match(view.after(other, 16)):
        return None
    of_named = gap == ", " and _GROUP_FIRST.search(view.before(one, 16)) is not None
    of_size = gap in ("), ", ") ") and _SIZE_FIRST.search(view.before(one, 32)) is not None
    return (other, one) if of_named or of_size else None


def _is_exact_share(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.unit != "percent" or quantity.value is None:
        return False
    return quantity.comparator is Comparator.EQUAL and 0 < quantity.value < 100


def _is_small_group(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.value is None or claim.kind is not Kind.COUNT:
        return False
    return quantity.comparator is Comparator.EQUAL and 2 <= quantity.value <= _LARGEST_GROUP and quantity.decimals == 0


def _judge(share: Claim, group: Claim) -> Verdict:
    assert share.quantity is not None
    assert share.quantity.value is not None
    assert group.quantity is not None
    assert group.quantity.value is not None
    size = group.quantity.value
    nearest = (share.quantity.value * size / 100).to_integral_value()
    shares = [100 * (nearest + step) / size for step in (Decimal(-1), Decimal(0), Decimal(1))]
    derivation = Derivation(
        formula="percentage = 100 × a whole number ÷ size of the group",
        inputs=(
            Input(name="percentage", text=share.text, claim=share.id),
            Input(name="group", text=group.text, claim=group.id),
        ),
        expected=" or ".join(f"{format_number(value, 4)}%" for value in shares),
        stated=share.text,
        tolerance="rounded to nearest or cut off at the written precision",
    )
    if any(value in share.quantity.generous_interval for value in shares):
        return Agrees((share, group), derivation)
    message = f"{share.text} of {group.text} is no whole number of them; the nearest shares are {derivation.expected}."
    return Differs((share, group), message, derivation)
