"""Prose to measure with: articles of our own about mills, ferries, models and town councils, no two alike.

Sentences are filled from lists of names, things and figures, so that hardly any comes twice in ten megabytes and no
cache of a program gains by repetition. One of five sentences states figures, two or three of them: one figure in about
190 characters, between newsletters (300) and news in brief (130).
"""

from __future__ import annotations

import random
from collections.abc import Iterator

PLAIN = (
    "Nobody at the {place} could say who had ordered the {thing} or why it was made.",
    "The committee will read the report on the {thing} in the autumn and then decide how to go on.",
    "The letter does not mention the {thing} again, and the {thing} that it quotes is silent too.",
    "{person} said that the {thing} was ready, but that the {place} had not asked for it.",
    "It is hard to see how the {thing} could have been built without the help of {firm}.",
    "Most people in {town} know the {place} only from the road, and few have ever been inside.",
    "{firm} and its partners want to replace the {thing} with something that can be repaired.",
    "What the engineers found was {quality}, and it changed how they thought about the {thing}.",
    "In the end the {place} kept its {quality} {thing}, and the plan for a new one was dropped.",
    "The new {thing} is {quality} and, if the drawings can be trusted, a good deal lighter.",
    "Critics of {firm} point out that the {thing} was never tested outside the laboratory.",
    "“We had no choice,” {person} told a meeting at the {place}, “and the {thing} was in the way.”",
    "Whether the {thing} will last is another matter, as anyone who has worked at a {place} knows.",
    "The researchers trained their model on text from the archive of {town} and on little else.",
    "A {quality} wind came up from the valley, and the ferries to {town} stayed in the harbour.",
    "{person} grew up near {town}, studied the {thing} abroad, and came back to run the {place}.",
    "There are good reasons to wait: the {thing} is {quality}, and the law may change again.",
    "Behind the {place} lies a yard where the old {thing} has been rusting for as long as anyone remembers.",
    "Teachers complain that the {thing} keeps children from reading, though the evidence for that is {quality}.",
    "The paper describes a way to compress the {thing} without losing what makes it useful.",
    "Since then {firm} has said nothing about the {thing}, and its office in {town} is closed.",
    "They compared the {thing} with the one in {town} and found hardly any difference between them.",
)
STATING = (
    "Revenue of {firm} rose {pct} percent to ${dec} million in the year to {month} {year}.",
    "Of the {big} readers who were asked, {pct} percent said that they had cancelled a subscription in {year}.",
    "The {model} model was trained on {mid} billion tokens with {big} accelerators for {small} days.",
    "The line between {town} and {town} is {mid} kilometers long, and trains need {small} minutes for it.",
    "{model} scores {dec} on the reading test, up from {dec} for the version before it.",
    "Membership fell from {thousand} to {thousand}, which the board called a mild decline.",
    "Seedlings grew {dec} millimeters a week in the {small} trays that stood under the lamps.",
    "On {month} {day}, {year}, {firm} opened a {place} in {town} for about {mid} workers.",
    "The {thing} weighs {dec} kg and draws {mid} W, roughly {word} times as much as the old one.",
    "{person}, who is {small}, bought the {place} for ${dec} million and sold it {word} years later.",
    "Between {year} and {year} the council spent at least ${thousand} on the {thing}.",
    "The {place} produced {thousand} tonnes last year, {pct} percent more than the year before.",
    "At {small} °C the {thing} loses between {small} and {mid} percent of its strength.",
    "About {word} in ten households in {town} own a {thing}, and {pct}% of them use it every day.",
    "{firm} cut the price of its {thing} from ${mid} to ${small}, effective {day} {month} {year}.",
    "The tunnel is {dec} km long, up to {small} m deep, and cost {dec} billion dollars.",
    "Training {model} took {dec}×10²³ FLOP, or {thousand} GPU hours on {mid} chips.",
    "The fund holds {pct}.{small} percent of {firm}, a stake worth some €{dec}m.",
    "Nearly {thousand} people came to the {place} in {month}, more than twice as many as in {year}.",
    "Latency fell by {pct} percent to {mid} ms, while throughput rose to {thousand} tokens per second.",
    "The bridge, finished in {year}, carries {thousand} cars a day and is {mid} feet long.",
    "A survey of {thousand} adults found that {pct} percent trust the {thing}, down {small} points since {year}.",
    "The {thing} runs for {small} hours on one charge and can be bought from {month} {day}.",
    "{person} won {mid} of the {thousand} votes, and turnout was {dec} percent.",
)
"""Sentences with figures, about two in each."""
WITHOUT_FIGURES = 0.8
SENTENCES_IN_A_PARAGRAPH, PARAGRAPHS_IN_A_SECTION = 5, 6

BENCHMARKS = ("MMLU", "GSM8K", "HumanEval", "MATH", "BBH", "ARC-C", "HellaSwag", "Winogrande")

_FIRST = "Ada Boris Carla Dmitri Edith Farid Greta Hugo Ines Jonas Kavya Luca Mira Nils Olga Pavel Rosa Samir Tilda Uwe"
_LAST = (
    "Albrecht Brandt Castell Dorn Eklund Faber Gray Holm Ibsen Jarvi Kessler Lund Moreau Novak Okafor Prat Quist Rossi"
)
_STEM = "Ash Brack Cran Dun Elm Fen Gor Hal Ivy Kirk Lang Marl Nor Oak Pen Rush Stan Thorn Ull Wend"
_TOWN = "by dale field ford ham holt ley mere mouth stead ton wick"
_FIRM = "Works|Group|Labs|Mills|Energy|Press|Foods|Rail|Systems|Shipping"
_PLACE = "mill|foundry|library|museum|ferry terminal|power station|school|dairy|quarry|observatory|hospital|market"
_THING = (
    "turbine|ledger|catalogue|pump|bridge|timetable|database|vaccine|printing press|glacier survey|sensor|battery|"
    "translation system|land register|greenhouse|telescope|water tank|signal box|loom|scheduler|compiler|canal lock"
)
_QUALITY = "solid|strange|thin|promising|unusual|expensive|quiet|fragile|sound|disappointing|remarkable|mixed"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_WORD = "two|three|four|five|six|seven|eight|nine"


class _Slots(dict[str, str]):
    """Fills each slot of a sentence afresh, also where one sentence has the same slot twice."""

    def __init__(self, chance: random.Random) -> None:
        super().__init__()
        self._chance = chance

    def __missing__(self, slot: str) -> str:
        pick, between = self._chance.choice, self._chance.randint
        match slot:
            case "person":
                return f"{pick(_FIRST.split())} {pick(_LAST.split())}"
            case "town":
                return pick(_STEM.split()) + pick(_TOWN.split())
            case "firm":
                return f"{pick(_STEM.split())}{pick(_TOWN.split())} {pick(_FIRM.split('|'))}"
            case "model":
                return f"{pick(_STEM.split())}{pick(_TOWN.split())}-{between(1, 90)}B"
            case "small":
                return str(between(2, 99))
            case "mid":
                return str(between(100, 999))
            case "big":
                return str(between(1000, 9999))
            case "thousand":
                return f"{between(1000, 999_999):,}"
            case "dec":
                return f"{between(1, 99)}.{between(1, 9)}"
            case "pct":
                return str(between(1, 60))
            case "year":
                return str(between(1950, 2025))
            case "day":
                return str(between(1, 28))
        lists = {"place": _PLACE, "thing": _THING, "quality": _QUALITY, "month": _MONTH, "word": _WORD}
        return pick(lists[slot].split("|"))


def articles(characters: int, length: int = 20_000, seed: int = 1) -> Iterator[str]:
    """Markdown articles of at least `length` characters, one after the other, `characters` together or a little more.

    Lazily, so that no corpus need ever be held in memory.
    """
    chance = random.Random(seed)
    made = 0
    while made < characters:
        text = _article(chance, min(length, characters - made))
        made += len(text)
        yield text


def model_cards(number: int, seed: int = 1) -> Iterator[str]:
    """Markdown documents, each a table of eight scores of ten models out of a few hundred, and a sentence on one."""
    chance = random.Random(seed)
    models = [f"{stem}{end}-{size}B" for stem in _STEM.split() for end in _TOWN.split() for size in (7, 70)]
    for _ in range(number):
        rows = ["| Model | " + " | ".join(BENCHMARKS) + " |", "|---" * (len(BENCHMARKS) + 1) + "|"]
        rows += [
            f"| {model} | " + " | ".join(f"{chance.uniform(20, 90):.1f}" for _ in BENCHMARKS) + " |"
            for model in chance.sample(models, 10)
        ]
        told = f"{chance.choice(models)} scores {chance.uniform(20, 90):.1f} on {chance.choice(BENCHMARKS)}."
        yield "# Evaluation\n\n" + "\n".join(rows) + f"\n\n{told}\n"


def _article(chance: random.Random, length: int) -> str:
    slots = _Slots(chance)
    parts = ["# The {thing} of {town}\n\n".format_map(slots)]
    reached = paragraphs = 0
    while reached < length:
        if paragraphs % PARAGRAPHS_IN_A_SECTION == PARAGRAPHS_IN_A_SECTION - 1:
            parts.append("## {firm} and the {thing}\n\n".format_map(slots))
        parts.append(_paragraph(chance, slots) + "\n\n")
        reached += len(parts[-1])
        paragraphs += 1
    return "".join(parts)


def _paragraph(chance: random.Random, slots: _Slots) -> str:
    kinds = (PLAIN if chance.random() < WITHOUT_FIGURES else STATING for _ in range(SENTENCES_IN_A_PARAGRAPH))
    return " ".join(chance.choice(kind).format_map(slots) for kind in kinds)
