"""The web page in Chromium: it shows, filters, jumps, remembers, and lets nothing in a document act."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from browsing import NEEDS_BROWSER, Opened, accessibility_faults, chromium

from claimcheck.records import FindingStatus, Grain, Report, Span
from claimcheck.reports.html import render

pytestmark = NEEDS_BROWSER
VIEWS = ("findings", "quantities", "timeline", "documents", "verified", "coverage")


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as started:
        yield started


def open_report(browser: Any, folder: Path, report: Report, hash_: str = "", **options: Any) -> Opened:
    file = folder / "report.html"
    file.write_text(render(report), encoding="utf-8")
    return Opened(browser, file.as_uri() + hash_, **options)


@pytest.fixture
def opened(browser: Any, tmp_path: Path, report: Report) -> Iterator[Opened]:
    view = open_report(browser, tmp_path, report)
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


def test_the_readings_that_were_tried_are_shown_on_demand(opened: Opened) -> None:
    assert not opened.page.is_visible("text=over the first value")
    opened.page.click(".card >> nth=0 >> text=How it was judged")
    assert opened.page.is_visible("text=over the first value")


def test_a_place_is_opened_through_a_search_that_would_hide_it(opened: Opened) -> None:
    opened.page.fill("#q", "CC201")
    opened.page.click(".card >> nth=0 >> .place >> nth=0")
    assert opened.page.input_value("#q") == ""
    assert opened.texts("#panel h2") != []
    assert opened.page.locator(".claim:not(.filtered)").count() > 1


def test_the_context_of_a_passage_ends_with_its_paragraph(browser: Any, tmp_path: Path, report: Report) -> None:
    line = "The lab says that Model-X is new. " * 6
    text = f"A heading\n{line}Model-X scores 84.6% on MMLU. {line}\nAnother line.\n"
    start = text.index("84.6%")
    sentence = Span(text.index("Model-X scores"), text.index(" on MMLU.") + len(" on MMLU."))
    card = report.documents[1].model_copy(update={"text": text, "media_type": "text/plain"})
    finding = report.findings[1]
    places = tuple(
        location.model_copy(update={"start": start, "end": start + 5, "sentence": sentence})
        for location in finding.locations
        if location.document == card.name
    )
    changed = {
        "documents": (report.documents[0], card),
        "findings": (finding.model_copy(update={"locations": places}),),
    }
    view = open_report(browser, tmp_path, report.model_copy(update=changed))
    [shown] = view.texts("#findings blockquote")
    assert "Model-X is new" in shown
    assert "heading" not in shown
    assert "Another" not in shown
    view.page.close()


def test_infos_are_shown_when_asked_for_and_the_address_remembers_it(opened: Opened) -> None:
    page = opened.page
    info = "[name=severity][value=info]"
    assert opened.texts("#severities label") == ["error 1", "warning 1", "info 1"]
    assert not page.is_checked(info)
    page.check(info)
    assert opened.texts("#findings .badge") == ["error", "warning", "info"]
    assert opened.hash == "#/hide="
    page.reload()
    opened.requests.pop()
    assert page.is_checked(info)
    assert opened.texts("#findings .badge") == ["error", "warning", "info"]
    page.click("#clear")
    assert opened.texts("#findings .badge") == ["error", "warning"]


def test_the_page_of_a_rule_is_shown_with_its_headings(opened: Opened) -> None:
    opened.page.click(".card >> nth=0 >> text=About this rule")
    assert opened.texts(".rule-page > *") == ["A stated change.", "When it is wrong", "Never."]
    assert opened.texts(".rule-page h3") == ["When it is wrong"]


def test_a_link_that_names_what_it_hides_hides_nothing_else(browser: Any, tmp_path: Path, report: Report) -> None:
    view = open_report(browser, tmp_path, report, "#hide=error")
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
    view = open_report(browser, tmp_path, report.model_copy(update={"findings": report.findings[2:3]}))
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
    view = open_report(browser, tmp_path, report, "#view=documents&document=card.md&at=c7")
    assert view.texts("#panel h2") == ["7B parameters"]
    view.page.close()


def test_a_link_to_a_place_that_is_no_claim_marks_it(browser: Any, tmp_path: Path, report: Report) -> None:
    view = open_report(browser, tmp_path, report, "#view=documents&document=card.md&at=%400-7")
    assert view.texts("mark.target") == ["Model-X"]
    assert view.troubles == []
    view.page.close()


def test_the_places_of_a_card_are_links_that_can_be_shared(opened: Opened) -> None:
    href = opened.page.get_attribute(".card >> nth=1 >> a.place >> nth=1", "href")
    assert href == "#/view=documents&document=card.md&at=c6"


def test_nothing_in_a_hostile_document_acts(browser: Any, tmp_path: Path, hostile_report: Report) -> None:
    view = open_report(browser, tmp_path, hostile_report)
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
    for name in VIEWS:
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
    view = open_report(
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
    view = open_report(browser, tmp_path, report.model_copy(update={"findings": many}))
    assert view.texts("#count") == ["1,000 of 1,000"]
    drawn = view.page.locator(".card").count()
    assert 0 < drawn < 200
    view.page.evaluate("document.querySelector('.more').scrollIntoView({ behavior: 'instant' })")
    view.page.wait_for_function("count => document.querySelectorAll('.card').length > count", arg=drawn)
    assert view.troubles == []
    view.page.close()


def test_a_phone_needs_no_sideways_scrolling(browser: Any, tmp_path: Path, report: Report) -> None:
    view = open_report(browser, tmp_path, report, viewport={"width": 360, "height": 700})
    for name in VIEWS:
        view.page.click(f"[data-view={name}]")
        assert view.page.evaluate("document.documentElement.scrollWidth") <= 360, name
    view.page.close()


def test_without_a_script_the_findings_are_there(browser: Any, tmp_path: Path, report: Report) -> None:
    view = open_report(browser, tmp_path, report, java_script_enabled=False)
    assert view.texts(".plain-list .message")[0].startswith("From 121.3 to 148")
    assert not view.page.locator(".bar").is_visible()
    view.page.close()


def test_findings_can_be_sorted_and_the_address_remembers_the_order(opened: Opened) -> None:
    opened.page.check("[name=severity][value=info]")
    orders = {"place": [0, 2, 1], "rule": [1, 0, 2], "confidence": [0, 2, 1], "severity": [0, 1, 2]}
    for order, expected in orders.items():
        opened.page.select_option("#sort", order)
        shown = opened.page.eval_on_selector_all(".card", "cards => cards.map((card) => +card.dataset.finding)")
        assert shown == expected, order
    assert "sort" not in opened.hash
    opened.page.select_option("#sort", "rule")
    assert "sort=rule" in opened.hash


def test_every_finding_has_a_link_that_leads_back_to_it(browser: Any, tmp_path: Path, report: Report) -> None:
    view = open_report(browser, tmp_path, report)
    view.page.check("[name=severity][value=info]")
    view.page.select_option("#status", "")
    links = view.page.eval_on_selector_all(".permalink", "links => links.map((link) => link.getAttribute('href'))")
    view.page.close()
    assert len(set(links)) == 4
    for href, finding in zip(links, ["0", "3", "1", "2"], strict=True):
        one = open_report(browser, tmp_path, report, href)
        assert one.page.evaluate("document.activeElement.dataset.finding") == finding, href
        assert one.troubles == []
        one.page.close()


def test_the_address_follows_the_finding_in_focus(opened: Opened) -> None:
    opened.page.keyboard.press("j")
    opened.page.keyboard.press("j")
    assert opened.hash == f"#/at={'a' * 20}"
    opened.page.click(".permalink >> nth=0")
    assert opened.page.evaluate("document.activeElement.dataset.finding") == "0"


def test_a_contradiction_is_drawn_as_ranges_on_one_axis(opened: Opened) -> None:
    assert opened.page.locator(".card >> nth=0 >> .picture").count() == 0
    picture = opened.page.locator(".card >> nth=1 >> .picture")
    assert picture.locator(".plot-label").all_text_contents()[:2] == ["86.4% note.md:4", "84.6% card.md:1"]
    marks = picture.locator(".mark")
    ends = [[float(marks.nth(n).get_attribute(end).rstrip("%")) for end in ("x1", "x2")] for n in (0, 1)]
    (first_low, first_high), (second_low, second_high) = ends
    assert 0 < second_low < second_high < first_low < first_high < 100
    assert marks.nth(0).locator("title").text_content() == "86.4% (85.9 to 86.9)"
    assert picture.locator("svg >> nth=0").get_attribute("aria-label") == "asserts 86.4% (85.9 to 86.9) percent"


def test_quantities_stated_more_than_once_are_listed_with_their_verdict(opened: Opened) -> None:
    opened.page.click("[data-view=quantities]")
    assert opened.texts("#quantities h2") == ["Model-X|accuracy|MMLU"]
    assert opened.texts("#quantities .badge") == ["differ"]
    opened.page.fill("#q", "nothing of this name")
    assert opened.texts("#quantities .empty") == ["Nothing passes these filters."]
    opened.page.fill("#q", "")
    opened.page.click("#quantities a.place >> nth=1")
    assert opened.texts("#panel h2") == ["84.6%"]


def test_dates_stand_on_a_timeline_above_their_sentences(browser: Any, tmp_path: Path, report: Report) -> None:
    day = report.claims[4]
    assert day.date is not None
    year = day.date.model_copy(update={"start": "2023-01-01", "end": "2023-12-31", "grain": Grain.YEAR, "text": "2023"})
    earlier = day.model_copy(update={"id": "c8", "date": year})
    view = open_report(browser, tmp_path, report.model_copy(update={"claims": (*report.claims, earlier)}))
    view.page.click("[data-view=timeline]")
    assert view.texts("#timeline h2") == ["2023", "2024-07-11"]
    assert view.texts("#timeline .mark title") == ["2023: Jan 1, 2023 to Dec 31, 2023", "11 July 2024: Jul 11, 2024"]
    assert view.texts("#timeline-list mark") == ["11 July 2024", "11 July 2024"]
    view.page.keyboard.press("j")
    view.page.keyboard.press("Enter")
    assert view.page.locator("#documents").is_visible()
    assert view.troubles == []
    view.page.close()


def test_support_is_drawn_by_document(opened: Opened) -> None:
    opened.page.click("[data-view=documents]")
    labels = opened.page.eval_on_selector_all(".stack", "bars => bars.map((bar) => bar.getAttribute('aria-label'))")
    assert labels == ["2 contradicted, 1 verified, 2 unsupported", "1 contradicted, 1 attributed"]


def test_coverage_says_why_figures_were_not_compared_and_leads_to_them(opened: Opened) -> None:
    opened.page.click("[data-view=coverage]")
    assert opened.texts("#coverage table >> nth=0 >> tr") == [
        "Compared with another figure, a source or the calendar6",
        "What it is about was not recognised1",
    ]
    opened.page.click("[data-why='0']")
    assert "why=0" in opened.hash
    opened.page.select_option("#document", "card.md")
    assert opened.texts("mark.claim:not(.filtered)") == ["7B parameters"]
    opened.page.click("mark.claim >> nth=1")
    assert "what it is about was not recognised" in opened.texts("#panel")[0]


def test_what_was_dismissed_shows_why(browser: Any, tmp_path: Path, report: Report) -> None:
    closed = {"status": FindingStatus.DISMISSED, "justification": "rounding: in tens (Ana, 2026-11-21)"}
    finding = report.findings[0].model_copy(update=closed)
    view = open_report(browser, tmp_path, report.model_copy(update={"findings": (finding,)}), "#status=closed")
    assert "dismissed: rounding: in tens (Ana, 2026-11-21)" in view.texts(".card header")[0]
    view.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("view_name", VIEWS)
def test_axe_has_nothing_against_a_view(
    browser: Any, tmp_path: Path, report: Report, scheme: str, view_name: str
) -> None:
    view = open_report(browser, tmp_path, report, f"#view={view_name}", color_scheme=scheme)
    assert accessibility_faults(view.page) == []
    view.page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_has_nothing_against_a_document_with_its_panel_or_the_help(
    browser: Any, tmp_path: Path, report: Report, scheme: str, width: int
) -> None:
    size = {"width": width, "height": 800}
    view = open_report(
        browser, tmp_path, report, "#view=documents&document=note.md&at=c4", color_scheme=scheme, viewport=size
    )
    assert view.page.locator("#panel").is_visible()
    assert accessibility_faults(view.page) == []
    view.page.keyboard.press("?")
    assert accessibility_faults(view.page) == []
    view.page.close()


def test_a_table_is_one_passage_with_its_rows_below_each_other(browser: Any, tmp_path: Path, report: Report) -> None:
    text = "| Year | Sum |\n|---|---|\n| 2022 | 81.2% |\n| 2023 | 84.6% |\n\nSee [the card](card.md): 84.6% too.\n"
    document = report.documents[1].model_copy(update={"text": text})

    def placed(figure: int, sentence: int, end: int) -> Any:
        move = {"start": figure, "end": figure + 5, "sentence": Span(sentence, end)}
        return report.claims[5].location.model_copy(update=move)

    places = (
        placed(text.index("84.6%"), text.index("2023"), text.index("84.6%") + 5),
        placed(text.index("81.2%"), text.index("2022"), text.index("81.2%") + 5),
        placed(text.rindex("84.6%"), text.index("See"), len(text) - 1),
    )
    finding = report.findings[1].model_copy(update={"claims": (), "locations": places})
    empty = {"claims": (), "verifications": (), "groups": ()}
    changed = report.model_copy(update={"documents": (document,), "findings": (finding,), **empty})
    view = open_report(browser, tmp_path, changed)
    rows, sentence = view.page.locator("#findings blockquote").all()
    assert rows.inner_text() == "| Year | Sum |\n|---|---|\n| 2022 | 81.2% |\n| 2023 | 84.6% |"
    assert rows.locator("mark").all_text_contents() == ["81.2%", "84.6%"]
    assert rows.locator("mark.first").all_text_contents() == ["84.6%"]
    assert sentence.inner_text() == "See the card: 84.6% too."
    view.page.close()


def test_documents_are_offered_without_the_folders_that_all_share(browser: Any, tmp_path: Path, report: Report) -> None:
    names = ("letters/2026/a.md", "letters/2026/more/b.md")
    documents = [one.model_copy(update={"name": name}) for one, name in zip(report.documents, names, strict=True)]
    empty = {"claims": (), "findings": (), "verifications": (), "groups": ()}
    view = open_report(browser, tmp_path, report.model_copy(update={"documents": tuple(documents), **empty}))
    assert view.texts("#document option") == ["All documents", "a.md", "more/b.md"]
    view.page.close()


def test_the_panel_says_what_a_contradicted_claim_is_at_odds_with(browser: Any, tmp_path: Path, report: Report) -> None:
    claim = report.claims[3]
    support = claim.support.model_copy(update={"by": ("c6",)})
    claims = (*report.claims[:3], claim.model_copy(update={"support": support}), *report.claims[4:])
    changed = report.model_copy(update={"claims": claims})
    view = open_report(browser, tmp_path, changed, "#/view=documents&document=note.md&at=c4")
    assert "At odds with84.6% card.md:1:16" in view.texts("#panel")[0]
    view.page.close()
