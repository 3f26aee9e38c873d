"""Whose a figure is: the phrase that it hangs on, unless its verb or preposition says it of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extraction.context.governing import Attachment, apposition
from claimcheck.extraction.context.metrics import head_metric
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import is_passive
from claimcheck.extraction.context.referents import Referents, Thing, is_class_noun
from claimcheck.extraction.context.subjects import subject_of
from claimcheck.extraction.context.things import SURE, UNKNOWN, ThingReader
from claimcheck.extraction.context.verbs import direction_of, frame_of, lemma
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.extraction.figure import Figure
from claimcheck.records import Kind

_CHANGE_NOUNS = word_list("changes")
_FIGURES = word_list("figures")
_OF_MODELS = frozenset({Kind.PARAMETERS, Kind.TOKENS, Kind.SCORE, Kind.COMPUTE})
_MAKING = word_list("making")
_AMONG = frozenset({"of", "among", "amongst"})
_WHERE = frozenset({"in", "at", "on"})


class OwnerReader:
    """Finds whose the figures of one sentence are."""

    def __init__(
        self, sentence: Sentence, figures: Sequence[Figure], referents: Referents, things: ThingReader
    ) -> None:
        self._sentence = sentence
        self._figures = figures
        self._referents = referents
        self._things = things

    def owner(self, found: Attachment, phrase: Phrase, token: int, figure: Figure) -> Thing:
        """Whose figure it is."""
        of_model = figure.kind in _OF_MODELS or self._is_training(found)
        verb = self._sentence.tokens[found.verb].lower if found.verb is not None else ""
        frame = frame_of(verb, self._sentence.particle(found.verb)) if found.verb is not None else None
        if found.object is not None and found.preposition == "at" and frame is None:
            return self._things.thing(found.object, of_model=of_model)
        if found.object is not None and frame is not None and frame.of_object and figure.kind in frame.metrics:
            return self._things.thing(found.object, of_model=of_model)
        if found.noun is not None and found.preposition == "between" and self._is_class(found.noun):
            return self._things.thing(found.noun, of_model=of_model)
        if figure.kind is Kind.MONEY and (bought := self._bought(found, token)) is not None:
            return self._things.thing(bought)
        if found.object is not None and found.verb is not None and self._makes_object_so(found.verb, token):
            return self._things.thing(found.object)
        if found.owner is not None and found.owner == found.noun and self._is_metric(found.owner):
            return Thing(certainty=UNKNOWN)
        if found.owner is not None and (place := self._where_there_are(found.owner, phrase)) is not None:
            return self._things.thing(place)
        if found.owner is not None:
            thing = self._things.thing(self._identified(found.owner), of_model=of_model)
            if found.object is not None and found.verb is not None and self._changes_object(found.verb):
                changed = self._things.thing(found.object)
                return replace(thing, property=changed.property or changed.text)
            return thing
        if found.is_subject:
            return self.of_subject(phrase, token, figure)
        opens = found.verb is not None and found.verb == next(
            (i for i, t in enumerate(self._sentence.tags) if t.isalpha()), -1
        )
        return self._referents.last or Thing(certainty=UNKNOWN) if opens else Thing(certainty=UNKNOWN)

    def of_subject(self, phrase: Phrase, token: int, figure: Figure) -> Thing:
        """A figure whose own phrase is the subject is about what it counts, or what it is a part of."""
        whole = self._things.part_of(phrase)
        if whole is not None:
            return self._things.thing(whole)
        if phrase.last == token and (among := self._among(phrase)) is not None:
            return self._things.thing(among)
        place = self._sentence.name_in(phrase)
        name = self._sentence.tokens[place].name if place is not None and figure.date is not None else None
        if name is not None:
            return Thing(name.canonical, name.text, None, SURE)
        if phrase.last > token or (figure.quantity is not None and figure.quantity.counted):
            return self._things.thing(phrase)
        aged = self._sentence.before(token - 1) if figure.metric == "age" and token > 0 else None
        if aged is not None and self._sentence.tags[token - 1] == "," and not aged.figures:
            return self._things.thing(aged)
        return Thing(certainty=UNKNOWN)

    def _identified(self, owner: Phrase) -> Phrase:
        """What an indefinite noun describes: Wren in `Wren is a dense model trained on`, `Wren, a dense model with`.

        Of nouns joined by `of` the outermost tells: `Wren is a mixture of experts with`.
        """
        tags = self._sentence.tags
        follows_of = owner.first > 1 and self._sentence.tokens[owner.first - 1].lower == "of"
        if follows_of and (whole := self._sentence.before(owner.first - 1)) is not None:
            identified = self._identified(whole)
            return owner if identified == whole else identified
        if owner.first < 2 or owner.is_pronoun or self._sentence.determiner(owner) not in ("a", "an"):
            return owner
        if tags[owner.first - 1] == "V" and lemma(self._sentence.tokens[owner.first - 1].lower) == "be":
            return subject_of(self._sentence, owner.first - 1) or owner
        if tags[owner.last + 1 : owner.last + 2] == "V":
            return owner
        beside = apposition(self._sentence, owner.first)
        governed = beside is None or beside.owner is None or tags[beside.owner.first - 1 : beside.owner.first] == "P"
        return owner if governed or beside is None or beside.owner is None else beside.owner

    def _bought(self, found: Attachment, token: int) -> Phrase | None:
        """What money is given for: `paid $4,000 for a roof`, `took a 51 percent stake for $3 million`."""
        if found.verb is None:
            return None
        if found.preposition == "for":
            bought = self._sentence.after(found.verb + 1)
            return bought if bought is not None and bought.head != -1 and bought.last < token else None
        tokens = self._sentence.tokens
        if lemma(tokens[found.verb].lower) not in ("pay", "spend") or [
            t.lower for t in tokens[token + 1 : token + 2]
        ] != ["for"]:
            return None
        bought = self._sentence.after(token + 2)
        return bought if bought is not None and bought.head != -1 and not self._sentence.is_time(bought) else None

    def _makes_object_so(self, verb: int, token: int) -> bool:
        """Whether the figure says how the object is made: `makes the phone $200 cheaper`, `left sales 3% lower`."""
        after = self._sentence.tokens[token + 1 : token + 4]
        compared = any(t.lower.endswith("er") or t.lower in ("more", "less") for t in after if t.tag in "AN")
        return compared and self._sentence.tokens[verb].lower in _MAKING

    def _where_there_are(self, owner: Phrase, phrase: Phrase) -> Phrase | None:
        """The name in `there are 40 students at Wexholm University`; with two figures, there may be two places."""
        if self._sentence.tokens[owner.first].lower != "there" or len(self._figures) > 1:
            return None
        for after in self._sentence.phrases:
            if after.first > phrase.last + 1 and self._sentence.name_in(after) == after.last:
                governed = self._sentence.tokens[after.first - 1].lower in _WHERE
                return after if governed and "V" not in self._sentence.tags[phrase.last : after.first] else None
        return None

    def _among(self, phrase: Phrase) -> Phrase | None:
        """What a sentence that opens with "of" or "among" takes its figures from: `Of the 400 nurses, 62 percent`."""
        if self._sentence.tokens[0].lower not in _AMONG:
            return None
        among = self._sentence.after(1)
        return among if among is not None and among.last < phrase.first and not among.is_pronoun else None

    def _is_class(self, phrase: Phrase) -> bool:
        """Whether a phrase names things by their class, which have figures and are none: `models`, `companies`."""
        return not phrase.is_pronoun and is_class_noun(self._sentence.tokens[phrase.last].lower)

    def _is_metric(self, phrase: Phrase) -> bool:
        """Whether a phrase without an owner only names what is measured: `an average of 43`."""
        text = self._sentence.text(phrase)
        return head_metric(text) is not None or text.lower() in _CHANGE_NOUNS or text.lower() in _FIGURES

    def _is_training(self, found: Attachment) -> bool:
        return found.verb is not None and lemma(self._sentence.tokens[found.verb].lower) in ("train", "pretrain")

    def _changes_object(self, verb: int) -> bool:
        """Whether the verb says that its object changed: `cut training time by 20 percent`."""
        return direction_of(self._sentence.tokens[verb].lower) in ("up", "down") and not is_passive(
            self._sentence, verb
        )
