"""The formats that other programs read: their shape, and that nothing a document says breaks it."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import jsonschema
import pyromark
import pytest
import sample_reports
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.records import FindingStatus, Report, Severity
from claimcheck.reports import FORMAT_NAMES, render
from claimcheck.reports.schemas import SCHEMA_NAMES, schema, schema_text


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_every_format_gives_the_same_bytes_twice_and_ends_with_a_newline(name: str, hostile_report: Report) -> None:
    text = render(hostile_report, name)
    assert text == render(hostile_report, name)
    assert text.endswith("\n")
    text.encode("utf-8")


def test_an_unknown_format_is_refused(report: Report) -> None:
    with pytest.raises(KeyError):
        render(report, "docx")


def test_json_is_valid_against_the_published_schema_and_reads_back(report: Report, hostile_report: Report) -> None:
    for one in (report, hostile_report):
        data = json.loads(render(one, "json"))
        jsonschema.Draft202012Validator(schema("report")).validate(data)
    assert Report.model_validate_json(render(report, "json")) == report


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_schemas_are_valid_themselves(name: str) -> None:
    made = json.loads(schema_text(name))  # type: ignore[arg-type]
    jsonschema.Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$id"].startswith(f"urn:claimcheck:schema:{name}:")
    assert made["title"]


def test_the_config_schema_knows_both_spellings_and_no_internals() -> None:
    properties = schema("config")["properties"]
    assert {"fail-on", "fail_on", "per-file-ignores"} <= set(properties)
    assert "root" not in properties


def test_github_escapes_percent_signs_and_line_breaks(report: Report, hostile_report: Report) -> None:
    lines = render(report, "github").splitlines()
    assert lines[1] == (
        "::error file=note.md,line=3,endLine=3,col=14,endColumn=23,title=CC201 percent-change-mismatch::"
        "From 121.3 to 148 is up 22.0%25, not 25 percent, over either base. See note.md:3:31, note.md:3:40."
    )
    assert lines[-2].startswith("claimcheck: 1 error")
    assert lines[-1] == "claimcheck: 1 info finding hidden; show it with --severity info"
    hostile = render(hostile_report, "github").split("\n")
    assert [line[:8] for line in hostile] == ["::error ", "::error ", "claimche", ""]
    assert "file=a <b>%2C%3A%25%0A[x](1)'\"&.md," in hostile[1]


def test_github_puts_errors_before_warnings_before_notices(report: Report) -> None:
    flipped = report.model_copy(update={"findings": report.findings[::-1]})
    commands = [line.split()[0] for line in render(flipped, "github", least=Severity.INFO).splitlines()]
    assert commands == ["::error", "::error", "::warning", "::notice", "claimcheck:"]


def test_gitlab_entries_have_what_gitlab_asks_for(report: Report) -> None:
    twice = report.model_copy(update={"findings": (*report.findings, report.findings[0])})
    entries = json.loads(render(twice, "gitlab"))
    assert [entry["severity"] for entry in entries] == ["major", "major", "minor", "info"]
    assert len({entry["fingerprint"] for entry in entries}) == len(entries)
    for entry in entries:
        assert set(entry) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert entry["location"]["lines"]["begin"] >= 1
        assert not entry["location"]["path"].startswith("/")


def test_rdjson_counts_columns_in_bytes_and_names_the_other_sides(report: Report) -> None:
    text = "Über 5 % der Fälle, não 7 %.\n"
    name = report.documents[0].name
    flagged = report.findings[0].model_copy(
        update={
            "locations": (
                sample_reports.place(name, text, "5 %"),
                sample_reports.place(name, text, "7 %"),
            )
        }
    )
    document = report.documents[0].model_copy(update={"text": text})
    data = json.loads(render(report.model_copy(update={"findings": (flagged,), "documents": (document,)}), "rdjson"))
    [diagnostic] = data["diagnostics"]
    assert diagnostic["severity"] == "ERROR"
    assert diagnostic["location"] == {
        "path": name,
        "range": {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": 10}},
    }
    [related] = diagnostic["relatedLocations"]
    before = len(text[: text.index("7 %")].encode()) + 1
    assert related["message"] == "7 %"
    assert related["location"]["range"]["start"] == {"line": 1, "column": before}


def test_csv_has_every_finding_with_its_status_and_nothing_that_a_spreadsheet_runs(report: Report) -> None:
    reason = {"status": FindingStatus.SUPPRESSED, "justification": "=HYPERLINK(1)"}
    closed = report.findings[0].model_copy(update=reason)
    text = render(report.model_copy(update={"findings": (*report.findings, closed)}), "csv")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == len(report.findings) + 1
    assert {row["status"] for row in rows} >= {"new", "baseline", "suppressed"}
    [last] = [row for row in rows if row["status"] == "suppressed"]
    assert last["justification"] == "'=HYPERLINK(1)"
    assert (last["document"], last["line"], last["figure"]) == ("note.md", "3", "25 percent")


def test_claim_reviews_are_of_what_is_certain_or_was_accepted(report: Report) -> None:
    error, warning, *_ = report.findings
    graph = json.loads(render(report, "claimreview"))["@graph"]
    assert [review["identifier"] for review in graph] == [error.fingerprint]
    assert graph[0]["claimReviewed"].startswith("Revenue grew 25 percent")
    assert graph[0]["itemReviewed"]["appearance"]["name"]
    accepted = warning.model_copy(update={"status": FindingStatus.ACCEPTED})
    dismissed = error.model_copy(update={"status": FindingStatus.DISMISSED})
    judged = report.model_copy(update={"findings": (dismissed, accepted)})
    graph = json.loads(render(judged, "claimreview"))["@graph"]
    assert [review["identifier"] for review in graph] == [warning.fingerprint]


def test_junit_has_a_suite_for_each_document_and_counts_that_add_up(report: Report) -> None:
    root = ET.fromstring(render(report, "junit"))
    assert [suite.get("name") for suite in root] == ["note.md", "card.md", "broken.md"]
    assert {key: root.get(key) for key in ("tests", "failures", "errors", "skipped")} == {
        "tests": "7",
        "failures": "2",
        "errors": "1",
        "skipped": "1",
    }
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert ": expected 21.5% to 22.5%, stated 25 percent" in (failure.text or "")


def test_a_reader_of_junit_files_understands_it(report: Report, hostile_report: Report, tmp_path: Path) -> None:
    junitparser = pytest.importorskip("junitparser")
    for number, one in enumerate((report, hostile_report)):
        file = tmp_path / f"{number}.xml"
        file.write_text(render(one, "junit"), "utf-8")
        read = junitparser.JUnitXml.fromfile(str(file))
        counted = read.tests, read.failures, read.errors, read.skipped
        read.update_statistics()
        assert (read.tests, read.failures, read.errors, read.skipped) == counted
        assert counted[1] == sum(isinstance(found, junitparser.Failure) for s in read for c in s for found in c.result)


def test_a_parser_of_markdown_sees_no_markup_of_a_document(hostile_report: Report) -> None:
    events = pyromark.events(render(hostile_report, "markdown"))
    started = [event["Start"] for event in events if isinstance(event, dict) and "Start" in event]
    names = {part if isinstance(part, str) else next(iter(part)) for part in started}
    assert names.isdisjoint({"HtmlBlock", "Image", "Link"})
    assert not any(isinstance(event, dict) and ({"Html", "InlineHtml"} & event.keys()) for event in events)


def test_claim_reviews_have_what_search_engines_ask_for(report: Report) -> None:
    """The required and recommended properties of Google's page "Fact Check (ClaimReview)"."""
    data = json.loads(render(report, "claimreview"))
    assert data["@context"] == "https://schema.org"
    for review in data["@graph"]:
        assert review["@type"] == "ClaimReview"
        assert review["claimReviewed"]
        assert review["reviewRating"]["@type"] == "Rating"
        assert review["reviewRating"]["alternateName"]
        assert review["author"]["@type"] == "Organization"
        assert review["itemReviewed"]["@type"] == "Claim"


def test_junit_survives_what_xml_cannot_write(hostile_report: Report) -> None:
    root = ET.fromstring(render(hostile_report, "junit"))
    assert root.get("failures") == "1"


def test_markdown_shows_the_passages_and_lets_nothing_act(report: Report, hostile_report: Report) -> None:
    text = render(report, "markdown")
    assert "> Revenue grew **25 percent**, from **121.3** to **148 million dollars** in 2023." in text
    assert "> Model-X scores **84.6%** on MMLU" in text
    assert "121.3 stands on nothing" not in text
    assert "1 info finding hidden; show it with --severity info." in text
    assert "121.3 stands on nothing" in render(report, "markdown", least=Severity.INFO)
    hostile = render(hostile_report, "markdown")
    assert not re.search(r"<(?!/?b>)", hostile)
    assert "<b>" not in hostile
    assert not re.search(r"(?<!\\)\[", hostile)
    assert "@someone" not in hostile


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=60), st.text(max_size=30))
def test_no_words_of_a_document_break_a_format(message: str, name: str) -> None:
    report = sample_reports.plain_report()
    place = report.findings[0].locations[0].model_copy(update={"document": name})
    finding = report.findings[0].model_copy(update={"message": message, "locations": (place,)})
    odd = report.model_copy(update={"findings": (finding,), "errors": ()})
    assert len(render(odd, "github").split("\n")) == 3
    assert ET.fromstring(render(odd, "junit")).get("failures") == "1"
    assert json.loads(render(odd, "gitlab"))[0]["description"] == f"CC201: {message}"
    assert json.loads(render(odd, "sarif"))["runs"][0]["results"][0]["ruleId"] == "CC201"
    assert json.loads(render(odd, "json"))["findings"][0]["message"] == message
    assert "\x1b" not in render(odd, "console")
    data = render(odd, "html").split('<script type="application/json" id="data">')[1].split("</script>")[0]
    assert json.loads(data)["findings"][0]["message"] == message
