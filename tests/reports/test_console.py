"""What people see at a terminal."""

from __future__ import annotations

from claimcheck.records import Report, RuleCount, Run, Severity, Summary, Tool
from claimcheck.reports.console import render, summary_line


def test_it_fits_eighty_columns(report: Report, hostile_report: Report) -> None:
    for text in (render(report), render(hostile_report)):
        assert max(map(len, text.splitlines())) <= 80


def test_both_passages_the_working_and_the_counts_are_shown(report: Report) -> None:
    text = render(report)
    for expected in (
        "3:14 error CC201 percent-change-mismatch",
        "From 121.3 to 148 is up 22.0%, not 25 percent",
        "Model-X >>86.4%<< on MMLU",
        "Model-X scores >>84.6%<< on MMLU",
        "working    (148 million dollars − 121.3) / 121.3: expected 21.5% to 22.5%,",
        "over the second value: 18.0%",
        "(75% sure)",
        "compared   3 by rules, 1 pair of one quantity",
        "support    3 contradicted, 1 verified, 1 attributed, 2 unsupported",
        "closed     1 baseline",
        "broken.md: byte 0 is not UTF-8 [encoding]",
    ):
        assert expected in text, expected


def test_closed_findings_are_counted_and_not_shown(report: Report) -> None:
    assert "148 stands on nothing" not in render(report)


def test_infos_are_counted_until_they_are_asked_for(report: Report) -> None:
    text = render(report)
    assert "121.3 stands on nothing" not in text
    assert "\n1 info finding hidden; show it with --severity info\n" in text
    everything = render(report, least=Severity.INFO)
    assert "121.3 stands on nothing" in everything
    assert "hidden" not in everything
    errors = render(report, least=Severity.ERROR)
    assert "values-disagree" not in errors
    assert "\n1 warning and 1 info findings hidden; show them with --severity info\n" in errors


def test_a_document_of_which_nothing_is_shown_is_not_named(report: Report) -> None:
    only = report.model_copy(update={"findings": report.findings[2:3], "errors": ()})
    assert render(only, with_summary=False) == ""
    assert render(only).startswith("1 info finding hidden")


def test_many_hidden_findings_fit_eighty_columns(report: Report) -> None:
    many = report.model_copy(update={"findings": (*report.findings[1:2] * 1234, *report.findings[2:3] * 52_000)})
    (hidden,) = (line for line in render(many, least=Severity.ERROR).splitlines() if "hidden" in line)
    assert hidden == "1,234 warning and 52,000 info findings hidden; show them with --severity info"
    assert len(hidden) <= 80


def test_colour_is_only_there_when_asked_for(report: Report) -> None:
    assert "\x1b[" not in render(report)
    coloured = render(report, color=True)
    assert "\x1b[" in coloured
    assert ">>86.4%<<" not in coloured
    assert "\x1b[1;4m86.4%\x1b[0m" in coloured


def test_user_text_is_neither_markup_nor_terminal_code(hostile_report: Report) -> None:
    text = render(hostile_report)
    assert "[red]>>50%<<[/red]" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_the_verdict_never_claims_more_than_was_compared(report: Report) -> None:
    empty = Report(tool=Tool(version="0"), run=Run(started="", seconds=0, config_digest=""))
    assert "Nothing was read." in render(empty)
    silent = report.model_copy(update={"findings": (), "claims": (), "errors": ()})
    assert "No figure was found, so nothing was checked." in render(silent)
    quiet = report.model_copy(update={"findings": (), "errors": (), "summary": Summary()})
    assert "Nothing could be compared" in render(quiet)
    rules = {"CC201": RuleCount(compared=2, agreed=2)}
    clean = quiet.model_copy(update={"summary": Summary(rules=rules)})
    assert summary_line(clean) == "No disagreement found in 2 comparisons. 7 claims, 2 compared."
