"""Word classes by an averaged perceptron, trained on GUM (Zeldes 2017); only sentences with figures are tagged.

Method: Collins 2002, "Discriminative Training Methods for Hidden Markov Models", decoded greedily from left to right.
The weights are made by `benchmarks/train_tagger.py` and lie in `lexicon/tagger.txt`. GUM is small: the class
that a word and its right neighbour have most often elsewhere (`lexicon/word_classes.txt`) tells of words that it lacks.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files

from claimcheck.lexicon.load import word_set
from claimcheck.lexicon.word_classes import usual_class

TAGS = "NVAEGMBOPDRCSTWFQX"
"""A adjective, B base verb, C coordinating conjunction, D determiner, E past participle, F figure, G -ing form,
M adverb, N noun, O name, P preposition, Q possessive ending, R pronoun, S subordinator, T "to", V finite verb,
W relative or interrogative word, X other sign. Those that any word can have come first, then those that only
closed-class words have besides, then those that the tagger is told and never chooses."""

_OPEN, _CLOSED = TAGS.index("O") + 1, TAGS.index("F") + 1
"""How many of the classes an ordinary word and a closed-class word can have."""

Weights = dict[str, str]
"""Each feature to its weights as the file has them, `N12 V-7`: no text has a tenth of the features, and reading the
weights of all takes longer than most documents."""


@cache
def _model() -> tuple[dict[str, str], Weights, frozenset[str]]:
    """Words of a single class, the weights of each feature, closed-class words."""
    sure: dict[str, str] = {}
    weights: Weights = {}
    closed: frozenset[str] = frozenset()
    for line in files("claimcheck.lexicon").joinpath("tagger.txt").read_text("utf-8").splitlines():
        feature, _, rest = line.partition(" ")
        if feature == "=":
            tag, *words = rest.split()
            sure.update(dict.fromkeys(words, tag))
        elif feature == "~":
            closed = frozenset(rest.split())
        elif feature != "#":
            weights[feature] = rest
    return sure, weights, closed


def sure_class(lower: str) -> str:
    """The class of a word that the training text uses in one class only, empty for other words."""
    return _model()[0].get(lower, "")


def is_known_word(lower: str) -> bool:
    """Whether the training text writes the word in lower case: then a capital at a sentence's start names nothing."""
    return lower in word_set("vocabulary")


def tag_words(words: Sequence[str], known: Sequence[str]) -> list[str]:
    """The class of each word; a class that is already `known` (not empty) is kept and helps its neighbours."""
    sure, _, closed = _model()
    lowers = ["<", *(_normal(word) for word in words), ">"]
    shapes = ["^", *map(shape, words), "$"]
    tags: list[str] = []
    before = before_that = "^"
    for index, fixed in enumerate(known, start=1):
        word = lowers[index]
        tag = fixed or (sure.get(word, "") if shapes[index] in "ldhp" else "")
        if not tag:
            parts = (
                _of_word(word)[: _CLOSED if word in closed else _OPEN],
                _of_left(lowers[index - 1]),
                _of_right(lowers[index + 1]),
                _of_shapes(shapes[index], shapes[index + 1], before, before_that),
                _of_pair(before, word),
            )
            scores = [a + b + c + d + e for a, b, c, d, e in zip(*parts, strict=False)]
            tag = TAGS[scores.index(max(scores))]
        tags.append(tag)
        before, before_that = tag if tag.isalpha() else "X", before
    return tags


@lru_cache(maxsize=8192)
def _of_word(word: str) -> tuple[int, ...]:
    return _summed(_word_features(word))


@lru_cache(maxsize=8192)
def _of_left(word: str) -> tuple[int, ...]:
    return _summed(("b" + word,))


@lru_cache(maxsize=8192)
def _of_right(word: str) -> tuple[int, ...]:
    return _summed(_right_features(word))


@lru_cache(maxsize=8192)
def _of_shapes(own: str, after: str, before: str, before_that: str) -> tuple[int, ...]:
    return _summed(_shape_features(own, after, before, before_that))


@lru_cache(maxsize=8192)
def _of_pair(before: str, word: str) -> tuple[int, ...]:
    return _summed((_pair_feature(before, word),))


def _summed(found: Sequence[str]) -> tuple[int, ...]:
    """The score of each class, by place in `TAGS`, that some features give together."""
    _, weights, _ = _model()
    scores = [0] * len(TAGS)
    for feature in found:
        for pair in weights.get(feature, "").split():
            scores[TAGS.index(pair[0])] += int(pair[1:])
    return tuple(scores)


def _normal(word: str) -> str:
    return "0" if word[0].isdigit() else word.lower()


def shape(word: str) -> str:
    """U all capitals, K capitals or digits inside, C capitalised, d digit, p sign, h hyphenated, l lower case."""
    first = word[0]
    if first.isupper():
        if len(word) > 1 and word.isupper():
            return "U"
        return "C" if word[1:].islower() or len(word) == 1 else "K"
    if first.isdigit():
        return "d"
    if not first.isalnum():
        return "p"
    return "h" if "-" in word else "l"


def features(
    lowers: Sequence[str], shapes: Sequence[str], index: int, before: str, before_that: str
) -> tuple[str, ...]:
    """What the class of a word depends on; `lowers` and `shapes` are padded by one at both ends."""
    word, left, right = lowers[index], lowers[index - 1], lowers[index + 1]
    history = _shape_features(shapes[index], shapes[index + 1], before, before_that)
    return (*_word_features(word), "b" + left, *_right_features(right), *history, _pair_feature(before, word))


def _word_features(word: str) -> tuple[str, ...]:
    return ("w" + word, "s" + word[-3:], "c" + word[-2:], "x" + (usual_class(word) or "?"))


def _right_features(right: str) -> tuple[str, ...]:
    return ("a" + right, "z" + right[-3:], "y" + (usual_class(right) or "?"))


def _shape_features(own: str, after: str, before: str, before_that: str) -> tuple[str, ...]:
    return ("f" + own + before, "p" + before + before_that, "g" + own + after)


def _pair_feature(before: str, word: str) -> str:
    return "q" + before + word
