from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.context.name_kinds import NameKind, benchmark_name, kind_of_name
from claimcheck.extraction.context.names import NameFinder
from claimcheck.extraction.find import find_figures
from claimcheck.records import Span


def names(text: str) -> list[str]:
    return [name.canonical for name in NameFinder(text).find(Span(0, len(text)))]


FOUND = {
    "version and size": ("We tried Llama 3-70B-Instruct today.", ["Llama 3-70B-Instruct"]),
    "size after a space": ("We tried Mixtral 8x22B today.", ["Mixtral 8x22B"]),
    "family in lower case": ("We tried gpt-4-turbo today.", ["gpt-4-turbo"]),
    "two words": ("They asked Hugging Face about it.", ["Hugging Face"]),
    "weak word inside": ("They asked Scale AI about it.", ["Scale AI"]),
    "continued by of": ("They asked the University of Michigan.", ["University of Michigan"]),
    "possessor apart": ("We tried Meta's Llama 3 today.", ["Meta", "Llama 3"]),
    "unknown word at the start": ("Qorvex shrank.", ["Qorvex"]),
    "abbreviated place": ("They left the U.S. in spring.", ["United States"]),
    "hardware": ("It ran on A100 GPUs.", ["A100 GPUs"]),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND.keys())
def test_names_are_found(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Revenue fell.",
        "The model fell.",
        "In March it fell.",
        "It fell in Q4 of FY25.",
        "Most GPUs fell.",
        "A Japanese-language edition fell.",
        "Launching Tuesday, it fell.",
        "Nearly All Our New Big Things Fell Down",
    ],
)
def test_capitals_that_name_nothing_are_passed_over(text: str) -> None:
    assert names(text) == []


def test_word_written_small_elsewhere_is_no_name_at_the_start() -> None:
    text = "Plonking rose. They like plonking."
    assert names(text) == []


def test_acronym_in_brackets_stands_for_the_long_name_from_then_on() -> None:
    text = (
        "Taiwan Semiconductor Manufacturing Corp. (TSMC) grew. Later Taiwan Semiconductor Manufacturing Corp. shrank."
    )
    assert set(names(text)) == {"TSMC"}


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("GPT-4", NameKind.MODEL),
        ("PubMedGPT", NameKind.MODEL),
        ("GSM8K", NameKind.BENCHMARK),
        ("Acme Labs", NameKind.ORGANISATION),
        ("H100", NameKind.HARDWARE),
        ("Portugal", NameKind.PLACE),
        ("Tallow", NameKind.OTHER),
    ],
)
def test_kind_of_a_name(name: str, kind: NameKind) -> None:
    assert kind_of_name(name) is kind


def test_spellings_of_a_benchmark_are_one() -> None:
    assert {benchmark_name(text) for text in ("MedQA USMLE", "MedQA-USMLE", "medqa-usmle")} == {"MedQA-USMLE"}
    assert benchmark_name("MMLU-Pro") != benchmark_name("MMLU")


@given(st.text(max_size=200))
@settings(max_examples=80, deadline=None)
def test_found_names_stand_where_they_say(text: str) -> None:
    for name in NameFinder(text).find(Span(0, len(text))):
        assert " ".join(text[name.start : name.end].split()) == name.text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("We tried wren-2_5-7b and wren2_5 today.", ["wren-2_5-7b"]),
        ("We tried Falk 180B chat today.", ["Falk 180B chat"]),
        ("We tried the Falk 180B chat model today.", ["Falk 180B"]),
        ("Corvid beats it. We also tried Corvid-7B and Corvid 70B.", ["Corvid", "Corvid-7B", "Corvid 70B"]),
        ("The ppc64le build and the top-5 list are new.", []),
    ],
)
def test_models_are_told_by_form_and_by_the_sizes_that_the_text_gives(text: str, names: list[str]) -> None:
    assert [name.text for name in NameFinder(text).find(Span(0, len(text)), find_figures(text, None)[0])] == names
