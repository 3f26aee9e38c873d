"""What a figure hangs on in its sentence: the noun or verb that governs it, and that verb's subject and object."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from claimcheck.extraction.context.edges import left_edge
from claimcheck.extraction.context.governing import (
    Attachment,
    apposition,
    clause_start,
    coordinated,
    first_free_phrase,
    of_verb,
)
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import VERBS, is_followed_by_verb, nearest_verb
from claimcheck.extraction.context.prepositions import after_preposition
from claimcheck.extraction.context.wordlists import word_list

_WHOLES = word_list("wholes")
_SAYING = word_list("saying")
_DEEPEST = 3


def attach(sentence: Sentence, phrase: Phrase, depth: int = 0) -> Attachment:
    """The attachment of a phrase: judged from what stands to the left of it."""
    if sentence.has_own_pronoun(phrase):
        return Attachment(owner=Phrase(phrase.first, phrase.first, phrase.first, is_pronoun=True))
    edge = left_edge(sentence, phrase)
    if sentence.is_time(phrase) and (verb := _verb_of_clause_opened(sentence, phrase, edge)) is not None:
        return of_verb(sentence, verb, len(sentence.tags))
    if edge == 0:
        return Attachment(is_subject=True)
    if sentence.tokens[edge - 1].lower == "worth":
        priced = sentence.before(edge - 1)
        if priced is not None and not priced.figures and not priced.is_pronoun and not sentence.is_time(priced):
            return Attachment(owner=priced, preposition="worth")
        return replace(of_verb(sentence, nearest_verb(sentence, edge - 1), edge - 1), preposition="worth")
    sign = sentence.tags[edge - 1]
    match sign:
        case "Q":
            return _possessed(sentence, phrase, edge - 1, depth)
        case "(":
            return _in_bracket(sentence, edge - 1)
        case ":":
            return _after_colon(sentence, edge - 1, phrase)
        case "P" | "T" | "S":
            return after_preposition(sentence, phrase, edge - 1, partial(_of_noun, sentence, depth))
        case "V" | "B" if _opens_statement(sentence, phrase, edge - 1):
            return Attachment(is_subject=True)
        case "V" | "B" | "E" | "G" | "M" | "A":
            return of_verb(sentence, nearest_verb(sentence, edge), edge)
        case "N" | "O":
            return _beside_noun(sentence, edge)
        case "W":
            return _in_relative_clause(sentence, edge - 1)
        case _:
            return coordinated(sentence, phrase, edge - 1)


def _possessed(sentence: Sentence, phrase: Phrase, place: int, depth: int) -> Attachment:
    """After `'s`: the possessor's figure, but "the world's three largest banks" hang on what the whole phrase does."""
    owner = sentence.before(place)
    if owner is None or sentence.tokens[owner.last].lower not in _WHOLES or depth >= _DEEPEST:
        return Attachment(owner=owner)
    return attach(sentence, phrase._replace(first=owner.first), depth + 1)


def _opens_statement(sentence: Sentence, phrase: Phrase, verb: int) -> bool:
    """Whether a phrase after a verb of saying is the subject of what is said: `said 6 percent of trains ran late`."""
    return sentence.tokens[verb].lower in _SAYING and is_followed_by_verb(sentence, phrase)


def _verb_of_clause_opened(sentence: Sentence, phrase: Phrase, edge: int) -> int | None:
    """The verb of the clause that a time opens: `In 2022, the U.S. passed`, `but just this week Google launched`."""
    start = edge
    while start > 0 and sentence.tags[start - 1] in "PM":
        start -= 1
    if start > 0 and sentence.tags[start - 1] not in ",C:;(-X":
        return None
    after = phrase.last + 1
    if sentence.tags[after : after + 1] == ",":
        after += 1
    subject = sentence.after(after)
    if subject is None or subject.figures:
        return None
    verb = sentence.tags.find("V", subject.last)
    stop = sentence.tags.find(";", subject.last)
    return verb if verb != -1 and (stop == -1 or verb < stop) else None


def _in_bracket(sentence: Sentence, bracket: int) -> Attachment:
    host = sentence.before(bracket)
    if host is None:
        return _among_adjectives(sentence, bracket) or coordinated(sentence, None, bracket)
    if host.figures:
        return Attachment(same_as=host.figures[-1], preposition="(")
    return Attachment(owner=host, preposition="(")


def _among_adjectives(sentence: Sentence, bracket: int) -> Attachment | None:
    """`Med-X, a new large (540B) language model`: the noun after the bracket, or the name that it explains."""
    close = sentence.tags.find(")", bracket)
    noun = sentence.after(close + 1) if close != -1 else None
    start = bracket
    while start > 0 and sentence.tags[start - 1] in "AD":
        start -= 1
    if start == bracket:
        return None
    if noun is None:
        last = bracket - 1
        named = sentence.tags[last] == "A" and start == last and sentence.tags[last - 1 : last] in ("C", ",", ":")
        return Attachment(owner=Phrase(last, last, last), preposition="(") if named else None
    return apposition(sentence, start) or Attachment(owner=noun, preposition="(")


def _in_relative_clause(sentence: Sentence, place: int) -> Attachment:
    """`of whom 284`: a part of the figure before; else the figure's phrase is the clause's subject."""
    if place > 0 and sentence.tags[place - 1] == "P":
        earlier = next((p for p in reversed(sentence.phrases) if p.last < place and p.figures), None)
        if earlier is not None:
            return Attachment(same_as=earlier.figures[-1], preposition="of")
    return Attachment(is_subject=True)


def _after_colon(sentence: Sentence, colon: int, phrase: Phrase) -> Attachment:
    """After a colon: more of the figure before it, what the clause before it announced, or a label's value."""
    last = sentence.before(colon)
    if is_followed_by_verb(sentence, phrase) or "W" in sentence.tags[clause_start(sentence, colon) : colon]:
        return Attachment(is_subject=True)
    verb = nearest_verb(sentence, colon)
    if last is not None and last.figures and verb is not None:
        return Attachment(same_as=last.figures[-1], preposition=":")
    if verb is not None:
        return of_verb(sentence, verb, colon)
    label = first_free_phrase(sentence, clause_start(sentence, colon), colon)
    return Attachment(owner=label, is_label=True) if label is not None else Attachment(is_subject=True)


def _of_noun(sentence: Sentence, depth: int, noun: Phrase) -> Attachment:
    """`a score of 43`: the noun is what the figure measures; what the noun itself hangs on owns it."""
    if depth >= _DEEPEST:
        return Attachment(noun=noun)
    outer = attach(sentence, noun, depth + 1)
    owner = noun if outer.is_subject else outer.owner
    return replace(outer, owner=owner, noun=noun, is_subject=False, preposition="of")


def _beside_noun(sentence: Sentence, edge: int) -> Attachment:
    """A figure right after a noun: `WizardMath 18.4 percent`, with the verb left out, or a bare label."""
    noun = sentence.before(edge)
    if noun is None or sentence.is_time(noun) or _is_governed(sentence, noun):
        verb = nearest_verb(sentence, edge)
        return of_verb(sentence, verb, edge) if verb is not None else Attachment(owner=noun)
    left = noun.first - 1
    if left >= 0 and sentence.tags[left] in VERBS:
        return replace(of_verb(sentence, left, edge), object=noun)
    return Attachment(owner=noun, is_label=True)


def _is_governed(sentence: Sentence, noun: Phrase) -> bool:
    """Whether a preposition takes up a noun that is no name: `in your inbox twice a week`."""
    preposition = sentence.tags[noun.first - 1] if noun.first > 0 else ""
    return preposition == "P" and sentence.name_in(noun) is None
