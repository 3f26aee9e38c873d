"""CC313: "this Sunday" and "next Sunday" for what seems to be one day."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.load import word_set
from claimcheck.records import Claim, Derivation, Input, Severity

_NAMED = re.compile(
    r"(?P<which>this|next)\s(?:coming\s)?(?P<day>(?:mon|tues|wednes|thurs|fri|satur|sun)day)$", re.IGNORECASE
)
_OF_ITSELF = re.compile(
    r"\b(?:see\syou|talk\sto\syou|(?:next|new|regular)\s(?:issue|edition|schedule|letter|newsletter|number)|your\sinbox|"
    r"(?:we|i)(?:['’]re|['’]ll\sbe|\sare|\swill\sbe)\sback)\b",
    re.IGNORECASE,
)
"""Words with which a series of letters speaks of its own next issue."""
_WORD = re.compile(r"[^\W\d_]{5,}")
_REACH = 400
_COMMON_WORDS = 2


class WeekdayNamedTwoWays(DocumentRule):
    """One day seems to be named "this Sunday" in one sentence and "next Sunday" in another.

    ## What it checks
    "this" and "next" with one weekday, in sentences near each other that speak of one thing: both of the next issue of
    the text itself (a warning), or with two longer words in common. To many readers they are a week apart.

    ## Why it matters
    Half of the readers come on another day than the other half.

    ## When it is wrong
    Where the two sentences are about two events, a week apart.

    ## Source
    English usage: "next Sunday" is the Sunday that comes to some, and the one after it to others.
    """

    code = "CC313"
    name = "weekday-named-two-ways"
    severity = Severity.INFO
    since = "0.1"
    examples = (
        Flags(
            "next-issue-named-twice",
            "That is all, see you next Sunday. We return to the regular schedule this Sunday.",
            at="this Sunday",
            says="next Sunday",
        ),
        Passes("named-alike", "That is all, see you this Sunday. We return to the regular schedule this Sunday."),
        Ignores("two-things", "The choir sings this Sunday. The market opens next Sunday."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every two mentions of one weekday that are near each other."""
        named = [claim for claim in view.claims if claim.date is not None and _NAMED.match(claim.text)]
        for first, second in combinations(named, 2):
            is_near = second.location.start - first.location.end < _REACH and first.location.cell is None
            if is_near and _day(first) == _day(second) and _are_of_one_thing(view, first, second):
                yield _judge(view, first, second)


def _named(claim: Claim) -> re.Match[str]:
    match = _NAMED.match(claim.text)
    assert match is not None
    return match


def _day(claim: Claim) -> str:
    return _named(claim)["day"].casefold()


def _are_of_one_thing(view: DocumentView, first: Claim, second: Claim) -> bool:
    if first.location.sentence == second.location.sentence:
        return False
    one, other = _sentences(view, first, second)
    if _OF_ITSELF.search(one) and _OF_ITSELF.search(other):
        return True
    return len(_words(one) & _words(other) - {_day(first)}) >= _COMMON_WORDS


def _sentences(view: DocumentView, *claims: Claim) -> list[str]:
    return [view.document.prose[slice(*claim.location.sentence)] for claim in claims]


def _words(sentence: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(sentence)} - word_set("function_words")


def _judge(view: DocumentView, first: Claim, second: Claim) -> Verdict:
    derivation = Derivation(
        formula="one day has one name",
        inputs=tuple(Input(name="day", text=claim.text, claim=claim.id) for claim in (first, second)),
        expected=first.text,
        stated=second.text,
    )
    if _named(first)["which"].casefold() == _named(second)["which"].casefold():
        return Agrees((second, first), derivation)
    message = f"“{first.text}” and “{second.text}” seem to be one day; to many readers they are a week apart."
    severity = Severity.WARNING if all(_OF_ITSELF.search(text) for text in _sentences(view, first, second)) else None
    return Differs((second, first), message, derivation, severity=severity, confidence=0.4)
