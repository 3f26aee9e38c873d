"""The date of a document: from its metadata, its dateline, the configuration, its name, or an event it announces."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from claimcheck.extraction.dates.finder import find_dates
from claimcheck.extraction.dates.fragments import GAP, alternatives, compiled
from claimcheck.extraction.dates.order import day_order
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.dates import listed, words
from claimcheck.records import Document, Grain, Span

Source = Literal["metadata", "text", "configured", "name"]

_NAME_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:20)?\d\d)(?P<sep>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_NAME_GAP = re.compile(r"[-_.]")
_ISSUED = compiled(
    rf"(?<!\w){alternatives(words('document_date', 'cues'))}(?:{GAP}(?:on|at|as of|of))?[:*_\s(]{{0,6}}$"
)
_PREPOSITION = compiled(r"(?<!\w)(?:on|by|in|until|from|since|before|after|for|of|to|at)$")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_TIME = compiled(r"\d[ \u00a0]?[ap]\.?m\b|\d:\d\d")
_ORNAMENT = " \t*_#>|-–—•:"
_HEAD_CHARACTERS = 1500
_DATELINE_LINES = 12
_DATELINE_REST = 60
_LOOK_BACK = 40
_ANNOUNCED_AHEAD = dt.timedelta(days=7)
_STATED, _AMBIGUOUS, _INFERRED = 0.95, 0.8, 0.5


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """The day a document speaks from, where that is stated, and how sure that is (0 to 1).

    `source` is `metadata`, `text`, `configured` or `name` (the document's name); `span` the place in the text.
    """

    date: dt.date
    source: Source
    span: Span | None = None
    confidence: float = 1.0


def document_date(document: Document, configured: dt.date | None) -> DocumentDate | None:
    """The document's own date, the most explicit statement first; None where it has none."""
    prose = document.prose or document.text
    return (
        _from_metadata(document)
        or _dateline(prose)
        or (DocumentDate(configured, "configured") if configured else None)
        or _from_name(document.name)
        or _before_event(prose)
    )


def _from_metadata(document: Document) -> DocumentDate | None:
    stated = [document.date] if document.date else []
    for text in [*stated, *_dates_of(document.metadata)]:
        days = [day for figure in find_dates(text, None, day_order(text)) if (day := _full_day(figure))]
        if days:
            return DocumentDate(days[0], "metadata")
    return None


def _dates_of(metadata: Mapping[str, str]) -> Iterator[str]:
    lowered = {key.lower(): value for key, value in metadata.items()}
    return (lowered[key] for key in listed("document_date", "fields") if key in lowered)


def _dateline(prose: str) -> DocumentDate | None:
    """A full date near the top that stands apart from sentences; there or at the end, one after `published`."""
    order = day_order(prose)
    for figure in find_dates(prose[:_HEAD_CHARACTERS], None, order):
        if (day := _full_day(figure)) and (_is_issue_date(prose, figure.start) or _stands_apart(prose, figure)):
            return DocumentDate(day, "text", figure.span, _confidence(figure))
    offset = len(prose) - _HEAD_CHARACTERS
    if offset <= 0:
        return None  # its end was looked at with its head
    for figure in find_dates(prose[offset:], None, order):
        if (day := _full_day(figure)) and _is_issue_date(prose, offset + figure.start):
            span = Span(offset + figure.start, offset + figure.end)
            return DocumentDate(day, "text", span, _confidence(figure))
    return None


def _confidence(figure: Figure) -> float:
    """How sure a dateline is: less where day and month may be the other way round."""
    return _AMBIGUOUS if figure.date is not None and figure.date.alternatives else _STATED


def _is_issue_date(prose: str, start: int) -> bool:
    return _ISSUED.search(prose, max(0, start - _LOOK_BACK), start) is not None


def _stands_apart(prose: str, figure: Figure) -> bool:
    """Whether a date is a line of its own or nearly so, ends a title line, or opens a paragraph."""
    line_start = prose.rfind("\n", 0, figure.start) + 1
    line_end = prose.find("\n", figure.end)
    line_end = len(prose) if line_end < 0 else line_end
    if sum(1 for line in prose[:line_start].split("\n") if line.strip()) >= _DATELINE_LINES:
        return False
    before = prose[line_start : figure.start].strip(_ORNAMENT)
    after = prose[figure.end : line_end].strip(_ORNAMENT)
    if before in ("(", "[") and after[:1] in (")", "]"):
        return True
    if not before and (not after or after[0] in ".:;,|"):
        return True
    if len(before) + len(after) > _DATELINE_REST or _SENTENCE.search(after):
        return False
    return _PREPOSITION.search(before) is None


def _from_name(name: str) -> DocumentDate | None:
    """The date in a file's name: `24-04-17-issue.md`, `letter_2024-04-17.txt`, `May-6-May-12-2024.md` (the last)."""
    name = name.replace("\\", "/").rsplit("/", 1)[-1]
    for match in _NAME_DATE.finditer(name):
        year = int(match["year"])
        if year < 100 and not match["sep"]:
            continue
        try:
            return DocumentDate(dt.date(year % 100 + 2000, int(match["month"]), int(match["day"])), "name")
        except ValueError:
            continue
    days = [_full_day(figure) for figure in find_dates(_NAME_GAP.sub(" ", name), None)]
    return next((DocumentDate(day, "name") for day in reversed(days) if day), None)


def _before_event(prose: str) -> DocumentDate | None:
    """A week before the one event that a text announces with its time of day: when such announcements go out."""
    if _TIME.search(prose) is None:
        return None
    figures = [figure for figure in find_dates(prose, None) if _full_day(figure) and not figure.in_name]
    events = [figure for figure in figures if figure.date is not None and figure.date.grain is Grain.MINUTE]
    days = {day for figure in figures if (day := _full_day(figure))}
    if len(days) != 1 or not events:
        return None
    return DocumentDate(days.pop() - _ANNOUNCED_AHEAD, "text", events[0].span, _INFERRED)


def _full_day(figure: Figure) -> dt.date | None:
    date = figure.date
    if date is None or date.relative or date.grain not in (Grain.DAY, Grain.MINUTE) or date.start is None:
        return None
    return date.first_day if date.start[:10] == (date.end or "")[:10] else None
