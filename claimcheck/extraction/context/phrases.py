"""Noun phrases of a tagged sentence, found by one pattern over the string of its word classes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from claimcheck.extraction.context.tokens import Token
from claimcheck.extraction.context.verbs import is_known_verb

_NOUN_PHRASE = re.compile(
    r"(?P<np>D{0,2}(?:M(?=[AEFD])|A(?:,(?=A))?|(?<=[DAMQFP])E(?=[ANOEGYF])|G(?=[NO])|F){0,8}"
    r"(?:[NO]|A(?=[NO])|G(?=N)){0,8}Y?(?<=[NOFY]))|(?P<pronoun>R|D)"
)
_OPENS_ANOTHER = frozenset(
    {"last", "next", "past", "previous", "this", "each", "every", "same", "earlier", "following"}
)
_PRONOUN_DETERMINERS = frozenset({"its", "their", "his", "her", "our", "my", "your", "whose"})
_TIMES = frozenset({"year", "month", "week", "quarter", "decade", "century", "season", "weekend", "year-end"})
_DAYS = frozenset(
    {
        "today", "yesterday", "tomorrow", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "day", "days", "morning", "evening", "night", "summer", "winter", "spring", "autumn",
    }
)  # fmt: skip
"""With `_TIMES`: phrases with these heads say when or how, and are no subjects beside others."""
_AUXILIARIES = frozenset(
    {
        "is", "are", "was", "were", "be", "been", "has", "have", "had", "do", "does", "did", "can", "could", "will",
        "would", "shall", "should", "may", "might", "must", "'s", "’s", "'re", "’re", "'ve", "’ve",
    }
)  # fmt: skip


class Phrase(NamedTuple):
    """Tokens [first, last] of a sentence that form a noun phrase, or a pronoun (`is_pronoun`); `head` is its last noun.

    `head` is -1 where the phrase is a bare figure. `figures` are the places of the figures in it.
    """

    first: int
    last: int
    head: int
    figures: tuple[int, ...] = ()
    is_pronoun: bool = False


class Sentence:
    """A tokenised sentence with its noun phrases; `phrase_of[i]` is the phrase that token i is in, or None."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens
        self.tags = corrected_tags(tokens)
        self.phrases = [self._phrase(match) for match in _NOUN_PHRASE.finditer(self.tags) if match[0]]
        self.phrase_of: list[Phrase | None] = [None] * len(tokens)
        for phrase in self.phrases:
            for index in range(phrase.first, phrase.last + 1):
                self.phrase_of[index] = phrase
        self.token_of_figure = {t.figure: index for index, t in enumerate(tokens) if t.figure is not None}

    def _phrase(self, match: re.Match[str]) -> Phrase:
        first, last = match.start(), match.end() - 1
        if match["pronoun"] is not None:
            return Phrase(first, last, last, is_pronoun=True)
        head = last if self.tags[last] in "NOY" and self.tokens[last].figure is None else -1
        figures = tuple(f for i in range(first, last + 1) if (f := self.tokens[i].figure) is not None)
        return Phrase(first, last, head, figures)

    def is_time(self, phrase: Phrase) -> bool:
        """Whether a phrase only says when: a date, `last year`, `Thursday`."""
        if phrase.is_pronoun:
            return False
        last = self.tokens[phrase.last]
        return self.tags[phrase.last] == "Y" or last.is_date or last.lower in _DAYS

    @property
    def first_finite_verb(self) -> int | None:
        """The first finite verb outside brackets that no relative pronoun or subordinator governs, None without one."""
        governed = False
        for index, tag in enumerate(self.tags):
            if tag == "V" and not governed:
                return index
            if tag in "WS":
                governed = True
            elif tag in "V,":
                governed = False
        return None

    def before(self, index: int) -> Phrase | None:
        """The phrase that ends right before token `index`."""
        phrase = self.phrase_of[index - 1] if index > 0 else None
        return phrase if phrase is not None and phrase.last == index - 1 else None

    def after(self, index: int) -> Phrase | None:
        """The phrase that begins at token `index`."""
        phrase = self.phrase_of[index] if index < len(self.tokens) else None
        return phrase if phrase is not None and phrase.first == index else None

    def text(self, phrase: Phrase) -> str:
        """The phrase as written, white space folded, without determiner and figures; `4-bit` and the like stay."""
        kept = [
            t.text
            for t in self.tokens[phrase.first : phrase.last + 1]
            if t.tag not in "DF," or (t.tag == "F" and (t.figure is None or _is_hyphenated(t.text)))
        ]
        return " ".join(" ".join(kept).split())

    def full_text(self, phrase: Phrase) -> str:
        """The whole phrase as written, white space folded."""
        return " ".join(" ".join(t.text for t in self.tokens[phrase.first : phrase.last + 1]).split())

    def owner(self, phrase: Phrase) -> Phrase | None:
        """The possessor right before a phrase: `GPT-4` in `GPT-4's accuracy`."""
        left = phrase.first - 1
        return self.before(left) if left > 0 and self.tags[left] == "Q" else None

    def particle(self, verb: int) -> str:
        """The word after a verb, which may be part of it: `came out`."""
        return self.tokens[verb + 1].lower if verb + 1 < len(self.tokens) else ""

    def determiner(self, phrase: Phrase) -> str:
        """The phrase's first determiner in lower case, empty where it has none."""
        return self.tokens[phrase.first].lower if self.tags[phrase.first] == "D" else ""

    def has_own_pronoun(self, phrase: Phrase) -> bool:
        """Whether the phrase begins with a possessive pronoun: `its revenue`."""
        return self.determiner(phrase) in _PRONOUN_DETERMINERS

    def name_in(self, phrase: Phrase) -> int | None:
        """The token of the last name in the phrase, None where it has none."""
        for index in range(phrase.last, phrase.first - 1, -1):
            if self.tags[index] == "O":
                return index
        return None


def corrected_tags(tokens: Sequence[Token]) -> str:
    """The classes as one string, with what the tagger cannot see put right; `Y` marks nouns of time.

    Two finite verbs in a row are a noun and its verb ("gross margin rose"); a known verb between a noun and a figure is
    a verb ("the customer pays $5"); an -ing form with nothing to govern is a noun ("75 percent on shipping and"); a
    number that is no figure belongs to the noun before it ("version 1.1").
    """
    tags = [_simple(token) for token in tokens]
    for index, tag in enumerate(tags):
        after = tags[index + 1] if index + 1 < len(tags) else "."
        before = tags[index - 1] if index > 0 else "."
        lower = tokens[index].lower
        if tokens[index].is_date and not (before in "DA" and after in "NAO" and tokens[index].text.isdigit()):
            tags[index] = "Y"
        elif tag == "F" and tokens[index].figure is None and before in "NO":
            tags[index] = "N"
        elif tag == "A" and tokens[index].figure is not None and after not in "ANOEG,":
            tags[index] = "F"
        elif tag == "M" and before in "DA" and after in "VPQ,.;":
            tags[index] = "N"
        elif tag == "V" and index > 0 and tags[index - 1] == "V" and tokens[index - 1].lower not in _AUXILIARIES:
            tags[index] = "N"
        elif tag in "MR" and lower in ("less", "more", "fewer") and before == "F":
            tags[index] = "A"
        elif tag in "VB" and after == "V" and before in "NADOF" and lower not in _AUXILIARIES:
            tags[index] = "N"
        elif tag == "G" and (after == "V" or (before in "PDA" and after in ",.:;C)PVX")):
            tags[index] = "N"
        elif tag in "NM" and before not in "DAGPQ" and _is_before_figure(tags, tokens, index) and is_known_verb(lower):
            tags[index] = "V"
    return "".join(tags)


def _simple(token: Token) -> str:
    if token.tag == "F" and _is_hyphenated(token.text):
        return "A"
    if token.tag == "A" and token.lower in _OPENS_ANOTHER:
        return "D"
    return "Y" if token.tag == "N" and (token.lower in _TIMES or token.lower.removesuffix("s") in _TIMES) else token.tag


def _is_hyphenated(text: str) -> bool:
    """Whether a figure is written as an adjective: `72-billion-parameter`, `4-bit`."""
    return "-" in text.split()[-1] and text[-1].isalpha()


def _is_before_figure(tags: Sequence[str], tokens: Sequence[Token], index: int) -> bool:
    """Whether a figure follows, at most behind a hedge of one word."""
    if index + 1 >= len(tags):
        return False
    if tags[index + 1] == "F":
        return not tokens[index + 1].is_date
    return (
        tags[index + 1] in "MP"
        and index + 2 < len(tags)
        and tags[index + 2] == "F"
        and tokens[index + 1].lower in _NEAR
    )


_NEAR = frozenset({"about", "around", "over", "under", "roughly", "some", "nearly", "almost", "only", "approximately"})
