"""The run: discover, read, extract, link, check."""

from claimcheck.engine.run import Progress, check, extract, extract_text

__all__ = ["Progress", "check", "extract", "extract_text"]
