"""Facts and sources in a run: what they support and contradict, and that they stay out of everything else."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck import Config, Document, check
from claimcheck.records import Claim, Report, SupportStatus
from claimcheck.support.facts import FactsError, FiledFact, filed_facts

FACTS = """
[[fact]]
subject = "Wrenna-4"
aliases = ["W4"]
metric = "training tokens"
value = 6.2e12
unit = "token"
source = { title = "Wrenna-4 card", url = "https://wrenna.example/card" }
"""
RIGHT, WRONG = "Wrenna-4 was trained on 6.2T tokens.", "Wrenna-4 was trained on 2.6 trillion tokens."


def facts(text: str = FACTS) -> tuple[FiledFact, ...]:
    return filed_facts(text, "facts.toml")


def document(text: str, name: str = "note.md") -> Document:
    return Document.from_text(text, name=name, media_type="text/markdown")


def held(text: str, given: str = FACTS, *sources: Document) -> Report:
    config = Config(cache=False, select=("CC1", "CC50"))
    return check([document(text)], config, facts=facts(given) if given else (), sources=sources)


def first(report: Report, unit: str = "token") -> Claim:
    return next(claim for claim in report.claims if claim.quantity is not None and claim.quantity.unit == unit)


def codes(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings if finding.rule != "CC501"]


def test_a_fact_that_agrees_is_what_the_claim_stands_on() -> None:
    report = held(RIGHT)
    support = first(report).support
    assert (support.status, support.by) == (SupportStatus.SOURCED, ("fact:facts.toml:Wrenna-4/training tokens",))
    assert not report.findings


def test_a_fact_that_differs_contradicts_the_claim_and_is_quoted() -> None:
    report = held(WRONG)
    (finding,) = (finding for finding in report.findings if finding.rule == "CC503")
    assert first(report).support.status is SupportStatus.CONTRADICTED
    assert first(report).support.by == ("fact:facts.toml:Wrenna-4/training tokens",)
    assert finding.derivation is not None
    quoted = finding.derivation.inputs["fact:facts.toml:Wrenna-4/training tokens"].text
    assert quoted == "Wrenna-4, training tokens: 6.2 trillion tokens (https://wrenna.example/card)"


def test_an_alias_of_the_fact_names_its_subject() -> None:
    assert codes(held("W4 was trained on 2.6 trillion tokens.")) == ["CC503"]


@pytest.mark.parametrize(
    "text",
    [
        "Wrenna-4-mini was trained on 2.6 trillion tokens.",
        "Wrenna-4 chat was trained on 2.6 trillion tokens.",
        "Wrenna-4 7B was trained on 2.6 trillion tokens.",
        "Wrenna-3 was trained on 2.6 trillion tokens.",
        "Wrenna-4 was not trained on 2.6 trillion tokens.",
        "Wrenna-4 may be trained on 2.6 trillion tokens.",
        "Wrenna-4 has a context of 2,600 tokens.",
        "Models such as Wrenna-4 were trained on between 5 billion and 500 billion tokens.",
    ],
)
def test_another_thing_and_what_is_not_asserted_are_left_alone(text: str) -> None:
    assert codes(held(text)) == []


def test_facts_that_contradict_each_other_are_not_compared() -> None:
    report = held("Nothing is stated here but 12 apples.", FACTS + FACTS.replace("6.2e12", "9e12"))
    assert not codes(report)
    assert len(report.claims) == 1
    assert [summary.name for summary in report.documents] == ["note.md"]


def test_where_one_fact_agrees_the_other_does_not_differ() -> None:
    report = held(RIGHT, FACTS + FACTS.replace("6.2e12", "9e12"))
    assert not codes(report)
    assert first(report).support.status is SupportStatus.SOURCED


REVENUE = """
[[fact]]
subject = "Kestrel"
metric = "revenue"
value = 3.2e6
unit = "USD"
valid_from = 2024-01-01
valid_to = 2024-12-31
source = { title = "Annual report" }
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kestrel had a revenue of $2.9 million in 2024.", ["CC503"]),
        ("Kestrel had a revenue of $3.2 million in 2024.", []),
        ("Kestrel had a revenue of $2.9 million in 2023.", []),
        ("Kestrel had a revenue of $2.9 million.", []),
    ],
)
def test_a_fact_speaks_of_its_own_time_only(text: str, found: list[str]) -> None:
    assert codes(held(text, REVENUE)) == found


def test_a_source_supports_with_its_line_and_stays_out_of_the_report() -> None:
    report = held(RIGHT, "", document("# Card\n\nWrenna-4 was trained on 6.2 trillion tokens.", "cards/w.md"))
    assert first(report).support.by == ("source:cards/w.md:3",)
    assert [summary.name for summary in report.documents] == ["note.md"]
    assert {claim.location.document for claim in report.claims} == {"note.md"}


def test_a_sentence_in_common_supports_what_has_no_subject() -> None:
    sentence = "They counted 412 herons along the northern shore of the lake."
    assert first(held(sentence, "", document(f"{sentence} It rained.", "log.md")), "").support.by == (
        "source:log.md:1",
    )


def test_a_sentence_in_common_with_one_figure_changed_is_reported_where_another_agrees() -> None:
    source = document("Over 17 days they counted 412 herons along the northern shore of the lake.", "log.md")
    assert codes(held("Over 17 days they counted 421 herons along the northern shore of the lake.", "", source)) == [
        "CC503"
    ]
    other_issue = "Over 12 days they counted 421 herons along the northern shore of the lake."
    assert codes(held(other_issue, "", source)) == []


def test_sources_below_a_checked_folder_are_not_checked_themselves(tmp_path: Path) -> None:
    (tmp_path / "refs").mkdir()
    (tmp_path / "refs" / "card.md").write_text(WRONG, encoding="utf-8")
    (tmp_path / "note.md").write_text(RIGHT, encoding="utf-8")
    config = Config(cache=False, sources=(str(tmp_path / "refs"),))
    assert [Path(d.name).name for d in check([tmp_path], config).documents] == ["note.md"]
    named = check([tmp_path / "note.md", tmp_path / "refs" / "card.md"], config)
    assert [Path(d.name).name for d in named.documents] == ["note.md", "card.md"]
    assert not any(finding.rule == "CC503" for finding in named.findings)


def test_a_missing_folder_of_sources_is_said_and_a_broken_facts_file_an_error(tmp_path: Path) -> None:
    report = check([document(RIGHT)], Config(cache=False, sources=(str(tmp_path / "none"),)))
    assert [problem.kind for problem in report.errors] == ["not-found"]
    (tmp_path / "facts.toml").write_text("[[fact]]\n", encoding="utf-8")
    with pytest.raises(FactsError, match=r"facts\.toml:1: "):
        check([document(RIGHT)], Config(cache=False, facts=(str(tmp_path / "facts.toml"),)))


CARD = "# Wrenna-4\n\nWrenna-4 has 72 billion parameters and read 6.2 trillion tokens."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The model read [8.4 trillion tokens](cards/wrenna-4.md).", ["CC502"]),
        ("The model read [6.2 trillion tokens](cards/wrenna-4.md).", []),
        ("The model has 340 users and read 8.4 trillion tokens ([card](cards/wrenna-4.md)).", ["CC502"]),
        ("The model, which 340 users praise, read [6.2 trillion tokens](cards/wrenna-4.md).", []),
        ("The model may read [8.4 trillion tokens](cards/wrenna-4.md).", []),
        ("The model read [8.4 trillion tokens](cards/other.md).", []),
    ],
)
def test_a_cited_source_is_asked_for_the_figure_before_the_link(text: str, found: list[str]) -> None:
    assert codes(held(text, "", document(CARD, "cards/wrenna-4.md"))) == found


def test_data_files_below_the_sources_are_held_against(tmp_path: Path) -> None:
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "eval.json").write_text('[\n{"model": "Wrenna-4", "training_tokens": 6.2e12}]')
    (tmp_path / "results" / "broken.json").write_text("{")
    report = check([document(WRONG)], Config(cache=False, sources=(str(tmp_path / "results"),)))
    assert first(report).support.status is SupportStatus.CONTRADICTED
    assert first(report).support.by == (f"source:{(tmp_path / 'results' / 'eval.json').as_posix()}:2",)
    assert [(Path(p.document).name, p.kind) for p in report.errors] == [("broken.json", "broken")]
