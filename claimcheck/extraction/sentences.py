"""Sentences of a block, by rules over what surrounds each mark that may end one.

Every mark is judged by the word before it (an abbreviation, an initial, a number of a list) and the beginning of what
follows. The word lists are in `lexicon/abbreviations.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from claimcheck.lexicon.load import table as lexicon
from claimcheck.records import Block, BlockKind, Span

_CANDIDATE = re.compile(
    r"""(?P<mark>[.!?…]{1,20})["'”’»)\]]{0,4}"""
    r"""(?:\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,10}\])?(?=\s|\Z|[A-Z"“(])"""
    r"""|(?P<full>[。！？]{1,20}["”’」』）)]{0,3})"""
    r"""|(?P<bullet>(?<=\s)[•▪◦](?=\s))"""
)
_NOT_BLANK = re.compile(r"\S")
_OPENING = "\"'“‘«([{*_"
_INITIAL = re.compile(r"[A-Z]|[A-Z](?:\.-?[A-Z])+")
_WORD = re.compile(r"[A-Za-z]+")
_ENUMERATOR = re.compile(r"\(?(?:\d{1,3}(?:\.\d{1,3}){0,3}|[A-Za-z]|[ivx]{1,4})")
_GLUED_WORD = re.compile(r"[\"“(]?[A-Z][a-z’']*(?=[\s,;:!?-]|\Z)")
_FULL_WORD = re.compile(r"(?:[a-z]{5,}|\w[%)\"”’])$")
_GOES_ON = ",;:)]}”’»"
_NAME_GAP = 5
"""Blanks of a masked code span or address; a name stood there, so what follows it is no beginning."""

_LOOK_BACK = 40

_LONGEST_SENTENCE = 5_000
"""Characters: no sentence is longer, and what is found in one is looked at together."""


def sentences(prose: str, block: Block) -> list[Span]:
    """Ranges of the sentences of a block in reading order, without blanks around them.

    Together they cover all that is not blank. A heading is one sentence; a table, code and metadata have
    none. Linear in the length of the block.
    """
    if block.kind in (BlockKind.TABLE, BlockKind.CODE, BlockKind.METADATA):
        return []
    if block.kind is BlockKind.HEADING:
        return _trimmed(prose, block.start, block.end)
    found: list[Span] = []
    start = block.start
    for end in _boundaries(prose, block.start, block.end):
        found += _trimmed(prose, start, end)
        start = end
    return found + _trimmed(prose, start, block.end)


def _boundaries(prose: str, start: int, end: int) -> Iterator[int]:
    """Offsets at which a sentence ends, those at the end of the block left out."""
    begin = start
    for match in _CANDIDATE.finditer(prose, start, end):
        kind = match.lastgroup
        if kind == "bullet":
            yield match.start()
        elif kind != "mark":
            yield match.end()
        elif _ends_sentence(prose, match, begin, end):
            begin = match.end()
            yield begin


def _ends_sentence(prose: str, match: re.Match[str], begin: int, end: int) -> bool:
    following = _NOT_BLANK.search(prose, match.end(), end)
    if following is None:
        return True
    after = following.start()
    while after < end - 1 and prose[after] in _OPENING:
        after += 1
    before = prose[max(begin, match.start() - _LOOK_BACK) : match.start()]
    if following.start() == match.end():
        return _is_glued(prose, match, before, end)
    if prose[following.start()] in _GOES_ON:
        return False
    if prose[after].islower():
        return match["mark"] == "." and _precedes_name(before, after - match.end())
    return match["mark"] != "." or not _is_abbreviated(before, prose, after, end)


def _precedes_name(before: str, gap: int) -> bool:
    """Whether a period ends its sentence though a small letter follows: names of programs begin with one.

    The word before it must be one that nobody abbreviates to, or a name is masked between them.
    """
    if before.split()[-1:] and before.split()[-1].lower().strip("(") in _abbreviations():
        return False
    return gap >= _NAME_GAP or _FULL_WORD.search(before) is not None


def _is_glued(prose: str, match: re.Match[str], before: str, end: int) -> bool:
    """Whether `word.Next` are two sentences whose blank was lost, and no name (`Node.Js`), member or domain."""
    following = _GLUED_WORD.match(prose, match.end(), end)
    if following is None or not before or match.end() - match.start() > 3:
        return False
    if _is_starter(following.group().strip('"“(')):
        return before[-1].isalnum() or before[-1] in '%)]”"’'
    words = before.split()
    return len(words) > 2 and words[-1].isalpha() and words[-1].islower() and len(words[-1]) > 2


def _is_abbreviated(before: str, prose: str, after: int, end: int) -> bool:
    """Whether the period belongs to the word before it and what follows goes on with the sentence."""
    words = before.split()
    if not words or before[-1].isspace():
        return False
    word = words[-1].lstrip("([{\"'“‘—–/-")
    if len(words) == 1 and len(before) < _LOOK_BACK and _ENUMERATOR.fullmatch(word):
        return True
    name = word.lower()
    if name in _group("never_final"):
        return True
    following = prose[after]
    if name in _group("before_number") and (following.isdigit() or following in "§#"):
        return True
    if name in _group("may_end") or _INITIAL.fullmatch(word):
        begins = _WORD.match(prose, after, end)
        return begins is not None and not _is_starter(begins.group())
    return False


def _is_starter(word: str) -> bool:
    return word.lower() in _group("starters")


def _trimmed(prose: str, start: int, end: int) -> list[Span]:
    """The range without blanks around it; data that runs on without an end is cut at blanks into bearable lengths."""
    found: list[Span] = []
    while end - start > _LONGEST_SENTENCE:
        cut = prose.rfind(" ", start + 1, start + _LONGEST_SENTENCE)
        cut = cut if cut > start else start + _LONGEST_SENTENCE
        found += _without_blanks(prose, start, cut)
        start = cut
    return found + _without_blanks(prose, start, end)


def _without_blanks(prose: str, start: int, end: int) -> list[Span]:
    text = prose[start:end]
    stripped = text.strip()
    if not stripped:
        return []
    start += len(text) - len(text.lstrip())
    return [Span(start, start + len(stripped))]


@cache
def _abbreviations() -> frozenset[str]:
    return _group("never_final") | _group("before_number") | _group("may_end")


@cache
def _group(name: str) -> frozenset[str]:
    return frozenset(lexicon("abbreviations")[name])
