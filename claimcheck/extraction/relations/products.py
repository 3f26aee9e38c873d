"""Products: number by size, rate by time, price by number, and the result that the words announce."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.words import templates
from claimcheck.records import Claim, Relation, RelationKind
from claimcheck.units import UnknownUnit, conversion

_EACH_DAY = (
    r"<b:t>~ (?:on|for) (?:each of )?(?:the |these )?<a:t>(?: each)?, (?:or |so |that is,? )?<product:tu>(?=[,.;)]| )"
)
_EACH_OF = r"\beach of the <a:n>~~ <b:n>"
_RESULT = (
    r"(?:takes?|took|taking|draws?|drew|drawing|needs?|needed|needing|uses?|used|using|makes?|made|making|costs?|"
    r"costing|weighs?|weighing|delivers?|delivering|holds?|holding|gives?|giving|is|are|was|were|be|have|has|had|"
    r"comes? to|came to|amounts? to|brings? in|brought in|bringing|takes? in|took in|taking in|earns?|earned|earning|"
    r"yields?|yielding|produces?|producing|consumes?|generates?|generating|totals?|totalling|stores?|fills?|"
    r"makes? room for|adds? up to|added up to|adding up to|or|so|=|that is,?|in total|in all|altogether|together|"
    r"i\.e\.)(?: up to| a total of| together| in all| in total)?"
)
_WORDS = r"(?: (?!(?:and|but|while|when|if|after|before|of|not)\b)[a-z]+){0,5}?"
_JOINED = r"(?:of|at|with|for|from|by|[a-z]+ing|that \w+|which \w+)(?: (?:an? |the )?[a-z -]{3,30} of)?"
_BOUND = (
    rf"<a:nbu>(?: [\w-]+){{0,3}},? {_JOINED} <b:q>(?: [\w-]+){{0,2}} "
    rf"(?:each|apiece|a piece|per person|a head)(?:,|;)?{_WORDS} {_RESULT} "
    r"<product:q>(?! (?:each|apiece))",
    rf"<a:nbu>(?: [\w-]+){{0,3}},? at (?:an? |the )?[a-z -]{{0,20}}"
    rf"(?:price|cost|fee|rate|speed|pace|salary|rent|wage) of <b:q>"
    rf"(?: each| apiece)?(?:,|;)?{_WORDS} {_RESULT} <product:q>(?! (?:each|apiece))",
    rf"<a:nbut>(?: [\w-]+){{0,2}} at <b:mu>(?: [\w-]+){{0,2}}?,? {_RESULT} <product:q>(?! (?:each|apiece))",
    r"<product:q>~ (?:split|divided|spread|shared|distributed|arranged|grouped|packed) "
    r"(?:over|into|among|across|between|in) "
    r"<a:n>(?: [\w-]+){0,2},? (?:of|with) <b:q>(?: [\w-]+){0,2}? each\b",
    r"<a:q>(?: [\w-]+){0,2} ?(?:×|\*|·) ?<b:q>(?: [\w-]+){0,2} ?(?:=|≈) ?<product:q>",
)
"""A number of things, what one of them is, has or costs, and a verb that leads to what they all do."""
OTHERWISE = re.compile(
    r"(?: [a-z]+)? ?(?:more|less|fewer|higher|lower|faster|slower|longer|shorter|another|each|apiece|after|net|left|"
    r"per|for (?:each|every)|remain\w*|extra|additional|short|over|ago|later|earlier|old|usable|free|empty)(?![\w-])|"
    r"[^⟨⟩¶.;]{0,30} (?:with|without|plus|including|excluding|minus|user|usable|sold|used|taken|occupied|empty|free|"
    r"left|ordered|bought|average|typical|normal)(?![\w-])|"
    r" of [a-z -]{1,30},? (?:and|plus) ⟨\w\d+⟩ of "
)
"""After a result that is said to be less or more than the product, or only a part of it."""
_ADDED = re.compile(r"(?<![\w-])(?:with|plus|including|without|counting)(?![\w-])")
_EFFICIENCY = r"(?:efficiency|utili[sz]ation|load|load factor|capacity factor|yield)"
_AT_EFFICIENCY = (
    rf"<a:u>~~(?:,|;| and|¶)? ?at (?:an? |the |its )?(?:[a-z-]+ ){{0,2}}{_EFFICIENCY} of <b:p>,? "
    r"(?:it |this |that |the [a-z]+ )?(?:[a-z]+ )?<product:u>"
)
"""A quantity and the fraction of it that comes out: "98 kW; at an efficiency of 60 percent, some 59 kW"."""
_FACTOR_BEFORE = re.compile(r"⟩(?: [\w-]+){0,2} (?:of|with|at|times|by) (?:about |the )?$")
_EQUALS = re.compile(r"⟩[^⟨⟩]*[×*·][^⟨⟩]*⟨[^⟨⟩]*⟩[^⟨⟩]*[=≈]")
_OF_SOME = re.compile(r" ?of (?:the|these|those|its|our|their|all)\b")
_DIGITS, _TWO = 3, 2
_MOST_COUNTS = 1000
"""More counts than that are no text in which two of them meet by anything but accident."""


def find(drawn: Sketch) -> Iterator[Relation]:
    """Products that a pattern binds, where the units come out."""
    taken: set[tuple[str, ...]] = set()
    bound = tuple(pattern(template) for template in _BOUND)
    shared = templates("product", "shared")
    for finders, certain in (
        (templates("product", "firm"), 0.9),
        (bound, 0.7),
        (shared, 0.7),
        (templates("product", "loose"), 0.6),
    ):
        for finder in filter(drawn.can_match, finders):
            position = 0
            while match := finder.search(drawn.text, position):
                position = drawn.text.find("⟩", match.start()) + 1
                claims = tuple(drawn.claim(match, role) for role in ("product", "a", "b"))
                if any(claim is None for claim in claims):
                    continue
                product, a, b = (claim for claim in claims if claim is not None)
                ids = (product.id, a.id, b.id)
                by_the_hour = _lacks_its_period(product, a, b) or (finders is bound and _is_by_the_hour(product, a, b))
                if ids in taken or not (by_the_hour or _units_come_out(product, a, b)):
                    continue
                if _is_otherwise(drawn, product, b):
                    continue
                if _is_part_of(drawn, match, a, b) or (finders is bound and _is_one_of(drawn, match, a)):
                    continue
                taken.add(ids)
                operator = "apiece" if finders is shared else _operator(match, by_the_hour=by_the_hour)
                yield _relation(drawn, match, (product, a, b), certain, operator)


def find_fractions(drawn: Sketch) -> Iterator[Relation]:
    """What comes out at an efficiency, and what lasts so long on each of so many days."""
    for match in pattern(_AT_EFFICIENCY).finditer(drawn.text):
        product, a, b = (drawn.claim(match, role) for role in ("product", "a", "b"))
        if product and a and b and _dimension(product) == _dimension(a):
            yield _relation(drawn, match, (product, a, b), 0.7, "announced")
    for match in pattern(_EACH_DAY).finditer(drawn.text):
        product, a, b = (drawn.claim(match, role) for role in ("product", "a", "b"))
        if product and a and b and _unit(a) == "day" and _unit(product).split("/")[0] == _unit(b) != "day":
            yield _relation(drawn, match, (product, a, b), 0.7, "product")


def find_slips(passages: Sequence[Passage], draws: Sequence[Sketch | None]) -> Iterator[Relation]:
    """ "Each of the 64 wells serves about 600 people", and 28,400 people elsewhere: the product, but for one slip.

    A count of the same noun is bound where it is the product, or where its digits are those of the product with one of
    them changed or two exchanged: two other counts hardly ever come as close to each other.
    """
    finder = pattern(_EACH_OF)
    counts = [c for p in passages for c in p.claims if c.quantity is not None and c.quantity.counted]
    if len(counts) > _MOST_COUNTS:
        return
    for passage, drawn in zip(passages, draws, strict=True):
        match = finder.search(drawn.text) if drawn is not None and len(passage.claims) > 1 else None
        if drawn is None or match is None:
            continue
        a, b = drawn.claim(match, "a"), drawn.claim(match, "b")
        if a is None or b is None or a.quantity is None or b.quantity is None or not b.quantity.counted:
            continue
        exact = (a.quantity.value or Decimal(0)) * (b.quantity.value or Decimal(0))
        for claim in counts:
            value = claim.quantity.value if claim.quantity is not None else None
            if claim.id not in (a.id, b.id) and _is_slip(exact, value) and are_alike(claim, b):
                yield _relation(drawn, match, (claim, a, b), 0.6)


def _is_slip(exact: Decimal, written: Decimal | None) -> bool:
    """Whether two numbers have the same digits but for one, or for two that changed places; three digits at least."""
    one, other = f"{exact:f}".rstrip("0"), f"{written or 0:f}".rstrip("0")
    if written == exact:
        return True
    if len(f"{exact:f}") != len(f"{written or 0:f}") or len(one) != len(other) or len(one) < _DIGITS:
        return False
    apart = [i for i, (x, y) in enumerate(zip(one, other, strict=True)) if x != y]
    return len(apart) == 1 or (len(apart) == _TWO and sorted(one) == sorted(other))


def _relation(
    drawn: Sketch, match: re.Match[str], claims: tuple[Claim, Claim, Claim], certain: float, operator: str = "prose"
) -> Relation:
    product, a, b = claims
    return Relation(
        kind=RelationKind.PRODUCT,
        operator=operator,
        operands=(operand("product", product), operand("factor", a), operand("factor", b)),
        cue=drawn.span(match.start(), match.end()),
        confidence=certain,
    )


def _is_part_of(sketch: Sketch, match: re.Match[str], a: Claim, b: Claim) -> bool:
    """ "312 of 400" and "three of the five" are parts; "25 rows of 40 seats" are two things that multiply."""
    gap = sketch.text[match.end("a") + 1 : match.start("b")] if match.end("a") < match.start("b") else ""
    if _OF_SOME.match(gap):
        return True
    is_of = gap.rstrip("⟨pomrtnub").strip().endswith("of")
    return is_of and gap.strip().startswith("of") and (_is_bare(a) or _is_bare(b))


def _is_one_of(sketch: Sketch, match: re.Match[str], a: Claim) -> bool:
    """Whether the first factor has another before it: "16 threads of one window of 4 MiB"."""
    return _FACTOR_BEFORE.search(sketch.text, 0, match.start("a") - 2) is not None or (
        a.quantity is not None and a.quantity.value == 1
    )


def _is_bare(claim: Claim) -> bool:
    return claim.quantity is not None and not claim.quantity.unit and not claim.quantity.counted


def _operator(match: re.Match[str], *, by_the_hour: bool) -> str:
    """How CC215 takes the figures: as numbers without their units, as an equation written out, or as in prose."""
    if by_the_hour:
        return "product"
    return "written" if _EQUALS.search(match[0]) else "prose"


def _units_come_out(product: Claim, a: Claim, b: Claim) -> bool:
    """Whether the dimension of the product is that of the factors, of which one may be a plain number."""
    dimensions = [_dimension(claim) for claim in (product, a, b)]
    if None in dimensions:
        return False
    whole, one, other = dimensions
    if "" not in (one, other):
        return whole == _dimension_of(f"({_unit(a)}) * ({_unit(b)})")
    return whole == (one or other)


def _is_otherwise(drawn: Sketch, product: Claim, last: Claim) -> bool:
    """Whether words say that a result is no plain product: "so 900 seats were sold", "so with guests we were 520"."""
    start, end = drawn.place(product)
    gap = drawn.text[drawn.place(last)[1] : start]
    return OTHERWISE.match(drawn.text, end) is not None or _ADDED.search(gap) is not None


def _lacks_its_period(product: Claim, a: Claim, b: Claim) -> bool:
    """ "each of the 14 vans makes six trips a day, 84 trips in all": the day is said once."""
    return not _unit(a) and _unit(b).startswith(f"{_unit(product) or 1}/") and _dimension(b) != _dimension(product)


def _is_by_the_hour(product: Claim, hours: Claim, price: Claim) -> bool:
    """ "71,000 hours at $2.20 are $156,200": a price is for one of the unit that it stands beside."""
    return (
        letter_of(product) == letter_of(price) == "m"
        and _unit(product) == _unit(price)
        and _dimension_of(_unit(hours)) not in (None, "", _dimension_of(_unit(price)))
    )


def _dimension(claim: Claim) -> str | None:
    if claim.quantity is None or claim.quantity.unit in ("percent", "percentage_point"):
        return None
    return _dimension_of(claim.quantity.unit)


def _dimension_of(unit: str) -> str | None:
    try:
        return conversion(unit).dimension
    except UnknownUnit:
        return None


def _unit(claim: Claim) -> str:
    return claim.quantity.unit if claim.quantity is not None else ""
