"""The noun phrase that a number counts, found with closed lists of the words that end one."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.quantities.tokens import Tokens
from claimcheck.lexicon.load import listed, table, word_set
from claimcheck.records.base import frozen

_MOST_WORDS = 7
_SHORTEST_PLURAL = 3
_ORDERS = frozenset({"next", "last", "past", "first", "second", "third"})
_HYPHENS = frozenset("-‑‐–")
_RESULTS = frozenset({"leaves", "makes", "equals", "totals"})
"""Verbs and not plurals where the result follows: `520 less 48 returned leaves 472`."""
_LEADING = listed("quantity_words", "leading")
_ADVERBS = listed("quantity_words", "adverbs")


@frozen
class NounPhrase:
    """Tokens `first` to `last`; `text` as written with white space folded."""

    first: int
    last: int
    text: str
    is_plural: bool


@cache
def _plurals() -> frozenset[str]:
    return frozenset(table("nouns")["plurals"].split())


@cache
def _attributive() -> frozenset[str]:
    return frozenset(table("nouns")["attributive"].split())


@cache
def _singulars() -> frozenset[str]:
    return frozenset(table("nouns")["singulars"].split())


def is_plural(word: str) -> bool:
    """Whether a word in lower case looks like a plural noun."""
    if word in _plurals():
        return True
    if len(word) < _SHORTEST_PLURAL or not word.endswith("s") or word.endswith(("ss", "us", "is", "'s", "’s")):
        return False
    return word not in _singulars() and word not in word_set("not_nouns")


def ends_phrase(word: str) -> bool:
    """Whether a word in lower case cannot be part of a noun phrase after a number."""
    return word in word_set("not_nouns") or (word.endswith("ly") and word not in _ADVERBS)


def read_counted(tokens: Tokens, index: int, is_one: bool) -> NounPhrase | None:
    """The noun phrase that begins at a token: up to its plural head, or for `one` the whole run of words."""
    words = _Run(tokens, index, is_one)
    words.read()
    if (
        is_one
        and words.plural is not None
        and words.plural == words.first
        and tokens.lower[words.first] not in _plurals()
    ):
        return None
    if is_one and words.plural is not None and words.plural > index + 1 and _may_be_verb(tokens, words.plural):
        return words.phrase(words.plural - 1, plural=False)
    if words.plural is not None:
        return words.phrase(words.plural, plural=True)
    if is_one and words.last is not None and words.length <= 4 and not tokens.lower[words.last].endswith("ed"):
        return words.phrase(words.last, plural=False)
    return None


def without_verb(tokens: Tokens, phrase: NounPhrase) -> NounPhrase:
    """What `one in ten` is one of, without a verb in -s that reads like its head: `adults smokes`."""
    last = phrase.last
    is_doubtful = last > phrase.first and tokens.text[last].islower() and tokens.lower[last] not in _plurals()
    head = tokens.lower[last - 1]
    if not (is_doubtful and is_plural(head) and head not in _attributive() and not tokens.glued(last)):
        return phrase
    return NounPhrase(phrase.first, last - 1, " ".join(tokens.slice(phrase.first, last - 1).split()), True)


def _may_be_verb(tokens: Tokens, index: int) -> bool:
    """Whether the plural after `one` and a noun is its verb: `one professor points out`."""
    before = tokens.lower[index - 1]
    return (
        tokens.is_word(index - 1)
        and not tokens.glued(index)
        and before not in _plurals()
        and tokens.text[index].islower()
    )


def read_attributive(tokens: Tokens, index: int) -> NounPhrase | None:
    """The singular noun that a number counts before another noun: the `cylinder` of `a 3 cylinder engine`."""
    word, following = tokens.low(index), tokens.low(index + 1)
    if not (word.isalpha() and following.isalpha() and tokens.joined(index) and tokens.joined(index + 1)):
        return None
    if any(ends_phrase(each) or each.endswith(("ing", "ed")) for each in (word, following)) or word in _ORDERS:
        return None
    return NounPhrase(index, index, tokens.text[index], False) if tokens.text[index].islower() else None


def read_acronym(tokens: Tokens, index: int) -> NounPhrase | None:
    """The capitals that name what a decimal counts: `0.5 WAR`."""
    text = tokens.text[index] if tokens.is_word(index) and tokens.joined(index) else ""
    if not (2 <= len(text) <= 5 and text.isupper()) or (tokens.is_word(index + 1) and tokens.joined(index + 1)):
        return None
    return NounPhrase(index, index, text, False)


def _may_lead(word: str) -> bool:
    """Whether a word that ends phrases may begin one: a participle, `more`, or a plural that is a verb elsewhere."""
    return word.endswith("ed") or word in _LEADING or _is_first_plural(word)


def _is_capital(tokens: Tokens, index: int) -> bool:
    return tokens.is_word(index) and tokens.joined(index) and tokens.text[index][0].isupper()


def _is_first_plural(word: str) -> bool:
    """Whether a word right after a number is a plural although it is more often a verb: `600 moves`."""
    return (
        len(word) > 4
        and word.endswith("s")
        and not word.endswith(("ss", "us", "is", "'s", "’s"))
        and word not in _singulars()
    )


class _Run:
    """A run of words that may be a noun phrase, read from a token on."""

    def __init__(self, tokens: Tokens, first: int, is_one: bool) -> None:
        self.tokens, self.first, self.is_one = tokens, first, is_one
        self.last: int | None = None
        self.plural: int | None = None
        self.length = 0

    def phrase(self, last: int, *, plural: bool) -> NounPhrase:
        text = " ".join(self.tokens.slice(self.first, last).split())
        return NounPhrase(self.first, last, text, plural)

    def read(self) -> None:
        """Take tokens until the phrase ends: after its plural head, or before a word that no phrase holds."""
        tokens, index = self.tokens, self.first
        while index < tokens.count and self.length < _MOST_WORDS and tokens.joined(index):
            if index > self.first and self._skips(index):
                index += 1
                continue
            if not self._takes(index):
                return
            self.last = index
            if self._is_head(index):
                self.plural = index
                if not self._goes_on(index):
                    return
            index += 1

    def _skips(self, index: int) -> bool:
        """Whether a sign stands inside the phrase: a tight hyphen, or a comma between adjectives."""
        tokens = self.tokens
        text = tokens.text[index]
        if text in _HYPHENS:
            return tokens.glued(index) and tokens.glued(index + 1)
        if self.is_one:
            return False
        if text in {"and", "or", "&"} and index > self.first:
            return self.plural is None and self._adjectives_follow(index + 1, also_first=True)
        if text == "," and tokens.is_word(index + 1) and not tokens.glued(index + 1):
            return self.plural is None and self._adjectives_follow(index + 1)
        return False

    def _adjectives_follow(self, index: int, also_first: bool = False) -> bool:
        """Whether within three words comes a plural noun: `23 diverse, complex tasks`, `60 Kia and Hyundai cars`."""
        tokens = self.tokens
        for position in range(index, min(index + 6, tokens.count)):
            if tokens.text[position] in _HYPHENS:
                continue
            if not tokens.is_word(position) or ends_phrase(tokens.lower[position]):
                return False
            if is_plural(tokens.lower[position]):
                return position > index or also_first
        return False

    def _takes(self, index: int) -> bool:
        tokens = self.tokens
        word = tokens.lower[index]
        if tokens.is_number(index):
            is_model = tokens.text[index - 1].isupper() and tokens.glued(index + 1) and tokens.low(index + 1) == "s"
            return index > self.first and (tokens.glued(index) or is_model)
        if not tokens.is_word(index):
            return False
        inside_name = tokens.glued(index) and index > self.first
        if inside_name:
            return True
        if tokens.text[index].isupper() and tokens.glued(index + 1) and tokens.is_number(index + 1):
            self.length += 1
            return True
        if tokens.glued(index + 1) and tokens.low(index + 1) in _HYPHENS and tokens.glued(index + 2):
            self.length += 1
            return word not in {"and", "to"}
        if word in _ORDERS and index > self.first:
            return False
        is_acronym = len(word) > 1 and tokens.text[index].isupper()
        if ends_phrase(word) and not is_acronym and not (index == self.first and _may_lead(word)):
            return False
        if word.endswith(("'s", "’s")) and index > self.first:
            return False
        self.length += 1
        return True

    def _is_head(self, index: int) -> bool:
        """Whether the word is a plural: `tasks`, or the s of `H100s`."""
        tokens = self.tokens
        word = tokens.lower[index]
        if tokens.glued(index + 1) and tokens.low(index + 1) in {*_HYPHENS, "/"} and tokens.glued(index + 2):
            return False
        if word == "s" and tokens.glued(index) and tokens.is_number(index - 1):
            return True
        if index == self.first and tokens.is_word(index) and _is_first_plural(word):
            return True
        number_follows = tokens.is_number(index + 1)
        if number_follows and (tokens.glued(index + 1) or (word in _RESULTS and index > self.first)):
            return False
        return tokens.is_word(index) and is_plural(word)

    def _goes_on(self, index: int) -> bool:
        """After a plural, another plural carries on the phrase: `sports cars`; a capital after a capital too."""
        tokens = self.tokens
        following = tokens.low(index + 1)
        if tokens.text[index][0].isupper() and _is_capital(tokens, index + 1):
            return True
        return (
            tokens.is_word(index + 1)
            and tokens.joined(index + 1)
            and not tokens.glued(index + 1)
            and is_plural(following)
            and not ends_phrase(following)
        )
