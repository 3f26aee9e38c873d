"""Trains the word-class tagger and writes `claimcheck/lexicon/tagger.txt` and `vocabulary.txt` beside it.

    python benchmarks/train_tagger.py TREEBANK_DIR claimcheck/lexicon/tagger.txt

TREEBANK_DIR holds train.conllu, dev.conllu and test.conllu (Universal Dependencies with Penn tags). Takes ten seconds.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections import Counter, defaultdict
from pathlib import Path

from claimcheck.extraction.context.tagger import TAGS, features, shape

CLASSES = {
    "D": "DT PDT PRP$ WP$", "P": "IN RP", "T": "TO", "C": "CC", "R": "PRP EX", "W": "WDT WP WRB", "V": "VBD VBZ VBP MD",
    "B": "VB", "G": "VBG", "E": "VBN", "N": "NN NNS", "O": "NNP NNPS", "A": "JJ JJR JJS", "M": "RB RBR RBS UH",
    "F": "CD", "Q": "POS",
}  # fmt: skip
CLASS_OF = {penn: tag for tag, pennies in CLASSES.items() for penn in pennies.split()}
Sentence = list[tuple[str, str]]

ROUNDS = 8
SURE_COUNT, SURE_SHARE = 4, 0.985
SMALLEST_WEIGHT = 1.1


def read(path: Path) -> list[Sentence]:
    """Sentences of words and classes; hyphenated words, which GUM splits, are joined."""
    sentences: list[Sentence] = []
    rows: list[list[str]] = []
    for line in [*path.read_text("utf-8").splitlines(), ""]:
        if line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            sentences.append(joined([row for row in rows if row[0].isdigit()]))
            rows = []
    return sentences


def joined(rows: list[list[str]]) -> Sentence:
    sentence: Sentence = []
    glue = False
    for number, row in enumerate(rows):
        tag = "S" if row[3] == "SCONJ" and row[4] == "IN" else CLASS_OF.get(row[4], "X")
        tight = "SpaceAfter=No" in row[9]
        hyphen = row[1] in "-–" and tight and number > 0 and "SpaceAfter=No" in rows[number - 1][9]
        if (hyphen or glue) and sentence and number + 1 < len(rows) + glue:
            word, before = sentence.pop()
            kept = before if hyphen else "A" if tag in "EG" or (tag == "N" and before in "FA") else tag
            sentence.append((word + row[1], kept))
        else:
            sentence.append((row[1], tag))
        glue = hyphen
    return sentence


def padded(sentence: Sentence) -> tuple[list[str], list[str]]:
    lowers = ["0" if word[0].isdigit() else word.lower() for word, _ in sentence]
    return ["<", *lowers, ">"], ["^", *(shape(word) for word, _ in sentence), "$"]


def sure_words(sentences: list[Sentence]) -> dict[str, str]:
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in sentence:
            if not word[0].isupper():
                seen["0" if word[0].isdigit() else word.lower()][tag] += 1
    sure = {}
    for word, counts in seen.items():
        tag, most = counts.most_common(1)[0]
        if counts.total() >= SURE_COUNT and most / counts.total() >= SURE_SHARE:
            sure[word] = tag
    return sure


class Trainer:
    """Averaged perceptron: weights are averaged over all examples seen."""

    def __init__(self, sure: dict[str, str]) -> None:
        self.sure = sure
        self.weights: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        self._totals: dict[tuple[str, str], float] = defaultdict(float)
        self._stamps: dict[tuple[str, str], int] = defaultdict(int)
        self._seen = 0

    def best(self, found: tuple[str, ...]) -> str:
        scores = dict.fromkeys(TAGS, 0.0)
        for feature in found:
            if feature in self.weights:
                for tag, weight in self.weights[feature].items():
                    scores[tag] += weight
        return max(TAGS, key=scores.__getitem__)

    def tag(self, sentence: Sentence, learn: bool) -> int:
        lowers, shapes = padded(sentence)
        before = before_that = "^"
        right = 0
        for index, (_, gold) in enumerate(sentence, start=1):
            guess = self.sure.get(lowers[index]) if shapes[index] in "ldhp" else None
            if guess is None:
                found = features(lowers, shapes, index, before, before_that)
                guess = self.best(found)
                if learn:
                    self._learn(found, gold, guess)
            right += guess == gold
            before, before_that = guess, before
        return right

    def _learn(self, found: tuple[str, ...], gold: str, guess: str) -> None:
        self._seen += 1
        if gold == guess:
            return
        for feature in found:
            for tag, step in ((gold, 1.0), (guess, -1.0)):
                key = feature, tag
                self._totals[key] += (self._seen - self._stamps[key]) * self.weights[feature][tag]
                self._stamps[key] = self._seen
                self.weights[feature][tag] += step

    def average(self) -> None:
        for feature, weights in self.weights.items():
            for tag, weight in weights.items():
                total = self._totals[feature, tag] + (self._seen - self._stamps[feature, tag]) * weight
                mean = total / self._seen
                weights[tag] = mean if abs(mean) > SMALLEST_WEIGHT else 0.0

    def accuracy(self, sentences: list[Sentence]) -> float:
        return sum(self.tag(s, learn=False) for s in sentences) / sum(map(len, sentences))


def closed_words(sentences: list[Sentence]) -> list[str]:
    """Words that occur at least twice, or in one tenth of their uses, as a member of a closed class."""
    seen: dict[str, Counter[bool]] = defaultdict(Counter)
    for sentence in sentences:
        for word, tag in sentence:
            seen["0" if word[0].isdigit() else word.lower()][tag in "PDRCSTWF"] += 1
    words = {word: counts for word, counts in seen.items() if word == "0" or word.isalpha()}
    return sorted(word for word, counts in words.items() if counts[True] >= max(2, 0.1 * counts.total()))


def written(trainer: Trainer, closed: list[str]) -> str:
    lines = [
        "# Word-class weights. Made by benchmarks/train_tagger.py from GUM (Zeldes 2017, The GUM Corpus; the genres of",
        "# UD_English-GUM under CC BY and CC BY-SA). A line `= N word ...` lists words of one class, `~` closed-class",
        "# words; the others give a feature's weights.",
    ]
    lines.append(f"~ {' '.join(closed)}")
    for tag in TAGS:
        words = sorted(word for word, sure in trainer.sure.items() if sure == tag and not word.startswith("#"))
        if words:
            lines.append(f"= {tag} {' '.join(words)}")
    for feature, weights in sorted(trainer.weights.items()):
        pairs = [f"{tag}{round(weight * 10)}" for tag, weight in sorted(weights.items()) if weight]
        if pairs and not feature.isspace():
            lines.append(f"{feature} {' '.join(pairs)}")
    return "\n".join(lines) + "\n"


def vocabulary(sentences: list[Sentence]) -> str:
    """Words that the treebank writes in lower case, one line a letter; names (class O) left out."""
    words = {
        word for s in sentences for word, tag in s if word.isalpha() and word.islower() and len(word) > 1 and tag != "O"
    }
    by_letter: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        by_letter[word[0]].append(word)
    head = "# Lower-cased words of GUM (see tagger.txt), one line a letter. Made by benchmarks/train_tagger.py.\n"
    return head + "\n".join(" ".join(line) for line in by_letter.values()) + "\n"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    train = read(arguments.treebank / "train.conllu")
    trainer = Trainer(sure_words(train))
    order = random.Random(1)
    for _ in range(ROUNDS):
        order.shuffle(train)
        for sentence in train:
            trainer.tag(sentence, learn=True)
    trainer.average()
    for part in ("dev", "test"):
        print(f"{part}: {trainer.accuracy(read(arguments.treebank / f'{part}.conllu')):.4f}", file=sys.stderr)
    arguments.output.write_text(written(trainer, closed_words(train)), "utf-8")
    arguments.output.with_name("vocabulary.txt").write_text(vocabulary(train), "utf-8")


if __name__ == "__main__":
    main()
