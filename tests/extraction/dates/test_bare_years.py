"""A number of four digits is a year only where words ask for one."""

from __future__ import annotations

import pytest

from claimcheck.extraction.dates import find_dates


def years(text: str) -> list[str]:
    return [figure.date.timex for figure in find_dates(text, None) if figure.date]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It was released in 2023.", ["2023"]),
        ("In 2023 researchers found it.", ["2023"]),
        ("A 2022 paper said so.", ["2022"]),
        ("They sold a 2022 model there.", ["2022"]),
        ("They sold 2022 models there.", []),
        ("The 2020 election was close.", ["2020"]),
        ("Welcome to 2023!", ["2023"]),
        ("2019's best model.", ["2019"]),
        ("Sales in 2007 and 2009 were equal.", ["2007", "2009"]),
        ("The treaty of 1713 ended it.", []),
        ("It dates back to 1865, when it was built.", ["1865"]),
        ("By 2050, half of them.", ["2050"]),
        ("The film (2013) won.", ["2013"]),
        ("A hit in '08, they said.", ["2008"]),
        ("Copyright 2016 by the authors.", ["2016"]),
    ],
)
def test_words_around_a_number_make_it_a_year(text: str, expected: list[str]) -> None:
    assert years(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "in 1024 dimensions",
        "with 2048 tokens",
        "in 2000 steps",
        "in 1850 pieces",
        "of 2016 people",
        "a width of 1920 pixels",
        "from 1024 to 2048",
        "between 1000 and 1500",
        "RTX 2080)",
        "reached 2024.5 points",
        "sold 2024-unit packs",
        "cost $2024",
    ],
)
def test_what_a_number_counts_makes_it_none(text: str) -> None:
    assert years(f"They ran it {text} there.") == []
