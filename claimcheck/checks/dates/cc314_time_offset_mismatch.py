"""CC314: a time of day that is not as long after another as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from claimcheck.checks.dates.clock import TimeOfDay, clock_times
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import BlockKind, Derivation, Input, Interval, Severity, Span, format_interval

_NUMBER = r"\d{1,3}|[a-z]{1,9}(?:-[a-z]{3,5})?"
_AMOUNT = (
    r"(?P<text>(?P<part>half|(?:a|three)\squarters?\sof)\san\shour|an\shour(?P<plus>\sand\sa\shalf)?"
    rf"|(?P<hours>{_NUMBER})(?P<half>\sand\sa\shalf)?\shours?(?:\s(?:and\s)?(?P<more>{_NUMBER})\sminutes?)?"
    rf"|(?P<minutes>{_NUMBER})\sminutes?)"
)
_OFFSET = re.compile(
    r"(?<!\bthan\s)(?<!\bleast\s)(?<!\bover\s)(?<!\bunder\s)(?<!\bup\sto\s)\b(?P<hedge>(?:about|around|almost|nearly|some)\s)?"
    rf"{_AMOUNT}\s(?P<way>later|after|before|earlier)\b",
    re.IGNORECASE,
)
_LIKELY = re.compile(r"(?:hour|hours|minute|minutes|half)\s(?:later|after|before|earlier)\b", re.IGNORECASE)
"""One look that spares most of a text the pattern above."""
_REACHED = re.compile(r"(?:\sthan\s(?:that|usual)|\s(?:that|this))?(?:,|\s–|\s\()?\s?(?:that\sis,?\s)?(?:at\s)?")
"""Between "an hour later" and the time that it leads to."""
_APPOSED = re.compile(r",?\s(?:that\sis,?\s)?(?:or\s)?\(?")
_EVENT = re.compile(r"\s(?:(?!(?:and|but|or|when|which|who)\b)[\w'’-]{1,24}\s){0,6}?\(?(?:(?:at|of)\s)?", re.IGNORECASE)
"""Between "20 minutes after" and the time of the event that it counts from."""
_OTHER_CLOCKS = re.compile(
    r"\b(?:flights?|lands?|landed|usual(?:ly)?|planned|scheduled|local\stime|each|every)\b", re.IGNORECASE
)
_HAPPENS = re.compile(
    r"\b(?:after|before|when|until|once|following|hours?|minutes?|lasts?|lasted|takes|took)\b", re.IGNORECASE
)
"""Words of a gap in which something else happens, from which an offset may count."""
_CLOSES = re.compile(r"\s?(?:[.;)]|$)")
_THEN_AT = re.compile(r"\)?,\s(?:that\sis,?\s)?at\s")
_REACH = 140
_ENDS_TOLD = 2
_SHORT = 6
_LONGEST = 12 * 60


class TimeOffsetMismatch(DocumentRule):
    """A time of day and "an hour later" or "20 minutes after" beside it do not agree.

    ## What it checks
    "doors open at 19:00, and the talk begins an hour later, at 19:30", "leaves at 8:50, 20 minutes after the first bus
    at 8:15", "half an hour before kick-off at 15:00, at 14:00": the minutes between the two times of day against the
    amount, on a clock of 24 hours or of 12 where nothing tells which. Amounts are taken as loosely as they are told.

    ## Why it matters
    Readers plan by one of the two times.

    ## When it is wrong
    Where the amount counts from something else than the time named last.

    ## Source
    Clock arithmetic on 24 or 12 hours: ISO 8601-1:2019.
    """

    code = "CC314"
    name = "time-offset-mismatch"
    severity = Severity.ERROR
    since = "0.2"
    examples = (
        Flags(
            "half-an-hour-is-no-hour",
            "Doors open at 19:00, and the talk begins an hour later, at 19:30.",
            at="19:30",
            says="30 minutes",
        ),
        Flags(
            "after-the-first",
            "The last bus leaves at 8:50, 20 minutes after the first one at 8:15.",
            at="8:50",
            says="35 minutes",
        ),
        Passes("an-hour", "Doors open at 19:00, and the talk begins an hour later, at 20:00."),
        Ignores("no-second-time", "Doors open at 19:00, and the talk begins an hour later."),
        Ignores("of-something-else", "Doors open at 19:00. After the talk, an hour later, at 21:30, there is music."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every offset that stands between two times of day of one paragraph."""
        prose = view.document.prose
        for block in view.document.blocks:
            is_text = block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.QUOTE)
            if is_text and _LIKELY.search(prose, block.start, block.end):
                for match in _OFFSET.finditer(prose, block.start, block.end):
                    offset = _offset(match)
                    ends = _ends(prose, block.span, match) if offset is not None else None
                    if offset is not None and ends is not None:
                        yield from _judge(view, offset, *ends)


@dataclass(frozen=True, slots=True)
class _Offset:
    """How many minutes, as loosely as it is told, and where that stands."""

    minutes: Interval
    text: str
    place: Span


def _offset(match: re.Match[str]) -> _Offset | None:
    """The amount of an offset: hours are told to about 20 minutes, minutes in fives to less than five."""
    if match["minutes"]:
        count = small_number(match["minutes"])
        if count is None:
            return None
        exact, slack = count, 1 if count % 5 else 4
    elif match["hours"]:
        hours, more = small_number(match["hours"]), small_number(match["more"]) if match["more"] else 0
        if hours is None or more is None:
            return None
        exact, slack = hours * 60 + 30 * bool(match["half"]) + more, 5 if more else 10 if match["half"] else 20
    elif match["part"]:
        exact, slack = {"h": 30, "a": 15, "t": 45}[match["part"][0].casefold()], 10
    else:
        exact, slack = (90, 10) if match["plus"] else (60, 20)
    slack *= 2 if match["hedge"] else 1
    place = Span(match.start("text"), match.end("way"))
    interval = Interval.exactly(exact).widened(Interval.exactly(slack).low)
    return _Offset(interval, match.string[slice(*place)], place) if exact < _LONGEST else None


def _ends(prose: str, block: Span, match: re.Match[str]) -> tuple[TimeOfDay, TimeOfDay] | None:
    """The time that an offset counts from and the one that it leads to."""
    start, end = max(block.start, match.start() - _REACH), min(block.end, match.end() + _REACH)
    before, behind = list(clock_times(prose, start, match.start())), list(clock_times(prose, match.end(), end))
    if _OTHER_CLOCKS.search(prose, start, end):
        return None
    if len(before) == _ENDS_TOLD and _trails(prose, before, match):
        return before[0], before[1]
    if not behind:
        return None
    follows = match["way"].casefold() in ("later", "earlier")
    gap = (match.end(), behind[0].place.start)
    if follows and before and _REACHED.fullmatch(prose, *gap) and _counts_from(prose, before, match.start()):
        return before[-1], behind[0]
    if not follows and _EVENT.fullmatch(prose, *gap):
        if before and _APPOSED.fullmatch(prose, before[-1].place.end, match.start()):
            return behind[0], before[-1]
        if len(behind) > 1 and _THEN_AT.fullmatch(prose, behind[0].place.end, behind[1].place.start):
            return behind[0], behind[1]
    return None


def _trails(prose: str, before: list[TimeOfDay], match: re.Match[str]) -> bool:
    """Whether an offset closes the phrase of the time that it leads to: "at 3:40 … at 6:10, an hour later"."""
    base, reached = before
    is_beside = prose[reached.place.end : match.start()] == ", " and _CLOSES.match(prose, match.end()) is not None
    happens = _HAPPENS.search(prose, base.place.end, reached.place.start) is not None
    return is_beside and not happens and match["way"].casefold() == "later"


def _counts_from(prose: str, before: list[TimeOfDay], offset: int) -> bool:
    """Whether an offset counts from the time named last: it is no end of a range, and nothing happens in between."""
    is_range = len(before) > 1 and before[-1].place.start - before[-2].place.end < _SHORT
    return not is_range and _HAPPENS.search(prose, before[-1].place.end, offset) is None


def _judge(view: DocumentView, offset: _Offset, base: TimeOfDay, reached: TimeOfDay) -> Iterator[Verdict]:
    if base.zone and reached.zone and base.zone != reached.zone:
        return
    is_back = offset.text.endswith(("earlier", "before"))
    minutes = reached.until(base) if is_back else base.until(reached)
    if 0 in minutes:  # one time told twice, of the day the clocks change, say
        return
    derivation = Derivation(
        formula="later time − earlier time = offset",
        inputs=(
            Input(name="offset", text=offset.text),
            Input(name="from", text=base.text),
            Input(name="to", text=reached.text),
        ),
        expected=f"{format_interval(offset.minutes)} minutes",
        stated=" or ".join(f"{reading} minutes" for reading in minutes),
        tolerance="hours told to about 20 minutes, minutes in fives to less than five",
    )
    if any(reading in offset.minutes for reading in minutes):
        yield Agrees((), derivation)
        return
    message = (
        f"{reached.text} is {minutes[0]} minutes {'before' if is_back else 'after'} {base.text}, not “{offset.text}”."
    )
    places = tuple(view.locate(place) for place in (reached.place, offset.place, base.place))
    yield Differs((), message, derivation, locations=places)
