"""Counts with the list that they count: "three benchmarks: A, B and C", "six points: …" over bullets.

A count is bound only where a mark leads from it into a list. Whether a piece with "and" is one item or two is left
open: the list has a least and a greatest length, both given to the rule as operands (`item` for each piece, `extra`
for each further "and" in one).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.sketch import operand
from claimcheck.extraction.relations.words import any_of, words
from claimcheck.lexicon.scales import people
from claimcheck.records import Block, BlockKind, Claim, Kind, Operand, Relation, RelationKind, Span

_INLINE = re.compile(
    r"(?= \w)(?P<noun>(?: [\w'’/][\w'’/-]*){1,6}?)(?P<mark>: ?| \(| — | – |, namely,? |, i\.e\.,? |"
    r", that is,? )(?P<list>[^:;()]{3,400}?)"
    r"(?P<stop>[.:;()]|$| — | – )"
)
_NUMBERS = re.compile(
    r"(?P<noun>(?: [\w'’/-]+){1,4}), (?:at|on|in|of|for) (?:the )?(?:[\w-]+ ){0,2}?"
    r"(?P<list>\d[\d.,]*(?:, \d[\d.]*)+,? (?:and|or) \d[\d.]*)(?P<stop>)"
)
_THEY_ARE = re.compile(
    r"(?:They|These|Those|The (?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})) (?:are|were|is)"
    r"(?: called| named)?:? (?P<list>(?:the )?[A-Z][^:;()]{3,400}?)[.!]?\s*$"
)
"""A sentence that names what the one before counts; the names are written as names."""
_NAME = r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?"
_BETWEEN_NAMES = re.compile(r",? and |, ")
_NAMED_BEFORE = re.compile(
    rf"(?<![a-z])(?P<noun>[a-z]+) (?:are|were):? (?P<list>{_NAME}(?:, {_NAME}){{1,30}},? and {_NAME})(?:,| –| —|;) $"
)
"""Before a count that ends the sentence: names, and what they are names of."""
_NOUN = re.compile(r"(?: [\w'’/-]+){1,2}")
_INTO_BULLETS = re.compile(r"(?P<noun>(?: [\w'’/-]+){1,5}?)(?: (?:are|were|follow|stand out|here))?: *$")
_NOT_COUNTED = re.compile(
    r"(?<![\w-])(?:o'clock|of|per|million|billion|is|was|has|have|had|who|which|that|with|ago|later|"
    r"to(?! (?:know|watch|remember|note|read|see|consider|follow|do|keep|try|expect)\b))(?![\w-])"
)
_NESTED = re.compile(r", ?(?:with|who|which|where|whose|including|both|each|all|for|in|on|at|then|now|such)\b")
"""Commas that belong inside an item: the list cannot be counted by its commas."""
_MEASURED = re.compile(
    r" ?(?:[\w-]+ )?(?:times?|percent|points?|years?|months?|weeks?|days?|hours?|minutes?|seconds?)(?![\w-])|"
    r".*(?<![\w-])(?:per|million|billion|ago|later|of)(?![\w-])"
)
"""The noun counts no items: its head is a measure, or it goes on to something else."""
_ALTERNATIVES = re.compile(r" ?(?:either|one of (?:them|these)|one (?:is|was)|the (?:first|one|former))\b")
"""Begins no list of items but the sentences that tell of each."""
_ANOTHER_NUMBER = re.compile(r"\d")
_VERB = re.compile(r"(?<![\w-])(?:is|are|was|were|has|have|had|gets?)(?![\w-])")
_COUNTED_ITEM = re.compile(r"(?:^|[,;] |\band )\W*\d[\d.,]*\W* (?!and |or )[a-z]{3,}")
_ANNOUNCED = re.compile(r"(?P<noun>(?: [\w'’/-]+)?? (?P<head>[a-z]+))(?: [^.:;!?\d]{1,60})?[.!] *$")
_MOST = 40
_SLIP = 4
"""Further off, a list is not the one that is counted."""


def find(passages: Sequence[Passage]) -> Iterator[Relation]:
    """Counts whose list stands in the sentence, or in the bullets after it."""
    blocks = passages[0].document.blocks if passages else ()
    starts = [block.start for block in blocks]
    for index, passage in enumerate(passages):
        counts = [claim for claim in passage.claims if _is_count(claim)]
        for claim in counts:
            yield from _inline(passage, claim)
        if len(counts) == 1:
            yield from _named_before(passage, counts[0])
        if len(counts) == 1 and index + 1 < len(passages) and passages[index + 1].block is passage.block:
            yield from _named_next(passage, counts[0], passages[index + 1])
        if counts and passage.sentence.end >= passage.block.end - 3:
            yield from _bullets(passage, counts[-1], blocks[bisect_left(starts, passage.block.start) + 1 :])


def _is_count(claim: Claim) -> bool:
    quantity = claim.quantity
    if quantity is None or claim.kind is not Kind.COUNT or quantity.unit or quantity.value is None:
        return False
    return quantity.comparator.value == "=" and quantity.value == int(quantity.value) and 2 <= quantity.value <= _MOST


def _inline(passage: Passage, claim: Claim) -> Iterator[Relation]:
    end = min(passage.sentence.end, claim.location.end + 600)
    after = passage.between(_noun_start(claim), end).replace("\n", " ").replace("’", "'")
    for finder in (_INLINE, _NUMBERS):
        found = finder.match(after)
        if found is None or _is_measure(found["noun"]) or any_of("list", "open").search(after.casefold()):
            continue
        offset = _noun_start(claim) + found.start("list")
        items, extra = _items(found["list"], offset)
        if len(items) < 2 or not _closes(found["list"]) or not _may_be_its_list(claim, items, found["list"]):
            continue
        if _tells(found["noun"], found["list"]) or _ALTERNATIVES.match(found["list"].casefold()):
            continue
        yield _relation(
            claim, items, extra, Span(claim.location.end, offset), "inline", 0.9 if finder is _NUMBERS else 0.7
        )
        return


def _named_next(passage: Passage, claim: Claim, following: Passage) -> Iterator[Relation]:
    """ "Four cities take part. They are Oslo, Turin and Graz": the next sentence says which they are."""
    found = _THEY_ARE.match(following.text.replace("\n", " "))
    noun = _NOUN.match(passage.between(_noun_start(claim), passage.sentence.end))
    if (
        found is None
        or noun is None
        or _is_measure(noun[0])
        or any_of("list", "open").search(following.text.casefold())
    ):
        return
    offset = following.sentence.start + found.start("list")
    items, extra = _items(found["list"], offset)
    if len(items) > 1 and _closes(found["list"]) and _may_be_its_list(claim, items, found["list"]):
        yield _relation(claim, items, extra, Span(following.sentence.start, offset), "inline", 0.7)


def _named_before(passage: Passage, claim: Claim) -> Iterator[Relation]:
    """ "The founders are Ana, Bea and Cleo, three people": the count follows its list, of names that are alike."""
    before = passage.between(passage.sentence.start, claim.location.start)
    found = _NAMED_BEFORE.search(before)
    after = passage.between(_noun_start(claim), passage.sentence.end).strip(" .!\n").casefold()
    if found is None or after not in (*people(), "in all", "altogether", "of them", found["noun"]):
        return
    items, extra = _items(found["list"], passage.sentence.start + found.start("list"))
    lengths = {len(name.split()) for name in _BETWEEN_NAMES.split(found["list"])}
    if len(lengths) == 1 and _is_near(claim, len(items)):  # "Ana Ruiz, Chair" is one
        yield _relation(claim, items, extra, Span(items[-1].end, claim.location.start), "inline", 0.7)


def _may_be_its_list(claim: Claim, items: Sequence[Span], text: str) -> bool:
    """Whether a list may be the one that is counted: about as long, and not of further counts ("27 rooms (85 beds and
    …)")."""
    return _is_near(claim, len(items)) and not _COUNTED_ITEM.search(text) and not _NESTED.search(text)


def _tells(noun: str, text: str) -> bool:
    """Whether a "list" is what one of the counted did: "two versions: version 2 won, lost and tied"."""
    first, _, rest = text.strip().casefold().partition(" ")
    last = noun.strip().casefold().rsplit(" ", 1)[-1]
    return last in (f"{first}s", f"{first}es") and rest[:1].isdigit() and first not in rest


def _is_measure(noun: str) -> bool:
    """Whether a noun phrase counts no items: hours and percent, or a number that goes on to something else."""
    return any(finder.search(noun) for finder in (_NOT_COUNTED, _ANOTHER_NUMBER)) or _MEASURED.match(noun) is not None


def _is_near(claim: Claim, items: int) -> bool:
    quantity = claim.quantity
    return quantity is not None and quantity.value is not None and abs(quantity.value - items) <= _SLIP


def _noun_start(claim: Claim) -> int:
    """Where the words after the number begin: a figure's own text may hold the noun it counts."""
    assert claim.quantity is not None
    number = claim.quantity.text.split()[0] if claim.quantity.text.split() else claim.quantity.text
    return claim.location.start + len(number)


def _closes(text: str) -> bool:
    return re.search(r"(?:,|\w|\)) (?:and|or|&) ", text) is not None


_PAIR = re.compile(r"[^,]* (?:and|or) [^,]*,")
_GOES_ON = re.compile(r" (?:and|or|&|plus) ")
_SLASH = re.compile(r"(?<=[A-Za-z])/(?=[A-Za-z])")
"""Between two that may be counted as one or as two: "before/after the call"."""


def _items(text: str, offset: int) -> tuple[list[Span], list[Span]]:
    """The pieces of a list between commas, the last one split at its "and"; and the "and"s left inside pieces."""
    items, extra = [], []
    pieces = [(m.start(), m.end()) for m in re.finditer(r"(?:[^,]|,(?=\d{3}))+", text)]
    if _PAIR.match(text) and not any(_GOES_ON.match(text, start) for start, _ in pieces):
        pieces = pieces[:1]  # "two classes: A and B, but more can be had": the comma ends the list
    for index, (start, end) in enumerate(pieces):
        piece = text[start:end]
        lead = re.match(r" ?(?:and|or|&) ", piece)
        inner = [m for m in re.finditer(r" (?:and|or|&|plus) ", piece) if lead is None or m.start() >= lead.end()]
        items.append(Span(offset + start, offset + end))
        if inner and index == len(pieces) - 1 and lead is None:
            items.append(Span(offset + start + inner[-1].end(), offset + end))
            inner = inner[:-1]
        extra += [Span(offset + start + m.end(), offset + end) for m in inner]
        extra += [Span(offset + start + m.end(), offset + end) for m in _SLASH.finditer(piece)]
        if lead is not None:
            break  # what follows the closing "and …" is no item: ", which could …"
    return items, extra


def _bullets(passage: Passage, claim: Claim, following: Sequence[Block]) -> Iterator[Relation]:
    """A count at the end of a lead-in, and the items of the list that follows it (none, where none does)."""
    after = passage.between(_noun_start(claim), passage.sentence.end).replace("’", "'")
    found = _INTO_BULLETS.match(after)
    if found is None:
        found = _announced(passage, after)
    if found is None or _MEASURED.match(found["noun"]) or _VERB.search(found["noun"]):
        return
    ends_open = found.re is _INTO_BULLETS
    first = following[0] if following else None
    cue = Span(claim.location.end, passage.sentence.end)
    if ends_open and (first is None or (first.kind is BlockKind.HEADING and not _is_below(first, passage.block))):
        yield _relation(claim, [], [], cue, "missing", 0.6)
    elif first is not None and first.kind is BlockKind.LIST:
        items = []
        for block in following:
            if block.kind is not BlockKind.LIST or block.list_id != first.list_id:
                break
            if block.level == first.level:
                items.append(block.span)
        if len(items) > 1 and _is_near(claim, len(items)):
            yield _relation(claim, items, [], cue, "bullets", 0.7)


def _is_below(heading: Block, block: Block) -> bool:
    """Whether a heading opens a part of a block's own section: what is announced may be such parts."""
    return heading.heading == block.heading


def _announced(passage: Passage, after: str) -> re.Match[str] | None:
    """ "We made three corrections to last week's issue." before a list: a noun that announces it."""
    found = _ANNOUNCED.match(after)
    counts = [claim for claim in passage.claims if _is_count(claim)]
    if found is None or len(counts) != 1 or found["head"] not in words("list", "announcing"):
        return None
    return found


def _relation(
    claim: Claim, items: Sequence[Span], extra: Sequence[Span], cue: Span, operator: str, certain: float
) -> Relation:
    listed = [Operand(role="item", span=span) for span in items] + [Operand(role="extra", span=span) for span in extra]
    return Relation(
        kind=RelationKind.COUNT_OF_LIST,
        operator=operator,
        operands=(operand("count", claim), *listed),
        cue=cue,
        confidence=certain,
    )
