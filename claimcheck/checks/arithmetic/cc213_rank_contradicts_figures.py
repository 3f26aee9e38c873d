"""CC213: ranks and superlatives against the field that they are taken from."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from claimcheck.checks.arithmetic.readings import MAY_WARN, Loosely, in_one_unit
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Derivation, Input, Interval, Relation, RelationKind, Severity


class RankContradictsFigures(DocumentRule):
    """A figure is called the highest, the lowest or the first of its field, and another one of the field passes it.

    ## What it checks
    Superlatives whose field stands beside them ("highest at night (3.41), followed by … (3.02)"), ranks ("topped the
    list with 43.0, … second with 36.7"), and both against tables where row and column are named.

    ## Why it matters
    Superlatives are claims about every other figure in view, and survive when one of these is updated.

    ## When it is wrong
    The field meant is smaller or larger than the one in view.

    ## Source
    None needed: order of numbers.
    """

    code = "CC213"
    name = "rank-contradicts-figures"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "not-the-lowest",
            "Noise was lowest in the north wing (62 dB), followed by the south wing (58 dB) and the annex (55 dB).",
            at="62 dB",
            says="lowest",
        ),
        Flags(
            "places-out-of-order",
            "Norway topped the table with 11 medals. Austria came second with 17 and Italy third with 14.",
            at="11 medals",
            says="places",
        ),
        Flags(
            "lowest-in-all-columns",
            "| Error (%) | Clean | Noisy |\n|---|---|---|\n| small | 4.1 | 11.8 |\n| medium | 3.2 | 9.0 |\n"
            "| large | 3.6 | 7.3 |\n\nThe large model has the lowest error on both sets.",
            at="3.6",
            says="3.2",
        ),
        Passes(
            "highest",
            "Noise was highest in the north wing (62 dB), followed by the south wing (58 dB) and the annex (55 dB).",
        ),
        Passes("first-and-second", "Lund topped the table with 43.0 points. Umeå came in second with 36.7 points."),
        Ignores("no-field", "Noise was highest in the north wing (62 dB)."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every superlative and rank with its field."""
        for relation in view.relations_of(RelationKind.RANK):
            own, field = view.operands(relation, "rank"), view.operands(relation, "field")
            if len(own) == 1 and field:
                yield from _rank(view, relation, own[0], field)


def _rank(view: DocumentView, relation: Relation, own: Claim, field: tuple[Claim, ...]) -> Iterator[Verdict]:
    careful, generous = in_one_unit((own, *field)), in_one_unit((own, *field), Loosely.YES)
    if careful is None or generous is None:
        return
    if relation.operator.startswith("place "):
        yield from _place(view, relation, own, field, careful)
        return
    wants_high = _wants_high(relation, (own, *field))
    in_order = relation.operator == "places"
    holds = any(_leads(careful, high=high) and (not in_order or _falls(careful, high=high)) for high in wants_high)
    passing = [
        claim
        for claim, value in zip(field, generous[1:], strict=True)
        if all(_passes(value, generous[0], high=high) for high in wants_high)
    ]
    if in_order and not holds and not passing and not any(_falls(generous, high=high) for high in wants_high):
        passing = list(field[:1])
    word = view.document.clean(relation.cue)[:60]
    derivation = Derivation(
        formula="compare with every figure of the field",
        inputs=tuple(Input(name="field", text=c.text, claim=c.id) for c in field),
        expected=f"no figure of the field beyond {own.text}",
        stated=own.text,
    )
    if holds:
        yield Agrees((own, *field), derivation)
    elif passing and relation.confidence >= MAY_WARN:
        name = {"places": "first"}.get(relation.operator, relation.operator)
        yield Differs(
            (own, passing[0], *(c for c in field if c is not passing[0])),
            f"{own.text} is called {name} (“{word}”), but {passing[0].text} is beyond it."
            if not in_order
            else f"The places do not fit {', '.join(c.text for c in (own, *field))}, which rise and fall (“{word}”).",
            derivation,
            locations=(view.locate(relation.cue, like=own),),
            severity=None if relation.confidence >= 0.85 else Severity.WARNING,
            confidence=relation.confidence,
        )


def _wants_high(relation: Relation, claims: tuple[Claim, ...]) -> tuple[bool, ...]:
    """Which ends of the field the word may mean: one, or either where nobody says whether lower is better."""
    if relation.operator in ("highest", "lowest", "ahead"):
        return (relation.operator != "lowest",)
    lower = lower_is_better(*(claim.metric for claim in claims))
    return (True, False) if lower is None else (not lower,)


def _leads(values: list[Interval], *, high: bool) -> bool:
    return not any(_passes(value, values[0], high=high) for value in values[1:])


def _falls(values: list[Interval], *, high: bool) -> bool:
    """Whether figures stand in the order of their places: none is beyond the one before it."""
    return not any(_passes(value, before, high=high) for before, value in pairwise(values))


def _passes(value: Interval, own: Interval, *, high: bool) -> bool:
    if value.overlaps(own):
        return False
    return value.low >= own.high if high else value.high <= own.low


def _place(
    view: DocumentView, relation: Relation, own: Claim, field: tuple[Claim, ...], values: list[Interval]
) -> Iterator[Verdict]:
    """A stated place ("second in all columns") against the places that the figure may have, from the ends that the
    relation names or from either; -1 is the last."""
    _, number, *ends = relation.operator.split()
    place, possible = int(number), set[int]()
    for end in ends or ("highest", "lowest"):
        ahead, behind = (
            sum(_passes(v, values[0], high=(end == "highest") == up) for v in values[1:]) for up in (True, False)
        )
        possible |= set(range(ahead + 1, len(values) - behind + 1))
    if len(values) in possible:
        possible.add(-1)
    word = view.document.clean(relation.cue)
    derivation = Derivation(
        formula="figures of the field beyond it, plus one",
        inputs=tuple(Input(name="field", text=c.text, claim=c.id) for c in field),
        expected=" or ".join(str(n) for n in sorted(possible) if n > 0),
        stated=word,
        readings=tuple(f"counted from the {end}" for end in ends or ("highest", "lowest")),
    )
    if place in possible:
        yield Agrees((own, *field), derivation)
    elif relation.confidence >= MAY_WARN:
        yield Differs(
            (own, *field),
            f"“{word}” does not fit {own.text}, which is number {derivation.expected} in its column.",
            derivation,
            locations=(view.locate(relation.cue),),
            severity=Severity.WARNING,
            confidence=relation.confidence,
        )
