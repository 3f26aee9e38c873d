"""Multiples in words that are no figures of their own: "doubled from 15 to 30", "twice as tall as the church (45
meters)", "24 pupils and 8 tutors, a ratio of 3:1"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import cache

from claimcheck.extraction.guarded import Finder
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.pairs import find_pairs, find_pairs_across
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import value_of
from claimcheck.extraction.relations.words import section
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Relation, RelationKind

_HEDGES = {
    "more than": "more",
    "over": "more",
    "well over": "more",
    "nearly": "less",
    "almost": "less",
    "less than": "less",
    "under": "less",
    "not quite": "less",
}
HEDGE = rf"(?:\b(?P<hedge>{'|'.join(_HEDGES)}) |(?:\b(?:roughly|about|some|around) )?)"

_GOING = r"(?:, (?:rising|growing|climbing|going|jumping|moving|up|falling|dropping|sinking|down)[^.,;:()]*)"
"""Between the verb and its pair: "will double, rising from"."""
_IN_APPOSITION = re.compile(r"[^⟨⟩¶.;()]{0,30}(?:,|:| –| —| \() ?(?:[a-z]+ ){0,3}")
"""Between two numbers and the ratio that they have."""
_LIKELY = 0.7
_IS_AMOUNT = re.compile(r" ?(?:more|less|fewer|higher|lower|extra)\b")
"""After a figure that is no partner but an amount of change: "twice as much, but costs $0.60 less per mile"."""


def find(sketch: Sketch) -> Iterator[Relation]:
    """Multiples between the two figures of a pair, or of a sentence that compares them."""
    for pair in find_pairs(sketch) if _verb().may_match(sketch.text) else ():
        found = _verb().search(sketch.text, max(0, pair.start - 60), pair.start)
        if found is not None and "⟨" not in sketch.text[found.end() : pair.start]:
            yield _relation(sketch, found, "verbs", pair.other, pair.base, 0.9)
    if len(sketch.claims) > 1:
        for found in _comparison().finditer(sketch.text):
            left, right = sketch.claim(found, "left"), sketch.claim(found, "right")
            if left is None or right is None or _IS_AMOUNT.match(sketch.text, found.end()):
                continue
            if are_alike(left, right):
                yield _relation(sketch, found, "words", left, right, 0.7)
        for found in (match for finder in _apposed() for match in finder.finditer(sketch.text)):
            left, right = sketch.claim(found, "left"), sketch.claim(found, "right")
            if left is not None and right is not None and are_alike(left, right):
                is_more = section("multiple")["words"][found["word"]] > 1
                left, right = (left, right) if _is_above(left, right) == is_more else (right, left)
                yield _relation(sketch, found, "words", left, right, _LIKELY)
        yield from _proportions(sketch)


def _proportions(sketch: Sketch) -> Iterator[Relation]:
    """Two numbers of a sentence and how they are said to stand to each other: "three to one", "a ratio of 3:1"."""
    for found in _proportion().finditer(sketch.text):
        a, b = _sides(sketch, found)
        others = [place[3] for place in sketch.placeholders if not found.start() <= place[0] < found.end()]
        letters = {letter_of(claim) for claim in others}
        if len(others) != 2 or not (letters <= {"n", "b"} or letters == {"u"}) or not (a and b):
            continue
        if _is_about(sketch, found, others):
            yield Relation(
                kind=RelationKind.RATIO,
                operator="about",
                operands=(operand("left", others[0]), operand("right", others[1])),
                amount=a / b,
                cue=sketch.span(found.start(), found.end()),
                confidence=_LIKELY,
            )


def _sides(sketch: Sketch, found: re.Match[str]) -> tuple[Decimal, Decimal]:
    """The sides of a proportion, which are figures of the sketch or have stayed words; 0 for what is no number."""
    if found["both"] is not None:
        both = sketch.claims[int(found["both"])].quantity
        return (both.low or Decimal(0), both.high or Decimal(0)) if both is not None else (Decimal(0), Decimal(0))
    a, b = (
        Decimal(table("numbers")["small"].get(word, 0)) if word.isalpha() else Decimal(word)
        for role in "ab"
        if (word := found[f"{role}_word"] or str(value_of(sketch.claims[int(found[role])])))
    )
    return a, b


def _is_about(sketch: Sketch, found: re.Match[str], others: Sequence[Claim]) -> bool:
    """Whether a proportion is of two numbers: of those that outnumber each other by name, or in apposition to them."""
    if found[0].startswith("outnumber"):
        counted = [claim.quantity.counted for claim in others if claim.quantity is not None]
        return all(not noun or noun.split()[-1].casefold() in sketch.text for noun in counted)
    return _IN_APPOSITION.fullmatch(sketch.text, sketch.place(others[-1])[1], found.start()) is not None


def find_across(sketch: Sketch) -> Iterator[Relation]:
    """ "The wait was 9 days; two years ago it had been 18, so it has halved": the verb comes after its pair."""
    for pair in find_pairs_across(sketch):
        found = _verb_after().match(sketch.text, pair.end)
        if found is not None:
            yield _relation(sketch, found, "verbs", pair.other, pair.base, _LIKELY)


def _is_above(one: Claim, other: Claim) -> bool:
    values = [c.quantity.value or Decimal(0) for c in (one, other) if c.quantity is not None]
    return values[0] >= values[-1]


@cache
def _apposed() -> tuple[Finder, ...]:
    """ "18 walkers and 9 controls, twice as many"; "twice the norm, 88 mm instead of 44 mm"."""
    words = "|".join(section("multiple")["words"])
    return (
        pattern(
            rf"<left:pmntub>~(?: and| against| versus| but| to|,|;)~<right:pmntub>[^⟨⟩¶.;:(),]{{0,30}}, ?"
            rf"(?:or |that is,? |only |just |about )?{HEDGE}(?P<word>{words}) "
            rf"as (?:many|much|long|large|high|fast|often|big)(?=[.,;)]|$)"
        ),
        pattern(
            rf"{HEDGE}(?P<word>{words}) (?:as [a-z]+|the [a-z]+|its [a-z]+)[^⟨⟩¶.;:(),]{{0,30}}, ?"
            rf"<left:pmntub>~ (?:instead of|rather than|against|versus|compared (?:with|to)) <right:pmntub>"
        ),
    )


@cache
def _proportion() -> Finder:
    a, b = (rf"(?:⟨n(?P<{role}>\d+)⟩|(?P<{role}_word>\d{{1,5}}(?:\.\d{{1,3}})?|[a-z]+))" for role in "ab")
    return Finder(
        r"(?:\bratio of |\boutnumber(?:ed|s|ing)?\b[^⟨⟩¶.;:]{0,40}? )(?:by )?(?:about |around |roughly |nearly )?"
        rf"(?:{a}(?: ?: ?| to |-to-){b}|⟨n(?P<both>\d+)⟩)(?![\w-])"
    )


@cache
def _verb_after() -> re.Pattern[str]:
    verbs = "|".join(section("multiple")["verbs"])
    return re.compile(
        rf"[^⟨⟩¶.;:]{{0,30}}?[,;] (?:so |and |which means |that means )?(?:that )?"
        rf"(?:it|they|this|that|the \w+) (?:has |have |had )?"
        rf"{HEDGE}(?P<word>{verbs})\b"
    )


@cache
def _verb() -> Finder:
    return Finder(rf"{HEDGE}\b(?P<word>{'|'.join(section('multiple')['verbs'])})\b(?=[^.,;:()]*{_GOING}?,? ?$)")


@cache
def _comparison() -> Finder:
    words = "|".join(section("multiple")["words"])
    return pattern(
        rf"<left:pmntub>~ ?,? {HEDGE}(?P<word>{words}) (?:as \w+ as|as \w+ \w+ as|the \w+ of|the|"
        rf"that of|of(?: the)?)\b~~ ?<right:pmntub>"
    )


def multiple_relation(sketch: Sketch, found: re.Match[str], left: Claim, right: Claim, certain: float) -> Relation:
    """One figure as a multiple in words of another: "twice as many"."""
    return _relation(sketch, found, "words", left, right, certain)


def factor_of(found: re.Match[str], key: str = "words") -> Decimal:
    """What a multiple in words multiplies by."""
    return Decimal(str(section("multiple")[key][found["word"]]))


def _relation(sketch: Sketch, found: re.Match[str], key: str, left: Claim, right: Claim, certain: float) -> Relation:
    return Relation(
        kind=RelationKind.RATIO,
        operator=_HEDGES.get(found["hedge"] or "", "about"),
        operands=(operand("left", left), operand("right", right)),
        amount=factor_of(found, key),
        cue=sketch.span(found.start("word"), found.end("word")),
        confidence=certain,
    )
