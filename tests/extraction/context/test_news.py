"""Dates that lead an entry of news: what was released on that day."""

from __future__ import annotations

import pytest

from claimcheck import extract
from claimcheck.records import Claim


def date(entry: str) -> Claim:
    found = extract(f"# Kestrel\n\n## News\n\n- {entry}\n", name="note.md", media_type="text/markdown")
    return next(claim for claim in found if claim.date is not None)


@pytest.mark.parametrize(
    ("entry", "name"),
    [
        ("[2024.08.01] We release Kestrel2.5-1.8B, Kestrel2.5-1.8B-Chat and Kestrel2.5-20B.", "Kestrel2.5-1.8B"),
        ("2023.11.30 🔥 We release **Kestrel-72B** and **Kestrel-72B-Chat**, trained on 3T tokens.", "Kestrel-72B"),
        ("**[2023/08/07]** Released the Kestrel-13B base model.", "Kestrel-13B"),
        ("2023-11-05: Kestrel-6B-200K and Kestrel-34B-200K are open-sourced.", "Kestrel-6B-200K"),
        ("**2024-03-02**: we have open-sourced Kestrel-7B on the hub.", "Kestrel-7B"),
    ],
)
def test_the_first_thing_announced_has_the_date_as_its_release_date(entry: str, name: str) -> None:
    claim = date(entry)
    assert (claim.subject, claim.metric) == (name, "release date")


@pytest.mark.parametrize(
    "entry",
    [
        "[2023.12.13] Kestrel-7B-Chat and Kestrel-20B-Chat checkpoints are updated.",
        "[2023.12.13] We released the weights of Kestrel-7B-Chat.",
        "2023.8.21 We release the Int4 quantized model for Kestrel-7B-Chat, which requires less memory.",
        "2023.9.12 We now support finetuning on the Kestrel-7B models.",
        "[2024/03/25] Released the Kestrel-13B-Chat weights in two formats.",
        "2023.10.31 Our report on Kestrel-13B is released.",
    ],
)
def test_news_of_a_part_or_an_update_date_no_release(entry: str) -> None:
    claim = date(entry)
    assert (claim.subject, claim.metric) not in {
        (name, "release date") for name in ("Kestrel-7B-Chat", "Kestrel-7B", "Kestrel-13B", "Kestrel-13B-Chat")
    }
