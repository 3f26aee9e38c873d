"""Which rows and columns of a table a sentence names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations.alike import singular
from claimcheck.extraction.relations.grids import Grid
from claimcheck.extraction.relations.sketch import LONGEST_SENTENCE, Sketch, sketch
from claimcheck.extraction.relations.words import words
from claimcheck.records import Claim

_TOKEN = re.compile(r"[^\W_]+(?:[.'@+/-][^\W_]+)*")
_MOST_TABLES = 6
_BRACKETS = re.compile(r"\([^()]*\)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A row or column named in a sentence; `start` and `end` are offsets in its text. `is_full` if by its whole
    label."""

    line: int
    start: int
    end: int
    is_full: bool


@dataclass(frozen=True)
class Labels:
    """The labels of one axis of a table, and how a text may name them: in full, or by a word that no other label
    has."""

    by_line: Mapping[int, str]

    @cached_property
    def _tokens(self) -> dict[int, tuple[str, ...]]:
        return {line: tuple(_stems(_BRACKETS.sub(" ", label))) for line, label in self.by_line.items()}

    @cached_property
    def _owners(self) -> dict[str, int]:
        counts = Counter(token for tokens in self._tokens.values() for token in set(tokens))
        return {
            token: line
            for line, tokens in self._tokens.items()
            for token in tokens
            if counts[token] == 1
            and token not in words("view", "weak")
            and (len(token) > 2 or any(c.isdigit() for c in token))
        }

    def named_in(self, text: str) -> list[Mention]:
        """The lines that a text names, each once, by its whole label before a word of it, in the order in which they
        stand."""
        found: dict[int, Mention] = {}
        for mention in sorted(self.all_in(text), key=lambda m: (not m.is_full, m.start)):
            found.setdefault(mention.line, mention)
        return sorted(found.values(), key=lambda mention: mention.start)

    def all_in(self, text: str) -> list[Mention]:
        """Every place where a text names a line, longer labels first where two overlap."""
        found_words = [(singular(m[0]), m.start(), m.end()) for m in _TOKEN.finditer(text)]
        stems = [word for word, _, _ in found_words]
        found: list[Mention] = []
        covered: set[int] = set()
        for line, tokens in sorted(self._tokens.items(), key=lambda item: -len(item[1])):
            if len(tokens) == 1 and tokens[0] in words("view", "weak"):
                continue
            while (index := _find(stems, tokens, covered)) is not None:
                last = index + len(tokens) - 1
                covered.update(range(index, last + 1))
                found.append(Mention(line, found_words[index][1], found_words[last][2], is_full=True))
        for index, (word, start, end) in enumerate(found_words):
            owner = self._owners.get(word)
            if owner is not None and index not in covered:
                found.append(Mention(owner, start, end, is_full=False))
        return found


def _stems(text: str) -> list[str]:
    return [singular(m[0]) for m in _TOKEN.finditer(text)]


def _find(stems: Sequence[str], tokens: Sequence[str], covered: set[int]) -> int | None:
    """Where a sequence of words begins in a text, None where it does not occur outside what is taken."""
    if not tokens:
        return None
    size = len(tokens)
    return next(
        (
            i
            for i in range(len(stems) - size + 1)
            if stems[i] == tokens[0]
            and list(stems[i : i + size]) == list(tokens)
            and not covered & set(range(i, i + size))
        ),
        None,
    )


@dataclass(frozen=True)
class View:
    """A sentence with a table that it may speak of, in one orientation; `text` is the sentence in lower case.

    `is_near` tells that the table stands in the sentence's own section. `drawn` is the sentence with placeholders.
    """

    passage: Passage
    grid: Grid
    rows: Labels
    columns: Labels
    text: str
    is_near: bool
    drawn: Sketch | None

    @cached_property
    def own_row(self) -> int | None:
        """The row of what the document is about, by its title: what "we" are. None where the paragraph begins with
        another."""
        document, block = self.passage.document, self.passage.block
        title = document.title or (block.heading[0] if block.heading else "")
        ours = self.rows.named_in(title.casefold())
        before = document.prose[block.start : self.passage.sentence.start].casefold()
        first = next((m.line for m in self.rows.named_in(before)), None)
        return ours[0].line if len(ours) == 1 and first in (None, ours[0].line) else None

    def column_of(self, cell: Claim) -> int:
        """The column of a cell."""
        return next(column for (_, column), claim in self.grid.claims.items() if claim is cell)

    def named_rows(self) -> list[Mention]:
        """Rows that the sentence names."""
        return self.rows.named_in(self.text)

    def named_columns(self) -> list[Mention]:
        """Columns that the sentence names."""
        return self.columns.named_in(self.text)


def views(passages: Sequence[Passage], found: Sequence[Grid]) -> Iterator[View]:
    """Every sentence of running text with the tables of its own section, both as they stand and transposed.

    Sentences with figures see the tables of other sections too, where the document has few.
    """
    if not found:
        return
    everywhere = found if len(found) <= _MOST_TABLES else ()
    labels = {id(grid): _labels(grid) for grid in found}
    by_section: dict[tuple[str, ...], list[Grid]] = {}
    for grid in found:
        by_section.setdefault(tuple(grid.table.heading), []).append(grid)
    for passage in passages:
        here = tuple(passage.block.heading)
        near = by_section.get(here, [])
        far = [grid for grid in everywhere if passage.claims and tuple(grid.table.heading) != here]
        text = passage.text.replace("’", "'").casefold()
        if len(text) != len(passage.text) or len(text) > LONGEST_SENTENCE:
            continue
        drawn = sketch([passage], even_without_figures=True) if near or far else None
        for grid, is_near in [*((g, True) for g in near), *((g, False) for g in far)]:
            rows, columns = labels[id(grid)]
            yield View(passage, grid, rows, columns, text, is_near, drawn)
            yield View(passage, grid.transposed(), columns, rows, text, is_near, drawn)


def _labels(grid: Grid) -> tuple[Labels, Labels]:
    rows = {row: grid.row_labels[row] for row in grid.rows if grid.row_labels.get(row)}
    columns = {column: grid.column_labels[column] for column in grid.columns if grid.column_labels.get(column)}
    return Labels(rows), Labels(columns)
