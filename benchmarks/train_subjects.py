"""Trains the choice of a verb's subject and writes `claimcheck/lexicon/subjects.txt`.

    python benchmarks/train_subjects.py TREEBANK_DIR claimcheck/lexicon/subjects.txt

TREEBANK_DIR holds train.conllu, dev.conllu and test.conllu (Universal Dependencies with Penn tags). Takes ten seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from treebank import RELATIVE, Tree, parallels

from claimcheck.extraction.context.predicates import VERBS
from claimcheck.extraction.context.subject_ranking import Subjects

ROUNDS = 10
SCALE, SMALLEST = 8, 4
"""Weights are written as whole numbers of eighths; those below a half are left out."""
_FURTHEST = 12
Features = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of each candidate, and the place of the right one; the last candidate is "none"."""

    candidates: tuple[Features, ...]
    right: int


def subject_in(tree: Tree, place: int, depth: int = 0) -> int | None:
    """The word that a verb is said of, through auxiliaries, coordination, control and relative clauses."""
    if place == -1 or depth > _FURTHEST:
        return None
    word = tree.words[place]
    if (expletives := tree.children(place, "expl")) and not word.relation.startswith(("aux", "cop")):
        return expletives[0]
    if subjects := tree.children(place, "nsubj", "csubj"):
        is_relative = tree.words[subjects[-1]].xpos in RELATIVE and word.relation == "acl:relcl"
        return word.head if is_relative else subjects[-1]
    match word.relation.split(":")[0]:
        case "acl" if word.relation == "acl" and _is_infinitive(tree, place):
            return subject_in(tree, _clause_above(tree, word.head), depth + 1)
        case "acl":
            return word.head
        case "xcomp" if objects := [o for o in tree.children(word.head, "obj", "iobj") if o < place]:
            return objects[0]
        case "aux" | "cop" | "xcomp":
            return subject_in(tree, word.head, depth + 1)
        case "conj" | "advcl" | "ccomp":
            return subject_in(tree, _clause_above(tree, word.head), depth + 1)
    return None


def _is_infinitive(tree: Tree, place: int) -> bool:
    return any(tree.words[mark].form.lower() == "to" for mark in tree.children(place, "mark"))


def _clause_above(tree: Tree, place: int) -> int:
    """The first word at or above a place that heads a clause, -1 where none does."""
    while place != -1 and not (tree.words[place].is_verb or tree.children(place, "nsubj", "cop")):
        place = tree.words[place].head
    return place


def examples(path: Path) -> Iterator[Example]:
    """One example for each verb whose subject, or lack of one, the phrases of the sentence can show."""
    for parallel in parallels(path):
        tree, sentence = parallel.tree, parallel.sentence
        subjects = Subjects(sentence)
        token_at = {token.start: index for index, token in enumerate(sentence.tokens)}
        for place, word in enumerate(tree.words):
            verb = token_at.get(word.start)
            if not (word.is_verb or word.xpos == "MD") or verb is None:
                continue
            if sentence.tags[verb] not in VERBS or sentence.phrase_of[verb] is not None:
                continue
            if subjects.first_of_group(verb) != verb:
                continue
            gold = subject_in(tree, place)
            phrase = parallel.phrase_with(gold) if gold is not None else None
            candidates = subjects.candidates(verb)
            if (gold is None) != (phrase is None) or (phrase is not None and phrase not in candidates):
                continue
            found = [tuple(subjects.features(candidate, verb)) for candidate in candidates]
            right = candidates.index(phrase) if phrase is not None else len(candidates)
            yield Example((*found, tuple(subjects.features_of_none(verb))), right)


class Trainer:
    """Averaged perceptron over rankings: weights are averaged over all examples seen."""

    def __init__(self) -> None:
        self.weights: dict[str, float] = defaultdict(float)
        self._totals: dict[str, float] = defaultdict(float)
        self._stamps: dict[str, int] = defaultdict(int)
        self._seen = 0

    def best(self, example: Example) -> int:
        scores = [sum(self.weights.get(f, 0.0) for f in features) for features in example.candidates]
        # "None" comes first among equals, as in `Subjects`.
        return max(range(len(scores)), key=lambda place: (scores[place], place == len(scores) - 1, -place))

    def learn(self, example: Example) -> None:
        self._seen += 1
        guess = self.best(example)
        if guess == example.right:
            return
        for place, step in ((example.right, 1.0), (guess, -1.0)):
            for feature in example.candidates[place]:
                self._totals[feature] += (self._seen - self._stamps[feature]) * self.weights[feature]
                self._stamps[feature] = self._seen
                self.weights[feature] += step

    def finish(self) -> None:
        """Averages, scales and prunes the weights."""
        for feature, weight in list(self.weights.items()):
            total = self._totals[feature] + (self._seen - self._stamps[feature]) * weight
            scaled = round(SCALE * total / self._seen)
            if abs(scaled) < SMALLEST:
                del self.weights[feature]
            else:
                self.weights[feature] = scaled

    def accuracy(self, path: Path) -> float:
        right = [self.best(example) == example.right for example in examples(path)]
        return sum(right) / len(right)


def written(weights: dict[str, float]) -> str:
    head = [
        "# What speaks for a phrase as the subject of a verb (extraction/context/subject_ranking.py). Made by",
        "# benchmarks/train_subjects.py from GUM (Zeldes 2017, The GUM Corpus; the genres of UD_English-GUM under",
        "# CC BY and CC BY-SA). A line is a feature and its weight.",
    ]
    return "\n".join([*head, *(f"{feature} {int(weight)}" for feature, weight in sorted(weights.items()))]) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    trainer = Trainer()
    train = list(examples(arguments.treebank / "train.conllu"))
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(train)
        for example in train:
            trainer.learn(example)
    trainer.finish()
    for part in ("dev", "test"):
        print(f"{part}: {trainer.accuracy(arguments.treebank / f'{part}.conllu'):.4f}", file=sys.stderr)
    arguments.output.write_text(written(trainer.weights), "utf-8")


if __name__ == "__main__":
    main()
