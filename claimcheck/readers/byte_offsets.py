"""Offsets of UTF-8 bytes to offsets of characters."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable

_TWO, _THREE, _FOUR = "[\x80-\u07ff]", "[\u0800-\uffff]", "[\U00010000-\U0010ffff]"
_RUNS = re.compile(f"[^\x00-\x7f](?:(?<={_TWO}){_TWO}*|(?<={_THREE}){_THREE}*|{_FOUR}*)")
"""Runs of characters of two, three and four bytes; what begins outside ASCII is looked for first and fast."""


def character_offsets(text: str) -> Callable[[int], int]:
    """A function from byte to character offsets; an offset inside a character gives that character's.

    The text is cut into runs of characters of equal width, so the table is as long as there are changes of width,
    and a text in ASCII needs none.
    """
    if text.isascii():
        return lambda offset: offset
    starts, characters, widths = [0], [0], [1]
    byte = end = 0
    for match in _RUNS.finditer(text):
        byte += match.start() - end
        width = len(text[match.start()].encode("utf-8", "surrogatepass"))
        starts.append(byte)
        characters.append(match.start())
        widths.append(width)
        end = match.end()
        byte += (end - match.start()) * width
        starts.append(byte)
        characters.append(end)
        widths.append(1)

    def character(offset: int) -> int:
        index = bisect_right(starts, offset) - 1
        return characters[index] + (offset - starts[index]) // widths[index]

    return character
