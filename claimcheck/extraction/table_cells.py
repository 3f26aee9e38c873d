"""The figures in a table cell: bare numbers take unit and scale from the header, everything else is read as prose."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.extraction.figure import Figure
from claimcheck.extraction.find import find_figures, placed
from claimcheck.extraction.quantities import Notation
from claimcheck.extraction.quantities.notation import OPEN_CONFIDENCE, other_reading
from claimcheck.extraction.table_labels import Unit, is_among
from claimcheck.records import Cell, Comparator, Document, Kind, Quantity
from claimcheck.units import UnknownUnit, make_quantity

_NUMBER = re.compile(
    r"(?P<bound>[<>≤≥~≈±])?\s?(?P<sign>[+−–-])?(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)"
    r"(?:\s?(?P<scale>[KkMBT])(?![\w]))?\s?(?P<percent>%)?"
)
_ONLY_SIGNS = re.compile(r"[\s()\[\]/|,;*†‡§^_`~&±⬆⬇▲▼↑↓+-]*")
_IN_BRACKETS = re.compile(r"\(\s{0,3}(?P<arrow>[↑⬆▲↓⬇▼]?)\s{0,3}$")
_DOWN = ("↓", "⬇", "▼")
_SCALES = {"k": 3, "K": 3, "M": 6, "B": 9, "T": 12}
_BOUNDS = {
    "<": Comparator.LESS,
    ">": Comparator.MORE,
    "≤": Comparator.AT_MOST,
    "≥": Comparator.AT_LEAST,
    "~": Comparator.ABOUT,
    "≈": Comparator.ABOUT,
}
_MOST_NUMBERS = 6
_LONGEST_NUMBER = 40


def cell_figures(
    document: Document,
    cell: Cell,
    unit: Unit | None,
    reference: dt.date | None,
    notation: Notation = Notation.POINT,
    *,
    is_date: bool,
) -> Iterator[Figure]:
    """The figures of a cell, at their places in the document; `unit` is that of bare numbers."""
    if is_among(cell.text, "missing"):
        return
    prose = document.prose[cell.start : cell.end]
    written = notation.cell_in_english(prose)
    numbers = None if is_date else _bare_numbers(written)
    if numbers is None:
        figures = [f for f in find_figures(prose, reference, notation=notation)[0] if not f.in_name]
    else:
        figures = [_opened(figure, prose, notation) for figure in _from_numbers(numbers, written, unit)]
    yield from (placed(figure, cell.start, document.text) for figure in figures)


def _from_numbers(numbers: Iterable[re.Match[str]], prose: str, unit: Unit | None) -> Iterator[Figure]:
    """A figure for each number; a number after ± is the tolerance of the one before it."""
    last: Figure | None = None
    for match in numbers:
        if match["bound"] == "±" or prose[: match.start()].rstrip().endswith("±"):
            last = _with_tolerance(last, match, prose) if last is not None else None
            continue
        if last is not None:
            yield last
        last = _figure(match, prose, unit)
    if last is not None:
        yield last


def _opened(figure: Figure, prose: str, notation: Notation) -> Figure:
    """The figure with its other reading, where the notation leaves open how its number is meant."""
    quantity, digits = figure.quantity, _NUMBER.search(prose, figure.start)
    if quantity is None or quantity.unit == "percent" or digits is None or not notation.leaves_open(digits["digits"]):
        return figure
    reading = other_reading(quantity.value, quantity.low, quantity.high, quantity.step)
    return replace(
        figure, quantity=quantity.model_copy(update={"other_readings": (reading,)}), confidence=OPEN_CONFIDENCE
    )


def _bare_numbers(prose: str) -> list[re.Match[str]] | None:
    """The numbers of a cell that holds nothing but numbers, percent signs, scale letters and punctuation; else None."""
    if len(prose) > _LONGEST_NUMBER * _MOST_NUMBERS:
        return None
    found = list(_NUMBER.finditer(prose))
    if not found or len(found) > _MOST_NUMBERS:
        return None
    position = 0
    for match in found:
        if _ONLY_SIGNS.fullmatch(prose, position, match.start()) is None:
            return None
        if position and match.start() == position and match["bound"] is None:
            return None
        position = match.end()
    return found if _ONLY_SIGNS.fullmatch(prose, position) else None


def _figure(match: re.Match[str], prose: str, unit: Unit | None) -> Figure | None:
    digits = match["digits"].replace(",", "")
    decimals = len(digits.partition(".")[2])
    value, step = Decimal(digits), Decimal(1).scaleb(-decimals)
    factor = Decimal(1).scaleb(_SCALES[match["scale"]]) if match["scale"] else Decimal(1)
    arrow = _IN_BRACKETS.search(prose, 0, match.start())
    is_change = match["sign"] == "+" or (arrow is not None and bool(match["sign"] or arrow["arrow"]))
    start = match.start("sign") if match["sign"] else match.start("digits")
    end = match.end("percent") if match["percent"] else match.end("scale") if match["scale"] else match.end("digits")
    if match["sign"] in ("-", "−", "–") or (arrow is not None and arrow["arrow"] in _DOWN):
        value = -value
    percent = match["percent"] is not None
    name = "percent" if percent else unit.name if unit is not None else ""
    if unit is not None and not percent:
        factor *= unit.factor
    quantity = _quantity(
        text=prose[start:end],
        comparator=_BOUNDS.get(match["bound"] or "", Comparator.EQUAL),
        value=value * factor,
        unit=name,
        unit_text="%" if percent else unit.text if unit is not None else "",
        counted=unit.counted if unit is not None and not percent else None,
        decimals=decimals,
        step=step * factor,
    )
    if quantity is None:
        return None
    kind = (
        Kind.CHANGE
        if is_change
        else Kind.PERCENTAGE
        if percent
        else unit.kind
        if unit is not None
        else _kind_of(decimals)
    )
    qualifiers = {"direction": "down" if value < 0 else "up"} if is_change else {}
    return Figure(start, end, kind, quantity, qualifiers=qualifiers)


def _kind_of(decimals: int) -> Kind:
    return Kind.QUANTITY if decimals else Kind.COUNT


def _quantity(**fields: object) -> Quantity | None:
    """A quantity with bounds in their place; None where the unit is unknown to the registry."""
    comparator, value = fields["comparator"], fields["value"]
    if comparator in (Comparator.LESS, Comparator.AT_MOST):
        fields["high"] = value
    elif comparator in (Comparator.MORE, Comparator.AT_LEAST):
        fields["low"] = value
    try:
        return make_quantity(**fields)
    except UnknownUnit:
        return None


def _with_tolerance(figure: Figure, match: re.Match[str], prose: str) -> Figure:
    """`86.4 ± 0.3`: the tolerance joins the figure before it."""
    assert figure.quantity is not None
    assert figure.quantity.value is not None
    scale = figure.quantity.step.scaleb(figure.quantity.decimals)
    error = Decimal(match["digits"].replace(",", "")) * scale
    end = match.end("digits")
    quantity = figure.quantity.model_copy(update={"plus_minus": error, "text": prose[figure.start : end]})
    return Figure(figure.start, end, figure.kind, quantity, qualifiers=figure.qualifiers)
