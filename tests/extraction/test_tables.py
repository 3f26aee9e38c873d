"""Table cells as claims: what headers, row labels, units and captions say of them."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import extract
from claimcheck.extraction.table_labels import Role, read_label
from claimcheck.records import Claim, Kind


def cells(markdown: str) -> dict[tuple[int, int], Claim]:
    found = extract(f"# Notes\n\n{markdown}\n", name="note.md", media_type="text/markdown")
    return {claim.location.cell: claim for claim in found if claim.location.cell is not None}


def table(*rows: str, heading: str = "") -> str:
    head, *body = rows
    ruler = "|" + "---|" * (head.count("|") - 1)
    return "\n".join([*([f"## {heading}", ""] if heading else []), head, ruler, *body])


SCORES = table("| Model | MMLU (5-shot) | GSM8K |", "| Wren 7B | 52.6 | 41.3 |", "| GPT-4 | **86.4** | - |")


def test_models_in_rows_and_benchmarks_in_columns() -> None:
    claim = cells(SCORES)[2, 1]
    assert (claim.subject, claim.kind, claim.qualifiers["benchmark"]) == ("GPT-4", Kind.SCORE, "MMLU")
    assert claim.qualifiers["setting"] == "5-shot"
    assert claim.text == "86.4"


def test_missing_values_are_no_claims() -> None:
    assert (2, 2) not in cells(SCORES)


def test_benchmarks_in_rows_and_models_in_columns() -> None:
    claim = cells(table("| Benchmark | Wren 1.0 | Wren 1.1 |", "| MMLU | 47.1 | 49.8 |"))[1, 2]
    assert (claim.subject, claim.qualifiers["benchmark"], claim.metric) == ("Wren 1.1", "MMLU", "score")


def test_settings_in_a_second_header_row_hold_for_their_columns() -> None:
    claim = cells(table("| Model | MMLU | BBH |", "| | 5-shot | 3-shot |", "| Wren 7B | 52.6 | 41.3 |"))[2, 2]
    assert claim.qualifiers["setting"] == "3-shot"


def test_size_in_a_column_of_its_own_belongs_to_the_name() -> None:
    found = cells(table("| Model | Size | MMLU |", "| Llama 2 | 7B | 45.3 |", "| Llama 2 | 13B | 54.8 |"))
    assert found[2, 2].subject == "Llama 2 13B"
    assert (found[2, 1].kind, found[2, 1].metric) == (Kind.PARAMETERS, "parameter count")


def test_empty_label_is_carried_down_from_above() -> None:
    rows = table("| Area | Dataset | Wren 7B |", "| Chinese | C-Eval | 63.5 |", "| | CMMLU | 66.2 |")
    assert cells(rows)[2, 2].qualifiers["row"] == "chinese cmmlu"


LETTER = table(
    "| $ million | Q1 | Q2 | Q3 | Q4 | FY25 |",
    "| Services | 2.2 | 2.2 | 2.2 | 2.2 | 8.8 |",
    "| Total | 31.5 | 33.0 | 34.6 | 36.1 | 135.2 |",
    heading="Revenue",
)


def test_unit_in_the_corner_scales_bare_numbers() -> None:
    quantity = cells(LETTER)[1, 1].quantity
    assert quantity is not None
    assert (quantity.value, quantity.unit, quantity.step) == (Decimal(2200000), "USD", Decimal(100000))
    assert quantity.text == "2.2"


def test_periods_in_columns_and_totals_are_qualifiers() -> None:
    found = cells(LETTER)
    assert found[1, 2].qualifiers["period"] == "q2"
    assert found[1, 5].qualifiers["column_role"] == "total"
    assert found[2, 1].qualifiers["row_role"] == "total"


def test_heading_names_the_metric_and_the_subject_of_totals() -> None:
    total = cells(LETTER)[2, 4]
    assert (total.subject, total.metric, total.kind) == ("revenue", "revenue", Kind.MONEY)


def test_average_row_and_column_are_marked() -> None:
    found = cells(table("| Model | MMLU | Average |", "| Wren 7B | 52.6 | 50.0 |", "| Mean | 51.0 | 49.0 |"))
    assert found[1, 2].qualifiers["column_role"] == "average"
    assert found[2, 1].qualifiers["row_role"] == "average"


def test_unit_in_brackets_gives_kind_and_metric() -> None:
    claim = cells(table("| File | Time (s) | Speed (MB/s) |", "| logs | 16.0 | 150 |"))[1, 2]
    assert claim.quantity is not None
    assert (claim.kind, claim.metric, claim.quantity.unit_text) == (Kind.RATE, "speed", "MB/s")


def test_header_that_is_a_unit_gives_the_unit() -> None:
    claim = cells(table("| Language | Hours |", "| English | 310,000 |"))[1, 1]
    assert claim.kind is Kind.DURATION
    assert claim.subject == "English"


def test_scale_letters_take_the_unit_of_their_metric() -> None:
    found = cells(table("| Model | Params | Max length | Training tokens |", "| Wren | 7B | 32K | 2.4T |"))
    assert [found[1, c].kind for c in (1, 2, 3)] == [Kind.PARAMETERS, Kind.TOKENS, Kind.TOKENS]


def test_tolerance_change_and_pairs_are_read_apart() -> None:
    head = "| Model | MMLU |"
    exact = cells(table(head, "| Wren 7B | 86.4 ± 0.3 |"))[1, 1].quantity
    assert exact is not None
    assert exact.plus_minus == Decimal("0.3")
    found = extract(f"x\n\n{table(head, '| Wren 7B | 86.4 (+1.2) |')}\n", name="n.md", media_type="text/markdown")
    assert [(c.text, c.kind) for c in found] == [("86.4", Kind.SCORE), ("+1.2", Kind.CHANGE)]
    pair = extract(f"x\n\n{table(head, '| Wren 7B | 38.5 / 40.1 |')}\n", name="n.md", media_type="text/markdown")
    assert [c.text for c in pair] == ["38.5", "40.1"]


def test_ranks_are_ranks_and_running_numbers_nothing() -> None:
    assert cells(table("| Rank | Model | Elo |", "| 1 | Wren 7B | 1251 |"))[1, 0].kind is Kind.RANK
    assert (1, 0) not in cells(table("| # | Model | Elo |", "| 1 | Wren 7B | 1251 |"))


def test_year_labels_are_periods_and_no_claims() -> None:
    found = cells(table("| Year | Wells |", "| 2023 | 58 |", "| 2024 | 64 |"))
    assert set(found) == {(1, 1), (2, 1)}
    assert found[2, 1].qualifiers["period"] == "2024"


def test_dates_in_cells_are_dates() -> None:
    claim = cells(table("| Model | Release date |", "| Wren 7B | 2024-07-11 |"))[1, 1]
    assert claim.date is not None
    assert (claim.date.start, claim.metric) == ("2024-07-11", "release date")


def test_two_column_table_of_values_describes_the_title() -> None:
    text = "# Wren-7B\n\n" + table("| Property | Value |", "| Context length | 32K |", "| Layers | 48 |")
    found = extract(text, name="card.md", media_type="text/markdown")
    assert [(c.subject, c.metric) for c in found if c.location.cell] == [
        ("Wren-7B", "context length"),
        ("Wren-7B", "layers"),
    ]


def test_benchmark_of_the_lead_in_holds_for_columns_of_results() -> None:
    rows = table("| Model | Average | STEM |", "| Wren 7B | 45.3 | 36.4 |")
    found = cells(f"We tested them on MMLU (5-shot):\n\n{rows}")
    assert found[1, 1].kind is Kind.SCORE
    assert (found[1, 1].qualifiers["benchmark"], found[1, 1].qualifiers["setting"]) == ("MMLU", "5-shot")
    assert "benchmark" not in found[1, 2].qualifiers


def test_split_of_the_lead_in_keeps_results_of_other_parts_apart() -> None:
    rows = table("| Model | Average |", "| Wren 7B | 45.3 |")
    assert cells(f"On the C-Eval test set:\n\n{rows}")[1, 1].qualifiers["split"] == "test"


def test_a_language_named_in_passing_is_no_part_of_the_tests() -> None:
    rows = table("| Model | MMLU |", "| Wren 7B | 45.3 |")
    assert "split" not in cells(f"It speaks Chinese, among others:\n\n{rows}")[1, 1].qualifiers
    assert cells(f"On the Chinese tests:\n\n{rows}")[1, 1].qualifiers["split"] == "chinese"


def test_lead_in_with_two_benchmarks_tells_nothing() -> None:
    rows = table("| Model | Accuracy |", "| Wren 7B | 45.3 |")
    assert "benchmark" not in cells(f"We tested them on MMLU and GSM8K:\n\n{rows}")[1, 1].qualifiers


def test_settings_listed_in_a_header_go_to_the_figures_of_a_cell_in_order() -> None:
    text = f"x\n\n{table('| Model | COPA n=0 n=5 |', '| Wren 7B | 55.9 58.3 |')}\n"
    found = extract(text, name="n.md", media_type="text/markdown")
    assert [(c.text, c.qualifiers["setting"]) for c in found] == [("55.9", "n=0"), ("58.3", "n=5")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("MMLU", Role.BENCHMARK),
        ("Llama 3 70B", Role.MODEL),
        ("Accuracy (%)", Role.METRIC),
        ("Q4 2024", Role.PERIOD),
        ("FY25", Role.PERIOD),
        ("5-shot", Role.SETTING),
        ("7B", Role.SIZE),
        ("**Total**", Role.TOTAL),
        ("Avg.", Role.AVERAGE),
        ("", Role.EMPTY),
        ("Subscription", Role.OTHER),
    ],
)
def test_labels_tell_what_they_name(text: str, role: Role) -> None:
    assert read_label(text).role is role


@given(st.lists(st.text(alphabet="12.,%±()+-/ KMBQ$", max_size=14), min_size=2, max_size=6))
@settings(max_examples=60, deadline=None)
def test_any_cells_keep_their_place_and_text(texts: list[str]) -> None:
    source = "\n".join(["x", "", "| a | b |", "|---|---|", *(f"| r | {text} |" for text in texts)])
    for claim in extract(source, name="note.md", media_type="text/markdown"):
        assert source[claim.location.start : claim.location.end] == claim.text


def test_figures_of_a_table_are_cited_by_their_row_and_by_the_source_line() -> None:
    text = "| Land | Share |\n|---|---|\n| Norland | 12% |\n| Sundal ([x](https://x.test/s)) | 14% |\n"
    found = {
        c.text: c.attribution for c in extract(f"{text}\nSource: Eurostat\n", name="n.md", media_type="text/markdown")
    }
    assert {text: a.citations if a else () for text, a in found.items()} == {
        "12%": ("Eurostat",),
        "14%": ("https://x.test/s", "Eurostat"),
    }
