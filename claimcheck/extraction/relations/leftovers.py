"""What is left of a whole that stands in the same sentence or a few before.

"Four dropped out, leaving 60 of 64"; "sold nine and bought six, so
the number fell from 31 to 28"; "income was £4.0 million, leaving a surplus of £0.1 million"; "of the 340, some 210 …
and the other 130 …". Where several figures may be the whole, all are tried: only where none fits is the one bound that
the words point to.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import permutations

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import are_alike, count_the_same
from claimcheck.extraction.relations.sketch import Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import adds_up, value_of
from claimcheck.extraction.relations.window import Window
from claimcheck.extraction.relations.words import any_of, fragment
from claimcheck.records import Claim, Relation, RelationKind

_FITS, _BOUND = 0.7, 0.6
_NEAR = Decimal("0.25")
"""A whole that misses its parts by more than this share of it is likely to be another one."""
_LEAVING = pattern(
    rf"<gone:nb>[^⟨⟩¶;:.]{{0,60}}?\b(?:{fragment('leftover', 'went')})\b[^⟨⟩¶;:.]{{0,60}}?(?:,| and|,? which|,? so)? ?"
    r"(?:leaving|leaves|left|this leaves|this left|that leaves|that left)(?: us)?(?: with)? (?:a sample of )?<rest:nb>"
    r"(?! (?:times|years?|months?|weeks?|days?|hours?))"
)
_IN_AND_OUT = pattern(
    rf"\b(?:(?P<up>{fragment('leftover', 'came')})|{fragment('leftover', 'went')})\b <a:nb>[^⟨⟩¶;:.]{{0,40}}? and "
    rf"[^⟨⟩¶;:.]{{0,20}}?\b(?:(?P<more>{fragment('leftover', 'came')})|{fragment('leftover', 'went')})\b <b:nb>"
)
_FROM_TO = pattern(
    r"(?:,|, so| and| which)[^⟨⟩¶;:.]{0,60}?(?:from <old:nb> to <new:nb>|"
    r"(?:to|is now|are now|now have|now has|with) <new2:nb>[^⟨⟩¶;:.]{0,20}?,? (?:up |down )?from <old2:nb>)"
)
_BALANCE = pattern(
    r"(?:leaving|leaves|left|leave|resulting in|making for|for|made|producing) (?:us |it |them )?(?:with )?(?:an? )?"
    r"(?:[a-z]+ )?(?P<sort>surplus|deficit|shortfall|loss|profit) of <rest:m>"
)
_OF_THEM = re.compile(
    r"(?:^|[.;:] ?|¶ )of (?:the|these|those|its|our|their) (?P<whole>\d[\d,]*),? (?:about |some |only |just )?"
    r"⟨n(?P<part>\d+)⟩[^⟨⟩¶;:.]{0,70}?(?:,| and|,? while) the (?:other|remaining|rest,) (?:about |some )?"
    r"⟨n(?P<rest>\d+)⟩"
)
_FIGURE = re.compile(r"[⟨\d]")
_AND_MORE = re.compile(r"[^⟨⟩¶;:.]{0,40}? and [^⟨⟩¶;:.]{0,15}?(?:⟨|\bone\b)")
_NUMBER_OF = re.compile(
    r"\b(?:number|count|total) of (?:[\w'-]+ ){0,2}?(?P<noun>[\w'-]+) (?=\w+ (?:from|to)\b|⟨|from|to)"
)
_INCOME = re.compile(r"\b(?:income|revenues?|turnover|sales|receipts|takings|proceeds|earned|took in)\b")
_OF_ALL = ("surplus", "deficit", "shortfall")
"""What is left when all is counted; a profit leaves room for interest and taxes."""
_SPENDING = re.compile(r"\b(?:spent|spend|spending|costs?|expenses|expenditures?|outlays?|outgoings|paid out)\b")


def find(window: Window) -> Iterator[Relation]:
    """Leftovers of a sentence."""
    drawn, earlier = window.drawn, window.paragraph
    yield from _leaving(drawn, earlier)
    yield from _in_and_out(drawn, earlier)
    yield from _balance(drawn, earlier)
    yield from _rest_of_count(drawn, earlier)


def _leaving(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Four dropped out, leaving 60": a count before them is the whole."""
    for match in _LEAVING.finditer(drawn.text):
        gone, rest = drawn.claim(match, "gone"), drawn.claim(match, "rest")
        if gone is None or rest is None or gone.quantity is None:
            continue
        own = [c for start, _, _, c in drawn.placeholders if start > match.end() - 1 and _says_of(drawn.text, start)]
        own += [c for _, end, _, c in reversed(drawn.placeholders) if end <= match.start("gone") - 2]
        before = [*own, *(c for p in reversed(earlier) for c in reversed(p.claims))]
        wholes = [c for c in before if letter_of(c) in ("n", "b") and value_of(c) > value_of(rest)]
        others = [c for c in before if c is not gone and letter_of(c) in ("n", "b") and value_of(c) < value_of(rest)]
        fitting = next((c for c in wholes if adds_up(c, [gone, rest])), None)
        if fitting is not None:
            yield _relation(drawn, match.span(), fitting, [gone, rest], _FITS)
        elif wholes and not any(adds_up(c, [gone, rest, o]) for c in wholes for o in others):
            off = abs(value_of(wholes[0]) - value_of(gone) - value_of(rest))
            if off <= value_of(wholes[0]) * _NEAR and not _has_more(drawn.text, match):
                yield _relation(drawn, match.span(), wholes[0], [gone, rest], _BOUND)


def _says_of(text: str, start: int) -> bool:
    return text[:start].endswith((" of the ", " of ", " out of "))


def _has_more(text: str, match: re.Match[str]) -> bool:
    """Whether another figure went or stayed too: "12 were ill and four left, leaving 48 here and two abroad"."""
    return _FIGURE.search(text, 0, match.start()) is not None or _AND_MORE.match(text, match.end()) is not None


def _in_and_out(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Sold nine and bought six, so the number fell from 31 to 28"."""
    for match in _IN_AND_OUT.finditer(drawn.text):
        a, b = drawn.claim(match, "a"), drawn.claim(match, "b")
        if a is None or b is None or bool(match["up"]) == bool(match["more"]):
            continue
        came, went = (a, b) if match["up"] else (b, a)
        stated = _FROM_TO.search(drawn.text, match.end())
        if stated is not None and "⟨" not in drawn.text[match.end() : stated.start()]:
            old, new = (drawn.claim(stated, role) or drawn.claim(stated, f"{role}2") for role in ("old", "new"))
            noun = _NUMBER_OF.search(drawn.text, match.end())
            if old is not None and new is not None and (noun is None or _may_be(noun["noun"], (came, went))):
                yield _signed(drawn, match.span(), new, (old, came, went), _FITS)
            continue
        counts = [c for p in (*earlier[-1:], *drawn.passages) for c in p.claims if c not in (a, b)]
        counts = [c for c in counts if letter_of(c) in ("n", "b")]
        for old, new in permutations(counts, 2):
            if value_of(new) == value_of(old) + value_of(came) - value_of(went):
                yield _signed(drawn, match.span(), new, (old, came, went), _FITS)
                break


def _may_be(noun: str, claims: Sequence[Claim]) -> bool:
    """Whether what came and went may be what is counted: players are no fans."""
    return all(count_the_same(noun, c.quantity.counted) for c in claims if c.quantity is not None)


def _balance(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Income was £4.0 million, leaving a surplus of £0.1 million": what was spent stands beside it or before."""
    for match in _BALANCE.finditer(drawn.text):
        rest = drawn.claim(match, "rest")
        if rest is None:
            continue
        money = [(p, c) for p in earlier for c in p.claims]
        start = match.start("rest") - 2
        money += [(drawn.passages[0], c) for _, end, _, c in drawn.placeholders if end <= start]
        sums = [(p, c) for p, c in money if are_alike(c, rest) and value_of(c) > value_of(rest)]
        made = next((c for p, c in reversed(sums) if _is_said(_INCOME, p, c)), None)
        spent = next((c for p, c in reversed(sums) if _is_said(_SPENDING, p, c)), None)
        pairs = [(x, y) for _, x in sums for _, y in sums if x is not y]
        fitting = next(((x, y) for x, y in pairs if adds_up(x, [y, rest])), None)
        if fitting is not None:
            yield _relation(drawn, match.span(), fitting[0], [fitting[1], rest], _FITS)
        elif _with_another(sums, rest, [c for _, c in money]):
            continue
        elif len(sums) == 2 and match["sort"] in _OF_ALL:
            larger, smaller = sorted((c for _, c in sums), key=value_of, reverse=True)
            yield _relation(drawn, match.span(), larger, [smaller, rest], _BOUND)
        elif match["sort"] in _OF_ALL and made is not None and spent is not None and made is not spent:
            is_gain = match["sort"] == "surplus"
            larger, smaller = (made, spent) if is_gain else (spent, made)
            if value_of(larger) > value_of(smaller):
                yield _relation(drawn, match.span(), larger, [smaller, rest], _BOUND)


def _with_another(sums: Sequence[tuple[Passage, Claim]], rest: Claim, money: Sequence[Claim]) -> bool:
    """Whether a third figure of money makes it fit: two outlays and a surplus."""
    others = [c for c in money if are_alike(c, rest)]
    return any(adds_up(x, [y, rest, c]) for (_, x), (_, y) in permutations(sums, 2) for c in others if c not in (x, y))


def _is_said(name: re.Pattern[str], passage: Passage, claim: Claim) -> bool:
    """Whether a figure is the first one after such a name in its clause."""
    before = passage.between(passage.sentence.start, claim.location.start).lower()
    clause = re.split(r"[.;:]\s|, (?:and|but|while|up|down|against) | from ", before)[-1]
    figures = [c for c in passage.claims if len(before) - len(clause) <= c.location.start - passage.sentence.start]
    return name.search(clause) is not None and figures[0] is claim


def _rest_of_count(drawn: Sketch, earlier: Sequence[Passage]) -> Iterator[Relation]:
    """ "Of the 340, some 210 … and the other 130 …", the whole taken up from a sentence before."""
    if any_of("sum", "overlapping").search(drawn.text):
        return
    for match in _OF_THEM.finditer(drawn.text):
        number = Decimal(match["whole"].replace(",", ""))
        whole = next((c for p in reversed(earlier) for c in p.claims if value_of(c) == number), None)
        part, rest = (drawn.claim(match, role) for role in ("part", "rest"))
        if whole is not None and part is not None and rest is not None:
            yield _relation(drawn, match.span(), whole, [part, rest], _FITS)


def _signed(
    drawn: Sketch, place: tuple[int, int], total: Claim, of: tuple[Claim, Claim, Claim], certain: float
) -> Relation:
    old, came, went = of
    return Relation(
        kind=RelationKind.SUM,
        operator="signed",
        operands=(operand("total", total), operand("part", old), operand("part", came), operand("minus", went)),
        cue=drawn.span(*place),
        confidence=certain,
    )


def _relation(drawn: Sketch, place: tuple[int, int], whole: Claim, parts: Sequence[Claim], certain: float) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="partition",
        operands=(operand("total", whole), *(operand("part", claim) for claim in parts)),
        cue=drawn.span(*place),
        confidence=certain,
    )
