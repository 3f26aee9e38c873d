"""A figure that was brought up to date is a change, and contradicts nothing."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.linking.states import state_of


def contradictions(one: str, other: str, *, apart: bool) -> list[str]:
    texts = [f"# Notes\n\n{one}\n", f"# Letter\n\n{other}\n"] if apart else [f"# Notes\n\n{one}\n\nA day.\n\n{other}\n"]
    documents = [Document.from_text(text, name=f"{n}.md", media_type="text/markdown") for n, text in enumerate(texts)]
    return [f.message for f in check(documents).findings if f.rule.startswith("CC1") and f.severity.value != "info"]


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kestrel's revenue was $40 million.", "Kestrel's revenue rose to $52 million."),
        ("Rook-1 has a context window of 32K tokens.", "Since March, Rook-1 has a context window of 128K tokens."),
        ("Corvid-20B scored 61.2 on MMLU at launch.", "Corvid-20B now scores 64.0 on MMLU."),
        ("Ardmore Bank employs 640 people.", "A year ago Ardmore Bank employed 580 people."),
        ("Dunlin's headcount was 300 before the layoffs.", "Dunlin's headcount is 240."),
        ("Corvid-20B had a latency of 40 ms.", "With the new kernel, Corvid-20B has a latency of 28 ms."),
        ("Kestrel expected revenue of $50 million.", "Kestrel reported revenue of $46 million."),
        ("Rook-7B reached 58.1 on GSM8K after 1T tokens.", "Rook-7B reached 61.9 on GSM8K after 2T tokens."),
        ("The base Rook-7B scores 40.1 on GSM8K.", "Rook-7B fine-tuned on math scores 61.9 on GSM8K."),
        ("In the first release, Tern had 12 layers.", "In version 0.4 Tern has 16 layers."),
        ("Corvid-20B answers 61 percent of the questions.", "With retrieval, Corvid-20B answers 74 percent of them."),
        ("Pelican-V2 was pre-trained on sequences of 4K tokens.", "Pelican-V2 has a context length of 128K tokens."),
        ("Holloway had 1,640 employees when she took over.", "Holloway has 1,820 employees."),
        ("The training of Corvid-20B took 18 days.", "With restarts, the training of Corvid-20B took 23 days."),
        ("The mayor of Fenwick was elected with 54 percent.", "Fenwick's mayor was re-elected with 61 percent."),
    ],
)
def test_two_states_of_one_thing(one: str, other: str, *, apart: bool) -> None:
    assert contradictions(one, other, apart=apart) == []


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Kestrel's revenue was $64 million.", "Kestrel's revenue rose to $46 million."),
        ("Dunlin's headcount now is 420.", "Dunlin's headcount is now 240."),
        ("Corvid-20B scored 61.2 on MMLU.", "Corvid-20B scores 16.2 on MMLU."),
        ("Kestrel reported revenue of $64 million.", "Kestrel's revenue was $46 million."),
    ],
)
def test_one_state_told_twice(one: str, other: str, *, apart: bool) -> None:
    assert len(contradictions(one, other, apart=apart)) == 1


def test_a_figure_is_no_circumstance_of_itself() -> None:
    assert state_of("It scores 64 after ", " of training.", "2T tokens", "").circumstances == frozenset()
    assert state_of("It scores ", " after 2T tokens of training.", "64", "").circumstances == frozenset({"2T"})
