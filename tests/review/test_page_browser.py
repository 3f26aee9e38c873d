"""The review page in Chromium: from the first finding to the file of decisions, by key and by mouse."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import NEEDS_BROWSER, Opened, accessibility_faults, chromium
from running_review import Running
from sample_reports import hostile_report

from claimcheck.records import Report
from claimcheck.review.decisions import Decision, load_decisions

pytestmark = NEEDS_BROWSER
Start = Callable[..., Running]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


@pytest.fixture
def running(start: Start) -> Running:
    return start()


@pytest.fixture
def opened(browser: Any, running: Running) -> Iterator[Opened]:
    """The page of the plain report: an error and a warning to decide on, an error of the baseline, an info."""
    view = Opened(browser, running.address)
    yield view
    assert view.troubles == []
    assert all(url.startswith(running.address) for url in view.requests)
    view.page.close()


def saved(running: Running, count: int) -> list[Decision]:
    """The lines of the file, once the page has said that they are there."""
    lines = load_decisions(running.decisions)
    assert len(lines) == count
    return lines


def said(view: Opened, text: str) -> None:
    """Wait until the page says so."""
    view.page.wait_for_function("text => document.getElementById('said').textContent.includes(text)", arg=text)


def message(view: Opened) -> str:
    return view.texts("#current .message")[0]


def test_keys_decide_and_the_page_goes_on_by_itself(opened: Opened, running: Running) -> None:
    page = opened.page
    assert message(opened).startswith("From 121.3 to 148")
    assert opened.texts("#tally") == ["0 of 3 decided"]
    page.keyboard.press("a")
    said(opened, "Saved: accepted")
    assert message(opened).startswith("148 stands on nothing")
    page.keyboard.press("d")
    assert page.locator("#reasons").is_visible()
    page.keyboard.press("3")
    said(opened, "Saved: dismissed, rounding")
    page.keyboard.press("f")
    said(opened, "Saved: fix later")
    assert opened.texts("#tally") == ["3 of 3 decided"]
    assert opened.texts("#current .empty") == ["No finding passes these filters."]
    first, second, third = saved(running, 3)
    assert (first.fingerprint, first.verdict, first.by) == ("f" * 20, "accepted", "Ana")
    assert (second.fingerprint, second.verdict, second.reason) == ("c" * 20, "dismissed", "rounding")
    assert (third.fingerprint, third.verdict) == ("a" * 20, "later")


def test_the_mouse_does_the_same(opened: Opened, running: Running) -> None:
    page = opened.page
    page.click("#list button >> nth=2")
    assert message(opened).startswith("Model-X on MMLU")
    page.fill("#note", "another test set")
    page.click("[data-verdict=dismissed]")
    page.click("[data-reason='different subset']")
    said(opened, "Saved: dismissed, different subset")
    (line,) = saved(running, 1)
    assert (line.fingerprint, line.note) == ("a" * 20, "another test set")
    page.click("#undo")
    said(opened, "Undone.")
    assert message(opened).startswith("Model-X on MMLU")
    assert saved(running, 2)[-1].verdict == "open"
    assert opened.texts("#tally") == ["0 of 3 decided"]


def test_fast_fingers_decide_one_finding_each(opened: Opened, running: Running) -> None:
    for key in "aaf":
        opened.page.keyboard.press(key)
    said(opened, "Saved: fix later")
    assert [line.fingerprint[0] for line in saved(running, 3)] == ["f", "c", "a"]


def test_both_passages_stand_in_their_context(opened: Opened) -> None:
    opened.page.keyboard.press("j")
    opened.page.keyboard.press("j")
    assert opened.texts("#current blockquote mark") == ["86.4%", "84.6%"]
    context = " ".join(opened.texts("#current .context"))
    assert "Revenue grew 25 percent" in context
    assert opened.page.locator("#current .plot-row").count() == 3


def test_a_rule_is_decided_together_and_undone_together(opened: Opened, running: Running) -> None:
    page = opened.page
    page.check("#infos")
    page.keyboard.press("j")
    assert opened.texts("#scope option") == ["this finding", "all 2 undecided of CC501"]
    page.keyboard.press("b")
    page.keyboard.press("a")
    said(opened, "Saved: 2 findings accepted")
    assert {line.fingerprint[0] for line in saved(running, 2)} == {"b", "c"}
    page.keyboard.press("u")
    said(opened, "Undone for 2 findings.")
    assert opened.texts("#tally") == ["0 of 4 decided"]


def test_what_was_decided_can_be_seen_and_reopened(opened: Opened, running: Running) -> None:
    page = opened.page
    page.fill("#note", "in tens")
    page.keyboard.press("Enter")
    page.keyboard.press("d")
    page.keyboard.press("3")
    said(opened, "Saved")
    page.select_option("#show", "decided")
    assert opened.texts("#list .what") == ["CC201 percent-change-mismatch"]
    assert "dismissed rounding: in tens (Ana, 20" in opened.texts(".decision")[0]
    page.click("text=Reopen")
    said(opened, "Saved: open again")
    assert saved(running, 2)[-1].verdict == "open"


def test_decisions_are_there_after_a_reload_and_in_the_next_session(
    browser: Any, opened: Opened, running: Running, start: Start
) -> None:
    opened.page.keyboard.press("a")
    said(opened, "Saved")
    opened.page.reload()
    assert opened.texts("#tally") == ["1 of 3 decided"]
    running.kill()
    view = Opened(browser, start().address)
    assert view.texts("#tally") == ["1 of 3 decided"]
    view.page.close()


def test_a_server_that_is_gone_is_said_and_nothing_looks_saved(browser: Any, running: Running) -> None:
    view = Opened(browser, running.address)
    running.kill()
    view.page.keyboard.press("a")
    view.page.wait_for_function("document.getElementById('trouble').textContent !== ''")
    assert view.texts("#trouble")[0].startswith("Not saved: the review is no longer running")
    assert view.texts("#tally") == ["0 of 3 decided"]
    assert message(view).startswith("From 121.3 to 148")
    assert not running.decisions.exists()
    view.page.close()


def test_the_keyboard_searches_helps_and_leaves(opened: Opened) -> None:
    page = opened.page
    page.keyboard.press("/")
    page.keyboard.type("model-x")
    assert opened.texts("#list .what") == ["CC101 values-disagree"]
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("d")
    page.keyboard.press("Escape")
    assert page.locator("#reasons").is_hidden()
    page.keyboard.press("n")
    page.keyboard.type("aaa")
    assert page.input_value("#note") == "aaa"
    assert opened.texts("#tally") == ["0 of 3 decided"]


def test_nothing_in_a_hostile_document_acts(browser: Any, start: Start) -> None:
    running = start(hostile_report())
    view = Opened(browser, running.address)
    assert "owned" not in view.page.title()
    assert "<script>document.title='owned'</script>" in message(view)
    assert view.page.locator("img, iframe, #current script").count() == 0
    view.page.keyboard.press("a")
    said(view, "Saved")
    assert view.troubles == []
    assert all(url.startswith(running.address) for url in view.requests)
    view.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_has_nothing_against_the_page(browser: Any, running: Running, scheme: str, width: int) -> None:
    view = Opened(browser, running.address, color_scheme=scheme, viewport={"width": width, "height": 800})
    assert accessibility_faults(view.page) == []
    view.page.keyboard.press("d")
    assert accessibility_faults(view.page) == []
    view.page.keyboard.press("1")
    said(view, "Saved")
    view.page.select_option("#show", "all")
    assert accessibility_faults(view.page) == []
    view.page.keyboard.press("?")
    assert accessibility_faults(view.page) == []
    assert view.page.evaluate("document.documentElement.scrollWidth") <= width
    view.page.close()


def test_from_a_document_through_the_review_to_the_next_run(browser: Any, tmp_path: Path, start: Start) -> None:
    (tmp_path / "note.md").write_text("The pipe lies 30 meters (89 feet) under the road.\n", encoding="utf-8")

    def check() -> tuple[int, Report]:
        command = ["check", "note.md", "--select", "CC402", "--no-cache", "--format", "json"]
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", *command], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        return done.returncode, Report.model_validate(json.loads(done.stdout))

    status, report = check()
    assert status == 1
    view = Opened(browser, start(report).address)
    view.page.keyboard.press("d")
    view.page.keyboard.press("4")
    said(view, "Saved: dismissed, quoted")
    view.page.close()
    status, report = check()
    assert status == 0
    (finding,) = report.findings
    assert finding.status == "dismissed"
    assert finding.justification.startswith("quoted (Ana, ")
