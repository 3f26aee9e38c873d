"""A sentence with its figures replaced by placeholders, so that short patterns can say how figures stand to each other.

`Revenue rose to $84 million, up 50 percent from $56 million` becomes `revenue rose to ⟨m0⟩, up ⟨p1⟩ from ⟨m2⟩`: the
letter tells what sort of figure stands there, the number which claim. Dates and ranks stay as words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, partial

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.passage import Passage
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Kind, Operand, Span

SENTENCE_END = "¶"
LONGEST_SENTENCE = 1500
"""Characters; longer runs are tables or data in disguise, which no sentence pattern can read and no table is held
against."""

_OPEN, _CLOSE = "⟨", "⟩"
_BLANKS = re.compile(r"\s(?:\s+|(?=[,.;:)]|\Z))|[^\S ]")
"""White space that does not stay as it is: more or other than one blank, or before punctuation or the end."""
_PLACEHOLDER = re.compile(r"⟨(\w)(\d+)⟩")
_BRACKET = re.compile(r" ?\([^()⟨]*⟨[^()]*\)")
_CLAUSE_ENDS = re.compile(r"[,;:.¶()–—]|\b(?:and|but|then|while|whereas)\b")
_FOREIGN = str.maketrans(dict.fromkeys("⟨⟩‹›¶\u00a0", " ") | {"\u2019": "'", "\u2212": "-"})
_ATTRIBUTIVE = re.compile(r"[\d.,]+-(?!fold)[A-Za-z]")
"""A figure that is hyphenated to its unit describes a noun ("the 16-bit version") and is no operand."""
_LEVEL = re.compile(r"\s?(?:CI|CrI|confidence|credible)\b")
_P_VALUE = re.compile(r"\b[pP]\s?[=<>≤≥]\s?$")
_OF_DIGITS = re.compile(r" of (?:the |our |its )?\d")
_DIGITS_OF = re.compile(r"\d of (?:the |our |its )?$")
_CURRENCY = re.compile(r"\[currency_\w+\]")


Place = tuple[int, int, str, Claim]
"""Start, end, class letter and claim of a placeholder."""


@dataclass(frozen=True, eq=False)
class Sketch:
    """Lower-case text with placeholders; `claims[i]` is the claim of `⟨x i⟩`, `offsets` maps characters to the
    document."""

    text: str
    claims: tuple[Claim, ...]
    offsets: tuple[int, ...]
    passages: tuple[Passage, ...]

    def can_match(self, finder: Finder) -> bool:
        """Whether there are figures enough for the roles of a pattern: a cheap look before it is tried."""
        return finder.roles <= len(self.claims) and finder.may_match(self.text)

    def span(self, start: int, end: int) -> Span:
        """The document range of a range of the sketch."""
        last = self.offsets[max(end - 1, start)]
        return Span(self.offsets[start], max(last + 1, self.offsets[start]))

    def claim(self, match: re.Match[str], role: str) -> Claim | None:
        """The claim that a pattern bound to a role, None where the role is open."""
        index = match.groupdict().get(role)
        return None if index is None else self.claims[int(index)]

    def place(self, claim: Claim) -> tuple[int, int]:
        """Start and end of the placeholder of one of the claims."""
        return next((start, end) for start, end, _, found in self.placeholders if found is claim)

    def clause(self, start: int, end: int) -> tuple[str, str]:
        """The words before and after a placeholder in its own clause, up to the figures beside it."""
        stop = self.text.find(_OPEN, end)
        lead = _CLAUSE_ENDS.split(self.text[self.text.rfind(_CLOSE, 0, start) + 1 : start])[-1]
        tail = _CLAUSE_ENDS.split(self.text[end : stop if stop >= 0 else len(self.text)])[0]
        return f" {lead.lstrip()}", tail

    @cached_property
    def bare(self) -> Sketch:
        """The sketch without the brackets that hold figures, claims and their numbers as before."""
        return _without_brackets(self)

    @cached_property
    def placeholders(self) -> tuple[Place, ...]:
        """Every placeholder, in order."""
        return tuple(
            (found.start(), found.end(), found[1], self.claims[int(found[2])])
            for found in _PLACEHOLDER.finditer(self.text)
        )


def _without_brackets(drawn: Sketch) -> Sketch:
    text: list[str] = []
    offsets: list[int] = []
    position = 0
    for found in _BRACKET.finditer(drawn.text):
        text.append(drawn.text[position : found.start()])
        offsets += drawn.offsets[position : found.start()]
        position = found.end()
    if not position:
        return drawn
    text.append(drawn.text[position:])
    offsets += drawn.offsets[position:]
    return replace(drawn, text="".join(text), offsets=tuple(offsets))


def sketch(passages: Sequence[Passage], *, even_without_figures: bool = False) -> Sketch | None:
    """The sketch of one sentence, or of neighbouring ones joined by `¶`; None for what is too long or has no figure."""
    claims: list[Claim] = []
    parts: list[str] = []
    offsets: list[int] = []

    def add(text: str, places: Sequence[int]) -> None:
        parts.append(text)
        offsets.extend(places)

    for number, passage in enumerate(passages):
        start, end = passage.sentence
        if end - start > LONGEST_SENTENCE:
            return None
        if number:
            add(f" {SENTENCE_END} ", [start] * 3)
        position = start
        for claim in passage.claims:
            letter = letter_of(claim)
            if letter is None or claim.location.start < position or _stays_word(claim, passage):
                continue
            if letter == "p" and _lent_percent(claim, passage):
                letter = "n"
            add(*_plain(passage, position, claim.location.start))
            token = f"{_OPEN}{letter}{len(claims)}{_CLOSE}"
            add(token, [claim.location.start] * (len(token) - 1) + [claim.location.end - 1])
            claims.append(claim)
            position = claim.location.end
        add(*_plain(passage, position, end))
    if not claims and not even_without_figures:
        return None
    return _folded("".join(parts), offsets, tuple(claims), tuple(passages))


def _lent_percent(claim: Claim, passage: Passage) -> bool:
    """Whether a count took its percent from the share after it: "of whom 284, or 9.1 percent", "380 of 840, 45%"."""
    start, end = claim.location.start, claim.location.end
    if not claim.text.replace(",", "").isdigit():
        return False
    return (
        passage.between(end, end + 5).startswith((", or", " (or"))
        or _OF_DIGITS.match(passage.between(end, end + 12)) is not None
        or _DIGITS_OF.search(passage.between(start - 12, start)) is not None
    )


def _stays_word(claim: Claim, passage: Passage) -> bool:
    """Whether a figure stays a word: the level of an interval, a p-value, a multiple, as patterns of comparisons read
    it ("twice the", "half as many as"), and the one of "one of the best", which singles out."""
    if _LEVEL.match(passage.between(claim.location.end, claim.location.end + 12)):
        return True
    if _P_VALUE.search(passage.between(claim.location.start - 5, claim.location.start)):
        return True
    word = claim.text.lower()
    if word == "one":
        return passage.between(claim.location.end, claim.location.end + 4).lower() == " of "
    if claim.kind is not Kind.RATIO or word not in table("relations")["multiple"]["words"]:
        return False
    end = claim.location.end
    return word != "half" or passage.between(end, end + 4).lower() == " as "


def _plain(passage: Passage, start: int, end: int) -> tuple[str, Sequence[int]]:
    text = passage.document.prose[start:end].translate(_FOREIGN)
    lowered = text.lower()
    return (lowered if len(lowered) == len(text) else text), range(start, end)


def _folded(text: str, offsets: Sequence[int], claims: tuple[Claim, ...], passages: tuple[Passage, ...]) -> Sketch:
    """White space folded, none left before punctuation (blanks of masked markup leave some)."""
    pieces: list[str] = []
    places: list[int] = []
    position = 0
    for run in _BLANKS.finditer(text):
        pieces.append(text[position : run.start()])
        places += offsets[position : run.start()]
        if run.end() < len(text) and text[run.end()] not in ",.;:)":
            pieces.append(" ")
            places.append(offsets[run.start()])
        position = run.end()
    pieces.append(text[position:])
    places += offsets[position:]
    return Sketch("".join(pieces), claims, tuple(places), passages)


def letter_of(claim: Claim) -> str | None:
    """The class of a figure in a sketch; None for what stays as words: dates, ranks, statistics, the `16-bit` of a
    version.

    `p` percent, `o` points, `m` money, `r` ratio, `t` time, `n` bare number or count, `u` any other unit, `b` a
    bare number that borrows its unit from a neighbour.
    """
    quantity = claim.quantity
    if quantity is None or claim.kind in (Kind.DATE, Kind.RANK, Kind.STATISTIC) or _ATTRIBUTIVE.match(quantity.text):
        return None
    if quantity.unit and quantity.text.replace(",", "").replace(".", "").isdigit() and quantity.unit != "percent":
        return "b"
    if quantity.unit in ("percentage_point", "basis_point", "point"):
        return "o"
    if quantity.unit == "percent":
        return "p"
    if claim.kind is Kind.RATIO:
        return "r"
    if not quantity.unit:
        return "n"
    if _CURRENCY.fullmatch(quantity.dimension):
        return "m"
    return "t" if quantity.dimension == "[time]" else "u"


def operand(role: str, claim: Claim) -> Operand:
    """A claim in its role."""
    return Operand(role=role, span=claim.location.span, claim=claim.id)


_HEDGE = (
    r"(?:(?:about|around|roughly|some|nearly|almost|approximately|approx\.?|just|only|still|over|under|below|above|"
    r"more|less|fewer|than|up|to|at|least|most|exactly|a|an|the|total|of|further|another|additional|as|much|many|"
    r"well|slightly|little|good|impressive|staggering|"
    r"remarkable|respectable|modest|record|mere|full|whopping|all|its|our|their|~|c\.|ca\.) ?){0,5}"
)
_GAP = r"[^⟨⟩;:()¶]{0,45}?"
_WIDE = r"[^⟨⟩¶]{0,80}?"
_LABELS = ("R", "C")
_CLASSES = {"q": "pomrtnub", "e": "pmtnubo", "c": "nb"}
_TEMPLATE = re.compile(r"<(\w+):(\w+)>|(~~)|(~)")


@cache
def pattern(template: str) -> Finder:
    """A pattern over sketches.

    `<role:classes>` is a figure of these classes (`e` endpoint, `q` any, `c` count, or letters of `letter_of`) with the
    hedges and articles before it; `~` a gap of up to 45 characters within a clause, `~~` one of up to 80 that may run
    through parentheses; the rest is a regular expression. Gaps never hold a figure, so matching stays linear in the
    number of figures. `<role:R>` and `<role:C>` are labels of rows and columns, in sentences read against a table.
    """

    def expand(found: re.Match[str], hedge: str = _HEDGE) -> str:
        if found[2] in _LABELS:
            return rf"(?:(?:the|our|its|their|a|an) )?‹{found[2].lower()}(?P<{found[1]}>\d+)›"
        if found[1]:
            return rf"{hedge}⟨[{_CLASSES.get(found[2], found[2])}](?P<{found[1]}>\d+)⟩"
        return _WIDE if found[3] else _GAP

    without_hedges = _TEMPLATE.sub(partial(expand, hedge=".*"), template)
    return Finder(_TEMPLATE.sub(expand, template), telling=without_hedges)
