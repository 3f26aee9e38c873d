"""What governs a figure: the record of it, and how it is read off a verb, a list or an apposition."""

from __future__ import annotations

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import VERBS, is_followed_by_verb
from claimcheck.extraction.context.subjects import subject_of
from claimcheck.records.base import frozen


@frozen
class Attachment:
    """Where a figure belongs.

    `owner` is the phrase whose figure it is, by grammar: a possessor, the host of a bracket, or the subject of `verb`.
    `noun` is what the figure is a value of ("an average score of 43"). `object` is the verb's object. `same_as` is the
    place of an earlier figure whose attachment this one shares. `is_subject` tells that the figure's own phrase is the
    subject, `is_label` that `owner` stands beside it with no verb between, `apposed` that the figure's phrase explains
    `owner` ("Wren, a 2B model"); `preposition` is the word between verb or noun and figure.
    """

    owner: Phrase | None = None
    noun: Phrase | None = None
    verb: int | None = None
    object: Phrase | None = None
    preposition: str = ""
    same_as: int | None = None
    is_subject: bool = False
    is_label: bool = False
    apposed: bool = False


NOWHERE = Attachment()
"""A figure that nothing is known to govern."""


def of_verb(sentence: Sentence, verb: int | None, edge: int) -> Attachment:
    """The attachment of what a verb governs; without a verb, the label that the clause opens with."""
    if verb is None:
        owner = first_free_phrase(sentence, clause_start(sentence, edge), edge)
        return Attachment(owner=owner, is_label=True) if owner is not None else Attachment(is_subject=True)
    place = verb + 1
    while place < edge and sentence.tags[place] in "MC" and sentence.tags[place + 1 : place + 2] != "V":
        place += 1
    target = sentence.after(place)
    if target is not None and (target.last >= edge or sentence.is_time(target)):
        target = None
    if target is not None and target.figures and not sentence.is_size(target):
        target = None
    return Attachment(owner=subject_of(sentence, verb), verb=verb, object=target)


def coordinated(sentence: Sentence, phrase: Phrase | None, place: int) -> Attachment:
    """After a comma, `and` or a dash: the subject of a new clause, or one more figure of what came before."""
    if phrase is not None and sentence.tags[place] != "-" and is_followed_by_verb(sentence, phrase):
        return Attachment(is_subject=True)
    if (
        phrase is not None
        and sentence.determiner(phrase)
        and (phrase.head != -1 or sentence.tokens[phrase.last].counts)
    ):
        apposed = apposition(sentence, phrase.first)
        if apposed is not None:
            return apposed
    index = place
    while index >= 0:
        if sentence.tags[index] == ")" and index < place and (opened := sentence.tags.rfind("(", 0, index)) > 0:
            index = opened - 1
        found = sentence.phrase_of[index]
        if found is not None and found.figures:
            return Attachment(same_as=found.figures[-1], preposition=",")
        if found is None and sentence.tags[index] in VERBS:
            return of_verb(sentence, index, place)
        index = (found.first if found is not None else index) - 1
    label = sentence.before(place) if sentence.tags[place] == "," else None
    if label is not None and not label.is_pronoun and not sentence.is_time(label) and label.head != -1:
        return Attachment(owner=label, is_label=True)
    return Attachment(is_subject=True)


def apposition(sentence: Sentence, start: int) -> Attachment | None:
    """The name or noun that a phrase beginning at `start` explains after a comma."""
    if start < 2 or sentence.tags[start - 1] not in ",-":
        return None
    host = sentence.before(start - 1)
    if host is None or host.figures or sentence.is_time(host) or host.is_pronoun:
        return None
    return Attachment(owner=host, apposed=True)


def clause_start(sentence: Sentence, edge: int) -> int:
    """The token after the last semicolon or opening bracket before `edge`."""
    return max(sentence.tags.rfind(";", 0, edge), sentence.tags.rfind("(", 0, edge), -1) + 1


def first_free_phrase(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The first phrase of a range that is in no prepositional phrase, holds no figure and names no time."""
    for phrase in sentence.phrases:
        if phrase.first < start or phrase.last >= end or phrase.figures or sentence.is_time(phrase):
            continue
        if phrase.first == 0 or sentence.tags[phrase.first - 1] not in "PT":
            return phrase
    return None
