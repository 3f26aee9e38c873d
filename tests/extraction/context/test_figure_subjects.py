"""Sentences of many kinds, each figure with what it must be about: `figure_subjects.txt`."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from claimcheck import extract


def _cases() -> Iterator[tuple[str, list[str]]]:
    lines = Path(__file__).with_name("figure_subjects.txt").read_text("utf-8").splitlines()
    text, expected = "", list[str]()
    for line in [*lines, ""]:
        if line.startswith("  "):
            expected.append(line.strip())
        elif line and not line.startswith("#"):
            text = line
        elif expected:
            yield text, expected
            expected = []


def _has(wanted: str, found: str) -> bool:
    return wanted == "~" or any(word.casefold() in found.casefold() for word in wanted.split("|"))


_CASES = list(_cases())


@pytest.mark.parametrize(("text", "expected"), _CASES, ids=[text[:60] for text, _ in _CASES])
def test_a_figure_is_about_what_the_sentence_says(text: str, expected: list[str]) -> None:
    claims = {claim.text: claim for claim in extract(text, name="note.md", media_type="text/markdown")}
    for line in expected:
        figure, subject, metric, *qualifiers = (part.strip() for part in line.split(" ; "))
        claim = claims[figure]
        assert _has(subject, f"{claim.subject} {claim.subject_text}"), line
        assert _has(metric, claim.metric or ""), line
        for qualifier in qualifiers:
            key, _, value = qualifier.partition("=")
            assert _has(value, claim.qualifiers.get(key, "")), line
