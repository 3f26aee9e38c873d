"""Sentences read against a table: every one with a right and a wrong form, and texts that only look alike."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check

BRANCHES = """# Branches in 2023

{}

| Branch | Loans | Visitors | Staff |
|---|---:|---:|---:|
| Central | 48,213 | 61,507 | 14 |
| Northgate | 21,937 | 30,442 | 6 |
| Quayside | 17,328 | 19,816 | 5 |
| Millbrook | 9,641 | 14,135 | 3 |
| Total | 97,119 | 125,900 | 28 |
"""
MODELS = """# Kestrel 7B

{}

| Model | MMLU | GSM8K | HumanEval | BBH |
|---|---|---|---|---|
| Kestrel 7B | 64.8 | 58.1 | 41.5 | 52.9 |
| Osprey 8B | 66.1 | 55.4 | 38.4 | 51.0 |
| Harrier 7B | 62.3 | 49.7 | 35.2 | 48.6 |
| Merlin 9B | 68.9 | 63.2 | 40.1 | 57.3 |
"""
SEGMENTS = """# Letter

{}

| $ million | Q2 2024 | Q1 2024 | Q2 2023 |
|---|---:|---:|---:|
| Hardware | 184.3 | 176.5 | 160.2 |
| Software | 96.1 | 91.2 | 75.4 |
| Services | 42.2 | 43.8 | 40.1 |
| Total revenue | 322.6 | 311.5 | 275.7 |
"""
READERS = """# Reading a file

{}

| Library | Time (s) | Memory (MB) |
|---|---|---|
| fastcsv | 2.53 | 121 |
| pandas | 12.61 | 2,417 |
| polars | 3.24 | 903 |
| csvkit | 40.2 | 154 |
"""

WARDS = """| Ward | Patients | Mean stay |
|---|---:|---:|
| A | 214 | 4.6 |
| B | 131 | 6.9 |
| C | 88 | 3.2 |
| All wards | 433 | {} |
"""
SIGN_UPS = """| Week | Sign-ups | Running total |
|---|---:|---:|
| 1 | 112 | 112 |
| 2 | 87 | 199 |
| 3 | 140 | {} |
| 4 | 63 | 402 |
"""
MOWERS = """# Three mowers

{}

| | Aral 6 | Bosk T | Cairn 60 |
|---|---|---|---|
| Price (EUR) | 1,190 | 1,740 | 2,290 |
| Noise (dB) | 56 | 61 | 58 |
| Weight (kg) | 12.4 | 14.1 | 18.5 |
"""
RAIN = (
    "| Town | 2023 | 2024 | Change |\n|---|---|---|---|\n| Wexholm | 41.2 | 43.9 | +2.7 |\n"
    "| Pell | 12.4 | 11.8 | -0.6 |\n| Kirk | 30.1 | 33.2 | {} |\n| Doon | 9.4 | 9.9 | +0.5 |\n"
)
VOTES = """| Party | Votes | Share |
|---|---:|---:|
| Green | 8,214 | 41.3% |
| Blue | 6,957 | {} |
| Grey | 4,718 | 23.7% |
"""


def judged(text: str) -> tuple[list[str], int]:
    """The rules of the findings of a text, and the number of its verifications."""
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    report = check([document], config=Config(cache=False, jobs=1, ignore=("CC5",)))
    return [finding.rule for finding in report.findings], len(report.verifications)


@pytest.mark.parametrize(
    ("table", "sentence", "right", "wrong", "rule"),
    [
        (BRANCHES, "Northgate had {} more visitors than Quayside.", "10,626", "12,626", "CC204"),
        (BRANCHES, "Central lent more than {} as many items as Northgate.", "twice", "three times", "CC203"),
        (BRANCHES, "Northgate and Quayside together lent {} items.", "39,265", "41,265", "CC206"),
        (BRANCHES, "Quayside made up {} of loans.", "17.8%", "21.8%", "CC210"),
        (BRANCHES, "{} had the fewest visitors.", "Millbrook", "Quayside", "CC213"),
        (BRANCHES, "On average a branch lent {} items.", "24,280", "27,280", "CC209"),
        (BRANCHES, "{} branch had more than 9,000 visitors.", "Every", "No", "CC218"),
        (BRANCHES, "{} of the four branches have fewer than six staff.", "Two", "Three", "CC218"),
        (BRANCHES, "Visitor numbers ranged from 14,135 at Millbrook to {} at Central.", "61,507", "65,107", "CC212"),
        (MODELS, "{} four models score above 50 on BBH.", "Three of the", "All", "CC218"),
        (MODELS, "On MMLU, scores range from {} to 68.9.", "62.3", "61.3", "CC212"),
        (MODELS, "Kestrel 7B averages {} over the four benchmarks.", "54.3", "57.3", "CC209"),
        (MODELS, "Kestrel 7B is {} on GSM8K.", "second", "third", "CC213"),
        (MODELS, "Kestrel 7B has the highest score on {}.", "HumanEval", "BBH", "CC213"),
        (MODELS, "Merlin 9B leads on {} benchmarks.", "three of the four", "all four", "CC213"),
        (MODELS, "Kestrel 7B outperforms Osprey 8B on every benchmark except {}.", "MMLU", "BBH", "CC213"),
        (MODELS, "It beats Harrier 7B by 8.4 points on GSM8K and by {} points on MMLU.", "2.5", "3.5", "CC204"),
        (MODELS, "It trails Merlin 9B by {} points on MMLU.", "4.1", "3.1", "CC204"),
        (SEGMENTS, "Hardware revenue grew {} year on year.", "15%", "18%", "CC201"),
        (SEGMENTS, "Compared with Q1 2024, total revenue was up {}.", "3.6%", "6.6%", "CC201"),
        (SEGMENTS, "Total revenue increased by {} million compared with Q2 2023.", "$46.9", "$57.9", "CC204"),
        (SEGMENTS, "Software makes up {} of total revenue.", "29.8%", "32.8%", "CC210"),
        (SEGMENTS, "{} was our largest segment.", "Hardware", "Software", "CC213"),
        (READERS, "{} is the second fastest.", "polars", "pandas", "CC213"),
        (READERS, "fastcsv needs {} times less memory than pandas.", "20", "30", "CC203"),
        (READERS, "polars takes {} longer than fastcsv.", "28%", "38%", "CC201"),
        (MOWERS, "The Cairn 60 costs {} more than the Aral 6.", "€1,100", "€1,300", "CC204"),
        (MOWERS, "The Aral 6 is {} lighter than the Cairn 60.", "6.1 kg", "7.1 kg", "CC204"),
        (MOWERS, "The {} is the loudest of the three.", "Bosk T", "Cairn 60", "CC213"),
    ],
)
def test_a_statement_about_a_table(table: str, sentence: str, right: str, wrong: str, rule: str) -> None:
    without = judged(table.format("The table has the details."))[1]
    findings, verified = judged(table.format(sentence.format(right)))
    assert findings == []
    assert verified > without
    assert judged(table.format(sentence.format(wrong)))[0] == [rule]


@pytest.mark.parametrize(
    ("table", "right", "wrong", "rule"),
    [
        (WARDS, "5.0", "5.9", "CC209"),
        (SIGN_UPS, "339", "393", "CC207"),
        (VOTES, "35.0%", "38.0%", "CC210"),
        (RAIN, "+3.1", "+1.3", "CC204"),
    ],
)
def test_a_column_that_follows_from_another(table: str, right: str, wrong: str, rule: str) -> None:
    assert judged(table.format(right))[0] == []
    assert rule in judged(table.format(wrong))[0]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        (BRANCHES, "Quayside is the largest of the branches by floor area."),
        (BRANCHES, "Northgate and Quayside together cost 1.2 million euros."),
        (BRANCHES, "Millbrook had the fewest visitors but one."),
        (BRANCHES, "Each with more than 50 visitors, all rooms were full."),
        (BRANCHES, "Every visitor stayed for more than 40 minutes."),
        (MODELS, "Five of the six open models score above 60 on MMLU."),
        (MODELS, "Harrier 7B is the best open model on GSM8K."),
        (MODELS, "With its longer context Osprey 8B is 12 points ahead of Harrier 7B on retrieval."),
        (SEGMENTS, "In constant currency, Hardware revenue grew 11% year on year."),
        (SEGMENTS, "Software orders rose 4% in April."),
        (SEGMENTS, "Over five years Services grew by 60%."),
        (MOWERS, "With its battery the Aral 6 costs €400 more than the Bosk T."),
        (MOWERS, "The Cairn 60 is the loudest of the three on gravel paths."),
        (MOWERS, "The Cairn 60 mows 120 square meters more than the Aral 6."),
        (READERS, "csvkit is the fastest of the tools written in Python."),
    ],
)
def test_what_a_table_does_not_show_is_left_alone(table: str, sentence: str) -> None:
    assert judged(table.format(sentence))[0] == []
