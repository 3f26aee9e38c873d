"""Names that a document declares to be the same."""

from __future__ import annotations

import pytest

from claimcheck import extract

CARD = "| Model | MMLU |\n|---|---|\n| {name} | 61.2 |\n"


def subjects(text: str) -> list[str | None]:
    return [
        claim.subject for claim in extract(text, name="note.md", media_type="text/markdown") if claim.text == "61.2"
    ]


@pytest.mark.parametrize(
    ("declared", "alias", "name"),
    [
        ('Corvid-20B (hereafter "C20") is quiet.', "C20", "Corvid-20B"),
        ("Corvid-20B (hereinafter referred to as Rook) is quiet.", "Rook", "Corvid-20B"),
        ("Corvid-20B, also known as Rook, is quiet.", "Rook", "Corvid-20B"),
        ("The Falcon model (F-40) is quiet.", "F-40", "Falcon"),
        ("Harrier Large (HL2) is quiet.", "HL2", "Harrier Large"),
    ],
)
def test_an_alias_is_read_as_the_name_in_prose_and_tables(declared: str, alias: str, name: str) -> None:
    text = f"# Notes\n\n{declared}\n\n{alias} scores 61.2 on MMLU.\n\n{CARD.format(name=alias)}"
    assert subjects(text) == [name, name]


@pytest.mark.parametrize(
    "said",
    [
        "Corvid-20B (and Rook) are quiet.",
        "Corvid-20B (A100) is quiet.",
        "Unlike Corvid-20B, Rook is quiet.",
        "Corvid-20B (2023) is quiet.",
    ],
)
def test_a_name_in_brackets_or_beside_another_is_no_alias(said: str) -> None:
    assert subjects(f"# Notes\n\n{said}\n\n{CARD.format(name='Rook')}") == ["Rook"]


def test_a_maker_written_for_its_model_is_the_model_of_the_address() -> None:
    text = "# Notes\n\nGet it from https://hub.example/CorvidLabsAI/Corvid-14B-Base today.\n\n"
    assert subjects(text + CARD.format(name="CorvidLabs-14B-Base")) == ["Corvid-14B-Base"]


def test_another_model_of_the_maker_keeps_its_name() -> None:
    text = "# Notes\n\nGet it from https://hub.example/CorvidLabsAI/Corvid-14B-Base today.\n\n"
    assert subjects(text + CARD.format(name="CorvidLabs-7B-Base")) == ["CorvidLabs-7B-Base"]
    assert subjects(text + CARD.format(name="CorvidCoder-14B-Base")) == ["CorvidCoder-14B-Base"]
