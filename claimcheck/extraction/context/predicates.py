"""Verbs of a tagged sentence: the nearest to a figure, whether it is passive, whether one follows a phrase."""

from __future__ import annotations

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.verbs import direction_of
from claimcheck.extraction.context.wordlists import word_list

VERBS = frozenset("VBEG")
"""Classes of verb forms: finite, base, past participle, -ing form."""

_BE = word_list("be")


def nearest_verb(sentence: Sentence, edge: int) -> int | None:
    """The nearest verb to the left of a token, brackets skipped, in the same stretch between semicolons."""
    index = edge - 1
    while index >= 0:
        tag = sentence.tags[index]
        if tag == ")":
            index = sentence.tags.rfind("(", 0, index)
        elif tag in ";(":
            return None
        elif tag in VERBS and sentence.phrase_of[index] is None:
            return index
        index -= 1
    return None


def nearest_change(sentence: Sentence, edge: int, nearest: int | None) -> int | None:
    """The verb of change that "by 20", "from 4" and "to 5" go with, if one precedes; else the nearest verb."""
    verb = nearest
    while verb is not None:
        if direction_of(sentence.tokens[verb].lower) in ("up", "down"):
            return verb
        verb = nearest_verb(sentence, verb)
    return nearest


def is_passive(sentence: Sentence, verb: int) -> bool:
    """Whether a participle stands after a form of "be", or as a reduced relative clause without any auxiliary."""
    if sentence.tags[verb] != "E":
        return False
    index = verb - 1
    while index >= 0 and sentence.tags[index] == "M":
        index -= 1
    return index < 0 or sentence.tokens[index].lower in _BE or sentence.tags[index] not in "VB"


def is_followed_by_verb(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a finite verb follows the phrase, past the prepositional phrases that hang on it."""
    index = phrase.last + 1
    while index + 1 < len(sentence.tags) and sentence.tags[index] == "P" and sentence.after(index + 1) is not None:
        after = sentence.after(index + 1)
        assert after is not None
        index = after.last + 1
    while index < len(sentence.tags) and sentence.tags[index] == "M":
        index += 1
    return index < len(sentence.tags) and sentence.tags[index] == "V"
