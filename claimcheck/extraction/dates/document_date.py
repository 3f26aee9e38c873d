"""The date of a document: from its metadata, its dateline, the configuration, its name, or its one full date."""

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
from claimcheck.lexicon.dates import words
from claimcheck.records import Document, Grain, Span

Source = Literal["metadata", "text", "configured", "name"]

_NAME_DATE = re.compile(
    r"(?<!\d)(?P<year>(?:19|20)?\d\d)(?P<sep>[-_.]?)(?P<month>0[1-9]|1[0-2])(?P=sep)(?P<day>0[1-9]|[12]\d|3[01])(?!\d)"
)
_ISSUED = compiled(rf"(?<!\w){alternatives(words('document_date', 'cues'))}(?:{GAP}(?:on|at|as of))?[:\s(]{{0,4}}$")
_SENTENCE = re.compile(r"[.!?](?:\s|$)")
_HEAD_CHARACTERS = 1500
_DATELINE_LINES = 12
_DATELINE_REST = 60
_LOOK_BACK = 40
_ANNOUNCED_AHEAD = dt.timedelta(days=7)


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
        or _dateline(document, prose)
        or (DocumentDate(configured, "configured") if configured else None)
        or _from_name(document.name)
        or _only_full_date(prose)
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
    return (lowered[key] for key in words_in_order() if key in lowered)


def words_in_order() -> tuple[str, ...]:
    """Names of metadata fields that hold the date of a document, the most telling first."""
    return tuple(
        sorted(words("document_date", "fields"), key=lambda key: ("publish" not in key and key != "date", key))
    )


def _dateline(document: Document, prose: str) -> DocumentDate | None:
    """A full date near the top that stands apart from sentences, or after words such as `published`."""
    head = prose[:_HEAD_CHARACTERS]
    order = day_order(prose)
    for figure in find_dates(head, None, order):
        day = _full_day(figure)
        if day is None:
            continue
        if _ISSUED.search(head, max(0, figure.start - _LOOK_BACK), figure.start) or _stands_apart(head, figure):
            return DocumentDate(day, "text", figure.span, 0.8 if figure.date and figure.date.alternatives else 0.95)
    for figure in find_dates(prose[-_HEAD_CHARACTERS:], None, order):
        shift = max(0, len(prose) - _HEAD_CHARACTERS)
        day = _full_day(figure)
        if day and _ISSUED.search(prose, max(0, shift + figure.start - _LOOK_BACK), shift + figure.start):
            return DocumentDate(day, "text", Span(shift + figure.start, shift + figure.end), 0.9)
    return None


def _stands_apart(head: str, figure: Figure) -> bool:
    """Whether a date is a line of its own or nearly so, ends a title line, or opens a paragraph in parentheses."""
    line_start = head.rfind("\n", 0, figure.start) + 1
    line_end = head.find("\n", figure.end)
    line_end = len(head) if line_end < 0 else line_end
    if sum(1 for line in head[:line_start].split("\n") if line.strip()) >= _DATELINE_LINES:
        return False
    before, after = (
        head[line_start : figure.start].strip(" \t*_#>|-–—•:"),
        head[figure.end : line_end].strip(" \t*_#|-–—•"),
    )
    if before in ("(", "[") and after[:1] in (")", "]"):
        return True
    if len(before) + len(after) > _DATELINE_REST or _SENTENCE.search(after) or after.endswith("."):
        return False
    return not compiled(r"(?<!\w)(?:on|by|in|until|from|since|before|after|for)$").search(before)


def _from_name(name: str) -> DocumentDate | None:
    for match in _NAME_DATE.finditer(name.replace("\\", "/").rsplit("/", 1)[-1]):
        year = int(match["year"])
        if year < 100 and not match["sep"]:
            continue
        try:
            return DocumentDate(
                dt.date(year if year > 100 else 2000 + year, int(match["month"]), int(match["day"])), "name"
            )
        except ValueError:
            continue
    return None


def _only_full_date(prose: str) -> DocumentDate | None:
    """The one full date that a text names, as an approximate date of the text itself.

    With a time of day it announces an event; such announcements go out about a week ahead.
    """
    figures = [figure for figure in find_dates(prose, None) if _full_day(figure) and not figure.in_name]
    days = {_full_day(figure) for figure in figures}
    day = days.pop() if len(days) == 1 else None
    if day is None:
        return None
    is_event = any(figure.date is not None and figure.date.grain is Grain.MINUTE for figure in figures)
    return DocumentDate(day - _ANNOUNCED_AHEAD if is_event else day, "text", figures[0].span, 0.5)


def _full_day(figure: Figure) -> dt.date | None:
    date = figure.date
    if date is None or date.relative or date.grain not in (Grain.DAY, Grain.MINUTE) or date.start is None:
        return None
    return date.first_day if date.start[:10] == (date.end or "")[:10] else None
