"""Headings that stamp an entry of a log: a release, a day ("2.30.0 (2023-05-03)", "Version 5.3, 16 December 2015").

What stands under one entry was true at its time: it contradicts nothing under another.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

_MONTHS = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_STAMP = re.compile(
    r"\b(?:19|20)\d\d[-./]\d{1,2}[-./]\d{1,2}\b|"
    rf"\b\d{{1,2}}(?:st|nd|rd|th)? {_MONTHS},? (?:19|20)\d\d\b|\b{_MONTHS} \d{{1,2}}(?:st|nd|rd|th)?,? (?:19|20)\d\d\b|"
    r"(?<![\w.])v?\d+(?:\.\d+)+(?:[-.]?(?:rc|alpha|beta|dev|post|a|b)[-.]?\d*)?(?![\w.])"
)
_FRAME = re.compile(
    r"\b(?:versions?|releases?|released|release-date|date|on|stable|lts|current|unreleased|changes|changelog|new|what['’]s|in|"
    r"since|after|until|the|of|for|monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b|@[\w-]+"
)
_NUMBERED = re.compile(r"\W*v?[\d.]+(?! *[-–(\[\d])")
_WORD = re.compile(r"[^\W\d_]{2,}")
_LONGEST = 120


@lru_cache(maxsize=4096)
def entry_of(heading: str) -> str:
    """The version and date of a heading that holds nothing else but a name; empty for any other heading.

    A section number stands before a title: "3.1 Base models" is no entry.
    """
    if len(heading) > _LONGEST:
        return ""
    text = heading.casefold()
    stamps = _STAMP.findall(text)
    rest = _FRAME.sub(" ", _STAMP.sub(" ", text))
    names = _WORD.findall(rest)
    is_numbered_title = bool(names) and _NUMBERED.match(text) is not None
    return "" if len(names) > 1 or is_numbered_title else " ".join(stamps)


def are_apart(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether two paths of headings lead into different entries of a log."""
    mine, theirs = _last(one), _last(other)
    return bool(mine and theirs and mine != theirs)


def _last(path: Sequence[str]) -> str:
    return next((entry for heading in reversed(path) if (entry := entry_of(heading))), "")
