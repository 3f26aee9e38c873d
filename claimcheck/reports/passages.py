"""The passage around a figure: what every format quotes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from claimcheck.records import Location, Report, Span

_CUT = "…"


def _invisible_characters() -> dict[int, str]:
    """Control and direction characters, which could rewrite a terminal or reorder what is shown."""
    controls = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), "\N{REPLACEMENT CHARACTER}")
    directions = dict.fromkeys((*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C), "")
    return controls | directions | dict.fromkeys(map(ord, "\t\n\r\v\f\x85\u2028\u2029"), " ")


_VISIBLE = _invisible_characters()


def printable(text: str) -> str:
    """The text in one line, without characters that act on a terminal; lone surrogates are replaced."""
    clean = text.translate(_VISIBLE)
    return clean if clean.isascii() else "".join(map(_no_surrogate, clean))


def _no_surrogate(character: str) -> str:
    return "\N{REPLACEMENT CHARACTER}" if "\ud800" <= character <= "\udfff" else character


@dataclass(frozen=True, slots=True)
class Quote:
    """Part of a sentence in one line: pieces of text, each with whether it is a marked figure.

    `places` are the locations that it shows, in the order of the finding.
    """

    places: tuple[Location, ...]
    pieces: tuple[tuple[str, bool], ...]


@dataclass(frozen=True, slots=True)
class Region:
    """Where a figure stands in lines and columns: 1-based, the end column is the one after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


class Passages:
    """Finds passages in the texts that a report carries."""

    def __init__(self, report: Report) -> None:
        self._texts: Mapping[str, str | None] = {document.name: document.text for document in report.documents}

    def figure(self, place: Location) -> str | None:
        """The figure as it stands in its document, None where the report carries no text."""
        text = self._texts.get(place.document)
        return None if text is None else text[place.start : place.end]

    def sentence(self, place: Location) -> str | None:
        """The whole sentence as it stands in its document, None where the report carries no text."""
        text = self._texts.get(place.document)
        return None if text is None else text[min(place.sentence.start, place.start) : max(*place.sentence, place.end)]

    def quotes(self, places: Sequence[Location], reach: int = 110) -> list[Quote]:
        """One quote a sentence, with all its figures marked and at most `reach` characters around each.

        A place whose text the report does not carry gives a quote without pieces.
        """
        by_sentence: dict[tuple[str, Span], list[Location]] = {}
        for place in {(place.document, place.span): place for place in places}.values():
            by_sentence.setdefault((place.document, place.sentence), []).append(place)
        return [
            Quote(tuple(group), tuple(filter(_has_text, self._pieces(group, reach)))) for group in by_sentence.values()
        ]

    def _pieces(self, places: Sequence[Location], reach: int) -> Iterator[tuple[str, bool]]:
        text = self._texts.get(places[0].document)
        if text is None or any(not 0 <= place.start <= place.end <= len(text) for place in places):
            return
        figures = _without_overlaps(places)
        last = figures[0].start
        yield _cut_start(text[min(places[0].sentence.start, last) : last], reach), False
        for figure in figures:
            yield _cut_middle(text[last : figure.start], reach), False
            yield _one_line(text[figure.start : figure.end]).strip(), True
            last = figure.end
        yield _cut_end(text[last : max(places[0].sentence.end, last)], reach), False

    def region(self, place: Location) -> Region:
        """Lines and columns of the figure; a figure broken over lines ends on a later one."""
        figure = self.figure(place) or ""
        breaks = figure.count("\n")
        if not breaks:
            return Region(place.line, place.column, place.line, place.column + place.end - place.start)
        return Region(place.line, place.column, place.line + breaks, len(figure) - figure.rfind("\n"))

    def byte_column(self, place: Location, offset: int) -> int:
        """The 1-based column, in bytes of UTF-8, of an offset into the document of a place.

        Where the report carries no text, characters are counted for bytes.
        """
        text = self._texts.get(place.document)
        if text is None:
            return place.column + offset - place.start
        return len(text[text.rfind("\n", 0, offset) + 1 : offset].encode("utf-8", "replace")) + 1


def where(place: Location) -> str:
    """The place as people cite it: `note.md:12:5`, with page, slide, sheet or cell where there is one."""
    extra = [
        f"{label} {value}"
        for label, value in (("page", place.page), ("slide", place.slide), ("sheet", place.sheet))
        if value is not None
    ]
    return printable(" ".join((f"{place.document}:{place.line}:{place.column}", *extra)))


def cited(places: Sequence[Location]) -> str:
    """Places in one document: `note.md:12:5, 12:31`."""
    return ", ".join([where(places[0]), *(f"{place.line}:{place.column}" for place in places[1:])])


def _one_line(text: str) -> str:
    """White space folded, a single blank kept at either end so that words do not run together."""
    clean = printable(text)
    words = " ".join(clean.split())
    if not words:
        return " " if clean else ""
    return f"{' ' * clean[0].isspace()}{words}{' ' * clean[-1].isspace()}"


def _has_text(piece: tuple[str, bool]) -> bool:
    return piece[0] != ""


def _without_overlaps(places: Sequence[Location]) -> list[Span]:
    """The places' ranges in reading order, each once; of two that overlap the first."""
    kept: list[Span] = []
    for span in sorted({place.span for place in places}):
        if not kept or span.start >= kept[-1].end:
            kept.append(span)
    return kept


def _cut_start(text: str, reach: int) -> str:
    """The last words of a text; only what may be kept is looked at, a sentence can be a whole file."""
    kept = _one_line(text[-reach:])
    return kept.lstrip() if len(text) <= reach else f"{_CUT} {kept.partition(' ')[2] or kept}"


def _cut_end(text: str, reach: int) -> str:
    kept = _one_line(text[:reach])
    return kept.rstrip() if len(text) <= reach else f"{kept.rpartition(' ')[0] or kept} {_CUT}"


def _cut_middle(text: str, reach: int) -> str:
    if len(text) <= 2 * reach:
        return _one_line(text)
    half = len(text) // 2
    return f"{_cut_end(text[:half], reach)} {_cut_start(text[half:], reach).removeprefix(_CUT).lstrip()}"
