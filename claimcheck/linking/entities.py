"""The subject of a claim, where it is the name of something."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from claimcheck.lexicon.load import table
from claimcheck.linking.link_words import lemmas, link_words
from claimcheck.linking.names import Aliases, Name, parse_name
from claimcheck.records import Claim, Kind

_KINDS_OF_MODELS = frozenset({Kind.PARAMETERS, Kind.TOKENS})


def entity_of(claim: Claim, aliases: Aliases) -> Name | None:
    """The subject where it is the name of something: pronouns and common nouns name another thing in every text."""
    if not claim.subject:
        return _model_of_title(claim)
    canonical = aliases.canonical(_without_state(claim))
    is_name = any(letter.isupper() or letter.isdigit() for letter in canonical) or _is_title(canonical, claim)
    if canonical == claim.subject and not is_name:
        return None
    if lemmas(canonical) <= link_words("no_subjects"):
        return None
    if canonical == claim.qualifiers.get("benchmark"):
        return None
    return parse_name(canonical)


def _model_of_title(claim: Claim) -> Name | None:
    """The model that a card is about, where its size, data or context stand in a list without a name."""
    if claim.kind not in _KINDS_OF_MODELS or not claim.metric or not claim.location.heading:
        return None
    name = parse_name(claim.location.heading[0])
    return name if name.size and len(name.family) == 1 else None


def _is_title(subject: str, claim: Claim) -> bool:
    """Whether a document has a name in small letters as its title, as libraries do: `# orjson`."""
    return claim.location.heading[:1] in ((subject,), (subject.capitalize(),)) and " " not in subject


def _without_state(claim: Claim) -> str:
    """The name alone in `the training of Corvid-20B` and `the Corvid family`."""
    wrapped = _wrapped()
    subject, text = claim.subject or "", claim.subject_text or ""
    if (state := wrapped["states"].fullmatch(subject)) is not None:
        return state["name"]
    several = wrapped["classes"].fullmatch(text) if wrapped["classes"].fullmatch(subject) else None
    return several["name"] if several is not None else subject


@cache
def _wrapped() -> Mapping[str, re.Pattern[str]]:
    states, classes = ("|".join(table("link_names")[key]) for key in ("states", "classes"))
    return {
        "states": re.compile(rf"(?:the )?(?:{states}) of (?:the )?(?P<name>.{{2,80}})", re.IGNORECASE),
        "classes": re.compile(rf"(?:the )?(?P<name>.{{2,60}}) (?:model )?(?:{classes})", re.IGNORECASE),
    }
