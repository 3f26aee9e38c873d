"""Settings of a command: the file's, overruled by the command line's."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from claimcheck.cli.streams import fail
from claimcheck.config import Config, ConfigError, load_config


def settings(file: Path | None, **options: Any) -> Config:
    """The configuration, with every option that was given (is not None or empty) in place of the file's setting."""
    given = {key: value for key, value in options.items() if value not in (None, [], ())}
    try:
        config = load_config(file)
        return config.replacing(**given) if given else config
    except ConfigError as error:
        fail(str(error))


def codes(values: Sequence[str]) -> list[str]:
    """`--select CC1,CC205 --select CC3` as a list of codes, in upper case."""
    return [code.upper() for value in values for code in re.split(r"[,\s]+", value) if code]


def require_known_rules(config: Config) -> None:
    """End the command where a whole code in `select` or `ignore` names no rule: a typo would switch nothing off."""
    from claimcheck.checks.registry import UNUSED_SUPPRESSION, load_rules

    known = [*(rule.code for rule in load_rules()), UNUSED_SUPPRESSION]
    for code in (*config.select, *config.ignore):
        if not any(rule.startswith(code) for rule in known) and len(code) == len("CC000"):
            near = difflib.get_close_matches(code, known, n=1)
            fail(f"{code} is no rule" + (f"; did you mean {near[0]}?" if near else "; see `claimcheck rules`"))


def require_existing(option: str, paths: Sequence[Path]) -> list[str]:
    """The paths as text; the command ends where one is not there."""
    for path in paths:
        if not path.exists():
            fail(f"{option} {path}: no such file or folder")
    return [str(path) for path in paths]
