"""The sentences of a treebank as trees, beside what claimcheck makes of the same text."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from claimcheck.extraction.context.names import NameFinder
from claimcheck.extraction.context.phrases import Phrase, Sentence
from claimcheck.extraction.context.tokens import tokenize
from claimcheck.extraction.figure import Figure
from claimcheck.extraction.find import find_figures, placed
from claimcheck.records import Span

RELATIVE = frozenset({"WDT", "WP", "WRB"})
"""Tags of words that open a relative clause."""


@dataclass(frozen=True, slots=True)
class Word:
    """A token of the treebank; `head` is its governor's place in the sentence, -1 for the root."""

    form: str
    xpos: str
    head: int
    relation: str
    start: int
    end: int

    @property
    def is_verb(self) -> bool:
        """Whether the word is a verb form, modal verbs left out."""
        return self.xpos.startswith("VB")


@dataclass(frozen=True, slots=True)
class Tree:
    """A sentence: its range of characters in the document's text, and its words."""

    span: Span
    words: tuple[Word, ...]

    def children(self, place: int, *relations: str) -> list[int]:
        """The dependents of a word in the given relations, subtypes (`nsubj:pass`) included."""
        return [i for i, w in enumerate(self.words) if w.head == place and w.relation.split(":")[0] in relations]

    def case(self, place: int) -> str:
        """The preposition of a noun, empty without one."""
        found = self.children(place, "case")
        return self.words[found[0]].form.lower() if found else ""

    def highest(self, span: Span) -> int | None:
        """The word of a range that no other word of the range governs."""
        inside = [i for i, w in enumerate(self.words) if w.start < span.end and span.start < w.end]
        return next((i for i in inside if self.words[i].head not in inside), None)


@dataclass(frozen=True, slots=True)
class Parallel:
    """A tree, and the figures, tokens and phrases that claimcheck finds in the same sentence."""

    tree: Tree
    sentence: Sentence
    figures: tuple[Figure, ...]

    def phrase_with(self, place: int) -> Phrase | None:
        """The phrase that a word of the tree stands in."""
        tokens, start = self.sentence.tokens, self.tree.words[place].start
        return next((p for p in self.sentence.phrases if tokens[p.first].start <= start < tokens[p.last].end), None)

    def holds(self, phrase: Phrase, places: Collection[int]) -> bool:
        """Whether one of the tree's words stands in a phrase."""
        start, end = self.sentence.tokens[phrase.first].start, self.sentence.tokens[phrase.last].end
        return any(start <= word.start and word.end <= end for word in (self.tree.words[place] for place in places))


def parallels(path: Path) -> Iterator[Parallel]:
    """The sentences of a CoNLL-U file; names are looked for with the whole document in view."""
    for text, trees in _documents(path):
        finder = NameFinder(text)
        for tree in trees:
            found, _ = find_figures(text[tree.span.start : tree.span.end], None)
            figures = tuple(placed(figure, tree.span.start, text) for figure in found)
            names = finder.find(tree.span, figures)
            yield Parallel(tree, Sentence(tokenize(text, tree.span.start, tree.span.end, figures, names)), figures)


def _documents(path: Path) -> Iterator[tuple[str, list[Tree]]]:
    text, trees, rows = "", [], []
    for line in [*path.read_text("utf-8").splitlines(), "", "# newdoc id = end"]:
        if line.startswith("# newdoc") and trees:
            yield text, trees
            text, trees = "", []
        elif line and not line.startswith("#"):
            rows.append(line.split("\t"))
        elif not line and rows:
            words = [row for row in rows if row[0].isdigit()]
            trees.append(_tree(words, len(text)))
            text += "".join(map(_spaced, words)).rstrip() + "\n"
            rows = []


def _spaced(row: Sequence[str]) -> str:
    return row[1] + ("" if "SpaceAfter=No" in row[9] else " ")


def _tree(rows: Sequence[Sequence[str]], start: int) -> Tree:
    words, place = [], start
    for row in rows:
        words.append(Word(row[1], row[4], int(row[6]) - 1, row[7], place, place + len(row[1])))
        place += len(_spaced(row))
    return Tree(Span(start, words[-1].end), tuple(words))
