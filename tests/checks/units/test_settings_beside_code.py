"""What is read from options, configurations, arguments and printed results."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.checks.units.settings import read_settings


@pytest.mark.parametrize(
    ("code", "words", "value", "unit"),
    [
        ("train --num_train_epochs=3", ("epoch",), "3", ""),
        ("train --lr 2e-5 \\\n --name 7", ("learning", "rat"), "2e-5", ""),
        ('{"num_attention_heads": 12}', ("attention", "head"), "12", ""),
        ("client = Client(host, timeout=30)", ("timeout",), "30", ""),
        ("timeout_ms = 30000", ("timeout",), "30000", "millisecond"),
        ("memory: 512Mi", ("memory",), "512", "mebibyte"),
        ("export LARK_RETRIES=3", ("retry",), "3", ""),
        ("max_entries = 10_000", ("entry",), "10000", ""),
        ("train.batchSize=12", ("batch", "siz"), "12", ""),
        ("Requests per second:    1240.31 [#/sec] (mean)", ("request", "per", "second"), "1240.31", ""),
        ("throughput: 2.3 GB/s", ("throughput",), "2.3", "gigabyte/second"),
        ("===== 241 passed in 5.91s =====", ("test",), "241", ""),
    ],
)
def test_a_number_is_read_with_the_words_for_it(code: str, words: tuple[str, ...], value: str, unit: str) -> None:
    found = read_settings(code)[words]
    assert [(setting.value, setting.unit) for setting in found] == [(Decimal(value), unit)]
    assert code[found[0].start : found[0].end] == found[0].text


@pytest.mark.parametrize(
    "code", ["date: 2024-05-01", "time: 12:30", "ip: 10.0.0.1", "x = 5", "age: 42", "# epochs: 3", "a = 3 * 4"]
)
def test_data_and_comments_give_nothing(code: str) -> None:
    assert not read_settings(code)


def test_a_key_with_two_values_keeps_both() -> None:
    assert [s.value for s in read_settings("a --epochs 3 && b --epochs 5")[("epoch",)]] == [3, 5]


@settings(max_examples=50, deadline=None)
@given(st.text(alphabet='ab_-:=. \n"07kM', max_size=300))
def test_any_text_is_read(text: str) -> None:
    for found in read_settings(text).values():
        assert all(text[setting.start : setting.end] == setting.text for setting in found)
