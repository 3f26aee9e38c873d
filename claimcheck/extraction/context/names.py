"""Names in running text: models, organisations, places, benchmarks, hardware, and what else is capitalised."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, cached_property

from claimcheck.extraction.context.name_kinds import Name, NameKind, canonical_place, kind_of_name, may_be_in_name
from claimcheck.extraction.context.name_words import JOINERS, UPPER, Form, base_forms, form_of, is_common, name_words
from claimcheck.extraction.context.tagger import is_known_word, sure_class
from claimcheck.extraction.figure import Figure
from claimcheck.records import Span

_WORD = rf"(?:[A-Z]\.){{2,6}}|[{UPPER}][^\W_]*(?:[.&+/_@-][^\W_]+|['’](?!s\b)[^\W_]+)*"
_NUMBER = r"[vV]?\d[^\W_]*(?:[.x-][^\W_]+)*"
_LOWER_MODEL = r"[a-z]{1,12}+(?:-[a-z]{1,12}+){0,2}-?\d[^\W_]*(?:[._-][^\W_]+)*"
_VARIANT = r"(?:base|chat|instruct)\b(?!-|\s(?:model|version|variant|checkpoint|series))"
_MORE = rf"{_WORD}|{_NUMBER}|(?:of|for|the)(?=\s[{UPPER}])|&(?=\s[{UPPER}])|{_VARIANT}"
_SEQUENCE = re.compile(rf"(?<![\w.@#/$-])(?:{_WORD}|{_LOWER_MODEL})(?:[ \n\t]{{1,6}}(?:{_MORE}))*")
_PART = re.compile(r"\S+")
_SIZE = re.compile(r"(?<=[ -])\d{1,4}(?:\.\d{1,2})?[BbM]\b")
_SIZED = re.compile(r"(?<![\w-])(?P<family>[^\W\d_]{2,20})(?:[ -]?[vV]?\d{1,3}(?:\.\d{1,3})?)?[ -]$")
"""A size, and before it the word that it is of: `Wren 2 70B`, `wren-7b`."""
_FURTHEST_FAMILY = 32
_MID_SENTENCE_CAPITALS = re.compile(rf"(?<![\w-])[a-z]{{2,20}}+[,;]?\s([{UPPER}][\w-]*(?: [{UPPER}][\w-]*){{0,5}})")
_LOWER_WORD = re.compile(r"(?<![\w-])[a-z]{3,}")
_ALIAS = re.compile(r"\.?\s{0,3}\(\s{0,3}(?:the\s)?[\"“']?(?P<alias>[A-Z][\w.-]{0,15})[\"”']?\s{0,3}\)")
_LICENCE = re.compile(r"(?: v?\d(?:\.\d)?)?[ -][Ll]icen[cs]e")
"""After `MIT` or `Apache 2.0` where it names what a thing is published under, not the thing."""
_NEXT_WORD = re.compile(r"\s{1,3}([a-z]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_TITLE = 140
_SHORTEST, _LONGEST = 2, 80
"""Characters of a name."""


@cache
def _weak_words() -> frozenset[str]:
    """Words that are no name by themselves."""
    return name_words("weak_words") | name_words("organisation_words")


def _is_title_case(text: str) -> bool:
    """Whether a short text capitalises nearly all its longer words, as headlines do."""
    if len(text) > _LONGEST_TITLE or text.rstrip().endswith((".", "!")):
        return False
    words = _LONG_WORD.findall(text)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


class NameFinder:
    """Finds the names of one document; what the document writes in lower case is no name where a sentence begins."""

    def __init__(self, prose: str) -> None:
        self._prose = prose
        self.aliases: dict[str, str] = {}

    @cached_property
    def _lower_words(self) -> frozenset[str]:
        return frozenset(_LOWER_WORD.findall(self._prose))

    @cached_property
    def _capitals(self) -> frozenset[str]:
        runs = _MID_SENTENCE_CAPITALS.findall(self._prose)
        return frozenset(word for run in runs for word in run.split())

    @cached_property
    def _families(self) -> frozenset[str]:
        """Words in lower case that the document writes with a size somewhere: families of models."""
        found = set()
        for size in _SIZE.finditer(self._prose):
            sized = _SIZED.search(self._prose[max(size.start() - _FURTHEST_FAMILY, 0) : size.start()])
            if sized is not None:
                found.add(sized["family"].casefold())
        return frozenset(word for word in found if not is_known_word(word) and word not in name_words("function_words"))

    def find(self, sentence: Span, figures: Sequence[Figure] = ()) -> list[Name]:
        """Names of a sentence in order; headlines capitalise every word, so there only marked forms count."""
        prose = self._prose
        text = prose[sentence.start : sentence.end]
        title_case = text.isupper() or _is_title_case(text)
        cuts = [(f.start, f.end) for f in figures if not may_be_in_name(f)]
        found: list[Name] = []
        for match in _SEQUENCE.finditer(prose, sentence.start, sentence.end):
            found += self._names_in(match, cuts, title_case)
        for name in found:
            self._note_alias(name, sentence.end)
        return [self._resolved(name) for name in found]

    def _names_in(self, match: re.Match[str], cuts: Sequence[tuple[int, int]], title_case: bool) -> list[Name]:
        """The names in a run of capitalised words: broken at figures and at words that are no names."""
        names: list[Name] = []
        run: list[tuple[int, int, str]] = []
        for part in _PART.finditer(self._prose, match.start(), match.end()):
            start, end = part.span()
            word = part[0]
            is_cut = cuts and any(low < end and start < high for low, high in cuts)
            if not is_cut and self._fits(word, start, run, title_case):
                run.append((start, end, word))
            elif run:
                names += self._name(run)
                run = []
        return names + self._name(run) if run else names

    def _fits(self, word: str, start: int, run: Sequence[tuple[int, int, str]], title_case: bool) -> bool:
        form, lower = form_of(word)
        if form is Form.NEVER:
            return False
        if form is Form.JOINER:
            return bool(run) and (word in "&the" or run[-1][2].casefold() in name_words("continued_by_of"))
        if _LICENCE.match(self._prose, start + len(word)):
            return False
        if form is Form.NUMBER:
            return bool(run)
        if form is Form.VARIANT:
            return bool(run) and any(map(str.isdigit, run[-1][2]))
        if form is Form.LOWER:
            return re.split(r"[\d-]", word)[0] in self._families
        if form in (Form.LOWER_NAME, Form.MARKED) or (form is Form.MARKED_PARTS and not title_case):
            return True
        if title_case:
            return word in self._capitals or lower in self._families
        return not self._starts_clause(start) or self._is_name_at_start(word, lower, start + len(word))

    def _starts_clause(self, start: int) -> bool:
        """Whether nothing or a closing sign comes before: there every word has a capital."""
        before = self._prose[max(start - 8, 0) : start].rstrip(" \n\t\"“‘'(*•–—-")
        return not before or before[-1] in ".!?:;|>" or "\n\n" in self._prose[max(start - 8, 0) : start]

    def _is_name_at_start(self, word: str, lower: str, end: int) -> bool:
        if word in self._capitals or lower in self._families:
            return True
        if is_common(lower):
            return False
        after = _NEXT_WORD.match(self._prose, end)
        if after is not None and sure_class(after[1]) == "N":
            return False
        return self._lower_words.isdisjoint(base_forms(lower))

    def _name(self, run: list[tuple[int, int, str]]) -> list[Name]:
        """The name that a run of words is, if it is one."""
        while run and run[-1][2] in JOINERS:
            run.pop()
        weak = _weak_words()
        if all(word.casefold() in weak for _, _, word in run):
            return []
        start, end = run[0][0], run[-1][1]
        text = self._prose[start:end]
        if not _SHORTEST <= len(text) <= _LONGEST:
            return []
        clean = " ".join(text.split())
        kind = kind_of_name(clean)
        if kind is NameKind.OTHER and self._families:
            first = re.split(r"[\s-]", clean, maxsplit=1)[0].casefold()
            kind = NameKind.MODEL if first in self._families else kind
        return [Name(clean, start, end, kind, canonical_place(clean))]

    def _note_alias(self, name: Name, end: int) -> None:
        """Remembers `Long Name (LN)`: the letters of the short form must occur in order in the long one."""
        match = _ALIAS.match(self._prose, name.end, end)
        if match is None:
            return
        alias, letters = match["alias"], iter(name.text.casefold())
        if len(alias) < len(name.text) and all(c in letters for c in alias.casefold() if c.isalpha()):
            self.aliases[name.text] = alias

    def _resolved(self, name: Name) -> Name:
        short = self.aliases.get(name.text)
        if short is None:
            return name
        kind = name.kind if name.kind is not NameKind.OTHER else kind_of_name(short)
        return Name(name.text, name.start, name.end, kind, short)
