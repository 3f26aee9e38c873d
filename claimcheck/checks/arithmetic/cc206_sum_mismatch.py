"""CC206: a total in running text against its parts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.checks.arithmetic.readings import verdict
from claimcheck.checks.arithmetic.totals import compare_total, parts_and_total, unit_of
from claimcheck.checks.rule import DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, RelationKind, Severity


class SumMismatch(DocumentRule):
    """Parts that a text adds up do not make the total that it gives.

    ## What it checks
    Figures in coordination ("12, 7 and 5") with a total that the words announce ("24 in all", "24 people: …", "which
    makes"), with plus and minus. Every figure is the interval of values that round to it.

    ## Why it matters
    One part or the total is wrong, or a part is missing.

    ## When it is wrong
    Parts may overlap or be incomplete without the sentence saying so. Where only a colon announces the parts, it is a
    warning.

    ## Source
    The rounding test follows statcheck's idea (Nuijten et al. 2016) of recomputing from rounded figures.
    """

    code = "CC206"
    name = "sum-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "plus-and-minus",
            "The choir now has 58 singers: 61 at the start of the season, plus 9 who joined, minus 5 who left.",
            at="58 singers",
            says="65",
        ),
        Flags(
            "in-total",
            "The bakery sold 120 loaves, 80 rolls and 40 cakes, 260 pieces in total.",
            at="260 pieces",
            says="240",
        ),
        Flags(
            "and-the-other",
            "Of the 31 firms, twenty-two are in one province and the other seven are abroad.",
            at="31 firms",
            says="29",
        ),
        Flags(
            "parallel-parts-of-a-whole",
            "Fifteen patients dropped out, nine in the first group and eight in the second group.",
            at="Fifteen patients",
            says="17",
        ),
        Flags(
            "pays-the-rest",
            "The bridge costs $18.5 million, of which $12 million is paid by the state. "
            "The county pays the rest, $8.5 million.",
            at="$18.5 million",
            says="20",
        ),
        Passes(
            "fits", "The choir now has 65 singers: 61 at the start of the season, plus 9 who joined, minus 5 who left."
        ),
        Passes("rounding-explains-it", "We paid $1.4 million and $2.4 million, together $3.9 million."),
        Passes("a-rest-fits", "Of 1,450 records, 310 were doubles and 140 had no date; the remaining 1,000 were used."),
        Ignores("one-of-the-list", "We dug 27 wells in the east, 21 in the north and 16 in the south."),
        Ignores("parts-may-overlap", "Of the 32 pupils, 20 are girls and 14 also play chess."),
        Ignores(
            "one-equal-to-another",
            r"The batch size is $2^{10} = 1024$ and the learning rate $3\times10^{-4}$ decays to $3\times10^{-5}$.",
        ),
        Ignores("no-total", "The bakery sold 120 loaves, 80 rolls and 40 cakes."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every total of running text with its parts."""
        for relation in view.relations_of(RelationKind.SUM):
            found = parts_and_total(view, relation)
            if relation.operator in ("table", "hundred") or found is None:
                continue
            total, parts = found
            rest = relation.amount if relation.operator == "split" else None
            yield from verdict(
                compare_total(total, parts, rest),
                relation=relation,
                flagged=total,
                others=[claim for _, claim in parts],
                formula=" ".join(f"{'+' if sign > 0 else '-'} {claim.text}" for sign, claim in parts).lstrip("+ ")
                + ("" if rest is None else f" + {rest}"),
                message=_message(total, parts, rest),
                names=[f"part {n}" for n in range(1, len(parts) + 1)],
                unit=unit_of([total, *(c for _, c in parts)]),
            )


def _message(total: Claim, parts: Sequence[tuple[int, Claim]], rest: Decimal | None) -> str:
    if all(sign > 0 for sign, _ in parts):
        written = [c.text for _, c in parts] + ([] if rest is None else [str(rest)])
        return f"{total.text} is not the sum of {', '.join(written)}: they make {{expected}}."
    (_, first), *others = parts
    steps = "".join(f" {'plus' if sign > 0 else 'less'} {c.text}" for sign, c in others)
    return f"{total.text} is not {first.text}{steps}: that makes {{expected}}."
