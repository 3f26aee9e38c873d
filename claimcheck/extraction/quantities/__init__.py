"""Quantities: numbers with their units, hedges, ranges and counted nouns, as figures with exact intervals."""

from claimcheck.extraction.quantities.find import find_quantities
from claimcheck.extraction.quantities.notation import Notation, notation_of

__all__ = ["Notation", "find_quantities", "notation_of"]
