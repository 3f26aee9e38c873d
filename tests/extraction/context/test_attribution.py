"""Attribution of figures: sentences in which the figure stands between braces."""

from __future__ import annotations

import re

import pytest

from claimcheck.extraction.context.attribution import attribute, is_vague
from claimcheck.records import Attribution


def attributed(marked: str) -> list[Attribution | None]:
    """Attribution of every figure between braces."""
    places, clean = [], ""
    for part in re.split(r"(\{[^}]*\})", marked):
        if part.startswith("{"):
            places.append((len(clean), len(clean) + len(part) - 2))
            part = part[1:-1]
        clean += part
    return [attribute(clean, start, end) for start, end in places]


def sources(marked: str) -> list[str | None]:
    return [found.source if found else None for found in attributed(marked)]


@pytest.mark.parametrize(
    ("marked", "source"),
    [
        ("According to the Harbour Post, Kestrel has {50} staff.", "the Harbour Post"),
        ("Kestrel has {50} staff, according to the Harbour Post.", "the Harbour Post"),
        ("Costs fell by {40%}, per Kestrel case studies.", "Kestrel case studies"),
        ("Kestrel, a startup in Oslo, promised {50 million} free tokens.", "Kestrel"),
        ("Kestrel's chief executive told the Post that sales doubled to {5,000} units.", "Kestrel's chief executive"),
        ("Recently I noticed that my reading app says I read for {170 weeks}.", "my reading app"),
        ("“We shipped {40,000} units,” said Ada Nwosu, chief executive of Kestrel.", "Ada Nwosu"),
        ("Kestrel said it has {5} users, Reuters reported.", "Reuters"),
        ("A 2023 study by Okafor found that {12%} of users left.", "A 2023 study by Okafor"),
        ("Okafor et al. found a {12%} drop.", "Okafor et al."),
        ("The paper, published in March, shows that {5%} fail.", "The paper"),
        ("The survey of 1,200 readers found that {62 percent} use it.", "The survey of 1,200 readers"),
        ("@ada_n noted Wrenna achieved MMLU {82.3}.", "@ada_n"),
        ("Last week Reuters reported that Kestrel laid off {200} people.", "Reuters"),
        ("Enterprises report {30%} cost savings.", "Enterprises"),
    ],
)
def test_the_source_is_named_as_written(marked: str, source: str) -> None:
    assert sources(marked) == [source]


@pytest.mark.parametrize(
    "marked",
    [
        "Quarterly reports of {$5M} were common.",
        "We report {55.2} percent accuracy.",
        "It costs {$5} per A100 hour.",
        "The table shows {5} models.",
        "The model was announced in {May 2024} and has {7B} parameters.",
        "They rank models according to an aggregate of scores on {six} benchmarks.",
        "Rates rose (demonstrated between {22 million} and {23 billion} tokens).",
        "The score rose by {5%}.",
        "They used it for 41 days and say how often it fell over ({three} times).",
    ],
)
def test_words_that_look_like_speech_attribute_nothing(marked: str) -> None:
    assert set(sources(marked)) == {None}


def test_an_attribution_ends_at_a_contrast() -> None:
    assert sources("Kestrel said its model has {7B} while Borel's has {13B}.") == ["Kestrel", None]
    assert sources("Borel's has {70B}; Kestrel says its model has {7B}.") == [None, "Kestrel"]


def test_the_time_of_speaking_is_the_writers() -> None:
    assert sources("Kestrel announced on {July 9} that it has {500} users.") == [None, "Kestrel"]


def test_hearsay_has_a_cue_and_no_source() -> None:
    assert attributed("The model is said to have {1.8T} parameters.") == [Attribution(cue="is said to")]


def test_reference_keys_are_citations() -> None:
    assert attributed("Accuracy fell to {70%} (Okafor et al., 2023).") == [
        Attribution(source="Okafor et al.", cue="(Okafor et al., 2023)", citations=("Okafor et al., 2023",))
    ]
    assert attributed("Accuracy fell to {70%} [12].") == [Attribution(cue="[12]", citations=("[12]",))]


def test_a_speaker_and_a_reference_are_kept_together() -> None:
    (found,) = attributed("Okafor et al. found a {12%} drop [12].")
    assert found == Attribution(source="Okafor et al.", cue="Okafor et al. found", citations=("[12]",))


def test_a_month_in_brackets_is_no_reference() -> None:
    assert attributed("The score was {70%} (May 2024).") == [None]


@pytest.mark.parametrize("source", ["Studies", "many enterprises", "recent industry surveys", "experts", "pilots"])
def test_bare_plurals_are_vague(source: str) -> None:
    assert is_vague(source)


@pytest.mark.parametrize(
    "source",
    [
        "Kestrel case studies",
        "researchers at Delft",
        "a study by Okafor",
        "Reuters",
        "the paper",
        "people close to Acme",
    ],
)
def test_named_sources_are_not_vague(source: str) -> None:
    assert not is_vague(source)


@pytest.mark.parametrize(
    ("marked", "author", "key"),
    [
        ("Okafor et al. (2023) report {45.2%} accuracy.", "Okafor et al.", "Okafor et al., 2023"),
        ("Okafor and Lind (2021a) found that sales rose {12%}.", "Okafor and Lind", "Okafor and Lind, 2021a"),
        ("As Okafor (2021) showed, sales rose {12%}.", "Okafor", "Okafor, 2021"),
        ("In Okafor et al. (2021), sales rose {12%}.", "Okafor et al.", "Okafor et al., 2021"),
    ],
)
def test_an_author_in_the_sentence_is_cited_by_the_year(marked: str, author: str, key: str) -> None:
    [found] = attributed(marked)
    assert found is not None
    assert (found.source, found.citations) == (author, (key,))


def test_a_place_and_a_year_are_no_author() -> None:
    assert attributed("The games in Oslo (1952) cost {9} million crowns.") == [None]
    assert attributed("Okafor et al. (2021) saw {12%}; ours rose {15%}.")[1] is None
