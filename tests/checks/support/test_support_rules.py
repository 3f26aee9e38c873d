from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest

from claimcheck.checks.rule import Agrees, Differs, DocumentView
from claimcheck.checks.support.cc501_figure_without_source import FigureWithoutSource
from claimcheck.checks.support.cc504_vague_source import VagueSource
from claimcheck.checks.support.cc505_stale_statement import StaleStatement
from claimcheck.config import Config

ViewMaker = Callable[..., DocumentView]

EFFECT = "# Synthetic labels\nThe method suits small teams and cuts annotation costs by {percentage:90%}."


def severities(rule: FigureWithoutSource | VagueSource | StaleStatement, view: DocumentView) -> list[str]:
    """Severity of every finding, `agrees` for what agrees."""
    return [(v.severity or rule.severity).value if isinstance(v, Differs) else "agrees" for v in rule.check(view)]


class TestFigureWithoutSource:
    rule = FigureWithoutSource()

    def test_a_claimed_effect_with_no_work_behind_it_is_a_warning(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of(EFFECT)) == ["warning"]

    def test_the_same_effect_is_an_info_where_the_section_reports_work(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of(EFFECT + " The authors tested it on two corpora.")) == ["info"]

    def test_a_figure_about_others_is_an_info(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("# A\nWrenna-4 was trained on {tokens:6.2 trillion tokens}.")) == ["info"]

    def test_a_sentence_is_reported_once(self, view_of: ViewMaker) -> None:
        view = view_of("# A\nWrenna-4 has {parameters:70B parameters} and read {tokens:6.2T tokens}.")
        (found,) = self.rule.check(view)
        assert len(found.claims) == 2

    def test_required_support_makes_it_an_error(self, view_of: ViewMaker) -> None:
        view = view_of("# A\nWrenna-4 cost {money:$4M}.", config=Config(require_support=True))
        assert severities(self.rule, view) == ["error"]

    @pytest.mark.parametrize(
        "text",
        [
            "# A\nAccording to the Post, Wrenna-4 cost {money:$4M}.",
            "# A\nWrenna-4 cost {money:$4M} (<filing>).",
            "# A\nWrenna-4 cost {money:$4M} (Okafor, 2023).",
        ],
    )
    def test_a_named_or_linked_source_agrees(self, view_of: ViewMaker, text: str) -> None:
        assert severities(self.rule, view_of(text)) == ["agrees"]

    @pytest.mark.parametrize(
        "text",
        [
            "# A\nKestrel plans to spend {money:$4M}.",
            "# A\nThis would cost {money:$4M}.",
            "# A\nWhat if it cost {money:$4M}?",
            "# A\nIt was released in {date:2024}.",
            "# A\nIt covers {count:three tasks}.",
            "# A\nWe measured {percentage:71%} on our own set.",
            "# A\nIt reportedly cost {money:$4M}.",
            "# A\nEnterprises report savings of {percentage:30%}.",
            "# A\nKestrel published a <paper>. It scores {percentage:71%}.",
        ],
    )
    def test_nothing_is_said_of_what_needs_no_source_of_its_own(self, view_of: ViewMaker, text: str) -> None:
        assert severities(self.rule, view_of(text)) == []

    def test_a_model_card_needs_no_source_for_its_own_figures(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("# Model card\nWrenna-4 scores {percentage:71%}.")) == []
        assert severities(self.rule, view_of("# Wrenna\nIt scores {percentage:71%}.", name="README.md")) == []

    def test_a_size_in_a_name_is_no_figure_to_support(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("# A\nWrenna {parameters:70B} is open.")) == []

    def test_a_share_of_cuts_is_no_claimed_effect(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("# A\nSome {percentage:40 percent} of the cuts fall on sales.")) == [
            "info"
        ]

    def test_the_country_is_no_first_person(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("# A\nThe US lead is {duration:14 months}.")) == ["info"]


class TestVagueSource:
    rule = VagueSource()

    @pytest.mark.parametrize(
        ("text", "expected"),
        [
            ("Enterprises report savings of {percentage:30%}.", "warning"),
            ("Recent studies show that {percentage:30%} of users leave.", "warning"),
            ("It raises conversion by {percentage:15-20%} as seen in pilots.", "warning"),
            ("The deal is worth {money:$2 billion}, people familiar with the matter said.", "info"),
            ("Researchers at Delft found that {percentage:12%} leave.", "agrees"),
            ("It cut errors by {percentage:40%}, per Kestrel case studies.", "info"),
            ("It cut errors by {percentage:40%}, according to Kestrel.", "agrees"),
            ("Users said it takes {duration:15 minutes}.", "info"),
            ("The researchers found that {percentage:12%} leave.", "agrees"),
        ],
    )
    def test_a_source_is_vague_that_nobody_could_ask(self, view_of: ViewMaker, text: str, expected: str) -> None:
        assert severities(self.rule, view_of(text)) == [expected]

    def test_a_link_makes_the_source_known(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("Studies show that {percentage:30%} leave (<study>).")) == ["agrees"]

    def test_no_attribution_is_nothing_to_judge(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of("It scores {percentage:30%}.")) == []


class TestStaleStatement:
    rule = StaleStatement()
    plan = "Kestrel plans to open a plant by {date:2024}."

    def test_a_plan_whose_date_is_over_is_stale(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of(self.plan, date="2025-03-04")) == ["warning"]

    def test_a_plan_within_the_year_of_the_document_is_not(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of(self.plan, date="2024-12-31")) == ["agrees"]

    def test_against_the_checking_date_it_is_an_info(self, view_of: ViewMaker) -> None:
        config = Config(checking_date=dt.date(2026, 1, 1))
        assert severities(self.rule, view_of(self.plan, config=config)) == ["info"]
        assert severities(self.rule, view_of(self.plan, config=config, date="2023-01-01")) == ["info"]

    def test_without_any_date_nothing_is_judged(self, view_of: ViewMaker) -> None:
        assert severities(self.rule, view_of(self.plan)) == []

    def test_a_plan_told_as_past_is_passed_over(self, view_of: ViewMaker) -> None:
        told = "Kestrel was expected to open a plant by {date:2024}."
        assert severities(self.rule, view_of(told, date="2025-03-04")) == []

    def test_currently_wears_off_after_a_year(self, view_of: ViewMaker) -> None:
        text = "It currently scores {score:43.02}."
        old, new = Config(checking_date=dt.date(2026, 1, 1)), Config(checking_date=dt.date(2024, 9, 1))
        assert severities(self.rule, view_of(text, date="2024-07-03", config=old)) == ["info"]
        assert severities(self.rule, view_of(text, date="2024-07-03", config=new)) == []


def test_agreements_name_what_the_figure_stands_on(view_of: ViewMaker) -> None:
    (found,) = FigureWithoutSource().check(view_of("# A\nAccording to the Post, Wrenna-4 cost {money:$4M}."))
    assert isinstance(found, Agrees)
    assert found.derivation.stated == "the Post"
