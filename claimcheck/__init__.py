"""claimcheck: a linter and ledger for facts."""

__version__ = "0.1.0"
