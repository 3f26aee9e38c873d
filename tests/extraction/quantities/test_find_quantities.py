"""What is found in a text: value, unit, hedge, noun and kind, with the span as the gold wants it."""

from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path

import pytest

from claimcheck.extraction.figure import Figure, SkipReason
from claimcheck.extraction.quantities import find_quantities
from claimcheck.records import Comparator, Kind, Quantity, Span


def figures(text: str) -> list[Figure]:
    return find_quantities(text)[0]


def only(text: str) -> tuple[Figure, Quantity]:
    (found,) = figures(text)
    assert found.quantity is not None
    return found, found.quantity


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("It ran for 302 hours.", "302 hours", "302", "hour"),
        ("It cost $0.20 in all.", "$0.20", "0.2", "USD"),
        ("It cost US$5 bn in all.", "US$5 bn", "5e9", "USD"),
        ("It cost €10M in all.", "€10M", "1e7", "EUR"),
        ("It cost 30 MUSD in all.", "30 MUSD", "3e7", "USD"),
        ("It cost 63 cents.", "63 cents", "63", "USD_cent"),
        ("It cost 13 dollars 45 cents.", "13 dollars 45 cents", "13.45", "USD"),
        ("They paid 40 million pounds.", "40 million pounds", "4e7", "GBP"),
        ("It weighs 40 pounds.", "40 pounds", "40", "pound"),
        ("It moved 1.25 GB/s of data.", "1.25 GB/s", "1.25", "gigabyte/second"),
        ("It drove at 120 km/h there.", "120 km/h", "120", "kilometer/hour"),
        ("It shows 20 frames per second.", "20 frames per second", "20", "frame/second"),
        ("It pumps 18 liters a minute.", "18 liters a minute", "18", "liter/minute"),
        ("It covers 4 km^2 of land.", "4 km^2", "4", "kilometer**2"),
        ("It covers 4 square kilometers.", "4 square kilometers", "4", "kilometer**2"),
        ("It flows at 3 m s−1 there.", "3 m s−1", "3", "meter*second**-1"),
        ("At 25 °C it melts.", "25 °C", "25", "degree_Celsius"),
        ("At minus-130 degrees Fahrenheit.", "minus-130 degrees Fahrenheit", "-130", "degree_Fahrenheit"),
        ("It used 1.66*10^20 FLOPS there.", "1.66*10^20 FLOPS", "1.66e20", "FLOP"),
        ("It did 10 petaFLOP/s there.", "10 petaFLOP/s", "10", "petaFLOP/second"),
        ("a 72-billion-parameter version", "72-billion-parameter", "72e9", "parameter"),
        ("a six-month lead", "six-month", "6", "month"),
        ("a 7-day test", "7-day", "7", "day"),
        ("It stood 5 feet 10 inches.", "5 feet 10 inches", "70", "inch"),
        ("She is 5-foot-8 and fast.", "5-foot-8", "68", "inch"),
        ("A six-foot-four bouncer.", "six-foot-four", "76", "inch"),
        ("The 6-foot-10-inch forward.", "6-foot-10-inch", "82", "inch"),
        ("It is 12 feet, 3 inches long.", "12 feet, 3 inches", "147", "inch"),
        ("It lasted three-and-a-half hours.", "three-and-a-half hours", "3.5", "hour"),
        ("It rises 3 mm ± 1 mm a year.", "3 mm ± 1 mm a year", "3", "millimeter/year"),
        ("Over one in 8 adults came.", "one in 8", "0.125", ""),
        ("It makes 2 dozen cookies.", "2 dozen cookies", "24", ""),
        ("Margins widened 12bp.", "12bp", "12", "basis_point"),
        ("The 300 bp fragment.", "300 bp", "300", "base_pair"),
        ("It fell to 15 below zero.", "15 below zero", "-15", "degree"),
        ("It cost us $2 to send.", "$2", "2", "USD"),
        ("It cost US $2 to send.", "US $2", "2", "USD"),
        ("It took 1 hour, 5 minutes and 30 seconds.", "1 hour, 5 minutes and 30 seconds", "3930", "second"),
        ("It took half an hour.", "half an hour", "0.5", "hour"),
        ("It lasted another week.", "another week", "1", "week"),
        ("It took one hour and a half.", "one hour and a half", "1.5", "hour"),
        ("It trained for 512 GPU-hours.", "512 GPU-hours", "512", "GPU*hour"),
        ("It rose 40 basis points.", "40 basis points", "40", "basis_point"),
        ("It rose 3.1 percentage points.", "3.1 percentage points", "3.1", "percentage_point"),
        ("some 50  %   of it", "50  %", "50", "percent"),
        ("a 360-by-360-pixel image", "360-by-360-pixel", "360", "pixel"),
        ("sized 4 × 4 × 5 mm", "4 × 4 × 5 mm", "4", "millimeter"),
    ],
)
def test_amounts_with_their_units(text: str, span: str, value: str, unit: str) -> None:
    found, quantity = only(text)
    assert text[found.start : found.end] == span == quantity.text
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "span", "counted"),
    [
        (
            "on 7 medical question-answering tasks today",
            "7 medical question-answering tasks",
            "medical question-answering tasks",
        ),
        ("includes 23 diverse, complex tasks, such as", "23 diverse, complex tasks", "diverse, complex tasks"),
        (
            "300,000 Hugging Face community members use it",
            "300,000 Hugging Face community members",
            "Hugging Face community members",
        ),
        ("Two million unique visitors browsed it", "Two million unique visitors", "unique visitors"),
        ("on 128 A100 GPUs for", "128 A100 GPUs", "A100 GPUs"),
        ("about 460 Kia and Hyundai vehicles were", "460 Kia and Hyundai vehicles", "Kia and Hyundai vehicles"),
        ("With eight more picks they", "eight more picks", "more picks"),
        ("5m users signed up", "5m users", "users"),
        (
            "2.7m combined digital and physical sales",
            "2.7m combined digital and physical sales",
            "combined digital and physical sales",
        ),
        ("a 3 cylinder engine", "3 cylinder", "cylinder"),
        ("There were 4 hundred people.", "4 hundred people", "people"),
        ("in just one area.", "one area", "area"),
    ],
)
def test_counts_with_their_head_noun_phrase(text: str, span: str, counted: str) -> None:
    found, quantity = only(text)
    assert (quantity.text, quantity.counted, found.kind) == (span, counted, Kind.COUNT)


@pytest.mark.parametrize(
    ("text", "comparator", "low", "high"),
    [
        ("up to 59 places", "<=", None, "59"),
        ("as many as 59 places", "<=", None, "59"),
        ("at most a six-month lead", "<=", None, "6"),
        ("damages of at least $150,000", ">=", "150000", None),
        ("more than 20 percent", ">", "20", None),
        ("over 300,000 members", ">", "300000", None),
        ("fewer than 30 people", "<", None, "30"),
        ("no more than 30 people", "<=", None, "30"),
        ("100+ people", ">=", "100", None),
        ("two or more layers", ">=", "2", None),
        ("about 20 percent", "~", None, None),
        ("some 1,460 people", "~", None, None),
        ("~5 km", "~", None, None),
        ("nearly 57%", "~", None, None),
        ("20 percent", "=", None, None),
    ],
)
def test_hedges_bound_the_value_and_stay_outside(text: str, comparator: str, low: str | None, high: str | None) -> None:
    _, quantity = only(text)
    assert quantity.comparator == Comparator(comparator)
    assert quantity.low == (None if low is None else Decimal(low))
    assert quantity.high == (None if high is None else Decimal(high))
    assert quantity.text[0].isdigit() or quantity.text[0] in "$ts"


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("10–15%", "10", "15", "percent"),
        ("10-15 million tokens", "10e6", "15e6", "token"),
        ("$5-10 million", "5e6", "10e6", "USD"),
        ("between $62 and $68", "62", "68", "USD"),
        ("between 768 parameters and 1.5 billion parameters", "768", "1.5e9", "parameter"),
        ("from $500,000 to $1 million", "500000", "1e6", "USD"),
        ("500 to 1 million dollars", "500", "1e6", "USD"),
        ("8- to 16-meter", "8", "16", "meter"),
        ("four to five thousand people", "4000", "5000", ""),
        ("5k-20k", "5000", "20000", ""),
        ("more than 10 and less than 40", "10", "40", ""),
    ],
)
def test_ranges_share_unit_and_scale(text: str, low: str, high: str, unit: str) -> None:
    _, quantity = only(text)
    assert (quantity.value, quantity.low, quantity.high, quantity.unit) == (None, Decimal(low), Decimal(high), unit)


def test_a_fall_from_one_value_to_another_is_two_figures_in_one_unit() -> None:
    found = [figure.quantity for figure in figures("cut it from 4.1 to 2.4 hours")]
    assert [(q.value, q.unit) for q in found if q] == [(Decimal("4.1"), "hour"), (Decimal("2.4"), "hour")]


@pytest.mark.parametrize("text", ["with 4, 8 and 16 GB of memory", "in 4-, 8- and 16-GB modules"])
def test_the_members_of_a_list_share_its_unit(text: str) -> None:
    found = [figure.quantity for figure in figures(text)]
    assert [(q.value, q.unit) for q in found if q] == [(4, "gigabyte"), (8, "gigabyte"), (16, "gigabyte")]


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("a 360-by-360-pixel image", ["360 x 360"]),
        ("a 1920x1080 screen", ["1920 x 1080"]),
        ("a 3 x 4 x 5 cm box", ["3 x 4 x 5"]),
        ("a 4x4 truck, Mixtral 8x7B and ViT-L/14x14", []),
    ],
)
def test_sizes_along_several_axes_are_one_figure(text: str, sizes: list[str]) -> None:
    assert [figure.qualifiers["dimensions"] for figure in figures(text)] == sizes


@pytest.mark.parametrize(
    "text", ["4 ± 1%", "4% +/- 1%", "4 plus or minus 1%", "4% (SD 1)", "4% (s.d. 1)", "4 (SE 1)%", "4 (SEM = 1%)"]
)
def test_a_stated_uncertainty_is_kept(text: str) -> None:
    _, quantity = only(text)
    assert (quantity.value, quantity.plus_minus, quantity.unit) == (4, 1, "percent")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("6x faster", Kind.RATIO, "6"),
        ("4.3 times faster", Kind.RATIO, "4.3"),
        ("a 12-fold rise", Kind.RATIO, "12"),
        ("threefold", Kind.RATIO, "3"),
        ("an order of magnitude larger", Kind.RATIO, "10"),
        ("by a factor of four", Kind.RATIO, "4"),
        ("nine out of ten people", Kind.RATIO, "0.9"),
        ("one in four people", Kind.RATIO, "0.25"),
        ("half the condos", Kind.RATIO, "0.5"),
        ("a score of 43.02 out of 100", Kind.SCORE, "43.02"),
        ("achieved 55.2 percent accuracy", Kind.SCORE, "55.2"),
        ("perplexity of 12.86", Kind.SCORE, "12.86"),
        ("rose by 12 percent", Kind.CHANGE, "12"),
        ("a 17% improvement", Kind.CHANGE, "17"),
        ("covers 13 percent of it", Kind.PERCENTAGE, "13"),
        ("twice a week", Kind.RATE, "2"),
        ("40 requests per second", Kind.RATE, "40"),
        ("used 80 GB", Kind.MEMORY, "80"),
        ("used 3 kWh", Kind.ENERGY, "3"),
        ("on 25.5B tokens", Kind.TOKENS, "25.5e9"),
    ],
)
def test_kinds(text: str, kind: Kind, value: str) -> None:
    found, quantity = only(text)
    assert (found.kind, quantity.value) == (kind, Decimal(value))


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("fell 3%", "down"),
        ("20 percent less memory", "down"),
        ("a 5% increase", "up"),
        ("up 0.2 percent", "up"),
        ("reached 5%", None),
    ],
)
def test_changes_have_a_direction(text: str, direction: str | None) -> None:
    found, _ = only(text)
    assert found.qualifiers.get("direction") == direction


def test_what_is_counted_by_is_a_qualifier() -> None:
    found, quantity = only("$0.20 per prompt")
    assert (quantity.unit, quantity.text, found.qualifiers["per"]) == ("USD", "$0.20", "prompt")


@pytest.mark.parametrize("text", ["52-year-old", "17 years old", "aged 35", "Armstrong, 25, said"])
def test_ages_are_years(text: str) -> None:
    found, quantity = only(text)
    assert (quantity.unit, found.metric) == ("year", "age")


@pytest.mark.parametrize(
    ("text", "value"),
    [("It came in second.", 2), ("the 256th issue", 256), ("its third-largest", 3), ("twenty-fifth", 25)],
)
def test_ordinals_that_rank(text: str, value: int) -> None:
    found, quantity = only(text)
    assert (found.kind, quantity.value) == (Kind.RANK, value)


@pytest.mark.parametrize("text", ["Llama 3 70B", "Mistral 7B", "Qwen2-72B-Instruct"])
def test_sizes_in_names_are_parameters(text: str) -> None:
    found, quantity = only(f"We ran {text} here.")
    assert (found.in_name, found.kind, quantity.unit) == (True, Kind.PARAMETERS, "parameter")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("We ran GPT-4 here.", SkipReason.NAME),
        ("We ran Llama 3 here.", SkipReason.NAME),
        ("an H100 there", SkipReason.NAME),
        ("the 787 Dreamliner", SkipReason.NAME),
        ("see RFC 6901", SkipReason.REFERENCE),
        ("see Section 4", SkipReason.REFERENCE),
        ("as shown [12]", SkipReason.REFERENCE),
        ("as shown in Figs. 2, 5 and 7", SkipReason.REFERENCE),
        ("It grew (Figures 3A, 3B and S2).", SkipReason.REFERENCE),
        ("as in Fig. 4A", SkipReason.REFERENCE),
        ("as shown before (26,29,49)", SkipReason.REFERENCE),
        ("as shown before (4,35–38,44)", SkipReason.REFERENCE),
        ("a 3-D film", SkipReason.NAME),
        ("its latest Form 10-K", SkipReason.NAME),
        ("a can of 7-Up", SkipReason.NAME),
        ("on 12-of-19 shooting", SkipReason.RESULT),
        ("a 2-for-1 split", SkipReason.RESULT),
        ("add 1) flour and 2) eggs", SkipReason.ENUMERATION),
        ("under Regulation 2016/679", SkipReason.IDENTIFIER),
        ("on a /24 subnet", SkipReason.IDENTIFIER),
        ("in the mid-90s", SkipReason.YEAR),
        ("the under-16s won", SkipReason.NAME),
        ("see verse 3 and scene 4", SkipReason.REFERENCE),
        ("they lost 0-3.", SkipReason.RESULT),
        ("version v1.2.3", SkipReason.VERSION),
        ("1. Then we", SkipReason.ENUMERATION),
        ("at 11:00 AM", SkipReason.CLOCK_TIME),
        ("at 5 p.m. sharp", SkipReason.CLOCK_TIME),
        ("call 555-123-4567", SkipReason.PHONE),
        ("call us at (212) 555-1234", SkipReason.PHONE),
        ("or +1 212 555 1234", SkipReason.PHONE),
        ("fixes #1234", SkipReason.IDENTIFIER),
        ("call 020 7946 0958", SkipReason.PHONE),
        ("our office, (01632) 960 001, is open", SkipReason.PHONE),
        ("she has extension 12 now, ext. 12", SkipReason.REFERENCE),
        ("it ended 2-2", SkipReason.RESULT),
        ("odds of 10-to-1", SkipReason.RESULT),
        ("a 16:9 screen", SkipReason.RESULT),
        ("it is 1.1^--23", SkipReason.IDENTIFIER),
        ("at COP26 in Glasgow", SkipReason.NAME),
        ("the Standard & Poor's 500 index rose", SkipReason.NAME),
        ("he lives at 123 Random Street", SkipReason.REFERENCE),
        ("This is matter. 3. Atoms combine.", SkipReason.ENUMERATION),
        ("see page 3 of 12", SkipReason.REFERENCE),
        ("in the 90's", SkipReason.YEAR),
        ("the row 1 0 0 1", SkipReason.GRID),
        ("a 1-in-100-year flood", SkipReason.IDIOM),
        ("one of the best", SkipReason.IDIOM),
        ("no one came", SkipReason.IDIOM),
        ("for the first time", SkipReason.ORDINAL),
    ],
)
def test_what_is_no_figure_is_passed_over_with_its_reason(text: str, reason: SkipReason) -> None:
    found, skips = find_quantities(text)
    assert not found
    assert reason in {skip.reason for skip in skips}


def test_taken_ranges_are_left_alone() -> None:
    text = "On July 11, 2024 it sold 5 cars."
    found, _ = find_quantities(text, [Span(3, 16)])
    assert [figure.quantity.text for figure in found if figure.quantity] == ["5 cars"]


def test_a_blank_line_parts_number_and_unit() -> None:
    _, quantity = only("It was 5\n\nkm away")
    assert quantity.unit == ""


@pytest.mark.parametrize(
    ("text", "span", "value", "unit"),
    [
        ("with 671B total parameters", "671B total parameters", "671e9", "parameter"),
        ("gave 50 million free tokens", "50 million free tokens", "50e6", "token"),
        ("used 2.788M H800 GPU hours", "2.788M H800 GPU hours", "2788000", "GPU*hour"),
        ("billions of taxpayer dollars", "billions of taxpayer dollars", None, "USD"),
        ("a 128K context window", "128K", "128000", "token"),
        ("a 7b model", "7b", "7e9", "parameter"),
        ("a 350m model", "350m", "350e6", "parameter"),
    ],
)
def test_a_phrase_that_ends_in_a_unit_gives_the_unit(text: str, span: str, value: str | None, unit: str) -> None:
    _, quantity = only(text)
    assert (quantity.text, quantity.unit) == (span, unit)
    assert quantity.value == (None if value is None else Decimal(value))


def test_a_number_after_a_benchmark_is_its_score() -> None:
    found = figures("achieved MMLU 82.3, MT-Bench 9.12 and GSM8K 74")
    assert [(figure.kind, figure.quantity.value) for figure in found if figure.quantity] == [
        (Kind.SCORE, Decimal("82.3")),
        (Kind.SCORE, Decimal("9.12")),
        (Kind.SCORE, Decimal(74)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "She was 117.",
        "He will be 35 by then.",
        "Dead at 81",
        "Anyone 17 or older",
        "children under the age of 5",
        "it turns six",
    ],
)
def test_ages_without_the_word_for_years(text: str) -> None:
    found, quantity = only(text)
    assert (quantity.unit, found.metric) == ("year", "age")


def test_a_part_counts_what_its_whole_counts() -> None:
    first, second = (figure.quantity for figure in figures("will cut 182 of its 1,300 jobs"))
    assert first is not None
    assert second is not None
    assert first.counted == second.counted == "jobs"


def test_a_restatement_in_parentheses_has_the_same_bound() -> None:
    found = [figure.quantity for figure in figures("fly more than 100 kilometers (62 miles) away")]
    assert [quantity.comparator for quantity in found if quantity] == [Comparator.MORE, Comparator.MORE]


@pytest.mark.parametrize(
    "text",
    [
        "1 0 0 0\n1 1 0 0",
        "the gap between the two.",
        "CUDA >= 12.3",
        "on an RTX 3090s",
        "a Ryzen 9950X",
        "at kilometers 4, 8 and 12",
    ],
)
def test_grids_pronouns_versions_and_chips_are_no_figures(text: str) -> None:
    assert not figures(text)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("one or two orders of magnitude", "10", "100"), ("2 to 3 orders of magnitude", "100", "1000")],
)
def test_orders_of_magnitude_are_powers_of_ten(text: str, low: str, high: str) -> None:
    found, quantity = only(text)
    assert (found.kind, quantity.low, quantity.high) == (Kind.RATIO, Decimal(low), Decimal(high))


@pytest.mark.shared
def test_the_gold_figures_of_the_seeds_are_found(shared: Path) -> None:
    rows = [json.loads(line) for line in (shared / "gold/seeds/claims.jsonl").read_text("utf-8").splitlines()]
    wanted = [
        row for row in rows if row.get("value") is not None and not row.get("optional") and not row.get("in_name")
    ]
    hits = 0
    for name in {row["doc"] for row in wanted}:
        found = figures((shared / "seeds" / name).read_text("utf-8"))
        spans = {(f.start, f.end): f.quantity for f in found}
        for row in (row for row in wanted if row["doc"] == name):
            quantity = spans.get((row["start"], row["end"]))
            hits += quantity is not None and quantity.value is not None and float(quantity.value) == row["value"]
    assert hits / len(wanted) > 0.85


def test_a_rank_is_exact() -> None:
    _, quantity = only("It came in second.")
    assert quantity.generous_interval.is_exact


@pytest.mark.parametrize(("text", "confidence"), [("It came in second.", 1.0), ("the first design", 0.4)])
def test_an_ordinal_that_only_tells_apart_is_an_unsure_rank(text: str, confidence: float) -> None:
    found, _ = only(text)
    assert found.confidence == confidence


@pytest.mark.parametrize("text", ["one in three people", "nine out of ten people"])
def test_a_share_in_words_is_precise_to_a_twentieth(text: str) -> None:
    _, quantity = only(text)
    assert quantity.interval.high - quantity.interval.low == Decimal("0.05")


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("One professor of three points out that it fails.", "professor"),
        ("One news agency says it fell.", "news agency"),
        ("One rescuer told them.", "rescuer"),
    ],
)
def test_the_verb_after_what_one_counts_is_no_part_of_it(text: str, counted: str) -> None:
    assert next(q.counted for figure in find_quantities(text)[0] if (q := figure.quantity)) == counted


@pytest.mark.parametrize("text", ["12 Streets were closed", "30 Wall Street banks fell", "He bought 5. Then he left."])
def test_what_only_looks_like_an_address_or_a_marker_is_a_figure(text: str) -> None:
    assert len(find_quantities(text)[0]) == 1


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("It was split over 20 heads.", Comparator.EQUAL),
        ("The load is spread over 12 servers.", Comparator.EQUAL),
        ("It was read by over 20 people.", Comparator.MORE),
    ],
)
def test_over_after_a_verb_of_spreading_bounds_nothing(text: str, comparator: Comparator) -> None:
    assert only(text)[1].comparator is comparator


def test_the_whole_that_a_number_is_of_is_no_name() -> None:
    assert [found.quantity.value for found in figures("He met 90 of the 300 who came.") if found.quantity] == [90, 300]
    assert not figures("She flew the 787 that day.")
