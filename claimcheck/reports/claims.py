"""Claims on their own: JSON Lines, JSON, CSV, Parquet, or a table for people."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from claimcheck.records import Claim
from claimcheck.reports.json import as_text
from claimcheck.reports.passages import printable

Value = str | int | Decimal | None

COLUMNS = (
    "id", "document", "line", "column", "start", "end", "block", "kind", "text", "subject", "metric", "qualifiers",
    "comparator", "value", "low", "high", "unit", "counted", "date_start", "date_end", "timex", "modality",
    "attributed_to", "citations", "support", "confidence",
)  # fmt: skip
"""Columns of the flat formats: what `flat` gives, in its order."""

_NUMBERS = ("value", "low", "high", "confidence")
_WHOLE_NUMBERS = ("line", "column", "start", "end")
_FORMULA = re.compile(r"[=@\t\r]|[+-](?![\d.])")
"""What a spreadsheet would run; a signed number is none."""


class MissingExtraError(ImportError):
    """A format whose library is not installed; the message says what installs it."""


def flat(claim: Claim) -> dict[str, Value]:
    """A claim as one row: nested records spread into columns, qualifiers as JSON, lists by `; `."""
    quantity, date, attribution = claim.quantity, claim.date, claim.attribution
    return {
        "id": claim.id,
        "document": claim.location.document,
        "line": claim.location.line,
        "column": claim.location.column,
        "start": claim.location.start,
        "end": claim.location.end,
        "block": claim.location.block.value,
        "kind": claim.kind.value,
        "text": claim.text,
        "subject": claim.subject,
        "metric": claim.metric,
        "qualifiers": json.dumps(claim.qualifiers, ensure_ascii=False) if claim.qualifiers else None,
        "comparator": quantity.comparator.value if quantity else None,
        "value": quantity.value if quantity else None,
        "low": quantity.low if quantity else None,
        "high": quantity.high if quantity else None,
        "unit": quantity.unit if quantity else None,
        "counted": quantity.counted if quantity else None,
        "date_start": date.start if date else None,
        "date_end": date.end if date else None,
        "timex": date.timex if date else None,
        "modality": claim.modality.value,
        "attributed_to": attribution.source if attribution else None,
        "citations": "; ".join(attribution.citations) if attribution else None,
        "support": claim.support.status.value,
        "confidence": Decimal(str(claim.confidence)),
    }


def as_jsonl(claims: Iterable[Claim]) -> bytes:
    """One claim a line."""
    lines = (json.dumps(claim.model_dump(mode="json"), ensure_ascii=False, allow_nan=False) for claim in claims)
    return "".join(f"{line}\n" for line in lines).encode("utf-8", "backslashreplace")


def as_json(claims: Iterable[Claim]) -> bytes:
    """All claims in one array."""
    return as_text([claim.model_dump(mode="json") for claim in claims]).encode()


def as_csv(claims: Iterable[Claim]) -> bytes:
    """One claim a row under a header (RFC 4180); text that a spreadsheet would run is preceded by an apostrophe."""
    stream = io.StringIO()
    writer = csv.DictWriter(stream, COLUMNS)
    writer.writeheader()
    for row in map(flat, claims):
        writer.writerow({key: inert(value) for key, value in row.items()})
    return stream.getvalue().encode("utf-8", "replace")


def inert(value: Value) -> Value:
    """A value that a spreadsheet takes as it is: text that begins like a formula is preceded by an apostrophe."""
    return f"'{value}" if isinstance(value, str) and _FORMULA.match(value) else value


def as_parquet(claims: Iterable[Claim]) -> bytes:
    """One claim a row, typed columns; numbers are doubles. `MissingExtraError` where pyarrow is not installed."""
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError as error:
        raise MissingExtraError("Parquet needs pyarrow: pip install 'claimcheck-lint[parquet]'") from error
    rows = [_encodable(flat(claim)) for claim in claims]
    types = {name: pa.float64() for name in _NUMBERS} | {name: pa.int64() for name in _WHOLE_NUMBERS}
    table = pa.table({n: pa.array([row[n] for row in rows], types.get(n, pa.string())) for n in COLUMNS})
    sink = io.BytesIO()
    pq.write_table(table, sink, compression="zstd")
    return sink.getvalue()


def _encodable(row: dict[str, Value]) -> dict[str, object]:
    texts = {key: value.encode("utf-8", "replace").decode() for key, value in row.items() if isinstance(value, str)}
    return row | texts | {key: None if row[key] is None else float(row[key] or 0) for key in _NUMBERS}


def as_console(claims: Iterable[Claim]) -> bytes:
    """One claim a line for people: place, kind, figure, what it is about."""
    return "".join(f"{line}\n" for line in _lines(claims)).encode("utf-8", "replace")


def _lines(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        about = [claim.subject, claim.metric, *(f"{key}={value}" for key, value in claim.qualifiers.items())]
        place = f"{claim.location.document}:{claim.location.line}:{claim.location.column}"
        parts = (place, claim.kind.value, claim.text, ", ".join(filter(None, about)))
        yield printable("  ".join(part for part in parts if part))


CLAIM_FORMATS: Mapping[str, Callable[[Sequence[Claim]], bytes]] = MappingProxyType(
    {"jsonl": as_jsonl, "json": as_json, "csv": as_csv, "parquet": as_parquet, "console": as_console}
)
"""Format name to the function that writes claims in it."""
