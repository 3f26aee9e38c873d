"""CC312: "tomorrow" or "next week" beside a date that it is not, counted from the document's own date."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year, resolved_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import BlockKind, Claim, DateValue, Derivation, Grain, Input, Modality, Severity

_POINTING = re.compile(
    r"(?:the\s)?(?:(?P<day>today|tonight|tomorrow|yesterday)|(?P<which>this|last|next)\s(?P<unit>week|month|year))$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"(?:['’]s\s[a-z]{3,20})?\s?[,(–—]\s?(?:that\sis,?\s|i\.e\.,?\s)?(?:on\s|in\s)?(?:the\s)?", re.IGNORECASE
)
_CLOSES = re.compile(r"\s?(?:[,).;:–—!?]|$|(?:at|from|to)\s)")
_WEEKDAY = re.compile(r"(?P<name>mon|tue|wed|thu|fri|sat|sun)[a-z]*(?:,?\sat\s.{1,16})?$", re.IGNORECASE)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_STEPS = {"today": 0, "tonight": 0, "tomorrow": 1, "yesterday": -1, "this": 0, "last": -1, "next": 1}
_ONE = dt.timedelta(days=1)
_WEEK = dt.timedelta(days=7)
_WEEK_DAYS = {-1: (-16, -1), 0: (-7, 7), 1: (1, 14)}
"""Days from the document's date that last, this and next week may mean, however weeks are counted."""
_WRITTEN_EARLIER = dt.timedelta(days=4)
"""Months and years may be counted from the day of writing, some days before the document's date."""
_OTHER_TIME = dt.timedelta(days=400)
"""A date so far away belongs to another story: a diary, a page from an archive."""

Window = tuple[dt.date, dt.date]


class RelativeDateMismatch(DocumentRule):
    """A day named from the date of writing ("tomorrow", "last week") is not the date or weekday beside it.

    ## What it checks
    "today", "tomorrow", "yesterday", and this, last or next week, month or year, with a date or weekday in brackets or
    after a comma ("next week, on 27 March", "tomorrow (Thursday)"), counted from the document's own date. Days may be
    counted from the day before that date too; "next week" is any day of the two weeks ahead, "this week" any day within
    seven, months and years those of the calendar.

    ## Why it matters
    The sentence was carried over from another issue, or the date is wrong; readers go by one of the two.

    ## When it is wrong
    Where the text was written well before the date it bears, or quotes what somebody wrote then.

    ## Source
    Calendar arithmetic: ISO 8601-1:2019.
    """

    code = "CC312"
    name = "relative-date-mismatch"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "not-next-week",
            "---\ndate: 2025-03-04\n---\n\nThe committee meets next week, on 27 March.",
            at="27 March",
            says="2025-03-04",
        ),
        Flags(
            "not-tomorrow",
            "---\ndate: 2025-03-04\n---\n\nThe webinar is tomorrow, Thursday, at noon.",
            at="Thursday, at noon",
            says="2025-03-04",
        ),
        Passes("next-week", "---\ndate: 2025-03-04\n---\n\nThe committee meets next week, on 13 March."),
        Passes("last-year", "---\ndate: 2025-03-04\n---\n\nLast year, in 2024, sales fell."),
        Ignores("two-days", "---\ndate: 2025-03-04\n---\n\nWe meet tomorrow and on 27 March."),
        Ignores("no-date-to-count-from", "The committee meets next week, on 27 March."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every pointing word with the date beside it."""
        if view.date is None or view.is_apart:
            return
        for claims in view.by_sentence.values():
            dated = [claim for claim in claims if claim.date is not None and _may_be_judged(claim)]
            for first, second in pairwise(dated):
                yield from _judge(view, view.date, first, second)


def _may_be_judged(claim: Claim) -> bool:
    stated = claim.modality not in (Modality.HYPOTHETICAL, Modality.EXAMPLE, Modality.QUESTION)
    return stated and claim.location.cell is None and claim.location.block is not BlockKind.QUOTE


def _judge(view: DocumentView, today: dt.date, first: Claim, second: Claim) -> Iterator[Verdict]:
    prose = view.document.prose
    beside = _BESIDE.fullmatch(prose, first.location.end, second.location.start)
    if beside is None or _CLOSES.match(prose, second.location.end) is None:
        return
    for pointing, stated in ((first, second), (second, first)):
        words = _POINTING.match(pointing.text)
        if words is None or _POINTING.match(stated.text):
            continue
        windows = _windows(words, today)
        readings = _weekday_readings(stated, windows) if words["day"] else None
        readings = readings if readings is not None else _readings(words, stated, today)
        if readings:
            yield _verdict(pointing, stated, today, windows, readings)


def _windows(words: re.Match[str], today: dt.date) -> list[Window]:
    """The days that the words may mean, each reading with its first and last day."""
    step = _STEPS[(words["day"] or words["which"]).casefold()]
    if words["day"]:
        return [(today + (step - 1) * _ONE, today + step * _ONE)]
    match words["unit"].casefold():
        case "week":
            first, last = _WEEK_DAYS[step]
            return [(today + first * _ONE, today + last * _ONE)]
        case "month":
            return [_month(written, step) for written in (today, today - _WRITTEN_EARLIER)]
        case _:
            years = {today.year + step, (today - _WRITTEN_EARLIER).year + step}
            return [(dt.date(year, 1, 1), dt.date(year, 12, 31)) for year in sorted(years)]


def _month(day: dt.date, step: int) -> Window:
    index = day.year * 12 + day.month - 1 + step
    first = dt.date(index // 12, index % 12 + 1, 1)
    return first, (first + dt.timedelta(days=31)).replace(day=1) - _ONE


def _weekday_readings(stated: Claim, windows: Sequence[Window]) -> list[Window] | None:
    """A weekday's name as the days around that have it; None for what is no bare weekday."""
    match = _WEEKDAY.match(stated.text)
    if match is None:
        return None
    number = _WEEKDAYS.index(match["name"].casefold())
    around = (windows[0][0] + step * _ONE for step in range(-3, 5))
    return [(day, day) for day in around if day.weekday() == number]


def _readings(words: re.Match[str], stated: Claim, today: dt.date) -> list[Window]:
    """The days that a date may be; none for one that is coarser than the words, or hangs on them, or is far away."""
    assert stated.date is not None
    days = resolved_days(stated.date)
    if days is None or (not has_own_year(stated) and not _has_own_month(stated.date)):
        return []
    by_year = words["unit"] is not None and words["unit"].casefold() == "year"
    if by_year and not has_own_year(stated):
        return []
    is_coarse = stated.date.grain not in (Grain.DAY, Grain.HOUR, Grain.MINUTE)
    if (
        not by_year
        and is_coarse
        and not (words["unit"] and words["unit"].casefold() == "month" and stated.date.grain is Grain.MONTH)
    ):
        return []
    others = [_ends(other.start, other.end) for other in stated.date.alternatives]
    readings = [days, *others]
    if not by_year and all(abs(first - today) > _OTHER_TIME for first, _ in readings):
        return []
    is_inferred = days[0] == today + _WEEK  # the date of an announcement may have been taken from its event
    return [] if is_inferred else readings


def _ends(start: str, end: str) -> Window:
    return dt.date.fromisoformat(start[:10]), dt.date.fromisoformat(end[:10])


def _has_own_month(date: DateValue) -> bool:
    return (
        re.match(r"\d{4}-\d\d(?:-\d\d)?(?:T.*)?$", date.timex) is not None
        and re.search(r"[A-Za-z]{3}|/", date.text) is not None
    )


def _verdict(
    pointing: Claim, stated: Claim, today: dt.date, windows: Sequence[Window], readings: Sequence[Window]
) -> Verdict:
    derivation = Derivation(
        formula="what the words point at, counted from the date of the document = the date beside them",
        inputs=(
            Input(name="words", text=pointing.text, claim=pointing.id),
            Input(name="beside", text=stated.text, claim=stated.id),
            Input(name="date of the document", text=today.isoformat()),
        ),
        expected=" or ".join(map(_told, windows)),
        stated=" or ".join(map(_told, readings)),
        tolerance="written some days before its date; weeks counted loosely",
    )
    if any(first <= end and start <= last for first, last in windows for start, end in readings):
        return Agrees((stated, pointing), derivation)
    message = f"“{pointing.text}” in a document of {today} is {derivation.expected}, not {stated.text}."
    return Differs((stated, pointing), message, derivation, confidence=0.7)


def _told(window: Window) -> str:
    first, last = (f"{day:%a} {day.isoformat()}" for day in window)
    return first if first == last else f"{first} to {last}"
