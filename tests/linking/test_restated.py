"""Figures that a document states twice, in other words and in another paragraph."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check

_ONE_RULE = Config(cache=False, jobs=1, select=("CC106",))

RESTATED = [
    (
        "## Results\n\nBatteries lasted 212 days on average, and 5 of the 48 sensors failed.\n\n## Conclusion\n\n"
        "Batteries lasted for {} days, long enough for one season.\n",
        "212",
        "221",
    ),
    (
        "The ferry will leave at half past, and the trip takes {} minutes.\n\n## Ferry\n\n"
        "It leaves every hour. The trip from Kirk to Doon takes 45 minutes.\n",
        "45",
        "54",
    ),
    (
        "61 percent of the households own a car. 22 percent own two.\n\nA bike is used daily by 18 percent.\n\n"
        "To conclude: {} percent of households own a car.\n",
        "61",
        "51",
    ),
    (
        "Larch Motors is calling back {} vans because of a loose belt.\n\n"
        "Owners of the 23,000 vans will get a letter. The repair takes 40 minutes.\n",
        "23,000",
        "32,000",
    ),
    (
        "*Figure 1: the storm cut the power of 14,200 homes.*\n\nOn Sunday a storm crossed the county. "
        "Power failed in {} homes.\n",
        "14,200",
        "12,400",
    ),
]

OF_OTHERS = [
    "Patients in the drug group walked 412 metres.\n\nPatients in the placebo group walked 421 metres.\n",
    "The base model was trained on 2.4 trillion tokens.\n\nA later base model was trained on 4.2 trillion tokens.\n",
    "In winter the trip takes 45 minutes.\n\nThe trip on the fast boat takes 54 minutes.\n",
    "In 2023, 61 percent of readers read on a phone.\n\nThis year 51 percent of readers read on a phone.\n",
    "Power failed in 14,200 homes in the north.\n\nIn the south power failed in 12,400 homes.\n",
    "The 62 players of the orchestra came by train.\n\nOf the 26 players who stayed at home most had a cold.\n",
    "A belt saved 23,000 vans.\n\nThe 32,000 vans built in 2022 have another belt.\n",
    "The mode has a width of 48 mm.\n\nThe mode has a width of 46 mm.\n\nThe mode has a width of 44 mm.\n",
]


def findings(text: str) -> list[str]:
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    return [finding.message for finding in check([document], config=_ONE_RULE).findings]


@pytest.mark.parametrize(("text", "right", "wrong"), RESTATED)
def test_a_figure_said_again_must_be_the_same(text: str, right: str, wrong: str) -> None:
    assert findings(text.format(right)) == []
    (message,) = findings(text.format(wrong))
    assert right in message
    assert wrong in message


@pytest.mark.parametrize("text", OF_OTHERS)
def test_like_words_may_tell_of_two_things(text: str) -> None:
    assert findings(text) == []
