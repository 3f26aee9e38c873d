"""CC311: times of a timetable that are not as far apart as the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks.dates.clock import DAY_MINUTES, NOON_MINUTES, told
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Kind, Severity, Span

_APART = re.compile(r"\s(?:apart|after\s(?:each\sother|one\sanother|the\sother))\b", re.IGNORECASE)
_EVERY = re.compile(r"\bevery\s$", re.IGNORECASE)
_CLOCK = re.compile(r"(?<![\d:.])(?P<hour>[01]?\d|2[0-3])[:.](?P<minute>[0-5]\d)(?![:\d])")
_LISTED = re.compile(r"\s?(?:,|and|,\sand|;)\s?")
_WORD = re.compile(r"[A-Za-z]{3,}")
_NUMBERED = re.compile(r"(?P<word>[A-Za-z]{3,24})\s(?:\d{1,3}|[A-Z])\b")
_FEWEST_TIMES = 3


@dataclass(frozen=True, slots=True)
class _Time:
    """A time of day in minutes, and where it stands."""

    minutes: int
    place: Span
    text: str


class UnevenSteps(DocumentRule):
    """Times that follow each other are said to be equally far apart, and one of them is not.

    ## What it checks
    "eight minutes apart" and "every 20 minutes", against the times of day listed behind them in the sentence, or
    against the rows of a table whose numbered labels the sentence names ("The four waves start …": Wave 1, Wave 2, …).
    Of at least three times, all but one must be in step.

    ## Why it matters
    A timetable is read row by row, and nobody sees that one row is off.

    ## When it is wrong
    Where one of the times is an exception that the text explains.

    ## Source
    Clock arithmetic on 24 or 12 hours: ISO 8601-1:2019.
    """

    code = "CC311"
    name = "uneven-steps"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "one-departure-off",
            "Boats leave every 20 minutes: 8:05, 8:25, 8:55, 9:05 and 9:25.",
            at="8:55",
            says="8:45",
        ),
        Flags(
            "one-row-off",
            "The waves start eight minutes apart.\n\n| Time | What |\n|---|---|\n| 9:00 | Wave 1 |\n| 9:08 | Wave 2 |\n"
            "| 9:16 | Wave 3 |\n| 9:34 | Wave 4 |\n",
            at="9:34",
            says="9:24",
        ),
        Passes("in-step", "Boats leave every 20 minutes: 8:05, 8:25, 8:45, 9:05 and 9:25."),
        Ignores("no-times", "Boats leave every 20 minutes from the northern pier."),
        Ignores("two-times", "Boats leave every 20 minutes between 8:05 and 9:25."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every stated step with the times that it is stated of."""
        for claim in view.claims:
            step = _step_minutes(view, claim)
            if step:
                for times in (_listed_behind(view, claim), *_numbered_rows(view, claim)):
                    if len(times) >= _FEWEST_TIMES:
                        yield from _judge(view, claim, step, times)


def _step_minutes(view: DocumentView, claim: Claim) -> int | None:
    """The step in whole minutes; None for what is no step."""
    quantity = claim.quantity
    if quantity is None or quantity.base_value is None or claim.kind is not Kind.DURATION or claim.location.cell:
        return None
    if not (_APART.match(view.after(claim, 24)) or _EVERY.search(view.before(claim, 8))):
        return None
    minutes, seconds = divmod(quantity.base_value, 60)
    return int(minutes) if not seconds and 0 < minutes < DAY_MINUTES else None


def _time(match: re.Match[str], offset: int = 0) -> _Time:
    place = Span(match.start() + offset, match.end() + offset)
    return _Time(int(match["hour"]) * 60 + int(match["minute"]), place, match.group())


def _listed_behind(view: DocumentView, claim: Claim) -> list[_Time]:
    """The times of an enumeration behind the step, in the same sentence."""
    prose = view.document.prose
    times: list[_Time] = []
    for match in _CLOCK.finditer(prose, claim.location.end, claim.location.sentence.end):
        if times and not _LISTED.fullmatch(prose, times[-1].place.end, match.start()):
            break
        times.append(_time(match))
    return times


def _numbered_rows(view: DocumentView, claim: Claim) -> Iterator[list[_Time]]:
    """The times of the rows of a table that are numbered things of the sentence: Wave 1, Wave 2."""
    words = {word.casefold().removesuffix("s") for word in _WORD.findall(claim.statement)}
    for table in view.document.tables:
        times = []
        for row in table.grid():
            cells = [cell for cell in row if cell is not None]
            named = any((m := _NUMBERED.match(cell.text)) and m["word"].casefold() in words for cell in cells)
            clocks = [(cell, m) for cell in cells if (m := _CLOCK.fullmatch(cell.text.strip()))]
            if named and len(clocks) == 1:
                cell, match = clocks[0]
                times.append(
                    _time(match, view.document.prose.find(match.group(), cell.start, cell.end) - match.start())
                )
        yield times


def _judge(view: DocumentView, claim: Claim, step: int, times: Sequence[_Time]) -> Iterator[Verdict]:
    """Agrees where all times are in step, differs where one is not and all the others are."""
    out = _out_of_step(step, times)
    inputs = (
        Input(name="step", text=claim.text, claim=claim.id),
        Input(name="times", text=", ".join(time.text for time in times)),
    )
    formula = "each time = the time before it + step"
    if not out:
        yield Agrees((claim,), Derivation(formula=formula, inputs=inputs, expected=claim.text, stated=claim.text))
    elif len(out) == 1:
        odd = times[out[0]]
        base = 1 if out[0] == 0 else 0
        expected = told(times[base].minutes + (out[0] - base) * step)
        derivation = Derivation(formula=formula, inputs=inputs, expected=expected, stated=odd.text)
        message = f"{odd.text} is out of step: {claim.text} apart, it would be {expected}."
        place = view.locate(odd.place, claim)
        others = tuple(view.locate(time.place, claim) for time in times if time is not odd)
        yield Differs((), message, derivation, locations=(place, claim.location, *others), confidence=0.8)


def _out_of_step(step: int, times: Sequence[_Time]) -> list[int]:
    """Which times are not where the others put them: those off the beat on which most of them are."""
    beats = [(time.minutes - index * step) % NOON_MINUTES for index, time in enumerate(times)]
    usual = max(beats, key=beats.count)
    if beats.count(usual) * 2 <= len(beats) or all(a.minutes == b.minutes for a, b in pairwise(times)):
        return list(range(len(times)))
    return [index for index, beat in enumerate(beats) if beat != usual]
