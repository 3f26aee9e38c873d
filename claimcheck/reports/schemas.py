"""The JSON Schemas of what we publish, made from the records; the files in `schemas/` are kept in step by a test."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Literal, get_args

from pydantic import BaseModel

from claimcheck.config import Config
from claimcheck.records import SCHEMA_VERSION, Claim, Finding, Report
from claimcheck.reports.json import as_text

SchemaName = Literal["claim", "finding", "report", "config"]
SCHEMA_NAMES: tuple[SchemaName, ...] = get_args(SchemaName)

_MODELS: dict[SchemaName, type[BaseModel]] = {"claim": Claim, "finding": Finding, "report": Report, "config": Config}
_TITLES: dict[SchemaName, str] = {
    "claim": "A claim: one checkable figure or date",
    "finding": "A finding: figures that cannot all be right",
    "report": "The report of a claimcheck run",
    "config": "Settings of claimcheck",
}


def schema(name: SchemaName) -> dict[str, Any]:
    """The JSON Schema (2020-12) of what a run writes, or for `config` of what a settings file holds."""
    mode: Literal["validation", "serialization"] = "validation" if name == "config" else "serialization"
    body = _MODELS[name].model_json_schema(mode=mode, by_alias=True)
    if name == "config":
        body = _in_both_spellings(body)
    body.pop("title", None)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:claimcheck:schema:{name}:{SCHEMA_VERSION}",
        "title": _TITLES[name],
        **body,
    }


def schema_text(name: SchemaName) -> str:
    """The schema as indented JSON."""
    return as_text(schema(name))


def write_schemas(folder: Path, names: Sequence[SchemaName] = SCHEMA_NAMES) -> list[Path]:
    """Write schemas as `NAME.schema.json` into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in names:
        file = folder / f"{name}.schema.json"
        file.write_text(schema_text(name), encoding="utf-8")
        written.append(file)
    return written


def _in_both_spellings(body: dict[str, Any]) -> dict[str, Any]:
    """Settings may be written with hyphens or underscores; the hyphens come first, as in the documentation."""
    for part in (body, *body.get("$defs", {}).values()):
        properties = part.get("properties", {})
        kebab = {name.replace("_", "-"): value for name, value in properties.items()}
        part["properties"] = kebab | properties
    return body
