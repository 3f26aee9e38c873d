"""Words by their own form: which can be part of a name, and which are common wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum, auto
from functools import cache, lru_cache

from claimcheck.extraction.context.tagger import is_known_word
from claimcheck.lexicon.load import table
from claimcheck.lexicon.word_classes import usual_class

UPPER = "A-ZÀ-ÖØ-Þ"
"""Inside brackets of a pattern: a capital letter."""

_LOWER_NAME = re.compile(
    r"[a-z]{2,12}[\w.-]{0,30}\db(?:-[\w-]{1,20})?|[b-df-hj-np-tv-z]{2,5}-?\d(?:\.\d)?(?:-[a-z]{1,12})?"
)
"""A name in lower case by its form: with a size (`wren-2-7b`), or an acronym with a version (`gpt4-turbo`)."""
_COMPOUND_ADJECTIVE = re.compile(rf"[{UPPER}][^\W\d_.]*(?:[.-][^\W\d_]+)*-[a-z]{{4,}}")
"""`Japanese-language`, `U.S.-built`, `Human-level`: what is like, from or by something is not that thing's name."""
_CAPITALISED_PARTS = re.compile(rf"(?:[{UPPER}][a-z]+-)+[{UPPER}]?[a-z]+")
_PERIOD = re.compile(r"FY['’]?\d{2,4}|Q[1-4]|H[12]")
_COMMON_ENDING = re.compile(r"(?:tions?|sions?|ments?|ness|ages?|ships?|ances?|ences?|ities|ists?|[a-z]{4}ly)$")
_VARIANTS = frozenset({"base", "chat", "instruct"})
"""Go on with a name after its size: `Wren 180B chat`."""
JOINERS = frozenset({"of", "for", "the", "&"})


@cache
def name_words(key: str) -> frozenset[str]:
    """A word list of the lexicon of names."""
    return frozenset(table("context_names")[key])


@cache
def _lexicon_words() -> frozenset[str]:
    """The words that name metrics or classes of things: common nouns, whatever the training text holds."""
    forms = [form for metric in table("metrics")["metric"] for form in (metric["name"], *metric["forms"])]
    classes = [noun for nouns in table("context_names")["classes"].values() for noun in nouns]
    return frozenset(word for form in (*forms, *classes) for word in form.casefold().split())


def base_forms(lower: str) -> Iterator[str]:
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


class Form(Enum):
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
def form_of(word: str) -> tuple[Form, str]:
    """The form of a word, and the word in lower case without ending; once for each word, not for each place."""
    lower = word.casefold().replace("’", "'").partition("'")[0].rstrip(".")
    if word in JOINERS:
        return Form.JOINER, lower
    if lower in name_words("not_names") or _PERIOD.fullmatch(word) or _COMPOUND_ADJECTIVE.fullmatch(word):
        return Form.NEVER, lower
    if lower in name_words("function_words") and not (word.isupper() and len(word) > 1):
        return Form.NEVER, lower
    if word[0].isdigit() or (word[0] in "vV" and word[1:2].isdigit()):
        return Form.NUMBER, lower
    if word[0].islower():
        if word in _VARIANTS:
            return Form.VARIANT, lower
        return Form.LOWER_NAME if _LOWER_NAME.fullmatch(word) is not None else Form.LOWER, lower
    is_marked = not word[1:].islower() or (not word.isalpha() and any(map(str.isdigit, word)))
    if len(word) > 1 and is_marked:
        return Form.MARKED_PARTS if _CAPITALISED_PARTS.fullmatch(word) else Form.MARKED, lower
    return Form.CAPITALISED, lower


@lru_cache(maxsize=8192)
def is_common(lower: str) -> bool:
    """Whether a word that opens a sentence is none by its ending, or is or comes from one known in lower case."""
    known = _lexicon_words()
    if _COMMON_ENDING.search(lower) is not None or (lower.endswith("s") and usual_class(lower) == "N"):
        return True
    return any(w in known or is_known_word(w) for w in base_forms(lower))
