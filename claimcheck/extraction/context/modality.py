"""How far the writer stands behind a figure, judged by closed-class cues in the figure's own clause."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.extraction.context.attribution import is_reported, is_time_of_speaking
from claimcheck.extraction.context.clauses import clause_at, near
from claimcheck.extraction.guarded import Finder
from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import folded, lowered, phrase_pattern
from claimcheck.records import Modality

_WORDS = table("modality")
_CATEGORIES = ("planned", "future", "hypothetical", "negated")
_CATEGORY = {folded(phrase): name for name in (*_CATEGORIES, "none") for phrase in _WORDS[name]}
_LOWER_CASE_ONLY = frozenset(_WORDS["lower_case_only"])
_CUE = re.compile(phrase_pattern(_CATEGORY))

_ENDS_ASKING = re.compile(r"\?[\s\"'”’)\]*_]{0,8}$")
_EXAMPLE_BEFORE = Finder(
    rf"(?:[\s(,]{phrase_pattern(_WORDS['example'])}|[,(]\s{{0,3}}say),?\s{{0,3}}(?:[\w$€£%-]{{1,20}}\s){{0,2}}[$€£~]?$"
)
_SAMPLE_BEFORE = re.compile(rf"{phrase_pattern(_WORDS['sample'])}[\s:,]{{0,3}}$")
_SETS_A_VALUE = re.compile(r"(?<=\bset to)\s{1,9}[^A-Za-z\s]")
_INVERTED = re.compile(r"\W{0,4}(?:Had|Were|Should)\s[^,?]{1,200},[^,?]{0,80}\b(?:would|could|might)\b")
"""A condition without "if": `Had it been trained on 2T tokens, it would`."""
_QUOTES = re.compile('[“”"]')
_JOINS_QUOTES = re.compile(r"[”\"]\s{0,3}(?:,\s{0,3})?(?:and|or)?\s{0,3}$")
_IN_BACKTICKS = re.compile(r"`[^`\n]{0,200}$")
_PRESUPPOSED = Finder(rf"{phrase_pattern(_WORDS['presupposing'])}\s{{1,3}}[$€£]?$")
_ORDINAL_DAY = re.compile(r"\d{1,2}(?:st|nd|rd|th)\b", re.IGNORECASE)
_FRONT = re.compile(
    rf"^[\s,;:—–•*\"“”-]*(?:(?:{phrase_pattern(_WORDS['fronting'])}|the|of|,)[\s,]{{0,3}}){{0,5}}[$€£~]?$"
)

_LONGEST_QUOTE = 400
_MOST_QUOTES_IN_A_ROW = 5
_REACH_OF_NEGATION = 5
"""Words that may stand between a negation and the figure it denies: "did not see any kind of 40% gain"."""
_REACH_OF_REPLACEMENT = 2
"""The same for what replaces something: "rather than some 16 GB"."""


@dataclass(frozen=True, slots=True)
class _Cue:
    start: int
    end: int
    category: str


def judge(sentence: str, start: int, end: int) -> Modality:
    """Modality of the figure at [start, end) of a sentence, offsets relative to the sentence.

    A question or sample outranks a denial, that a supposition, that a stated plan, that reported speech, that the bare
    future ("Acme said it will give 50 million tokens" reports; "Acme said it plans to hire 200" plans).
    """
    if _ENDS_ASKING.search(sentence[max(end, len(sentence) - 12) :]):
        return Modality.QUESTION
    sentence, start, end = near(sentence, start, end)
    if _is_example(sentence, start, end):
        return Modality.EXAMPLE
    if is_time_of_speaking(sentence, start):
        return Modality.ASSERTED
    reported = is_reported(sentence, start, end)
    found = _categories(sentence, start, end)
    if _INVERTED.match(sentence):
        found["hypothetical"] = "had"
    if "negated" in found:
        return Modality.NEGATED
    if "hypothetical" in found and not (reported and found["hypothetical"] == "would"):
        return Modality.HYPOTHETICAL
    if "planned" in found:
        return Modality.PLANNED
    if reported:
        return Modality.REPORTED
    return Modality.PLANNED if "future" in found else Modality.ASSERTED


def _categories(sentence: str, start: int, end: int) -> dict[str, str]:
    """The categories of cue that govern the figure, each with the cue's words."""
    if not _cues(sentence):
        return {}
    clause, offset = clause_at(sentence, start, end)
    start, end = start - offset, end - offset
    before = lowered(clause[:start])
    if _PRESUPPOSED.search(before[-20:]) and not _ORDINAL_DAY.match(clause, start):
        return {}
    is_fronted = _FRONT.match(before) is not None
    found: dict[str, str] = {}
    for cue in _cues(clause):
        words = folded(clause[cue.start : cue.end])
        if cue.end <= start:
            governs = cue.category != "negated" or _denies(words, clause[cue.end : start])
        else:
            governs = is_fronted and cue.category != "negated" and _is_near(clause[end : cue.start])
        if governs:
            found.setdefault(cue.category, words)
    return found


@lru_cache(maxsize=64)
def _cues(text: str) -> tuple[_Cue, ...]:
    cues = []
    for match in _CUE.finditer(lowered(text)):
        words = folded(match.group())
        category = _CATEGORY[words]
        if words in _LOWER_CASE_ONLY and text[match.start() : match.end()] != words:
            continue
        if category != "none" and not _SETS_A_VALUE.match(text, match.end()):
            cues.append(_Cue(match.start(), match.end(), category))
    return tuple(cues)


def _denies(cue: str, between: str) -> bool:
    words = between.split()
    reach = _REACH_OF_REPLACEMENT if cue in ("instead of", "rather than", "far from") else _REACH_OF_NEGATION
    return "," not in between and "and" not in words and len(words) <= reach


def _is_near(between: str) -> bool:
    return between.count(",") <= 1 and len(between.split()) <= _REACH_OF_NEGATION


def _is_example(sentence: str, start: int, end: int) -> bool:
    before = lowered(sentence[max(0, start - _LONGEST_QUOTE) : start])
    if _EXAMPLE_BEFORE.search(before[-80:]):
        return True
    if "`" in sentence[end : end + _LONGEST_QUOTE] and _IN_BACKTICKS.search(before):
        return True
    if _QUOTES.search(sentence, end) is None:
        return False
    opening = _opening_quote(before)
    for _ in range(_MOST_QUOTES_IN_A_ROW):
        if opening is None:
            break
        if _SAMPLE_BEFORE.search(before[max(0, opening - 30) : opening]):
            return True
        joined = _JOINS_QUOTES.search(before, 0, opening)
        opening = _opening_quote(before[: joined.start()]) if joined else None
    return False


def _opening_quote(before: str) -> int | None:
    """Where the quotation that is still open at the end of a text began."""
    marks = [m.start() for m in _QUOTES.finditer(before)]
    if not marks:
        return None
    if before[marks[-1]] == '"':
        return marks[-1] if sum(before[place] == '"' for place in marks) % 2 else None
    return marks[-1] if before[marks[-1]] == "“" else None
