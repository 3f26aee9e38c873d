"""Matching many phrases in one linear scan."""

from __future__ import annotations

import re
from collections.abc import Iterable


def phrase_pattern(phrases: Iterable[str]) -> str:
    """A pattern of alternatives for phrases, longest first, white space and apostrophes folded; no groups.

    `'ll` and `n't` match as the ends of words; every other phrase stands between word boundaries. Phrases are in lower
    case: match against `lowered(text)` without IGNORECASE, which lets the engine tell alternatives by first letter.
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    endings = [_spelled(phrase) for phrase in ordered if phrase.startswith(("'", "n't"))]
    by_letter: dict[str, list[str]] = {}
    for phrase in ordered:
        if not phrase.startswith(("'", "n't")):
            by_letter.setdefault(phrase[0], []).append(_spelled(phrase[1:]))
    whole = "|".join(f"{re.escape(letter)}(?:{'|'.join(rests)})" for letter, rests in by_letter.items())
    return rf"(?:(?:(?<![\w'’])(?:{whole})" + "".join(f"|{ending}" for ending in endings) + r")(?!\w))"


def lowered(text: str) -> str:
    """The text in lower case, offsets unchanged: the few letters whose lower case is longer stay as they are."""
    lower = text.lower()
    return lower if len(lower) == len(text) else "".join(c if len(c.lower()) != 1 else c.lower() for c in text)


def folded(text: str) -> str:
    """The form under which a matched phrase is looked up: lower case, one space, straight apostrophe."""
    return " ".join(text.replace("’", "'").casefold().split())


def _spelled(phrase: str) -> str:
    return r"\s{1,40}".join(re.escape(word).replace("'", "['’]") for word in phrase.split(" "))
