"""What is read from a command."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checks.units.commands import read_command


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("vllm serve kea-labs/Kea-7B-chat", 7_000_000_000),
        ("ollama run kea:1.5b", 1_500_000_000),
        ("run kea-350m --fast", 350_000_000),
    ],
)
def test_the_size_is_read_from_the_models_name(text: str, size: int) -> None:
    command = read_command(text)
    assert command.size is not None
    assert command.size.value == size
    assert "kea" in command.family


@pytest.mark.parametrize("text", ["cp a-4bit b", "serve kea-7b --draft kea-1b", "head -5b", "sleep 7", "x" * 30_000])
def test_no_size_is_read_where_none_or_two_are_named(text: str) -> None:
    assert read_command(text).size is None


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="ab-_/:7B.= \n", max_size=300))
def test_any_text_is_read(text: str) -> None:
    command = read_command(text)
    assert command.size is None or text[command.size.start : command.size.end] == command.size.text
