"""CC215: a stated product against its factors."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import Loosely, Reading, at_limit, compare, values, verdict
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Interval, Relation, RelationKind, Severity
from claimcheck.units import UnknownUnit, conversion, convert, to_base


class ProductMismatch(DocumentRule):
    """A stated product is not the product of the figures that it is stated for.

    ## What it checks
    Number by size, rate by time, price by number, where the words say that the result follows ("40 rows of 25 seats, so
    1,000 seats"; "4 waves of 600 runners each, which makes 2,400"). Units are converted and have to come out.

    ## Why it matters
    A product is where a slip of a factor of ten or a thousand shows.

    ## When it is wrong
    Not all of the parts are full, or some are counted twice, and the text says so elsewhere.

    ## Source
    Products of rounded figures as intervals, in base units of the registry.
    """

    code = "CC215"
    name = "product-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("rows-of-seats", "The hall has 40 rows of 25 seats, so 1,200 seats.", at="1,200 seats", says="1,000"),
        Flags(
            "each-of-them",
            "Twenty-four turbines of 12 megawatts each will deliver 388 megawatts.",
            at="388 megawatts",
            says="290",
        ),
        Flags("in-all", "Each of the 40 rooms gets 12 tablets, 840 in all.", at="840", says="480"),
        Flags(
            "an-average-of",
            "In the season we gave 48 concerts with 21,600 listeners, an average of 540.",
            at="540",
            says="450",
        ),
        Flags(
            "per-school",
            "Our team visited 60 schools and spoke to 7,200 pupils, about 210 per school.",
            at="210",
            says="120",
        ),
        Passes("rounded-average", "In the season we gave 47 concerts with 21,600 listeners, an average of 460."),
        Passes("fits", "The hall has 40 rows of 25 seats, so 1,000 seats."),
        Passes("times", "A pump moves 12 liters × 30 = 360 liters."),
        Ignores("some-of-them", "Three of the five bidders had asked for more than 45 cents."),
        Ignores(
            "another-amount-follows",
            "At $2.10 per GPU-hour that is some $139,000. Version 1 needed 21,000 GPU-hours.",
        ),
        Ignores("no-result", "The hall has 40 rows of 25 seats."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every product whose factors are bound to it."""
        for relation in view.relations_of(RelationKind.PRODUCT):
            products, factors = view.operands(relation, "product"), view.operands(relation, "factor")
            if len(products) != 1 or len(factors) != 2 or not all(c.quantity for c in (*products, *factors)):
                continue
            if relation.operator in ("apiece", "paced"):
                yield from _apiece(relation, products[0], factors[0], factors[1])
            elif not _comes_too_late(relation, products[0], factors):
                yield from _product(relation, products[0], factors[0], factors[1])


def _comes_too_late(relation: Relation, product: Claim, factors: tuple[Claim, ...]) -> bool:
    """Whether one factor and then the product stand in a sentence before the other factor: they were complete."""
    first, last = sorted(factors, key=lambda factor: factor.location.start)
    in_order = first.location.start < product.location.start < last.location.start
    return relation.operator == "rate" and in_order and last.location.sentence.start >= product.location.sentence.end


def _apiece(relation: Relation, total: Claim, each: Claim, number: Claim) -> Iterator[Verdict]:
    """What is stated for one of a number of things, taken as a rounded average, against the total."""

    def taken(loosely: Loosely) -> list[Interval] | None:
        if each.quantity is None or total.quantity is None:
            return None
        rounded = each.quantity.interval if loosely is Loosely.NO else each.quantity.generous_interval
        if relation.operator == "paced" and number.quantity is not None and number.quantity.value:
            # the rate is by the unit of the time, and "five months" are five
            return [rounded, values(total, loosely), Interval.exactly(number.quantity.value)]
        whole = convert(values(total, loosely), total.quantity.unit, each.quantity.unit or total.quantity.unit)
        return [rounded, whole, values(number, loosely)]

    yield from verdict(
        compare(taken, [Reading("total by number", lambda v: v[0] / v[1])]),
        relation=relation,
        flagged=each,
        others=(total, number),
        formula=f"{total.text} / {number.text}",
        message=f"{each.text} is not {total.text} by {number.text}, which is {{expected}}.",
        names=("total", "number"),
        unit=next((c.quantity.unit for c in (each, total) if c.quantity is not None and c.quantity.unit), ""),
    )


def _readings(relation: Relation) -> list[Reading]:
    """The product as bound; in prose also a factor for the product ("2,900 for 32 readers, or 90 each")."""
    bound = [Reading("product", lambda v: v[0] * v[1])]
    if relation.operator != "prose":
        return bound
    return [
        *bound,
        Reading("first figure as the product", lambda v: v[0] / v[1]),
        Reading("second figure as the product", lambda v: v[1] / v[0]),
    ]


def _product(relation: Relation, product: Claim, a: Claim, b: Claim) -> Iterator[Verdict]:
    in_column = relation.operator == "product"

    def taken(claim: Claim, loosely: Loosely) -> Interval:
        assert claim.quantity is not None
        is_unit_of_time = relation.operator == "rate" and claim.quantity.value == 1  # "over a year" is a year, not 0.6
        is_exact = relation.operator == "written" and claim is not product and not claim.quantity.decimals
        plain = claim.quantity.value if is_exact else Decimal(1) if is_unit_of_time else None
        if relation.operator == "announced" and claim is not product:
            return to_base(at_limit(claim, loosely), claim.quantity.unit)
        found = values(claim, loosely) if plain is None else Interval.exactly(plain)
        return found if in_column else to_base(found, claim.quantity.unit)

    try:
        comparison = compare(
            lambda loosely: [taken(claim, loosely) for claim in (product, a, b)],
            _readings(relation),
        )
        scale = Decimal(1) if in_column or product.quantity is None else conversion(product.quantity.unit).factor
    except UnknownUnit:
        return
    yield from verdict(
        comparison,
        relation=relation,
        flagged=product,
        others=(a, b),
        formula=f"{a.text} x {b.text}",
        message=f"{product.text} is not {a.text} times {b.text}, which is {{expected}}.",
        names=("first factor", "second factor"),
        scale=scale,
        unit="" if product.quantity is None else product.quantity.unit,
    )
