"""CC214: "more than", "worse than" against the two figures."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.arithmetic.readings import MAY_WARN, Loosely, in_one_unit
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Derivation, Input, Relation, RelationKind, Severity


class ComparisonContradictsFigures(DocumentRule):
    """A figure is said to be more, less, better or worse than another, and the figures say the opposite.

    ## What it checks
    Comparisons with "than", "ahead of", "outperforms",
                     whose two figures stand beside them. Better and worse are flagged
    only where the metric says whether lower is better.

    ## Why it matters
    Either the word or one of the figures is wrong.

    ## When it is wrong
    The comparison is of something other than the two figures (a rate, an effort).

    ## Source
    None needed: order of numbers.
    """

    code = "CC214"
    name = "comparison-contradicts-figures"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "not-higher",
            "The dam held 41 meters of water, higher than the previous record of 44 meters.",
            at="41 meters",
            says="44 meters",
        ),
        Passes("higher", "The dam held 46 meters of water, higher than the previous record of 44 meters."),
        Passes("worse", "The small model has a perplexity of 12.9, worse than the large model's perplexity of 12.5."),
        Ignores("a-bound", "The dam held 46 meters of water, more than 44 meters of it usable."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every two figures that a comparison orders."""
        for relation in view.relations_of(RelationKind.ORDER):
            left, right = view.operands(relation, "left"), view.operands(relation, "right")
            if len(left) == len(right) == 1:
                yield from _order(view, relation, left[0], right[0])


def _order(view: DocumentView, relation: Relation, left: Claim, right: Claim) -> Iterator[Verdict]:
    careful, generous = in_one_unit((left, right)), in_one_unit((left, right), Loosely.YES)
    if careful is None or generous is None or careful[0].overlaps(careful[1]):
        return
    is_greater = careful[0].low >= careful[1].high
    says_greater, is_known = _says_greater(relation.operator, left, right)
    derivation = Derivation(
        formula="first against second",
        inputs=tuple(Input(name=n, text=c.text, claim=c.id) for n, c in (("first", left), ("second", right))),
        expected="the first is greater" if is_greater else "the first is less",
        stated=relation.operator,
        readings=() if is_known else ("higher taken as better",),
    )
    if is_greater == says_greater:
        yield Agrees((left, right), derivation)
    elif is_known and relation.confidence >= MAY_WARN and not generous[0].overlaps(generous[1]):
        yield Differs(
            (left, right),
            f"{left.text} is said to be {relation.operator} against {right.text}, and {derivation.expected}.",
            derivation,
            locations=(view.locate(relation.cue, like=left),),
            confidence=relation.confidence,
        )


def _says_greater(operator: str, left: Claim, right: Claim) -> tuple[bool, bool]:
    """Whether the word says that the first is greater, and whether that is known or only likely."""
    if operator in ("greater", "less"):
        return operator == "greater", True
    lower = lower_is_better(left.metric, right.metric)
    return (operator == "better") != bool(lower), lower is not None
