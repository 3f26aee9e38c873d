"""Quantities: numbers with their units, hedges, ranges and counted nouns, as figures with exact intervals."""

from claimcheck.extraction.quantities.find import find_quantities

__all__ = ["find_quantities"]
