"""Subject and metric of each figure of a sentence, read from what the figure hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extraction.context.attachment import attach
from claimcheck.extraction.context.governing import NOWHERE, Attachment
from claimcheck.extraction.context.measuring import MetricReader
from claimcheck.extraction.context.metrics import metric_name, unit_metric
from claimcheck.extraction.context.owners import OwnerReader
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import is_passive
from claimcheck.extraction.context.referents import Referents, Thing, is_class_noun
from claimcheck.extraction.context.respective import matches
from claimcheck.extraction.context.subjects import subject_of
from claimcheck.extraction.context.things import RESOLVED, SURE, UNKNOWN, ThingReader
from claimcheck.extraction.context.verbs import frame_of, lemma
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.extraction.figure import Figure
from claimcheck.records import Kind
from claimcheck.records.base import frozen

_CHANGES = frozenset({Kind.CHANGE, Kind.RATIO, Kind.PERCENTAGE})
_CHANGE_NOUNS = word_list("changes")
_FIGURES = word_list("figures")
_SHARED, _BORROWED = 0.85, 0.7


@frozen
class Reading:
    """Subject and metric of one figure, with the attachment that they were read from."""

    subject: str | None = None
    subject_text: str | None = None
    metric: str | None = None
    attachment: Attachment = NOWHERE
    confidence: float = SURE


class SentenceReader:
    """Reads the figures of one sentence in order; later figures may share what an earlier one was read to be."""

    def __init__(
        self, sentence: Sentence, figures: Sequence[Figure], referents: Referents, *, about_training: bool = False
    ) -> None:
        self._sentence = sentence
        self._figures = figures
        self._referents = referents
        self._things = ThingReader(sentence, figures, referents)
        self._owners = OwnerReader(sentence, figures, referents, self._things)
        self._metrics = MetricReader(sentence, figures, about_training=about_training)
        self.matches = matches(sentence)
        self._readings: list[Reading] = []

    def read(self) -> list[Reading]:
        """One reading for each figure."""
        for place, figure in enumerate(self._figures):
            is_token = place in self._sentence.token_of_figure
            reading = self._read(place, figure) if is_token else self._read_in_name(figure)
            self._readings.append(self._with_borrowed_metric(reading, place))
        return self._readings

    def main_subject(self) -> Thing | None:
        """What the sentence's main verb is said of; what a pronoun in the next sentence refers to."""
        verb = self._sentence.first_finite_verb
        phrase = subject_of(self._sentence, verb) if verb is not None else None
        thing = self._things.thing(phrase) if phrase is not None else None
        if thing is None or verb is None or not thing.subject:
            return None
        main = self._main_form(verb)
        frame = frame_of(self._sentence.tokens[main].lower)
        if frame is None or not frame.of_object or is_passive(self._sentence, main):
            return thing
        made = self._sentence.after(main + 1)
        thing_made = self._things.thing(made) if made is not None else None
        if thing_made is not None and thing_made.subject and thing_made.subject[0].isupper():
            return thing_made
        return replace(thing, is_agent=True)

    def _main_form(self, verb: int) -> int:
        """The verb itself, or the main verb right after an auxiliary."""
        return verb + 1 if self._sentence.tags[verb + 1 : verb + 2] in ("B", "E") else verb

    def _read_in_name(self, figure: Figure) -> Reading:
        for token in self._sentence.tokens:
            if token.start <= figure.start and figure.end <= token.end:
                name = token.name.canonical if token.name is not None else token.text
                return Reading(name, token.text, unit_metric(figure))
        return Reading(metric=unit_metric(figure), confidence=UNKNOWN)

    def _read(self, place: int, figure: Figure) -> Reading:
        token = self._sentence.token_of_figure.get(place)
        phrase = self._sentence.phrase_of[token] if token is not None else None
        if token is None or phrase is None:
            return Reading(metric=unit_metric(figure), confidence=UNKNOWN)
        if self._sentence.is_size(phrase):
            model = self._things.thing(phrase)
            return Reading(model.subject, model.text, unit_metric(figure), confidence=model.certainty)
        found = self._attached(place, phrase)
        beside = self._metrics.beside(phrase, token, figure)
        modifies = self._modifies(phrase, token, found)
        if (taken_up := self._taken_up(found, place, figure)) is not None:
            return replace(self._readings[taken_up], attachment=found, confidence=RESOLVED)
        if self._restates(found, place, figure):
            found = replace(found, same_as=place - 1)
        if found.same_as is not None and found.same_as < place and not modifies:
            return self._share(self._readings[found.same_as], beside, figure, found, token)
        thing = self._things.thing(phrase) if modifies else self._owners.owner(found, phrase, token, figure)
        if figure.kind is Kind.RANK and (series := self._numbered(phrase)) is not None:
            thing = series
        changed = self._changed(phrase, token, figure)
        if changed is not None and (found.is_subject or (changed.subject or "")[:1].isupper() or not thing.subject):
            thing = changed
        if figure.kind is Kind.COUNT and found.is_subject and (target := self._object_named(phrase)) is not None:
            thing = target
        stated = self._metrics.known_noun(found.noun, figure) if found.noun is not None else None
        if changed is not None and changed.property is not None:
            stated = stated or metric_name(changed.property, figure.kind)
        metric = stated or beside or self._metrics.metric(found, thing, figure, token)
        if thing.subject is None and (beside_it := self._in_same_bracket(place, token)) is not None:
            thing = Thing(beside_it.subject, beside_it.subject_text, None, beside_it.confidence)
        subject = thing.subject or self._referents.section
        return Reading(subject, thing.text, metric, found, thing.certainty if subject else UNKNOWN)

    def _attached(self, place: int, phrase: Phrase) -> Attachment:
        """What the figure hangs on; one that "respectively" matches with an item hangs on that item of the list."""
        match = self.matches.get(place)
        if match is None:
            return attach(self._sentence, phrase)
        first = self._sentence.phrase_of[self._sentence.token_of_figure[match.figures[0]]]
        found = attach(self._sentence, first or phrase)
        owner, noun, target = match.own(found.owner), match.own(found.noun), match.own(found.object)
        return replace(found, owner=owner, noun=noun, object=target)

    def _in_same_bracket(self, place: int, token: int) -> Reading | None:
        """The figure before, if one bracket holds both: `(between 7B and 70B parameters, trained on 2T tokens)`."""
        earlier = self._sentence.token_of_figure.get(place - 1)
        if earlier is None:
            return None
        tags = self._sentence.tags
        opened = tags.rfind("(", 0, earlier)
        return self._readings[place - 1] if opened != -1 and ")" not in tags[opened:token] else None

    def _taken_up(self, found: Attachment, place: int, figure: Figure) -> int | None:
        """The earlier figure that the subject speaks of: `cost $2 million, and this number could reach $9 million`."""
        owner = found.owner
        if owner is None or self._sentence.determiner(owner) not in ("this", "that"):
            return None
        if self._sentence.text(owner).lower() not in _FIGURES:
            return None
        before = [
            i for i in range(place) if self._figures[i].kind is figure.kind and i in self._sentence.token_of_figure
        ]
        return before[-1] if before else None

    def _restates(self, found: Attachment, place: int, figure: Figure) -> bool:
        """Whether a change is said of the figure before: `scores 67% on the test, which is a 17% improvement`."""
        if place == 0 or found.verb is None or figure.kind not in _CHANGES:
            return False
        if not _comparable(self._figures[place - 1], figure):
            return False
        verb = self._sentence.tokens[found.verb].lower
        return lemma(verb) == "be" and self._sentence.tokens[found.verb - 1].lower == "which"

    def _changed(self, phrase: Phrase, token: int, figure: Figure) -> Thing | None:
        """What has changed where the figure stands before a noun of change: `a 4x increase in compute`."""
        if figure.kind not in _CHANGES or self._sentence.tokens[phrase.last].lower not in _CHANGE_NOUNS:
            return None
        after = phrase.last + 1
        if after + 1 >= len(self._sentence.tokens) or self._sentence.tokens[after].lower not in ("in", "of"):
            return None
        noun = self._sentence.after(after + 1)
        if noun is None or noun.figures or noun.is_pronoun or self._sentence.is_time(noun):
            return None
        return self._things.thing(noun)

    def _numbered(self, phrase: Phrase) -> Thing | None:
        """The name of the series of which an ordinal numbers a part: `the 256th issue of The Gazette`."""
        series = self._things.part_of(phrase)
        is_name = series is not None and self._sentence.name_in(series) == series.last
        return self._things.thing(series) if series is not None and is_name else None

    def _object_named(self, phrase: Phrase) -> Thing | None:
        """What people or things that are counted do something to: `300,000 members use Brookhub`."""
        verb = phrase.last + 1
        if verb >= len(self._sentence.tags) or self._sentence.tags[verb] != "V":
            return None
        target = self._sentence.after(verb + 1)
        if target is None or self._sentence.name_in(target) != target.last:
            return None
        thing = self._things.thing(target)
        return thing if thing.subject is not None else None

    def _share(self, shared: Reading, beside: str | None, figure: Figure, found: Attachment, token: int) -> Reading:
        """A further figure of what was said before: `27 wells in Malawi, 21 in Zambia`; a total is of them all."""
        assert found.same_as is not None
        if self._is_total(token) and len({reading.subject for reading in self._readings}) > 1:
            shared = replace(shared, subject=None, subject_text=None, confidence=UNKNOWN)
        earlier = self._figures[found.same_as]
        named = self._metrics.of_noun(found.noun, figure) if found.noun is not None else None
        metric = beside or named or figure.metric or self._metrics.whole(token, figure)
        if metric is None and Kind.CHANGE in (figure.kind, earlier.kind) and figure.date is None:
            metric = shared.metric
        if metric is None:
            restated = found.preposition == "(" and earlier.kind is figure.kind
            metric = shared.metric if restated or _comparable(earlier, figure) else unit_metric(figure)
        if metric is None and shared.metric and figure.kind is Kind.PERCENTAGE and earlier.kind is Kind.COUNT:
            metric = f"share of {shared.metric}"
        return replace(shared, metric=metric, attachment=found, confidence=min(shared.confidence, _SHARED))

    def _is_total(self, token: int) -> bool:
        """Whether the figure is said to be that of all before it: `3 days on 128, 39,936 GPU-hours in all`."""
        after = " ".join(t.lower for t in self._sentence.tokens[token + 1 : token + 3])
        return after in ("in all", "in total") or after.startswith("altogether")

    def _with_borrowed_metric(self, reading: Reading, place: int) -> Reading:
        """A bare figure after one of the same unit: `offers 10 choices, while the other offered four`."""
        figure = self._figures[place]
        if reading.metric is not None or figure.quantity is None or figure.kind is Kind.RANK:
            return reading
        for earlier in range(place - 1, -1, -1):
            if self._figures[earlier].kind is figure.kind and self._readings[earlier].metric:
                same_unit = _comparable(self._figures[earlier], figure)
                is_object = figure.kind is Kind.COUNT and not reading.attachment.preposition
                if same_unit and (figure.quantity.unit or is_object):
                    metric = self._readings[earlier].metric
                    return replace(reading, metric=metric, confidence=min(reading.confidence, _BORROWED))
        return reading

    def _modifies(self, phrase: Phrase, token: int, found: Attachment) -> bool:
        """Whether the figure only modifies its noun, and no copula says whose it is: `a 9B model`, `2022 papers`."""
        if phrase.last == token or phrase.head == -1 or self._sentence.owner(phrase) is not None or found.apposed:
            return False
        if self._sentence.tokens[token].is_date:
            return True
        if not is_class_noun(self._sentence.tokens[phrase.last].lower):
            return False
        if self._figures[self._sentence.tokens[token].figure or 0].kind is Kind.COUNT:
            return False
        return found.verb is None or lemma(self._sentence.tokens[found.verb].lower) != "be"


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures may state the same metric: both dates, or of one dimension."""
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity
    return one.quantity.dimension == other.quantity.dimension
