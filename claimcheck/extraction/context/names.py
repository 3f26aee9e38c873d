"""Names in running text: models, organisations, places, benchmarks, hardware, and what else is capitalised."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from enum import Enum, StrEnum, auto
from functools import cache, cached_property, lru_cache

from claimcheck.extraction.context.tagger import is_known_word, sure_class, usual_class
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.load import table
from claimcheck.records import Kind, Span
from claimcheck.records.base import frozen

_UPPER = "A-ZÀ-ÖØ-Þ"
_WORD = rf"(?:[A-Z]\.){{2,6}}|[{_UPPER}][^\W_]*(?:[.&+/_@-][^\W_]+|['’](?!s\b)[^\W_]+)*"
_NUMBER = r"[vV]?\d[^\W_]*(?:[.x-][^\W_]+)*"
_LOWER_MODEL = r"[a-z]{1,12}+(?:-[a-z]{1,12}+){0,2}-?\d[^\W_]*(?:[._-][^\W_]+)*"
_VARIANT = r"(?:base|chat|instruct)\b(?!-|\s(?:model|version|variant|checkpoint|series))"
_MORE = rf"{_WORD}|{_NUMBER}|(?:of|for|the)(?=\s[{_UPPER}])|&(?=\s[{_UPPER}])|{_VARIANT}"
_SEQUENCE = re.compile(rf"(?<![\w.@#/$-])(?:{_WORD}|{_LOWER_MODEL})(?:[ \n\t]{{1,6}}(?:{_MORE}))*")
_PART = re.compile(r"\S+")
_SIZE = re.compile(r"(?<=[ -])\d{1,4}(?:\.\d{1,2})?[BbM]\b")
_SIZED = re.compile(r"(?<![\w-])(?P<family>[^\W\d_]{2,20})(?:[ -]?[vV]?\d{1,3}(?:\.\d{1,3})?)?[ -]$")
"""A size, and before it the word that it is of: `Wren 2 70B`, `wren-7b`."""
_FURTHEST_FAMILY = 32
_LOWER_NAME = re.compile(
    r"[a-z]{2,12}[\w.-]{0,30}\db(?:-[\w-]{1,20})?|[b-df-hj-np-tv-z]{2,5}-?\d(?:\.\d)?(?:-[a-z]{1,12})?"
)
"""A name in lower case by its form: with a size (`wren-2-7b`), or an acronym with a version (`gpt4-turbo`)."""
_HARDWARE = re.compile(
    r"(?:[AHBVTLP]\d{2,3}[a-z]?s?|RTX|TPU(?:[ -]?v\d\w*)?|MI\d{3}X?|[AH]800s?|GH200|GB200|DGX|Xeon|Ryzen|EPYC)\b"
)
_MODEL_SHAPE = re.compile(
    r"[a-zA-Z](?:GPT|LM|LLM|BERT|Net|LLaMA|Llama|Coder|Math|former)\d*\b"
    r"|[^\W\d_]{2}[\w.+]{0,30}[ -]v?\d|[^\W\d_]{2}\d|\d(?:\.\d{1,9})?[BbMT]\b"
)
_MID_SENTENCE_CAPITALS = re.compile(rf"(?<![\w-])[a-z]{{2,20}}+[,;]?\s([{_UPPER}][\w-]*(?: [{_UPPER}][\w-]*){{0,5}})")
_LOWER_WORD = re.compile(r"(?<![\w-])[a-z]{3,}")
_ALIAS = re.compile(r"\.?\s{0,3}\(\s{0,3}(?:the\s)?[\"“']?(?P<alias>[A-Z][\w.-]{0,15})[\"”']?\s{0,3}\)")
_COMPOUND_ADJECTIVE = re.compile(rf"[{_UPPER}][^\W\d_.]*(?:[.-][^\W\d_]+)*-[a-z]{{4,}}")
"""`Japanese-language`, `U.S.-built`, `Human-level`: what is like, from or by something is not that thing's name."""
_CAPITALISED_PARTS = re.compile(rf"(?:[{_UPPER}][a-z]+-)+[{_UPPER}]?[a-z]+")
_PERIOD = re.compile(r"FY['’]?\d{2,4}|Q[1-4]|H[12]")
_LICENCE = re.compile(r"(?: v?\d(?:\.\d)?)?[ -][Ll]icen[cs]e")
"""After `MIT` or `Apache 2.0` where it names what a thing is published under, not the thing."""
_COMMON_ENDING = re.compile(r"(?:tions?|sions?|ments?|ness|ages?|ships?|ances?|ences?|ities|ists?|[a-z]{4}ly)$")
_NEXT_WORD = re.compile(r"\s{1,3}([a-z]+)")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_LONGEST_TITLE = 140
_SHORTEST, _LONGEST = 2, 80
"""Characters of a name."""
_VARIANTS = frozenset({"base", "chat", "instruct"})
"""Go on with a name after its size: `Wren 180B chat`."""
_JOINERS = frozenset({"of", "for", "the", "&"})


class NameKind(StrEnum):
    """What a name names, as far as its form and the lexicon tell."""

    MODEL = "model"
    ORGANISATION = "organisation"
    BENCHMARK = "benchmark"
    HARDWARE = "hardware"
    PLACE = "place"
    OTHER = "other"


@frozen
class Name:
    """A name at [start, end) of the document; `text` is how it is written, `canonical` what it stands for."""

    text: str
    start: int
    end: int
    kind: NameKind
    canonical: str


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("context_names")[key])


@cache
def _weak_words() -> frozenset[str]:
    """Words that are no name by themselves."""
    return _words("weak_words") | _words("organisation_words")


@cache
def _places() -> frozenset[str]:
    return frozenset(table("context_names")["places"]["names"])


@cache
def _lexicon_words() -> frozenset[str]:
    """The words that name metrics or classes of things: common nouns, whatever the training text holds."""
    forms = [form for metric in table("metrics")["metric"] for form in (metric["name"], *metric["forms"])]
    classes = [noun for nouns in table("context_names")["classes"].values() for noun in nouns]
    return frozenset(word for form in (*forms, *classes) for word in form.casefold().split())


@cache
def _place_aliases() -> dict[str, str]:
    aliases: dict[str, str] = table("context_names")["places"]["aliases"]
    return aliases


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum() or c == "+")


@cache
def _benchmarks() -> dict[str, str]:
    benchmarks = table("benchmarks")["benchmarks"]
    return {_key(form): name for name, forms in benchmarks.items() for form in (name, *forms)}


@lru_cache(maxsize=8192)
def benchmark_name(text: str) -> str | None:
    """The canonical name of a benchmark of the lexicon, None for anything else."""
    return _benchmarks().get(_key(text))


def is_model_name(text: str) -> bool:
    """Whether a name looks like that of a model: letters with a version or size, or an ending of such names."""
    return _MODEL_SHAPE.search(text) is not None


@lru_cache(maxsize=8192)
def kind_of_name(text: str) -> NameKind:
    """What a name names, judged by lexicon and form."""
    lower = text.casefold().rstrip(".")
    if lower in _places():
        return NameKind.PLACE
    if benchmark_name(text) is not None:
        return NameKind.BENCHMARK
    if _HARDWARE.match(text):
        return NameKind.HARDWARE
    if set(lower.replace(".", "").split()) & _words("organisation_words"):
        return NameKind.ORGANISATION
    return NameKind.MODEL if is_model_name(text) else NameKind.OTHER


def may_be_in_name(figure: Figure) -> bool:
    """Whether a figure can be part of a name beside it: a size without unit words (`70B`), or one marked so."""
    if figure.in_name:
        return True
    return (
        figure.kind is Kind.PARAMETERS and figure.quantity is not None and "param" not in figure.quantity.text.lower()
    )


def _is_title_case(text: str) -> bool:
    """Whether a short text capitalises nearly all its longer words, as headlines do."""
    if len(text) > _LONGEST_TITLE or text.rstrip().endswith((".", "!")):
        return False
    words = _LONG_WORD.findall(text)
    return len(words) >= 2 and sum(word[0].isupper() for word in words) >= 0.75 * len(words)


def _base_forms(lower: str) -> Iterator[str]:
    """The word and the words that it may be inflected from or derived of."""
    yield lower
    for ending, others in (
        ("ing", ("", "e")),
        ("ed", ("", "e")),
        ("ly", ("",)),
        ("s", ("",)),
        ("es", ("",)),
        ("ies", ("y",)),
    ):
        if lower.endswith(ending) and len(lower) > len(ending) + 2:
            stem = lower[: -len(ending)]
            yield from (stem + other for other in others)


class _Form(Enum):
    """What a word's own form says of whether it is part of a name."""

    NEVER = auto()
    JOINER = auto()
    NUMBER = auto()
    VARIANT = auto()
    LOWER_NAME = auto()
    LOWER = auto()
    MARKED = auto()
    MARKED_PARTS = auto()
    CAPITALISED = auto()


@lru_cache(maxsize=8192)
def _form(word: str) -> tuple[_Form, str]:
    """The form of a word, and the word in lower case without ending; once for each word, not for each place."""
    lower = word.casefold().replace("’", "'").partition("'")[0].rstrip(".")
    if word in _JOINERS:
        return _Form.JOINER, lower
    if lower in _words("not_names") or _PERIOD.fullmatch(word) or _COMPOUND_ADJECTIVE.fullmatch(word):
        return _Form.NEVER, lower
    if lower in _words("function_words") and not (word.isupper() and len(word) > 1):
        return _Form.NEVER, lower
    if word[0].isdigit() or (word[0] in "vV" and word[1:2].isdigit()):
        return _Form.NUMBER, lower
    if word[0].islower():
        if word in _VARIANTS:
            return _Form.VARIANT, lower
        return _Form.LOWER_NAME if _LOWER_NAME.fullmatch(word) is not None else _Form.LOWER, lower
    is_marked = not word[1:].islower() or (not word.isalpha() and any(map(str.isdigit, word)))
    if len(word) > 1 and is_marked:
        return _Form.MARKED_PARTS if _CAPITALISED_PARTS.fullmatch(word) else _Form.MARKED, lower
    return _Form.CAPITALISED, lower


@lru_cache(maxsize=8192)
def _is_common(lower: str) -> bool:
    """Whether a word that opens a sentence is none by its ending, or is or comes from one known in lower case."""
    known = _lexicon_words()
    if _COMMON_ENDING.search(lower) is not None or (lower.endswith("s") and usual_class(lower) == "N"):
        return True
    return any(w in known or is_known_word(w) for w in _base_forms(lower))


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
        return frozenset(word for word in found if not is_known_word(word) and word not in _words("function_words"))

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
        runs: list[list[tuple[int, int, str]]] = [[]]
        for part in _PART.finditer(match[0]):
            start, end, word = match.start() + part.start(), match.start() + part.end(), part[0]
            if (cuts and any(low < end and start < high for low, high in cuts)) or not self._fits(
                word, start, runs[-1], title_case
            ):
                runs.append([])
            else:
                runs[-1].append((start, end, word))
        return [name for run in runs if run and (name := self._name(run)) is not None]

    def _fits(self, word: str, start: int, run: Sequence[tuple[int, int, str]], title_case: bool) -> bool:
        form, lower = _form(word)
        if form is _Form.NEVER:
            return False
        if form is _Form.JOINER:
            return bool(run) and (word in "&the" or run[-1][2].casefold() in _words("continued_by_of"))
        if _LICENCE.match(self._prose, start + len(word)):
            return False
        if form is _Form.NUMBER:
            return bool(run)
        if form is _Form.VARIANT:
            return bool(run) and any(map(str.isdigit, run[-1][2]))
        if form is _Form.LOWER:
            return re.split(r"[\d-]", word)[0] in self._families
        if form in (_Form.LOWER_NAME, _Form.MARKED) or (form is _Form.MARKED_PARTS and not title_case):
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
        if _is_common(lower):
            return False
        after = _NEXT_WORD.match(self._prose, end)
        if after is not None and sure_class(after[1]) == "N":
            return False
        return self._lower_words.isdisjoint(_base_forms(lower))

    def _name(self, run: list[tuple[int, int, str]]) -> Name | None:
        while run and run[-1][2] in _JOINERS:
            run.pop()
        weak = _weak_words()
        if all(word.casefold() in weak for _, _, word in run):
            return None
        start, end = run[0][0], run[-1][1]
        text = self._prose[start:end]
        if not _SHORTEST <= len(text) <= _LONGEST:
            return None
        clean = " ".join(text.split())
        kind = kind_of_name(clean)
        if kind is NameKind.OTHER and self._families:
            first = re.split(r"[\s-]", clean, maxsplit=1)[0].casefold()
            kind = NameKind.MODEL if first in self._families else kind
        return Name(clean, start, end, kind, _place_aliases().get(clean.casefold().rstrip("."), clean))

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
