"""Stated relations between figures, one file a kind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from claimcheck.extraction.passage import Passage
from claimcheck.extraction.relations import (
    announced,
    apiece,
    averages,
    between,
    change,
    compared,
    conversions,
    derived,
    echoes,
    equations,
    flows,
    for_one,
    fractions,
    growth,
    itemised,
    leftovers,
    lists,
    metrics,
    order,
    paced,
    partitions,
    products,
    rates,
    ratio,
    remainders,
    restated,
    rests,
    segments,
    shares,
    shares_elsewhere,
    shares_of_them,
    splits,
    sums,
    sums_across,
    superlatives,
    table_bases,
    table_bounds,
    table_changes,
    table_gains,
    table_groups,
    table_levels,
    table_nearest,
    table_pairs,
    table_parts,
    table_ranges,
    table_ranks,
    table_running,
    table_siblings,
    table_sums,
    table_tallies,
    table_weights,
    table_wins,
    tables,
    taken_up,
)
from claimcheck.extraction.relations.grids import grids
from claimcheck.extraction.relations.labelled import Statement, statement
from claimcheck.extraction.relations.mentions import views
from claimcheck.extraction.relations.sketch import Sketch, sketch
from claimcheck.extraction.relations.window import Window, windows
from claimcheck.records import Claim, Document, Relation

_IN_SENTENCES: tuple[Callable[[Sketch], Iterator[Relation]], ...] = (
    change.find,
    change.find_across,
    ratio.find,
    ratio.find_across,
    shares.find,
    restated.find,
    sums.find,
    splits.find,
    splits.find_across,
    remainders.find,
    averages.find,
    products.find,
    products.find_fractions,
    fractions.find,
    apiece.find,
    paced.find,
    rates.find,
    conversions.find,
    metrics.find,
    metrics.find_scaling,
    growth.find,
    order.find,
    superlatives.find,
    between.find,
)
_ACROSS_SENTENCES: tuple[Callable[[Sketch], Iterator[Relation]], ...] = (
    change.find_across,
    ratio.find_across,
    shares.find,
    sums.find,
    splits.find_across,
    remainders.find,
    averages.find,
    products.find,
    fractions.find,
    rates.find,
    metrics.find_scaling,
    order.find_ranks,
    between.find,
    taken_up.find,
)
_IN_WINDOWS: tuple[Callable[[Window], Iterator[Relation]], ...] = (
    partitions.find,
    leftovers.find,
    flows.find,
    rests.find,
    shares_of_them.find,
    segments.find,
    echoes.find,
    compared.find,
    apiece.find_far,
    apiece.find_after,
    announced.find,
    for_one.find,
    sums_across.find,
)
_AGAINST_TABLES: tuple[Callable[[Statement], Iterator[Relation]], ...] = (
    table_pairs.find,
    table_siblings.find,
    table_bounds.find,
    table_changes.find,
    table_sums.find,
    table_ranks.find,
    table_wins.find,
    table_tallies.find,
    table_ranges.find,
)


def find_relations(document: Document, passages: Sequence[Passage], table_claims: Sequence[Claim]) -> list[Relation]:
    """Every relation that the text and the tables of a document state, in reading order and each once."""
    found: list[Relation] = []
    draws = [sketch([passage]) if passage.claims else None for passage in passages]
    for passage, drawn in zip(passages, draws, strict=True):
        if passage.claims:
            found += _in_sketch(drawn, _IN_SENTENCES)
            found += equations.find(passage)
    found += lists.find(passages)
    found += itemised.find(passages)
    found += products.find_slips(passages, draws)
    made = list(grids(document, table_claims))
    for window in windows(passages, draws):
        found += _in_sketch(window.joined, _ACROSS_SENTENCES)
        for look in _IN_WINDOWS:
            found += look(window)
        found += shares_elsewhere.find(window, made)
    found += table_gains.find(passages, made)
    for grid in made:
        found += tables.find(grid)
        found += derived.find(grid)
        found += table_parts.find(grid)
        found += table_bases.find(grid)
        found += table_running.find(grid)
        found += table_weights.find(grid)
        found += metrics.find_in_table(grid)
    for view in views(passages, made):
        if view.is_near:
            found += table_nearest.find(view)
            found += table_levels.find(view)
            found += table_groups.find(view)
        found += _in_statement(statement(view))
    return sorted(_once(found), key=lambda relation: (relation.cue, relation.kind))


def _in_statement(read: Statement | None) -> Iterator[Relation]:
    if read is not None:
        for find in _AGAINST_TABLES:
            yield from find(read)


def _in_sketch(drawn: Sketch | None, finders: Sequence[Callable[[Sketch], Iterator[Relation]]]) -> Iterator[Relation]:
    if drawn is not None:
        for find in finders:
            yield from find(drawn)


def _once(relations: Sequence[Relation]) -> list[Relation]:
    """One relation for each kind and stated figure, the surest; the others are repeats from a wider window."""
    kept: dict[tuple[object, ...], Relation] = {}
    for relation in relations:
        key = (relation.kind, relation.operator == "table", relation.operands)
        if key not in kept or kept[key].confidence < relation.confidence:
            kept[key] = relation
    return list(kept.values())
