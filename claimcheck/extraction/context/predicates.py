"""Verbs and their subjects: the nearest verb to a figure, and the phrase that the verb is said of."""

from __future__ import annotations

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.verbs import direction_of
from claimcheck.extraction.context.wordlists import word_list

VERBS = frozenset("VBEG")
"""Classes of verb forms: finite, base, past participle, -ing form."""

_BE = word_list("be")
_SUBORDINATORS = word_list("subordinators")


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


def subject_of(sentence: Sentence, verb: int) -> Phrase | None:
    """The subject of a verb: the nearest phrase to its left that is no object and in no prepositional phrase.

    Relative clauses are left to their antecedent, appositions to the name that they explain, coordinated verbs share
    the subject, and a leading participle ("Founded in 2019, it ...") takes the subject that follows.
    """
    tags = sentence.tags
    reduced = tags[verb] == "G" or is_passive(sentence, verb)
    host = sentence.before(verb) if reduced else None
    if host is not None and host.head != -1 and not sentence.is_time(host):
        return host
    main = sentence.first_finite_verb
    if tags[verb] == "G" and tags[verb - 1 : verb] == "(" and main is not None:
        return subject_of(sentence, main) if main < verb else None
    opens = verb == 0 or tags[verb - 1] in ":;"
    if tags[verb] in "EG" and opens and (later := _following_subject(sentence, verb)) is not None:
        return later
    return _antecedent(sentence, verb) or _to_the_left(sentence, verb) or _following_subject(sentence, verb)


def _to_the_left(sentence: Sentence, verb: int) -> Phrase | None:
    index, crossed = verb - 1, False
    while index >= 0:
        tag, phrase = sentence.tags[index], sentence.phrase_of[index]
        if tag == ")":
            index = sentence.tags.rfind("(", 0, index) - 1
        elif tag == ";":
            return None
        elif phrase is None:
            crossed = crossed or tag in VERBS
            index -= 1
        else:
            passed = _passed_over(sentence, phrase, verb, crossed)
            if passed is None:
                return phrase
            index = passed
    return None


def _passed_over(sentence: Sentence, phrase: Phrase, verb: int, crossed: bool) -> int | None:
    """The token to look on from where a phrase cannot be the verb's subject; None where it is the subject."""
    start = phrase.first
    while start > 0 and sentence.tags[start - 1] == "Q" and (owner := sentence.before(start - 1)) is not None:
        start = owner.first
    left = sentence.tags[start - 1] if start > 0 else "."
    if sentence.is_time(phrase) or (phrase.head == -1 and crossed):
        return start - 1
    if left in "PT":
        opens = sentence.tokens[start - 1].lower in _SUBORDINATORS and _runs_up_to(sentence, phrase, verb)
        return None if opens and not crossed else start - 2
    if left == "G" and not crossed and (start == 1 or sentence.tags[start - 2] in ",:;SCX"):
        return None
    if left in VERBS:
        return start - 1
    if left == "C" and (first := sentence.before(start - 1)) is not None and not first.figures:
        return start - 2
    if (left == "W" and crossed) or (left == "," and _explains(sentence, start, verb)):
        return start - 2
    if phrase.is_pronoun and sentence.tokens[phrase.first].lower == "that":
        return start - 1
    return None


def _explains(sentence: Sentence, start: int, verb: int) -> bool:
    """Whether a phrase between commas explains the phrase before it: `Acme, a maker of valves, earned`."""
    end = verb
    while end > 0 and sentence.tags[end - 1] in "MV":
        end -= 1
    named = sentence.before(start - 1)
    return named is not None and not named.figures and end > start and sentence.tags[end - 1] == ","


def _runs_up_to(sentence: Sentence, phrase: Phrase, verb: int) -> bool:
    """Whether nothing but adverbs stands between a phrase and a finite verb."""
    between = sentence.tags[phrase.last + 1 : verb]
    return sentence.tags[verb] == "V" and not between.strip("MV")


def _antecedent(sentence: Sentence, verb: int) -> Phrase | None:
    """The phrase before a relative pronoun that is itself the verb's subject: `approximation (which trimmed`."""
    index = verb - 1
    while index >= 0 and sentence.tags[index] in "MV":
        index -= 1
    if index < 1 or sentence.tags[index] != "W":
        return None
    while index > 0 and sentence.tags[index] in "W,(P":
        index -= 1
    phrase = sentence.phrase_of[index]
    return phrase if phrase is not None and not phrase.figures else None


def _following_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """The subject after a leading participle or subordinate clause: the first phrase after the next comma."""
    comma = sentence.tags.find(",", verb)
    while comma != -1 and comma + 1 < len(sentence.tags):
        phrase = sentence.after(comma + 1)
        if phrase is not None and not phrase.figures and not sentence.is_time(phrase):
            return phrase
        comma = sentence.tags.find(",", comma + 1)
    return None


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
