"""Claims on their own: every format keeps every claim."""

from __future__ import annotations

import csv
import io
import json

import jsonschema
import pytest

from claimcheck.records import Claim, Report
from claimcheck.reports.claims import CLAIM_FORMATS, COLUMNS, as_csv, as_jsonl, as_parquet, flat
from claimcheck.reports.schemas import schema


def test_json_lines_read_back_as_the_same_claims(report: Report) -> None:
    lines = as_jsonl(report.claims).decode().splitlines()
    assert [Claim.model_validate_json(line) for line in lines] == list(report.claims)
    validator = jsonschema.Draft202012Validator(schema("claim"))
    for line in lines:
        validator.validate(json.loads(line))


def test_a_line_separator_in_a_claim_does_not_break_a_line(hostile_report: Report) -> None:
    data = as_jsonl(hostile_report.claims)
    assert data.count(b"\n") == 1
    assert json.loads(data)["subject"] == hostile_report.claims[0].subject


def test_csv_has_a_header_and_a_row_for_each_claim(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(as_csv(report.claims).decode())))
    assert [row["text"] for row in rows] == [claim.text for claim in report.claims]
    assert rows[0]["value"] == "25"
    assert rows[4]["date_start"] == "2024-07-11"
    assert rows[3]["qualifiers"] == '{"benchmark": "MMLU"}'


@pytest.mark.parametrize(
    ("text", "written"),
    [("=1+1", "'=1+1"), ("@x", "'@x"), ("-cmd", "'-cmd"), ("-5%", "-5%"), ("+.5", "+.5"), ("5%", "5%")],
)
def test_what_a_spreadsheet_would_run_is_made_inert(report: Report, text: str, written: str) -> None:
    claim = report.claims[0].model_copy(update={"subject": text})
    (row,) = csv.DictReader(io.StringIO(as_csv([claim]).decode()))
    assert row["subject"] == written


def test_parquet_has_typed_columns_and_every_row(report: Report) -> None:
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    table = pq.read_table(io.BytesIO(as_parquet(report.claims)))
    assert table.column_names == list(COLUMNS)
    assert table.column("value").to_pylist()[:3] == [25.0, 121300000.0, 148000000.0]
    assert table.column("line").to_pylist()[0] == 3
    assert table.column("subject").to_pylist()[3] == "Model-X"


def test_zero_is_written_and_not_left_out(report: Report) -> None:
    quantity = report.claims[0].quantity
    assert quantity is not None
    zero = report.claims[0].model_copy(update={"quantity": quantity.model_copy(update={"value": quantity.value * 0})})
    pq = pytest.importorskip("pyarrow.parquet", reason="pyarrow is not installed")
    assert pq.read_table(io.BytesIO(as_parquet([zero]))).column("value").to_pylist() == [0.0]
    (row,) = csv.DictReader(io.StringIO(as_csv([zero]).decode()))
    assert row["value"] == "0"


def test_flat_gives_exactly_the_columns(report: Report) -> None:
    assert tuple(flat(report.claims[0])) == COLUMNS


@pytest.mark.parametrize("name", sorted(CLAIM_FORMATS))
def test_no_claims_and_hostile_claims_can_be_written(name: str, hostile_report: Report) -> None:
    assert isinstance(CLAIM_FORMATS[name]([]), bytes)
    assert CLAIM_FORMATS[name](hostile_report.claims)
