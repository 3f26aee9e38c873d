"""Dates of a text: found by a strict grammar of its own, resolved against the document's date or left open."""

from claimcheck.extraction.dates.document_date import DocumentDate, document_date
from claimcheck.extraction.dates.finder import find_dates
from claimcheck.extraction.dates.meaning import DayOrder
from claimcheck.extraction.dates.order import day_order

__all__ = ["DayOrder", "DocumentDate", "day_order", "document_date", "find_dates"]
