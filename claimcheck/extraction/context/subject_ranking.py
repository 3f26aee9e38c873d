"""Which phrase a verb is said of: every phrase of the sentence is scored, by weights learned from dependency trees.

Rules of nearness and word order find four of five subjects of GUM's verbs, the weights six of seven. They are made by
`benchmarks/train_subjects.py` and lie in `lexicon/subjects.txt`; a candidate's features are its own form, the form of
the verb, and what stands between and beside the two.

Method: averaged perceptron (Collins 2002) over a ranking of candidates, as in Collins and Koo 2005, "Discriminative
Reranking for Natural Language Parsing".
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, cached_property, lru_cache
from importlib.resources import files

from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.predicates import VERBS, is_passive

_MOST_BEFORE, _MOST_AFTER = 14, 4
_REACH, _FURTHEST = 40, 200
"""How many phrases and tokens from a verb its subject is looked for: an endless sentence costs no more."""
_LONGEST_PATH = 10
_WORDED = frozenset("PSCWT")
"""Classes of which the word itself counts and not only the class."""
_PLURAL_VERBS = frozenset({"are", "were", "have", "do"})
_SINGULAR_VERBS = frozenset({"is", "was", "has", "does"})


@cache
def _weights() -> Mapping[str, int]:
    lines = files("claimcheck.lexicon").joinpath("subjects.txt").read_text("utf-8").splitlines()
    return {feature: int(weight) for feature, weight in (line.split() for line in lines if not line.startswith("#"))}


def _score(features: Sequence[str]) -> int:
    weight = _weights().get
    return sum([weight(feature, 0) for feature in features])


@lru_cache(maxsize=8192)
def _counts(path: str) -> tuple[str, str, str, str, str, str]:
    """Verbs (up to 3), phrases (up to 4), commas (3) and openers of clauses (2) of a path, clauses, and all openers.

    In digits, since they are only ever written into features.
    """
    verbs, phrases = sum(mark in VERBS for mark in path), sum(mark in "nrfy" for mark in path)
    openers = sum(mark in "WS" for mark in path)
    clauses = max(-2, min(2, path.count("V") - openers))
    commas = min(3, path.count(","))
    return str(min(3, verbs)), str(min(4, phrases)), str(commas), str(min(2, openers)), str(clauses), str(openers)


class Subjects:
    """The subjects of one sentence's verbs."""

    def __init__(self, sentence: Sentence) -> None:
        self._sentence = sentence
        self._found: dict[int, Phrase | None] = {}
        self._verbs: dict[int, tuple[str, str, str, str, str]] = {}

    def of(self, verb: int) -> Phrase | None:
        """The phrase that the verb at a token is said of, None where the sentence names none."""
        verb = self.first_of_group(verb)
        if verb not in self._found:
            self._found[verb] = self._best(verb)
        return self._found[verb]

    def first_of_group(self, verb: int) -> int:
        """The verb that opens a group: `has` in `has also been trained`."""
        tags, index = self._sentence.tags, verb
        while (
            index > 0
            and tags[verb] in "BEG"
            and tags[index - 1] in "VMBE"
            and self._sentence.phrase_of[index - 1] is None
        ):
            index -= 1
            verb = index if tags[index] in VERBS else verb
        return verb

    def _best(self, verb: int) -> Phrase | None:
        best, highest = None, _score(self.features_of_none(verb))
        for phrase in self.candidates(verb):
            score = _score(self.features(phrase, verb))
            if score > highest:
                best, highest = phrase, score
        return best if best is None else self._whole(best, verb)

    def _whole(self, phrase: Phrase, verb: int) -> Phrase:
        """The first of nouns that `of` joins: in "the density of the resin was" the density is the subject."""
        sentence = self._sentence
        if sentence.tags[verb] not in "VB" or phrase.last > verb or "W" in sentence.tags[phrase.last : verb]:
            return phrase
        while phrase.first > 1 and sentence.tokens[phrase.first - 1].lower == "of":
            outer = sentence.before(phrase.first - 1)
            if outer is None or outer.head == -1 or outer.is_pronoun or sentence.is_time(outer):
                break
            phrase = outer
        return phrase

    def candidates(self, verb: int) -> list[Phrase]:
        """The phrases near a verb that can be its subject: no bare figures and times, none deeper in brackets."""
        phrases, depth = self._sentence.phrases, self._depths[verb]
        place = bisect_left(phrases, verb, key=lambda phrase: phrase.first)
        near = phrases[max(place - _REACH, 0) : place + _REACH]
        able = [
            phrase
            for phrase in near
            if abs(phrase.first - verb) < _FURTHEST
            and self._depths[phrase.first] <= depth
            and self._names_something(phrase)
        ]
        before = [phrase for phrase in able if phrase.last < verb and not self._is_taken(phrase, verb)]
        return before[-_MOST_BEFORE:] + [phrase for phrase in able if phrase.first > verb][:_MOST_AFTER]

    def _is_taken(self, phrase: Phrase, verb: int) -> bool:
        """Whether the phrase is the subject of a relative or subordinate clause that has its verb before this one."""
        if phrase.first == 0 or self._sentence.tags[phrase.first - 1] not in "WS":
            return False
        between = self._sentence.tags[phrase.last + 1 : verb]
        return "V" in between and "C" not in between and "," not in between

    def _names_something(self, phrase: Phrase) -> bool:
        if self._sentence.is_time(phrase):
            return False
        is_noun = self._sentence.tokens[phrase.last].counts or self._sentence.tags[phrase.last] == "N"
        return phrase.head != -1 or is_noun or self._sentence.is_size(phrase)

    def features_of_none(self, verb: int) -> Sequence[str]:
        """What speaks for a verb without a subject in the sentence."""
        tags = self._sentence.tags
        opens = "1" if verb > 0 else "0"
        return "N", f"Nb{self._left(verb)}{tags[verb]}", f"Nc{opens}{tags[verb]}"

    def features(self, phrase: Phrase, verb: int) -> Sequence[str]:
        """What speaks for a phrase as the subject of a verb.

        `clauses` counts the finite verbs between the two that no relative pronoun or subordinator between them opens:
        with none, as in "the model that Acme released has", what stands between is a clause of its own.
        """
        tag, form, verb_left, verb_left_word, verb_number = self._forms_of_verb(verb)
        path, side = self._path(phrase, verb)
        verbs, phrases, commas, opened, clauses, openers = _counts(path)
        left, right, before_left = self._left(phrase.first), self._right(phrase.last), self._left(phrase.first - 1)
        left_word, sort, end = self._left_word(phrase.first), self._sort(phrase), path[-2:]
        shown = path if len(path) <= _LONGEST_PATH else f"{path[:5]}~{path[-5:]}"
        return (
            f"a{side}{shown}{tag}",
            f"b{side}{path[-3:]}{form}",
            f"c{side}{path[:3]}{left}",
            f"d{side}{verbs}{phrases}{commas}{opened}",
            f"e{side}{verbs}{opened}{left_word}",
            f"f{side}{before_left}{left}{sort}",
            f"g{side}{sort}{verbs}{'1' if phrases == '0' else '0'}",
            f"h{self._number(phrase)}{verb_number}{verbs}",
            f"i{side}{end}{verb_left_word}{tag}",
            f"j{side}{left_word}{path[-4:]}",
            f"k{side}{verbs}{phrases}{left}{form}",
            f"l{side}{right}{end}{left}{tag}",
            f"m{side}{form}{verb_left}{verbs}{phrases}",
            f"n{side}{sort}{left}{path[:2]}",
            f"o{side}{sort}{end}{tag}",
            f"p{side}{clauses}{left}",
            f"q{side}{clauses}{right}{'0' if commas == '0' else '1'}",
            f"r{side}{clauses}{openers}{path[-1:]}",
        )

    def _path(self, phrase: Phrase, verb: int) -> tuple[str, str]:
        """The marks between phrase and verb, deeper brackets left out, and on which side of the verb it stands.

        The side is `<` or `>`, with `!` where the verb is deeper in brackets than the phrase.
        """
        depths, marks = self._depths, self._marks
        start, end, side = (phrase.last + 1, verb, "<") if phrase.last < verb else (verb + 1, phrase.first, ">")
        level, is_aside = depths[phrase.first], depths[phrase.first] < depths[verb]
        shown = (marks[i] for i in range(start, end) if depths[i] <= level)
        path = "".join(mark for mark in shown if is_aside or mark not in ("(", ")"))
        return path.replace("aa", "a"), side + "!" * is_aside

    @cached_property
    def _marks(self) -> list[str]:
        """One mark a token: a letter for the first of a phrase, nothing for its others and adverbs, else the class."""
        marks = []
        for index, tag in enumerate(self._sentence.tags):
            phrase = self._sentence.phrase_of[index]
            if phrase is not None:
                marks.append(self._kind(phrase) if index == phrase.first else "")
            else:
                marks.append("" if tag == "M" else "x" if tag == "X" else "a" if tag in "ADF" else tag)
        return marks

    @cached_property
    def _depths(self) -> list[int]:
        """How many brackets each token stands in, the bracket signs counted outside."""
        depth, depths = 0, []
        for tag in self._sentence.tags:
            depth = max(0, depth - (tag == ")"))
            depths.append(depth)
            depth += tag == "("
        return depths

    def _kind(self, phrase: Phrase) -> str:
        if phrase.is_pronoun:
            return "r"
        return "y" if self._sentence.is_time(phrase) else "f" if phrase.head == -1 else "n"

    def _sort(self, phrase: Phrase) -> str:
        """The pronoun itself, else the class of the phrase's last word."""
        return self._sentence.tokens[phrase.first].lower if phrase.is_pronoun else self._sentence.tags[phrase.last]

    def _left(self, index: int) -> str:
        return self._sentence.tags[index - 1] if index > 0 else "^"

    def _left_word(self, index: int) -> str:
        tag = self._left(index)
        return self._sentence.tokens[index - 1].lower if tag in _WORDED or tag == "V" else tag

    def _right(self, index: int) -> str:
        """The class of the next token, brackets passed over."""
        tags, after = self._sentence.tags, index + 1
        if tags[after : after + 1] == "(" and (close := tags.find(")", after)) != -1:
            after = close + 1
        return tags[after] if after < len(tags) else "$"

    def _number(self, phrase: Phrase) -> str:
        is_plural = self._sentence.tags[phrase.last] == "N" and self._sentence.tokens[phrase.last].lower.endswith("s")
        return "s" if is_plural else "o"

    def _forms_of_verb(self, verb: int) -> tuple[str, str, str, str, str]:
        """A verb's class, the same with its voice, the class and the word before it, and its number."""
        if verb not in self._verbs:
            tag = self._sentence.tags[verb]
            form = tag + ("p" if is_passive(self._sentence, verb) else "")
            self._verbs[verb] = tag, form, self._left(verb), self._left_word(verb), self._number_of_verb(verb)
        return self._verbs[verb]

    def _number_of_verb(self, verb: int) -> str:
        word = self._sentence.tokens[verb].lower
        if word in _PLURAL_VERBS:
            return "p"
        singular = word in _SINGULAR_VERBS or (self._sentence.tags[verb] == "V" and word.endswith("s"))
        return "s" if singular else "x"
