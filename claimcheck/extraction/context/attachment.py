"""What a figure hangs on in its sentence: the noun or verb that governs it, and that verb's subject and object."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import (
    VERBS,
    is_followed_by_verb,
    nearest_change,
    nearest_verb,
)
from claimcheck.extraction.context.subjects import subject_of
from claimcheck.extraction.context.verbs import direction_of
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.records.base import frozen

_HEDGES = word_list("hedges")
_APPROXIMATELY = frozenset({"~", "≈", "+", "=", "±", "<", ">", "≤", "≥"})
_EMPTY_NOUNS = word_list("empty_nouns")
_RANGES = frozenset({"from", "between", "over", "under", "above", "below"})
_HOSTED_BY = frozenset({"with", "at", "for"})
_WHOLES = word_list("wholes")
_SAYING = word_list("saying")
_WITH_VERBS = word_list("with_verbs")
_DEEPEST = 3


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


def attach(sentence: Sentence, phrase: Phrase, depth: int = 0) -> Attachment:
    """The attachment of a phrase: judged from what stands to the left of it."""
    if sentence.has_own_pronoun(phrase):
        return Attachment(owner=Phrase(phrase.first, phrase.first, phrase.first, is_pronoun=True))
    edge = _left_edge(sentence, phrase)
    if sentence.is_time(phrase) and (verb := _verb_of_clause_opened(sentence, phrase, edge)) is not None:
        return _of_verb(sentence, verb, len(sentence.tags))
    if edge == 0:
        return Attachment(is_subject=True)
    if sentence.tokens[edge - 1].lower == "worth":
        return replace(_of_verb(sentence, nearest_verb(sentence, edge - 1), edge - 1), preposition="worth")
    sign = sentence.tags[edge - 1]
    match sign:
        case "Q":
            return _possessed(sentence, phrase, edge - 1, depth)
        case "(":
            return _in_bracket(sentence, edge - 1)
        case ":":
            return _after_colon(sentence, edge - 1, phrase)
        case "P" | "T" | "S":
            return _after_preposition(sentence, edge - 1, depth)
        case "V" | "B" if _opens_statement(sentence, phrase, edge - 1):
            return Attachment(is_subject=True)
        case "V" | "B" | "E" | "G" | "M" | "A":
            return _of_verb(sentence, nearest_verb(sentence, edge), edge)
        case "N" | "O":
            return _beside_noun(sentence, edge)
        case "W":
            return _in_relative_clause(sentence, edge - 1)
        case _:
            return _coordinated(sentence, phrase, edge - 1)


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


def _left_edge(sentence: Sentence, phrase: Phrase) -> int:
    """Where the phrase begins, hedges and bounds included."""
    edge = phrase.first
    while edge > 0:
        token = sentence.tokens[edge - 1]
        before = sentence.tokens[edge - 2].lower if edge > 1 else ""
        bound = (token.lower == "to" and before == "up") or token.lower in ("at", "by")
        if token.text in _APPROXIMATELY or (token.lower == "between" and before == "of"):
            edge -= 1
            continue
        if token.tag == "N" and token.lower in _HEDGES and sentence.tags[edge - 2 : edge - 1] in ("P", "D"):
            edge -= 1
            continue
        if token.tag in "QVWNO" or not (bound or (token.lower in _HEDGES and not _compares(sentence, edge - 1))):
            break
        if token.lower in ("at", "by") and sentence.tokens[edge].lower not in ("least", "most"):
            break
        edge -= 1
    return edge


def _compares(sentence: Sentence, index: int) -> bool:
    """Whether a word that might be a hedge is none here: `higher than 20`, `below 20` after a verb."""
    lower = sentence.tokens[index].lower
    before = sentence.tokens[index - 1].lower if index > 0 else ""
    if lower == "than":
        return before not in ("more", "less", "fewer", "rather") or (
            index > 1 and sentence.tokens[index - 2].figure is not None
        )
    if lower == "as":
        return before == "such"
    if lower in ("up", "above", "below", "over", "under"):
        return index > 0 and (sentence.tags[index - 1] in ",F" or sentence.tokens[index].tag != "P") and lower != "over"
    return False


def _in_bracket(sentence: Sentence, bracket: int) -> Attachment:
    host = sentence.before(bracket)
    if host is None:
        return _among_adjectives(sentence, bracket) or _coordinated(sentence, None, bracket)
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
    return _apposition(sentence, start) or Attachment(owner=noun, preposition="(")


def _apposition(sentence: Sentence, start: int) -> Attachment | None:
    """The name or noun that a phrase beginning at `start` explains after a comma."""
    if start < 2 or sentence.tags[start - 1] not in ",-":
        return None
    host = sentence.before(start - 1)
    if host is None or host.figures or sentence.is_time(host) or host.is_pronoun:
        return None
    return Attachment(owner=host, apposed=True)


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
    if is_followed_by_verb(sentence, phrase) or "W" in sentence.tags[_clause_start(sentence, colon) : colon]:
        return Attachment(is_subject=True)
    verb = nearest_verb(sentence, colon)
    if last is not None and last.figures and verb is not None:
        return Attachment(same_as=last.figures[-1], preposition=":")
    if verb is not None:
        return _of_verb(sentence, verb, colon)
    label = _first_free_phrase(sentence, _clause_start(sentence, colon), colon)
    return Attachment(owner=label, is_label=True) if label is not None else Attachment(is_subject=True)


def _after_preposition(sentence: Sentence, place: int, depth: int) -> Attachment:
    word = sentence.tokens[place].lower
    noun = sentence.before(place)
    if noun is None:
        verb = nearest_verb(sentence, place)
        if verb is None and (main := sentence.first_finite_verb) is not None and main > place:
            return replace(_of_verb(sentence, main, len(sentence.tags)), preposition=word)
        found = _of_verb(sentence, verb, place) if verb is not None else _coordinated(sentence, None, place)
        if found.is_subject:
            found = _of_verb(sentence, None, place)
        return replace(found, preposition=word)
    if noun.head == -1 and word in ("for", "with") and (verb := nearest_verb(sentence, place)) is not None:
        return replace(_of_verb(sentence, verb, place), preposition=word)
    dated = (
        noun.head != -1 and bool(noun.figures) and sentence.tokens[sentence.token_of_figure[noun.figures[-1]]].is_date
    )
    takes_value = word in ("of", "from", "to", "over", "than", "above", "below") and not dated
    if noun.figures and (noun.head == -1 or takes_value):
        return Attachment(same_as=noun.figures[-1], preposition=word)
    if word == "of" and sentence.tokens[noun.last].lower in _EMPTY_NOUNS and sentence.tags[noun.first - 1] == "P":
        return _coordinated(sentence, None, noun.first - 1)
    if word == "of":
        return _of_noun(sentence, noun, depth)
    if word in _HOSTED_BY and not noun.is_pronoun and _hosts(sentence, noun, word):
        return Attachment(owner=noun, preposition=word)
    verb = nearest_verb(sentence, place)
    if word in ("by", "to", "from"):
        verb = nearest_change(sentence, place, verb)
    if verb is None:
        return Attachment(
            owner=_first_free_phrase(sentence, _clause_start(sentence, place), place) or noun, preposition=word
        )
    if _is_gapped(sentence, noun, verb):
        return Attachment(owner=noun, verb=verb, preposition=word)
    found = _of_verb(sentence, verb, place)
    ranges = word in _RANGES and not sentence.is_time(noun) and sentence.name_in(noun) is None
    if ranges and direction_of(sentence.tokens[verb].lower) is None and found.object is not noun:
        found = replace(found, noun=noun)
    return replace(found, preposition=word)


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
        return noun.first > 0 and sentence.tags[noun.first - 1] == "P"
    left = sentence.tokens[noun.first - 1].lower if noun.first > 0 else ""
    return word == "with" and sentence.determiner(noun) in ("a", "an", "") and not _takes_with(left)


def _takes_with(verb: str) -> bool:
    """Whether a form is of a verb that `with` goes with."""
    return not _WITH_VERBS.isdisjoint((verb, verb[:-1], verb[:-2], verb[:-3], f"{verb[:-3]}e"))


def _of_noun(sentence: Sentence, noun: Phrase, depth: int) -> Attachment:
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
        return _of_verb(sentence, verb, edge) if verb is not None else Attachment(owner=noun)
    left = noun.first - 1
    if left >= 0 and sentence.tags[left] in VERBS:
        return replace(_of_verb(sentence, left, edge), object=noun)
    return Attachment(owner=noun, is_label=True)


def _is_governed(sentence: Sentence, noun: Phrase) -> bool:
    """Whether a preposition takes up a noun that is no name: `in your inbox twice a week`."""
    preposition = sentence.tags[noun.first - 1] if noun.first > 0 else ""
    return preposition == "P" and sentence.name_in(noun) is None


def _coordinated(sentence: Sentence, phrase: Phrase | None, place: int) -> Attachment:
    """After a comma, `and` or a dash: the subject of a new clause, or one more figure of what came before."""
    if phrase is not None and sentence.tags[place] != "-" and is_followed_by_verb(sentence, phrase):
        return Attachment(is_subject=True)
    if (
        phrase is not None
        and sentence.determiner(phrase)
        and (phrase.head != -1 or sentence.tokens[phrase.last].counts)
    ):
        apposed = _apposition(sentence, phrase.first)
        if apposed is not None:
            return apposed
    index = place
    while index >= 0:
        found = sentence.phrase_of[index]
        if found is not None and found.figures:
            return Attachment(same_as=found.figures[-1], preposition=",")
        if found is None and sentence.tags[index] in VERBS:
            return _of_verb(sentence, index, place)
        index = (found.first if found is not None else index) - 1
    return Attachment(is_subject=True)


def _of_verb(sentence: Sentence, verb: int | None, edge: int) -> Attachment:
    if verb is None:
        owner = _first_free_phrase(sentence, _clause_start(sentence, edge), edge)
        return Attachment(owner=owner, is_label=True) if owner is not None else Attachment(is_subject=True)
    place = verb + 1
    while place < edge and sentence.tags[place] in "MC" and sentence.tags[place + 1 : place + 2] != "V":
        place += 1
    target = sentence.after(place)
    if target is not None and (target.last >= edge or target.figures or sentence.is_time(target)):
        target = None
    return Attachment(owner=subject_of(sentence, verb), verb=verb, object=target)


def _clause_start(sentence: Sentence, edge: int) -> int:
    """The token after the last semicolon or opening bracket before `edge`."""
    return max(sentence.tags.rfind(";", 0, edge), sentence.tags.rfind("(", 0, edge), -1) + 1


def _first_free_phrase(sentence: Sentence, start: int, end: int) -> Phrase | None:
    """The first phrase of a range that is in no prepositional phrase, holds no figure and names no time."""
    for phrase in sentence.phrases:
        if phrase.first < start or phrase.last >= end or phrase.figures or sentence.is_time(phrase):
            continue
        if phrase.first == 0 or sentence.tags[phrase.first - 1] not in "PT":
            return phrase
    return None
