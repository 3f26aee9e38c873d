"""The web page in Chromium: it shows, filters, jumps, remembers, and lets nothing in a document act."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from claimcheck.records import Report, Span
from claimcheck.reports.html import render

CHROMIUM = shutil.which("chromium") or "/usr/bin/chromium"
sync_api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="Chromium is not installed"),
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield started
        started.close()


class Opened:
    """A page with a report, and everything that its console and network said."""

    def __init__(self, browser: Any, folder: Path, report: Report, hash_: str = "", **options: Any) -> None:
        file = folder / "report.html"
        file.write_text(render(report), encoding="utf-8")
        self.address = file.as_uri()
        self.troubles: list[str] = []
        self.requests: list[str] = []
        self.page = browser.new_page(**options)
        self.page.on("console", lambda message: self.troubles.append(message.text))
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.page.on("dialog", lambda dialog: self.troubles.append(f"dialog {dialog.message}"))
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.goto(self.address + hash_)

    def texts(self, selector: str) -> list[str]:
        return [text.strip() for text in self.page.locator(selector).all_text_contents()]

    @property
    def hash(self) -> str:
        return str(self.page.evaluate("location.hash"))


@pytest.fixture
def opened(browser: Any, tmp_path: Path, report: Report) -> Iterator[Opened]:
    view = Opened(browser, tmp_path, report)
    yield view
    assert view.troubles == []
    assert [url.partition("#")[0] for url in view.requests] == [view.address]
    view.page.close()


def test_findings_stand_in_order_with_passages_and_working(opened: Opened) -> None:
    assert opened.texts("#findings .badge") == ["error", "warning"]
    assert opened.texts(".card >> nth=1 >> blockquote mark") == ["86.4%", "84.6%"]
    assert opened.texts(".card >> nth=0 >> blockquote mark") == ["25 percent", "121.3", "148 million dollars"]
    assert "21.5% to 22.5%" in opened.texts(".card >> nth=0 >> .working")[0]
    assert opened.texts("#count") == ["2 of 4"]


def test_infos_are_shown_when_asked_for_and_the_address_remembers_it(opened: Opened) -> None:
    page = opened.page
    info = "[name=severity][value=info]"
    assert opened.texts("#severities label") == ["error 1", "warning 1", "info 1"]
    assert not page.is_checked(info)
    page.check(info)
    assert opened.texts("#findings .badge") == ["error", "warning", "info"]
    assert opened.hash == "#hide="
    page.reload()
    opened.requests.pop()
    assert page.is_checked(info)
    assert opened.texts("#findings .badge") == ["error", "warning", "info"]
    page.click("#clear")
    assert opened.texts("#findings .badge") == ["error", "warning"]


def test_the_page_of_a_rule_is_shown_with_its_headings(opened: Opened) -> None:
    opened.page.click(".card >> nth=0 >> summary")
    assert opened.texts(".rule-page > *") == ["A stated change.", "When it is wrong", "Never."]
    assert opened.texts(".rule-page h3") == ["When it is wrong"]


def test_a_link_that_names_what_it_hides_hides_nothing_else(browser: Any, tmp_path: Path, report: Report) -> None:
    view = Opened(browser, tmp_path, report, "#hide=error")
    assert view.texts("#findings .badge") == ["warning", "info"]
    view.page.close()


def test_a_hidden_info_is_shown_when_a_claim_leads_to_it(opened: Opened) -> None:
    page = opened.page
    page.click("[data-view=documents]")
    page.select_option("#document", "note.md")
    page.click("mark.claim >> nth=1")
    page.click("#panel button.place >> nth=-1")
    assert page.evaluate("document.activeElement.dataset.finding") == "2"
    assert opened.texts("#findings .badge") == ["error", "warning", "info"]


def test_a_report_of_infos_alone_does_not_look_empty(browser: Any, tmp_path: Path, report: Report) -> None:
    view = Opened(browser, tmp_path, report.model_copy(update={"findings": report.findings[2:3]}))
    assert view.texts("#findings .empty") == ["No finding passes these filters."]
    assert view.texts("#count") == ["0 of 1"]
    view.page.close()


def test_each_filter_leaves_what_it_names(opened: Opened) -> None:
    page = opened.page
    page.select_option("#rule", "CC101")
    assert opened.texts("#findings .badge") == ["warning"]
    page.click("#clear")
    page.select_option("#kind", "score")
    assert opened.texts("#findings h2") == ["CC101 values-disagree"]
    page.click("#clear")
    page.select_option("#document", "card.md")
    assert opened.texts("#findings h2") == ["CC101 values-disagree"]
    page.click("#clear")
    page.check("[name=severity][value=info]")
    page.fill("#q", "stands on NOTHING")
    assert opened.texts("#findings .badge") == ["info"]
    page.select_option("#status", "closed")
    assert opened.texts("#findings .message") == ["148 stands on nothing."]
    page.click("#clear")
    page.uncheck("[name=severity][value=error]")
    assert opened.texts("#findings .badge") == ["warning"]
    page.fill("#q", "no such words")
    assert opened.texts("#findings .empty") == ["No finding passes these filters."]


def test_the_address_remembers_filters_and_view(opened: Opened) -> None:
    opened.page.select_option("#rule", "CC101")
    opened.page.fill("#q", "model-x")
    assert "rule=CC101" in opened.hash
    opened.page.reload()
    assert opened.texts("#findings h2") == ["CC101 values-disagree"]
    assert opened.page.input_value("#q") == "model-x"
    opened.requests.pop()
    opened.page.click("[data-view=coverage]")
    assert opened.page.locator("#coverage").is_visible()
    opened.page.go_back()
    assert opened.page.locator("#findings").is_visible()


def test_the_keyboard_walks_searches_helps_and_jumps(opened: Opened) -> None:
    page = opened.page
    focused = "document.activeElement.dataset.finding ?? document.activeElement.id"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "0"
    page.keyboard.press("j")
    assert page.evaluate(focused) == "1"
    page.keyboard.press("k")
    assert page.evaluate(focused) == "0"
    page.keyboard.press("/")
    assert page.evaluate(focused) == "q"
    page.keyboard.type("j?")
    assert page.input_value("#q") == "j?"
    page.fill("#q", "")
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert page.locator("#documents").is_visible()
    assert opened.texts("#panel h2") == ["86.4%"]
    page.keyboard.press("j")
    assert opened.texts("#panel h2") == ["11 July 2024"]
    page.keyboard.press("Escape")
    assert not page.locator("#panel").is_visible()


def test_a_document_shows_its_claims_by_support_and_a_claim_its_fields(opened: Opened) -> None:
    page = opened.page
    page.click("[data-view=documents]")
    assert opened.texts("#documents tbody .place") == ["note.md", "card.md"]
    page.click("text=card.md >> visible=true >> nth=-1")
    assert opened.texts("#documents mark.claim.contradicted") == ["84.6%"]
    page.click("mark.claim.attributed")
    panel = opened.texts("#panel")[0]
    for expected in ("7B parameters", "attributed", "the lab", "80%", "card.md:1:38", "7,000,000,000"):
        assert expected in panel, expected
    page.focus("mark.claim.contradicted")
    page.keyboard.press("Enter")
    assert "CC101 Model-X on MMLU" in opened.texts("#panel")[0]
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "panel"
    page.click("#panel >> text=note.md:4:35")
    assert opened.texts("#panel h2") == ["86.4%"]
    page.click("#panel button.place >> nth=0")
    assert page.locator("#findings").is_visible()
    assert page.evaluate("document.activeElement.dataset.finding") == "1"


def test_a_support_status_narrows_the_marked_claims(opened: Opened) -> None:
    opened.page.click("[data-support=verified]")
    opened.page.select_option("#document", "note.md")
    assert opened.texts("mark.claim:not(.filtered)") == ["11 July 2024"]


def test_a_link_to_a_claim_opens_it(browser: Any, tmp_path: Path, report: Report) -> None:
    view = Opened(browser, tmp_path, report, "#view=documents&document=card.md&at=c7")
    assert view.texts("#panel h2") == ["7B parameters"]
    view.page.close()


def test_a_link_to_a_place_that_is_no_claim_marks_it(browser: Any, tmp_path: Path, report: Report) -> None:
    view = Opened(browser, tmp_path, report, "#view=documents&document=card.md&at=%400-7")
    assert view.texts("mark.target") == ["Model-X"]
    assert view.troubles == []
    view.page.close()


def test_the_places_of_a_card_are_links_that_can_be_shared(opened: Opened) -> None:
    href = opened.page.get_attribute(".card >> nth=1 >> a.place >> nth=1", "href")
    assert href == "#view=documents&document=card.md&at=c6"


def test_nothing_in_a_hostile_document_acts(browser: Any, tmp_path: Path, hostile_report: Report) -> None:
    view = Opened(browser, tmp_path, hostile_report)
    page = view.page
    assert "owned" not in page.title()
    message = page.locator("#findings .message").text_content()
    assert message == hostile_report.findings[0].message
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    assert view.texts("#documents mark.claim") == ["50%"]
    assert "{{ 7*7 }}" in page.locator("#documents .text").text_content()
    assert "<script>" in page.locator("#panel").text_content()
    assert page.locator("img, iframe, #documents script, #findings script, #panel script").count() == 0
    for name in ("verified", "coverage"):
        page.click(f"[data-view={name}]")
    assert view.troubles == []
    assert len(view.requests) == 1
    page.close()


def test_offsets_hold_behind_characters_outside_of_the_first_plane(
    browser: Any, tmp_path: Path, report: Report
) -> None:
    shifted = "\U0001f600\U0001f600"
    document = report.documents[1].model_copy(update={"text": f"{shifted}{report.documents[1].text}"})

    def moved(place: Any) -> Any:
        sentence = Span(0, place.sentence.end + 2)
        return place.model_copy(update={"start": place.start + 2, "end": place.end + 2, "sentence": sentence})

    claim = report.claims[5].model_copy(update={"location": moved(report.claims[5].location)})
    finding = report.findings[1].model_copy(update={"claims": ("c6",), "locations": (claim.location,)})
    view = Opened(
        browser,
        tmp_path,
        report.model_copy(
            update={
                "documents": (document,),
                "claims": (claim,),
                "findings": (finding,),
                "verifications": (),
                "groups": (),
            }
        ),
    )
    assert view.texts("#findings mark") == ["84.6%"]
    view.page.click("[data-view=documents]")
    assert view.texts("#documents mark.claim") == ["84.6%"]
    view.page.close()


def test_a_thousand_findings_are_drawn_as_they_are_scrolled_to(browser: Any, tmp_path: Path, report: Report) -> None:
    many = tuple(report.findings[0].model_copy(update={"fingerprint": str(n)}) for n in range(1000))
    view = Opened(browser, tmp_path, report.model_copy(update={"findings": many}))
    assert view.texts("#count") == ["1,000 of 1,000"]
    drawn = view.page.locator(".card").count()
    assert 0 < drawn < 200
    view.page.evaluate("document.querySelector('.more').scrollIntoView({ behavior: 'instant' })")
    sync_api.expect(view.page.locator(".card")).not_to_have_count(drawn)
    assert view.troubles == []
    view.page.close()


def test_a_phone_needs_no_sideways_scrolling(browser: Any, tmp_path: Path, report: Report) -> None:
    view = Opened(browser, tmp_path, report, viewport={"width": 360, "height": 700})
    for name in ("findings", "documents", "verified", "coverage"):
        view.page.click(f"[data-view={name}]")
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 360, name
    view.page.close()


def test_without_a_script_the_findings_are_there(browser: Any, tmp_path: Path, report: Report) -> None:
    view = Opened(browser, tmp_path, report, java_script_enabled=False)
    assert view.texts(".plain-list .message")[0].startswith("From 121.3 to 148")
    assert not view.page.locator(".bar").is_visible()
    view.page.close()
