"""CC105: a title, a heading or a summary states another figure than the text that it stands over."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from claimcheck.checks.contradiction.derived import derivation
from claimcheck.checks.contradiction.disagreement import clean, message, place
from claimcheck.checks.contradiction.passages import Passages, Summary
from claimcheck.checks.contradiction.recaps import Recap, recaps
from claimcheck.checks.contradiction.restatement import Restatement, probability
from claimcheck.checks.contradiction.shares import Share, restated_share
from claimcheck.checks.contradiction.values import Outcome, compare, compare_alike
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, Severity, format_interval
from claimcheck.units.nearness import value_of

_LIKELY = 0.72
"""Probability of a restatement from which a difference is reported: on public headlines about one report in thirty over
an article that says nothing of the figure."""
_MARGIN = 0.1
"""How much likelier the differing restatement must be than the likeliest figure that agrees with the heading."""
_AGREES_ELSEWHERE = 0.75
"""Standing of an agreeing figure that is of another sort, or stands in a table or outside of the section."""


class HeadingDiffersFromText(DocumentRule):
    """A figure in a heading is contradicted by the sentence of the text that states the same thing.

    ## What it checks
    Each figure of a title or heading, and of the list of contents under the title, is looked for in the text below: as
    it is, rounded, in words, or as sum, difference, product, quotient or share of figures of the text. Where none
    agrees, the sentence that most likely restates the heading is found by its words, by what is counted and by the
    value; only where there is such a sentence, and its figure differs, is there a finding. A figure that the text does
    not mention is no contradiction. A sentence that announces a figure once more ("number of the week") is read in the
    same way.

    ## Why it matters
    Headings are written last, by somebody else, and read by everybody.

    ## When it is wrong
    The sentence speaks of a part, of an earlier count or of another case in much the same words.

    ## Source
    Kinds of derived headline figures as in NumHG (Huang et al. 2023, "NumHG: A Dataset for Number-Focused Headline
    Generation").
    """

    code = "CC105"
    name = "heading-differs-from-text"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "digits-swapped",
            "# Mill fire leaves 52 workers without jobs\n\nA fire at the mill left 25 workers without jobs on Monday.",
            at="52 workers",
            says="25",
        ),
        Passes(
            "number-word",
            "# Mill fire leaves 25 workers without jobs\n\nA fire at the mill left twenty-five workers without jobs.",
        ),
        Ignores(
            "sum-of-parts",
            "# Mill fire leaves 25 without jobs\n\nA fire at the mill left 14 spinners and 11 weavers without jobs.",
        ),
        Ignores(
            "not-mentioned",
            "# Mill fire leaves 25 without jobs\n\nA fire destroyed the mill on Monday. Its 3 chimneys still stand.",
        ),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Compare the figures of every heading with those of its text."""
        passages = Passages(view)
        for summary in passages.summaries():
            for figure in summary.passage.claims:
                if value_of(figure) != 1:  # "a", "a single" and "one" state it in ways that are no figures
                    yield from _judge(figure, summary, passages)
        yield from map(_verdict, recaps(passages))


def _verdict(recap: Recap) -> Verdict:
    working = _derivation(recap.figure, recap.original, "announced as said before")
    if recap.agrees:
        return Agrees((recap.figure, recap.original), working)
    text = message(recap.figure, recap.original)
    return Differs((recap.figure, recap.original), text, working, confidence=_LIKELY)


@dataclass(frozen=True, slots=True)
class _Restated:
    """A figure of the text, how likely it restates the heading's, and the number of its passage."""

    claim: Claim
    likely: float
    place: int


def _judge(figure: Claim, summary: Summary, passages: Passages) -> Iterator[Verdict]:
    restated = list(_restatements(figure, summary, passages))
    outcomes = {r.claim.id: compare_alike(figure, r.claim) for r in restated}
    agreeing = _likeliest(r for r in restated if outcomes[r.claim.id] in (Outcome.AGREE, Outcome.CLOSE))
    differing = _likeliest(r for r in restated if outcomes[r.claim.id] is Outcome.DIFFER)
    if differing and _outweighs(differing, agreeing, figure, summary, passages):
        yield Differs(
            (figure, differing.claim),
            message(figure, differing.claim),
            _derivation(figure, differing.claim, f"restated with probability {differing.likely:.2f}"),
            confidence=differing.likely * min(figure.confidence, differing.claim.confidence),
        )
    elif agreeing and agreeing.likely > 0:
        yield Agrees((figure, agreeing.claim), _derivation(figure, agreeing.claim, "found in the text"))
    elif (share := restated_share(figure, summary, passages)) and not _is_elsewhere(figure, summary, passages):
        yield _of_share(figure, share)


def _outweighs(
    differing: _Restated, agreeing: _Restated | None, figure: Claim, summary: Summary, passages: Passages
) -> bool:
    """Whether the differing restatement is likely, likelier than all that agrees, and no operand of the heading's."""
    if differing.likely < max(_LIKELY, agreeing.likely + _MARGIN if agreeing else 0.0):
        return False
    if differing.likely < _AGREES_ELSEWHERE + _MARGIN and _is_elsewhere(figure, summary, passages):
        return False
    near = summary.body[max(0, differing.place - 1) : differing.place + 2]
    return derivation(figure, differing.claim, near, passages) is None


def _of_share(figure: Claim, share: Share) -> Verdict:
    claims = (figure, share.part, share.whole)
    made = f"{format_interval(share.percentage, 3)} percent"
    working = Derivation(
        formula="100 * part / whole",
        inputs=tuple(
            Input(name=name, text=clean(claim.text), claim=claim.id)
            for name, claim in zip(("heading", "part", "whole"), claims, strict=True)
        ),
        expected=made,
        stated=clean(figure.text),
        tolerance="written precision",
    )
    assert figure.quantity is not None
    if figure.quantity.generous_interval.overlaps(share.percentage):
        return Agrees(claims, working)
    text = (
        f"{clean(figure.text)} ({place(figure, named=False)}) is stated over a text that gives {clean(share.part.text)}"
        f" of {clean(share.whole.text)} ({place(share.part, named=False)}), which is {made}"
    )
    return Differs(claims, text, working, confidence=_LIKELY)


def _likeliest(restated: Iterable[_Restated]) -> _Restated | None:
    return max(restated, key=lambda r: (r.likely, -r.place), default=None)


def _restatements(figure: Claim, summary: Summary, passages: Passages) -> Iterator[_Restated]:
    """Every figure of the same sort in the text, with how likely it restates the heading's."""
    sort = passages.sort(figure)
    rivals = sum(passages.sort(claim) == sort for passage in summary.body for claim in passage.claims) - 1
    restatement = Restatement(passages, summary.passage)
    for number, passage in enumerate(summary.body):
        is_about = restatement.is_about(passage)
        for claim in passage.claims:
            if passages.sort(claim) == sort:
                likely = 0.0
                if is_about:
                    likely = probability(restatement.signals(figure, claim, passage, place=number, rivals=rivals))
                yield _Restated(claim, likely, number)


def _is_elsewhere(figure: Claim, summary: Summary, passages: Passages) -> bool:
    """Whether the document states the figure in another unit, in a table or outside of the section."""
    own = summary.passage.span
    return any(_agrees(figure, claim) for claim in passages.view.claims if claim.location.sentence != own)


def _agrees(figure: Claim, other: Claim) -> bool:
    """Whether two figures have a value in common; plain numbers agree with figures of any unit."""
    if compare(figure, other) in (Outcome.AGREE, Outcome.CLOSE):
        return True
    if figure.quantity is not None and other.quantity is not None:
        return value_of(figure) == value_of(other)
    dated, counted = (figure, other) if figure.date else (other, figure)
    if dated.date is None or counted.quantity is None or dated.date.first_day is None:
        return False
    return counted.quantity.value in (dated.date.first_day.year, dated.date.first_day.day)


def _derivation(figure: Claim, other: Claim, reading: str) -> Derivation:
    return Derivation(
        formula="heading = text",
        inputs=(
            Input(name="heading", text=clean(figure.text), claim=figure.id),
            Input(name="text", text=clean(other.text), claim=other.id),
        ),
        expected=clean(other.text),
        stated=clean(figure.text),
        tolerance="rounding, number words, sums, differences, products, quotients and shares of the text's figures",
        readings=(reading,),
    )
