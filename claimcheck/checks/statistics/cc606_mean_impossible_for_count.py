"""CC606: a mean of whole numbers that no sum of so many whole numbers gives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.numbers import small_number
from claimcheck.lexicon.scales import people
from claimcheck.records import Claim, Comparator, Derivation, Input, Kind, Modality, Severity, format_number

_MEAN = re.compile(
    r"(?:\bM\s?=\s?|\b(?:mean|average|averaged)\b(?:[^,;.()\d]{0,40}\b(?:of|was|is)|,)?\s|\bon\saverage,?\s)$",
    re.IGNORECASE,
)
_NUMBER_OF = re.compile(r"\b(?:mean|average)\snumber\sof\b[^,;.()]{0,50}$", re.IGNORECASE)
_ON_AVERAGE = re.compile(r"\s?(?:on|in)\s(?:the\s)?average\b(?!\s(?:of|for|per|in|from|among))", re.IGNORECASE)
_HOW_MANY = re.compile(
    r"\bhow\smany\s(?P<noun>[a-z]+)\s(?:[a-z]+\s){0,3}?(?:they|he\sor\sshe)\s[^,;:.()\d]{1,40}"
    r"(?:,|:|;|\s[–—])\s(?:the\s(?:mean|average|answer)\swas\s)?$",
    re.IGNORECASE,
)
"""Asks each for a number of things, before the mean of the answers."""
_WHOLE = re.compile(
    r"\b(?:whole[\s-](?:numbers?|points?|marks?|stars?)(?!\s(?:and|or)\b)|integers?|single[\s-](?:item|question)|one[\s-](?:item|question))\b",
    re.IGNORECASE,
)
_ITEMS = re.compile(r"\b(?P<count>[\w-]{1,10})[\s-](?:items?|questions?)\b", re.IGNORECASE)
_SIZE = re.compile(r"\b[nN]\s?=\s?$")
_ALL_OF = re.compile(r"\b(?:the|all|our|these)\s$", re.IGNORECASE)
"""Before a number of people: it is that of all of them."""
_ANSWERED = re.compile(
    r"\s(?:(?:have|had|all|each)\s)?(?:told|said|reported|noted|wrote|counted|gave|rated|scored|answered|marked|logged|recorded)\b",
    re.IGNORECASE,
)
"""After a number of people that opens the sentence: each of them gave a number."""
_NOT_WHOLE = re.compile(
    r"\b(?:weighted|adjusted|estimated|hal(?:f|ves)|except|excluding|without|almost|nearly|most|"
    r"marginal|least[\s-]squares|log|transformed|median)\b",
    re.IGNORECASE,
)
_MEASURED = frozenset(["point", "points", "year", "years", "percent", "score", "scores", "times", "degrees"])
"""Nouns of what is measured or scored, and need not be whole."""
_DIVISIBLE = _MEASURED | frozenset(
    ["hours", "minutes", "days", "weeks", "months", "miles", "kilometres", "kilometers", "litres", "liters"]
)
"""The same where each is asked how many it was."""
_KINDS = frozenset({Kind.COUNT, Kind.QUANTITY, Kind.SCORE, Kind.STATISTIC})


class MeanImpossibleForCount(DocumentRule):
    """A mean of whole numbers, such as counts or answers on one scale, is no sum of whole numbers divided by how many.

    ## What it checks
    The GRIM test: "a mean of 4.57 puzzles (n = 25)": whether some whole sum divided by n rounds to the mean, up or
    down. Only where the sentence states n or the number of people ("the 25 pupils"), and the mean is of a number of
    things or the text says that answers are whole numbers or a single item; where it names several items, their number
    multiplies n. Nothing is tested where n has so many members that every mean can come out.

    ## Why it matters
    The mean, the number of people or the number of answers was taken from somewhere else.

    ## When it is wrong
    Where some gave no answer, or the mean is weighted, and the text does not say so.

    ## Source
    Brown and Heathers 2017, "The GRIM test: a simple technique detects numerous anomalies in the reporting of results
    in psychology", Social Psychological and Personality Science 8.
    """

    code = "CC606"
    name = "mean-impossible-for-count"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "no-whole-sum",
            "The children solved a mean of 4.57 puzzles (n = 25).",
            at="4.57 puzzles",
            says="4.56 or 4.6",
        ),
        Flags(
            "answers-in-whole-numbers",
            "Mood was rated in whole numbers from 1 to 7; the mean was 3.47 (n = 20).",
            at="3.47",
            says="3.45 or 3.5",
        ),
        Flags(
            "number-of-people",
            "The mean number of siblings among the 25 pupils was 1.37.",
            at="1.37",
            says="1.36 or 1.4",
        ),
        Flags(
            "asked-how-many",
            "Twenty nurses told us how many cups they drank, 2.33 on average.",
            at="2.33",
            says="2.3 or 2.35",
        ),
        Flags(
            "whole-points",
            "16 people gave whole points; the mean was 4.30.",
            at="4.30",
            says="4.25 or 4.312",
        ),
        Passes("asked-how-many-fits", "Twenty nurses told us how many cups they drank, 2.35 on average."),
        Passes("whole-points-fit", "16 people gave whole points; the mean was 4.31."),
        Ignores("asked-how-many-hours", "Twenty nurses told us how many hours they slept, 6.33 on average."),
        Ignores("half-points-too", "16 people gave whole or half points; the mean was 4.30."),
        Ignores("some-gave-no-number", "Most of the 16 people gave whole points; the mean was 4.30."),
        Passes("whole-sum", "The children solved a mean of 4.56 puzzles (n = 25)."),
        Passes("several-items", "With three items in whole numbers, the mean was 3.47 (n = 20)."),
        Ignores("measured", "The mean reaction time was 431.27 ms (n = 20)."),
        Ignores("too-many-to-tell", "The children solved a mean of 4.57 puzzles (n = 250)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every mean of whole numbers beside its n."""
        for claims in view.by_sentence.values():
            sizes = [c for c in claims if _is_size(view, c)] or [c for c in claims if _is_group(view, c)]
            means = [claim for claim in claims if _is_mean_of_whole_numbers(view, claim)] if len(sizes) == 1 else []
            if len(means) == 1:
                yield from _judge(means[0], sizes[0])


def _is_size(view: DocumentView, claim: Claim) -> bool:
    return _is_number_of_cases(claim) and _SIZE.search(view.before(claim, 8)) is not None


def _is_group(view: DocumentView, claim: Claim) -> bool:
    """Whether a figure is the number of all the people: "the 25 pupils"."""
    named = claim.quantity is not None and (claim.quantity.counted or "").casefold() in people()
    if not named or not _is_number_of_cases(claim):
        return False
    opens = not view.before(claim, 10).strip() and _ANSWERED.match(view.after(claim, 20)) is not None
    return opens or _ALL_OF.search(view.before(claim, 10)) is not None


def _is_number_of_cases(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.value is None or quantity.decimals or claim.location.cell is not None:
        return False
    return quantity.value >= 2


def _is_mean_of_whole_numbers(view: DocumentView, claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or quantity.value is None or not 1 <= quantity.decimals <= 3 or quantity.unit:
        return False
    if (
        quantity.other_readings
        or claim.kind not in _KINDS
        or quantity.comparator is not Comparator.EQUAL
        or claim.modality is Modality.NEGATED
    ):
        return False
    if _NOT_WHOLE.search(claim.statement):
        return False
    before = view.before(claim, 60)
    asked = _HOW_MANY.search(view.before(claim, 120))
    if asked is not None and asked["noun"].casefold() not in _DIVISIBLE:
        alone = sum(c.kind is not Kind.DATE for c in view.by_sentence[claim.location.sentence]) == 2
        return alone and (before.endswith("was ") or _ON_AVERAGE.match(view.after(claim, 30)) is not None)
    counts = bool(quantity.counted) and (quantity.counted or "").casefold().split()[-1] not in _MEASURED
    whole = counts or _WHOLE.search(claim.statement) is not None
    return _NUMBER_OF.search(before) is not None or (whole and _MEAN.search(before) is not None)


def _judge(mean: Claim, size: Claim) -> Iterator[Verdict]:
    assert mean.quantity is not None
    assert mean.quantity.value is not None
    assert size.quantity is not None
    assert size.quantity.value is not None
    match = _ITEMS.search(mean.statement)
    items = (small_number(match["count"]) if match else None) or 1
    parts = size.quantity.value * items
    if parts * mean.quantity.step >= 1:
        return
    below = int(mean.quantity.value * parts)
    near = [Decimal(total) / parts for total in (below, below + 1)]
    derivation = Derivation(
        formula="mean × n is a whole number" if items == 1 else "mean × n × items is a whole number",
        inputs=(
            Input(name="mean", text=mean.text, claim=mean.id),
            Input(name="n", text=size.text, claim=size.id),
        ),
        expected=" or ".join(format_number(value, 4) for value in near),
        stated=mean.text,
        tolerance="rounding of the mean, up or down",
    )
    if any(abs(value - mean.quantity.value) <= mean.quantity.step / 2 for value in near):
        yield Agrees((mean, size), derivation)
    else:
        message = f"No whole numbers of {size.text} have the mean {mean.text}; the nearest are {derivation.expected}."
        yield Differs((mean, size), message, derivation, confidence=0.7)
