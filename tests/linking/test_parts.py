"""Numbers of the parts that a thing has, sizes of a family's smallest and largest member, names with words around."""

from __future__ import annotations

import pytest

from claimcheck import Document, check


def messages(*texts: str) -> list[str]:
    documents = [Document.from_text(text, name=f"{n}.md", media_type="text/markdown") for n, text in enumerate(texts)]
    return [f.message for f in check(documents).findings if f.rule.startswith("CC1") and f.severity.value != "info"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rook-70B supports 29 languages.", "Rook-70B supports 23 languages, among them Thai."),
        ("| Model | Layers |\n|---|---|\n| Rook-70B | 80 |\n", "Rook-70B has 60 layers and 64 attention heads."),
        (
            "The tokenizer of Rook-70B has a vocabulary of 128,256 tokens.",
            "Rook-70B uses a vocabulary size of 100,256.",
        ),
        ("The Lorikeet suite spans models from 70M to 12B parameters.", "Lorikeet (70M through 13B) is open."),
        ("Stork comes in sizes from 0.5B to 72B parameters.", "The Stork series ranges from 0.5B to 32B parameters."),
        ("Rook-70B was trained on 2,048 H100 GPUs.", "The training of Rook-70B took 54 days on 2,408 H100 GPUs."),
        ("Marlin 8x7B has 46.7 billion parameters.", "Marlin 8x7B is an open model with 56B params."),
    ],
)
def test_two_numbers_of_one_thing(one: str, other: str) -> None:
    assert len(messages(one, other)) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Rook-70B supports 29 languages.", "Rook-70B supports over 20 languages."),
        ("Rook-70B supports 29 languages.", "Rook-70B was tested in 12 languages."),
        ("Rook-70B has 80 layers.", "We changed 12 layers of Rook-70B."),
        ("Stork ranges from 0.5B to 72B parameters.", "The chat models of Stork range from 7B to 14B parameters."),
        (
            "Rook-1 was trained with a context of 8K and extended to 128K tokens.",
            "Rook-1 has a context of 128K tokens.",
        ),
    ],
)
def test_numbers_of_other_things(one: str, other: str) -> None:
    assert messages(one, other) == []
    assert messages(f"{one}\n\nA quiet day.\n\n{other}") == []


def test_a_library_in_small_letters_is_known_by_its_title() -> None:
    text = "# gull\n\nThe wheel of gull weighs 14 MB.\n\nA quiet day.\n\nThe wheel of gull weighs 41 MB.\n"
    assert len(messages(text)) == 1


def test_lists_of_a_card_are_about_its_model() -> None:
    card = "# Smew-8B\n\n**Highlights**\n\n- Context length of 46K tokens\n\nSmew-8B has a context of 65,536 tokens.\n"
    assert messages(card)
    assert messages(card.replace("46K", "64K")) == []
