"""What a name names: a model, an organisation, a place, a benchmark, hardware."""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache, lru_cache

from claimcheck.extraction.figure import Figure
from claimcheck.lexicon.load import table
from claimcheck.records import Kind
from claimcheck.records.base import frozen

_HARDWARE = re.compile(
    r"(?:[AHBVTLP]\d{2,3}[a-z]?s?|RTX|TPU(?:[ -]?v\d\w*)?|MI\d{3}X?|[AH]800s?|GH200|GB200|DGX|Xeon|Ryzen|EPYC)\b"
)
_MODEL_SHAPE = re.compile(
    r"[a-zA-Z](?:GPT|LM|LLM|BERT|Net|LLaMA|Llama|Coder|Math|former)\d*\b"
    r"|[^\W\d_]{2}[\w.+]{0,30}[ -]v?\d|[^\W\d_]{2}\d|\d(?:\.\d{1,9})?[BbMT]\b"
)


class NameKind(StrEnum):
    """What a name names, as far as its form and the lexicon tell."""

    MODEL = "model"
    ORGANISATION = "organisation"
    BENCHMARK = "benchmark"
    HARDWARE = "hardware"
    PLACE = "place"
    OTHER = "other"


@frozen
class Name:
    """A name at [start, end) of the document; `text` is how it is written, `canonical` what it stands for."""

    text: str
    start: int
    end: int
    kind: NameKind
    canonical: str


@cache
def _organisation_words() -> frozenset[str]:
    return frozenset(table("context_names")["organisation_words"])


@cache
def _places() -> frozenset[str]:
    return frozenset(table("context_names")["places"]["names"])


@cache
def _place_aliases() -> dict[str, str]:
    aliases: dict[str, str] = table("context_names")["places"]["aliases"]
    return aliases


def canonical_place(text: str) -> str:
    """What a place is usually called; any other name as it is."""
    return _place_aliases().get(text.casefold().rstrip("."), text)


def _key(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum() or c == "+")


@cache
def _benchmarks() -> dict[str, str]:
    benchmarks = table("benchmarks")["benchmarks"]
    return {_key(form): name for name, forms in benchmarks.items() for form in (name, *forms)}


@lru_cache(maxsize=8192)
def benchmark_name(text: str) -> str | None:
    """The canonical name of a benchmark of the lexicon, None for anything else."""
    return _benchmarks().get(_key(text))


def is_model_name(text: str) -> bool:
    """Whether a name looks like that of a model: letters with a version or size, or an ending of such names."""
    return _MODEL_SHAPE.search(text) is not None


@lru_cache(maxsize=8192)
def kind_of_name(text: str) -> NameKind:
    """What a name names, judged by lexicon and form."""
    lower = text.casefold().rstrip(".")
    if lower in _places():
        return NameKind.PLACE
    if benchmark_name(text) is not None:
        return NameKind.BENCHMARK
    if _HARDWARE.match(text):
        return NameKind.HARDWARE
    if set(lower.replace(".", "").split()) & _organisation_words():
        return NameKind.ORGANISATION
    return NameKind.MODEL if is_model_name(text) else NameKind.OTHER


def may_be_in_name(figure: Figure) -> bool:
    """Whether a figure can be part of a name beside it: a size without unit words (`70B`), or one marked so."""
    if figure.in_name:
        return True
    return (
        figure.kind is Kind.PARAMETERS and figure.quantity is not None and "param" not in figure.quantity.text.lower()
    )
