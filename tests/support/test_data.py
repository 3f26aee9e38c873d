"""Data files as documents of tables."""

from __future__ import annotations

import contextlib
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.config import Config
from claimcheck.extraction.extract import extract_document
from claimcheck.support.data import DataError, data_document, is_data

Figure = tuple[str, str | None, str | None, int]


def figures(text: str, name: str) -> list[Figure]:
    """Each figure as it stands in the file, with subject, metric and line."""
    document = data_document(text, name)
    return [
        (document.text[c.location.start : c.location.end], c.subject, c.metric, c.location.line)
        for c in extract_document(document, Config()).claims
    ]


def test_a_row_of_a_csv_file_speaks_of_its_first_cell() -> None:
    text = 'model,training_tokens,latency_ms\nWrenna-4,6.2T,14.52\n"Corvid, small",1.1T,9.1\n'
    assert figures(text, "runs.csv") == [
        ("6.2T", "Wrenna-4", "training tokens", 2),
        ("14.52", "Wrenna-4", "latency", 2),
        ("1.1T", "Corvid, small", "training tokens", 3),
        ("9.1", "Corvid, small", "latency", 3),
    ]


@pytest.mark.parametrize(("name", "sign"), [("a.csv", ";"), ("a.tsv", "\t"), ("a.csv", ",")])
def test_the_separator_is_that_of_the_header(name: str, sign: str) -> None:
    text = f"model{sign}parameters\r\nWrenna-4{sign}72B\r\n"
    assert figures(text, name) == [("72B", "Wrenna-4", "parameter count", 2)]


@pytest.mark.parametrize(
    "text",
    [
        '{"name": "Wrenna-4", "parameters": 72000000000}',
        '[{"parameters": 72000000000, "model": "Wrenna-4"}]',
        '{"Wrenna-4": {"parameters": 72000000000}}',
        '{"results": {"Wrenna-4": {"parameters": 72000000000}}}',
        '{"model": "Wrenna-4", "results": {"parameters": 72000000000}}',
    ],
)
def test_an_object_speaks_of_the_name_in_it_or_around_it(text: str) -> None:
    assert figures(text, "a.json") == [("72000000000", "Wrenna-4", "parameter count", 1)]


def test_keys_on_the_way_are_part_of_the_metric() -> None:
    document = data_document('{"Wrenna-4": {"mmlu": {"accuracy": 71.2}}}', "a.json")
    (claim,) = extract_document(document, Config()).claims
    assert (claim.subject, claim.metric, claim.qualifiers["benchmark"]) == ("Wrenna-4", "accuracy", "MMLU")


def test_lines_of_json_are_objects_of_their_own() -> None:
    text = '{"model": "Wrenna-4", "parameters": 7e10}\n\n{"model": "Wrenna-3", "parameters": 3e10}\n'
    assert [(subject, line) for _, subject, _, line in figures(text, "a.jsonl")] == [("Wrenna-4", 1), ("Wrenna-3", 3)]


@pytest.mark.parametrize(("text", "name"), [("{", "a.json"), ('{"a": 1}\n{', "a.jsonl"), ("[" * 100_000, "a.json")])
def test_what_is_no_json_is_an_error(text: str, name: str) -> None:
    with pytest.raises(DataError):
        data_document(text, name)


def test_json_that_is_nested_deep_is_read_to_its_limit() -> None:
    text = '{"a":' * 60 + '{"b": 1}' + "}" * 60
    assert data_document(text, "a.json").tables == ()


def test_only_data_files_are_data() -> None:
    assert [name for name in ("a.CSV", "a.json", "a.md", "csv") if is_data(name)] == ["a.CSV", "a.json"]


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=120), st.sampled_from(["a.csv", "a.tsv", "a.json", "a.jsonl"]))
def test_any_text_is_read_or_refused(text: str, name: str) -> None:
    with contextlib.suppress(DataError):
        figures(text, name)


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(_VALUES)
def test_every_cell_of_any_json_lies_in_the_text(value: object) -> None:
    document = data_document(json.dumps(value), "a.json")
    cells = [cell for table in document.tables for cell in table.cells]
    assert all(0 <= cell.start <= cell.end <= len(document.text) for cell in cells)
