"""A sentence as tokens with word classes: each figure and each name is one token, so that syntax sees through them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from claimcheck.extraction.context.name_kinds import Name
from claimcheck.extraction.context.tagger import tag_words
from claimcheck.extraction.context.verbs import is_known_verb
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.load import table

_PIECE = re.compile(
    r"(?P<word>(?:[A-Za-z]\.){2,6}|[^\W_](?:[^\W_]|[.&+/@_-](?=[^\W_])|['’](?!(?:s|ve|re|ll|d|m)\b)(?=[^\W_]))*)|(?P<own>['’](?:s|ve|re|ll|d|m)?\b|['’])|[^\s\w]|_"
)

_CONTRACTED = word_list("contracted")
_SIGNS = {",": ",", "(": "(", "[": "(", ")": ")", "]": ")", ":": ":", ";": ";", "—": "-", "–": "-", "|": ";", "•": ";"}


class Token(NamedTuple):
    """A word, sign, name or figure; `start` and `end` are offsets in the document.

    `tag` is one of `tagger.TAGS` or a sign (`,` `(` `)` `:` `;` `-`); `F` marks a figure, whose place in the
    sentence's list of figures is `figure`, and `O` a name, given in `name` where it was parsed as one. `counts` tells
    that a figure holds the noun that it counts.
    """

    text: str
    lower: str
    start: int
    end: int
    tag: str
    figure: int | None = None
    name: Name | None = None
    is_date: bool = False
    counts: bool = False


def tokenize(prose: str, start: int, end: int, figures: Sequence[Figure], names: Sequence[Name]) -> list[Token]:
    """The tokens of `prose[start:end]`; figures that are part of a name stay inside it."""
    inside = [any(n.start <= f.start and f.end <= n.end for n in names) for f in figures]
    fixed: list[tuple[int, int, int | None, Name | None]] = [
        (f.start, f.end, index, None) for index, f in enumerate(figures) if not inside[index]
    ]
    taken = fixed[:]
    fixed += [
        (name.start, name.end, None, name)
        for name in names
        if not any(low < name.end and name.start < high for low, high, _, _ in taken)
    ]
    fixed.sort(key=lambda item: item[0])
    raw: list[tuple[int, int, str, int | None, Name | None]] = []
    position = start
    for low, high, figure, name in fixed:
        raw += _pieces(prose, position, low)
        raw.append((low, high, "F" if name is None else "O", figure, name))
        position = max(position, high)
    raw += _pieces(prose, position, end)
    texts = [prose[low:high] for low, high, *_ in raw]
    lowers = [text.lower() for text in texts]
    words = [
        lower if text[:1].isupper() and text[1:].islower() else text for text, lower in zip(texts, lowers, strict=True)
    ]
    tags = tag_words(words, [tag for _, _, tag, *_ in raw])
    return [
        Token(
            text,
            lower,
            low,
            high,
            tag,
            figure,
            name,
            figure is not None and figures[figure].date is not None,
            figure is not None and _counts(figures[figure]),
        )
        for (low, high, _, figure, name), text, lower, tag in zip(raw, texts, lowers, tags, strict=True)
    ]


def _counts(figure: Figure) -> bool:
    return figure.quantity is not None and bool(figure.quantity.counted)


def _pieces(prose: str, start: int, end: int) -> list[tuple[int, int, str, int | None, Name | None]]:
    found: list[tuple[int, int, str, int | None, Name | None]] = []
    for match in _PIECE.finditer(prose, start, end):
        if match["word"] is not None:
            tag = _known_class(match[0])
        elif match["own"] is not None:
            tag = _class_of_ending(match[0], found[-1] if found else None, prose)
        else:
            tag = _SIGNS.get(match[0], "X")
        found.append((match.start(), match.end(), tag, None, None))
    return found


def _class_of_ending(ending: str, before: tuple[int, int, str, int | None, Name | None] | None, prose: str) -> str:
    """`'s` and the like: a verb after a pronoun or where no possessive ends so, else possessive; a quote is a sign."""
    word = prose[before[0] : before[1]].lower() if before is not None else ""
    if len(ending) == 1:
        return "Q" if word.endswith("s") and before is not None and before[4] is None else "X"
    return "V" if ending[1:] != "s" or word in _CONTRACTED else "Q"


@cache
def _classes() -> Mapping[str, str]:
    classes: dict[str, list[str]] = table("context_verbs")["classes"]
    return {word: tag for tag, words in classes.items() for word in words}


@lru_cache(maxsize=8192)
def _known_class(word: str) -> str:
    """The class of a word that needs no tagger: capitals that are no name are a noun (`ARR`); empty for the rest."""
    if len(word) > 1 and word.isupper() and word.isalpha():
        return "N"
    lower = word.lower()
    return _classes().get(lower, "") or ("N" if lower in _nouns() else "")


@cache
def _nouns() -> frozenset[str]:
    """Words that head the lexicon's metrics and are no verbs."""
    forms = [form for metric in table("metrics")["metric"] for form in (metric["name"], *metric["forms"])]
    heads = {form.casefold().split()[-1] for form in forms}
    return frozenset(head for head in heads if len(head) > 3 and head.isalpha() and not is_known_verb(head))
