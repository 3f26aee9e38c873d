"""CC105: a title, a heading or a summary states another figure than the text that it stands over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.checks.contradiction.agreement import AGREEING, Agreement
from claimcheck.checks.contradiction.counterparts import Counterpart, counterparts
from claimcheck.checks.contradiction.derived import derivation
from claimcheck.checks.contradiction.messages import clean, message, place
from claimcheck.checks.contradiction.passages import Passages, Summary
from claimcheck.checks.contradiction.recaps import Recap, recaps
from claimcheck.checks.contradiction.restatement import Restatement, Signals, probabilities, strongest
from claimcheck.checks.contradiction.shares import Share, restated_share, stated_percentage
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.entries import entry_of
from claimcheck.records import BlockKind, Claim, Derivation, Input, Severity, format_interval
from claimcheck.units.nearness import value_of

_MOST_FIGURES = 12
"""Figures of a heading that are looked for; no real heading has more."""
_LIKELY = 0.75
"""Probability of a restatement from which a difference is reported; lexicon/restatement.toml says how well it tells."""
_RIVAL = 0.1
"""Probability of a figure that agrees with the heading from which none that differs is reported."""
_VERIFIED = 0.5
"""Probability of a restatement from which an agreement is a verification."""
_LIKELIER = 0.85
"""The same for abstracts and lists of contents, which say more than one thing, and where the document states the
heading's number elsewhere, be it of another sort."""


class HeadingDiffersFromText(DocumentRule):
    """A figure in a heading is contradicted by the sentence of the text that states the same thing.

    ## What it checks
    Each figure of a title, a heading or the subject of a mail, of an abstract or `TL;DR`, and of the list of contents
    under the title, is compared with all figures of the text below that are of its sort. How likely each of them
    restates the heading's is weighed by the words that the two passages share, by what is counted, by where the
    sentence stands and by how near the values are; a figure that agrees takes the likelihood away from those that
    differ. Only where a differing figure is likely the one that is meant, and the heading's does not follow from it as
    sum, difference, product, fraction or share, is there a finding. A figure that the text does not mention is no
    contradiction. A sentence that announces a figure once more ("number of the week") is read in a simpler way.

    ## Why it matters
    Headings are written last, by somebody else, and read by everybody.

    ## When it is wrong
    The sentence speaks of a part, of an earlier count or of another case in much the same words.

    ## Source
    Kinds of derived headline figures as in NumHG (Huang et al. 2023, "NumHG: A Dataset for Number-Focused Headline
    Generation"); the probabilities are a conditional logit (McFadden 1974).
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
        Flags(
            "story-of-a-newsletter",
            "# Morning notes\n\nTwo stories today.\n\n## Brightmoor raises $120 million for desk-side chips\n\n"
            "The money came at last. Brightmoor closed a round of $102 million, after $8 million in 2020.",
            at="$120 million",
            says="$102 million",
        ),
        Flags(
            "fraction",
            "# Northwind cuts a fifth of its staff\n\nNorthwind will let 264 of its 2,640 employees go by June.",
            at="a fifth",
            says="264 of 2,640 employees",
        ),
        Ignores(
            "share-of-a-part",
            "# Three quarters of voters back the bridge\n\nIn a poll 612 of 1,020 voters under 40 were for it.",
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
            if entry_of(view.document.clean(summary.passage.span)):
                continue  # the stamp of a release or a day, and no statement that the text makes again
            # "a", "a single" and "one" state 1 in ways that are no figures
            figures = [c for c in summary.passage.claims if value_of(c) != 1 and not _is_own_date(c, view)]
            if figures:
                restatement = Restatement(passages, summary)
                for figure in figures[:_MOST_FIGURES]:
                    yield from _judge(figure, summary, passages, restatement)
        yield from map(_verdict, recaps(passages))


def _is_own_date(figure: Claim, view: DocumentView) -> bool:
    """Whether a heading only says when the document appeared: its text need not repeat that."""
    return figure.date is not None and view.date is not None and figure.date.first_day == view.date


def _verdict(recap: Recap) -> Verdict:
    working = _derivation(recap.figure, recap.original, ("announced as said before",))
    if recap.agrees:
        return Agrees((recap.figure, recap.original), working)
    text = message(recap.figure, recap.original)
    return Differs((recap.figure, recap.original), text, working, confidence=_LIKELY)


@dataclass(frozen=True, slots=True)
class _Restated:
    """A figure of the text, and how likely it restates the heading's."""

    counterpart: Counterpart
    signals: Signals
    likely: float

    @property
    def claim(self) -> Claim:
        return self.counterpart.claim


def _judge(figure: Claim, summary: Summary, passages: Passages, restatement: Restatement) -> Iterator[Verdict]:
    restated = _restated(figure, summary, passages, restatement)
    found, likely = _likeliest_value(r for r in restated if r.counterpart.agreement is Agreement.DIFFERENT)
    agreeing = max((r for r in restated if r.counterpart.agreement in AGREEING), key=lambda r: r.likely, default=None)
    is_rivalled = agreeing is not None and agreeing.likely >= _RIVAL
    if found and not is_rivalled and _is_contradicted(figure, found, likely, summary, passages):
        yield _contradiction(figure, found, likely)
    elif agreeing and agreeing.likely >= _VERIFIED:
        yield Agrees((figure, agreeing.claim), _derivation(figure, agreeing.claim, ("found in the text",)))
    elif (share := restated_share(figure, summary, passages)) and not _is_elsewhere(figure, summary, passages):
        yield _of_share(figure, share)


def _contradiction(figure: Claim, found: _Restated, likely: float) -> Differs:
    readings = (
        f"restated with probability {likely:.2f}: {', '.join(strongest(found.signals))}",
        "no sum, difference, product, fraction or share of its sentence",
    )
    return Differs(
        (figure, found.claim),
        message(figure, found.claim),
        _derivation(figure, found.claim, readings),
        confidence=likely * min(figure.confidence, found.claim.confidence),
    )


def _restated(figure: Claim, summary: Summary, passages: Passages, restatement: Restatement) -> list[_Restated]:
    """Every figure that equals the heading's, or is comparable and stands where the text speaks of the same."""
    found = counterparts(figure, summary, passages)
    candidates = [c for c in found if c.agreement is Agreement.EQUAL or restatement.is_about(c)]
    signals = [restatement.signals(figure, candidate) for candidate in candidates]
    return list(map(_Restated, candidates, signals, probabilities(signals)))


def _likeliest_value(restated: Iterable[_Restated]) -> tuple[_Restated | None, float]:
    """The likeliest of the figures with the value that is likeliest stated, and how likely that is."""
    by_value: dict[Decimal | str, list[_Restated]] = defaultdict(list)
    for one in restated:
        claim = one.claim
        by_value[claim.date.timex if claim.date else value_of(claim) or Decimal(0)].append(one)
    likely = {value: sum(r.likely for r in group) for value, group in by_value.items()}
    value = max(likely, key=likely.__getitem__, default=None)
    if value is None:
        return None, 0.0
    return max(by_value[value], key=lambda r: r.likely), likely[value]


def _is_contradicted(figure: Claim, found: _Restated, likely: float, summary: Summary, passages: Passages) -> bool:
    """Whether the differing restatement is likely enough, and no reading makes the heading follow from it."""
    is_heading = summary.passage.block.kind is BlockKind.HEADING
    if likely < _LIKELY or (likely < _LIKELIER and not (is_heading and not _is_elsewhere(figure, summary, passages))):
        return False
    if found.signals["event absent"]:  # 44 in the coach are not the 29 who were hurt
        return False
    place = found.counterpart.place
    near = summary.body[max(0, place - 1) : place + 2]
    return derivation(figure, found.claim, summary.passage, near, passages) is None


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
    stated = stated_percentage(figure)
    assert stated is not None
    if stated.overlaps(share.percentage):
        return Agrees(claims, working)
    text = (
        f"{clean(figure.text)} ({place(figure, named=False)}) is stated over a text that gives {clean(share.part.text)}"
        f" of {clean(share.whole.text)} ({place(share.part, named=False)}), which is {made}."
    )
    return Differs(claims, text, working, confidence=_LIKELY)


def _is_elsewhere(figure: Claim, summary: Summary, passages: Passages) -> bool:
    """Whether the document states the heading's number of another sort, in a table or outside of the section."""
    own, sort = summary.passage.span, passages.sort(figure)
    body = {passage.span for passage in summary.body}
    return any(
        _is_same_number(figure, claim)
        for claim in passages.view.claims
        if claim.location.sentence != own and not (claim.location.sentence in body and passages.sort(claim) == sort)
    )


def _is_same_number(figure: Claim, other: Claim) -> bool:
    """Whether two figures have the same value, units apart; a year or a day of a month is a number too."""
    if figure.quantity is not None and other.quantity is not None:
        return value_of(figure) == value_of(other)
    dated, counted = (figure, other) if figure.date else (other, figure)
    if dated.date is None or counted.quantity is None or dated.date.first_day is None:
        return False
    return counted.quantity.value in (dated.date.first_day.year, dated.date.first_day.day)


def _derivation(figure: Claim, other: Claim, readings: tuple[str, ...]) -> Derivation:
    return Derivation(
        formula="heading = text",
        inputs=(
            Input(name="heading", text=clean(figure.text), claim=figure.id),
            Input(name="text", text=clean(other.text), claim=other.id),
        ),
        expected=clean(other.text),
        stated=clean(figure.text),
        tolerance="rounding, number words, hedges and bounds",
        readings=readings,
    )
