"""claimcheck: a linter and ledger for facts.

    from claimcheck import extract, check, load_config

`extract` gives the claims of a text, `check` the report on a set of documents. Both are deterministic, touch no
network and execute nothing that they read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

__all__ = ["Claim", "Config", "Document", "Report", "check", "extract", "load_config"]

if TYPE_CHECKING:
    from claimcheck.config import Config, load_config
    from claimcheck.engine import check, extract
    from claimcheck.records import Claim, Document, Report

_HOMES = {
    "check": "claimcheck.engine",
    "extract": "claimcheck.engine",
    "load_config": "claimcheck.config",
    "Config": "claimcheck.config",
    "Claim": "claimcheck.records",
    "Document": "claimcheck.records",
    "Report": "claimcheck.records",
}


def __getattr__(name: str) -> Any:
    """Import the public names on first use, so that `claimcheck --help` stays fast."""
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(_HOMES[name]), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
