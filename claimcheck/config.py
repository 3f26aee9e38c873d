"""Settings of a run: the model, with what each setting means. Files are found and read by `load_config`."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Limits(BaseModel):
    """Bounds on hostile or broken documents; what exceeds one is reported in `errors`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    max_bytes: int = Field(default=50_000_000, ge=1, description="Largest file that is read.")
    max_line: int = Field(default=200_000, ge=1000, description="Characters of one line that are looked at.")
    max_figures: int = Field(default=200_000, ge=1, description="Figures of one document that are kept.")
    max_table_cells: int = Field(default=100_000, ge=1, description="Cells of one table that are read.")


class Config(BaseModel):
    """All settings, as written in `[tool.claimcheck]` or `claimcheck.toml`."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    include: tuple[str, ...] = Field(default=(), description="Only files that match one of these globs.")
    exclude: tuple[str, ...] = Field(default=(), description="Files and folders that are passed over (gitignore).")
    select: tuple[str, ...] = Field(default=("CC",), description="Rule codes or prefixes to run.")
    ignore: tuple[str, ...] = Field(default=(), description="Rule codes or prefixes not to run.")
    per_file_ignores: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="Glob to codes.")
    fail_on: Literal["error", "warning", "never"] = Field(default="error", description="What makes the status 1.")
    date: dt.date | None = Field(default=None, description="Date of documents that state none of their own.")
    checking_date: dt.date | None = Field(default=None, description="Today, for CC505; fixed to keep runs repeatable.")
    facts: tuple[str, ...] = Field(default=(), description="Facts files (TOML, JSON, CSV).")
    sources: tuple[str, ...] = Field(default=(), description="Folders with the sources that documents cite.")
    aliases: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="Canonical name to other names.")
    require_support: bool = Field(default=False, description="Figures without support are errors (CC501).")
    jobs: int = Field(default=0, ge=0, description="Worker processes; 0 decides by the amount of work.")
    cache: bool = Field(default=True, description="Keep what was extracted from a document, by its digest.")
    limits: Limits = Limits()
