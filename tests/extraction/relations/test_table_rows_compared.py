"""Sentences that set one row of a table against another, and columns that set every row against one."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check

SIZES = """## Sizes

| Format | Size | Price | Read | Recall | Loss |
|---|---:|---:|---:|---:|---:|
| plain text | 24.4 GB | $80 | 310 s | 61.0 | 2.41 |
| folded | 8.05 GB | $60 | 96 s | 66.5 | 2.10 |
| packed | 4.02 GB | $64 | 19 s | 64.2 | 2.25 |

"""
FACTORS = """| Codec | Size | Ratio |
|---|---:|---:|
| none | 24.4 GB | 1.0x |
| soft | 8.05 GB | {soft} |
| hard | 4.02 GB | 6.1x |
| full | 2.44 GB | 10.0x |
"""


def judged(text: str) -> tuple[list[str], int]:
    """The rules of the findings of a text, and the number of its verifications."""
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    report = check([document], config=Config(cache=False, jobs=1, ignore=("CC5",)))
    return [finding.rule for finding in report.findings], len(report.verifications)


@pytest.mark.parametrize(
    ("sentence", "rules"),
    [
        ("Packed files are 50% smaller than folded ones.", []),
        ("Packed is 50% smaller than folded.", []),
        ("Packed is 71% smaller than folded.", ["CC201"]),
        ("Packed is six times smaller than the plain text.", []),
        ("Packed is 9 times smaller than the plain text.", ["CC203"]),
        ("Packed is 25% cheaper than plain text.", []),
        ("Folded is 45% cheaper than plain text.", ["CC201"]),
        ("Packed is 16 times faster than plain text.", []),
        ("Packed is worse than folded on Recall.", []),
        ("Packed is better than folded on Recall.", ["CC214"]),
        ("Folded is better than packed on Loss.", []),
        ("Folded is worse than packed on Loss.", ["CC214"]),
        ("Packed is no better than folded on Recall.", []),
        ("Packed is 80% nicer than folded.", []),
        ("Packed leads plain text on Recall and Read, with the largest gap on Read.", []),
    ],
)
def test_a_row_set_against_another(sentence: str, rules: list[str]) -> None:
    assert judged(SIZES + sentence)[0] == rules


def test_a_ratio_column_is_held_against_the_row_with_the_one() -> None:
    assert judged(FACTORS.format(soft="3.0x"))[0] == []
    assert judged(FACTORS.format(soft="4.0x"))[0] == ["CC203"]


def test_a_last_row_named_all_totals_where_another_column_shows_it() -> None:
    table = "| Branch | Loans | Visits |\n|---|---|---|\n| Ash | 311 | 248 |\n| Elm | 142 | 110 |\n| Yew | 118 | 92 |\n"
    assert judged(f"{table}| All | 571 | 450 |\n")[0] == []
    assert judged(f"{table}| All | 671 | 450 |\n")[0] == ["CC207"]
    share = "\nAsh alone accounts for {} percent of loans.\n"
    assert judged(f"{table}| All | 571 | 450 |\n{share.format(54)}")[0] == []
    assert judged(f"{table}| All | 571 | 450 |\n{share.format(64)}")[0] == ["CC210"]


def test_each_amount_of_a_coordination_has_its_own_column() -> None:
    table = "## Scores\n\n| Test | Heron | Gull |\n|---|---|---|\n| Recall | 68.4 | 64.1 |\n| Logic | 61.2 | 52.7 |\n\n"
    assert judged(f"{table}Heron beats Gull by 4.3 points on Recall and by 8.5 points on Logic.")[0] == []
    assert judged(f"{table}Heron beats Gull by 4.3 points on Recall and by 9.5 points on Logic.")[0] == ["CC204"]
