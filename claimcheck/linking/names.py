"""Names parsed, not only matched: `Llama 3-70B-Instruct` and `Llama-3 70B (instruct)` are one, `Llama 3 8B` is another.

A name of a model, a product or a benchmark is its family words and the parts that tell its members apart: version,
size, variant, date stamp, context length. Every other name (a company, a city, a noun phrase) is a name of family words
only, so that one comparison serves all.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache, lru_cache

from rapidfuzz.distance import OSA, Indel

from claimcheck.lexicon.load import table
from claimcheck.lexicon.terms import lemma
from claimcheck.records.base import frozen

_MAX_LENGTH = 200
"""Longer strings are no names; only their beginning is looked at."""

_TOKEN = re.compile(
    r"(?P<date>20\d\d[-./]?(?:0[1-9]|1[0-2])[-./]?(?:0[1-9]|[12]\d|3[01])(?!\d)|\b(?:19|20)\d\d\b(?![.\d]))"
    r"|(?P<experts>\d{1,3}x\d{1,4}(?:\.\d{1,3})?[bm](?![a-z]))"
    r"|(?P<active>(?<![a-z])a\d{1,4}(?:\.\d{1,3})?b(?![a-z]))"
    r"|(?P<size>\d{1,4}(?:\.\d{1,3})? ?(?:billion|million|bn|[bmt])(?![a-uw-z]))"
    r"|(?P<context>\d{1,4}k(?![a-z]))"
    r"|(?P<bits>(?:int|fp|bf|w)\d{1,2}(?![a-z\d])|\d{1,2} ?-?bits?(?![a-z]))"
    r"|(?P<version>(?:(?<![a-z])v ?|v(?=\d))?\d{1,6}(?:\.\d{1,4}){0,3}(?:[a-z](?![a-z\d]))?)"
    r"|(?P<word>[^\W\d_]{1,80}?(?=v\d)|[^\W\d_]+(?:['’][^\W\d_]+)?|(?<=[^\W_])\+)"
)
_UNDERSCORED_POINT = re.compile(r"(?<=\d)_(?=\d(?!\d))")

_ONE_SIDED: Mapping[str, float] = {
    "version": 0.5,
    "size": 0.6,
    "variant": 0.5,
    "date": 0.7,
    "context": 0.5,
}
"""What is left of the certainty when only one of two names states a part."""

_DEFAULT_VARIANT = "base"
_PART_OF_NAME = 0.7
"""`Holloway` for `Holloway Bakeries`: the head of a longer name, or all but its kind."""
_NEAR_NAME = 0.8
_SHORTEST_NEAR = 5
"""A name shorter than this has no near names: `Phi` is not `Pi`."""


@frozen
class Name:
    """A parsed name; `family` holds the folded words in alphabetical order, None is a part that the name leaves out.

    `organisation` is who makes it (`meta-llama/`), which never tells two names apart.
    """

    family: tuple[str, ...]
    version: str | None = None
    size: str | None = None
    variant: frozenset[str] = frozenset()
    date: str | None = None
    context: str | None = None
    organisation: str | None = field(default=None, compare=False)
    head: str = field(default="", compare=False)
    """The first word, by which longer and shorter forms of a name are recognised."""
    joined: str = field(default="", compare=False)
    """The words in their order without what separates them: `Hugging Face` is `HuggingFace`."""


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(table("link_names")[key])


@cache
def _variants() -> Mapping[str, str]:
    spellings: dict[str, list[str]] = table("link_names")["variants"]
    return {word: variant for variant, words in spellings.items() for word in (variant, *words)}


@lru_cache(maxsize=65536)
def parse_name(text: str) -> Name:
    """The parts of a name; a text without a letter or a digit gives a name of no words."""
    folded = unicodedata.normalize("NFKC", text[:_MAX_LENGTH]).casefold()
    owner, slash, rest = folded.partition("/")
    if slash and rest and " " not in owner.strip():
        folded = rest
    parts = _Parts()
    folded = _spaced(folded)
    for match in _TOKEN.finditer(folded):
        parts.add(match.lastgroup or "word", match[0], folded[match.start() - 1 : match.start()])
    return parts.name(owner.strip() if slash and rest else None)


def _spaced(folded: str) -> str:
    """A name with blanks for its underscores, and points for those of `internlm2_5-1_8b`, where `-` separates."""
    if "-" in folded:
        folded = _UNDERSCORED_POINT.sub(".", folded)
    return folded.replace("_", " ")


class _Parts:
    """Collects the parts of one name from its tokens, left to right."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.versions: list[str] = []
        self.sizes: list[str] = []
        self.variants: set[str] = set()
        self.date: str | None = None
        self.context: str | None = None
        self._follows_version = False

    def add(self, kind: str, token: str, before: str) -> None:
        """Take one token; `before` is the character in front of it."""
        follows, self._follows_version = self._follows_version, False
        match kind:
            case "date":
                self.date = re.sub(r"[-./]", "", token)
            case "size" | "experts":
                self.sizes.append(_size(token))
            case "active":
                pass  # Qwen3-235B-A22B: the total tells the members of the family apart
            case "context":
                self.context = token
            case "bits":
                self.variants.add(re.sub(r"(\d+) ?-?bits?", r"int\1", token))
            case "version":
                self._add_version(token.removeprefix("v").strip(), joined=follows and before in "-.")
            case _:
                self._add_word(token)

    def _add_version(self, token: str, *, joined: bool) -> None:
        if self.versions and re.fullmatch(r"(?:0\d|1[0-2])[0-3]\d", token):
            self.date = token  # the month and day of a snapshot: gpt-4-0613
        elif joined and len(token) == 1 and self.versions[-1].isdigit():
            self.versions[-1] += f".{token}"  # claude-3-5-sonnet
        else:
            self.versions.append(token)
            self._follows_version = True

    def _add_word(self, token: str) -> None:
        word = re.sub(r"['’]s?$", "", token).replace("+", "plus")
        if variant := _variants().get(word):
            self.variants.add(variant)
        elif word not in _words("fillers"):
            self.words.append(word)

    def name(self, owner: str | None) -> Name:
        """The name that the parts make."""
        words, organisation = self.words, owner
        is_product = bool(self.versions or self.sizes or self.variants)
        while is_product and len(words) > 1 and words[0] in _words("organisations"):
            organisation, words = words[0], words[1:]
        if len(words) > 1:
            words = [word for word in words if word not in _words("legal_forms")] or words
        if not words:  # `chat`, `70B`: the part is all there is, so it is the name
            words = sorted(self.variants)
        return Name(
            family=tuple(sorted(map(lemma, words))),
            version=" ".join(self.versions) or None,
            size=" ".join(self.sizes) or None,
            variant=frozenset(self.variants if self.words else ()),
            date=self.date,
            context=self.context,
            organisation=organisation,
            head=lemma(words[0]) if words else "",
            joined="".join(map(lemma, words)),
        )


def _size(token: str) -> str:
    token = re.sub(r" ?(b|m)(?:illion|n)$", r"\1", token).replace(" ", "")
    return re.sub(r"\.0+(?=[bmt])", "", token)


def same_name(one: str, other: str) -> float:
    """How sure it is that two names mean the same thing: 1 the same, 0 where a part that both state differs.

    A part that only one states lowers the certainty, and so do a family of near spelling and a shortened one.
    """
    return same_parsed(parse_name(one), parse_name(other))


@lru_cache(maxsize=65536)
def same_parsed(one: Name, other: Name) -> float:
    """`same_name` of names that are parsed already."""
    if one == other:
        return 1.0
    certainty = _same_family(one, other)
    for part, factor in _ONE_SIDED.items():
        if certainty == 0:
            break
        certainty *= _same_part(part, getattr(one, part), getattr(other, part), factor)
    return certainty


def _same_part(
    part: str, one: str | frozenset[str] | None, other: str | frozenset[str] | None, one_sided: float
) -> float:
    if one == other:
        return 1.0
    if part == "variant":
        assert isinstance(one, frozenset)
        assert isinstance(other, frozenset)
        if one - other and other - one:
            return 0.0
        return 0.9 if one ^ other == {_DEFAULT_VARIANT} else one_sided
    return 0.0 if one and other else one_sided


def _same_family(one: Name, other: Name) -> float:
    if one.family == other.family:
        return 1.0
    mine, theirs = set(one.family), set(other.family)
    if not mine or not theirs:
        return 0.0
    if one.joined == other.joined:
        return 1.0
    if mine < theirs or theirs < mine:
        return _shortened(one, other)
    left, right = " ".join(one.family), " ".join(other.family)
    return _NEAR_NAME if _is_near(left, right) else 0.0


def _shortened(one: Name, other: Name) -> float:
    """`Holloway` for `Holloway Bakeries`; never `mini` left out, and never a generic word alone."""
    missing = set(one.family) ^ set(other.family)
    if missing & _words("distinguishing") or one.head != other.head or one.head in _words("generic"):
        return 0.0
    return _PART_OF_NAME


def _is_near(left: str, right: str) -> bool:
    """Whether one letter was left out or two were swapped, in a name long enough for that to be a slip.

    A letter put for another is no slip: `Mistral` is not `Mixtral`, nor `Slovakia` `Slovenia`.
    """
    if min(len(left), len(right)) < _SHORTEST_NEAR or left[0] != right[0]:
        return False
    if len(left) == len(right):
        return sorted(left) == sorted(right) and OSA.distance(left, right, score_cutoff=1) <= 1
    return Indel.distance(left, right, score_cutoff=1) <= 1


class Aliases:
    """The names a user declared to be the same: every other name is read as the canonical one."""

    def __init__(self, aliases: Mapping[str, Sequence[str]]) -> None:
        self._canonical = {
            _folded(name): canonical for canonical, others in aliases.items() for name in (canonical, *others)
        }

    def canonical(self, name: str) -> str:
        """The canonical name, or the name itself where the user declared none."""
        return self._canonical.get(_folded(name), name)


def _folded(name: str) -> str:
    return " ".join(re.findall(r"\w+", unicodedata.normalize("NFKC", name).casefold()))
