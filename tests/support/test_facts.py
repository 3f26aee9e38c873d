from __future__ import annotations

import contextlib
import json
from decimal import Decimal
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.support.facts import Fact, FactsError, facts_from_text, facts_schema, load_facts

ROOT = Path(__file__).parents[2]
TOML = """
[[fact]]
subject = "Wrenna-4"
aliases = ["Wrenna 4"]
metric = "training tokens"
value = 6.2e12
unit = "token"
source = { title = "Wrenna-4 card", url = "https://wrenna.example/card" }

[[fact]]
subject = "Wrenna-4"
metric = "accuracy"
value = 71.20
unit = "percent"
qualifiers = { benchmark = "MMLU" }
source = { title = "Wrenna-4 card", url = "https://wrenna.example/card" }
"""
CSV = """subject,aliases,metric,value,unit,qualifiers.benchmark,source.title,source.url
Wrenna-4,Wrenna 4,training tokens,6.2E+12,token,,Wrenna-4 card,https://wrenna.example/card
Wrenna-4,,accuracy,71.20,percent,MMLU,Wrenna-4 card,https://wrenna.example/card
"""


def test_toml_json_and_csv_say_the_same() -> None:
    from_toml = facts_from_text(TOML, "a.toml")
    rows = [fact.model_dump(mode="json", exclude_none=True) for fact in from_toml]
    from_json = facts_from_text(json.dumps({"fact": rows}), "a.json")
    from_csv = facts_from_text(CSV, "a.csv")
    assert [f.subject for f in from_toml] == ["Wrenna-4", "Wrenna-4"]
    assert from_toml[0] == from_json[0]
    assert from_csv[0].aliases == ("Wrenna 4",)
    assert [f.value for f in from_toml] == [f.value for f in from_json] == [f.value for f in from_csv]
    assert from_csv[1].qualifiers == {"benchmark": "MMLU"}


def test_numbers_keep_the_decimals_they_are_written_with() -> None:
    assert str(facts_from_text(TOML, "a.toml")[1].value) == "71.20"


@pytest.mark.parametrize(
    ("old", "new", "line", "key", "detail"),
    [
        ('unit = "percent"', 'unit = "perc"', 10, "unit", "no unit"),
        ('unit = "percent"', 'unit = "9**9**9"', 10, "unit", "no unit"),
        ("value = 71.20\n", "", 10, "", "either a number"),
        ("value = 71.20", "value = 71.20\nlow = 3", 10, "", "not both"),
        ("value = 71.20", 'date = "2024-13"', 10, "date", "month must be"),
        ('metric = "training tokens"', 'metrics = "tokens"', 2, "metric", "required"),
        ('"https://wrenna.example/card" }\n\n', '"ftp://x" }\n\n', 2, "source.url", "pattern"),
        ("value = 6.2e12", "value = 6.2e", 6, "", "not valid TOML"),
    ],
)
def test_an_error_names_line_and_key(old: str, new: str, line: int, key: str, detail: str) -> None:
    with pytest.raises(FactsError) as caught:
        facts_from_text(TOML.replace(old, new, 1), "a.toml")
    assert (caught.value.line, caught.value.key) == (line, key)
    assert detail in caught.value.detail
    assert str(caught.value).startswith(f"a.toml:{line}: ")


def test_an_error_in_json_names_its_line() -> None:
    text = '{"fact": [\n{"subject": "a", "metric": "b", "value": 1, "source": {"title": "c"}},\n{"subject": "d"}]}'
    with pytest.raises(FactsError, match=r"a\.json:3: metric: "):
        facts_from_text(text, "a.json")


def test_an_error_in_csv_names_its_line() -> None:
    with pytest.raises(FactsError, match=r"a\.csv:3: value: "):
        facts_from_text(CSV.replace("71.20", "many"), "a.csv")
    with pytest.raises(FactsError, match="number of cells"):
        facts_from_text(CSV + "only,three,cells\n", "a.csv")


@pytest.mark.parametrize(
    "text", ["[1]", '{"facts": []}', '{"fact": [], "more": 1}', "[" * 5000, '{"fact": ' + "9" * 9999]
)
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(FactsError):
        facts_from_text(text, "a.json")


def test_unknown_formats_and_missing_files_are_errors(tmp_path: Path) -> None:
    with pytest.raises(FactsError, match=r"not '\.yaml'"):
        facts_from_text("", "a.yaml")
    with pytest.raises(FactsError, match="cannot be read"):
        load_facts([tmp_path / "missing.toml"])
    (tmp_path / "latin.toml").write_bytes(b"\xe9")
    with pytest.raises(FactsError, match="not UTF-8"):
        load_facts([tmp_path / "latin.toml"])


def test_a_zero_is_a_value() -> None:
    fact = Fact.model_validate({"subject": "a", "metric": "b", "value": 0, "source": {"title": "c"}})
    assert fact.value == Decimal(0)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200), st.sampled_from([".toml", ".json", ".csv"]))
def test_any_text_gives_facts_or_a_facts_error(text: str, suffix: str) -> None:
    with contextlib.suppress(FactsError):
        facts_from_text(text, f"a{suffix}")


def test_the_published_schema_is_in_step() -> None:
    published = json.loads((ROOT / "schemas" / "facts.schema.json").read_text("utf-8"))
    assert published == facts_schema()


def test_the_schema_accepts_what_the_loader_accepts() -> None:
    row = facts_from_text(TOML, "a.toml")[0].model_dump(mode="json", exclude_none=True)
    jsonschema.validate({"fact": [row]}, facts_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"fact": [{**row, "colour": "red"}]}, facts_schema())


@pytest.mark.parametrize("file", sorted((ROOT / "data" / "facts").glob("*.toml")), ids=lambda file: file.name)
def test_our_own_facts_can_be_read_and_are_stated_once(file: Path) -> None:
    facts = load_facts([file])
    assert facts
    keys = [(f.subject, f.metric, tuple(sorted(f.qualifiers.items())), f.valid_from) for f in facts]
    assert len(keys) == len(set(keys))
    assert all(fact.source.url for fact in facts)
