"""What a figure measures: the lexicon of metrics, and the nouns, verbs and units that name one."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from claimcheck.extraction.context.wordlists import word_list
from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.load import table
from claimcheck.records import Kind

_PLAIN_NUMBERS = frozenset({Kind.COUNT, Kind.QUANTITY, Kind.PERCENTAGE, Kind.SCORE})
_EDGES = word_list("edges")
_UNINFLECTED = word_list("uninflected")
_NUMBER_OF = re.compile(r"^(?:total |overall )?(?:number|amount|count|total) of (?:the |its |their )?")


@dataclass(frozen=True, slots=True)
class Metric:
    """A metric of the lexicon; figures of `kinds` can state it, and where `is_score` a bare number does."""

    name: str
    kinds: frozenset[Kind]
    is_score: bool = False
    better: str = ""

    def fits(self, kind: Kind) -> bool:
        """Whether a figure of this kind can state the metric."""
        return kind in self.kinds


@cache
def _lexicon() -> Mapping[str, Metric]:
    found: dict[str, Metric] = {}
    for entry in table("metrics")["metric"]:
        kinds = frozenset(map(Kind, entry["kinds"]))
        metric = Metric(entry["name"], kinds, entry.get("score", False), entry.get("better", ""))
        found.update((form.casefold(), metric) for form in (entry["name"], *entry["forms"]))
        found[singular_phrase(entry["name"].casefold())] = metric
    return found


def head_metric(phrase: str) -> Metric | None:
    """The metric of the whole phrase, or else of its last word: `translation accuracy` is an accuracy."""
    words = normalized(phrase)
    return _lexicon().get(words) or _lexicon().get(words.rpartition(" ")[2])


def metric_name(phrase: str, kind: Kind) -> str | None:
    """The name of a noun phrase as the metric of a figure; None where the lexicon knows that it cannot be."""
    words = plain(phrase)
    metric = _lexicon().get(words) or _lexicon().get(singular_phrase(words))
    if metric is None:
        return words or None
    return metric.name if metric.fits(kind) or kind is Kind.CHANGE or kind is Kind.RATIO else None


@cache
def _by_unit() -> Mapping[str, str]:
    units: dict[str, str] = table("metrics")["by_unit"]
    return units


@cache
def _by_dimension() -> Mapping[str, str]:
    dimensions: dict[str, str] = table("metrics")["by_dimension"]
    return dimensions


def unit_metric(figure: Figure) -> str | None:
    """The metric that a figure's unit alone tells, such as `parameter count`."""
    if figure.metric is not None:
        return figure.metric
    if figure.quantity is None:
        return None
    return _by_unit().get(figure.quantity.unit) or _by_dimension().get(figure.quantity.dimension)


def adjective_metric(word: str) -> str | None:
    """The metric of an adjective of measure: `deep` gives `depth`."""
    adjectives: dict[str, str] = table("metrics")["by_adjective"]
    return adjectives.get(word)


def scored_kind(kind: Kind, metric: str | None, *, on_benchmark: bool) -> Kind | None:
    """The kind `score` where a bare number or percentage is a result: its metric says so, or it is on a benchmark."""
    if kind not in _PLAIN_NUMBERS or kind is Kind.SCORE:
        return None
    known = _lexicon().get(metric.casefold()) if metric else None
    if known is not None and known.is_score:
        return Kind.SCORE
    bare = metric is None and kind in (Kind.PERCENTAGE, Kind.QUANTITY)
    return Kind.SCORE if on_benchmark and (bare or metric == "score") else None


@cache
def normalized(phrase: str) -> str:
    """Lower case, singular head, no determiner: `the merged models` is `merged model`."""
    return singular_phrase(plain(phrase))


@cache
def plain(phrase: str) -> str:
    """Lower case, no determiner, nothing that only evaluates: `its impressive sales` is `sales`."""
    words = _NUMBER_OF.sub("", " ".join(phrase.casefold().replace("’", "'").split())).split()
    while words and words[0] in _EDGES:
        words.pop(0)
    return " ".join(words)


def singular_phrase(phrase: str) -> str:
    """A phrase in lower case with its last word in the singular."""
    start, space, last = phrase.rpartition(" ")
    return start + space + singular(last)


def singular(word: str) -> str:
    """The singular of a regular English plural; other words unchanged."""
    if (
        len(word) < 4
        or not word.endswith("s")
        or word in _UNINFLECTED
        or word.endswith(
            ("ss", "us", "is", "'s", "series", "news", "sales", "earnings", "savings", "proceeds", "goods", "/s")
        )
    ):
        return word
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("sses", "xes", "ches", "shes", "zzes")) else word[:-1]
