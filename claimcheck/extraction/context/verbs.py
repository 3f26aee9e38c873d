"""What verbs tell of a figure: `took 302 hours` is a duration, `founded in 2019` a founding date."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from claimcheck.lexicon.load import table
from claimcheck.records import Kind


@dataclass(frozen=True, slots=True)
class Frame:
    """The metric that a verb gives a figure of each kind; `of_object` that its object is what the figure is about."""

    metrics: Mapping[Kind, str]
    of_object: bool = False


@cache
def _frames() -> Mapping[str, Frame]:
    found: dict[str, Frame] = {}
    for entry in table("context_verbs")["frame"]:
        frame = Frame({Kind(kind): name for kind, name in entry["metrics"].items()}, entry.get("object", False))
        found.update(dict.fromkeys(entry["verbs"], frame))
    return found


@cache
def _known_lemmas() -> frozenset[str]:
    change: dict[str, list[str]] = table("context_verbs")["change"]
    others: list[str] = table("context_verbs")["others"]["verbs"]
    return frozenset(_frames()) | {verb for verbs in change.values() for verb in verbs} | frozenset(others)


@lru_cache(maxsize=8192)
def lemma(form: str) -> str:
    """The base form of a verb that the lexicon knows, else the form itself, in lower case."""
    irregular: dict[str, str] = table("context_verbs")["irregular"]
    if form in irregular:
        return irregular[form]
    known = _known_lemmas()
    for ending in ("", "s", "es", "d", "ed", "ing"):
        if form.endswith(ending):
            stem = form[: len(form) - len(ending)]
            for base in (stem, stem + "e", stem[:-1] if stem[-1:] == stem[-2:-1] else stem):
                if base in known:
                    return base
    return form


def frame_of(form: str, particle: str = "") -> Frame | None:
    """What a verb form, with the word after it (`came out`), tells of its figures; None for verbs that tell nothing."""
    base = lemma(form)
    return _frames().get(f"{base} {particle}") or _frames().get(base)


@lru_cache(maxsize=8192)
def direction_of(form: str) -> str | None:
    """`up` or `down` for a verb of change, `either` for verbs that give a state or value, None for all others."""
    base = lemma(form)
    change: dict[str, list[str]] = table("context_verbs")["change"]
    return next((direction for direction, verbs in change.items() if base in verbs), None)


def is_known_verb(form: str) -> bool:
    """Whether the lexicon has the verb of which this is a form."""
    return lemma(form) in _known_lemmas()
