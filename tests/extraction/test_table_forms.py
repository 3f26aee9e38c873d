"""The forms that tables take in the wild, each as Markdown and as HTML: what every cell is a figure of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import extract
from claimcheck.extraction.table_labels import Role, read_label
from claimcheck.records import Claim, Comparator, Kind


def markdown(*rows: str, before: str = "# Kestrel-13B\n\n") -> list[Claim]:
    ruler = "|" + "---|" * (rows[0].count("|") - 1)
    text = before + "\n".join([rows[0], ruler, *rows[1:]]) + "\n"
    return _cells(text, "note.md", "text/markdown")


def html(*rows: str, before: str = "<h1>Kestrel-13B</h1>", head: int = 1) -> list[Claim]:
    """A table of rows written `a | b*2 | c/2`: `*2` spans two columns, `/2` two rows."""
    lines = [_row(row, "th" if number < head else "td") for number, row in enumerate(rows)]
    body = f"<thead>{''.join(lines[:head])}</thead><tbody>{''.join(lines[head:])}</tbody>"
    return _cells(f"{before}<table>{body}</table>", "note.html", "text/html")


def _row(row: str, tag: str) -> str:
    cells = []
    for cell in row.split(" | "):
        text, _, spans = cell.partition("^")
        kind = {"": "", "c": f' colspan="{spans[1:]}"', "r": f' rowspan="{spans[1:]}"'}[spans[:1]]
        cells.append(f"<{tag}{kind}>{text}</{tag}>")
    return f"<tr>{''.join(cells)}</tr>"


def _cells(text: str, name: str, media_type: str) -> list[Claim]:
    return [claim for claim in extract(text, name=name, media_type=media_type) if claim.location.cell is not None]


def stated(claims: list[Claim], text: str) -> Claim:
    """The one figure with this text."""
    (found,) = [claim for claim in claims if claim.text == text]
    return found


GROUPED_MD = (
    "| Model | English | | Code | |",
    "| | MMLU | ARC-C | HumanEval | MBPP |",
    "| Kestrel-7B | 61.2 | 50.1 | 21.3 | 30.0 |",
    "| Tern-8B | 63.4 | 52.7 | 25.0 | 33.6 |",
)
GROUPED_HTML = (
    "Model^r2 | English^c2 | Code^c2",
    "MMLU | ARC-C | HumanEval | MBPP",
    "Kestrel-7B | 61.2 | 50.1 | 21.3 | 30.0",
    "Tern-8B | 63.4 | 52.7 | 25.0 | 33.6",
)


@pytest.mark.parametrize("claims", [markdown(*GROUPED_MD), html(*GROUPED_HTML, head=2)], ids=["md", "html"])
def test_a_group_over_several_columns_is_no_part_of_their_names(claims: list[Claim]) -> None:
    claim = stated(claims, "25.0")
    assert (claim.subject, claim.qualifiers["benchmark"]) == ("Tern-8B", "HumanEval")
    assert stated(claims, "50.1").qualifiers["column"] == "english arc-c"


MODELS_MD = (
    "| Size | Kestrel 2 | | Tern 1.5 | |",
    "| | MMLU | GSM8K | MMLU | GSM8K |",
    "| 7B | 61.2 | 40.1 | 55.5 | 33.9 |",
    "| 13B | 66.0 | 52.4 | 60.1 | 44.4 |",
)
MODELS_HTML = (
    "Size^r2 | Kestrel 2^c2 | Tern 1.5^c2",
    "MMLU | GSM8K | MMLU | GSM8K",
    "7B | 61.2 | 40.1 | 55.5 | 33.9",
    "13B | 66.0 | 52.4 | 60.1 | 44.4",
)


@pytest.mark.parametrize("claims", [markdown(*MODELS_MD), html(*MODELS_HTML, head=2)], ids=["md", "html"])
def test_models_over_groups_of_columns_are_the_subjects_with_the_size_of_the_row(claims: list[Claim]) -> None:
    claim = stated(claims, "44.4")
    assert (claim.subject, claim.qualifiers["benchmark"]) == ("Tern 1.5 13B", "GSM8K")


MERGED_MD = (
    "| Model | Size | GSM8K | MATH |",
    "| Kestrel | 7B | 40.1 | 8.8 |",
    "| | 13B | 52.4 | 13.0 |",
)
MERGED_HTML = ("Model | Size | GSM8K | MATH", "Kestrel^r2 | 7B | 40.1 | 8.8", "13B | 52.4 | 13.0")


@pytest.mark.parametrize("claims", [markdown(*MERGED_MD), html(*MERGED_HTML)], ids=["md", "html"])
def test_a_name_merged_over_rows_holds_for_each_of_them(claims: list[Claim]) -> None:
    assert stated(claims, "13.0").subject == "Kestrel 13B"


TRANSPOSED = ("Benchmark | Kestrel-7B | Tern-8B", "MMLU (5-shot) | 61.2 | 63.4", "Average | 40.9 | 44.4")


@pytest.mark.parametrize(
    "claims", [markdown(*(f"| {row} |" for row in TRANSPOSED)), html(*TRANSPOSED)], ids=["md", "html"]
)
def test_in_a_transposed_table_the_columns_are_the_subjects(claims: list[Claim]) -> None:
    claim = stated(claims, "63.4")
    assert (claim.subject, claim.qualifiers["benchmark"], claim.qualifiers["setting"]) == ("Tern-8B", "MMLU", "5-shot")
    assert stated(claims, "44.4").metric == "average score"


METRICS = ("Test | Metric | Kestrel-7B | Tern-8B", "MMLU | acc | 61.2 | 63.4", "DROP | F1 | 50.3 | 49.9")


@pytest.mark.parametrize("claims", [markdown(*(f"| {r} |" for r in METRICS)), html(*METRICS)], ids=["md", "html"])
def test_a_metric_in_a_column_of_its_own_belongs_to_the_test_of_its_row(claims: list[Claim]) -> None:
    claim = stated(claims, "49.9")
    assert (claim.subject, claim.qualifiers["benchmark"], claim.metric) == ("Tern-8B", "DROP", "F1")


UNITS = (
    "Model | Params (B) | Training tokens (T) | Memory (GB) | Latency, ms | Context length",
    "Kestrel-S | 7.2 | 2.1 | 14.4 | 18 | 32K",
)


@pytest.mark.parametrize("claims", [markdown(*(f"| {row} |" for row in UNITS)), html(*UNITS)], ids=["md", "html"])
def test_units_and_scale_letters_in_headers_hold_for_bare_numbers(claims: list[Claim]) -> None:
    found = {claim.text: (claim.quantity.unit, claim.quantity.value) for claim in claims if claim.quantity}
    assert found == {
        "7.2": ("parameter", Decimal("7.2e9")),
        "2.1": ("token", Decimal("2.1e12")),
        "14.4": ("gigabyte", Decimal("14.4")),
        "18": ("millisecond", Decimal(18)),
        "32K": ("token", Decimal(32000)),
    }


ENERGY = ("Site | 2023 | 2024 | Total", "Oslo | 1,204 | 1,377 | 2,581", "Total | 2,084 | 2,278 | 4,362")


@pytest.mark.parametrize(
    "claims",
    [
        markdown(*(f"| {row} |" for row in ENERGY), before="# Holm\n\nTable 3: Energy use in MWh\n\n"),
        html(*ENERGY, before="<h1>Holm</h1><p>Table 3: Energy use in MWh</p>"),
    ],
    ids=["md", "html"],
)
def test_the_unit_of_a_caption_holds_for_the_table_below_it(claims: list[Claim]) -> None:
    claim = stated(claims, "1,377")
    assert claim.quantity is not None
    assert (claim.quantity.unit, claim.subject, claim.qualifiers["period"]) == ("megawatt_hour", "Oslo", "2024")
    assert stated(claims, "4,362").qualifiers["row_role"] == "total"
    assert stated(claims, "2,581").qualifiers["column_role"] == "total"


def test_a_caption_between_two_tables_is_of_the_second() -> None:
    before = "# Holm\n\n| Pump | Weight |\n|---|---|\n| A4 | 61 |\n\nTable 3: Energy use in MWh\n\n"
    claims = markdown(*(f"| {row} |" for row in ENERGY), before=before)
    weight, energy = stated(claims, "61").quantity, stated(claims, "1,377").quantity
    assert weight is not None
    assert energy is not None
    assert (weight.unit, energy.unit) == ("", "megawatt_hour")


def test_a_caption_between_two_tables_is_of_the_first_where_captions_stand_below() -> None:
    text = (
        "# Holm\n\n| Pump | Energy |\n|---|---|\n| A4 | 61 |\n\nTable 1: Energy use (MWh)\n\n"
        "| Pump | Mass |\n|---|---|\n| A4 | 75 |\n\nTable 2: Mass of the pumps (kg)\n\nThat is all.\n"
    )
    found = {c.text: c.quantity.unit for c in _cells(text, "note.md", "text/markdown") if c.quantity}
    assert found == {"61": "megawatt_hour", "75": "kilogram"}


RESULTS = (
    "£ million | Half year 2025 | Full year 2024",
    "Revenue | 182.4 | 350.6",
    "Operating margin (%) | 10.1 | 10.2",
    "Employees | 2,140 | 2,098",
)


@pytest.mark.parametrize(
    "claims",
    [
        markdown(*(f"| {row} |" for row in RESULTS), before="# Holloway plc\n\n"),
        html(*RESULTS, before="<h1>Holloway plc</h1>"),
    ],
    ids=["md", "html"],
)
def test_metrics_of_a_company_by_period_are_of_the_company(claims: list[Claim]) -> None:
    revenue, margin = stated(claims, "182.4"), stated(claims, "10.1")
    assert (revenue.subject, revenue.metric, revenue.qualifiers["period"]) == (
        "Holloway plc",
        "revenue",
        "half year 2025",
    )
    assert revenue.quantity is not None
    assert revenue.quantity.value == Decimal(182400000)
    assert margin.kind is Kind.PERCENTAGE


FORMS = (
    "Model | MMLU (%) | GSM8K (0-shot / 5-shot) | HumanEval | MBPP | Win rate",
    "**Kestrel-7B** | 61.2 ± 0.3 | 38.5 / 40.1 | 21.3 (+1.2) | 30.0† | -",
    "_Tern-8B_ | n/a | — | **28.7** (↓ 7.4) | ~33 | 55 %",
)


@pytest.mark.parametrize("claims", [markdown(*(f"| {row} |" for row in FORMS)), html(*FORMS)], ids=["md", "html"])
def test_tolerances_changes_pairs_marks_and_missing_values(claims: list[Claim]) -> None:
    tolerance = stated(claims, "61.2 ± 0.3").quantity
    assert tolerance is not None
    assert (tolerance.plus_minus, tolerance.unit) == (Decimal("0.3"), "percent")
    assert [stated(claims, text).qualifiers["setting"] for text in ("38.5", "40.1")] == ["0-shot", "5-shot"]
    rise, fall = stated(claims, "+1.2"), stated(claims, "7.4")
    assert (rise.kind, rise.qualifiers["direction"]) == (Kind.CHANGE, "up")
    assert (fall.kind, fall.qualifiers["direction"]) == (Kind.CHANGE, "down")
    about = stated(claims, "33").quantity
    assert about is not None
    assert about.comparator is Comparator.ABOUT
    assert len(claims) == 10


PROPERTIES = ("Property | Value", "Parameters | 13.1B", "Context window | 32K", "Release date | 14 October 2025")


@pytest.mark.parametrize(
    "claims",
    [
        markdown(*(f"| {row} |" for row in PROPERTIES), before="# Kestrel-13B model card\n\n"),
        html(*PROPERTIES, before="<h1>Kestrel-13B model card</h1>"),
    ],
    ids=["md", "html"],
)
def test_a_key_value_table_describes_what_the_title_names(claims: list[Claim]) -> None:
    assert [(claim.subject, claim.metric) for claim in claims] == [
        ("Kestrel-13B", "parameter count"),
        ("Kestrel-13B", "context length"),
        ("Kestrel-13B", "release date"),
    ]


ADDRESSES = ("Model | Weights | Release date", "Kestrel2.5-1.8B | kestrel/kestrel2_5-1_8b | 2024-08-05")


@pytest.mark.parametrize("claims", [markdown(*(f"| {r} |" for r in ADDRESSES)), html(*ADDRESSES)], ids=["md", "html"])
def test_the_address_of_a_model_beside_its_name_is_no_other_subject(claims: list[Claim]) -> None:
    assert stated(claims, "2024-08-05").subject == "Kestrel2.5-1.8B"


def test_a_size_beside_a_name_that_has_one_is_not_said_twice() -> None:
    claims = markdown("| Model | Params | MMLU |", "| Kestrel-7B-Base | 7B | 61.2 |", "| Tern-8B | 8B | 63.4 |")
    assert stated(claims, "61.2").subject == "Kestrel-7B-Base"


def test_the_shots_of_a_caption_hold_for_results_that_name_none() -> None:
    before = "# Kestrel\n\nTable 2: Accuracy of base models, 5-shot\n\n"
    claims = markdown("| Model | MMLU | GSM8K (8-shot) |", "| Kestrel-7B | 61.2 | 40.1 |", before=before)
    assert [claim.qualifiers["setting"] for claim in claims] == ["5-shot", "8-shot"]


def test_the_average_of_a_group_is_over_that_group() -> None:
    rows = ("| Model | Code | | Maths | |", "| | HumanEval | Average | GSM8K | Average |")
    claims = markdown(*rows, "| Kestrel-7B | 21.3 | 25.7 | 40.1 | 24.5 |", "| Tern-8B | 25.0 | 29.3 | 44.9 | 28.0 |")
    assert (stated(claims, "25.7").qualifiers["scope"], stated(claims, "24.5").qualifiers["scope"]) == ("code", "maths")


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("H100", "H100", Role.OTHER),
        ("H1 2025", "H1 2025", Role.PERIOD),
        ("Half year 2025", "Half year 2025", Role.PERIOD),
        ("Year ended 31 March 2024", "Year ended 31 March 2024", Role.PERIOD),
        ("Accuracy (%, 5-shot)", "Accuracy", Role.METRIC),
        ("GSM8K (8-shot, CoT)", "GSM8K", Role.BENCHMARK),
        ("# of layers", "layers", Role.METRIC),
        ("internlm2_5-1_8b", "internlm2_5-1_8b", Role.MODEL),
        ("Growth in Asia", "Growth in Asia", Role.OTHER),
    ],
)
def test_labels_lose_units_and_settings_and_nothing_else(text: str, name: str, role: Role) -> None:
    label = read_label(text)
    assert (label.name, label.role) == (name, role)
