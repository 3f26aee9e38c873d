"""Claims to groups that state the same quantity (DESIGN.md, decision 5)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from claimcheck.config import Config
from claimcheck.records import Claim


@dataclass(frozen=True, slots=True)
class LinkedGroup:
    """Claims that state one quantity; `certainty` by claim id is how sure the link is, 0 to 1."""

    key: str
    claims: tuple[Claim, ...]
    certainty: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Linked:
    """The groups of a corpus, by key, and how many pairs looked alike and were not comparable, by reason."""

    groups: tuple[LinkedGroup, ...]
    not_comparable: Counter[str] = field(default_factory=Counter)


def link(claims: Sequence[Claim], config: Config) -> Linked:
    """Group the claims of all documents; claims in no group have no counterpart."""
    return Linked(())
