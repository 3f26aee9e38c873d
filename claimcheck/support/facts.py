"""Reference facts: what is known with a source, to hold claims against; read from TOML, JSON and CSV files.

    [[fact]]
    subject = "Wrenna-4"
    metric = "training tokens"
    value = 6.2e12
    unit = "token"
    source = { title = "Wrenna-4 model card", url = "https://wrenna.example/card" }

A JSON file holds `{"fact": [...]}` with the same keys. A CSV file has one column a key, `source.title` and
`source.url`, and `qualifiers.benchmark` and the like for qualifiers.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import json
import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError, field_validator, model_validator

from claimcheck.records import Number, Record
from claimcheck.units import UnknownUnit, conversion

FactRow = tuple[int, dict[str, Any]]
"""A fact before validation, with the line it begins on."""

_MOST_BYTES = 50_000_000
_UNIT_NAME = re.compile(r"[A-Za-z_]{1,40}(?:(?: / |/| \* )[A-Za-z_]{1,40}){0,3}")
"""Names joined by signs: nothing else may reach Pint's parser of expressions."""
_TOML_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*fact[ \t]*\]\]", re.MULTILINE)
_LINE_IN_MESSAGE = re.compile(r"\(at line (\d+), column \d+\)")


class FactsError(ValueError):
    """A facts file that cannot be used: the file, the line where known, the key, and what is wrong."""

    def __init__(self, file: str | Path, line: int | None, key: str, detail: str) -> None:
        self.file, self.line, self.key, self.detail = str(file), line, key, detail
        place = self.file if line is None else f"{self.file}:{line}"
        super().__init__(": ".join(part for part in (place, key, detail) if part))


class FactSource(Record):
    """Where a fact is published."""

    title: str = Field(min_length=1, description="Title of the paper, page or datasheet.")
    url: str | None = Field(default=None, pattern=r"^https?://\S+$")
    published: dt.date | None = Field(default=None, description="Date of the publication.")


class Fact(Record):
    """One reference fact: a number (`value`, or `low` and `high`) in `unit`, or a `date`.

    It holds from `valid_from` to `valid_to`, both inclusive; left out, it always holds.
    """

    subject: str = Field(min_length=1, description="What the fact is about, by its canonical name.")
    aliases: tuple[str, ...] = Field(default=(), description="Other names of the subject.")
    metric: str = Field(min_length=1, description="Which property: `parameters`, `release date`, `accuracy`.")
    value: Number | None = None
    low: Number | None = Field(default=None, description="Lower end of a range or bound.")
    high: Number | None = Field(default=None, description="Upper end of a range or bound.")
    unit: str = Field(default="", description="A unit of claimcheck's registry (`token`, `USD`); empty for none.")
    date: str | None = Field(
        default=None,
        pattern=r"^\d{4}(?:-\d{2}(?:-\d{2})?)?$",
        description="For dates: a day (2024-07-11), month (2024-07) or year (2024).",
    )
    qualifiers: dict[str, str] = Field(default_factory=dict, description="What narrows it: benchmark, setting, split.")
    valid_from: dt.date | None = None
    valid_to: dt.date | None = None
    source: FactSource
    note: str | None = None

    @field_validator("date", mode="before")
    @classmethod
    def _is_a_date(cls, value: Any) -> Any:
        """TOML dates and bare years become text; days that no calendar has are refused."""
        text = value.isoformat() if isinstance(value, dt.date) else str(value) if type(value) is int else value
        if isinstance(text, str) and re.fullmatch(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", text):
            dt.date.fromisoformat((text + "-01-01")[:10])
        return text

    @field_validator("unit")
    @classmethod
    def _is_a_unit(cls, unit: str) -> str:
        known = not unit or _UNIT_NAME.fullmatch(unit) is not None
        try:
            conversion(unit if known else "")
        except UnknownUnit:
            known = False
        if not known:
            raise ValueError(f"{unit!r} is no unit of claimcheck's registry")
        return unit

    @model_validator(mode="after")
    def _states_one_thing(self) -> Fact:
        has_number = any(number is not None for number in (self.value, self.low, self.high))
        if has_number == (self.date is not None):
            raise ValueError("a fact states either a number (value, low, high) or a date")
        if self.value is not None and (self.low is not None or self.high is not None):
            raise ValueError("a fact states a value or a range, not both")
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("low is above high")
        if self.valid_from and self.valid_to and self.valid_from > self.valid_to:
            raise ValueError("valid_from is after valid_to")
        return self


@dataclass(frozen=True, slots=True)
class FiledFact:
    """A fact with its place: the file, the line it begins on (0 where not known), its number in the file from 1."""

    fact: Fact
    file: str
    line: int
    number: int


class FactsFile(Record):
    """What a facts file holds."""

    fact: tuple[Fact, ...]


def facts_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a facts file; published as `schemas/facts.schema.json`."""
    body = FactsFile.model_json_schema(mode="validation")
    body.pop("title", None)
    body["properties"]["$schema"] = {"type": "string"}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:claimcheck:schema:facts:1",
        "title": "Reference facts for claimcheck",
        **body,
    }


def load_facts(paths: Sequence[str | Path]) -> tuple[Fact, ...]:
    """The facts of files, in order. Errors: `FactsError`, with file and line."""
    return tuple(filed.fact for path in paths for filed in filed_facts(read_facts_file(Path(path)), path))


def load_filed_facts(paths: Sequence[str | Path]) -> tuple[FiledFact, ...]:
    """The facts of files, in order, each with its place. Errors: `FactsError`, with file and line."""
    return tuple(filed for path in paths for filed in filed_facts(read_facts_file(Path(path)), path))


def facts_from_text(text: str, file: str | Path) -> tuple[Fact, ...]:
    """The facts of a text, in the format that the suffix of `file` names. Errors: `FactsError`."""
    return tuple(filed.fact for filed in filed_facts(text, file))


def filed_facts(text: str, file: str | Path) -> tuple[FiledFact, ...]:
    """As `facts_from_text`, each fact with its place."""
    return tuple(
        FiledFact(fact_of(row, line, file), Path(file).as_posix(), line, number)
        for number, (line, row) in enumerate(rows_of(text, file), start=1)
    )


def rows_of(text: str, file: str | Path) -> Iterator[FactRow]:
    """The facts of a text before validation, with their lines. Errors: `FactsError` where the text has no rows."""
    match Path(file).suffix.lower():
        case ".toml":
            return _toml_rows(text, file)
        case ".json":
            return _json_rows(text, file)
        case ".csv":
            return _csv_rows(text, file)
        case suffix:
            raise FactsError(file, None, "", f"facts are read from .toml, .json and .csv, not {suffix!r}")


def read_facts_file(path: Path) -> str:
    """The text of a facts file. Errors: `FactsError`."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise FactsError(path, None, "", f"is larger than {_MOST_BYTES:,} bytes")
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FactsError(path, None, "", f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise FactsError(path, None, "", f"is not UTF-8 (byte {error.start})") from error


def _toml_rows(text: str, file: str | Path) -> Iterator[FactRow]:
    try:
        body = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as error:
        line = _LINE_IN_MESSAGE.search(str(error))
        raise FactsError(file, int(line[1]) if line else None, "", f"is not valid TOML: {error}") from error
    except (RecursionError, ValueError) as error:
        raise FactsError(file, None, "", f"cannot be read: {error}") from error
    lines = [text.count("\n", 0, match.start()) + 1 for match in _TOML_HEADER.finditer(text)]
    rows = _fact_list(body, file)
    # A header inside a multi-line string would shift the lines: then none is named rather than a wrong one.
    return zip(lines if len(lines) == len(rows) else [0] * len(rows), rows, strict=True)


def _json_rows(text: str, file: str | Path) -> Iterator[FactRow]:
    try:
        body = json.loads(text, parse_float=Decimal)
    except json.JSONDecodeError as error:
        raise FactsError(file, error.lineno, "", f"is not valid JSON: {error.msg}") from error
    except (RecursionError, ValueError) as error:
        raise FactsError(file, None, "", f"cannot be read: {error}") from error
    rows = _fact_list(body, file)
    start = re.search(r'"fact"\s*:\s*\[', text)
    place, decoder = start.end() if start else 0, json.JSONDecoder()
    for row in rows:
        place = text.find("{", place)
        yield text.count("\n", 0, place) + 1, row
        place = decoder.raw_decode(text, place)[1]


def _csv_rows(text: str, file: str | Path) -> Iterator[FactRow]:
    reader = csv.DictReader(io.StringIO(text), strict=True)
    try:
        for cells in reader:
            if None in cells or None in cells.values():
                raise FactsError(file, reader.line_num, "", "has another number of cells than the header")
            yield reader.line_num, _nested(cells)
    except csv.Error as error:
        raise FactsError(file, reader.line_num, "", f"is not valid CSV: {error}") from error


def _nested(cells: dict[str, str]) -> dict[str, Any]:
    """`source.title` and the like to nested tables; empty cells are left out, `aliases` are split at semicolons."""
    row: dict[str, Any] = {}
    for key, value in cells.items():
        outer, _, inner = key.strip().partition(".")
        if not value.strip():
            continue
        if inner:
            row.setdefault(outer, {})[inner] = value.strip()
        else:
            row[outer] = [name.strip() for name in value.split(";")] if outer == "aliases" else value.strip()
    return row


def _fact_list(body: Any, file: str | Path) -> list[Any]:
    rows = body.get("fact") if isinstance(body, dict) else None
    if not isinstance(rows, list):
        raise FactsError(file, None, "fact", "is missing: a facts file is a list of `fact` tables")
    if unknown := sorted(set(body) - {"fact", "$schema"}):
        raise FactsError(file, None, unknown[0], "is unknown: a facts file holds `fact` tables only")
    return rows


def fact_of(row: Any, line: int, file: str | Path) -> Fact:
    """One row validated. Errors: `FactsError` with its line and the key at fault."""
    try:
        return Fact.model_validate(row)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        key = ".".join(str(part) for part in first["loc"])
        detail = first["msg"].removeprefix("Value error, ")
        raise FactsError(file, line or None, key, detail[:1].lower() + detail[1:]) from error
