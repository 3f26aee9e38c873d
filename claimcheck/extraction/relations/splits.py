"""Wholes that a sentence splits: "of the 23, nineteen are in one country and the other four elsewhere".

Also "$310 million, $250 million of it in cash and $60 million in shares", "twelve dropped out, seven in one group and
five in the other", "$15 million, of which $9 million is paid by the state. The city pays the rest, $6 million". A rest
makes the parts complete. Without one they have to be said in the same words ("20 are …, 12 are …"), so that they are
kinds of one thing, and they may only be too many: parts may be left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.extraction.relations.alike import are_alike
from claimcheck.extraction.relations.sketch import Place, Sketch, letter_of, operand, pattern
from claimcheck.extraction.relations.tally import value_of
from claimcheck.extraction.relations.words import any_of, section
from claimcheck.lexicon.load import table
from claimcheck.records import Claim, Relation, RelationKind

_COMPLETE, _RATHER, _LIKELY, _LOOSE = 0.9, 0.8, 0.6, 0.4
_OF = re.compile(r"(?:^|[.;:,–—] ?|¶ |\band |\bbut )(?:out )?of (?:the |these |those |its |our |their |all )*$")
_THEN = re.compile(r"[^⟨⟩¶;:.]{0,40}, ?(?:about |some |only |just )?$")
_OF_WHICH = re.compile(
    r"[^⟨⟩¶;:.]{0,40},? (?:of|from) (?:which|whom|these|those|them),? ?(?:about |some |only |just )?$"
)
_APPOSED = re.compile(r"(?: [^⟨⟩¶;:.,]{0,40})?,? ?(?:,|:| –| —) ?(?:about |some |only |just )?$")
_NEXT = re.compile(r"(?P<item>[^¶;:.]{0,70}?)(?P<joint>,? and|,? while|,|;|,? but) ?(?P<lead>[^⟨⟩¶;:.,]{0,30})")
_REST = re.compile(r"(?:^|(?<=\s))the (?:other|others, |remaining|rest, |rest of the |last) ?(?:about |some )?$")
_RESIDUE = re.compile(
    r"[^⟨⟩¶.;:,]{0,30}\b(?:everything else|anything else|something else|elsewhere|neither|undecided|not to say|"
    r"no answer|no opinion|no change|no difference|no preference|unchanged|unknown|unclear|none|"
    r"(?:for|in|to|on) (?:all )?the (?:rest|others))\b"
)
"""What is counted last where a list leaves nothing out."""
_CHANGES = re.compile(r" ?(?:more|less|fewer|higher|lower|up|down|new|times|years?|months?|weeks?|days?|of the)\b")
_FIRST_WORD = re.compile(
    r" (?:[a-z]+s )?(?:(?:went|goes|go|was spent|were spent|is spent|came|comes|come|was|is) (?=in|to|for|from|on|at))?"
    r"(of it|of them|are|were|into|in|for|from|on|at|to|had|have|went|go|got|voted|said|as|by)\b"
)
_TOO_MUCH = Decimal("1.5")
"""Parts that make more than this share of the whole are not said to be parts of it."""
_TOO_MUCH_BESIDE_A_RESIDUE = Decimal("1.25")
"""The same beside what is counted last: "41 faster, 30 more careful and nine no change" overlap."""
_CLOSED = ("rest", "residue")
_OTHER = re.compile(
    r"[^⟨¶:.]{0,40}(?:⟨n\d+⟩[^⟨¶:.]{0,30})?(?:,|;| and| while),? the (?:other|remaining) (?P<number>[a-z]+)\b"
)
_REST_OF_MONEY = pattern(
    r"<whole:q>~~,? of which <part:q>~~(?:[.;,]| and| ¶|–|—)~~"
    r"\bthe (?:rest|remainder|balance)(?:,|, which is| is|:| of|, or)? <rest:q>"
)
_NEW_TOTAL = pattern(
    r"<last:mnu>(?:~~⟨[nt]\d+⟩)?~~(?:bring|brings|bringing|brought|takes|taking|raises|raising) "
    r"(?:its|the|their|our|his|her)~ total~ to <total:mnu>[^⟨⟩¶]{0,60}[.!] ¶ "
    r"[^⟨⟩¶]{0,30}\b(?:had|previously|earlier|before)\b~~<before:mnu>(?P<end>[^¶]{0,160})"
)


def find(drawn: Sketch) -> Iterator[Relation]:
    """Splits of one sentence."""
    plain = drawn.bare
    places = [place for place in plain.placeholders if value_of(place[3]) != 1]  # "nineteen are in one country"
    taken: set[str] = set()
    for index, (start, end, _, whole) in enumerate(places[:-1]):
        found = _split(plain.text, places, index) if whole.id not in taken else None
        if found is not None:
            parts, rest, certain = found
            taken |= {claim.id for claim in parts}
            yield _relation(plain, whole, parts, certain, (start, end), rest)


def find_across(drawn: Sketch) -> Iterator[Relation]:
    """Rests and new totals of one sentence or two."""
    for match in _REST_OF_MONEY.finditer(drawn.text):
        whole, part, rest = (drawn.claim(match, role) for role in ("whole", "part", "rest"))
        if whole is not None and part is not None and rest is not None and _alike((whole, part, rest)):
            yield _relation(drawn, whole, (part, rest), _COMPLETE, match.span())
    for match in _NEW_TOTAL.finditer(drawn.text):
        total, last, before = (drawn.claim(match, role) for role in ("total", "last", "before"))
        if total is None or last is None or before is None:
            continue
        more = [c for start, _, _, c in drawn.placeholders if match.start("end") <= start < match.end("end")]
        parts = (last, before, *(c for c in more if are_alike(c, total)))
        if _alike((total, *parts)):
            yield _relation(drawn, total, parts, _LIKELY, match.span())


def _split(text: str, places: Sequence[Place], index: int) -> tuple[list[Claim], Decimal | None, float] | None:
    """The parts of the figure at an index, a rest in words, and how sure it is that they make it; None where it is not
    split."""
    start, end, _, whole = places[index]
    after = text[end : places[index + 1][0]]
    opens = _THEN.fullmatch(after) is not None and _OF.search(text, 0, start) is not None
    among = _OF_WHICH.fullmatch(after) is not None
    apposed = _APPOSED.fullmatch(after) is not None
    if not (opens or among or apposed) or any_of("sum", "overlapping").search(text):
        return None
    if not opens and any_of("partition", "of_these").search(text, 0, start):
        return None  # a part of what the sentence before gives
    parts, ending = _parts(text, places[index + 1 :], whole, is_said=opens or among)
    value, total = value_of(whole), sum((value_of(claim) for *_, claim in parts), Decimal(0))
    if ending == "residue" and total > value * _TOO_MUCH_BESIDE_A_RESIDUE:
        return None
    rest = _rest_in_words(text, parts[-1][1]) if parts and ending not in _CLOSED else None
    if (rest is None and (len(parts) < 2 or not ending)) or not value or total > value * _TOO_MUCH:
        return None
    words = {found[1] for _, last, _, _ in parts if (found := _FIRST_WORD.match(text, last)) is not None}
    is_parallel = all(_FIRST_WORD.match(text, last) for _, last, _, _ in parts) and _is_of_one_sort(words)
    is_parallel = is_parallel or _exclude_each_other([claim for *_, claim in parts])
    own = _FIRST_WORD.match(text, end)
    if own is not None and own[1] in words:
        return None  # "27 wells in the east, 21 in the north and 16 in the south": it is one of them
    claims = [claim for *_, claim in parts]
    if ending in _CLOSED or rest is not None:
        return claims, rest, _COMPLETE if opens or among else _RATHER
    if total == value:
        return claims, rest, _RATHER
    if is_parallel and (total > value or (apposed and not opens and not among and total * 2 > value)):
        return claims, rest, _LIKELY
    return None


def _exclude_each_other(parts: Sequence[Claim]) -> bool:
    """Whether counts are of things of which each is one or the other: "33 women and 27 men"."""
    named = [claim.quantity.counted.split()[-1] if claim.quantity and claim.quantity.counted else "" for claim in parts]
    return len(set(named)) == len(named) and any(set(named) <= set(sorts) for sorts in section("leftover")["exclusive"])


def _rest_in_words(text: str, start: int) -> Decimal | None:
    """A rest that is no figure of its own: "the other four are abroad"."""
    found = _OTHER.match(text, start)
    number = table("numbers")["small"].get(found["number"]) if found is not None else None
    return None if number is None else Decimal(number)


def _is_of_one_sort(words: set[str]) -> bool:
    """Whether the words after the parts are the same; "of it in cash and … in shares" counts as that."""
    return len(words - {"of it", "of them"}) == 1 or words == {"are", "were"}


def _parts(text: str, places: Sequence[Place], whole: Claim, *, is_said: bool) -> tuple[list[Place], str]:
    """The figures of a list and how it ends: with what is called the `rest`, with `and`, or open."""
    taken = [places[0]] if places and _can_be_part(places[0][3], whole) else []
    ending = ""
    for place in places[1:] if taken else ():
        joint = _NEXT.fullmatch(text, taken[-1][1], place[0])
        is_list = joint is not None and not joint["item"].strip() and not is_said
        if is_list and not _exclude_each_other([taken[-1][3], place[3]]):
            break  # "120 loaves, 80 rolls and 40 cakes" is one list
        is_rest = joint is not None and _REST.search(joint["lead"]) is not None
        if joint is None or not _can_be_part(place[3], whole) or _CHANGES.match(text, place[1]):
            break
        if (ending or joint["joint"] == ";") and not is_rest:
            break
        taken.append(place)
        ending = "and" if joint["joint"].endswith(("and", "while")) else ""
        if ending and is_said and _RESIDUE.match(text, place[1]):
            return taken, "residue"
        if is_rest:
            return taken, "rest"
    return taken, ending


def _can_be_part(claim: Claim, whole: Claim) -> bool:
    if not 0 < value_of(claim) < value_of(whole):
        return False
    both = {letter_of(claim), letter_of(whole)}
    return both <= {"n", "b"} or (len(both) == 1 and both <= {"m", "u"} and are_alike(claim, whole))


def _alike(claims: Sequence[Claim]) -> bool:
    first, *others = claims
    return all(are_alike(first, other) for other in others)


def _relation(
    drawn: Sketch,
    whole: Claim,
    parts: Sequence[Claim],
    certain: float,
    place: tuple[int, int],
    rest: Decimal | None = None,
) -> Relation:
    return Relation(
        kind=RelationKind.SUM,
        operator="split",
        operands=(operand("total", whole), *(operand("part", claim) for claim in parts)),
        cue=drawn.span(*place),
        amount=rest,
        confidence=certain,
    )
