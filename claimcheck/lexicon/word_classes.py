"""The class that a word has most often, by the large word list in `word_classes.txt`."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib.resources import files


@cache
def _usual_classes() -> Mapping[str, str]:
    lines = files("claimcheck.lexicon").joinpath("word_classes.txt").read_text("utf-8").splitlines()
    return {word: line[0] for line in lines if not line.startswith("#") for word in line.split()[1:]}


def usual_class(lower: str) -> str:
    """The class that a word has most often, as the letter that its line begins with; empty for unknown words."""
    return _usual_classes().get(lower, "")
