"""CC205: a word of direction against the figures beside it."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.arithmetic.readings import MAY_WARN, Loosely, in_one_unit
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.polarity import lower_is_better
from claimcheck.records import Claim, Derivation, Input, Modality, Relation, RelationKind, Severity


class DirectionContradictsFigures(DocumentRule):
    """A text says that a figure went up, and the figures went down, or the other way round.

    ## What it checks
    Words such as rose, fell, widened, lost, in front of two figures that syntax orders ("from 5.2 to 4.9"). `improved`
    and `worsened` are judged only where it is known whether lower is better.

    ## Why it matters
    Either the word is wrong or the figures are swapped; readers skim for the word.

    ## When it is wrong
    Figures in which less is more (a pace, a rank, a negative balance).

    ## Source
    None needed: order of numbers.
    """

    code = "CC205"
    name = "direction-contradicts-figures"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags("rose-and-fell", "Rainfall rose from 620 mm to 540 mm.", at="540 mm", says="rose"),
        Flags("up-from", "The fund holds $3.1 million, up from $3.6 million.", at="$3.1 million", says="up"),
        Flags("gap-widened", "The gap widened last year, from 9.5 to 7.2 points.", at="7.2 points", says="widened"),
        Flags(
            "fall-in-apposition",
            "Energy cost £410,000 after £250,000 in 2022, a fall of 64%.",
            at="£410,000",
            says="increase",
        ),
        Flags(
            "level-in-a-table",
            "| | 2024 | 2023 |\n|---|---|---|\n| Margin | 62.0% | 60.0% |\n| Share | 14.0% | 13.0% |\n\n"
            "Margin fell by two percentage points, to 62%.",
            at="62%",
            says="fell",
        ),
        Passes("fell-and-fell", "Rainfall fell from 620 mm to 540 mm."),
        Passes("across-units", "Setup time was cut from 2 minutes to 45 seconds."),
        Passes("powers-of-ten", "The learning rate fell from 1e-4 to 1e-6."),
        Ignores("a-range", "Rainfall ranged from 620 mm to 540 mm."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every word of direction whose two figures are bound to it."""
        for relation in view.relations_of(RelationKind.DIRECTION):
            bases, others = view.operands(relation, "from"), view.operands(relation, "to")
            if bases and others:
                yield from _direction(view, relation, bases[0], others[0])


def _direction(view: DocumentView, relation: Relation, base: Claim, other: Claim) -> Iterator[Verdict]:
    says_up = _says_up(relation.operator, base, other)
    found = in_one_unit((base, other), Loosely.YES)
    careful = in_one_unit((base, other))
    if says_up is None or found is None or careful is None or careful[0].overlaps(careful[1]):
        return
    if any(c.modality in (Modality.HYPOTHETICAL, Modality.NEGATED, Modality.QUESTION) for c in (base, other)):
        return
    went_up = careful[1].low >= careful[0].high
    word = view.document.text[relation.cue.start : relation.cue.end]
    derivation = Derivation(
        formula="second - first",
        inputs=tuple(Input(name=n, text=c.text, claim=c.id) for n, c in (("first", base), ("second", other))),
        expected="an increase" if went_up else "a decrease",
        stated=word,
    )
    if went_up == says_up:
        yield Agrees((other, base), derivation)
    elif not found[0].overlaps(found[1]) and relation.confidence >= MAY_WARN:
        yield Differs(
            (other, base),
            f"“{word}” does not fit: from {base.text} to {other.text} is {derivation.expected}.",
            derivation,
            locations=(view.locate(relation.cue, like=other),),
            confidence=relation.confidence,
        )


def _says_up(operator: str, base: Claim, other: Claim) -> bool | None:
    if operator in ("increase", "decrease"):
        return operator == "increase"
    lower = lower_is_better(base.metric, other.metric, base.subject_text, other.subject_text)
    if lower is None or operator not in ("better", "worse"):
        return None
    return (operator == "better") != lower
