"""Pairs of documents that contradict one another, and pairs that only look like it: one for each qualifier."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check
from claimcheck.records import Finding, Severity

CONTRADICTIONS = {
    "tokens": (
        "# Heron-7B\n\nIt was trained on 2.4T tokens of text.",
        "# Review of small models\n\nHeron-7B was trained on 4.2 trillion tokens.",
    ),
    "context": (
        "# Heron-7B\n\n| | |\n|---|---|\n| Parameters | 7.2B |\n| Context length | 32K |\n",
        "# Review\n\nHeron-7B supports a context window of 128K tokens.",
    ),
    "score-setting": (
        "# Heron-7B\n\n| Model | MMLU (5-shot) |\n|---|---|\n| Heron-7B | 61.2 |\n| Tern-8B | 63.4 |\n",
        "# Review\n\nHeron-7B scores 62.1 on MMLU (5-shot).",
    ),
    "score-prose": (
        "# Heron-7B\n\nHeron-7B scores 61.2 on MMLU.",
        "# Review\n\nOn MMLU, Heron-7B reaches 16.2.",
    ),
    "release": (
        "# Heron-7B\n\nHeron-7B was released on 14 May 2024.",
        "# Review\n\n| Model | Release date |\n|---|---|\n| Heron-7B | 2024-05-24 |\n| Tern-8B | 2024-03-02 |\n",
    ),
    "news-release": (
        "# Heron\n\n## News\n\n- [2024.05.14] We release Heron-7B and Heron-13B.\n\nMore soon.",
        "# Zoo\n\n| Model | Weights | Release date |\n|---|---|---|\n| Heron-7B | org/heron-7b | 2024-05-24 |\n",
    ),
    "memory": (
        "# Heron-7B\n\nRunning Heron-7B in int4 takes 6.0 GB of GPU memory.",
        "# Guide\n\nHeron-7B needs 9.0 GB of GPU memory with int4.",
    ),
    "training-time": (
        "# Heron-7B\n\nTraining Heron-7B took 21 days on 256 A100 GPUs.",
        "# Review\n\nHeron-7B was trained for 12 days on 256 A100 GPUs.",
    ),
    "revenue": (
        "# Ostrey plc results\n\nOstrey plc reported revenue of £182.4 million for 2024.",
        "# Ostrey in brief\n\nIn 2024 Ostrey plc had sales of £128.4 million.",
    ),
    "employees": (
        "# Ostrey\n\nOstrey plc employs 2,140 people.",
        "# Portrait\n\nOstrey plc has 2,410 employees.",
    ),
    "founded": (
        "# Ostrey\n\nOstrey plc was founded in 1987.",
        "# Portrait\n\nOstrey plc was founded in 1978 by two brothers.",
    ),
    "table-table": (
        "# A\n\n| Model | MMLU (5-shot) | GSM8K (8-shot) | MATH (4-shot) |\n|---|---|---|---|\n"
        "| Heron-7B | 61.2 | 40.1 | 8.8 |\n| Tern-8B | 63.4 | 44.9 | 10.2 |\n",
        "# B\n\n| Model | MMLU (5-shot) | GSM8K (8-shot) | MATH (4-shot) |\n|---|---|---|---|\n"
        "| Heron-7B | 61.2 | 41.0 | 8.8 |\n| Rook-9B | 60.0 | 39.9 | 9.9 |\n",
    ),
    "gpu-hours": (
        "# Heron-7B\n\nPretraining Heron-7B used 184,320 GPU hours.",
        "# Review\n\nHeron-7B took 148,320 GPU hours to train.",
    ),
    "prior-year": (
        "# Results\n\nOstrey plc had revenue of £182.4 million (£171.0 million) in 2024.",
        "# Portrait\n\nIn 2024 Ostrey plc had revenue of £128.4 million.",
    ),
    "before-interest": (
        "# Results\n\nThe operating profit of Ostrey plc was £18.4 million in 2024.",
        "# Portrait\n\nIn 2024 Ostrey plc earned £14.8 million before interest and tax.",
    ),
    "html-table": (
        (
            "# Heron-7B\n\n"
            "<table><tr><th rowspan=2>Model</th><th colspan=2>Exams</th></tr>"
            "<tr><th>MMLU (5-shot)</th><th>C-Eval (5-shot)</th></tr>"
            "<tr><td>Heron-7B</td><td>61.2</td><td>44.0</td></tr>"
            "<tr><td>Tern-8B</td><td>63.4</td><td>50.1</td></tr></table>",
        ),
        "# Review\n\nHeron-7B scores 66.2 on MMLU (5-shot).",
    ),
    "alias": (
        "# Notes\n\nHeron-7B (hereafter H7) was trained on 2.4T tokens.\n\nH7 scores 61.2 on MMLU.",
        "# Review\n\nHeron-7B scores 16.2 on MMLU.",
    ),
    "kv": (
        "# Heron-7B model card\n\n| | |\n|---|---|\n| Training tokens | 2.4T |\n| GPU hours | 184,320 |\n",
        "# Review\n\nHeron-7B took 148,320 GPU hours.",
    ),
    "transposed": (
        "# A\n\n| Benchmark | Heron-7B | Tern-8B |\n|---|---|---|\n| MMLU (5-shot) | 61.2 | 63.4 |\n",
        "# B\n\n| Model | MMLU (5-shot) |\n|---|---|\n| Heron-7B | 62.1 |\n| Rook-9B | 60.0 |\n",
    ),
}

NEAR_MISSES = {
    "size": (
        "Heron-7B scores 61.2 on MMLU.",
        "Heron-13B scores 66.0 on MMLU.",
    ),
    "version": (
        "Heron 2 70B has 70 billion parameters and was trained on 2T tokens.",
        "Heron 2.1 70B was trained on 3T tokens.",
    ),
    "variant": (
        "Heron-7B-Base scores 61.2 on MMLU.",
        "Heron-7B-Chat scores 58.8 on MMLU.",
    ),
    "shots": (
        "Heron-7B scores 61.2 on MMLU (5-shot).",
        "Heron-7B scores 57.9 on MMLU (0-shot).",
    ),
    "split": (
        "Heron-7B scores 44.0 on the C-Eval validation set.",
        "Heron-7B scores 43.1 on the C-Eval test set.",
    ),
    "metric": (
        "Heron-7B reaches an accuracy of 61.2 percent on SQuAD.",
        "Heron-7B reaches an F1 of 70.3 percent on SQuAD.",
    ),
    "rounding": (
        "Heron-7B has 7.24 billion parameters.",
        "Heron-7B has 7.2 billion parameters.",
    ),
    "about": (
        "Heron-7B was trained on about 2.5T tokens.",
        "Heron-7B was trained on 2.4T tokens.",
    ),
    "total-active": (
        "Heron-8x7B has 46.7B total parameters.",
        "Heron-8x7B has 12.9B active parameters.",
    ),
    "hardware": (
        "On an A100, Heron-7B generates 88 tokens per second.",
        "On an H100, Heron-7B generates 141 tokens per second.",
    ),
    "quantised": (
        "Heron-7B takes 14.4 GB of GPU memory in bf16.",
        "Heron-7B takes 5.1 GB of GPU memory in int4.",
    ),
    "period": (
        "Ostrey plc had revenue of £182.4 million in 2024.",
        "Ostrey plc had revenue of £171.0 million in 2023.",
    ),
    "half-year": (
        "Ostrey plc had revenue of £182.4 million in the first half of 2025.",
        "Ostrey plc had revenue of £350.6 million in 2025.",
    ),
    "earlier": (
        "Ostrey plc employs 2,140 people, up from 2,051.",
        "Ostrey plc employs 2,140 people.",
    ),
    "earlier2": (
        "Ostrey plc employs 2,140 people, up from 2,051.",
        "In 2023 Ostrey plc employed 2,051 people.",
    ),
    "unit": (
        "The Heron-7B weights are 13.4 GiB.",
        "The Heron-7B weights are 14.4 GB.",
    ),
    "context": (
        "Heron-7B supports a context of 32K tokens.",
        "Heron-7B supports a context of 32,768 tokens.",
    ),
    "context-variant": (
        "Heron-7B supports a context of 4K tokens.",
        "Heron-7B-200K supports a context of 200K tokens.",
    ),
    "grain": (
        "Heron-7B was released in May 2024.",
        "Heron-7B was released on 14 May 2024.",
    ),
    "event": (
        "Heron-7B was announced on 2 May 2024.",
        "The weights of Heron-7B were updated on 14 June 2024.",
    ),
    "bound": (
        "Heron-7B was trained on more than 2T tokens.",
        "Heron-7B was trained on 2.4T tokens.",
    ),
    "place": (
        "Ostrey plc employs 240 people in Norway.",
        "Ostrey plc employs 2,140 people.",
    ),
    "part": (
        "Heron-7B was trained on 2.4T tokens, of which 0.5T are code.",
        "Heron-7B was trained on 2.4T tokens.",
    ),
    "planned": (
        "Ostrey plc will open 12 shops next year.",
        "Ostrey plc opened 9 shops.",
    ),
    "source": (
        "According to Reuters, Ostrey plc employs 2,000 people.",
        "According to Unite, Ostrey plc employs 1,800 people.",
    ),
    "finetune": (
        "Heron-7B was trained on 2.4T tokens.",
        "Heron-7B was fine-tuned on 300M tokens.",
    ),
    "stage": (
        "In the first stage Heron-7B was trained on 2T tokens.",
        "Heron-7B was trained on 2.4T tokens in total.",
    ),
    "average": (
        "Heron-7B scores 61.2 on average.",
        "Heron-7B scores 52.8 on average over the Chinese tests.",
    ),
    "benchmarks": (
        "Heron-7B scores 61.2 on MMLU.",
        "Heron-7B scores 38.1 on MMLU-Pro.",
    ),
    "apart": (
        "| Model | MMLU | GSM8K |\n|---|---|---|\n| Heron-7B | 61.2 | 40.1 |\n| Tern-8B | 63.4 | 44.9 |\n",
        "| Model | MMLU | GSM8K |\n|---|---|---|\n| Heron-7B | 60.7 | 41.4 |\n| Rook-9B | 60.0 | 39.9 |\n",
    ),
    "acquired": (
        "Ostrey plc was founded in 1987.",
        "Ostrey Norway was founded in 2003.",
    ),
    "cost": (
        "Training Heron-7B cost $2.1 million.",
        "A month of serving Heron-7B costs $21,000.",
    ),
    "input-output": (
        "Heron Pro costs $2.50 per million input tokens.",
        "Heron Pro costs $10.00 per million output tokens.",
    ),
    "rate-per": (
        "Heron-7B reads 1,200 tokens per second.",
        "Heron-7B writes 88 tokens per second.",
    ),
    "prior-year": (
        "# Results\n\nOstrey plc had revenue of £182.4 million (£171.0 million) in 2024.",
        "# Portrait\n\nIn 2024 Ostrey plc had revenue of £182.4 million.",
    ),
    "scope-average": (
        (
            "# A\n\n| Model | Code | | Maths | |\n|---|---|---|---|---|\n"
            "| | HumanEval | Average | GSM8K | Average |\n| Heron-7B | 21.3 | 25.7 | 40.1 | 24.5 |\n"
        ),
        "# B\n\n| Model | Average |\n|---|---|\n| Heron-7B | 44.1 |\n",
    ),
    "ours": (
        "# A\n\n| Model | MMLU |\n|---|---|\n| Heron-7B (ours) | 61.2 |\n| Tern-8B | 60.0 |\n",
        "# B\n\n| Model | MMLU |\n|---|---|\n| Heron-7B | 60.9 |\n| Rook-9B | 60.0 |\n",
    ),
    "prior-table": (
        (
            "# A\n\n| £ million | 2025 | 2024 |\n|---|---|---|\n| Revenue | 182.4 | 171.0 |\n"
            "| Operating profit | 18.4 | 16.9 |\n"
        ),
        (
            "# B\n\n| £ million | 2024 | 2023 |\n|---|---|---|\n| Revenue | 171.0 | 160.2 |\n"
            "| Operating profit | 16.9 | 15.5 |\n"
        ),
    ),
    "kv-two": (
        "# Heron-7B\n\n| Property | Value |\n|---|---|\n| Layers | 32 |\n| Context length | 32K |\n",
        "# Heron-13B\n\n| Property | Value |\n|---|---|\n| Layers | 40 |\n| Context length | 128K |\n",
    ),
    "specs-table": (
        "# A\n\n| Model | Params (B) | Memory (GB) |\n|---|---|---|\n| Heron-7B | 7.2 | 14.4 |\n",
        "# B\n\n| Model | Params | Memory, int4 (GB) |\n|---|---|---|\n| Heron-7B | 7.2B | 5.1 |\n",
    ),
    "news": (
        (
            "# A\n\n## News\n\n- [2024.05.14] We release Heron-7B.\n"
            "- [2024.06.14] We released the int4 weights of Heron-7B.\n"
        ),
        "# B\n\nHeron-7B was released on 14 May 2024.",
    ),
}


def contradictions(one: str, other: str) -> list[Finding]:
    documents = [
        Document.from_text(f"{text}\n", name=name, media_type="text/markdown")
        for name, text in (("a.md", one), ("b.md", other))
    ]
    found = check(documents).findings
    return [f for f in found if f.rule.startswith("CC1") and f.severity is not Severity.INFO]


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_two_documents_that_cannot_both_be_right_are_flagged(name: str) -> None:
    one, other = CONTRADICTIONS[name]
    (found,) = contradictions(one, other)
    assert {place.document for place in found.locations} == {"a.md", "b.md"}


@pytest.mark.parametrize("name", NEAR_MISSES)
def test_two_documents_that_state_different_things_are_not(name: str) -> None:
    one, other = (text if text.startswith(("|", "#")) else f"# Notes\n\n{text}" for text in NEAR_MISSES[name])
    assert not contradictions(one, other)


def reported(one: str, other: str) -> list[str]:
    documents = [
        Document.from_text(text, name=name, media_type="text/markdown")
        for name, text in (("one.md", one), ("two.md", other))
    ]
    return [finding.message for finding in check(documents, Config(cache=False, select=("CC1",))).findings]


def test_counts_of_one_period_among_the_same_words_are_one_quantity() -> None:
    long = "Fenwick sold 5,240 units in February, up 31% from 4,000 in January."
    assert reported(long, "Fenwick sold 5,420 units in February.") == [
        "The number of units of Fenwick is given as 5,240 units (one.md, line 1) and as 5,420 units (two.md, line 1)."
    ]


@pytest.mark.parametrize(
    "other",
    [
        "Fenwick made 5,420 units in February.",
        "Fenwick sold 5,420 units in March.",
        "Fenwick sold 5,420 spare units in February.",
        "Wendle sold 5,420 units in February.",
    ],
)
def test_counts_by_another_verb_period_or_seller_are_another_quantity(other: str) -> None:
    assert reported("Fenwick sold 5,240 new units in February.", other) == []


@pytest.mark.parametrize("title", ["Corrections first", "Errata"])
def test_a_section_of_corrections_contradicts_nothing(title: str) -> None:
    earlier = "The river beside Harrow freezes on ten days of a winter, and then the pumps stand still."
    later = "The river beside Harrow freezes on twelve days of a winter, and then the pumps stand still."
    assert len(reported(earlier, later)) == 1
    assert reported(earlier, f"## {title}\n\n- {later}\n") == []
