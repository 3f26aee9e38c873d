"""Which metric a figure states: from the noun beside it, the noun it is a value of, its verb, its unit."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.extraction.context.governing import Attachment
from claimcheck.extraction.context.metrics import (
    adjective_metric,
    head_metric,
    metric_name,
    normalized,
    plain,
    unit_metric,
)
from claimcheck.extraction.context.name_kinds import NameKind
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.referents import Thing, is_class_noun
from claimcheck.extraction.context.verbs import direction_of, frame_of, lemma
from claimcheck.extraction.context.word_classes import is_hyphenated
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.load import table
from claimcheck.records import Kind

_WHOLE_KINDS = frozenset({Kind.MONEY, Kind.DURATION, Kind.MEMORY, Kind.ENERGY, Kind.QUANTITY, Kind.COMPUTE})
_SHARES = frozenset({Kind.PERCENTAGE, Kind.SCORE})
_CHANGES = frozenset({Kind.CHANGE, Kind.PERCENTAGE, Kind.RATIO})
_OF_TRAINING = {
    "duration": "training time",
    "price": "training cost",
    "tokens": "training tokens",
    "cost": "training cost",
    "processing": "training compute",
    "time": "training time",
}
_PUBLISHED = word_list("published")
_MONEY_BY_PREPOSITION = {"for": "price", "worth": "value", "at": "price"}
_OF_MONEY = frozenset({"loss", "gain"})
_NO_MEASURES = word_list("no_measures")
_EMPTY_NOUNS = word_list("empty_nouns")
_CHANGE_NOUNS = word_list("changes")
_ABOVE = frozenset({"over", "under", "above", "below"})
_REMOVING = word_list("removing")
_OFF = frozenset({"off", "from"})
_SAYING = frozenset(table("attribution")["verbs"])
_COMPARED = frozenset({"more", "less"})


class MetricReader:
    """Chooses the metrics of one sentence's figures; `about_training` tells that its passage speaks of training."""

    def __init__(self, sentence: Sentence, figures: Sequence[Figure], *, about_training: bool) -> None:
        self._sentence = sentence
        self._figures = figures
        self._about_training = about_training
        self._trains = any(token.lower.startswith(("train", "pretrain", "pre-train")) for token in sentence.tokens)

    def beside(self, phrase: Phrase, token: int, figure: Figure) -> str | None:
        """The noun that the figure stands before in its own phrase, or that it counts."""
        if figure.kind is Kind.RANK:
            head = self._sentence.tokens[phrase.last]
            return f"{head.lower} number" if self._numbers(phrase, token) and head.tag == "N" else "rank"
        if figure.quantity is not None and figure.quantity.counted:
            return normalized(figure.quantity.counted)
        if [t.lower for t in self._sentence.tokens[token + 1 : token + 3]] in (["-", "shot"], ["-", "shots"]):
            return "shots"
        rest = self._sentence.tokens[token + 1 : phrase.last + 1]
        if rest and rest[-1].name is not None and rest[-1].name.kind is NameKind.HARDWARE:
            return "GPUs" if figure.kind is Kind.COUNT else None
        tags = self._sentence.tags[token + 1 : phrase.last + 1]
        words = [t.text for t, tag in zip(rest, tags, strict=True) if tag in "NAGE"]
        if not words and is_hyphenated(self._sentence.tokens[token].text):
            words = self._past_bracket(token)
        if not words:
            return None
        if len(words) == 1 and (measured := adjective_metric(words[0].lower())) is not None:
            return measured
        if figure.kind is Kind.DATE:
            return "publication date" if words[-1].lower() in _PUBLISHED else "date"
        if figure.kind is not Kind.COUNT and is_class_noun(words[-1].lower()):
            return None
        named = metric_name(" ".join(words), figure.kind)
        return (self._of_training(named) if figure.kind in _CHANGES else None) or named

    def _past_bracket(self, token: int) -> list[str]:
        """The noun that a bracket parts from its figure: `a 2-mile (3.2 km) journey`."""
        tags = self._sentence.tags
        close = tags.find(")", token) if tags[token + 1 : token + 2] == "(" else -1
        noun = self._sentence.after(close + 1) if close != -1 else None
        return self._sentence.text(noun).split() if noun is not None and noun.head != -1 else []

    def _numbers(self, phrase: Phrase, token: int) -> bool:
        """Whether an ordinal only numbers its noun: `the 256th issue of`, not `the 2nd largest bank of`."""
        after = self._sentence.tokens[phrase.last + 1 : phrase.last + 2]
        return phrase.last == token + 1 and bool(after) and after[0].lower == "of"

    def metric(self, found: Attachment, thing: Thing, figure: Figure, token: int) -> str | None:
        """The metric of a figure with no noun beside it."""
        if figure.metric is not None:
            return figure.metric
        if found.noun is not None and (named := self.of_noun(found.noun, figure)) is not None:
            return named
        verb = self._sentence.tokens[found.verb].lower if found.verb is not None else ""
        particle = self._sentence.particle(found.verb) if found.verb is not None else ""
        metric = (
            self._to_verb(token, figure)
            or (self._framed(verb, particle, figure) if figure.kind is Kind.TOKENS else None)
            or self.whole(token, figure)
            or self._property(thing, figure)
            or self._framed(verb, particle, figure)
            or self._adjective(token, figure)
            or self._taken_from(verb, token, figure)
            or self._bounded(found, token, figure)
            or (self._predicate(token, figure) if found.is_subject else None)
        )
        if (
            metric is None
            and thing.property
            and figure.kind is not Kind.DATE
            and (not verb or direction_of(verb) is not None or found.is_label)
        ):
            metric = metric_name(thing.property, figure.kind)
        if figure.kind is Kind.MONEY and metric is None:
            metric = _MONEY_BY_PREPOSITION.get(found.preposition)
        metric = metric or unit_metric(figure) or (self._date(verb, found) if figure.kind is Kind.DATE else None)
        return self._of_training(metric) or metric

    def _of_training(self, metric: str | None) -> str | None:
        """What a duration, price or number of tokens is called where training is spoken of."""
        trains = self._about_training if metric == "duration" else self._trains
        return _OF_TRAINING.get(metric or "") if trains else None

    def known_noun(self, noun: Phrase, figure: Figure) -> str | None:
        """The lexicon's metric in `sales of 5,835 units`, which says more than what is counted."""
        text = self._sentence.text(noun)
        metric = head_metric(text) if figure.kind is Kind.COUNT else None
        counts = figure.quantity is not None and figure.quantity.counted
        if metric is not None and counts and metric.fits(Kind.MONEY):
            return normalized(text)
        return metric_name(text, figure.kind) if metric is not None else None

    def of_noun(self, noun: Phrase, figure: Figure) -> str | None:
        """`an average score of 43`."""
        head = self._sentence.tokens[noun.last].lower
        if figure.kind is Kind.MONEY and head in _OF_MONEY:
            return head
        if is_class_noun(head) or head in _NO_MEASURES:
            return None
        return metric_name(self._sentence.text(noun), figure.kind)

    def whole(self, token: int, figure: Figure) -> str | None:
        """`$30 million in revenue`, `302 hours of training`, `8 miles (13 km) of track`, `20 percent of revenue`."""
        tokens, after = self._sentence.tokens, token + 1
        if self._sentence.tags[after : after + 1] == "(" and (close := self._sentence.tags.find(")", after)) != -1:
            after = close + 1
        if after + 1 >= len(tokens) or tokens[after].lower not in ("of", "in"):
            return None
        if tokens[after].lower == "in" and figure.kind is not Kind.MONEY:
            return None
        noun = self._sentence.after(after + 1)
        if noun is not None and noun.figures and figure.kind is Kind.COUNT:
            whole = self._figures[noun.figures[0]].quantity
            counted = whole.counted if whole is not None and whole.counted else self._sentence.text(noun)
            return normalized(counted) or None
        if noun is None or noun.is_pronoun or noun.figures or not self._sentence.text(noun):
            return None
        text = self._sentence.text(noun)
        if tokens[after].lower == "in" and text.lower() in _EMPTY_NOUNS:
            return None
        if tokens[after].lower == "of" and figure.kind in _SHARES:
            return f"share of {plain(text)}"
        if figure.kind is Kind.CHANGE and tokens[after].lower == "of":
            return metric_name(text, figure.kind)
        if figure.kind is Kind.TOKENS:
            return metric_name(text, figure.kind) if head_metric(text) is not None else None
        if figure.kind not in _WHOLE_KINDS or self._sentence.name_in(noun) is not None or self._sentence.is_time(noun):
            return None
        bare = self._sentence.tags[noun.first] != "D"
        return metric_name(text, figure.kind) if bare or head_metric(text) is not None else None

    def _to_verb(self, token: int, figure: Figure) -> str | None:
        """`cost $100 million to train`."""
        tokens = self._sentence.tokens
        if token + 2 >= len(tokens) or tokens[token + 1].lower != "to":
            return None
        frame = frame_of(tokens[token + 2].lower)
        return frame.metrics.get(figure.kind) if frame is not None else None

    @staticmethod
    def _property(thing: Thing, figure: Figure) -> str | None:
        """What the subject is a property of, where the lexicon knows it as a metric."""
        if not thing.property or head_metric(thing.property) is None:
            return None
        return metric_name(thing.property, figure.kind)

    @staticmethod
    def _framed(verb: str, particle: str, figure: Figure) -> str | None:
        frame = frame_of(verb, particle) if verb else None
        return frame.metrics.get(figure.kind) if frame is not None else None

    def _bounded(self, found: Attachment, token: int, figure: Figure) -> str | None:
        """What a bound is set to: `investments over 35 GWh`, `a cut of 800,000 barrels`."""
        if figure.kind is Kind.DATE:
            return None
        target, bound = found.object, self._sentence.tokens[token - 1].lower
        if target is not None and target.last + 2 == token and bound in _ABOVE:
            return metric_name(self._sentence.text(target), figure.kind)
        if found.noun is None or figure.kind in _CHANGES:
            return None
        changes = self._sentence.tokens[found.noun.last].lower in _CHANGE_NOUNS
        return metric_name(self._sentence.text(found.noun), figure.kind) if changes else None

    def _taken_from(self, verb: str, token: int, figure: Figure) -> str | None:
        """`wiped $3 billion off the company's value`."""
        after = self._sentence.tokens[token + 1 : token + 2]
        if figure.kind is not Kind.MONEY or not after or after[0].lower not in _OFF or lemma(verb) not in _REMOVING:
            return None
        noun = self._sentence.after(token + 2)
        if noun is not None and self._sentence.tags[noun.last + 1 : noun.last + 2] == "Q":
            noun = self._sentence.after(noun.last + 2)
        return metric_name(self._sentence.text(noun), figure.kind) if noun is not None and noun.head != -1 else None

    def _predicate(self, token: int, figure: Figure) -> str | None:
        """What a share is said to be: `31% were women`."""
        verb = self._sentence.tokens[token + 1 : token + 2]
        if figure.kind is not Kind.PERCENTAGE or not verb or lemma(verb[0].lower) != "be":
            return None
        noun = self._sentence.after(token + 2)
        named = noun is not None and noun.head != -1 and not noun.figures and not noun.is_pronoun
        return f"share of {plain(self._sentence.text(noun))}" if noun is not None and named else None

    def _adjective(self, token: int, figure: Figure) -> str | None:
        """`48 meters deep`, `6x larger`."""
        if token + 1 >= len(self._sentence.tokens) or figure.kind is Kind.DATE:
            return None
        after = [t.lower for t in self._sentence.tokens[token + 1 : token + 3]]
        return adjective_metric(after[1] if after[0] in _COMPARED and len(after) > 1 else after[0])

    def _date(self, verb: str, found: Attachment) -> str:
        """Of what a date is the date: the verb and its object."""
        if not verb or lemma(verb) in ("be", "have"):
            return "date"
        if found.object is None and verb in _SAYING:
            return "date"  # people say many things, each on a day of its own
        target = self._sentence.text(found.object) if found.object is not None else ""
        return f"date of {lemma(verb)} {target}".strip().lower()
