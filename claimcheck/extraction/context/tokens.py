"""A sentence as tokens with word classes: each figure and each name is one token, so that syntax sees through them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from claimcheck.extraction.context.names import Name
from claimcheck.extraction.context.tagger import tag_words
from claimcheck.extraction.figure import Figure

_PIECE = re.compile(
    r"(?P<word>[^\W_](?:[^\W_]|[.&+/@_-](?=[^\W_])|['’](?!s\b)(?=[^\W_]))*)|(?P<own>['’]s?\b|['’])|[^\s\w]|_"
)

_SIGNS = {",": ",", "(": "(", "[": "(", ")": ")", "]": ")", ":": ":", ";": ";", "—": "-", "–": "-", "|": ";", "•": ";"}


@dataclass(frozen=True, slots=True)
class Token:
    """A word, sign, name or figure; `start` and `end` are offsets in the document.

    `tag` is one of `tagger.TAGS` or a sign (`,` `(` `)` `:` `;` `-`); `F` marks a figure, whose place in the
    sentence's list of figures is `figure`, and `O` a name, given in `name` where it was parsed as one.
    """

    text: str
    lower: str
    start: int
    end: int
    tag: str
    figure: int | None = None
    name: Name | None = None


def tokenize(
    prose: str,
    start: int,
    end: int,
    figures: Sequence[Figure],
    names: Sequence[Name],
    capitals_mean_nothing: bool = False,
) -> list[Token]:
    """The tokens of `prose[start:end]`; figures that are part of a name stay inside it."""
    fixed: list[tuple[int, int, int | None, Name | None]] = [
        (f.start, f.end, index, None) for index, f in enumerate(figures) if not f.in_name
    ]
    taken = fixed[:]
    for name in names:
        if not any(low < name.end and name.start < high for low, high, _, _ in taken):
            fixed.append((name.start, name.end, None, name))
    fixed.sort(key=lambda item: item[0])
    raw: list[tuple[int, int, str, int | None, Name | None]] = []
    position = start
    for low, high, figure, name in fixed:
        raw += _pieces(prose, position, low)
        raw.append((low, high, "F" if name is None else "O", figure, name))
        position = max(position, high)
    raw += _pieces(prose, position, end)
    tags = tag_words([prose[low:high] for low, high, *_ in raw], [tag for _, _, tag, *_ in raw])
    return [
        Token(prose[low:high], prose[low:high].lower(), low, high, tag, figure, name)
        for (low, high, _, figure, name), tag in zip(raw, tags, strict=True)
    ]


def _pieces(prose: str, start: int, end: int) -> list[tuple[int, int, str, int | None, Name | None]]:
    found: list[tuple[int, int, str, int | None, Name | None]] = []
    for match in _PIECE.finditer(prose, start, end):
        if match["word"] is not None:
            tag = ""
        elif match["own"] is not None:
            tag = "Q"
        else:
            tag = _SIGNS.get(match[0], "X")
        found.append((match.start(), match.end(), tag, None, None))
    return found
