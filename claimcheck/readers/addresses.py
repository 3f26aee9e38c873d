"""Web addresses and footnote marks that stand bare in the text: they point at a source and are no prose."""

from __future__ import annotations

import re
from collections.abc import Iterator

from claimcheck.records import Link, LinkKind

_ADDRESS = re.compile(r"[hwHW](?:(?<=[hH])(?i:ttps?://)|(?<=\b[wW])(?i:ww\.))[^\s<>\"|`“”«»]+")
"""`https://` and `www.` in any case; a set of first letters lets the search skip all else."""
_FOOTNOTE = re.compile(r"\[\^([^\]\s]{1,60})\](:?)")
_CLOSING = {")": "(", "]": "[", "}": "{"}


def is_address(text: str) -> bool:
    """Whether the text is nothing but a web address."""
    match = _ADDRESS.match(text)
    return match is not None and match.end() == len(text)


def bare_addresses(prose: str) -> Iterator[Link]:
    """Links whose visible text is the address itself; punctuation that ends the sentence is not part of them."""
    for match in _ADDRESS.finditer(prose):
        address = _without_punctuation(match.group())
        if len(address) > len("https://"):
            yield Link(match.start(), match.start() + len(address), address)


def footnote_marks(prose: str) -> Iterator[Link]:
    """Marks such as `[^1]`, and the label at the beginning of a note."""
    for match in _FOOTNOTE.finditer(prose):
        yield Link(match.start(), match.end(), match.group(1), LinkKind.FOOTNOTE)


def _without_punctuation(address: str) -> str:
    end = len(address)
    balance = {mark: address.count(mark) for pair in _CLOSING.items() for mark in pair}
    while end > 0:
        last = address[end - 1]
        if last in _CLOSING and balance[last] > balance[_CLOSING[last]]:
            balance[last] -= 1
        elif last not in ".,;:!?'*_~…’”":
            break
        end -= 1
    return address[:end]
