"""Two claims judged to state one quantity: how sure that is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass

LIKELY = 0.6
"""Certainty from which two claims are taken to state one quantity; below it neither agreement nor difference tells."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two claims, by id in reading order, that may be compared.

    `certainty` is how sure it is that both state one quantity, 0 to 1. `similarity` is how much of the words around
    the two figures agrees once the figures are masked, 0 to 1. `one_sided` names what only one of the two states (a
    split, a part of the name), so that a message can say why both may be right. `by_name` tells pairs that agree in
    subject and metric from pairs that only the wording joins. `copied` tells cells of two tables whose other figures
    agree to the last digit: a difference is no other measurement. `apart` tells figures that may well differ: one was
    taken from elsewhere by a third party, or the subject has been remade between the two documents.
    """

    one: str
    other: str
    certainty: float
    similarity: float = 0.0
    one_sided: tuple[str, ...] = ()
    by_name: bool = True
    copied: bool = False
    apart: bool = False
