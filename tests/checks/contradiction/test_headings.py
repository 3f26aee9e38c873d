from __future__ import annotations

import re
from dataclasses import replace

import pytest
from contradiction_samples import Claims, Views, quantity

from claimcheck import Document, check
from claimcheck.checks.contradiction.cc105_heading_differs_from_text import HeadingDiffersFromText
from claimcheck.checks.contradiction.derived import derivation
from claimcheck.checks.contradiction.passages import Passages
from claimcheck.checks.contradiction.recaps import recaps
from claimcheck.checks.contradiction.sorts import sort_of
from claimcheck.checks.rule import Agrees, Differs, DocumentView, Verdict
from claimcheck.records import Finding, Kind

RULE = HeadingDiffersFromText()
TITLE = "Mill fire leaves [52 workers|workers] without jobs"


def verdicts(view: DocumentView) -> list[Verdict]:
    return list(RULE.check(view))


def test_a_restated_figure_that_differs_is_flagged_at_the_heading(view: Views) -> None:
    (verdict,) = verdicts(view(TITLE, "A fire at the mill left [25 workers|workers] without jobs."))
    assert isinstance(verdict, Differs)
    assert [claim.text for claim in verdict.claims] == ["52 workers", "25 workers"]
    assert "line 1" in verdict.message
    assert "line 2" in verdict.message


def test_a_figure_found_in_the_text_is_verified(view: Views) -> None:
    (verdict,) = verdicts(view(TITLE, "A fire at the mill left [52 workers|workers] without jobs."))
    assert isinstance(verdict, Agrees)


@pytest.mark.parametrize(
    "text",
    [
        "The old mill burned down on Monday, and nobody knows why.",
        "Its [3 chimneys|chimneys] were built by a cousin of the bishop.",
        "A fire at the mill left [30 spinners|spinners] and [22 weavers|weavers] without jobs.",
    ],
    ids=["no figure", "no restatement", "sum of parts"],
)
def test_what_the_text_does_not_contradict_is_passed_over(view: Views, text: str) -> None:
    assert not [verdict for verdict in verdicts(view(TITLE, text)) if isinstance(verdict, Differs)]


def test_a_figure_that_agrees_elsewhere_outweighs_a_weak_restatement(view: Views) -> None:
    text = ("The [52 workers|workers] lost their jobs in the mill fire.", "The mill hired [50 boys|boys] in May.")
    assert not [verdict for verdict in verdicts(view(TITLE, *text)) if isinstance(verdict, Differs)]


def test_one_is_stated_in_ways_that_are_no_figures(view: Views) -> None:
    assert not verdicts(view("Mill fire kills [1 worker|worker]", "The mill fire killed [2 workers|workers]."))


@pytest.mark.parametrize(
    ("title", "text", "how"),
    [
        ("[25 dead|dead] in fire", "[14 men|men] and [11 women|women] died.", "sum"),
        ("[25 dead|dead] in fire", "[14 spinners|spinners] and [11 weavers|weavers] died.", "sum"),
        ("[3 dead|dead] in fire", "Of [14 men|men] [11 men|men] survived.", "difference"),
        ("[28 dead|dead] in fire", "[14 men|men] died in each of [2 houses|houses].", "product"),
        ("[5 dead|dead] in fire", "[4 men|men] and a girl died.", "one more"),
        ("[5 dead|dead] in fire", "The mayor and [4 men|men] died.", "one more"),
        ("He kills [5 men|men], himself", "[6 men|men] died.", "one more"),
        ("[7 wagons|wagons] burn", "Half of the [14 wagons|wagons] burned.", "fraction"),
        ("[40 dead|dead] in fire", "[14 men|men] and [11 women|women] died.", None),
        ("[9 dead|dead] in fire", "[3 men|men] died in [3 houses|houses].", None),
        ("[4 wagons|wagons] burn", "[6 wagons|wagons] burned, all with [2 horses|horses] before them.", None),
        ("[5 wagons|wagons] burn", "[4 wagons|wagons] and the mill burned.", None),
    ],
)
def test_derivation_of_a_heading_from_the_restating_sentence(
    view: Views, title: str, text: str, how: str | None
) -> None:
    passages = Passages(view(title, text))
    (summary,) = passages.summaries()
    figure, restating = summary.passage.claims[0], summary.body[0].claims[0]
    assert derivation(figure, restating, summary.passage, summary.body, passages) == how


def test_the_number_of_the_week_must_stand_in_the_text(view: Views) -> None:
    body = "Closed-loop cooling holds the annual draw to [19 wagons|wagons] of water."
    made = view("Letter", body, "Number of the week: [91 wagons|wagons], what the closed loop draws a year.")
    (found,) = recaps(Passages(made))
    assert not found.agrees
    assert (found.figure.text, found.original.text) == ("91 wagons", "19 wagons")


def test_a_recap_without_a_counterpart_is_passed_over(view: Views) -> None:
    made = view("Letter", "It rained.", "Number of the week: [91 wagons|wagons], what the closed loop draws a year.")
    assert not list(recaps(Passages(made)))


@pytest.mark.parametrize(
    ("prose", "figure", "sort"),
    [
        ("The girl, 9, was found.", "9", "age"),
        ("He was 81.", "81", "age"),
        ("Dead at 62\n", "62", "age"),
        ("They met at 62 places.", "62", "count"),
        ("The 16-year-old ran.", "16", "age"),
        ("He bought 9, not 8.", "9", "count"),
    ],
)
def test_ages_are_a_sort_of_their_own(stated: Claims, prose: str, figure: str, sort: str) -> None:
    start = prose.index(figure)
    claim = stated(figure, kind=Kind.COUNT)
    place = claim.location.model_copy(update={"start": start, "end": start + len(figure)})
    assert sort_of(claim.model_copy(update={"location": place}), prose) == sort


@pytest.mark.parametrize(("part", "verdict"), [("182", Agrees), ("247", Differs)])
def test_a_percentage_is_compared_with_the_share_that_the_text_states(view: Views, part: str, verdict: type) -> None:
    text = f"Tern Labs will cut [{part}|] of its [1,300 jobs|jobs] in May."
    made = view("Tern Labs cuts [14 percent|] of its jobs", text)
    percent = made.claims[0].model_copy(update={"quantity": quantity("14 percent", "14", "percent")})
    (found,) = verdicts(replace(made, claims=(percent, *made.claims[1:])))
    assert isinstance(found, verdict)


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "This week: Rook raises [$40 million]",
            "Rook, a maker of chess clocks, has raised a round led by two funds, after [$14 million] two years ago.",
        ),
        ("Heron, a speech model for [34 languages|languages]", "Heron hears much. We tested [12 languages|languages]."),
    ],
    ids=["another time", "a part that was tested"],
)
def test_figures_that_the_text_sets_apart(title: str, text: str) -> None:
    assert not [f for f in _findings(f"# {title}\n\n{text}\n") if f.rule == "CC105"]


def _findings(text: str) -> list[Finding]:
    plain = re.sub(r"\[([^]|]+)(?:\|[^]]*)?\]", r"\1", text)
    return list(check([Document.from_text(plain, name="a.md", media_type="text/markdown")]).findings)


@pytest.mark.parametrize(
    "text",
    [
        "# Survey\n\n## Key findings\n\n- [26%] of the teams would move to another town\n\n## Moving\n\n"
        "A majority, 62% of the teams, would move to another town.",
        "# Garden paths\n\nThe new paths are made of oak. They cost 41,200 euros and were paid for by the town.\n\n"
        "Nobody fell.\n\n## In short\n\nThe new paths of oak cost [42,100 euros], paid for by the town.",
    ],
    ids=["key findings", "conclusions"],
)
def test_what_sums_up_a_text_is_held_against_it(text: str) -> None:
    assert [f.rule for f in _findings(text) if f.rule.startswith("CC1")] == ["CC105"]
