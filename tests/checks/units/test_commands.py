"""What is read from a command."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checks.units.commands import read_command, thing_named


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


def test_options_are_read_with_blank_or_equals_and_any_dashes() -> None:
    options = read_command("train --num_train_epochs=3 --lr 2e-5 --batch-size 64 \\\n --name 7").options
    assert {name: stated.value for name, stated in options.items()} == {
        "epoch": 3,
        "learning rate": Decimal("2e-5"),
        "batch size": 64,
    }


def test_an_option_with_two_values_is_left_out() -> None:
    assert "epoch" not in read_command("a --epochs 3 && b --epochs 5").options
    assert read_command("a --epochs 3 && b --epochs 3").options["epoch"].value == 3


def test_words_of_a_text_name_options() -> None:
    assert thing_named("GPUs") == thing_named("gpu")
    assert thing_named("Context window") == thing_named("context length")
    assert thing_named("apples") is None


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet="ab-_/:7B.= \n", max_size=300))
def test_any_text_is_read(text: str) -> None:
    command = read_command(text)
    assert command.size is None or text[command.size.start : command.size.end] == command.size.text
