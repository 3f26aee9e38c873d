"""Noun phrases of a tagged sentence, found by one pattern over the string of its word classes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from claimcheck.extraction.context.tokens import Token
from claimcheck.extraction.context.word_classes import corrected_classes, is_hyphenated
from claimcheck.extraction.context.wordlists import word_list

_NOUN_PHRASE = re.compile(
    r"(?P<np>D{0,2}(?:M(?=[AEFD])|(?<=D)[AE]C(?=[AE][NO])|A(?:,(?=A))?|(?<=[DAMQFP])E(?=[ANOEGYF])|G(?=[NO])|F){0,8}"
    r"(?:[NO]|A(?=[NO])|G(?=N)){0,8}Y?(?<=[NOFY]))|(?P<pronoun>R|D)"
)
_PRONOUN_DETERMINERS = word_list("own")
_DAYS = word_list("days")
_SIZE = re.compile(r"\d{1,4}(?:\.\d{1,2})?[BM]")


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
        self.tags = corrected_classes(tokens)
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

    def is_size(self, phrase: Phrase) -> bool:
        """Whether a bare figure names a model by its size: `the 7B and 34B were trained on`."""
        if phrase.head != -1 or len(phrase.figures) != 1 or not _SIZE.fullmatch(self.tokens[phrase.last].text):
            return False
        if self.tags[phrase.last + 1 : phrase.last + 2] == "-" or self.determiner(phrase) == "the":
            return self.determiner(phrase) == "the"
        earlier = self.before(phrase.first - 1) if self.tags[phrase.first - 1 : phrase.first] in ("C", ",") else None
        return earlier is not None and self.is_size(earlier)

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
        """The phrase as written, white space folded, without determiner, hedge, figures; `4-bit` and the like stay."""
        within = self.tokens[phrase.first : phrase.last + 1]
        kept = [
            t.text
            for t, after in zip_longest(within, within[1:])
            if t.tag not in "DF," or (t.tag == "F" and (t.figure is None or is_hyphenated(t.text)))
            if not (t.tag == "M" and after is not None and after.tag == "F")
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
