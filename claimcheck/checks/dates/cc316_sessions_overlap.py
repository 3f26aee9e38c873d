"""CC316: a session of a programme that begins before the one above it has ended."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise

from claimcheck.checks.dates.clock import DAY_MINUTES, NOON_MINUTES, TimeOfDay, clock_times, told
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import BlockKind, Derivation, Input, Severity, Span

_OPENS = re.compile(r"[\s*_>•–—-]{0,8}(?:\d{1,2}[.)]\s)?[\s*_]{0,4}")
_TO = re.compile(r"\s?(?:[-–—]|to|until|till)\s?", re.IGNORECASE)
_PARALLEL = re.compile(
    r"\b(?:track|room|stage|hall|stream|parallel|group|stand|open|all\sday|ongoing|optional|drop-?in|meanwhile|online|exhibition"
    r"|continues|shift|table|booth|fringe)\b",
    re.IGNORECASE,
)
"""Words of an item that goes on beside others."""
_FEWEST = 3


class SessionsOverlap(DocumentRule):
    """A programme in which each session follows the one above it has one that begins before that one ends.

    ## What it checks
    The ranges of times with which the items of a list, or the rows of a table, begin: at least three, of which all but
    one pair of neighbours follow each other and at least half of the others touch. Sessions that begin together or lie
    within each other are left alone, and programmes with rooms, tracks, groups or dates.

    ## Why it matters
    Speakers and guests are sent to two places at once, or one of the times is wrong.

    ## When it is wrong
    Where two sessions of a single programme are meant to overlap.

    ## Source
    Clock arithmetic on 24 or 12 hours: ISO 8601-1:2019.
    """

    code = "CC316"
    name = "sessions-overlap"
    severity = Severity.WARNING
    since = "0.2"
    examples = (
        Flags(
            "begins-too-early",
            "- 9:00–9:30 Registration\n- 9:30–10:15 Opening talk\n- 10:00–11:00 Panel\n- 11:00–11:30 Coffee",
            at="10:00–11:00",
            says="10:15",
        ),
        Passes(
            "one-after-another",
            "- 9:00–9:30 Registration\n- 9:30–10:15 Opening talk\n- 10:15–11:00 Panel\n- 11:00–11:30 Coffee",
        ),
        Ignores("two-tracks", "- 9:00–9:30 Registration\n- 9:30–10:15 Clay\n- 9:30–10:15 Glass\n- 10:15–11:00 Panel"),
        Ignores("two-items", "- 9:30–10:15 Opening talk\n- 10:00–11:00 Panel"),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every list and table of ranges of times."""
        for items in (*_lists(view), *_tables(view)):
            sessions = [session for item in items if (session := _session(view.document.prose, item))]
            is_plain = not any(_PARALLEL.search(view.document.prose, *item) for item in items)
            if is_plain and len(items) == len(sessions) >= _FEWEST and not _are_dated(view, items):
                yield from _judge(view, _on_one_day(sessions))


@dataclass(frozen=True, slots=True)
class _Session:
    """When an item begins and ends, in minutes, and where that stands."""

    start: int
    end: int
    place: Span
    is_sure: bool


def _lists(view: DocumentView) -> Iterator[list[Span]]:
    items = (block for block in view.document.blocks if block.kind is BlockKind.LIST and block.list_id is not None)
    for _, blocks in groupby(items, key=lambda block: (block.list_id, block.level)):
        yield [block.span for block in blocks]


def _tables(view: DocumentView) -> Iterator[list[Span]]:
    """The rows of tables, from their first cell to their last."""
    for table in view.document.tables:
        rows = [[cell for cell in row if cell is not None] for row in table.grid()[table.header_rows :]]
        yield [Span(row[0].start, row[-1].end) for row in rows if row]


def _are_dated(view: DocumentView, items: Sequence[Span]) -> bool:
    """Whether items name their days: they need not be of one day then."""
    whole = Span(items[0].start, items[-1].end)
    return any(claim.date is not None for claim in view.claims if whole.start <= claim.location.start < whole.end)


def _session(prose: str, item: Span) -> _Session | None:
    """The range of times that an item opens with."""
    lead = _OPENS.match(prose, item.start, item.end)
    times: list[TimeOfDay] = list(clock_times(prose, item.start, min(item.end, item.start + 60)))[:2]
    if len(times) < 2 or lead is None or lead.end() != times[0].place.start:
        return None
    first, last = times
    if not _TO.fullmatch(prose, first.place.end, last.place.start):
        return None
    end = first.minutes + first.until(last)[0] % (DAY_MINUTES if first.is_sure and last.is_sure else NOON_MINUTES)
    return _Session(first.minutes, end, Span(first.place.start, last.place.end), first.is_sure)


def _on_one_day(sessions: Sequence[_Session]) -> list[_Session]:
    """The sessions with `1:30` after `12:00` in the afternoon."""
    placed: list[_Session] = []
    for session in sessions:
        is_later = placed and session.start < placed[-1].start - NOON_MINUTES // 2 and not session.is_sure
        noon = NOON_MINUTES if is_later else 0
        placed.append(_Session(session.start + noon, session.end + noon, session.place, session.is_sure))
    return placed


def _judge(view: DocumentView, sessions: Sequence[_Session]) -> Iterator[Verdict]:
    pairs = list(pairwise(sessions))
    early = [(one, other) for one, other in pairs if other.start < one.end]
    touching = sum(one.end == other.start for one, other in pairs)
    if len(early) > 1 or touching * 2 < len(pairs) - 1:
        return
    names = [view.document.prose[slice(*session.place)] for session in sessions]
    inputs = tuple(Input(name=f"session {number}", text=name) for number, name in enumerate(names, 1))
    formula = "start of each session ≥ end of the one before it"
    if not early:
        yield Agrees((), Derivation(formula=formula, inputs=inputs, expected="no overlap", stated="no overlap"))
        return
    one, other = early[0]
    if other.start <= one.start or other.end <= one.end:
        return
    before, after = view.document.prose[slice(*one.place)], view.document.prose[slice(*other.place)]
    derivation = Derivation(
        formula=formula, inputs=inputs, expected=f"{told(one.end)} or later", stated=told(other.start)
    )
    message = f"{after} begins before {before} has ended, at {told(one.end)}."
    places = (view.locate(other.place), view.locate(one.place))
    yield Differs((), message, derivation, locations=places, confidence=0.7)
