"""Every number of a document is in a claim or is passed over with a named reason."""

from __future__ import annotations

import re

import pytest

from claimcheck.engine import extract_text
from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.unread import skips

_NOTE = """---
version: 2.1
---
# Section 3 of 7

We ran Vela-4 on `x = 42` and [a link](http://a.b/2023/11) with 12 runs, 3-1 wins and a few ideas.

| No. | Model | Score in 2023 | Size |
|---|---|---|---|
| 1 | Vela-2 | 82.3 | 7B |
| 2 | Orin 3 | n/a (v1.2.0) | 13B |

```python
y = 99
```
"""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("2.1", SkipReason.METADATA),
        ("3", SkipReason.REFERENCE),
        ("4", SkipReason.NAME),
        ("42", SkipReason.MARKUP),
        ("2023/11", SkipReason.MARKUP),
        ("3-1", SkipReason.RESULT),
        ("1.2.0", SkipReason.VERSION),
        ("1", SkipReason.LABEL),
        ("99", SkipReason.CODE),
    ],
)
def test_skips_in_prose_tables_code_and_markup_have_their_reason(text: str, reason: SkipReason) -> None:
    found = [(_NOTE[skip.start : skip.end].rstrip(" of7"), skip.reason) for skip in skips(extract_text(_NOTE))]
    assert (text, reason) in found


def test_every_number_is_claimed_or_skipped_once_and_in_order() -> None:
    extraction = extract_text(_NOTE)
    claimed = [(claim.location.start, claim.location.end) for claim in extraction.claims]
    passed = [(skip.start, skip.end) for skip in skips(extraction)]
    assert passed == sorted(passed)
    for number in re.finditer(r"\d+", _NOTE):
        assert any(start <= number.start() < end for start, end in claimed + passed), number
    assert not any(start <= place < end for place, _ in passed for start, end in claimed)


def test_a_document_without_numbers_skips_nothing() -> None:
    assert skips(extract_text("No figures here.")) == []
