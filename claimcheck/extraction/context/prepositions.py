"""What a figure hangs on behind a preposition: a noun before it, the verb, or an earlier figure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from claimcheck.extraction.context.governing import Attachment, clause_start, coordinated, first_free_phrase, of_verb
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import nearest_change, nearest_verb
from claimcheck.extraction.context.verbs import direction_of
from claimcheck.extraction.context.wordlists import word_list

_EMPTY_NOUNS = word_list("empty_nouns")
_RANGES = frozenset({"from", "between", "over", "under", "above", "below"})
_HOSTED_BY = frozenset({"with", "at", "for"})
_CHANGE_NOUNS = word_list("changes")
_WITH_VERBS = word_list("with_verbs")


def after_preposition(
    sentence: Sentence, phrase: Phrase, place: int, of_noun: Callable[[Phrase], Attachment]
) -> Attachment:
    """The attachment of a phrase behind the preposition at `place`; `of_noun` gives that of `a score of 43`."""
    word = sentence.tokens[place].lower
    if word == "with" and _is_followed_by_participle(sentence, phrase):
        return Attachment(is_subject=True)
    noun = sentence.before(place)
    if noun is None:
        verb = nearest_verb(sentence, place)
        if verb is None and (main := sentence.first_finite_verb) is not None and main > place:
            return replace(of_verb(sentence, main, len(sentence.tags)), preposition=word)
        found = of_verb(sentence, verb, place) if verb is not None else coordinated(sentence, None, place)
        if found.is_subject:
            found = of_verb(sentence, None, place)
        return replace(found, preposition=word)
    if (
        noun.head == -1
        and not sentence.is_size(noun)
        and word in ("for", "with")
        and (verb := nearest_verb(sentence, place)) is not None
    ):
        return replace(of_verb(sentence, verb, place), preposition=word)
    dated = (
        noun.head != -1 and bool(noun.figures) and sentence.tokens[sentence.token_of_figure[noun.figures[-1]]].is_date
    )
    if word in ("to", "from") and (change := _noun_of_change(sentence, noun)) is not None:
        if change.figures:
            return Attachment(same_as=change.figures[-1], preposition=word)
        return Attachment(owner=noun, preposition=word)
    takes_value = word in ("of", "from", "to", "over", "than", "above", "below") and not dated
    if noun.figures and not sentence.is_size(noun) and (noun.head == -1 or takes_value):
        return Attachment(same_as=noun.figures[-1], preposition=word)
    if word == "of" and sentence.tokens[noun.last].lower in _EMPTY_NOUNS and sentence.tags[noun.first - 1] == "P":
        return coordinated(sentence, None, noun.first - 1)
    if word == "of":
        return of_noun(noun)
    if word in _HOSTED_BY and not noun.is_pronoun and _hosts(sentence, noun, word):
        return Attachment(owner=noun, preposition=word)
    verb = nearest_verb(sentence, place)
    if word in ("by", "to", "from"):
        verb = nearest_change(sentence, place, verb)
    if verb is None:
        return Attachment(
            owner=first_free_phrase(sentence, clause_start(sentence, place), place) or noun, preposition=word
        )
    if _is_gapped(sentence, noun, verb):
        return Attachment(owner=noun, verb=verb, preposition=word)
    found = of_verb(sentence, verb, place)
    ranges = word in _RANGES and not sentence.is_time(noun) and sentence.name_in(noun) is None
    if ranges and direction_of(sentence.tokens[verb].lower) is None and found.object is not noun:
        found = replace(found, noun=noun)
    return replace(found, preposition=word)


def _is_followed_by_participle(sentence: Sentence, phrase: Phrase) -> bool:
    """Whether a phrase with a figure, and what it is of, does something: `with 24 percent of adults saying`."""
    end = phrase.last + 1
    if phrase.figures and end + 1 < len(sentence.tokens) and sentence.tokens[end].lower == "of":
        whole = sentence.after(end + 1)
        return whole is not None and sentence.tags[whole.last + 1 : whole.last + 2] == "G"
    return False


def _noun_of_change(sentence: Sentence, noun: Phrase) -> Phrase | None:
    """The change of a noun that reaches a level: `a 2-point drop in approval to 38 percent`."""
    if noun.is_pronoun or sentence.is_time(noun) or sentence.tokens[noun.first - 1].lower not in ("in", "of"):
        return None
    change = sentence.before(noun.first - 1)
    return change if change is not None and sentence.tokens[change.last].lower in _CHANGE_NOUNS else None


def _is_gapped(sentence: Sentence, noun: Phrase, verb: int) -> bool:
    """Whether the verb is left out after a conjunction: `A rose to 82 and B to 78`."""
    left = noun.first - 1
    if left <= verb or sentence.tags[left] not in ",C" or sentence.is_time(noun):
        return False
    return any(p.figures and verb < p.first < left for p in sentence.phrases)


def _hosts(sentence: Sentence, noun: Phrase, word: str) -> bool:
    """Whether a phrase before `with`, `at` or `for` is what the figure belongs to, and not just the verb's object."""
    if sentence.name_in(noun) == noun.last:
        return word != "for"
    if word == "at":
        governed = noun.first > 0 and sentence.tags[noun.first - 1] == "P"
        return governed and sentence.tokens[noun.first - 1].lower not in ("against", "versus", "vs")
    left = sentence.tokens[noun.first - 1].lower if noun.first > 0 else ""
    return word == "with" and sentence.determiner(noun) in ("a", "an", "") and not _takes_with(left)


def _takes_with(verb: str) -> bool:
    """Whether a form is of a verb that `with` goes with."""
    return not _WITH_VERBS.isdisjoint((verb, verb[:-1], verb[:-2], verb[:-3], f"{verb[:-3]}e"))
