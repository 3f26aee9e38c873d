"""Shapes of arrays: "224 x 224" and "80 mel bins" of running text against the tuples of the code below it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.records import Claim

_TUPLE = re.compile(
    r"(?<!\w)(?:zeros|ones|randn?|empty|full|randint|uniform|normal|shape|size|input|input_shape|"
    r"im(?:g|age)_size|input_size|Input|ShapeDtypeStruct|torch\.Size)\)?[\"']?\s{0,4}[:=(#]{1,2}\s{0,4}[\[(]{0,2}"
    r"(?P<sizes>\d{1,6}(?:\s?,\s?\d{1,6}){0,4})\s?,?\s?(?=[\])]|,\s?[a-z])"
)
_PRODUCT = re.compile(r"\d{1,6}(?: x \d{1,6}){1,3}")
_SMALLEST = 16
"""Sizes below it are batches and channels."""


@dataclass(frozen=True, slots=True)
class Shape:
    """The sizes of an array in code, as written, with their place in it."""

    sizes: tuple[int, ...]
    text: str
    start: int
    end: int

    @property
    def large(self) -> tuple[int, ...]:
        """The sizes that running text would give."""
        return tuple(size for size in self.sizes if size >= _SMALLEST)


def read_shapes(code: str) -> Iterator[Shape]:
    """The tuples of sizes that arrays are made of or printed with, in a block of code."""
    for match in _TUPLE.finditer(code):
        yield Shape(tuple(map(int, re.findall(r"\d+", match["sizes"]))), match[0], *match.span())


def wanted_sizes(claim: Claim) -> tuple[int, ...]:
    """The sizes that a figure gives an array: those of "224 x 224", the one of "768 dimensions"; none for others."""
    quantity, written = claim.quantity, claim.qualifiers.get("dimensions", "")
    if _PRODUCT.fullmatch(written):
        return tuple(int(size) for size in written.split(" x "))
    is_dimension = quantity is not None and (quantity.counted or "").casefold().endswith("dimensions")
    return (int(quantity.value),) if is_dimension and quantity is not None and quantity.value else ()


def held_against(wanted: tuple[int, ...], shapes: Sequence[Shape]) -> tuple[Shape, bool] | None:
    """The shape that sizes are held against, and whether it fits; None where none is comparable.

    One that holds the sizes is enough; otherwise all shapes have to be one, of as many large sizes.
    """
    fitting = next((shape for shape in shapes if _holds(shape.sizes, wanted)), None)
    if fitting is not None:
        return fitting, True
    large = [size for size in wanted if size >= _SMALLEST]
    is_one = len({shape.large for shape in shapes}) == 1 and len(shapes[0].large) == len(large)
    return (shapes[0], False) if is_one and large else None


def _holds(sizes: tuple[int, ...], wanted: tuple[int, ...]) -> bool:
    """Whether the sizes hold all those wanted, in any order."""
    left = list(sizes)
    for size in wanted:
        if size not in left:
            return False
        left.remove(size)
    return True
