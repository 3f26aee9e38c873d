"""Blocks of code against the paragraphs before them: whatever both give a number to.

A paragraph need not speak of the code below it. A difference counts where the figure stands in the last sentence before
the code, or where another figure of these paragraphs agrees with the code, and no other block has the figure.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from claimcheck.checks.rule import DocumentView
from claimcheck.checks.units.commands import read_command
from claimcheck.checks.units.named import fits, is_named
from claimcheck.checks.units.pins import pinned_ports, pinned_versions
from claimcheck.checks.units.settings import Setting, read_settings
from claimcheck.checks.units.shapes import held_against, read_shapes, wanted_sizes
from claimcheck.records import Block, BlockKind, Claim, Kind, Modality, Span

_ANNOUNCES = re.compile(r":\s*$|\b(?:following|below|as\sfollows|this\scommand)\b[^.]{0,60}[.:]?\s*$", re.IGNORECASE)
_OTHER_CASE = re.compile(
    r"\b(?:student|teacher|draft|instead|adjust|change|replace|defaults?|for\sexample\swith|another|other|smaller|larger|"
    r"if\syou|single|at\sleast|original|originally|papers?|quick|e\.g\.|for\stesting|try|toy|overrid\w+|lower|higher|"
    r"increase|reduce|earlier|previous\w*|first|last|keep|cut|truncat\w+|cropp\w+|locally|baseline|ours)\b",
    re.IGNORECASE,
)
"""The figure in the sentence is that of something else than the command."""
_PER_ONE = re.compile(r"[^,;.()\d]{0,24}\b(?:per|each|apiece)\b", re.IGNORECASE)
_NEAR = 3
"""Paragraphs before a block of code, from its heading on, that may speak of it."""


@dataclass(frozen=True, slots=True)
class Compared:
    """What the text says and what the code has, as written, with their places; `claim` where the text has a figure."""

    said: str
    place: Span
    stated: str
    code: Span
    fits: bool
    claim: Claim | None = None


@dataclass(frozen=True, slots=True)
class _Beside:
    """A block of code with the paragraphs before it, and the last sentence of these."""

    view: DocumentView
    texts: Sequence[Block]
    code: Block
    last: Span | None

    @property
    def source(self) -> str:
        return self.view.document.text[self.code.start : self.code.end]

    def compared(self, claim: Claim, stated: str, start: int, end: int, *, fits: bool) -> Compared:
        """A figure against a stretch of the code."""
        place = Span(self.code.start + start, self.code.start + end)
        return Compared(claim.text, claim.location.span, stated, place, fits, claim)

    def claims(self) -> Iterator[Claim]:
        """The figures of the paragraphs that are amounts of their own: no change, nothing per device."""
        for text in self.texts:
            first = bisect_left(self.view.claims, text.start, key=lambda claim: claim.location.start)
            last = bisect_left(self.view.claims, text.end, lo=first, key=lambda claim: claim.location.start)
            yield from filter(self._is_amount, self.view.claims[first:last])

    def _is_amount(self, claim: Claim) -> bool:
        if claim.quantity is None or claim.kind in (Kind.CHANGE, Kind.RATIO, Kind.RANK):
            return False
        if claim.modality is Modality.NEGATED or "direction" in claim.qualifiers:
            return False
        return not _PER_ONE.match(self.view.after(claim, 40))

    def is_told_of(self, place: Span) -> bool:
        """Whether a place lies in the last sentence before the code."""
        return self.last is not None and self.last.overlaps(place)

    def is_other_case(self, place: Span) -> bool:
        """Whether the sentence of a place speaks of another case than the code."""
        sentence = next((s for s in self.view.sentences if s.overlaps(place)), place)
        return _OTHER_CASE.search(self.view.document.prose, *sentence) is not None


def compared(view: DocumentView) -> Iterator[Compared]:
    """Everything that text and code both give a number to, what fits first of each block."""
    for pin in pinned_versions(view.document):
        yield Compared(pin.said, pin.place, pin.stated, pin.code, pin.fits)
    found: list[Compared] = []
    for beside in _blocks(view):
        together = [*_size_of_model(beside), *_settings(beside), *_shapes(beside), *_ports(beside)]
        confirmed = any(one.fits for one in together)
        found += [
            one
            for one in together
            if one.fits or ((confirmed or beside.is_told_of(one.place)) and not beside.is_other_case(one.place))
        ]
    fitting = {one.place for one in found if one.fits}
    yield from (one for one in found if one.fits or one.place not in fitting)


def _blocks(view: DocumentView) -> Iterator[_Beside]:
    """Every block of code with the paragraphs before it; of blocks in a row, the last sentence is told of the first."""
    texts: list[Block] = []
    is_after_code = False
    for block in view.document.blocks:
        if block.kind in (BlockKind.PARAGRAPH, BlockKind.LIST):
            texts = [block] if is_after_code else [*texts, block]
        elif block.kind is not BlockKind.CODE:
            texts = []
        elif texts:
            index = bisect_left(view.sentences, (texts[-1].end, 0)) - 1
            last = view.sentences[index] if index >= 0 and view.sentences[index].start >= texts[-1].start else None
            yield _Beside(view, texts[-_NEAR:], block, None if is_after_code else last)
        is_after_code = block.kind is BlockKind.CODE


def _size_of_model(beside: _Beside) -> Iterator[Compared]:
    """The one model size of the sentence that announces a command, against the names of the command's models."""
    sentence, prose = beside.last, beside.view.document.prose
    if sentence is None or not _ANNOUNCES.search(prose[sentence.start : sentence.end]):
        return
    command = read_command(beside.source)
    sizes = [c for c in beside.claims() if c.kind is Kind.PARAMETERS and c.location.sentence == sentence]
    words = prose[sentence.start : sentence.end].casefold()
    has_one_size = len({claim.quantity.value for claim in sizes if claim.quantity}) == 1
    if command.size is not None and has_one_size and any(family in words for family in command.family):
        size = command.size
        is_fit = any(c.quantity is not None and size.value in c.quantity.generous_interval for c in sizes)
        yield beside.compared(sizes[0], size.text, size.start, size.end, fits=is_fit)


def _settings(beside: _Beside) -> Iterator[Compared]:
    """The figures against what the settings of the code have for the same things."""
    settings = read_settings(beside.source)
    said: dict[tuple[Setting, ...], list[Claim]] = defaultdict(list)
    for claim in beside.claims() if settings else ():
        stated = next((found for words, found in settings.items() if is_named(beside.view, claim, words)), None)
        if stated is not None:
            said[stated].append(claim)
    for stated, found in said.items():
        pairs = [(claim, setting) for claim in found for setting in stated if fits(claim, setting)]
        claim, setting = pairs[0] if pairs else (found[0], stated[0])
        if pairs or (_is_said_once(found, stated) and not _has_number(beside.view, claim, setting)):
            yield beside.compared(claim, setting.text, setting.start, setting.end, fits=bool(pairs))


def _is_said_once(claims: Sequence[Claim], settings: Sequence[Setting]) -> bool:
    return len({claim.text for claim in claims}) == 1 == len({(s.value, s.unit) for s in settings})


def _has_number(view: DocumentView, claim: Claim, setting: Setting) -> bool:
    """Whether the sentence of a figure has the number of the code too, for something."""
    beside = view.by_sentence[claim.location.sentence]
    return any(c.quantity is not None and c.quantity.value == setting.value for c in beside)


def _shapes(beside: _Beside) -> Iterator[Compared]:
    """The one "224 x 224" of the paragraphs against the arrays that the code makes."""
    shapes = list(read_shapes(beside.source))
    said = {sizes: claim for claim in beside.claims() if (sizes := wanted_sizes(claim))} if shapes else {}
    for sizes, claim in said.items():
        found = held_against(sizes, shapes)
        if found is not None and (found[1] or len(said) == 1):
            yield beside.compared(claim, found[0].text, found[0].start, found[0].end, fits=found[1])


def _ports(beside: _Beside) -> Iterator[Compared]:
    near = Span(beside.texts[0].start, beside.texts[-1].end)
    for pin in pinned_ports(beside.view.document, near, beside.code.span):
        yield Compared(pin.said, pin.place, pin.stated, pin.code, pin.fits)
