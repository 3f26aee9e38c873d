"""Comments that suppress findings where they stand."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, Report, check
from claimcheck.records import FindingStatus

PIPE = "The pipe lies 30 meters (89 feet) under the road."
MAST = "The mast is 20 meters (80 feet) tall."


def run(text: str, media_type: str = "text/markdown", ignore: tuple[str, ...] = (), **settings: object) -> Report:
    config = Config(cache=False, ignore=("CC5", *ignore), **settings)
    return check([Document.from_text(text, name="note", media_type=media_type)], config)


def statuses(report: Report) -> list[tuple[str, str]]:
    return [(finding.rule, finding.status.value) for finding in report.findings]


def faults(report: Report) -> list[str]:
    return [finding.message for finding in report.findings if finding.rule == "CC902"]


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- claimcheck: ignore CC402 the law rounds so -->\n{PIPE}\n",
        f"<!-- claimcheck: ignore CC402 the law rounds so -->\n\n{PIPE}\n",
        f"{PIPE} <!-- claimcheck: ignore CC402 the law rounds so -->\n",
        f"{PIPE}<!--claimcheck:ignore CC402 the law rounds so-->\nAnd on it goes.\n",
        f"- {PIPE} <!-- claimcheck: ignore CC4 the law rounds so -->\n",
        f"<!-- claimcheck: ignore CC402, CC101 the law rounds so -->\n\n- Nothing here.\n- {PIPE}\n",
        f"<!-- claimcheck: ignore-start CC402 the law rounds so -->\nA.\n\n{PIPE}\n\n<!-- claimcheck: ignore-end -->\n",
        f"{PIPE}\n\nMore.\n\n<!-- claimcheck: ignore-file CC the law rounds so -->\n",
        f"<!-- claimcheck: ignore CC402\nthe law\nrounds so -->\n{PIPE}\n",
    ],
)
def test_a_finding_is_suppressed_with_the_reason(text: str) -> None:
    [finding] = run(text).findings
    assert (finding.rule, finding.status, finding.justification) == (
        "CC402",
        FindingStatus.SUPPRESSED,
        "the law rounds so",
    )


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- claimcheck: ignore CC402 wrong place -->\n\nA paragraph between.\n\n{PIPE}\n",
        f"{PIPE}\n\nA paragraph between. <!-- claimcheck: ignore CC402 wrong place -->\n",
        f"- One. <!-- claimcheck: ignore CC402 wrong place -->\n- {PIPE}\n",
        f"<!-- claimcheck: ignore-start CC402 why -->\n\nA.\n\n<!-- claimcheck: ignore-end -->\n\n{PIPE}\n",
    ],
)
def test_a_comment_elsewhere_suppresses_nothing_and_is_reported(text: str) -> None:
    report = run(text)
    assert sorted(statuses(report)) == [("CC402", "new"), ("CC902", "new")]
    assert faults(report) == ["This comment suppresses nothing: there is no finding of CC402 here; remove the comment."]


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("claimcheck: ignore CC402", "it gives no reason"),
        ("claimcheck: ignore the law rounds so", "it names no rule"),
        ("claimcheck: ignore CC999 the law rounds so", "CC999 is no rule"),
        ("claimcheck: disable CC402 the law rounds so", "'disable' is none of ignore, ignore-start"),
        ("claimcheck:", "'' is none of"),
        ("claimcheck: ignore-end", "no `ignore-start` before it"),
        ("claimcheck: ignore-start CC402 the law", "no `ignore-end` after it"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_reported_and_followed_by_nothing(comment: str, says: str) -> None:
    report = run(f"<!-- {comment} -->\n{PIPE}\n")
    assert sorted(statuses(report)) == [("CC402", "new"), ("CC902", "new")]
    [message] = faults(report)
    assert says in message


def test_only_the_rules_named_are_suppressed() -> None:
    report = run(f"<!-- claimcheck: ignore CC1 another rule -->\n{PIPE}\n")
    assert statuses(report) == [("CC402", "new")], "CC1 compares documents, so another run may need the comment"


@pytest.mark.parametrize(
    "text",
    [
        f"```\n<!-- claimcheck: ignore CC402 shown as code -->\n```\n\n{PIPE}\n",
        f"Write `<!-- claimcheck: ignore CC402 shown as code -->` before it.\n\n{PIPE}\n",
        f"    <!-- claimcheck: ignore CC402 shown as code -->\n\n{PIPE}\n",
    ],
)
def test_a_comment_that_is_code_is_none(text: str) -> None:
    assert statuses(run(text)) == [("CC402", "new")]


def test_comments_work_in_html() -> None:
    text = f"<p>Intro.</p><!-- claimcheck: ignore CC402 as in the law --><p>{PIPE}</p><p>{MAST}</p>"
    assert statuses(run(text, "text/html")) == [("CC402", "suppressed"), ("CC402", "new")]


@pytest.mark.parametrize(
    "text",
    [
        f"% claimcheck: ignore CC402 as in the law\n{PIPE}\n\n{MAST}\n",
        f"%% claimcheck: ignore CC402 as in the law\n\n{PIPE}\n\n{MAST}\n",
        f"{PIPE} % claimcheck: ignore CC402 as in the law\n\n{MAST}\n",
        f"% claimcheck: ignore-start CC402 as in the law\n\n{PIPE}\n\n% claimcheck: ignore-end\n\n{MAST}\n",
        f"\\begin{{itemize}}\n\\item {PIPE} % claimcheck: ignore CC4 as in the law\n\\item {MAST}\n\\end{{itemize}}\n",
    ],
)
def test_comments_work_in_latex(text: str) -> None:
    report = run(text, "text/x-tex")
    assert statuses(report) == [("CC402", "suppressed"), ("CC402", "new")]
    assert report.findings[0].justification == "as in the law"


def test_a_comment_holds_for_a_whole_file_of_latex() -> None:
    text = f"% claimcheck: ignore-file CC402 as in the law\n{PIPE}\n\n{MAST}\n"
    assert statuses(run(text, "text/x-tex")) == [("CC402", "suppressed")] * 2


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (f"% claimcheck: ignore CC402 no\nFine.\n\n{PIPE}\n", "there is no finding of CC402 here"),
        (f"% claimcheck: ignore CC402\n{PIPE}\n", "it gives no reason"),
    ],
)
def test_a_comment_of_latex_that_does_nothing_is_reported(text: str, says: str) -> None:
    report = run(text, "text/x-tex")
    assert sorted(statuses(report)) == [("CC402", "new"), ("CC902", "new")]
    [message] = faults(report)
    assert says in message


@pytest.mark.parametrize(
    "text",
    [
        f"\\begin{{verbatim}}\n% claimcheck: ignore CC402 shown\n\\end{{verbatim}}\n{PIPE}\n",
        f"100\\% claimcheck: ignore CC402 no comment\n\n{PIPE}\n",
    ],
)
def test_what_is_no_comment_of_latex_suppresses_nothing(text: str) -> None:
    assert statuses(run(text, "text/x-tex")) == [("CC402", "new")]


def test_a_comment_before_a_float_holds_for_its_table() -> None:
    rows = r"Site & Visitors \\ \midrule North & 513 \\ South & 621 \\ Total & 1,144 \\"
    table = rf"\begin{{table}}\caption{{Visitors.}}\begin{{tabular}}{{lr}}{rows}\end{{tabular}}\end{{table}}"
    assert statuses(run(table, "text/x-tex")) == [("CC207", "new")]
    assert statuses(run(f"% claimcheck: ignore CC207 c is left out\n{table}", "text/x-tex")) == [
        ("CC207", "suppressed")
    ]


def test_a_comment_before_a_table_holds_for_the_whole_table() -> None:
    table = "| Site | Visitors |\n|---|---|\n| North | 513 |\n| South | 621 |\n| Total | 1,144 |\n"
    assert statuses(run(table)) == [("CC207", "new")]
    assert statuses(run(f"<!-- claimcheck: ignore CC2 c is not shown -->\n\n{table}")) == [("CC207", "suppressed")]


def test_a_comment_beside_either_side_suppresses_a_contradiction() -> None:
    text = "Orlin 7B scores 61.2 on MMLU.\n\nMore text follows here.\n\nOrlin 7B scores 63.9 on MMLU.\n"
    assert statuses(run(text)) == [("CC101", "new")]
    comment = "<!-- claimcheck: ignore CC101 two harnesses -->\n"
    assert statuses(run(comment + text)) == [("CC101", "suppressed")]
    first, _, second = text.rpartition("Orlin")
    assert statuses(run(f"{first}{comment}Orlin{second}")) == [("CC101", "suppressed")]


def test_an_unused_comment_is_not_judged_by_a_run_that_could_not_have_used_it() -> None:
    text = f"<!-- claimcheck: ignore CC203 the parts overlap -->\n{PIPE}\n"
    assert statuses(run(text, select=("CC4", "CC9"))) == [("CC402", "new")]
    assert sorted(statuses(run(text))) == [("CC402", "new"), ("CC902", "new")]


def test_reports_of_unused_comments_can_be_switched_off() -> None:
    text = f"<!-- claimcheck: ignore CC203 the parts overlap -->\n{PIPE}\n"
    assert statuses(run(text, ignore=("CC902",))) == [("CC402", "new")]


def test_a_suppressed_finding_contradicts_no_claim() -> None:
    report = run(f"<!-- claimcheck: ignore CC402 the law rounds so -->\n{PIPE}\n")
    assert "contradicted" not in report.summary.by_support


def test_the_report_of_an_unused_comment_names_its_place() -> None:
    report = run(f"Intro.\n\n  <!-- claimcheck: ignore CC203 no -->\n{MAST}\n", select=("CC",))
    [finding] = [finding for finding in report.findings if finding.rule == "CC902"]
    [place] = finding.locations
    assert (place.line, place.column) == (3, 3)
