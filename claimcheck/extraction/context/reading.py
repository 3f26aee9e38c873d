"""Subject and metric of each figure of a sentence, read from what the figure hangs on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from claimcheck.extraction.context.attachment import Attachment, attach, is_passive
from claimcheck.extraction.context.metrics import (
    adjective_metric,
    head_metric,
    metric_name,
    normalized,
    unit_metric,
)
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.referents import Referents, is_class_noun
from claimcheck.extraction.context.verbs import direction_of, frame_of
from claimcheck.extraction.figure import Figure
from claimcheck.records import Kind

_SELF = frozenset({"we", "our", "us", "i", "my"})
_EARLIER = frozenset({"it", "its", "they", "their", "them", "he", "she", "his", "her"})
_WHOLE_KINDS = frozenset(
    {Kind.MONEY, Kind.DURATION, Kind.MEMORY, Kind.ENERGY, Kind.QUANTITY, Kind.TOKENS, Kind.COMPUTE}
)
_RESOLVED, _SHARED, _UNKNOWN, _SURE = 0.75, 0.85, 0.6, 0.95
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Thing:
    """What a phrase speaks of: a subject, and the property of it that the phrase names (`GPT-4's accuracy`)."""

    subject: str | None = None
    text: str | None = None
    property: str | None = None
    certainty: float = _SURE


@dataclass(frozen=True, slots=True)
class Reading:
    """Subject and metric of one figure, with the attachment that they were read from."""

    subject: str | None = None
    subject_text: str | None = None
    metric: str | None = None
    attachment: Attachment = Attachment()
    confidence: float = _SURE


class SentenceReader:
    """Reads the figures of one sentence in order; later figures may share what an earlier one was read to be."""

    def __init__(self, sentence: Sentence, figures: Sequence[Figure], referents: Referents) -> None:
        self._sentence = sentence
        self._figures = figures
        self._referents = referents
        self._readings: list[Reading] = []
        self.subject: str | None = None

    def read(self) -> list[Reading]:
        """One reading for each figure."""
        for place, figure in enumerate(self._figures):
            self._readings.append(self._read_in_name(figure) if figure.in_name else self._read(place, figure))
        return self._readings

    def _read_in_name(self, figure: Figure) -> Reading:
        for token in self._sentence.tokens:
            if token.start <= figure.start and figure.end <= token.end:
                name = token.name.canonical if token.name is not None else token.text
                return Reading(name, token.text, unit_metric(figure))
        return Reading(metric=unit_metric(figure), confidence=_UNKNOWN)

    def _read(self, place: int, figure: Figure) -> Reading:
        token = self._sentence.token_of_figure.get(place)
        phrase = self._sentence.phrase_of[token] if token is not None else None
        if token is None or phrase is None:
            return Reading(metric=unit_metric(figure), confidence=_UNKNOWN)
        found = attach(self._sentence, phrase)
        shared = self._readings[found.same_as] if found.same_as is not None and found.same_as < place else None
        local = self._local_noun(phrase, token, figure)
        if shared is not None:
            return self._share(shared, local, figure, found, token)
        thing = self._owner(found, phrase, token, figure)
        metric = self._metric(found, thing, local, figure, token)
        subject = thing.subject or self._referents.section
        return Reading(subject, thing.text, metric, found, thing.certainty if subject else _UNKNOWN)

    def _share(self, shared: Reading, local: str | None, figure: Figure, found: Attachment, token: int) -> Reading:
        """A further figure of what was said before: `27 wells in Malawi, 21 in Zambia`."""
        own = local or figure.metric or (self._whole(token, figure) if figure.kind in _WHOLE_KINDS else None)
        same_kind = found.same_as is not None and _comparable(self._figures[found.same_as], figure)
        metric = own or (shared.metric if same_kind else unit_metric(figure))
        if metric is None and figure.kind is Kind.PERCENTAGE and self._figures[found.same_as or 0].kind is Kind.COUNT:
            metric = f"share of {shared.metric}" if shared.metric else None
        return replace(shared, metric=metric, attachment=found, confidence=min(shared.confidence, _SHARED))

    def _local_noun(self, phrase: Phrase, token: int, figure: Figure) -> str | None:
        """The noun that the figure stands before in its own phrase, or that it counts."""
        if figure.quantity is not None and figure.quantity.counted:
            return normalized(figure.quantity.counted)
        words = [t.text for t in self._sentence.tokens[token + 1 : phrase.last + 1] if t.tag in "NOAG"]
        text = " ".join(words)
        if not text or (figure.kind is not Kind.COUNT and is_class_noun(words[-1].lower())):
            return None
        return metric_name(text, figure.kind)

    def _owner(self, found: Attachment, phrase: Phrase, token: int, figure: Figure) -> Thing:
        """Whose figure it is."""
        sentence = self._sentence
        frame = frame_of(sentence.tokens[found.verb].lower) if found.verb is not None else None
        if frame is not None and frame.of_object and found.object is not None and figure.kind in frame.metrics:
            return self.thing(found.object)
        if found.owner is not None:
            thing = self.thing(found.owner)
            changes = found.verb is not None and direction_of(sentence.tokens[found.verb].lower) in ("up", "down")
            if changes and found.object is not None and not is_passive(sentence, found.verb or 0):
                changed = self.thing(found.object)
                return replace(thing, property=changed.property or changed.text)
            return thing
        if found.is_subject:
            whole = self._part_of(phrase)
            if whole is not None:
                return self.thing(whole)
            if phrase.last > token:
                return self.thing(phrase)
            if figure.quantity is not None and figure.quantity.counted:
                counted = normalized(figure.quantity.counted)
                return Thing(counted, figure.quantity.counted)
        return Thing(certainty=_UNKNOWN)

    def _part_of(self, phrase: Phrase) -> Phrase | None:
        """The phrase after `of` right behind another."""
        after = phrase.last + 1
        tokens = self._sentence.tokens
        return self._sentence.after(after + 1) if after < len(tokens) and tokens[after].lower == "of" else None

    def thing(self, phrase: Phrase, depth: int = 0) -> Thing:
        """What a phrase speaks of: its name, its possessor, or its own words."""
        sentence = self._sentence
        text = sentence.text(phrase) if not phrase.is_pronoun else sentence.tokens[phrase.first].text
        if phrase.is_pronoun:
            return self._pronoun(phrase)
        left = phrase.first - 1
        if (
            left >= 0
            and sentence.tags[left] == "Q"
            and (owner := sentence.before(left)) is not None
            and depth < _DEEPEST
        ):
            whose = self.thing(owner, depth + 1)
            if is_class_noun(sentence.tokens[phrase.last].lower) and phrase.head != -1:
                return replace(whose, text=f"{whose.text}’s {text}")
            return replace(whose, property=text)
        if sentence.has_own_pronoun(phrase):
            return replace(
                self._pronoun(Phrase(phrase.first, phrase.first, phrase.first, is_pronoun=True)), property=text
            )
        name = sentence.name_in(phrase)
        if name is not None and sentence.tokens[name].name is not None:
            return self._named(phrase, name, text)
        of = self._part_of(phrase)
        if of is not None and depth < _DEEPEST and (not of.figures or of.head != -1):
            whose = self.thing(of, depth + 1)
            return replace(
                whose,
                property=f"{text} of {whose.property}" if whose.property and whose.property != whose.subject else text,
            )
        return self._described(phrase, text)

    def _named(self, phrase: Phrase, place: int, text: str) -> Thing:
        token = self._sentence.tokens[place]
        assert token.name is not None
        rest = " ".join(t.text for t in self._sentence.tokens[place + 1 : phrase.last + 1] if t.tag in "NAG")
        if not rest or is_class_noun(rest.split()[-1].lower()):
            return Thing(token.name.canonical, text)
        return Thing(token.name.canonical, token.text, rest)

    def _described(self, phrase: Phrase, text: str) -> Thing:
        """A phrase without a name: resolved where it is a bare "the model", else it names itself."""
        lower = text.lower()
        definite = self._sentence.determiner(phrase) in ("the", "this", "that", "these")
        if definite and is_class_noun(lower):
            resolved = self._referents.resolve_class(lower, self._sentence.tokens[phrase.first].start)
            return Thing(resolved or normalized(text), self._sentence.full_text(phrase), None, _RESOLVED)
        return Thing(
            normalized(text) or None, text or None, None if is_class_noun(lower.split()[-1] if lower else "") else text
        )

    def _pronoun(self, phrase: Phrase) -> Thing:
        token = self._sentence.tokens[phrase.first]
        if token.lower in _SELF:
            return Thing("we", token.text, None, _RESOLVED)
        if token.lower in _EARLIER:
            earlier = self._subject_before(phrase.first) or self._referents.last_subject
            return Thing(earlier or token.lower, token.text, None, _RESOLVED if earlier else _UNKNOWN)
        return Thing(self._subject_before(phrase.first) or self._referents.last_subject, token.text, None, _UNKNOWN)

    def _subject_before(self, index: int) -> str | None:
        """The first name or phrase of the sentence, before a token, that no preposition governs."""
        sentence = self._sentence
        for phrase in sentence.phrases:
            if phrase.last >= index:
                return None
            governed = phrase.first > 0 and sentence.tags[phrase.first - 1] in "PT"
            if not governed and not phrase.is_pronoun and not phrase.figures and sentence.text(phrase):
                found = self.thing(phrase, _DEEPEST)
                return found.subject
        return None

    def _metric(self, found: Attachment, thing: Thing, local: str | None, figure: Figure, token: int) -> str | None:
        kind = figure.kind
        if local is not None:
            return local
        if found.noun is not None and not is_class_noun(self._sentence.tokens[found.noun.last].lower):
            named = metric_name(self._sentence.text(found.noun), kind)
            if named is not None:
                return named
        if figure.metric is not None:
            return figure.metric
        return self._whole(token, figure) or self._by_verb(found, thing, figure, token) or unit_metric(figure)

    def _whole(self, token: int, figure: Figure) -> str | None:
        """`$30 million in revenue`, `302 hours of training`, `20 percent of revenue`."""
        tokens, after = self._sentence.tokens, token + 1
        if after + 1 >= len(tokens) or tokens[after].lower not in ("of", "in"):
            return None
        noun = self._sentence.after(after + 1)
        if noun is None or noun.is_pronoun or noun.figures or not self._sentence.text(noun):
            return None
        text = self._sentence.text(noun)
        if tokens[after].lower == "of" and figure.kind in (Kind.PERCENTAGE, Kind.SCORE):
            return f"share of {normalized(text)}"
        if figure.kind not in _WHOLE_KINDS or self._sentence.name_in(noun) is not None:
            return None
        bare = self._sentence.tags[noun.first] != "D"
        return metric_name(text, figure.kind) if bare or head_metric(text) is not None else None

    def _by_verb(self, found: Attachment, thing: Thing, figure: Figure, token: int) -> str | None:
        verb = self._sentence.tokens[found.verb].lower if found.verb is not None else ""
        known = head_metric(thing.property) if thing.property else None
        if known is not None and thing.property is not None and (named := metric_name(thing.property, figure.kind)):
            return named
        frame = frame_of(verb) if verb else None
        if frame is not None and figure.kind in frame.metrics:
            return frame.metrics[figure.kind]
        after = self._sentence.tokens[token + 1].lower if token + 1 < len(self._sentence.tokens) else ""
        if (measured := adjective_metric(after)) is not None and figure.kind is not Kind.DATE:
            return measured
        if thing.property and (not verb or direction_of(verb) is not None or found.is_label or found.noun is not None):
            return metric_name(thing.property, figure.kind)
        return None


def _comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures may state the same metric: both dates, or of one dimension."""
    if one.quantity is None or other.quantity is None:
        return one.quantity is other.quantity
    return one.quantity.dimension == other.quantity.dimension
