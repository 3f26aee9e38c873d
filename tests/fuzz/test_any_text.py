"""Reading and extraction of hostile text, by a few hundred draws; `fuzz_extract.py` beside it goes on for hours."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fuzz.hostile import MEDIA_TYPES, check, text_of


@pytest.mark.parametrize("media_type", MEDIA_TYPES)
@settings(deadline=None, max_examples=150)
@given(choices=st.binary(min_size=2, max_size=80))
def test_hostile_text_is_extracted_without_an_error_and_every_claim_lies_where_it_says(
    media_type: str, choices: bytes
) -> None:
    check(text_of(choices), media_type)
