"""CC501: a figure that stands on nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.checks.support.context import Surroundings, by_statement, derived_claims, is_size_in_name, word_pattern
from claimcheck.checks.support.held import held_against
from claimcheck.lexicon.phrases import lowered
from claimcheck.lexicon.vague import is_vague, vague_settings
from claimcheck.records import Claim, Comparator, Derivation, Input, Kind, Modality, Severity, Span

_NEEDS_NO_SOURCE = frozenset({Kind.DATE, Kind.RANK, Kind.STATISTIC})
_EFFECT_KINDS = frozenset({Kind.CHANGE, Kind.PERCENTAGE, Kind.RATIO, Kind.MONEY})
_SAVED_KINDS = frozenset({Kind.DURATION, Kind.RATE, Kind.QUANTITY, Kind.ENERGY, Kind.MEMORY})
_SPOKEN = frozenset({Modality.ASSERTED, Modality.REPORTED})
_SHORT_LIVED = frozenset({Kind.DURATION, Kind.RATE, Kind.MEMORY})
_PRECISE = 3
"""From this many significant digits a figure was counted or measured by somebody."""
_OBVIOUS_COUNT = 12
"""Counts up to a dozen are what a reader can see or count: "three benchmarks"."""
_REACH_OF_EFFECT = 70
"""Characters before a figure in which the word of effect is looked for: "boosting e-commerce conversion by"."""
_WITHOUT_DIGIT = re.compile(r"^\D*$")


class FigureWithoutSource(DocumentRule):
    """A figure about others has no link, reference or named source.

    ## What it checks
    Figures stated as fact, a sentence at a time. A source is a link, footnote or reference key in the sentence,
    somebody named who says so, or a fact of a facts file or figure in a source at hand that agrees. Silent on plans,
    suppositions, questions, examples, estimates ("some 40 percent", "I would guess"), dates, ranks, counts up to
    twelve, figures that follow from others in the text, sections that link to what they report on, the author's own
    figures (first person; cards, letters, reports), and documents declared historical or quoted. With no sign of any
    work behind it in its section, a claimed effect ("cuts costs by 90%") is a warning, and so is a precise figure
    (three digits or more) in a document that gives sources elsewhere; other figures are an info; with
    `require_support` all are errors.

    ## Why it matters
    A figure without a source cannot be checked by the reader, and nobody will notice when it is wrong.

    ## When it is wrong
    Where the source is plain from the whole ("this issue covers one paper"), or the figure is common knowledge.

    ## Source
    Journalistic practice: every figure is attributed or linked (Silverman 2014, "Verification Handbook", chapter 1).
    """

    code = "CC501"
    name = "figure-without-source"
    severity = Severity.INFO
    since = "0.1"
    examples = (
        Flags(
            "claimed-effect",
            "# Synthetic labels\n\nThe method suits niche domains and cuts annotation costs by 90%.",
            at="90%",
            says="no source",
        ),
        Flags(
            "size-of-another",
            "# Models\n\nWrenna-4 was trained on 6.2 trillion tokens.",
            at="6.2 trillion tokens",
            says="no source",
        ),
        Passes("linked", "# Models\n\n[Wrenna-4](https://wrenna.example/card) was trained on 6.2 trillion tokens."),
        Passes("attributed", "# Models\n\nAccording to the Harbour Post, Wrenna-4 cost $4.1 million to train."),
        Ignores("own-figure", "# Models\n\nWe trained our model on 6.2 trillion tokens."),
        Ignores("plan", "# Models\n\nKestrel plans to spend $20 million on training."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge each sentence and table that states figures in need of a source."""
        if view.is_apart:
            return
        around = Surroundings(view)
        derived = derived_claims(view.relations)
        held = {item.claim.id: item.agreeing[0].reference.id for item in held_against(view) if item.agreeing}
        for statement in by_statement(view.claims):
            in_need = [c for c in statement if _needs_source(c) and c.id not in derived]
            if in_need and around.has("own_estimates", in_need[0].location.sentence):
                continue
            supported = [c for c in in_need if c.id in held or _is_supported(c)]
            bare = [c for c in in_need if c not in supported and not _is_estimate(c, around)]
            if supported:
                yield Agrees(tuple(supported), _derivation(supported, held))
            if bare and not _is_excused(bare[0], around):
                yield _unsupported(bare, view, around)


def _needs_source(claim: Claim) -> bool:
    if claim.kind in _NEEDS_NO_SOURCE or claim.modality not in _SPOKEN or is_size_in_name(claim):
        return False
    if claim.kind is Kind.RATE and _WITHOUT_DIGIT.match(claim.text):
        return False
    quantity = claim.quantity
    if claim.kind is Kind.COUNT and quantity is not None:
        amount = next((x for x in (quantity.value, quantity.high, quantity.low) if x is not None), None)
        return amount is not None and amount > _OBVIOUS_COUNT and not _WITHOUT_DIGIT.match(claim.text)
    return True


def _is_estimate(claim: Claim, around: Surroundings) -> bool:
    """Whether a figure says itself that it only gives an idea of the size: "about 40,000 people"."""
    if around.config.require_support or claim.quantity is None or _is_effect(claim, around):
        return False
    is_rough = claim.quantity.comparator is Comparator.ABOUT and _digits(claim) < _PRECISE
    return is_rough and not _WITHOUT_DIGIT.match(claim.text)  # "an order of magnitude" is a claim


def _is_precise(claim: Claim) -> bool:
    """Whether a figure has digits that somebody must have counted or measured: 3,412 people, not 3,400.

    A number of nothing in particular (a default of 16384, version 3.18) or a code (404 errors) is set, not measured.
    """
    quantity = claim.quantity
    if quantity is None or claim.kind in _SHORT_LIVED or not (quantity.unit or quantity.counted):
        return False
    return _digits(claim) >= (_PRECISE if quantity.unit else _PRECISE + 1)


def _digits(claim: Claim) -> int:
    """The significant digits of a figure, without the zeros at its end; 0 for a range."""
    value = claim.quantity.value if claim.quantity else None
    return 0 if value is None else len(value.normalize().as_tuple().digits)


def _is_supported(claim: Claim) -> bool:
    attribution = claim.attribution
    if attribution is None:
        return False
    return bool(attribution.citations) or (attribution.source is not None and not is_vague(attribution.source))


def _is_excused(claim: Claim, around: Surroundings) -> bool:
    """Whether a figure without a source of its own needs none where it stands."""
    paragraph = around.paragraph(claim)
    if claim.attribution is not None or any(True for _ in vague_settings(_prose(around, claim.location.sentence))):
        return True  # hearsay, or a vague source: CC504
    return around.is_own_report or around.is_first_person(paragraph) or around.has_link(around.section(claim))


def _unsupported(bare: list[Claim], view: DocumentView, around: Surroundings) -> Differs:
    effects = [claim for claim in bare if _is_effect(claim, around)]
    precise = [claim for claim in bare if _is_precise(claim)] if around.gives_sources else []
    severity = Severity.INFO
    if view.config.require_support:
        severity = Severity.ERROR
    elif (effects or precise) and not around.has("evidence", around.section(bare[0])):
        severity = Severity.WARNING
    claims = tuple({claim.id: claim for claim in (*effects, *precise, *bare)}.values())
    what = "claimed as an effect" if effects else "stated as fact"
    first = f"“{claims[0].text}”"
    figures = f"{first} is" if len(claims) == 1 else f"{first} and {len(claims) - 1} more figures here are"
    return Differs(
        claims,
        f"{figures} {what} with no source: no link, reference or named speaker.",
        severity=severity,
        confidence=0.6 if severity is Severity.WARNING else 0.4,
    )


def _is_effect(claim: Claim, around: Surroundings) -> bool:
    """Whether the figure says what something does for its users: "reducing compute by 80%", "2x faster"."""
    is_saving = claim.kind in _SAVED_KINDS and claim.qualifiers.get("direction") == "down"
    if claim.kind not in _EFFECT_KINDS and not is_saving:
        return False
    sentence = claim.location.sentence
    before = Span(max(sentence.start, claim.location.start - _REACH_OF_EFFECT), claim.location.start)
    after = _prose(around, Span(claim.location.end, min(claim.location.end + 25, sentence.end))).lstrip()
    if word_pattern("better").match(after) is not None and around.has("better_verbs", before):
        return True
    if claim.kind is Kind.RATIO or after.startswith("of "):
        return False
    has_noun = word_pattern("effect_nouns").match(after) is not None or around.has("effect_nouns", before)
    return has_noun or around.has("effects", before)


def _prose(around: Surroundings, span: Span) -> str:
    return lowered(around.document.prose[span.start : span.end])


def _derivation(supported: list[Claim], held: Mapping[str, str]) -> Derivation:
    attribution = supported[0].attribution
    named = (", ".join(attribution.citations) or attribution.source) if attribution else None
    return Derivation(
        formula="figure has a source",
        inputs=tuple(Input(name=c.kind.value, text=c.text, claim=c.id) for c in supported),
        expected="a link, reference or named speaker",
        stated=named or held.get(supported[0].id, ""),
    )
