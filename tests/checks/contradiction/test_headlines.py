"""Whole articles of our own: a wrong figure in the title is found, a true, derived or unmentioned one is left alone."""

from __future__ import annotations

import re

import pytest

from claimcheck import Config, check
from claimcheck.records import Document, Finding

ARTICLES = [
    (
        "Council approves {} new homes on the old gasworks",
        "42",
        "24",
        "Harwick council voted on Tuesday to let the site of the former gasworks be built on. [[The plan "
        "has 42 homes, a third of them for rent, and a nursery.]] Work is to begin in March and to take 18 months. "
        "Residents had collected 1,100 signatures against the scheme, mostly over parking.",
    ),
    (
        "Brewery recalls {} bottles of wheat beer",
        "12,000",
        "1,200",
        "The Holmgard brewery has asked customers to return its wheat beer. [[Some 12,000 bottles filled on 3 May may "
        "contain splinters of glass, the company said.]] Four customers had complained. The beer was sold in 31 shops.",
    ),
    (
        "Storm leaves {} households without power",
        "48,000",
        "84,000",
        "A storm with gusts of 120 kilometres an hour crossed the coast on Sunday night. [[At the peak 48,000 "
        "households were without electricity, said the grid company.]] By noon on Monday 5,000 were still "
        "dark. Twelve roads were blocked by trees.",
    ),
    (
        "Hospital cuts waiting time for hips to {} weeks",
        "11",
        "14",
        "St. Bride's has changed how it plans its operations. [[Patients who need a new hip now wait 11 weeks on "
        "average.]] Before, it was more than half a year. The hospital has hired two surgeons. Knees take 20 weeks.",
    ),
    (
        "Coach crash near Tolna injures {}",
        "19",
        "29",
        "A coach left the road near Tolna on Saturday evening and came to rest in a field. [[Nineteen passengers were "
        "hurt, four of them badly, police said.]] The coach had been carrying a choir of 44 back from a contest.",
    ),
    (
        "{} percent of teachers consider leaving, survey finds",
        "38",
        "83",
        "Many teachers think about another job. [[In a survey of 2,400 teachers by the union, 38 percent said they had "
        "considered leaving the profession in the last year.]] Asked for reasons, 71 percent named paperwork.",
    ),
    (
        "Shop closes {} of its branches",
        "31",
        "13",
        "Oken, which sells shoes, has too many branches, its new owners say. [[It will close 31 of them by the end of "
        "June.]] About 270 people are to lose their work. Sales online grew by 22 percent.",
    ),
]

INNOCENT = {
    "sum of women and children": "# Fire kills 5 in Mill Street\n\nThree women and two children died when a house in "
    "Mill Street burned on Sunday. Nine people were taken to hospital.\n",
    "two dozen": "# Two dozen whales stranded\n\nOn the beach of Sandvik 24 pilot whales were stranded on Monday. "
    "Rescuers brought eleven of them back into the water. In 2016 it had been 31.\n",
    "list of tips": "# 10 tips for a quieter office\n\nOpen offices are loud. In a study only 8 of 100 people "
    "liked theirs.\n\n## 1. Put up curtains\n\nThey take 3 decibels.\n\n## 2. Use rooms\n\nTwo rooms are enough.\n",
    "quarter rounded": "# Quarter of voters undecided, poll says\n\nFour weeks before the election 26 percent of "
    "voters do not know whom to choose, a poll for the radio says. In 2019 it was 18 percent.\n",
    "sum of orders": "# Ministry buys 60 million masks\n\nThe ministry has ordered 45 million masks from a firm in Ulm "
    "and 15 million from one in Graz. They cost 11 cents each.\n",
    "a person more": "# Cyclist dies, 2 hurt in tunnel\n\nA 54-year-old cyclist died in the Rothorn tunnel on Friday. "
    "The driver of a van and his wife were taken to hospital. The tunnel was closed for 4 hours.\n",
    "software": "# Kestrel 3\n\nVersion 4 is being planned.\n\n## 5 minutes to your first script\n\nCreate a file. It "
    "takes 2 steps: write, run.\n",
    "newsletter": "# Newsletter 14\n\nIn this issue: 3 papers, a talk and a job.\n\n## Talk\n\nAnna Rehm spoke for 40 "
    "minutes to 90 people.\n\n## Papers\n\nThe first paper has 2 authors, the second 11.\n",
    "change from two amounts": "# Our results for Q3: revenue up 12%\n\nRevenue grew from $41.0 million to $45.9 "
    "million. Operating costs rose by 9%, and headcount by 4% to 212.\n",
    "rounded down": "# 1,000 join march against motorway\n\nAbout 1,100 people walked through the town on Saturday, "
    "the police counted; the organisers spoke of 2,000.\n",
    "in two parts": "# Minister: 20 new trains by 2030\n\nThe railway gets new trains. The first five come in 2026, "
    "another fifteen over the four years after that. Each has 290 seats.\n",
}


def findings(title: str, body: str) -> list[Finding]:
    document = Document.from_text(f"# {title}\n\n{body}\n", name="a.md", media_type="text/markdown")
    return check([document], config=Config(select=("CC105",))).findings


@pytest.mark.parametrize(("title", "true", "wrong", "body"), ARTICLES, ids=[article[0] for article in ARTICLES])
def test_a_wrong_figure_in_a_title_is_found(title: str, true: str, wrong: str, body: str) -> None:
    whole = body.replace("[[", "").replace("]]", "")
    assert not findings(title.format(true), whole)
    (finding,) = findings(title.format(wrong), whole)
    assert finding.locations[0].line == 1
    assert finding.derivation is not None
    assert finding.derivation.readings[0].startswith("restated with probability")


@pytest.mark.parametrize(("title", "true", "wrong", "body"), ARTICLES, ids=[article[0] for article in ARTICLES])
def test_a_figure_that_the_text_does_not_mention_is_left_alone(title: str, true: str, wrong: str, body: str) -> None:
    without = re.sub(r"\[\[.*?\]\] ?", "", body)
    assert not findings(title.format(true), without)
    assert not findings(title.format(wrong), without)


@pytest.mark.parametrize("text", INNOCENT.values(), ids=INNOCENT)
def test_a_derived_figure_in_a_title_is_left_alone(text: str) -> None:
    title, _, body = text.removeprefix("# ").partition("\n\n")
    assert not findings(title, body)


ABSTRACT = (
    "Sleep of shift workers",
    "## Abstract\n\nWe asked {} nurses of four hospitals about their "
    "sleep. Nurses on night shifts slept 5.4 hours, 1.5 "
    "hours less than the others.\n\n## Methods\n\nWe asked 421 nurses of "
    "four hospitals about their sleep, by a form on "
    "paper. The mean age was 38 years.\n\n## Results\n\nNurses on night "
    "shifts slept 5.4 hours on average (SD 1.1), those "
    "on day shifts 6.9 hours.",
)
TLDR = (
    "Moving the search index",
    "TL;DR: the new index answers queries in {} ms at the median, and it "
    "costs us 1,200 euros a month less.\n\nWe had used "
    "the old index since 2017. The new index answers queries in 83 ms at "
    "the median, down from 140 ms. It runs on three "
    "machines. All in all it costs us 1,200 euros a month less.",
)
REPORT = (
    "Annual report",
    "## Summary\n\nThe society had {} members at the end of the year. It held 31 evenings, and 2,900 people came.\n\n"
    "## Members\n\nAt the end of the year the society had 640 members.\n\n## Evenings\n\nThe 14 evenings of the spring "
    "were seen by 1,200 people, the 17 of the autumn by 1,700.",
)


@pytest.mark.parametrize(
    ("text", "true", "wrong"),
    [(ABSTRACT, "421", "412"), (TLDR, "83", "38"), (REPORT, "640", "604")],
    ids=["abstract", "labelled paragraph", "summary"],
)
def test_an_abstract_is_compared_with_the_text_behind_it(text: tuple[str, str], true: str, wrong: str) -> None:
    title, body = text
    assert not findings(title, body.format(true))
    (finding,) = findings(title, body.format(wrong))
    assert finding.locations[0].line < finding.locations[1].line


def test_a_count_that_follows_from_its_changes_is_left_alone() -> None:
    text = (
        "## Summary\n\nThe society had 640 members at the end of the "
        "year.\n\n## Members\n\nIn January the society had 611 "
        "members. In the year 52 joined and 23 left."
    )
    assert not findings("Annual report", text)


def test_the_subject_of_a_mail_is_compared_with_its_text() -> None:
    mail = (
        "From: Ana <a@example.org>\nSubject: Outage on Tuesday hit 340 "
        "customers\n\nDear all,\n\nOn Tuesday the power supply "
        "of rack 7 failed. The outage hit {} customers for two hours.\n\nBest, Ana\n"
    )
    for stated, expected in (("340", 0), ("430", 1)):
        document = Document.from_text(mail.format(stated), name="a.txt", media_type="text/plain")
        assert len(check([document], config=Config(select=("CC105",))).findings) == expected
