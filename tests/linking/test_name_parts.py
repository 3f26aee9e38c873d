from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.linking.names import Aliases, parse_name, same_name

FAMILIES = st.sampled_from(["Llama", "Qwen", "Mistral", "DeepSeek", "Orion", "Baichuan", "Corvid"])
VERSIONS = st.sampled_from(["", "1", "2", "3", "3.1", "4"])
SIZES = st.sampled_from(["", "7B", "8B", "13B", "70B", "1.8B", "8x22B"])
VARIANTS = st.sampled_from(["", "Base", "Chat", "Instruct"])
SEPARATORS = st.sampled_from([" ", "-", "_"])


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 3-70B-Instruct", "Llama-3 70B (instruct)"),
        ("meta-llama/Meta-Llama-3-8B-Instruct", "Llama 3 8B Instruct"),
        ("LLaMA2-13B", "Llama 2 13B"),
        ("Claude 3.5 Sonnet", "claude-3-5-sonnet"),
        ("DeepSeek-V3", "DeepSeek V3"),
        ("Falcon 40 billion", "Falcon-40B"),
        ("Qwen1.5-7B-Chat", "qwen 1.5 7b chat"),
        ("the Holloway Bakeries", "Holloway Bakery's"),
        ("Tern Labs, Inc.", "Tern Labs"),
        ("Hugging Face", "HuggingFace"),
        ("Yi-6B 4-bit", "Yi 6B int4"),
        ("InternLM2.5-1.8B-Chat", "internlm2_5-1_8b-chat"),
        ("llama3_8b", "Llama 3 8B"),
        ("DeepseekV2", "DeepSeek-V2"),
        ("Command R+", "Command R Plus"),
        ("CodeLlama-34b-Instruct-hf", "Code Llama 34B Instruct"),
    ],
)
def test_spellings_of_one_name_are_the_same(one: str, other: str) -> None:
    assert same_name(one, other) == 1.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 3 70B", "Llama 3 8B"),
        ("Llama 3 70B", "Llama 3.1 70B"),
        ("Qwen-7B-Base", "Qwen-7B-Chat"),
        ("OpenLLaMA 3Bv2", "OpenLLaMA 3Bv3"),
        ("GPT-4o", "GPT-4o mini"),
        ("Mistral 7B", "Mixtral 7B"),
        ("Mixtral 8x22B", "Mixtral 8x7B"),
        ("gpt-4-0613", "gpt-4-1106"),
        ("Yi-34B-4K", "Yi-34B-200K"),
        ("Slovakia", "Slovenia"),
        ("University of Oslo", "University"),
        ("New York", "New Jersey"),
        ("Phi", "Pi"),
        ("Command R", "Command R+"),
        ("Gemini 1.5 Pro 001", "Gemini 1.5 Pro 002"),
        ("XVERSE-13B", "XVERSE-7B"),
        ("Llama Guard 3 8B", "Llama 3 8B"),
    ],
)
def test_names_of_different_things_are_never_the_same(one: str, other: str) -> None:
    assert same_name(one, other) == 0.0


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Llama 70B", "Llama 3 70B"),
        ("Corvid", "Corvid-20B"),
        ("Qwen-7B", "Qwen-7B-Chat"),
        ("gpt-4-0613", "GPT-4"),
        ("Yi-34B", "Yi-34B-200K"),
        ("Holloway Bakeries", "Holloway"),
        ("MedQA-USML", "MedQA USMLE"),
        ("Qwen-7B", "Qwen-7B base"),
    ],
)
def test_a_part_that_only_one_states_or_a_slip_of_spelling_lowers_the_certainty(one: str, other: str) -> None:
    assert 0.0 < same_name(one, other) < 1.0


def test_parts_of_a_model_name() -> None:
    name = parse_name("Qwen/Qwen1.5-14B-Chat-32K")
    assert (name.family, name.version, name.size, name.context) == (("qwen",), "1.5", "14b", "32k")
    assert name.variant == {"chat"}
    assert name.organisation == "qwen"


def test_the_active_size_does_not_replace_the_total_one() -> None:
    assert same_name("Qwen3-235B-A22B", "Qwen3 235B") == 1.0


def test_a_snapshot_date_is_no_version() -> None:
    assert parse_name("claude-3-5-sonnet-20240620").date == "20240620"
    assert parse_name("gpt-4-0613").version == "4"


def test_aliases_are_read_as_their_canonical_name() -> None:
    aliases = Aliases({"Llama 3 70B": ("the big llama", "L3-70")})
    assert aliases.canonical("The Big  Llama") == "Llama 3 70B"
    assert aliases.canonical("the small llama") == "the small llama"


@given(FAMILIES, VERSIONS, SIZES, VARIANTS, SEPARATORS, SEPARATORS)
@settings(max_examples=80, deadline=None)
def test_separators_and_case_never_matter(
    family: str, version: str, size: str, variant: str, one: str, other: str
) -> None:
    parts = [part for part in (family, version, size, variant) if part]
    assert same_name(one.join(parts), other.join(parts).upper()) == 1.0


@given(FAMILIES, VERSIONS, SIZES, SIZES, VARIANTS)
@settings(max_examples=80, deadline=None)
def test_certainty_is_symmetric_and_zero_for_two_sizes(
    family: str, version: str, size: str, other_size: str, variant: str
) -> None:
    one = " ".join(part for part in (family, version, size, variant) if part)
    other = " ".join(part for part in (family, version, other_size, variant) if part)
    assert same_name(one, other) == same_name(other, one)
    if size and other_size and size != other_size:
        assert same_name(one, other) == 0.0


@given(st.text(max_size=60))
@settings(max_examples=200, deadline=None)
def test_every_text_has_a_name_that_is_the_same_as_itself(text: str) -> None:
    assert same_name(text, text) == 1.0
