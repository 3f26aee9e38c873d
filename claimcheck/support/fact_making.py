"""A claim of a report as a fact, and a fact as the text of a TOML file."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from pydantic import ValidationError

from claimcheck.lexicon.load import table
from claimcheck.records import TABLE_PLACES, Claim, Comparator, DocumentSummary, Grain, Kind, Modality, Quantity
from claimcheck.support.facts import Fact

_STATED = frozenset({Modality.ASSERTED, Modality.REPORTED})
_COMPARED_ONLY = frozenset({Kind.CHANGE, Kind.RATIO, Kind.RANK, Kind.STATISTIC})
_DATE_GRAINS = frozenset({Grain.YEAR, Grain.MONTH, Grain.DAY})
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_LONGEST_NOTE = 300


class NoFactError(ValueError):
    """A claim that cannot become a fact, and why."""


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person says of a fact's source and validity; what is left out is taken from the claim's document."""

    title: str | None = None
    url: str | None = None
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None


def fact_from_claim(claim: Claim, document: DocumentSummary, choices: Choices) -> Fact:
    """A claim as a fact: the values that its figure asserts, and the document that it stands in as the source.

    A bound stays one, and a hedged figure ("about 50") becomes the range that it asserts; the note gives the words. The
    source is the document, with its date and the first address that the claim cites, unless `choices` name another. A
    claim of one calendar year is valid in that year. Errors: `NoFactError`.
    """
    if claim.modality not in _STATED:
        raise NoFactError(f"the figure is {claim.modality.value}, not stated as a fact")
    if claim.kind in _COMPARED_ONLY:
        raise NoFactError(f"the figure is a {claim.kind.value}, which says nothing without what it is compared with")
    if not claim.subject or not _is_name(claim.subject):
        raise NoFactError(f"the claim has no subject that tells in any text what {claim.text} is said of")
    if not claim.metric:
        raise NoFactError(f"the claim has no metric that tells what {claim.text} is")
    qualifiers = {key: value for key, value in claim.qualifiers.items() if value and key not in TABLE_PLACES}
    valid_from, valid_to = choices.valid_from, choices.valid_to
    if valid_from is None and valid_to is None and (year := _year(qualifiers.get("period", ""))) is not None:
        valid_from, valid_to = dt.date(year, 1, 1), dt.date(year, 12, 31)
        del qualifiers["period"]
    stated: dict[str, Any] = {
        "subject": claim.subject,
        "metric": claim.metric,
        "qualifiers": qualifiers,
        "valid_from": valid_from,
        "valid_to": valid_to,
        "source": _source(claim, document, choices),
        "note": " ".join(claim.statement.split())[:_LONGEST_NOTE] or None,
    }
    try:
        return Fact.model_validate(stated | (_amount(claim.quantity) if claim.quantity else _date(claim)))
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        raise NoFactError(f"{'.'.join(map(str, first['loc']))}: {first['msg']}".removeprefix(": ")) from error


def _is_name(subject: str) -> bool:
    """Whether it tells what is meant in any text, as `it` and `the total` do not."""
    return not {word.casefold() for word in re.findall(r"\w+", subject)} <= set(table("link_metrics")["no_subjects"])


def _year(period: str) -> int | None:
    return int(period) if re.fullmatch(r"[12]\d{3}", period) else None


def _source(claim: Claim, document: DocumentSummary, choices: Choices) -> dict[str, object]:
    cited = claim.attribution.citations if claim.attribution else ()
    address = next((target for target in cited if re.fullmatch(r"https?://\S+", target)), None)
    if choices.title is not None:
        return {"title": choices.title, "url": choices.url or address}
    return {"title": document.title or document.name, "url": choices.url or address, "published": document.date}


def _amount(quantity: Quantity) -> dict[str, object]:
    """The number with as many digits as were written: the last digit of a fact says how exact it is."""
    step, stated = quantity.step, {"unit": quantity.unit}
    ends = {"low": quantity.low, "high": quantity.high}
    if quantity.comparator is Comparator.ABOUT or quantity.plus_minus is not None:
        asserted = quantity.interval
        ends = {"low": asserted.low.normalize(), "high": asserted.high.normalize()}
    elif quantity.comparator in (Comparator.MORE, Comparator.AT_LEAST):
        ends = {"low": _first(quantity.low, quantity.value)}
    elif quantity.comparator in (Comparator.LESS, Comparator.AT_MOST):
        ends = {"high": _first(quantity.high, quantity.value)}
    elif quantity.value is not None:
        ends = {"value": quantity.value}
    return stated | {key: _as_written(value, step) for key, value in ends.items() if value is not None}


def _first(*values: Decimal | None) -> Decimal | None:
    return next((value for value in values if value is not None), None)


def _as_written(value: Decimal, step: Decimal) -> Decimal:
    """The value with its last digit at the step, where that loses nothing."""
    if not step.is_finite() or step <= 0:
        return value
    try:
        written = value.quantize(step.normalize())
    except InvalidOperation:  # more digits than the context computes with
        return value
    return written if written == value else value


def _date(claim: Claim) -> dict[str, object]:
    date = claim.date
    assert date is not None
    if date.grain not in _DATE_GRAINS or not re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", date.timex):
        raise NoFactError(f"“{claim.text}” is no single day, month or year")
    return {"date": date.timex}


def toml_of(fact: Fact) -> str:
    """A fact as one `[[fact]]` table of a facts file; read back it is the same fact, to the last digit."""
    lines = ["[[fact]]", *(f"{key} = {_toml(value)}" for key, value in _written(fact))]
    return "\n".join(lines) + "\n"


def _written(fact: Fact) -> Iterator[tuple[str, object]]:
    for key in type(fact).model_fields:
        value = getattr(fact, key)
        value = dict(value) if key == "source" else value
        if value not in (None, "", (), {}):
            yield key, value


def _toml(value: object) -> str:
    match value:
        case dt.date():
            return value.isoformat()
        case Decimal():
            return str(value)
        case Mapping():
            pairs = (f"{_key(key)} = {_toml(item)}" for key, item in value.items() if item is not None)
            return f"{{ {', '.join(pairs)} }}"
        case tuple():
            return f"[{', '.join(map(_toml, value))}]"
        case _:
            return _string(str(value))


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _string(name)


def _string(text: str) -> str:
    """JSON's strings are TOML's basic strings; what does not print is escaped, as the text is shown on terminals."""
    return "".join(
        letter if letter.isprintable() else _escaped(letter) for letter in json.dumps(text, ensure_ascii=False)
    )


def _escaped(letter: str) -> str:
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
