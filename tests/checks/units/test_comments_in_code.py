"""Numbers of a line of code against the comment behind it."""

from __future__ import annotations

import pytest

from claimcheck.checks.units.commands import contradicted_comments


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("pack --threads 8 a.log   # 16 threads, one window each", [("--threads 8", "16 threads")]),
        ("serve kea-7b --port 80   # the 70B model", [("kea-7b", "70B model")]),
        ("train --epochs 3   # 3 epochs", []),
        ("train --epochs 3   # was 5 epochs", []),
        ("train --epochs 3   # 2 epochs per stage", []),
        ("train --epochs 3   # takes 20 minutes", []),
        ("serve kea-7b   # or the 70B model", []),
        ("echo one\ntrain --batch-size 8   # 16 in all, a size of 8", []),
        ("echo '#5'\ntrain --max-steps 2_000   # 3,000 steps", [("--max-steps 2_000", "3,000 steps")]),
    ],
)
def test_a_comment_that_says_another_number(code: str, found: list[tuple[str, str]]) -> None:
    stated = list(contradicted_comments(code))
    assert [(one.text, comment) for one, comment in stated] == found
    assert all(code[one.start : one.end] == one.text for one, _ in stated)
