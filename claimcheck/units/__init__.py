"""claimcheck's own Pint registry, and the surface forms of units."""

from claimcheck.units.conversion import (
    Conversion,
    UnitMismatch,
    UnknownUnit,
    are_inverse,
    are_reciprocal,
    comparable,
    conversion,
    convert,
    make_quantity,
    registry,
    to_base,
)

__all__ = [
    "Conversion",
    "UnitMismatch",
    "UnknownUnit",
    "are_inverse",
    "are_reciprocal",
    "comparable",
    "conversion",
    "convert",
    "make_quantity",
    "registry",
    "to_base",
]
