"""What is wrong with facts files: facts that are malformed, stated twice, or contradict each other."""

from __future__ import annotations

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from claimcheck.lexicon.metrics import metric_terms
from claimcheck.records import Interval
from claimcheck.support.fact_claims import fact_reference, figure_text
from claimcheck.support.facts import Fact, FactsError, FiledFact, fact_of, read_facts_file, rows_of
from claimcheck.units import comparable, to_base

_WORD = re.compile(r"[^\W_]+")
_ALWAYS = (dt.date.min, dt.date.max)


@dataclass(frozen=True, slots=True)
class FactsProblem:
    """Something wrong at a line of a facts file; 0 where the line is not known."""

    file: str
    line: int
    detail: str

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.detail}"


def check_facts(paths: Sequence[str | Path]) -> list[FactsProblem]:
    """All that is wrong with files of facts, in the order of files and lines.

    Facts of different files are held against each other too. Errors: `FactsError` for a file that cannot be read.
    """
    problems: list[FactsProblem] = []
    facts: list[FiledFact] = []
    for path in paths:
        text, file = read_facts_file(Path(path)), Path(path).as_posix()
        try:
            for number, (line, row) in enumerate(rows_of(text, file), start=1):
                try:
                    facts.append(FiledFact(fact_of(row, line, file), file, line, number))
                except FactsError as error:
                    problems.append(_malformed(error, line))
        except FactsError as error:
            problems.append(_malformed(error, 0))
    order = {Path(path).as_posix(): place for place, path in enumerate(paths)}
    return sorted([*problems, *clashes(facts)], key=lambda problem: (order[problem.file], problem.line))


def _malformed(error: FactsError, line: int) -> FactsProblem:
    detail = f"{error.key}: {error.detail}" if error.key else error.detail
    return FactsProblem(error.file, error.line or line, detail)


def clashes(facts: Sequence[FiledFact]) -> Iterator[FactsProblem]:
    """Pairs of facts that state one quantity: the later one is a duplicate of the earlier, or contradicts it."""
    alike: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for index, filed in enumerate(facts):
        for key in _keys(filed.fact):
            alike[key].append(index)
    for one, other in sorted({pair for indices in alike.values() for pair in combinations(indices, 2)}):
        earlier, later = facts[one], facts[other]
        if _at_one_time(earlier.fact, later.fact):
            clash = "is stated before" if _agree(earlier, later) else "contradicts what is stated"
            place = f"line {earlier.line}" if earlier.file == later.file else f"{earlier.file}, line {earlier.line}"
            what = f"{later.fact.metric} of {later.fact.subject}: {_value(later.fact)}"
            yield FactsProblem(later.file, later.line, f"{what} {clash} ({place}: {_value(earlier.fact)})")


def _keys(fact: Fact) -> set[tuple[object, ...]]:
    qualifiers = frozenset((name, _folded(value)) for name, value in fact.qualifiers.items())
    metric = metric_terms(fact.metric) or _folded(fact.metric)
    return {(_folded(name), metric, qualifiers) for name in (fact.subject, *fact.aliases)}


def _folded(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _at_one_time(one: Fact, other: Fact) -> bool:
    a = (one.valid_from or _ALWAYS[0], one.valid_to or _ALWAYS[1])
    b = (other.valid_from or _ALWAYS[0], other.valid_to or _ALWAYS[1])
    return a[0] <= b[1] and b[0] <= a[1]


def _agree(one: FiledFact, other: FiledFact) -> bool:
    a, b = fact_reference(one).claim, fact_reference(other).claim
    if a.date is not None and b.date is not None:
        return str(a.date.start) <= str(b.date.end) and str(b.date.start) <= str(a.date.end)
    if a.quantity is None or b.quantity is None or not comparable(a.quantity.unit, b.quantity.unit):
        return False
    intervals: list[Interval] = [to_base(q.generous_interval, q.unit) for q in (a.quantity, b.quantity)]
    return intervals[0].overlaps(intervals[1])


def _value(fact: Fact) -> str:
    return fact.date or figure_text(fact)
