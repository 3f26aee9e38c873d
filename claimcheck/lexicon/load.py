"""Loaders of the data files of this folder; each file is read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib import resources
from typing import Any


@cache
def table(name: str) -> dict[str, Any]:
    """The TOML file `name` of the lexicon as a dictionary, shared by all callers: not to be changed."""
    return tomllib.loads(_read(f"{name}.toml"))


@cache
def listed(name: str, key: str) -> frozenset[str]:
    """The words under `key` in the TOML file `name`, which lists them in one string, parted by white space."""
    return frozenset(table(name)[key].split())


@cache
def word_set(name: str) -> frozenset[str]:
    """The words of the text file `name`: any number a line, `#` starts a comment."""
    lines = (line.partition("#")[0] for line in _read(f"{name}.txt").splitlines())
    return frozenset(word for line in lines for word in line.split())


def _read(file: str) -> str:
    return resources.files("claimcheck.lexicon").joinpath(file).read_text("utf-8")
