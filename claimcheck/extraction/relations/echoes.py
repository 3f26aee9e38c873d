"""Amounts of change whose figures stand in a neighbouring sentence, or under the name of what they are compared with.

"…required 14 percent less time. It took 302 hours, while the full version took 352 hours": the two figures of one
kind in the next (or previous) sentence. Such a binding is good enough to verify, never to flag.

"It scores 67 percent, a 17 percent improvement over PubMedGPT": one end stands beside the amount, the other is the
figure that was stated for that name before.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.window import Window
from claimcheck.records import Claim, Kind, Relation, RelationKind

_LOOSE, _NAMED = 0.4, 0.6
_MORE = re.compile(
    r" ?(?:less|more|fewer|higher|lower|faster|slower|larger|smaller|better|worse|longer|shorter|"
    r"cheaper|greater|reduction|increase|"
    r"decrease|improvement|drop|decline|rise|gain|growth|speedup|as (?:much|many|fast|long|large))\b"
)
_CALLED = re.compile(
    r"(?<!\w)(?:increase|growth|rise|gain|drop|decline|decrease|reduction|saving|improvement|"
    r"difference) (?:is|was|of|comes to|makes) "
    r"(?:about |around |roughly |some |just |nearly |almost |over |under )*$"
)
_MOST_FIGURES = 8
_OVER_NAME = pattern(
    r"<other:pmntu>~~<amount:pro>[ -]?(?:point )?(?:relative |absolute )?(?:improvement|increase|gain|"
    r"jump|rise|reduction|drop|decrease|"
    r"decline|higher|lower|better|worse|more|less)(?: \w+){0,3}? (?:over|than|from|on|compared with|"
    r"compared to|against|relative to) "
)
_NAME = re.compile(r"[A-Z][\w.-]*\w")


def find(window: Window) -> Iterator[Relation]:
    """Changes of a sentence whose figures stand elsewhere."""
    if len(window.passage.claims) <= _MOST_FIGURES:
        yield from _echoes(window.drawn, [*window.paragraph[-1:], window.passage, *window.following])
        yield from _over_names(window.drawn, window.far)


def _echoes(drawn: Sketch, near: Sequence[Passage]) -> Iterator[Relation]:
    """Amounts with a word of comparison after them, and the pairs near by that they fit."""
    for start, end, letter, amount in drawn.placeholders:
        is_change = _MORE.match(drawn.text, end) or _CALLED.search(drawn.text, 0, start)
        if letter not in "pr" or amount.quantity is None or not is_change:
            continue
        pair = next((pair for pair in _pairs(near, amount) if fits_change(amount, *pair)), None)
        if pair is not None:
            yield change_relation(amount, *pair, _LOOSE)


def _pairs(near: Sequence[Passage], amount: Claim) -> Iterator[tuple[Claim, Claim]]:
    """The only two figures of a kind that a sentence holds."""
    for passage in near:
        figures = [c for c in passage.claims if letter_of(c) in ("m", "n", "t", "u") and c.id != amount.id]
        if len(figures) <= _MOST_FIGURES:
            yield from _only_pairs(figures)
    together = [c for p in near for c in p.claims if letter_of(c) in ("m", "n", "t", "u") and c.id != amount.id]
    if len(together) <= _MOST_FIGURES:
        yield from _only_pairs(together)


def _only_pairs(figures: Sequence[Claim]) -> Iterator[tuple[Claim, Claim]]:
    for one, other in combinations(figures, 2):
        if are_alike(one, other) and sum(are_alike(one, c) for c in figures) == 2:
            yield one, other


def fits_change(amount: Claim, one: Claim, other: Claim) -> bool:
    """Whether the amount is their change or multiple, either way round."""
    values = [c.quantity.value for c in (amount, one, other) if c.quantity is not None]
    if len(values) < 3 or None in values or 0 in values[1:]:
        return False
    assert amount.quantity is not None
    share, left, right = (v or Decimal(0) for v in values)
    scale = 100 if amount.quantity.unit == "percent" else 1
    stated = amount.quantity.interval
    ratios = (left / right, right / left)
    if any(abs(ratio - 1) * scale in stated for ratio in ratios):
        return True
    return amount.kind is Kind.RATIO and share > 1 and any(ratio in stated for ratio in ratios)


def _over_names(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """The figure that the sentences before give for the name after "over"."""
    for match in _OVER_NAME.finditer(drawn.text):
        amount, other = drawn.claim(match, "amount"), drawn.claim(match, "other")
        rest = drawn.text[match.end() :]
        if amount is None or other is None or rest.lstrip().startswith("⟨"):
            continue
        source = drawn.passages[0].document.prose[
            drawn.span(match.end() - 1, match.end()).end : drawn.passages[0].sentence.end
        ]
        names = {name.casefold() for name in _NAME.findall(source.split(".")[0])}
        bases = [c for p in earlier for c in p.claims if are_alike(c, other) and _is_about(c, p, names)]
        same = [c for c in bases if _share_a_word(_words_about(c, earlier), _words_about(other, drawn.passages))]
        if len(same) == 1:
            yield change_relation(amount, same[0], other, _NAMED)


def _is_about(claim: Claim, passage: Passage, names: set[str]) -> bool:
    """Whether a figure is stated of one of the names: its subject, or the only name of its sentence among them."""
    subject = f"{claim.subject or ''} {claim.subject_text or ''}".casefold()
    return any(name in subject or name in passage.text.casefold().split() for name in names)


def _words_about(claim: Claim, passages: Sequence[Passage]) -> set[str]:
    """The names of a figure's sentence, by their letters: `MedQA-USML` and `MedQA USMLE` share `medqa`."""
    text = next((p.text for p in passages if p.sentence == claim.location.sentence), "")
    return {word.casefold() for name in _NAME.findall(text) for word in re.findall(r"[A-Za-z]{4,}", name)}


def _share_a_word(one: set[str], other: set[str]) -> bool:
    return bool(one & other)


def change_relation(amount: Claim, base: Claim, other: Claim, certain: float) -> Relation:
    """A change or multiple whose two figures do not stand beside it."""
    quantity = amount.quantity
    is_factor = letter_of(amount) == "r" and quantity is not None and quantity.value is not None and quantity.value >= 1
    roles = ("factor", "left", "right") if is_factor else ("amount", "to", "from")
    return Relation(
        kind=RelationKind.RATIO if is_factor else RelationKind.CHANGE,
        operator="echo",
        operands=tuple(operand(role, claim) for role, claim in zip(roles, (amount, other, base), strict=True)),
        cue=amount.location.span,
        confidence=certain,
    )
