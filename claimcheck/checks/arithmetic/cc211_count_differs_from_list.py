"""CC211: a count against the list that it announces."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.arithmetic.readings import MAY_ERR, MAY_WARN
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Relation, RelationKind, Severity


class CountDiffersFromList(DocumentRule):
    """A text announces a number of things and lists another number of them, or none.

    ## What it checks
    Counts that a colon, bracket or dash leads from into a list, in the sentence or as bullets below it. Where a piece
    holds an "and" of its own, it counts as one or as two.

    ## Why it matters
    An item was dropped or added, and the count was not.

    ## When it is wrong
    An item that itself contains a comma. Lists that say that they are incomplete ("such as",
                     "including") are left alone.

    ## Source
    None needed: counting.
    """

    code = "CC211"
    name = "count-differs-from-list"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags("one-missing", "We compare four cities: Oslo, Bergen and Tromsø.", at="four cities", says="3"),
        Flags("numbers", "There are five ferry stops, at piers 3, 7, 12 and 20.", at="five ferry stops", says="4"),
        Flags("bullets", "We need three things:\n\n- a map\n- a boat\n", at="three things", says="2"),
        Flags(
            "before-a-full-stop",
            "We made four corrections to last week's issue.\n\n- The name is Okada.\n- The vote was late.\n",
            at="four corrections",
            says="2",
        ),
        Flags("names", "Four labs won prizes this week: Fenwick, Arbutus and Lowell.", at="Four labs", says="3"),
        Passes("fits", "We compare three cities: Oslo, Bergen and Tromsø."),
        Passes("and-inside-an-item", "Three departments: Research and Development, Sales, and Logistics."),
        Ignores("parts-with-headings", "# Use\n\nThe package has two objects:\n\n## The set\n\nText.\n"),
        Passes("two-in-one", "There are four stages: start, before/after the call, and the end."),
        Ignores(
            "what-one-of-them-did",
            "Raters compared answers of the two versions: version 2 won 351 times, lost 141 times and tied 108 times.",
        ),
        Ignores("incomplete", "We compare four cities, including Oslo and Bergen."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare every announced count with its list."""
        for relation in view.relations_of(RelationKind.COUNT_OF_LIST):
            counts = view.operands(relation, "count")
            if len(counts) == 1 and counts[0].quantity is not None and counts[0].quantity.value is not None:
                verdict = _count(view, relation, counts[0])
                if isinstance(verdict, Agrees) or relation.confidence >= MAY_WARN:
                    yield verdict


def _count(view: DocumentView, relation: Relation, count: Claim) -> Verdict:
    assert count.quantity is not None
    items = [o for o in relation.operands if o.role == "item"]
    most = len(items) + sum(o.role == "extra" for o in relation.operands)
    found = str(len(items)) if most == len(items) else f"{len(items)} to {most}"
    derivation = Derivation(
        formula="number of items listed",
        inputs=tuple(Input(name="item", text=view.document.clean(o.span)[:60]) for o in items),
        expected=found,
        stated=count.text,
        readings=("an item with “and” may be one or two",) if most > len(items) else (),
    )
    if count.quantity.value is not None and len(items) <= count.quantity.value <= most and items:
        return Agrees((count,), derivation)
    message = (
        f"“{count.text}” announces a list, and none follows."
        if not items
        else f"“{count.text}” announces {count.quantity.value} items, and {found} are listed."
    )
    return Differs(
        (count,),
        message,
        derivation,
        locations=tuple(view.locate(o.span, like=count) for o in items[:1]),
        severity=Severity.ERROR if relation.confidence >= MAY_ERR else Severity.WARNING,
        confidence=relation.confidence,
    )
