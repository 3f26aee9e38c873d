"""Which phrase a verb is said of: constructions told by their form, and a ranking of all phrases for the rest."""

from __future__ import annotations

from functools import lru_cache

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import VERBS, nearest_verb
from claimcheck.extraction.context.subject_ranking import Subjects
from claimcheck.extraction.context.verbs import lemma
from claimcheck.extraction.context.wordlists import word_list

_MOST_SHARED = 3
"""Verbs to the left that a verb without a subject is held to share one with."""
_EXPECTING, _SEEING = word_list("expecting"), word_list("seeing")


def subject_of(sentence: Sentence, verb: int) -> Phrase | None:
    """The phrase that the verb at a token is said of, None where the sentence names none.

    Constructions that the treebank hardly has are told by their form: a leading participle ("Founded in 2019, it")
    takes the subject that follows, one that opens a bracket that of the main verb ("(scoring 74.4%)") or the phrase
    before the bracket ("(demonstrated between"), one after a bare figure that of the clause ("is 2B trained on").
    """
    tags, before = sentence.tags, sentence.tags[verb - 1 : verb]
    if before == "(" and tags[verb] in "EG":
        main = sentence.first_finite_verb
        if tags[verb] == "E":
            return sentence.before(verb - 1)
        return _subjects(sentence).of(main) if main is not None and main < verb else None
    if tags[verb] in "EG" and before in ("", ":", ";") and (later := _following_subject(sentence, verb)) is not None:
        return later
    if (told := _participle_after(sentence, verb)) is not None:
        return told
    if (passive := _to_be_done(sentence, verb)) is not None:
        return passive
    if (object_ := _object_of_expecting(sentence, verb)) is not None:
        return object_
    if (outcome_of := _outcome_of(sentence, verb)) is not None:
        return subject_of(sentence, outcome_of)
    found = _antecedent(sentence, verb) or _subjects(sentence).of(verb)
    main = sentence.first_finite_verb
    if found is not None and main is not None and main < verb and _is_of_contact_clause(sentence, found, verb):
        found = _subjects(sentence).of(main)
    earlier: int | None = verb
    for _ in range(_MOST_SHARED):
        earlier = nearest_verb(sentence, earlier) if found is None and earlier is not None else None
        if earlier is not None:
            found = _antecedent(sentence, earlier) or _subjects(sentence).of(earlier)
    return found


def _is_of_contact_clause(sentence: Sentence, found: Phrase, verb: int) -> bool:
    """Whether a participle after a comma got a pronoun of another clause: `1% for each year you wait, totalling 5%`."""
    left = sentence.tags[found.first - 1 : found.first]
    return sentence.tags[verb - 1 : verb + 1] == ",G" and found.is_pronoun and left != "" and left in "NYFO"


def _antecedent(sentence: Sentence, verb: int) -> Phrase | None:
    """The phrase before a relative pronoun that is itself the verb's subject: `approximation (which trimmed`."""
    index = verb - 1
    while index >= 0 and sentence.tags[index] in "MV":
        index -= 1
    if index < 1 or sentence.tags[index] != "W" or sentence.tags[index - 1] not in ",(":
        return None
    while index > 0 and sentence.tags[index] in "W,(":
        index -= 1
    if sentence.tags[index] == ")":
        index = sentence.tags.rfind("(", 0, index) - 1
    phrase = sentence.phrase_of[index] if index >= 0 else None
    return phrase if phrase is not None and not phrase.figures else None


def _participle_after(sentence: Sentence, verb: int) -> Phrase | None:
    """The noun before a participle between commas: `the startup, valued at $9 million, plans`."""
    if verb < 2 or sentence.tags[verb - 1] != "," or sentence.tags[verb] not in "EV":
        return None
    if not sentence.tokens[verb].lower.endswith(("ed", "en")) or "," not in sentence.tags[verb:]:
        return None
    noun = sentence.before(verb - 1)
    if noun is None or noun.is_pronoun or noun.figures or sentence.is_time(noun):
        return None
    governed = sentence.tags[noun.first - 1 : noun.first] in ("P", "S")
    return noun if not governed and "V" not in sentence.tags[: noun.first] else None


def _object_of_expecting(sentence: Sentence, verb: int) -> Phrase | None:
    """The noun between a verb that says what something does and the infinitive: `expect revenue to grow`."""
    if sentence.tags[verb] != "B":
        return None
    index = verb - 1
    while index > 0 and sentence.tags[index] in "MB":
        index -= 1
    with_to = sentence.tags[index] == "T"
    noun = sentence.before(index if with_to else index + 1)
    while noun is not None and noun.first > 1 and sentence.tags[noun.first - 1] == "P":
        noun = sentence.before(noun.first - 1)
    if noun is None or noun.first == 0 or sentence.is_time(noun) or sentence.tags[noun.first - 1] not in VERBS:
        return None
    above = lemma(sentence.tokens[noun.first - 1].lower)
    return noun if above in (_EXPECTING if with_to else _SEEING) else None


def _to_be_done(sentence: Sentence, verb: int) -> Phrase | None:
    """The noun right before "to be" and a participle: `a song generator to be launched this year`."""
    if verb < 3 or sentence.tags[verb - 2 : verb + 1] != "TBE" or sentence.tokens[verb - 1].lower != "be":
        return None
    noun = sentence.before(verb - 2)
    return noun if noun is not None and not noun.figures and not sentence.is_time(noun) else None


def _outcome_of(sentence: Sentence, verb: int) -> int | None:
    """The verb whose outcome an infinitive after its figure tells: `Acme fell 3% to close at $4`."""
    if verb < 2 or sentence.tags[verb - 1 : verb + 1] != "TB":
        return None
    figure = sentence.before(verb - 1)
    return nearest_verb(sentence, figure.first) if figure is not None and figure.head == -1 else None


def _following_subject(sentence: Sentence, verb: int) -> Phrase | None:
    """The first phrase after the next comma."""
    comma = sentence.tags.find(",", verb)
    while comma != -1 and comma + 1 < len(sentence.tags):
        phrase = sentence.after(comma + 1)
        if phrase is not None and not phrase.figures and not sentence.is_time(phrase):
            return phrase
        comma = sentence.tags.find(",", comma + 1)
    return None


@lru_cache(maxsize=4)
def _subjects(sentence: Sentence) -> Subjects:
    return Subjects(sentence)
