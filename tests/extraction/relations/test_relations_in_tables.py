"""Totals, averages and computed columns of tables, and sentences about tables."""

from __future__ import annotations

from claimcheck.engine.run import extract_text
from claimcheck.records import Relation, RelationKind

BUDGET = """| € million | 2024 | 2023 |
|---|---|---|
| Gifts | 2.61 | 2.44 |
| Events | 1.73 | 1.58 |
| **Income** | **4.34** | **4.02** |
| Projects | 3.20 | 3.00 |
| Office | 0.41 | 0.40 |
| **Spending** | **3.61** | **3.40** |
"""
SPEEDS = """## Speed

| File | In (MB) | Out (MB) | Ratio |
|---|---|---|---|
| a | 1,200 | 300 | 4.00 |
| b | 900 | 150 | 6.00 |
| c | 640 | 128 | 8.00 |
"""
SCORES = """## Scores

| Task | v1 | v2 |
|---|---|---|
| Parsing | 70.1 | 74.6 |
| Tagging | 91.0 | 92.2 |

"""


def found(text: str, kind: RelationKind) -> list[tuple[Relation, list[str]]]:
    """The relations of a kind with the texts of their operands."""
    extraction = extract_text(text, name="note.md", media_type="text/markdown")
    texts = {claim.id: claim.text for claim in extraction.claims}
    return [
        (relation, [texts[operand.claim or ""] for operand in relation.operands])
        for relation in extraction.relations
        if relation.kind is kind
    ]


def test_a_bold_row_totals_the_rows_since_the_last_one() -> None:
    operands = [texts for _, texts in found(BUDGET, RelationKind.SUM)]
    assert ["4.34", "2.61", "1.73"] in operands
    assert ["3.61", "3.20", "0.41"] in operands


def test_a_total_that_other_cells_confirm_is_surer_than_one_that_only_its_label_names() -> None:
    shown = found(BUDGET.replace("**4.34**", "**4.43**"), RelationKind.SUM)
    alone = found(
        "| Town | People |\n|---|---|\n| Aven | 1,250 |\n| Brill | 830 |\n| Total | 2,180 |\n", RelationKind.SUM
    )
    assert next(r for r, texts in shown if texts[0] == "4.43").confidence > alone[0][0].confidence >= 0.55


def test_a_column_named_total_that_its_cells_do_not_show_is_left_alone() -> None:
    table = "| Team | Home | Away | Total |\n|---|---|---|---|\n| A | 7.1 | 6.2 | 88.3 |\n| B | 6.6 | 7.4 | 91.5 |\n"
    assert not [r for r, _ in found(table, RelationKind.SUM) if r.confidence >= 0.5]


def test_a_computed_column_is_found_by_its_figures() -> None:
    assert [texts for _, texts in found(SPEEDS, RelationKind.RATIO)] == [
        ["4.00", "1,200", "300"],
        ["6.00", "900", "150"],
        ["8.00", "640", "128"],
    ]


def test_a_difference_is_bound_to_the_row_and_columns_that_a_sentence_names() -> None:
    changes = found(SCORES + "v2 gains 4.5 points on parsing over v1.\n", RelationKind.CHANGE)
    assert ["4.5 points", "70.1", "74.6"] in [texts for _, texts in changes]


def test_a_sentence_that_names_no_base_binds_no_cells() -> None:
    assert not found(SCORES + "It gains 4.5 points on parsing.\n", RelationKind.CHANGE)


def test_a_superlative_ranks_the_named_row_against_the_others() -> None:
    text = (
        "## Use\n\n| City | Liters |\n|---|---|\n"
        "| Aarau | 142 |\n| Biel | 161 |\n| Chur | 155 |\n\nUse is highest in Chur.\n"
    )
    ((relation, texts),) = found(text, RelationKind.RANK)
    assert (relation.operator, texts[0]) == ("highest", "155")


def gains(times: int) -> str:
    """A list of gains beside its table, the list written several times in one sentence."""
    table = "\n\n| Test | Lark | Rook |\n|---|---|---|\n| Recall | 40.0 | 49.2 |\n| Logic | 38.9 | 51.7 |\n"
    listed = ", ".join(["Recall (+23%), Logic (+33%), Sums (+160%)"] * times)
    return f"Rook is better on {listed}.{table}| Sums | 12.4 | 32.2 |\n"


def test_a_list_of_gains_is_bound_to_the_pair_of_columns_that_most_of_them_fit() -> None:
    texts = [texts for relation, texts in found(gains(1), RelationKind.CHANGE) if relation.operator == "gain"]
    assert texts == [["23%", "40.0", "49.2"], ["33%", "38.9", "51.7"], ["160%", "12.4", "32.2"]]


def test_no_table_is_searched_for_what_is_too_long_for_a_sentence() -> None:
    assert not found(gains(50), RelationKind.CHANGE)
