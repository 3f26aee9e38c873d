"""What the support rules ask of a claim's surroundings: its paragraph, its section, whose figures they are."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from itertools import groupby, pairwise

from claimcheck.checks.rule import DocumentView
from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import lowered, phrase_pattern
from claimcheck.records import BlockKind, Claim, Kind, Link, LinkKind, Relation, RelationKind, Span

_OWN_PER_WORD = 0.02
"""From this share of first-person words a document speaks of its author's own work: letters and reports of companies
have 2 to 5 percent, newsletters under 1.6 (measured on 70 documents)."""
_MANNER = 3
"""From this many links a document is taken to give its sources."""
_WORD = re.compile(r"[^\W\d_]+")
_DERIVED_ROLES = frozenset(
    {"amount", "factor", "share", "total", "average", "product", "converted", "duration", "offset"}
)
_WITHOUT_RESULT = frozenset({RelationKind.RANK, RelationKind.ORDER, RelationKind.BETWEEN})


class Surroundings:
    """The paragraphs and sections of one document, and what stands in them. Patterns are matched in lower case."""

    def __init__(self, view: DocumentView) -> None:
        self.document = view.document
        self.config = view.config
        self._lower = lowered(view.document.prose)
        self._blocks = [b for b in view.document.blocks if b.kind not in (BlockKind.CODE, BlockKind.METADATA)]
        self._starts = [block.start for block in self._blocks]
        self._answers: dict[tuple[str, Span], bool] = {}

    def paragraph(self, claim: Claim) -> Span:
        """The block that the claim stands in; its sentence where there is none."""
        index = bisect_right(self._starts, claim.location.start) - 1
        if index >= 0 and claim.location.start < self._blocks[index].end:
            return self._blocks[index].span
        return claim.location.sentence

    def section(self, claim: Claim) -> Span:
        """From the heading before the claim to the next one."""
        spans = self._section_spans
        index = bisect_right(spans, claim.location.start, key=lambda span: span.end)
        return spans[min(index, len(spans) - 1)] if spans else self.paragraph(claim)

    def has(self, words: str, span: Span) -> bool:
        """Whether a range holds a word of the list `words` of lexicon/support.toml."""
        return self._once(words, span, lambda: bool(word_pattern(words).search(self._lower, span.start, span.end)))

    def has_link(self, span: Span) -> bool:
        """Whether a range holds a link, footnote mark or reference key that may support something."""
        return self._once("links", span, lambda: self._find_link(span))

    def _find_link(self, span: Span) -> bool:
        links = self.document.links
        place = bisect_left(links, span.start, key=lambda link: link.start)
        while place < len(links) and links[place].start < span.end:
            if _leads_away(links[place]):
                return True
            place += 1
        return False

    @cached_property
    def gives_sources(self) -> bool:
        """Whether it is the document's manner to say where things come from."""
        return sum(_leads_away(link) for link in self.document.links) >= _MANNER

    def is_first_person(self, span: Span) -> bool:
        """Whether the writer speaks of own work in a range."""
        return self._once("first person", span, lambda: any(True for _ in self._first_person(span)))

    def _once(self, question: str, span: Span, answer: Callable[[], bool]) -> bool:
        """The answer for a range, found once: many figures share a section."""
        if (question, span) not in self._answers:
            self._answers[question, span] = answer()
        return self._answers[question, span]

    @cached_property
    def is_own_report(self) -> bool:
        """Whether the document's figures are its author's own: a card, letter or report, or first person throughout."""
        name = self.document.name.replace("\\", "/").rsplit("/", 1)[-1]
        title = lowered(f"{name} {self.document.title or ''} {self._first_heading}".replace("_", " "))
        if word_pattern("own_documents").search(title):
            return True
        words = len(_WORD.findall(self._lower))
        plural = table("support")["first_person_plural"]
        spoken = sum(match.group() in plural for match in self._first_person(Span(0, len(self._lower))))
        return words > 0 and spoken / words >= _OWN_PER_WORD

    @property
    def _first_heading(self) -> str:
        heading = next((b for b in self._blocks if b.kind is BlockKind.HEADING), None)
        return self.document.clean(heading.span) if heading else ""

    @cached_property
    def _section_spans(self) -> list[Span]:
        cuts = [block.start for block in self._blocks if block.kind is BlockKind.HEADING]
        edges = sorted({0, *cuts, len(self._lower)})
        return [Span(a, b) for a, b in pairwise(edges)]

    def _first_person(self, span: Span) -> Iterator[re.Match[str]]:
        """The first-person words of a range, without set phrases and the country."""
        for match in _first_person_pattern().finditer(self._lower, span.start, span.end):
            is_country = match.group() == "us" and self.document.prose[match.start()].isupper()
            if not is_country and match.group() in table("support")["first_person"]:
                yield match


def _leads_away(link: Link) -> bool:
    """Whether a link, mark or key may support something: no jump within the page, no mail address."""
    return link.kind is not LinkKind.LINK or not link.target.startswith(("#", "mailto:"))


@cache
def _first_person_pattern() -> re.Pattern[str]:
    words = table("support")
    return re.compile(phrase_pattern([*words["first_person"], *words["not_first_person"]]))


def is_size_in_name(claim: Claim) -> bool:
    """Whether a number of parameters or bits only names a model: "the 7B model", "a 4-bit version"."""
    quantity = claim.quantity
    if claim.kind is Kind.PARAMETERS:
        return "param" not in claim.text.casefold()
    return quantity is not None and quantity.unit == "bit"


def derived_claims(relations: Iterable[Relation]) -> frozenset[str]:
    """Ids of figures that follow from others in the text."""
    found: set[str] = set()
    for relation in relations:
        if relation.kind in _WITHOUT_RESULT:
            continue
        results = [o.claim for o in relation.operands if o.role in _DERIVED_ROLES and o.claim]
        others = [o.claim for o in relation.operands if o.claim and o.claim not in results]
        if results and len(others) > 1:
            found.update(results[:1])
    return frozenset(found)


@cache
def word_pattern(words: str) -> re.Pattern[str]:
    """The pattern of a list of lexicon/support.toml, for lower-case text."""
    return re.compile(phrase_pattern(table("support")[words]))


def by_statement(claims: tuple[Claim, ...]) -> Iterator[list[Claim]]:
    """Claims grouped by what a reader takes in at once: a sentence, or the rows of one table."""

    def place(claim: Claim) -> tuple[object, ...]:
        if claim.location.block is BlockKind.TABLE:
            return ("table", claim.location.heading, claim.location.sheet, claim.location.slide)
        return ("sentence", claim.location.sentence)

    for _, group in groupby(claims, key=place):
        yield list(group)
