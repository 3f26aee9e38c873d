"""Shares whose whole stands elsewhere: in the sentence's opening, in the sentences before, or under a name.

"In a test of 500 prompts, 23 answers (4.6%) …"; "We recruited 152 … 91 participants (59.9%) were women"; "Operating
income was $71 million, or 17% of revenue". Which figure is the whole is not said in so many words, so every figure that
may be is tried: if one fits, that was meant; where none does, the one that stands closest by syntax is taken,
or the whole that the other shares of the sentence are of.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike, singular
from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.window import Window, figures
from claimcheck.extraction.relations.words import section, words
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND, _SLIP = 0.7, 0.7, 0.6
_IN_BRACKETS = pattern(
    r"<part:nbum>(?: of(?! (?:an?|the|them|these|those|it|its|our|their|this|that|which|whom|all|each|every)\b))?"
    r"(?: (?!out\b|of\b)[\w-]+){0,4} \((?:or |i\.e\.,? )?<share:p>\)"
)
_OF_NAMED = pattern(
    r"<part:mun>[^⟨⟩¶;:()]{0,30}?(?:,| \(| –| —)? ?(?:or |which is |that is |making up |equal to )?<share:p> of "
    r"(?:the |its |our |their |all |total |net |gross |group |overall |annual |full-year )*(?P<name>[a-z]{4,})"
    r"(?=$|[.,;:)]| ?(?:and|but|while|against|compared|after|up|down|in the (?:year|quarter))\b)"
)
_OF_TOTAL = pattern(
    r"<part:mubn>[^⟨⟩¶;:()]{0,40}?(?:,| \(| –| —)? ?(?:or |which is |that is |making up |equal to |i\.e\.,? )?"
    r"<share:p> of (?:the (?:whole|total|lot)|it all|all of it|all of them)(?=$|[.,;:)]| ?(?:and|but|while)\b)"
)
_RATE_OF = pattern(
    r"(?:,|;|:| –| —| \() ?(?:or |i\.e\.,? |that is,? |which is |which makes |which means |making |giving |for )?an? "
    r"(?:[\w-]+ ){0,3}(?:rate|share|proportion|percentage|recall|precision|accuracy|turnout|quota) of <share:p>"
)
_MARGIN = pattern(
    r"<part:m>[^⟨⟩¶;:()]{0,30}?(?:,| \(| –| —) ?(?:or |which is |that is |for |giving |making )?an? (?:[\w-]+ ){0,3}?"
    r"margin of <share:p>"
)
_BASE = re.compile(r"\b(?:from|than|against|versus|with) (?:the )?$")
"""Before the figure of another period."""
_SALES = re.compile(
    r"(?:(?:our|its|the|net|total|group|overall|annual|quarterly|consolidated|company) )*(?:sales|revenues?|turnover)\b"
)
_OF_STAFF = pattern(
    r"(?:amounts?|amounted|equals?|comes?|came|corresponds?|represents?|represented|makes? up|affects?|affected|are|is|"
    r"or) (?:to )?<share:p> of (?:its|their|the|our|all)[\w' ]{0,20}? ?(?:staff|workforce|employees|headcount|payroll)"
    r"(?! (?:there|here|in|at|across|outside|who)\b)"
)
_JOBS, _STAFF = ("job", "post", "position", "rol", "redundancy", "layoff"), ("peopl", "employe", "worker", "staff")
_EMPLOYS = re.compile(r"\b(?:employs?|employed|employing|staff|workforce|headcount|payroll)\b")
_FRACTION = pattern(r"(?:^|[.;] |¶ |, |\band |\bwhile )<share:pr>(?: of [a-z ]{1,25})? \((?:n ?= ?)?<part:nb>\)")
_SAMPLED = re.compile(r"\b(?:surveys?|polls?|samples?|studies|study|interviews?|reviews?|audits?|census) of (?:the )?$")
_FEW = 10
"""Counts below may stand by the way: "sent to 1,600 people in four regions"."""
_OPENING = re.compile(r"(?<!\w)(?:of|with|among|from|to|invited|asked|tested|checked|sampled) $")
_LIST_OF = re.compile(r"[^⟨⟩¶;()]{0,30}:[^⟨⟩¶;()]{0,30}$")
_AND = re.compile(r" ?[^⟨⟩¶,;:()]{0,25} and (?:[a-z-]+ ){0,2}$")
_HUNDRED = Decimal(100)
_TELLING_DIGITS = 3


def find(window: Window, grids: Sequence[Grid]) -> Iterator[Relation]:
    """Shares of a sentence; `grids` are the tables of the document."""
    drawn, before = window.drawn, list(figures(window.paragraph))
    yield from _in_brackets(drawn, before)
    yield from _rates(drawn)
    yield from _of_total(drawn, before)
    yield from _margins(drawn, window.section)
    yield from _of_staff(drawn, window.paragraph)
    yield from _fractions(drawn, window.paragraph)
    yield from _of_named(drawn, [*window.far, window.passage], grids)


def _in_brackets(drawn: Sketch, earlier: Sequence[Claim]) -> Iterator[Relation]:
    """ "23 answers (4.6%)" and every figure before it that may be the whole."""
    shown: list[Claim] = []  # wholes of other shares of the sentence
    unbound: list[tuple[Claim, Claim]] = []
    for match in _IN_BRACKETS.finditer(drawn.text):
        part, share = drawn.claim(match, "part"), drawn.claim(match, "share")
        if part is None or share is None:
            continue
        start = match.start("part") - 2
        places = [place for place in drawn.placeholders if place[1] <= start]
        wholes = [c for c in (*earlier, *(place[3] for place in places)) if can_hold(c, part)]
        fitting = next((c for c in reversed(wholes) if fits(share, part, c)), None)
        if fitting is not None:
            shown.append(fitting)
            yield share_relation(share, part, fitting, _FITS)
            continue
        bound = next((c for s, e, _, c in places if c in wholes and _is_opening(drawn.text, s, e, start)), None)
        slipped = next((c for c in reversed(wholes) if _is_slip(share, part, c)), None)
        if bound is not None or slipped is not None:
            yield share_relation(share, part, bound or slipped or part, _BOUND if bound is not None else _SLIP)
        else:
            unbound.append((share, part))
    for share, part in unbound:
        whole = next((c for c in shown if can_hold(c, part) and c.location.start < part.location.start), None)
        if whole is not None:
            yield share_relation(share, part, whole, _BOUND)


def _is_opening(text: str, start: int, end: int, part: int) -> bool:
    """Whether a figure is what the clause opens with ("of 500 prompts, …") or what a list divides ("31,400 t: …")."""
    if _LIST_OF.search(text, end, part) and "⟨" not in text[end : text.find(":", end)]:
        return True
    between = text[end:part]
    if "⟨" in between:
        return False
    return bool(_AND.fullmatch(between)) or (_OPENING.search(text, 0, start) is not None and "," in between)


def can_hold(whole: Claim, part: Claim) -> bool:
    """Whether one figure may be a part of another: of its kind, and smaller."""
    a, b = whole.quantity, part.quantity
    if a is None or b is None or a.value is None or b.value is None or not 0 < b.value < a.value:
        return False
    if letter_of(whole) in ("n", "b") and letter_of(part) in ("n", "b"):
        return True
    if a.unit and letter_of(whole) == "u" and letter_of(part) == "n" and not b.counted:
        return True  # "of the 400 billion tokens, 280 billion (70%)"
    return are_alike(whole, part) and letter_of(whole) not in ("p", "o", "r", None)


def fits(share: Claim, part: Claim, whole: Claim) -> bool:
    """Whether a whole gives the share as it is written."""
    if share.quantity is None or part.quantity is None or whole.quantity is None or not whole.quantity.value:
        return False
    quotient = part.quantity.interval / whole.quantity.interval
    return (quotient.scaled(_HUNDRED) if letter_of(share) == "p" else quotient).overlaps(share.quantity.interval)


def _is_slip(share: Claim, part: Claim, whole: Claim) -> bool:
    """Whether the share has the digits of the right one with two that changed places, three digits at least."""
    if share.quantity is None or part.quantity is None or whole.quantity is None or share.quantity.value is None:
        return False
    exact = (part.quantity.value or Decimal(0)) / (whole.quantity.value or Decimal(1)) * _HUNDRED
    right = f"{round(exact, share.quantity.decimals):f}"
    stated = f"{share.quantity.value:f}"
    digits = [d for d in stated if d.isdigit()]
    return len(digits) >= _TELLING_DIGITS and len(right) == len(stated) and sorted(right) == sorted(stated)


def _of_named(drawn: Sketch, passages: Sequence[Passage], grids: Sequence[Grid]) -> Iterator[Relation]:
    """ "17% of revenue": every figure that is stated as revenue before, in text or in a row of a table."""
    for match in _OF_NAMED.finditer(drawn.text):
        part, share = drawn.claim(match, "part"), drawn.claim(match, "share")
        name = singular(match["name"])
        if part is None or share is None or name in words("share", "no_name"):
            continue
        said = [c for p in passages for c in p.claims if c is not part and _is_called(c, p, name)]
        cells = [(grid.row_labels.get(row, ""), c) for grid in grids for (row, _), c in sorted(grid.claims.items())]
        rows = [c for label, c in cells if name in {singular(word) for word in label.split()}]
        wholes = [c for c in (*said, *rows) if can_hold(c, part)]
        fitting = next((c for c in reversed(wholes) if fits(share, part, c)), None)
        near = next((c for c in reversed(said) if c in wholes), None)
        others = [c for p in passages for c in p.claims]
        others += [c for label, c in cells if label.strip(" *:_") in section("table")["total"]]
        if fitting is not None:
            yield share_relation(share, part, fitting, _FITS)
        elif near is not None and not any(can_hold(c, part) and fits(share, part, c) for c in others):
            yield share_relation(share, part, near, _FITS)


def _rates(drawn: Sketch) -> Iterator[Relation]:
    """ "2,000 started and 1,860 finished, a finishing rate of 93 percent": any two counts may be meant."""
    for match in _RATE_OF.finditer(drawn.text):
        share = drawn.claim(match, "share")
        counts = [c for _, end, letter, c in drawn.placeholders if letter in "nb" and end <= match.start() + 1]
        pairs = [(a, b) for a in counts for b in counts if a is not b and can_hold(b, a)]
        if share is None or not pairs:
            continue
        fitting = next((pair for pair in pairs if fits(share, *pair)), None)
        telling = [c for c in counts if c.quantity is not None and (c.quantity.value or 0) >= _FEW]
        rest = [(a, b) for a, b in pairs if a in telling and b in telling]
        if fitting is not None or (len(telling) == 2 and rest):
            yield share_relation(share, *(fitting or rest[0]), _FITS)


def _margins(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Gross profit was $144 million, a gross margin of 35 percent": of the sales of a sentence before."""
    for match in _MARGIN.finditer(drawn.text):
        part, share = drawn.claim(match, "part"), drawn.claim(match, "share")
        if part is None or share is None:
            continue
        passages = [*earlier, *drawn.passages]
        wholes = [(p, c) for p in reversed(passages) for c in p.claims if c is not part and can_hold(c, part)]
        wholes = [(p, c) for p, c in wholes if not _BASE.search(p.between(p.sentence.start, c.location.start).lower())]
        fitting = next((c for _, c in wholes if fits(share, part, c)), None)
        named = [c for p, c in wholes if _SALES.match(p.text.strip().lower()) and c is p.claims[0]]
        if fitting is not None or named:
            yield share_relation(share, part, fitting or named[0], _FITS)


def _of_staff(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Employs 2,100 people; the cuts amount to 16 percent of its staff": the jobs are those of a sentence before."""
    for match in _OF_STAFF.finditer(drawn.text):
        share = drawn.claim(match, "share")
        passages = [*earlier, *drawn.passages]
        counts = [(p, c) for p in passages for c in p.claims if letter_of(c) == "n" and c is not share]
        jobs = [c for _, c in counts if _counts(c, _JOBS)]
        staff = [c for p, c in counts if _counts(c, _STAFF) and _EMPLOYS.search(p.text[: c.location.end].lower())]
        pairs = [(a, b) for _, a in counts for _, b in counts if a is not b and can_hold(b, a)]
        fitting = next((pair for pair in pairs if share is not None and fits(share, *pair)), None)
        if share is not None and (fitting or (len(jobs) == len(staff) == 1 and can_hold(staff[0], jobs[0]))):
            yield share_relation(share, *(fitting or (jobs[0], staff[0])), _FITS)


def _counts(claim: Claim, names: Sequence[str]) -> bool:
    counted = claim.quantity.counted if claim.quantity is not None else None
    return counted is not None and any(singular(word) in names for word in counted.split())


def _fractions(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "A survey of 1,250 studios found … Two thirds (833) sell online"."""
    for match in _FRACTION.finditer(drawn.text):
        part, share = drawn.claim(match, "part"), drawn.claim(match, "share")
        if part is None or share is None:
            continue
        own = [c for _, end, _, c in drawn.placeholders if end <= match.start()]
        wholes = [c for c in (*(c for p in earlier for c in p.claims), *own) if can_hold(c, part)]
        sampled = [
            c
            for p in (*earlier, *drawn.passages)
            for c in p.claims
            if c in wholes and _SAMPLED.search(p.between(p.sentence.start, c.location.start).lower())
        ]
        fitting = next((c for c in reversed(wholes) if fits(share, part, c)), None)
        if fitting is not None or len(sampled) == 1:
            yield share_relation(share, part, fitting or sampled[0], _FITS)


def _of_total(drawn: Sketch, earlier: Sequence[Claim]) -> Iterator[Relation]:
    """ "$819 million, which is 65 percent of the whole": the figures of its kind before it, of which one has to fit."""
    for match in _OF_TOTAL.finditer(drawn.text):
        part, share = drawn.claim(match, "part"), drawn.claim(match, "share")
        if part is None or share is None:
            continue
        own = [c for start, _, _, c in drawn.placeholders if start < match.start("part") - 2]
        wholes = [c for c in (*earlier, *own) if can_hold(c, part)]
        fitting = next((c for c in reversed(wholes) if fits(share, part, c)), None)
        if fitting is not None or wholes:
            yield share_relation(share, part, fitting or wholes[-1], _FITS)


def _is_called(claim: Claim, passage: Passage, name: str) -> bool:
    """Whether a figure is the first one after its name in a clause: "Revenue in the quarter was $418 million"."""
    at = claim.location.start
    clause = re.split(r"[.;:]\s|, (?:and|but|while) ", passage.text[: at - passage.sentence.start].casefold())[-1]
    figures = [c for c in passage.claims if at - len(clause) <= c.location.start < at]
    is_named = name in {singular(word) for word in re.findall(r"[a-z]{3,}", clause)[:6]}
    return is_named and all(letter_of(c) in ("t", "r", None) for c in figures)


def share_relation(share: Claim, part: Claim, whole: Claim, certain: float) -> Relation:
    """A share with its part and its whole, which stands elsewhere."""
    return Relation(
        kind=RelationKind.SHARE,
        operator="elsewhere",
        operands=(operand("share", share), operand("part", part), operand("whole", whole)),
        cue=share.location.span,
        confidence=certain,
    )
