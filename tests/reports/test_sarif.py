"""SARIF 2.1.0: the properties that the standard requires and that GitHub asks for.

Section numbers are those of the OASIS standard; its reference validator is asked where it is installed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest

from claimcheck.records import FindingStatus, Report
from claimcheck.reports import render

VALIDATOR = (
    Path(__file__).resolve().parents[2] / ".ci/tools/node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"
)


def run_of(report: Report) -> dict[str, Any]:
    log = json.loads(render(report, "sarif"))
    assert log["version"] == "2.1.0"  # 3.13.2
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    return run


def every_location(run: dict[str, Any]) -> list[dict[str, Any]]:
    return [
        place["physicalLocation"]
        for result in run["results"]
        for place in (*result["locations"], *result.get("relatedLocations", ()))
    ]


def test_the_driver_describes_every_rule_that_has_a_result(report: Report) -> None:
    run = run_of(report)
    driver = run["tool"]["driver"]
    assert driver["name"] == "claimcheck"  # 3.19.8
    assert driver["semanticVersion"]
    rules = driver["rules"]
    for rule in rules:
        assert rule["shortDescription"]["text"]
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}  # 3.50.3
        assert rule["properties"]["problem.severity"] in {"error", "warning", "recommendation"}
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
    documented = {rule["id"]: rule["help"]["markdown"] for rule in rules}
    assert "## When it is wrong" in documented["CC201"]


def test_results_have_what_the_standard_requires(report: Report) -> None:
    for result in run_of(report)["results"]:
        assert result["message"]["text"]  # 3.27.11
        assert result["kind"] == "fail"  # 3.27.9
        assert result["level"] in {"error", "warning", "note"}  # 3.27.10
        assert len(result["locations"]) == 1
        assert list(result["partialFingerprints"]) == ["claimcheck/v1"]  # 3.27.17
        assert 0 <= result["rank"] <= 100  # 3.27.25


def test_addresses_are_relative_and_encoded(report: Report, hostile_report: Report) -> None:
    for run in (run_of(report), run_of(hostile_report)):
        for place in every_location(run):
            artifact = place["artifactLocation"]
            assert artifact["uriBaseId"] == "%SRCROOT%"
            assert not set(artifact["uri"]) & set(' <>"%\n'.replace("%", ""))
            assert not artifact["uri"].startswith(("/", "file:"))


def test_regions_count_lines_and_columns_from_one_and_quote_the_figure(report: Report) -> None:
    run = run_of(report)
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
    first = run["results"][0]["locations"][0]["physicalLocation"]
    assert first["region"]["snippet"]["text"] == "25 percent"
    assert (first["region"]["startColumn"], first["region"]["endColumn"]) == (14, 24)
    for place in every_location(run):
        assert place["region"]["startLine"] >= 1  # 3.30.5
        assert place["region"]["startColumn"] >= 1
        context = place["contextRegion"]
        assert context["startLine"] <= place["region"]["startLine"] <= context["endLine"]  # 3.29.5


def test_the_other_places_are_linked_from_the_message(report: Report) -> None:
    result = run_of(report)["results"][1]
    assert result["message"]["text"].endswith("See [card.md:1:16](1).")  # 3.11.6
    assert [place["id"] for place in result["relatedLocations"]] == [1]


def test_brackets_of_a_document_are_no_links(hostile_report: Report) -> None:
    text = run_of(hostile_report)["results"][0]["message"]["text"]
    assert "\\[link\\](javascript" in text


def test_what_could_not_be_read_is_a_notification_and_no_result(report: Report) -> None:
    (invocation,) = run_of(report)["invocations"]
    assert invocation["executionSuccessful"] is False  # 3.20.14
    (notification,) = invocation["toolExecutionNotifications"]
    assert (notification["level"], notification["descriptor"]["id"]) == ("error", "read/encoding")


def test_a_crashed_rule_is_a_notification_and_no_result(report: Report) -> None:
    crash = report.findings[0].model_copy(update={"rule": "CC901", "claims": (), "locations": ()})
    run = run_of(report.model_copy(update={"findings": (crash,), "errors": ()}))
    assert run["results"] == []
    assert run["invocations"][0]["executionSuccessful"] is False
    assert run["invocations"][0]["toolExecutionNotifications"][0]["descriptor"]["id"] == "CC901"


def test_baseline_states_are_on_all_results_or_on_none(report: Report) -> None:
    assert [result["baselineState"] for result in run_of(report)["results"]] == ["new", "new", "new", "unchanged"]
    fresh = report.model_copy(update={"findings": report.findings[:3]})
    assert not any("baselineState" in result for result in run_of(fresh)["results"])


@pytest.mark.parametrize(
    ("status", "kind"), [(FindingStatus.SUPPRESSED, "inSource"), (FindingStatus.DISMISSED, "external")]
)
def test_closed_findings_are_marked_as_suppressed(report: Report, status: FindingStatus, kind: str) -> None:
    finding = report.findings[0].model_copy(update={"status": status})
    (result,) = run_of(report.model_copy(update={"findings": (finding,)}))["results"]
    assert result["suppressions"] == [{"kind": kind, "status": "accepted", "justification": status.value}]  # 3.35


def test_a_file_outside_of_the_source_root_keeps_its_absolute_address(report: Report) -> None:
    place = report.findings[0].locations[0].model_copy(update={"document": "/tmp/a b.md"})
    finding = report.findings[0].model_copy(update={"locations": (place,)})
    run = run_of(report.model_copy(update={"findings": (finding,)}))
    assert every_location(run)[0]["artifactLocation"] == {"uri": "file:///tmp/a%20b.md"}


@pytest.mark.skipif(not VALIDATOR.exists(), reason="the SARIF validator is not installed (.ci/run does it with npm)")
@pytest.mark.parametrize("kind", ["plain", "hostile", "suppressed"])
def test_the_reference_validator_has_nothing_against_it(
    kind: str, report: Report, hostile_report: Report, tmp_path: Path
) -> None:
    reason = {"status": FindingStatus.SUPPRESSED, "justification": "the parts overlap"}
    suppressed = report.model_copy(update={"findings": (report.findings[0].model_copy(update=reason),)})
    file = tmp_path / "report.sarif"
    file.write_text(
        render({"plain": report, "hostile": hostile_report, "suppressed": suppressed}[kind], "sarif"), "utf-8"
    )
    VALIDATOR.chmod(0o755)
    done = subprocess.run(
        [VALIDATOR, "validate", file, "--level", "Error;Warning"],
        env=os.environ | {"DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Analysis completed successfully" in done.stdout, done.stdout + done.stderr
    assert not re.findall(r"(?:error|warning) SARIF.*", done.stdout)
