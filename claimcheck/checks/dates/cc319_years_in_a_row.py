"""CC319: years that are said to follow each other, and do not, or are more or fewer than said."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from claimcheck.checks.dates.calendar import has_own_year
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.lexicon.dates import numbered
from claimcheck.lexicon.numbers import small_number
from claimcheck.records import Claim, Derivation, Grain, Input, Severity, Span

_LINK = re.compile(r",\s(?:and\s|then\s)?|\s(?:and|&)\s(?:in\s)?")
_OTHER_YEARS = re.compile(
    r"\b(?:since|except|but|not|than|between|from|or|before|until|each|every|again)\b", re.IGNORECASE
)
"""Words of a sentence whose years need not be those of the row."""
_AFTER = re.compile(r"\bafter\s(?:[\w'’-]{1,20}\s){0,4}?$", re.IGNORECASE)
_FEWEST = 2


class YearsInARow(DocumentRule):
    """Years that a text lists as following each other leave one out, or are not as many as it says.

    ## What it checks
    "won in 2020, 2021 and 2022, three years in a row", "for the third year running, after 2021 and 2022": the listed
    years follow each other, and are as many as said (one fewer where they are those before the last).

    ## Why it matters
    One of the years or the number of them is wrong.

    ## When it is wrong
    Events that were left out in a year and are still counted as held in a row.

    ## Source
    Counting years.
    """

    code = "CC319"
    name = "years-in-a-row"
    severity = Severity.WARNING
    since = "0.2"
    examples = (
        Flags("one-left-out", "They won in 2019, 2020 and 2022, three years in a row.", at="2019", says="2021"),
        Flags("one-too-few", "They won four times in a row, in 2019, 2020 and 2021.", at="2019", says="3 years"),
        Flags(
            "after-others",
            "Profits fell for the third year running in 2023, after 2020 and 2022.",
            at="2020",
            says="2021",
        ),
        Passes("in-a-row", "They won in 2020, 2021 and 2022, three years in a row."),
        Passes("after-two", "Profits fell for the third year running in 2023, after 2021 and 2022."),
        Ignores("no-list", "In 2023 profits fell for the third year in a row."),
        Ignores("apart", "They won in 2019, 2020 and 2022."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every list of years in a sentence that speaks of one row of years."""
        prose = view.document.prose
        for span, claims in view.by_sentence.items():
            rows = list(_row().finditer(prose, *span))
            if len(rows) != 1 or claims[0].location.cell is not None or _OTHER_YEARS.search(prose, *span):
                continue
            lists = [years for years in _lists(prose, claims) if len(years) >= _FEWEST]
            count = _count(rows[0])
            if len(lists) == 1 and count is not None and _may_be_a_row(lists[0], rows[0].group()):
                yield _judge(view, lists[0], count, rows[0])


@cache
def _row() -> re.Pattern[str]:
    """ "three years in a row", "four consecutive seasons", "the third straight year"."""
    ordinals = "|".join(sorted(numbered("ordinals"), key=len, reverse=True))
    unit, row = r"(?:year|season|time|edition)", r"(?:in\sa\srow|running)"
    number = r"(?P<{}>\d{{1,2}}|[a-z]{{3,9}})"
    return re.compile(
        rf"\b(?:{number.format('count')}\s{unit}s\s{row}|{number.format('straight')}\s(?:consecutive|successive|straight)\s{unit}s"
        rf"|(?P<nth>\d{{1,2}}(?:st|nd|rd|th)|{ordinals})\s(?:{unit}\s{row}|(?:consecutive|successive|straight)\s{unit}))\b",
        re.IGNORECASE,
    )


def _count(row: re.Match[str]) -> int | None:
    """How many years the words say."""
    if nth := row["nth"]:
        return int(nth[:-2]) if nth[0].isdigit() else numbered("ordinals").get(nth.casefold())
    return small_number(row["count"] or row["straight"])


def _lists(prose: str, claims: Sequence[Claim]) -> Iterator[list[Claim]]:
    """The runs of years that stand side by side in a sentence."""
    years: list[Claim] = []
    for claim in claims:
        is_year = claim.date is not None and claim.date.grain is Grain.YEAR and claim.date.timex.isdigit()
        if is_year and has_own_year(claim):
            if years and not _LINK.fullmatch(prose, years[-1].location.end, claim.location.start):
                yield years
                years = []
            years.append(claim)
    yield years


def _may_be_a_row(years: Sequence[Claim], row: str) -> bool:
    """Whether a list is of neighbouring years but for one left out; what is held every four years is none."""
    steps = [other - one for one, other in pairwise(_numbers(years))]
    return all(step == 1 for step in steps) or (sum(steps) == len(steps) + 1 and "time" not in row)


def _numbers(years: Sequence[Claim]) -> list[int]:
    return sorted(int(claim.date.timex) for claim in years if claim.date is not None)


def _judge(view: DocumentView, years: Sequence[Claim], count: int, row: re.Match[str]) -> Verdict:
    numbers = _numbers(years)
    are_before = bool(row["nth"]) and _AFTER.search(view.before(years[0], 60)) is not None
    said = count - 1 if are_before else count
    missing = [year for one, other in pairwise(numbers) for year in range(one + 1, other)]
    derivation = Derivation(
        formula="years in a row = last year − first year + 1 = years listed",
        inputs=(
            Input(name="row", text=row.group()),
            Input(name="years", text=", ".join(claim.text for claim in years)),
        ),
        expected=f"{said} years that follow each other",
        stated=f"{len(numbers)} years" + (f", without {', '.join(map(str, missing))}" if missing else ""),
    )
    if not missing and len(numbers) == said:
        return Agrees(tuple(years), derivation)
    place = (*(claim.location for claim in years), view.locate(Span(*row.span()), years[0]))
    message = f"“{row.group()}” is {derivation.expected}, but these are {derivation.stated}."
    return Differs(tuple(years), message, derivation, locations=place, confidence=0.8)
