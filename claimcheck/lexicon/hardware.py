"""Peak rates of accelerators, with their sources."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from claimcheck.lexicon.load import table

_SPACE = re.compile(r"[\s_-]+")
_VENDOR = re.compile(r"^(?:nvidia|amd|intel|google|geforce|tesla|instinct|cloud) ")


@dataclass(frozen=True, slots=True)
class Accelerator:
    """One chip: `peak` in operations per second without sparsity, by number format (`bf16`); None is unknown.

    `memory` is in bytes, `bandwidth` in bytes per second, `power` in watts.
    """

    name: str
    names: tuple[str, ...]
    peak: Mapping[str, Decimal]
    memory: Decimal
    bandwidth: Decimal | None
    power: Decimal | None
    source: str
    url: str

    @property
    def fastest(self) -> Decimal:
        """The highest rate in a format that models are trained in (8 bits and up): no run can exceed it."""
        return max(rate for fmt, rate in self.peak.items() if fmt not in ("fp4", "int8"))


def accelerator(name: str) -> Accelerator | None:
    """The accelerator of a name as written (`A100-80GB`, `NVIDIA H100s`), None where it is not known."""
    key = _key(name)
    known = _accelerators()
    return known.get(key) or known.get(key.removesuffix("s"))


def accelerators() -> tuple[Accelerator, ...]:
    """All accelerators, in the order of the file."""
    return tuple({item.name: item for item in _accelerators().values()}.values())


def _key(name: str) -> str:
    key = _SPACE.sub(" ", name.strip().casefold())
    while (shorter := _VENDOR.sub("", key)) != key:
        key = shorter
    return key


@cache
def _accelerators() -> Mapping[str, Accelerator]:
    found: dict[str, Accelerator] = {}
    for row in table("hardware")["accelerator"]:
        item = Accelerator(
            name=row["name"],
            names=tuple(row["names"]),
            peak={fmt: _decimal(rate) for fmt, rate in row["peak"].items()},
            memory=_decimal(row["memory"]),
            bandwidth=_optional(row, "bandwidth"),
            power=_optional(row, "power"),
            source=row["source"],
            url=row["url"],
        )
        for name in (item.name, *item.names):
            found.setdefault(_key(name), item)
    return found


def _optional(row: Mapping[str, Any], key: str) -> Decimal | None:
    return _decimal(row[key]) if key in row else None


def _decimal(value: Any) -> Decimal:
    """The number as the file writes it: the shortest decimal of the parsed float."""
    return Decimal(str(value))
