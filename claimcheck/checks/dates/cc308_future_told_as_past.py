"""CC308: something told as done on a day after the document's own date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import listed
from claimcheck.records import BlockKind, Claim, Derivation, Grain, Input, Modality, Severity

_MARGIN = dt.timedelta(days=14)
"""Documents are dated some days before they appear, and dates read off an announced event are a week early."""
_AHEAD = re.compile(
    r"\b(?:will|would|shall|may|might|could|should|expect\w*|plan(?:s|ned|ning)?|schedul\w*|due|until|till|forecast\w*|fiscal|"
    r"project(?:ed|ions?)|target\w*|if|to\sbe|going\sto|set\sin|imagin\w*|novel|film|series|story)\b",
    re.IGNORECASE,
)
"""Words of a sentence that speaks of the future, or of a story set in it."""
_OBJECT = (
    r"(?:\s(?!(?:to|for|of|with|due|that|which|until|by|from|at|on|in)\b)[\w'’-]{1,24}){0,5}"
    r"(?:\s(?:in|at)(?:\s(?-i:[A-Z])[\w'’-]{1,24}){1,3})?"
)
"""Up to five words, and a place after them."""
_NOUN = re.compile(
    r"\s(?!(?:and|but|after|before|with|because|when|while|at|for|by|amid|following|as|in|on|to|the|a|an|it|they|he|she|we)\b)"
    r"[a-z]+(?:\s|[.,;]|$)"
)
_OPENS = re.compile(r"(?:In|On|By)\s$")
_A_LOG = 3
"""Events after the document's date that show it to be the date of something else."""


class FutureToldAsPast(DocumentRule):
    """A text reports as done what is dated after the text itself.

    ## What it checks
    Dates with their own year that lie more than two weeks after the document's date, where a verb of the past governs
    them: "opened its second plant in March 2027", "In March 2027 the company opened". Sentences with a word for plans,
    forecasts or stories are left alone.

    ## Why it matters
    An issue cannot report what happened after it appeared: its date or the event's is wrong.

    ## When it is wrong
    Pages that are kept up to date under their first date.

    ## Source
    The order of time.
    """

    code = "CC308"
    name = "future-told-as-past"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "reported-before-it-happened",
            "---\ndate: 2025-06-01\n---\n\nHarrow opened its second plant in March 2027.",
            at="March 2027",
            says="2025-06-01",
        ),
        Passes("reported-after", "---\ndate: 2025-06-01\n---\n\nHarrow opened its second plant in March 2025."),
        Ignores("planned", "---\ndate: 2025-06-01\n---\n\nHarrow announced that it would open a plant in March 2027."),
        Ignores(
            "a-log",
            "---\ndate: 2011-05-15\n---\n\nWe released 3.0 on 14 October 2019.\n\nWe released 2.0 on 27 June 2018.\n\n"
            "We released 1.0 on 23 December 2016.",
        ),
        Ignores("no-date-to-judge-by", "Harrow opened its second plant in March 2027."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every date that a verb of the past governs; where several are later, the document's date is not its
        own (a log that opens with an old entry)."""
        if view.date is None:
            return
        told = [claim for claim in view.claims if _may_be_judged(claim) and _is_told_as_past(view, claim)]
        verdicts = [_judge(claim, view.date) for claim in told]
        differ = sum(isinstance(verdict, Differs) for verdict in verdicts)
        yield from (v for v in verdicts if isinstance(v, Agrees) or differ < _A_LOG)


def _may_be_judged(claim: Claim) -> bool:
    if claim.date is None or claim.location.cell is not None or claim.location.block is BlockKind.QUOTE:
        return False
    stated = claim.modality in (Modality.ASSERTED, Modality.REPORTED)
    return stated and has_own_year(claim) and claim.date.grain not in (Grain.DECADE, Grain.CENTURY)


def _is_told_as_past(view: DocumentView, claim: Claim) -> bool:
    governed, opening = _patterns()
    before = view.before(claim, 120)
    if _NOUN.match(view.after(claim, 24)):  # "in 2027 terms"
        return False
    governs = governed.search(before) is not None or (
        _OPENS.fullmatch(before) is not None and opening.match(view.after(claim, 80)) is not None
    )
    return governs and _AHEAD.search(view.document.prose, *claim.location.sentence) is None


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A verb of the past with its object before "in", and a subject with such a verb after the date."""
    verbs = "|".join(sorted(listed("event_order", "events")))
    return (
        re.compile(rf"\b(?<!to\s)(?<!be\s)(?:{verbs}){_OBJECT}\s(?:in|on)\s$", re.IGNORECASE),
        re.compile(rf",?\s(?:[\w'’-]{{1,24}}\s){{1,4}}?(?:was\s|were\s)?(?:{verbs})\b", re.IGNORECASE),
    )


def _judge(claim: Claim, written: dt.date) -> Verdict:
    assert claim.date is not None
    days = resolved_days(claim.date)
    assert days is not None
    derivation = Derivation(
        formula="date of what is told as done ≤ date of the document",
        inputs=(Input(name="date", text=claim.text, claim=claim.id),),
        expected=f"{written} or earlier",
        stated=days[0].isoformat(),
        tolerance="two weeks",
    )
    if days[0] <= written + _MARGIN:
        return Agrees((claim,), derivation)
    message = f"“{claim.text}” is told as past, but the document is dated {written}."
    return Differs((claim,), message, derivation, confidence=0.7)
