"""A fact added to a facts file that already holds others."""

from __future__ import annotations

from pathlib import Path

from claimcheck.support.fact_making import NoFactError, toml_of
from claimcheck.support.facts import Fact, FactsError, filed_facts
from claimcheck.support.facts_check import clashes


def addition(text: str, fact: Fact, file: Path) -> str:
    """What must follow the text of a TOML facts file, empty for a new one, so that it holds the fact too.

    The whole is read back first. Errors: `FactsError` for a file that cannot be used or is not TOML, `NoFactError`
    where the file states the quantity already, with the same value or another.
    """
    if file.suffix.lower() != ".toml":
        raise FactsError(file, None, "", f"facts are added to .toml files only, not to {file.suffix or 'this one'!r}")
    filed_facts(text or "fact = []", file)  # trouble of the old text is not laid at the new fact's door
    gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
    added = gap + toml_of(fact)
    facts = filed_facts(text + added, file)
    if facts[-1].fact != fact:
        raise NoFactError("the fact cannot be written so that it is read back unchanged")
    for clash in clashes(facts):
        if clash.line == facts[-1].line:
            raise NoFactError(str(clash))
    return added
