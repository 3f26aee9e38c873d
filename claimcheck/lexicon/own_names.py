"""Whose a named thing is: a document's own model or product has its name in the file's name or in the title."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import PurePath

_WORD = re.compile(r"[^\W\d_]{2,}")
_PATH_PARTS = 2
"""Of a path only the file and its folder tell what the document is about."""


def is_own(subject: str, document: str, title: str = "") -> bool:
    """Whether a document with this name and title is about the family that a subject belongs to."""
    head = _WORD.search(subject.rpartition("/")[2].casefold())
    return head is not None and head[0] in own_words(document, title)


@lru_cache(maxsize=4096)
def own_words(document: str, title: str = "") -> frozenset[str]:
    """The words by which a document says what it is about."""
    return frozenset(_WORD.findall(" ".join((*PurePath(document).parts[-_PATH_PARTS:], title)).casefold()))
