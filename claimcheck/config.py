"""Settings of a run: the model, with what each setting means, and how it is found and read."""

from __future__ import annotations

import datetime as dt
import difflib
import hashlib
import json
import os
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError
from pydantic.json_schema import SkipJsonSchema

from claimcheck.records import Role

FILE_NAMES = ("claimcheck.toml", ".claimcheck.toml", "pyproject.toml")
"""Where settings are looked for in a folder, the first one wins."""

Code = Annotated[str, Field(pattern=r"^CC\d{0,3}$")]
"""A rule's code (`CC201`) or a prefix that stands for a family (`CC2`)."""

_WITHOUT_EFFECT = {"jobs", "cache", "fail_on", "decisions", "min_claims", "allow_empty"}
"""Settings that change how a run goes, never what it finds."""


class Limits(BaseModel):
    """Bounds on hostile or broken documents; what exceeds one is reported in `errors`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_bytes: int = Field(default=50_000_000, ge=1, description="Largest file that is read.")
    max_line: int = Field(default=200_000, ge=1000, description="Characters of one paragraph that are read.")
    max_figures: int = Field(default=200_000, ge=1, description="Figures of one document that are kept.")
    max_table_cells: int = Field(default=100_000, ge=1, description="Cells of one table that are read.")


class Config(BaseModel):
    """All settings, as written in `[tool.claimcheck]` or `claimcheck.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    include: tuple[str, ...] = Field(default=(), description="Only files that match one of these globs.")
    exclude: tuple[str, ...] = Field(default=(), description="Files and folders that are passed over (gitignore).")
    select: tuple[Code, ...] = Field(default=("CC",), description="Rule codes or prefixes to run.")
    ignore: tuple[Code, ...] = Field(default=(), description="Rule codes or prefixes not to run.")
    per_file_ignores: dict[str, tuple[Code, ...]] = Field(
        default_factory=dict, description="Glob to codes.", examples=[{"drafts/**": ["CC501"]}]
    )
    fail_on: Literal["error", "warning", "never"] = Field(
        default="error", description="What makes the status 1: error, warning or never."
    )
    min_claims: int = Field(
        default=0, ge=0, description="With fewer figures in all documents the status is 2: the check has gone blind."
    )
    allow_empty: bool = Field(default=False, description="Finding no document to check is not status 2.")
    date: dt.date | None = Field(default=None, description="Date of documents that state none of their own.")
    checking_date: dt.date | None = Field(default=None, description="Today, for CC505; fixed to keep runs repeatable.")
    facts: tuple[str, ...] = Field(default=(), description="Facts files (TOML, JSON, CSV).")
    sources: tuple[str, ...] = Field(default=(), description="Folders with the sources that documents cite.")
    aliases: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description="Canonical name to other names.",
        examples=[{"Llama 3 70B": ["llama-3-70b", "L3-70B"]}],
    )
    roles: dict[str, Role] = Field(
        default_factory=dict,
        description="Glob to what documents are: canonical, current, historical or quoted.",
        examples=[{"archive/**": "historical"}],
    )
    require_support: bool = Field(default=False, description="Figures without support are errors (CC501).")
    decisions: str = Field(
        default="claimcheck-review.jsonl", description="File of what was decided in review; it need not exist."
    )
    jobs: int = Field(default=0, ge=0, description="Worker processes; 0 decides by the amount of work.")
    cache: bool = Field(default=True, description="Keep what was extracted from a document, by its digest.")
    limits: Limits = Field(default=Limits(), description="Bounds on hostile or broken documents.")
    root: SkipJsonSchema[str] = Field(
        default="", exclude=True, description="Folder that globs are relative to; never written in a file."
    )

    def replacing(self, **settings: Any) -> Config:
        """A copy with some settings replaced; a wrong value is a `ConfigError` of the file `command line`."""
        return _validated({**dict(self), **settings}, Path("command line"), "")


class ConfigError(ValueError):
    """Settings that cannot be used: the file, its line where known, the key, and what is wrong with it."""

    def __init__(self, file: str | Path, key: str, detail: str, line: int | None = None) -> None:
        self.file, self.key, self.detail, self.line = str(file), key, detail, line
        place = self.file if line is None else f"{self.file}:{line}"
        super().__init__(": ".join(part for part in (place, key, detail) if part))


def config_digest(config: Config) -> str:
    """SHA-256 of all settings that change what is found, in hexadecimal."""
    settings = config.model_dump(mode="json", exclude=_WITHOUT_EFFECT)
    return hashlib.sha256(json.dumps(settings, sort_keys=True).encode()).hexdigest()


def load_config(path: str | Path | None = None, *, start: Path | None = None) -> Config:
    """Settings from `path`, or from the nearest file upward from `start` (default: here), or the defaults.

    Read are the table `[tool.claimcheck]` of a `pyproject.toml`, or a whole `claimcheck.toml` or `.claimcheck.toml`.
    Files are never merged. Keys are written with hyphens or underscores. `facts`, `sources` and `decisions` are
    relative to the file's folder, which also becomes the `root` of all globs.

    Errors: `ConfigError` for a file that cannot be read, an unknown key, or a wrong value.
    """
    if path is not None:
        file = Path(path)
        return _from_table(file, _read(file))
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        for name in FILE_NAMES:
            file = folder / name
            if file.is_file() and (table := _read(file)) is not None:
                return _from_table(_as_seen_from_here(file), table)
    return Config()


def _as_seen_from_here(file: Path) -> Path:
    relative = Path(os.path.relpath(file))
    return file if relative.parts[:1] == ("..",) else relative


def _read(file: Path) -> tuple[dict[str, Any], str] | None:
    """The file's table of settings and its text, None for a pyproject.toml that has no such table."""
    try:
        text = file.read_bytes().decode("utf-8")
        table = tomllib.loads(text)
    except OSError as error:
        raise ConfigError(file, "", f"cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise ConfigError(file, "", f"is not UTF-8 (byte {error.start})") from error
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(file, "", f"is not valid TOML: {error}") from error
    if file.name == "pyproject.toml":
        tool = table.get("tool", {})
        if not isinstance(tool, dict) or "claimcheck" not in tool:
            return None
        table = tool["claimcheck"]
        if not isinstance(table, dict):
            raise ConfigError(file, "tool.claimcheck", "must be a table")
    return table, text


def _from_table(file: Path, found: tuple[dict[str, Any], str] | None) -> Config:
    folder = file.parent
    if found is None:
        return Config(root=str(folder))
    table, text = found
    settings = _with_snake_case_keys(table, Config, file, text)
    if isinstance(settings.get("limits"), dict):
        settings["limits"] = _with_snake_case_keys(settings["limits"], Limits, file, text, prefix="limits.")
    config = _validated(settings, file, text)
    places = {key: tuple(str(folder / value) for value in getattr(config, key)) for key in ("facts", "sources")}
    decisions = str(folder / config.decisions)
    return config.model_copy(update={**places, "decisions": decisions, "root": str(folder)})


def _with_snake_case_keys(
    table: Mapping[str, Any], model: type[BaseModel], file: Path, text: str, prefix: str = ""
) -> dict[str, Any]:
    known = [name for name, field in model.model_fields.items() if not field.exclude]
    settings: dict[str, Any] = {}
    for key, value in table.items():
        name = key.replace("-", "_")
        if name not in known:
            nearest = difflib.get_close_matches(name, known, n=1, cutoff=0.5)
            hint = f"did you mean {_kebab(nearest[0])!r}?" if nearest else "known are " + ", ".join(map(_kebab, known))
            raise ConfigError(file, prefix + key, f"unknown setting; {hint}", _line_of(key, text))
        if name in settings:
            raise ConfigError(
                file, prefix + key, "set twice, with a hyphen and with an underscore", _line_of(key, text)
            )
        settings[name] = value
    return settings


def _validated(settings: Mapping[str, Any], file: Path, text: str) -> Config:
    root = settings.get("root", "")
    written = {key: value for key, value in settings.items() if key != "root"}
    try:
        # JSON in strict mode takes a list for a tuple and a string for a date, but never `true` for 1.
        config = Config.model_validate_json(json.dumps(written, default=_as_json), strict=True)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        keys = [str(part) for part in first["loc"] if not isinstance(part, int)]
        line = _line_of(keys[-1], text) or _line_of(keys[0], text) if keys else None
        raise ConfigError(file, ".".join(map(_kebab, keys)), _explanation(dict(first)), line) from error
    return config.model_copy(update={"root": root})


def _as_json(value: object) -> Any:
    return value.model_dump() if isinstance(value, BaseModel) else str(value)


def _explanation(error: Mapping[str, Any]) -> str:
    """What is wrong with a value, from pydantic's description of it."""
    value = error["input"]
    match error["type"]:
        case "tuple_type":
            return f"must be a list, such as [{json.dumps(value)}]" if isinstance(value, str) else "must be a list"
        case "string_pattern_mismatch":
            return f"{value!r} is no rule code or prefix of one, such as 'CC201' or 'CC2'"
        case "literal_error":
            return (
                f"must be {' or '.join(map(repr, get_args(Config.model_fields['fail_on'].annotation)))}, not {value!r}"
            )
        case kind if kind.startswith("date"):
            return f"must be a date such as 2024-07-11, not {value!r}"
        case _:
            return f"{error['msg'][:1].lower()}{error['msg'][1:]}, not {value!r}"


def _kebab(name: str) -> str:
    return name.replace("_", "-")


def _line_of(key: str, text: str) -> int | None:
    """The line where a key is set, or its table opened: good enough for a message, None where it is not found."""
    spelled = "[-_]".join(map(re.escape, re.split("[-_]", key)))
    found = re.search(rf"""^[ \t]*(?:\[[^\]\n]*\b)?["']?{spelled}["']?[ \t]*[=.\]]""", text, re.MULTILINE)
    return None if found is None else text.count("\n", 0, found.start()) + 1


def settings_template() -> str:
    """A settings file that says nothing yet: every setting with its meaning and its default, commented out."""
    lines = ["# Settings of claimcheck. Uncomment what should differ from the default.", ""]
    tables: list[str] = []
    for name, field in Config.model_fields.items():
        if field.exclude:
            continue
        table = field.default.model_dump() if isinstance(field.default, Limits) else (field.examples or [None])[0]
        if table is None:
            lines += [f"# {field.description}", f"# {_kebab(name)} = {_as_toml(field.default)}", ""]
        else:
            rows = [f"# {_as_key(key)} = {_as_toml(value)}" for key, value in table.items()]
            tables += [f"# {field.description}", f"# [{_kebab(name)}]", *rows, ""]
    return "\n".join([*lines, *tables]).rstrip() + "\n"


def _as_key(name: str) -> str:
    kebab = _kebab(name)
    return kebab if re.fullmatch(r"[\w-]+", kebab, re.ASCII) else json.dumps(name)


def _as_toml(value: object) -> str:
    """A default as TOML; JSON's spelling is the same for all types that settings have, and a date has no default."""
    return "2024-07-11" if value is None else json.dumps(value)
