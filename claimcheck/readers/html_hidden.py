"""What a page holds without showing it: scripts, templates, elements that are hidden or not displayed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache

from claimcheck.lexicon.load import table as lexicon
from claimcheck.readers.html_tokens import Token, attributes

_UNDISPLAYED = re.compile(r"display\s{0,3}:\s{0,3}none|visibility\s{0,3}:\s{0,3}hidden", re.IGNORECASE)
_MAY_HIDE = re.compile(r"hidden|style", re.IGNORECASE)


@cache
def elements(group: str) -> frozenset[str]:
    """Names of elements by what they do (`lexicon/html.toml`)."""
    return frozenset(lexicon("html")[group])


def is_hidden(source: str, token: Token) -> bool:
    """Whether an opening tag begins something that is not shown."""
    if token.value in elements("unseen"):
        return True
    if not _MAY_HIDE.search(source, token.start, token.end):
        return False
    found = attributes(source, token)
    return (
        "hidden" in found
        or found.get("aria-hidden", "").lower() == "true"
        or _UNDISPLAYED.search(found.get("style", "")) is not None
    )


@dataclass
class Hidden:
    """The hidden element that one is in, with those of its name inside it: it ends where all of them are closed.

    Elements whose closing tag may be left out (a hidden `<p>`) also end with the next block, so that one of them
    never hides the rest of the page.
    """

    names: list[str] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.names)

    def begin(self, name: str) -> None:
        """A hidden element opens; one without content hides nothing."""
        if name not in elements("void"):
            self.names.append(name)

    def open(self, name: str) -> None:
        """A tag opens inside."""
        outermost = self.names[0]
        if name in elements("block") and len(self.names) == 1 and self._ends_by_itself:
            self.names.clear()
        elif name == outermost:
            self.begin(name)

    def close(self, name: str, *, is_open_outside: bool) -> bool:
        """A tag closes; gives whether it belongs to the hidden part."""
        if name == self.names[0]:
            self.names.pop()
            return True
        if self._ends_by_itself and is_open_outside:
            self.names.clear()
            return False
        return True

    @property
    def _ends_by_itself(self) -> bool:
        return self.names[0] in elements("closed_by_next")
