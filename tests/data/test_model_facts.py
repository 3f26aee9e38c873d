"""The facts about well-known models hang together, and do not contradict what is said of these models every day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck import Config, Document, check
from claimcheck.support.facts import Fact, load_facts

SIZE = re.compile(r"(\d+(?:\.\d)?)B")
SAID_OF_THEM = [
    "GPT-2 1.5B has 1.5 billion parameters.",
    "GPT-2 XL has 1.56 billion parameters.",
    "BERT-Large has 340 million parameters.",
    "BERT-Base has 110M parameters.",
    "GPT-3 has 175 billion parameters and was trained on 300 billion tokens.",
    "GPT-J-6B has 6 billion parameters.",
    "GPT-NeoX-20B has 20 billion parameters.",
    "BLOOM has 176B parameters and was trained on 366 billion tokens.",
    "LLaMA-7B has 7 billion parameters and was trained on 1 trillion tokens.",
    "LLaMA-65B has 65.2 billion parameters.",
    "Llama 2 7B has 6.7 billion parameters.",
    "Llama 3 70B has 70.6 billion parameters and was trained on over 15 trillion tokens.",
    "Llama 3.1 405B has 406 billion parameters and a context length of 128K tokens.",
    "Mistral 7B has 7.3 billion parameters.",
    "Mixtral 8x7B has 47 billion parameters.",
    "Mixtral 8x22B has 141B parameters, of which 39B are active.",
    "Gemma 2 27B has 27.2 billion parameters. Gemma 2 9B has 9.24 billion parameters.",
    "Phi-2 has 2.78 billion parameters.",
    "Qwen2-72B has 72.7 billion parameters and was trained on 7T tokens.",
    "DeepSeek-V3 has 685 billion parameters. DeepSeek-V3 was trained on 14.8 trillion tokens.",
    "DeepSeek-V3 took 2.788 million GPU-hours on H800s.",
    "Whisper large has 1.54 billion parameters.",
    "GPT-4 was released on March 14, 2023.",
]


@pytest.fixture(scope="module")
def facts(root: Path) -> Mapping[str, Mapping[str, Fact]]:
    """By model, then by metric."""
    found: dict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in load_facts([root / "data" / "facts" / "models.toml"]):
        found[fact.subject][fact.metric] = fact
    return found


def amount(fact: Fact) -> Decimal:
    value = fact.value if fact.value is not None else fact.low
    assert value is not None
    return Decimal(value)


def test_a_size_in_a_name_is_the_number_of_parameters(facts: Mapping[str, Mapping[str, Fact]]) -> None:
    checked = 0
    for model, known in facts.items():
        size = SIZE.search(model)
        if size and "parameters" in known and "x" not in model:
            assert abs(amount(known["parameters"]) / 10**9 / Decimal(size[1]) - 1) < Decimal("0.06"), model
            checked += 1
    assert checked > 20


def test_tokens_per_parameter_and_compute_are_what_was_affordable(facts: Mapping[str, Mapping[str, Fact]]) -> None:
    """6ND lies between BERT's and Llama 3.1 405B's, and no listed model read less than one token a parameter."""
    checked = 0
    for model, known in facts.items():
        if {"parameters", "training tokens"} <= known.keys():
            active = amount(known.get("active parameters", known["parameters"]))
            tokens = amount(known["training tokens"])
            assert 1 <= tokens / active <= 2000, model
            assert Decimal("1e21") < 6 * active * tokens < Decimal("4e25"), model
            checked += 1
    assert checked > 20


def test_active_parameters_are_a_part_of_all(facts: Mapping[str, Mapping[str, Fact]]) -> None:
    for known in facts.values():
        if "active parameters" in known:
            assert amount(known["active parameters"]) < amount(known["parameters"]) / 3


def test_a_stated_cost_is_hours_times_price(facts: Mapping[str, Mapping[str, Fact]]) -> None:
    known = facts["DeepSeek-V3"]
    assert amount(known["training cost"]) == 2 * amount(known["GPU-hours of training"])


def test_every_fact_names_an_address(facts: Mapping[str, Mapping[str, Fact]]) -> None:
    for known in facts.values():
        for fact in known.values():
            assert fact.source.url.startswith("https://"), fact


@pytest.mark.parametrize("text", SAID_OF_THEM)
def test_what_is_commonly_said_contradicts_none(root: Path, text: str) -> None:
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    config = Config(cache=False, facts=(str(root / "data/facts/models.toml"),), select=("CC503", "CC507"))
    assert [finding.message for finding in check([document], config).findings] == []
