"""The subject of a verb of saying: the noun phrase before it, checked to be somebody who can speak."""

from __future__ import annotations

import re
from dataclasses import dataclass

from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import folded, phrase_pattern
from claimcheck.lexicon.vague import is_vague
from claimcheck.records import Span

_WORDS = table("attribution")
_SELF = frozenset(_WORDS["self"])
_SPEAKERS = frozenset(_WORDS["speakers"])
_STUDIES = frozenset(_WORDS["studies"])
_APPOSITIVES = frozenset(_WORDS["appositives"])
_DETERMINERS = frozenset(
    {"a", "an", "the", "this", "that", "its", "their", "our", "my", "to", "of", "as", "for", "and", "or"}
)
_HIS_OWN = frozenset({"my", "his", "her", "their"})
_RELATIVES = frozenset({"who", "which", "that"})

_MOST_CHARACTERS = 160
_MOST_WORDS = 10
_PAUSE = re.compile(r",(?!\d)|[;:()\[\]“”\"•*—]|\s[–-]\s|(?<!\bal)\.\s")
_CONJUNCTION = re.compile(
    r"\b(?:that|because|while|whereas|but|when|if|as|and so|although|though|what|whether)\s", re.IGNORECASE
)
_ADVERBS_LAST = re.compile(rf"(?:\s*{phrase_pattern(_WORDS['adverbs'])}){{1,3}}\s*$", re.IGNORECASE)
_OPENERS_FIRST = re.compile(rf"^\s*(?:{phrase_pattern(_WORDS['openers'])}\s+){{1,3}}", re.IGNORECASE)
_LEADING_DATE = re.compile(
    r"^(?:on|in|by|since)\s(?:early\s|late\s|mid-?)?(?:[A-Z][a-z]{2,8}\s)?\d{1,4}(?:st|nd|rd|th)?(?:,?\s\d{4})?\s"
)
_PASSIVE = re.compile(
    r"(?:\b(?:is|are|was|were|been|be|being|as|get|got|to|newly|will|can|could|would|may|might|not|n['’]t)\s*)$",
    re.IGNORECASE,
)
_HEAD_ENDS = re.compile(
    r"\s(?:of|by|at|from|in|with|on|for|to|familiar|close|led|who|working|including)\s", re.IGNORECASE
)
_OTHER_VERB = phrase_pattern([*_WORDS["verbs"], *_WORDS["noun_verbs"], *_WORDS["study_verbs"]])
_NO_STATEMENT_AFTER = {
    "verb": re.compile(r"(?!)"),
    "noun": re.compile(
        rf"\w{{1,20}}\s{{1,9}}(?:(?:of|from|on|about|and|or|are|is|were|was|by|to)\b|{_OTHER_VERB})", re.IGNORECASE
    ),
    "study": re.compile(r"\w{1,20}\s{1,9}(?:between|by|in|on|with|for|to|as|across|at|using|from)\b", re.IGNORECASE),
}
"""After a verb that may be a noun or a participle: "reports of", "some reports claim", "demonstrated between"."""
_THAT = re.compile(r"\w{1,20}\s{1,9}that\b", re.IGNORECASE)
_STATES_SOMETHING = re.compile(r"\s{1,9}(?!(?:in|by|at|on|last|earlier|today|and|or|as|from|with)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A subject as written; `after_pause` tells that a comma or quotation mark stands before it."""

    text: str
    span: Span
    after_pause: bool


def speaker_before(sentence: str, verb_start: int, verb_kind: str) -> Speaker | None:
    """The speaker before a verb, None where the words before it are nobody who can speak, or the writer.

    `verb_kind` is `verb` for verbs of saying, `noun` for verbs that are also nouns ("reports"), `study` for verbs of
    showing, whose subject must be a study or its authors.
    """
    floor = max(0, verb_start - _MOST_CHARACTERS)
    before = sentence[floor:verb_start]
    if _PASSIVE.search(before) or _NO_STATEMENT_AFTER[verb_kind].match(sentence, verb_start):
        return None
    before = _ADVERBS_LAST.sub("", before)
    chunks = _chunks(before)
    index = _subject_chunk(before, chunks)
    if index is None or (
        index < len(chunks) - 1 and not _STATES_SOMETHING.match(sentence, _end_of_word(sentence, verb_start))
    ):
        return None
    chunk = chunks[index]
    raw = before[chunk.start : chunk.end]
    text = _noun_phrase(raw)
    if not _can_speak(text, verb_kind) and not (
        verb_kind == "study" and _THAT.match(sentence, verb_start) and _is_name(text)
    ):
        return None
    start = floor + chunk.start + max(raw.rfind(text), 0)
    pause = before[: chunk.start].rstrip()
    return Speaker(text, Span(start, start + len(text)), bool(pause) and pause[-1] in ',”"')


def speaker_in(words: str) -> str | None:
    """The speaker in the words after an inverted verb ("said Ada Nwosu"), None where they name nobody."""
    text = _noun_phrase(words)
    return text if _can_speak(text, "noun") else None


def _chunks(before: str) -> list[Span]:
    """The stretches between commas, brackets and conjunctions."""
    cuts = [0]
    ends: list[int] = []
    for match in sorted((*_PAUSE.finditer(before), *_CONJUNCTION.finditer(before)), key=lambda m: m.start()):
        ends.append(match.start())
        cuts.append(match.end())
    ends.append(len(before))
    return [Span(a, max(a, b)) for a, b in zip(cuts, ends, strict=True)]


def _subject_chunk(before: str, chunks: list[Span]) -> int | None:
    """The last chunk; where that is empty (a comma before the verb), the one before the appositive."""
    texts = [before[span.start : span.end].strip() for span in chunks]
    last = len(texts) - 1
    if folded(texts[last]) in _RELATIVES and last > 0:
        return last - 1
    if texts[last]:
        return last
    if last >= 2 and before.rstrip().endswith(",") and _is_aside(texts[last - 1]) and texts[last - 2]:
        return last - 2
    return None


def _is_aside(text: str) -> bool:
    first = folded(text).split(" ", 1)[0]
    return first in _APPOSITIVES or first.endswith("ed")


def _noun_phrase(raw: str) -> str:
    text = " ".join(raw.split())
    text = _OPENERS_FIRST.sub("", text)
    text = _LEADING_DATE.sub("", text)
    text = text.strip(" .'’")
    return f"{text}." if text.endswith("et al") else text


def _can_speak(text: str, verb_kind: str) -> bool:
    words = folded(text).split()
    if not words or len(words) > _MOST_WORDS or words[0] in _SELF or words[-1] in _DETERMINERS:
        return False
    head = _HEAD_ENDS.split(f"{text} ", maxsplit=1)[0]
    last = folded(head).split()[-1] if head.strip() else ""
    if verb_kind == "study":
        return is_vague(text) or last in _STUDIES or "et al" in text
    is_known = is_vague(text) or last in _SPEAKERS or last in _STUDIES or "press release" in head
    return is_known or _is_name(head) or (verb_kind == "verb" and words[0] in _HIS_OWN)


def _is_name(text: str) -> bool:
    """Whether the last words look like a name: a capital letter, a handle, or letters with capitals inside."""
    words = text.split()
    last = words[-1] if words else " "
    return last[0].isupper() or last.startswith("@") or any(char.isupper() for char in last[1:])


def _end_of_word(sentence: str, start: int) -> int:
    match = re.compile(r"\w+").match(sentence, start)
    return match.end() if match else start
