"""CC505: a statement about the future or the present day that time has overtaken."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.context import by_statement, word_pattern
from claimcheck.lexicon.phrases import lowered
from claimcheck.records import BlockKind, Claim, Derivation, Input, Kind, Modality, Severity

_SHELF_LIFE_DAYS = 365
"""What is "current" is taken to be so for a year."""
_REACH = 60
_TO_COME = re.compile(r"\b(?:will|plans? to|expects? to|aims? to|intends? to)\s[^.;:]{1,50}\bby\s[^.;:,\d]{0,20}$")
_SPAN_OF_YEARS = re.compile(r"\d{4}\s{0,2}(?:–|-|to|and|through|until)\s{0,2}\d{2,4}\b")
_MODIFIER = re.compile(
    r"\b(?:of|since|from)\s{1,3}(?:\w{1,12}\s{1,3})?$"
    r"|(?<!\bbe )(?<!\bbeen )(?<!\bget )\b(?!expected|planned|scheduled|slated|targeted|delayed|postponed|needed)"
    r"(?:\w{2,14}ed|built|made|held|founded|written|won|lost|sold|set|begun|taken|given|drawn|laid)"
    r"\s{1,3}(?:in|on|during|at|by|before)\s{1,3}(?:\w{1,12}\s{1,3})?$"
)
"""A date that belongs to a noun: "the sale of 2023", "the stage built in 2019"; not "will be built in 2019"."""
_PAST_VERB = re.compile(
    r"[\s,]{1,3}(?:[\w’'.-]{1,20}\s{1,3}){1,6}?(?:\w{2,14}ed|said|told|wrote|began|chose|set out)\b"
)
"""Behind a date that opens the sentence: "In 2024, Kestrel announced it will"."""


class StaleStatement(DocumentRule):
    """A plan's date is already over, or "currently" was written long ago.

    ## What it checks
    Dates that the text, or somebody in it ("will open by 2024, the company said"), puts in the future, against the
    document's own date (warning), or else against the checking date (info). Figures said to hold "currently" or to be
    "the latest" in a document that is more than a year older than the checking date (info), unless the sentence has a
    date of its own or quotes somebody. A plan told as past ("was expected by 2023"), a date that belongs to something
    else in the sentence ("will use the stage built in 2019") and a span of years are passed over, as are documents
    declared historical or quoted.

    ## Why it matters
    Text that is carried over from an older issue announces what has long happened, or has not.

    ## When it is wrong
    In quotations from the past, and where an archive is checked on purpose.

    ## Source
    Wikipedia, "Manual of Style/Words to watch", section on relative time references.
    """

    code = "CC505"
    name = "stale-statement"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "plan-of-a-year-gone-by",
            "---\ndate: 2025-03-04\n---\n\nKestrel plans to open its second laboratory by 2024.",
            at="2024",
            says="2025-03-04",
        ),
        Flags(
            "plan-that-somebody-told",
            "---\ndate: 2025-03-04\n---\n\nKestrel will open its second lab by the end of 2024, the company said.",
            at="the end of 2024",
            says="2025-03-04",
        ),
        Passes("plan-ahead", "---\ndate: 2025-03-04\n---\n\nKestrel plans to open its second laboratory by 2026."),
        Ignores(
            "plan-told-as-past",
            "---\ndate: 2025-03-04\n---\n\nKestrel was expected to open its second laboratory by 2024.",
        ),
        Ignores(
            "date-of-something-else",
            "---\ndate: 2025-03-04\n---\n\nKestrel will move into the laboratory built in 2019.",
        ),
        Ignores("no-date-to-judge-by", "Kestrel plans to open its second laboratory by 2024."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge planned dates, then figures that hold for the day."""
        if view.is_apart:
            return
        for claim in view.claims:
            if _is_plan(claim, view):
                yield from _judge_plan(claim, view)
        if _age_days(view) > _SHELF_LIFE_DAYS:
            yield from _passing_states(view)


def _is_plan(claim: Claim, view: DocumentView) -> bool:
    if claim.kind is not Kind.DATE or claim.location.block is BlockKind.QUOTE:
        return False
    if claim.modality is not Modality.PLANNED and not _is_told_to_come(claim, view):
        return False
    assert claim.date is not None
    sentence = lowered(view.document.prose[slice(*claim.location.sentence)])
    is_told_as_past = word_pattern("past_plans").search(sentence) is not None
    return not claim.date.relative and not is_told_as_past and not _belongs_elsewhere(claim, view)


def _is_told_to_come(claim: Claim, view: DocumentView) -> bool:
    """Whether somebody is said to say, with no other date, that something "will" be by the date."""
    if claim.modality is not Modality.REPORTED:
        return False
    sentence = claim.location.sentence
    before = view.document.prose[max(sentence.start, claim.location.start - _REACH) : claim.location.start]
    dates = [other for other in view.by_sentence[sentence] if other.date is not None]
    return len(dates) == 1 and _TO_COME.search(before) is not None


def _belongs_elsewhere(claim: Claim, view: DocumentView) -> bool:
    """Whether a date in a sentence about the future is not the day of what is to come."""
    prose, sentence = view.document.prose, claim.location.sentence
    before = lowered(prose[max(sentence.start, claim.location.start - _REACH) : claim.location.start])
    after = prose[claim.location.end : min(sentence.end, claim.location.end + _REACH)]
    is_fronted = before.strip(' "“*_') in ("in", "on", "during", "by", "at", "back in", "")
    return (
        _SPAN_OF_YEARS.search(claim.text) is not None
        or _MODIFIER.search(before) is not None
        or (is_fronted and _PAST_VERB.match(lowered(after)) is not None)
    )


def _judge_plan(claim: Claim, view: DocumentView) -> Iterator[Verdict]:
    assert claim.date is not None
    last = claim.date.last_day
    if last is None:
        return
    if view.date is not None and last < view.date:
        yield _over(claim, f"the document is dated {view.date}", view.date, None)
    elif view.config.checking_date is not None and last < view.config.checking_date:
        yield _over(claim, f"it was checked on {view.config.checking_date}", view.config.checking_date, Severity.INFO)
    elif (today := view.date or view.config.checking_date) is not None:
        yield Agrees((claim,), _derivation(claim, last, today))


def _over(claim: Claim, why: str, today: dt.date, severity: Severity | None) -> Differs:
    assert claim.date is not None
    assert claim.date.last_day is not None
    message = f"“{claim.text}” is stated as still to come, but {why}."
    return Differs((claim,), message, _derivation(claim, claim.date.last_day, today), severity=severity, confidence=0.7)


def _age_days(view: DocumentView) -> int:
    if view.date is None or view.config.checking_date is None:
        return 0
    return (view.config.checking_date - view.date).days


def _passing_states(view: DocumentView) -> Iterator[Verdict]:
    for statement in by_statement(view.claims):
        claims = [
            c for c in statement if c.kind is not Kind.DATE and c.modality in (Modality.ASSERTED, Modality.REPORTED)
        ]
        if not claims:
            continue
        if len(claims) < len(statement) and any(c.date is not None and not c.date.relative for c in statement):
            continue  # the sentence says itself when that was
        sentence = view.document.prose[slice(*claims[0].location.sentence)]
        word = _passing_word(lowered(sentence))
        if word is not None:
            message = (
                f"“{claims[0].text}” is said to hold “{word.group()}”, in a document of {view.date}, "
                "more than a year before it was checked."
            )
            yield Differs((claims[0],), message, severity=Severity.INFO, confidence=0.5)


def _passing_word(sentence: str) -> re.Match[str] | None:
    """The first word for a state of the day, without those that only look like one."""
    others = [match.span() for match in word_pattern("not_passing").finditer(sentence)]
    for word in word_pattern("passing").finditer(sentence):
        if not any(start <= word.start() and word.end() <= end for start, end in others):
            return word
    return None


def _derivation(claim: Claim, last: dt.date, today: dt.date) -> Derivation:
    return Derivation(
        formula="last day of the stated date ≥ date of the document",
        inputs=(Input(name="planned date", text=claim.text, claim=claim.id),),
        expected=f"{today} or later",
        stated=str(last),
    )
