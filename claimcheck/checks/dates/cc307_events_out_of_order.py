"""CC307: two dated events in the opposite order to the one that the text itself gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.dates.clauses import is_main_clause
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Derivation, Input, Modality, Severity

_WORDS_BEFORE = re.compile(r"(?:[\w'’-]{1,24}\s){1,6}(?:in|on)\s$")
_NEXT_STAGE = re.compile(
    r",?(?:\s(?:and|but|then|only|was|were|is|finally|later|eventually|first|being)){0,4}"
    r"\s(?P<stage>[a-z-]{4,16}(?:\s(?:up|down))?)(?:\s(?!by\b|as\b)[\w'’-]{1,20}){0,3}\s(?:in|on)\s",
    re.IGNORECASE,
)
_AFTER = re.compile(r"(?P<cue>After|Following|Before)\s(?:[\w'’-]{1,24}\s){1,6}?(?:(?:in|on)\s)?")
_AFTER_HAD = re.compile(
    r",?\s(?P<cue>after)\s(?:[\w'’-]{1,24}\s){1,5}?had\s(?:been\s)?[a-z]{3,16}\s(?:up\s|down\s)?(?:in|on)\s",
    re.IGNORECASE,
)
""" "completed in 1931, after work had begun in 1925": the pluperfect says that it came first."""


class EventsOutOfOrder(DocumentRule):
    """Two dated events stand in the opposite order to the one that the text itself gives them.

    ## What it checks
    In one sentence: stages of one thing that can only follow each other ("filed in A and granted in B", "submitted,
    accepted, published"), and "After X in A, the company closed … in B", "Before X in A, … in B", "… in B, after X had
    begun in A". Both dates have their years. They are out of order only if no day of the later one's period comes after
    one of the earlier's.

    ## Why it matters
    One of the two years is wrong, usually by a digit.

    ## When it is wrong
    Where the two stages belong to two things, or a date belongs to a noun and not to the event.

    ## Source
    The order of the stages is in the lexicon's `event_order.toml`; calendar arithmetic: ISO 8601-1:2019.
    """

    code = "CC307"
    name = "events-out-of-order"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "granted-before-filed",
            "The patent on the hinge was filed in 2020 and granted in 2018.",
            at="2018",
            says="filed in 2020",
        ),
        Flags(
            "closed-before-the-merger",
            "After the merger in May 2021, the company closed its Leeds office in March 2020.",
            at="March 2020",
            says="After",
        ),
        Passes("in-order", "The patent on the hinge was filed in 2018 and granted in 2020."),
        Passes("after-the-merger", "After the merger in 2021, the company closed its Leeds office in 2023."),
        Ignores("date-of-a-noun", "After the merger in 2021, the company sold a plant built in 2019."),
        Ignores("two-things", "The first patent was granted in 2020, the second one was filed in 2018."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two neighbouring dates of a sentence that it puts in order."""
        for claims in view.by_sentence.values():
            dated = [claim for claim in claims if claim.date is not None]
            for one, other in pairwise(dated):
                words = _order(view, one, other) if _may_be_judged(one) and _may_be_judged(other) else None
                if words is not None:
                    is_reversed = words.startswith(("Before", "after"))
                    yield _judge(view, *((other, one) if is_reversed else (one, other)), words, flagged=other)
            for one, between, other in zip(dated, dated[1:], dated[2:], strict=False):
                words = (
                    _order_over(view, one, between, other) if all(map(_may_be_judged, (one, between, other))) else None
                )
                if words is not None:
                    yield _judge(view, one, other, words, flagged=other)


def _may_be_judged(claim: Claim) -> bool:
    stated = claim.modality in (Modality.ASSERTED, Modality.REPORTED)
    return stated and claim.location.cell is None and has_own_year(claim)


def _order(view: DocumentView, one: Claim, other: Claim) -> str | None:
    """The words that put the two dates in order; None where nothing does."""
    gap = view.document.prose[one.location.end : other.location.start]
    following = _NEXT_STAGE.fullmatch(gap)
    if following and (word := _stage_before(view, one, following["stage"])):
        return word
    if told_back := _AFTER_HAD.fullmatch(gap):
        return told_back["cue"].casefold()
    lead = _AFTER.fullmatch(view.before(one, 140))
    return lead["cue"] if lead and is_main_clause(gap) else None


def _order_over(view: DocumentView, one: Claim, between: Claim, other: Claim) -> str | None:
    """The same for the first and third of three stages of one thing: "born in A, graduated in B and died in C"."""
    prose = view.document.prose
    first = _NEXT_STAGE.fullmatch(prose, one.location.end, between.location.start)
    second = _NEXT_STAGE.fullmatch(prose, between.location.end, other.location.start)
    if first is None or second is None or _follows(first["stage"], second["stage"]):
        return None
    return _stage_before(view, one, second["stage"])


def _stage_before(view: DocumentView, claim: Claim, stage: str) -> str | None:
    """The word before a date that names an earlier stage of the same thing."""
    words = _WORDS_BEFORE.search(view.before(claim, 120))
    before = words.group().split() if words else []
    named = (word for word in (*reversed(before), *map(" ".join, pairwise(before))) if _follows(word, stage))
    return next((f"{word} in" for word in named), None)


def _follows(first: str, second: str) -> bool:
    """Whether the second is a later stage than the first in some sequence."""
    one, other = first.casefold().replace(" ", "_"), second.casefold().replace(" ", "_")
    return any(one in stages and other in stages and stages[one] < stages[other] for stages in _sequences())


@cache
def _sequences() -> tuple[dict[str, int], ...]:
    return tuple(
        {word: place for place, stage in enumerate(sequence) for word in stage.split()}
        for sequence in table("event_order")["sequences"]
    )


def _judge(view: DocumentView, earlier: Claim, later: Claim, words: str, *, flagged: Claim) -> Verdict:
    assert earlier.date is not None
    assert later.date is not None
    first, last = resolved_days(earlier.date), resolved_days(later.date)
    assert first is not None
    assert last is not None
    derivation = Derivation(
        formula="date of what comes first ≤ date of what follows",
        inputs=(
            Input(name="first", text=earlier.text, claim=earlier.id),
            Input(name="then", text=later.text, claim=later.id),
        ),
        expected=f"{first[0].isoformat()} or later",
        stated=last[1].isoformat(),
    )
    other = earlier if flagged is later else later
    if last[1] >= first[0]:
        return Agrees((flagged, other), derivation)
    message = f"“{words} {other.text}”, and then {flagged.text}: {later.text} is before {earlier.text}."
    return Differs((flagged, other), message, derivation, confidence=0.8)
