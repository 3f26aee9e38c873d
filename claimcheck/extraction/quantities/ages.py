"""Ages: `17 years old`, `52-year-old`, `aged 35`, `Armstrong, 25, said`."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.extraction.quantities.drafting import Draft
from claimcheck.extraction.quantities.joined import Bond
from claimcheck.extraction.quantities.tokens import Tokens


def take_name_age(tokens: Tokens, made: Draft) -> bool:
    """`Armstrong, 25, said`, `aged 35`, `at the age of 17`: years of age without the word."""
    before, after = tokens.low(made.first - 1), tokens.low(made.last + 1)
    value = made.joined.high if made.joined.bond is Bond.RANGE else made.value
    if value is None or value != int(value) or not 0 < value < 120 or made.part.exponent:
        return False
    is_aged = (
        before in {"aged", "age", "turns", "turned", "turning"}
        or tokens.low(made.reach) in {"older", "younger"}
        or (before == "of" and tokens.low(made.first - 2) in {"age", "ages"})
    )
    name = tokens.text[made.first - 2] if made.first > 1 and before == "," else ""
    is_apposed = (
        after == "," and name[:1].isupper() and not tokens.is_number(made.last + 2) and tokens.joined(made.first)
    )
    hedged = (
        tokens.low(made.hedge_first) in {"under", "over", "above", "below"}
        and "age" in tokens.lower[made.hedge_first : made.first]
    )
    if not (is_aged or hedged or (is_apposed and value >= 10 and not tokens.is_number(made.first - 2))):
        return False
    made.part = replace(made.part, unit="year", unit_text="")
    made.metric = "age"
    return True


def take_age(tokens: Tokens, made: Draft) -> None:
    """`17 years old`, `52-year-old`, `aged 35`: the words for age belong to the unit."""
    index = made.last + 1
    if tokens.low(index) in {"-", "‑"} and tokens.glued(index):
        index += 1
    if tokens.low(index) in {"old", "olds"} and tokens.joined(index):
        end = index
    elif tokens.low(index) == "of" and tokens.low(index + 1) == "age":
        end = index + 1
    elif "age" in tokens.lower[made.hedge_first : made.first]:
        made.metric = "age"
        return
    else:
        return
    begin = next(
        (
            k
            for k in range(made.first, end)
            if tokens.is_word(k) and tokens.low(k).startswith(("year", "month", "week", "day"))
        ),
        end,
    )
    made.part = replace(made.part, unit_text=" ".join(tokens.slice(begin, end).split()))
    made.last = made.reach = end
    made.metric = "age"
