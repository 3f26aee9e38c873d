"""Durations between dates, and dates counted from others: "from 3 to 28 May, 25 days", "…, and on 7 April,
five weeks later"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.sketch import operand
from claimcheck.records import Claim, Relation, RelationKind, Span

_SPAN_DASH = re.compile(r" ?(?:to|and|until|till|through|–|—|-) ?(?:the )?")
_FROM = re.compile(r"(?:from|between|since|ran|on|\() ?(?:the )?$")
_LED_TO = re.compile(
    r"[^.;()]{0,60}(?:until|till|to|through|ended on|ends on|closed on|closes on|finished on|and ended)(?: the)? "
)
_THEN = re.compile(
    r",? ?\(?(?:or|that is|a period of|a total of|a span of|which is|which makes|lasting|for|so|just|"
    r"about|around|roughly|some|i\.e\.|"
    r"after|took|a run of|—|–|:|,| )*"
)
_BEFORE_PAIR = re.compile(r",? ?\(?(?:from|between|running from|\(|:|—|–|,| )*(?:the )?")
_LATER = re.compile(r" ?(?:later|after(?:wards)?|on)\b(?! (?:the|that|it|a|its|their|his|her)\b)")
_EARLIER = re.compile(r" ?(?:earlier|before|previously)\b(?! (?:the|that|it|a|its|their|his|her)\b)")
_BEFORE_OFFSET = re.compile(
    r",? ?\(?(?:that is|or|just|only|exactly|about|some|around|roughly|almost|nearly|i\.e\.|—|–|:|,| )*"
)
_DATE_AFTER_OFFSET = re.compile(r",? (?:on|in|by|at)?(?: the)? ?")


_COUNTED_FROM = re.compile(r" (later|after|on|earlier|before)$")
"""A date that is written as an offset: "ten weeks later"."""
_AFTER_EVENT = re.compile(r" (after|before) [^.;()]{2,60}? (?:on|in)(?: the)? ")
""" "sixteen days after Voyager 2, which left on …": the event and its own date."""


def find(passages: Sequence[Passage]) -> Iterator[Relation]:
    """Durations and offsets of every sentence, the date before it included."""
    earlier: Claim | None = None
    for passage in passages:
        claims = [c for c in passage.claims if _is_time(c)]
        for index, claim in enumerate(claims):
            if claim.date is None:
                yield from _spans(passage, claims, index)
            if claim.date is None or _COUNTED_FROM.search(claim.text.lower()):
                yield from _offsets(passage, claims, index, earlier)
        dates = [c for c in claims if c.date is not None and not c.date.relative]
        earlier = dates[-1] if dates else (earlier if passage.claims == () else None)


def _is_time(claim: Claim) -> bool:
    return claim.date is not None or (claim.quantity is not None and claim.quantity.dimension == "[time]")


def _gap(passage: Passage, left: Claim, right: Claim) -> str:
    return " ".join(passage.between(left.location.end, right.location.start).lower().replace("\n", " ").split(" "))


def _spans(passage: Passage, claims: Sequence[Claim], index: int) -> Iterator[Relation]:
    """The two dates right before or right after a duration that a dash, `to` or `until` joins."""
    for first, second, follows in ((index - 2, index - 1, True), (index + 1, index + 2, False)):
        if first < 0 or second >= len(claims):
            continue
        start, end, duration = claims[first], claims[second], claims[index]
        if start.date is None or end.date is None:
            continue
        joint = _gap(passage, start, end)
        before = passage.between(max(passage.sentence.start, start.location.start - 20), start.location.start).lower()
        if not (
            _SPAN_DASH.fullmatch(joint) and (joint.strip() != "and" or "between" in before)
        ) and not _LED_TO.fullmatch(joint):
            continue
        gap = _gap(passage, end, duration) if follows else _gap(passage, duration, start)
        if (_THEN if follows else _BEFORE_PAIR).fullmatch(gap):
            yield _relation(RelationKind.SPAN_OF_TIME, ("duration", "start", "end"), (duration, start, end), 0.9)
            return


def _offsets(passage: Passage, claims: Sequence[Claim], index: int, earlier: Claim | None) -> Iterator[Relation]:
    """A duration with `later` or `earlier` after it, beside the date that it leads to."""
    offset = claims[index]
    after = passage.between(offset.location.end, min(passage.sentence.end, offset.location.end + 30)).lower()
    own = _COUNTED_FROM.search(offset.text.lower())
    later = own[1] in ("later", "after", "on") if own else bool(_LATER.match(after))
    after_event = _AFTER_EVENT.fullmatch(_gap(passage, offset, claims[index + 1])) if index + 1 < len(claims) else None
    reached: Claim | None
    base: Claim | None
    if after_event is not None and index and claims[index - 1].date is not None:
        reached, base, later = claims[index - 1], claims[index + 1], after_event[1] == "after"
    elif own or later or _EARLIER.match(after):
        reached, base = _reached_and_base(passage, claims, index, earlier)
    else:
        return
    if reached is None or base is None or reached.date is None or base.date is None:
        return
    roles = ("offset", "from", "to")
    ends = (offset, base, reached) if later else (offset, reached, base)
    yield _relation(RelationKind.OFFSET, roles, ends, 0.8)


def _reached_and_base(
    passage: Passage, claims: Sequence[Claim], index: int, earlier: Claim | None
) -> tuple[Claim | None, Claim | None]:
    """The date that an offset stands beside, and the last one before it."""
    offset = claims[index]
    previous = claims[index - 1] if index else None
    if previous is not None and previous.date is not None and _BEFORE_OFFSET.fullmatch(_gap(passage, previous, offset)):
        base = claims[index - 2] if index > 1 else earlier
        return previous, base
    following = claims[index + 1] if index + 1 < len(claims) else None
    if following is not None and following.date is not None:
        gap = re.sub(r"^ ?(?:later|afterwards|after|earlier|before)", "", _gap(passage, offset, following))
        if _DATE_AFTER_OFFSET.fullmatch(gap):
            return following, previous if previous is not None else earlier
    return None, None


def _relation(kind: RelationKind, roles: tuple[str, ...], claims: tuple[Claim, ...], certain: float) -> Relation:
    start, end = min(c.location.start for c in claims), max(c.location.end for c in claims)
    return Relation(
        kind=kind,
        operands=tuple(operand(role, claim) for role, claim in zip(roles, claims, strict=True)),
        cue=Span(start, end),
        confidence=certain,
    )
