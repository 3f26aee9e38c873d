"""What a phrase speaks of: a name, a possessor's property, or something described; pronouns are resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from claimcheck.extraction.context.metrics import normalized, singular
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.referents import Referents, Thing, is_class_noun
from claimcheck.extraction.context.tokens import Token
from claimcheck.extraction.context.wordlists import word_list
from claimcheck.extraction.figure import Figure
from claimcheck.records import Comparator

SURE, RESOLVED, UNKNOWN = 0.95, 0.75, 0.6
"""How sure a subject is: stated, resolved from a pronoun or description, or not known."""

_SELF = word_list("self")
_EARLIER = word_list("earlier")
_SINGULAR = frozenset({"it", "its"})
_POINTING = word_list("pointing")
_CALLED = word_list("called")
_SOME = word_list("some")
_DEFINITE = word_list("definite")
_GREETINGS = word_list("greetings")
_ONE_OF_TWO = ("former", "latter")
_PARTIAL = word_list("partial")
_IN_TIME = word_list("versions_in_time")
_TAKEN_UP = frozenset({"that", "those"})
"""Take up a noun before `of`: "prices of used cars fell, while those of new cars"."""
_ALL = frozenset({"all", "the", "these", "those", "both"})
_DEEPEST = 4


_SIZE = re.compile(r"\b\d+(?:\.\d+)?[BMT]\b")


def _with_size(model: str, phrase: str) -> str:
    """A resolved model with the size that the phrase gives it: "the 34B base model" is none of its smaller sisters."""
    size = _SIZE.search(phrase)
    if size is None or size[0] in model:
        return model
    family, _, variant = model.rpartition(" ")
    return f"{_SIZE.sub('', family).rstrip(' -')} {size[0]} {variant}"


class ThingReader:
    """Reads the phrases of one sentence."""

    def __init__(self, sentence: Sentence, figures: Sequence[Figure], referents: Referents) -> None:
        self._sentence = sentence
        self._figures = figures
        self._referents = referents

    def thing(self, phrase: Phrase, *, of_model: bool = False, depth: int = 0) -> Thing:
        """What a phrase speaks of; `of_model` tells that only a model can have the figure, which helps with `it`."""
        sentence = self._sentence
        if phrase.is_pronoun:
            return self._pronoun(phrase, of_model)
        if sentence.is_size(phrase):
            size = sentence.tokens[phrase.last]
            return Thing(self._referents.of_size(size.text, size.start), size.text, None, RESOLVED)
        text = sentence.text(phrase)
        if text.lower() in _ONE_OF_TWO and (one := self._one_of_two(phrase, text.lower())) is not None:
            return Thing(one, sentence.full_text(phrase), None, RESOLVED)
        if text.lower() in _GREETINGS:
            return Thing(None, None, None, UNKNOWN)
        name = sentence.name_in(phrase)
        is_name = name is not None and name == phrase.last and sentence.tokens[name].name is not None
        if not is_name and depth < _DEEPEST and (owner := sentence.owner(phrase)) and not sentence.is_time(owner):
            return self._possessed(phrase, self.thing(owner, of_model=of_model, depth=depth + 1), text)
        if sentence.has_own_pronoun(phrase):
            own = Phrase(phrase.first, phrase.first, phrase.first, is_pronoun=True)
            whose = self._pronoun(own, of_model)
            if whose.subject is None and text:
                return replace(self._described(phrase, text), text=f"{whose.text} {text}")
            return replace(self._possessed(phrase, whose, text), text=f"{whose.text} {text}".strip())
        if name is not None and sentence.tokens[name].name is not None:
            return self._named(phrase, name, text)
        if (called := self._name_given(phrase)) is not None:
            return Thing(called, text, None, SURE)
        of = self.part_of(phrase)
        if of is not None and text and is_class_noun(text.split()[-1].lower()):
            return Thing(normalized(f"{text} of {sentence.text(of)}".removesuffix(" of ")), text, None, SURE)
        if of is not None and depth < _DEEPEST and (not of.figures or of.head != -1 or text.lower().endswith("est")):
            whose = self.thing(of, of_model=of_model, depth=depth + 1)
            narrower = whose.property and whose.property != whose.subject
            return replace(whose, property=f"{text} of {whose.property}" if narrower else text)
        return self._described(phrase, text)

    def part_of(self, phrase: Phrase) -> Phrase | None:
        """The phrase after `of` right behind another."""
        after = phrase.last + 1
        tokens = self._sentence.tokens
        return self._sentence.after(after + 1) if after < len(tokens) and tokens[after].lower == "of" else None

    def _one_of_two(self, phrase: Phrase, word: str) -> str | None:
        """Which of the two names before is "the former" or "the latter"."""
        two = self._referents.last_two(self._sentence.tokens[phrase.first].start)
        return two[_ONE_OF_TWO.index(word)] if two is not None else None

    def _possessed(self, phrase: Phrase, whose: Thing, text: str) -> Thing:
        """`GPT-4's accuracy` is a property of GPT-4, `Meta's model` the possessor's model."""
        if not text:
            return whose
        if is_class_noun(text.split()[-1].lower()):
            return replace(whose, text=f"{whose.text}’s {text}", property=None)
        return replace(whose, property=text)

    def _name_given(self, phrase: Phrase) -> str | None:
        """The name in `a language model called PubMedGPT`."""
        after = phrase.last + 1
        tokens = self._sentence.tokens
        if after + 1 < len(tokens) and tokens[after].lower in _CALLED and (name := tokens[after + 1].name) is not None:
            return name.canonical
        return None

    def _named(self, phrase: Phrase, place: int, text: str) -> Thing:
        token = self._sentence.tokens[place]
        assert token.name is not None
        rest = " ".join(t.text for t in self._sentence.tokens[place + 1 : phrase.last + 1] if t.tag in "NAG")
        if not rest or is_class_noun(rest.split()[-1].lower()):
            return Thing(token.name.canonical, text, None, SURE)
        return Thing(token.name.canonical, token.text, rest, SURE)

    def _described(self, phrase: Phrase, text: str) -> Thing:
        """A phrase without a name: resolved where it is a bare "the model", else it names itself."""
        lower = text.lower()
        if not lower or self._sentence.tokens[phrase.last].counts:
            text = self._counted(phrase) or self._sentence.full_text(phrase).lower()
            lower = text.lower()
            if (names := self._listed(phrase, lower)) is not None:
                return Thing(names, text, None, RESOLVED)
        is_class = is_class_noun(lower.split()[-1])
        if is_class and (size := self._size_in(phrase)) is not None:
            model = self._referents.of_size(size.text, size.start)
            return Thing(model, self._sentence.full_text(phrase), None, RESOLVED)
        if is_class and " " not in lower and not phrase.figures and self._sentence.determiner(phrase) in _DEFINITE:
            resolved = self._referents.resolve_class(lower, self._sentence.tokens[phrase.first].start)
            return Thing(resolved or normalized(text), self._sentence.full_text(phrase), None, RESOLVED)
        if is_class and (version := self._version(phrase, lower)) is not None:
            return Thing(version, text, None, RESOLVED)
        if is_class and (variant := self._referents.variant(normalized(text))) is not None:
            full = self._sentence.full_text(phrase)
            return Thing(_with_size(variant, full), full, None, RESOLVED)
        return Thing(self._referents.version(normalized(text)), text, None if is_class else text, SURE)

    def _size_in(self, phrase: Phrase) -> Token | None:
        """The size that "the 34B model" gives it, where nothing else tells which model it is."""
        if self._sentence.determiner(phrase) not in _DEFINITE or phrase.last - phrase.first != 2:
            return None
        token = self._sentence.tokens[phrase.first + 1]
        return token if token.figure is not None and _SIZE.fullmatch(token.text) else None

    def _counted(self, phrase: Phrase) -> str:
        """The noun of the last figure of a phrase that counts something."""
        quantity = self._figures[phrase.figures[-1]].quantity if phrase.figures else None
        return quantity.counted or "" if quantity is not None else ""

    def _listed(self, phrase: Phrase, counted: str) -> str | None:
        """The names that `all three companies` and `these two models` count again."""
        quantity = self._figures[phrase.figures[-1]].quantity if phrase.figures else None
        if quantity is None or quantity.value is None or self._sentence.determiner(phrase) not in _ALL:
            return None
        if not is_class_noun(singular(counted.split()[-1])) or quantity.comparator is not Comparator.EQUAL:
            return None
        return self._referents.listed(int(quantity.value), self._sentence.tokens[phrase.first].start)

    def _version(self, phrase: Phrase, lower: str) -> str | None:
        """What "the modified version" and "the earlier version" are versions of, None for other phrases."""
        adjective, _, noun = lower.rpartition(" ")
        if self._sentence.determiner(phrase) != "the" or noun not in _PARTIAL or " " in adjective or not adjective:
            return None
        if adjective not in _IN_TIME:
            return self._referents.called_version(adjective, self._sentence.tokens[phrase.first].start)
        thing = self._subject_before(phrase.first) or self._referents.last
        whole = thing.subject if thing is not None else None
        return f"{lower} of {whole}" if whole is not None and whole[0].isupper() else None

    def _pronoun(self, phrase: Phrase, of_model: bool) -> Thing:
        token = self._sentence.tokens[phrase.first]
        if token.lower in _TAKEN_UP and (kind := self.part_of(phrase)) is not None and not kind.is_pronoun:
            named = self._subject_before(phrase.first)
            whose = self.thing(kind, of_model=of_model, depth=_DEEPEST)
            return replace(whose, property=named.property if named is not None else None)
        if token.lower in _SOME and (whole := self.part_of(phrase)) is not None and not whole.is_pronoun:
            return self.thing(whole, of_model=of_model, depth=_DEEPEST)
        if token.lower in _SELF:
            return Thing("we", token.text, None, RESOLVED)
        if token.lower not in _POINTING:
            return Thing(None, token.text, None, UNKNOWN)
        earlier = self._subject_before(phrase.first) or self._referents.last
        if of_model and token.lower in _SINGULAR and not self._referents.may_be_model(earlier):
            model = self._referents.model_before(token.start)
            if model is not None:
                return Thing(model, token.text, None, RESOLVED)
        if earlier is None:
            return Thing(token.lower if token.lower in _EARLIER else None, token.text, None, UNKNOWN)
        return Thing(earlier.subject, token.text, earlier.property, RESOLVED if token.lower in _EARLIER else UNKNOWN)

    def _subject_before(self, index: int) -> Thing | None:
        """The first phrase of the sentence, before a token, that no preposition governs and that is no pronoun."""
        sentence = self._sentence
        for phrase in sentence.phrases:
            if phrase.last >= index:
                return None
            governed = phrase.first > 0 and sentence.tags[phrase.first - 1] in "PTVBG"
            if governed or phrase.is_pronoun or phrase.figures or sentence.is_time(phrase) or not sentence.text(phrase):
                continue
            return self.thing(phrase, depth=_DEEPEST)
        return None
