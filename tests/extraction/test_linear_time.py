"""No text, however it repeats itself, takes more than linear time: the cost of n and of 4n characters is compared."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial

import pytest

from claimcheck import Config, Document
from claimcheck.extraction.dates import find_dates
from claimcheck.extraction.extract import extract_document
from claimcheck.extraction.quantities import find_quantities
from claimcheck.extraction.statistics import find_statistics
from claimcheck.readers import ReadError, read

SETTINGS = Config(cache=False, jobs=1)
SQUARE = 9
"""Four times the text costs a square sixteen times as much, and what is linear four times: the bound lies between."""
MOMENT = 0.04
"""Seconds too short to tell a square from noise."""

PIECES = {
    "digits": "7", "commas": ",", "blanks": " ", "open brackets": "(", "closing brackets": ")", "square brackets": "[",
    "a and a": "a and ", "one and one": "1 and ", "glued list": "1,1,1,", "percent signs": "%%%", "from from": "from ",
    "ranges": "from 1 to 2 ", "full stops": ".", "quotes": '"', "curly quotes": "“", "hyphens": "-",
    "numbers and hyphens": "5-", "numbers and dashes": "1–2–", "slashes": "1/", "colons": "1:", "powers": "10^",
    "superscripts": "10²", "fractions": "½", "plus-minus": "5 ± ", "products": "5 × ", "line breaks": "1\n",
    "paragraphs": "a 5\n\n", "money": "$5 ", "hundreds": "hundred ", "thousand and": "thousand and ",
    "weeks of weeks": "week of the ", "halves of halves": "half of the ", "dates": "May 5, ", "days": "2024-01-01 ",
    "half dates": "1/2/", "weeks ago": "5 days ago ", "between": "between 1 and ", "speech": '"5," he said, ',
    "capitals": "Llama 3 ", "aliases": "Long Name (LN) ", "references": "[1] ", "rises": "rose from 3 to 4 ",
    "sums": "3 plus 4 is ", "equations": "3 + 4 = 7, ", "of": "3 of 4 ", "tests": "t(28) = 2.20, p = .03, ",
    "links": "http://a.b/", "code": "`5` ", "stars": "*", "bold": "**5** ", "cells": "| 1 ", "headings": "# 5\n",
    "bullets": "- 5\n", "quoted": "> ", "tags": "<b>", "angles": "<", "entities": "&amp;", "comments": "<!--",
    "divisions": "<div>5 ", "tables": "<table><tr><td>5", "formulas": "$5$ ", "fences": "```\n", "brackets": "(5) ",
    "nested": "(5 ", "units": "5 kg and ", "long units": "kg·", "rates": "5 per day per ", "ordinals": "first ",
    "versions": "1.2.", "shares": "5 percent, or 3 of 4, ", "pairs": "key: 5\n", "columns": "1\t2\t3\n",
    "sentences": "The mill has 5 wheels. ", "abbreviations": "e.g. ", "full-width stops": "5。", "İ": "İ",
    "bands": "low mid-single ", "odds": "5 to ", "one in": "one one in ", "feet": "5' x ", "places": "5°5′5″",
    "plus or": "plus or minus ", "mixed fractions": "3-1/2-", "versions of names": "Vela 3.1, ", "concise": "5(2)",
    "per thousand": "5 per 1,000 per ",
    "mixed": "from $1,2-3% (to “4 and five/6 May [7] ", "unclosed": "([{“<5 ",
}  # fmt: skip


def grows_linearly(work: Callable[[str], object], text_of: Callable[[int], str], length: int) -> bool:
    """Whether four times the text takes clearly less than sixteen times as long, at one of two tries."""

    def seconds(characters: int) -> float:
        text = text_of(characters)
        began = time.process_time()
        work(text)
        return time.process_time() - began

    seconds(200)
    return any(seconds(4 * length) < SQUARE * max(seconds(length), MOMENT) for _ in range(2))


def repeated(piece: str) -> Callable[[int], str]:
    return lambda characters: (piece * characters)[:characters]


def reading(media_type: str) -> Callable[[str], Document | None]:
    def work(text: str) -> Document | None:
        try:
            return read(Document.from_text(text, name="long", media_type=media_type), SETTINGS)
        except ReadError:
            return None

    return work


def extracting(media_type: str) -> Callable[[str], None]:
    def work(text: str) -> None:
        document = reading(media_type)(text)
        if document is not None:
            extract_document(document, SETTINGS)

    return work


every_piece = pytest.mark.parametrize("piece", PIECES.values(), ids=PIECES.keys())


@every_piece
@pytest.mark.parametrize("find", [find_quantities, find_statistics, partial(find_dates, reference=None)])
def test_every_finder_takes_linear_time(find: Callable[[str], object], piece: str) -> None:
    assert grows_linearly(find, repeated(piece), 1_000)


@every_piece
@pytest.mark.parametrize("media_type", ["text/plain", "text/markdown", "text/html", "text/x-tex"])
def test_every_reader_takes_linear_time(media_type: str, piece: str) -> None:
    assert grows_linearly(reading(media_type), repeated(piece), 4_000)


@every_piece
def test_the_whole_extraction_takes_linear_time(piece: str) -> None:
    assert grows_linearly(extracting("text/markdown"), repeated(piece), 800)


@pytest.mark.parametrize("columns", [3, 12, 10_000])
def test_tables_take_linear_time_in_their_rows_and_in_their_columns(columns: int) -> None:
    def table(characters: int) -> str:
        width = min(columns, characters // 16)
        head = "| " + " | ".join(f"c{column}" for column in range(width)) + " |\n" + "|---" * width + "|\n"
        row = "| Minnow | " + " | ".join(f"{column}.5" for column in range(width - 1)) + " |\n"
        return head + row * max(1, characters // len(row))

    assert grows_linearly(extracting("text/markdown"), table, 4_000)


@pytest.mark.parametrize("piece", ["7", ",", " ", "("])
def test_a_million_characters_of_one_kind_are_read(piece: str) -> None:
    find_quantities(repeated(piece)(1_000_000))
