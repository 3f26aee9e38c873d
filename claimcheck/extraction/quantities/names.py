"""Numbers that are no figures: parts of names, versions, references, enumeration markers, clock times."""

from __future__ import annotations

import re
from functools import cache

from claimcheck.extraction.figure import SkipReason
from claimcheck.extraction.quantities.measures import read_unit
from claimcheck.extraction.quantities.money import read_currency_before
from claimcheck.extraction.quantities.nouns import is_plural
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import listed, table

_HYPHENS = frozenset("-‑‐–")
_VERSION = re.compile(r"\d+(?:\.\d+){2,}")
_DECADE_ENDS = frozenset({"s", "'s", "’s"})
_SENTENCE_ENDS = frozenset(".!?:;•*|")
_LONGEST_MARKER = 2
_SHORTEST_ROW = 3
_LONGEST_BENCHMARK = 5
_LIST_SIGNS = listed("quantity_words", "list_signs")
_CHAIN_SIGNS = frozenset("-–‐‑._/")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(table("names")[name].split())


def skip_reason(tokens: Tokens, index: int, after_dash: bool = False) -> tuple[SkipReason, int] | None:
    """Why the digits at a token begin no figure, and the last token to pass over; None where they may begin one.

    `after_dash`: the dash before them is that of a range, and nothing else need be asked of it.
    """
    text = tokens.text[index]
    if tokens.type[index] == Type.FRACTION:
        return None
    if _VERSION.fullmatch(text) and not _is_grouped(text):
        return SkipReason.VERSION, _end_of_run(tokens, index)
    if len(text) > 1 and text[0] == "0" and text.isdecimal():
        return SkipReason.IDENTIFIER, _end_of_run(tokens, index)
    if tokens.glued(index) and not after_dash:
        reason = _glued_before(tokens, index)
        if reason is not None:
            return reason, _end_of_run(tokens, index)
    for reader in (_clock, _chain, _result, _marker, _edition, _grid, _reference):
        found = reader(tokens, index)
        if found is not None:
            return found
    return None


def _is_grouped(text: str) -> bool:
    groups = text.split(".")
    return len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]) and groups[0] != "0"


def _end_of_run(tokens: Tokens, index: int) -> int:
    """Last token of the name or number that goes on without blanks: letters, digits, and signs inside."""
    while tokens.glued(index + 1):
        following = index + 1
        if tokens.text[following] in _HYPHENS and is_size(tokens, following + 1):
            break
        if tokens.type[following] in {Type.NUMBER, Type.WORD}:
            index = following
        elif (
            tokens.text[following] in "-._/:@"
            and tokens.glued(following + 1)
            and tokens.type[following + 1] < Type.FRACTION
        ):
            index = following + 1
        else:
            break
    return index


def is_size(tokens: Tokens, index: int) -> bool:
    """Whether the digits at a token are the size inside a name: the `72B` of `Qwen2-72B-Instruct`."""
    if not (tokens.is_number(index) and tokens.glued(index + 1) and tokens.text[index + 1] in {"B", "M"}):
        return False
    return not (tokens.glued(index + 2) and tokens.type[index + 2] in {Type.WORD, Type.NUMBER})


def _glued_before(tokens: Tokens, index: int) -> SkipReason | None:
    """The reason that lies in what touches the digits on the left: a letter, a hyphen after a name, a sign."""
    before = tokens.text[index - 1]
    if tokens.is_word(index - 1):
        if read_currency_before(tokens, index) is not None:
            return None
        return SkipReason.VERSION if before.lower() == "v" else SkipReason.NAME
    if before in "#@_\\":
        return SkipReason.IDENTIFIER
    if before == "," and tokens.is_number(index - 2) and tokens.glued(index - 1):
        return SkipReason.IDENTIFIER
    if before in "/:.&?=" and tokens.glued(index - 1) and tokens.is_word(index - 2):
        return None if before == "=" or (before == "." and tokens.text[index][0] == ".") else SkipReason.IDENTIFIER
    if before in _HYPHENS and tokens.glued(index - 1):
        word = tokens.low(index - 2)
        if tokens.is_word(index - 2):
            return None if word in _words("count_prefixes") or (before == "–" and word.islower()) else SkipReason.NAME
        if tokens.is_number(index - 2):
            return SkipReason.NAME if _in_name(tokens, index - 2) else None
    return SkipReason.NAME if before in ")]" else None


def _edition(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1.x`, `CUDA >= 12.3`, a heading `2.0: Complete rewrite`: versions by what stands around."""
    if tokens.low(index + 1) == "." and tokens.low(index + 2) == "x" and tokens.glued(index + 2):
        return SkipReason.VERSION, index + 2
    if tokens.low(index + 1) == ":" and at_line_start(tokens, index) and not tokens.glued(index + 2):
        return SkipReason.ENUMERATION, index
    if tokens.low(index - 1) in {">=", "<=", "≥", "≤", "==", ">", "<"} and follows_name(tokens, index - 1):
        is_bare = not tokens.is_word(index + 1) and tokens.low(index + 1) not in {"%", "°"}
        if is_bare and not follows_benchmark(tokens, index - 1):
            return SkipReason.VERSION, index
    return None


def _in_name(tokens: Tokens, index: int) -> bool:
    """Whether the run of letters, digits and hyphens that a token ends begins with a word."""
    while tokens.glued(index) and (tokens.text[index - 1] in _CHAIN_SIGNS or tokens.type[index - 1] <= Type.WORD):
        index -= 1
    return tokens.is_word(index)


def _clock(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`11:00`, `10.45pm`, `5 a.m.`, `7 o'clock`."""
    if (
        tokens.low(index + 1) == ":"
        and tokens.is_number(index + 2)
        and tokens.glued(index + 1)
        and tokens.glued(index + 2)
    ):
        is_clock = len(tokens.text[index + 2]) == 2 and len(tokens.text[index]) <= 2
        return (SkipReason.CLOCK_TIME, _end_of_run(tokens, index)) if is_clock else None
    following = tokens.low(index + 1)
    if following in {"am", "pm", "o'clock", "o’clock"} and tokens.joined(index + 1):
        return (SkipReason.CLOCK_TIME, index + 1) if _may_be_hour(tokens.text[index]) else None
    if following in {"a", "p"} and tokens.low(index + 2) == "." and tokens.low(index + 3) == "m":
        return SkipReason.CLOCK_TIME, index + 3
    return None


def _may_be_hour(text: str) -> bool:
    hour, _, minute = text.partition(".")
    return len(hour) <= 2 and hour.isdecimal() and len(minute) in {0, 2} and int(hour) <= 24


def _chain(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`555-123-4567`, `12/31/1999`: three or more numbers joined by the same sign."""
    end, links = index, 0
    while (
        tokens.glued(end + 1)
        and tokens.text[end + 1] in {"-", "/", "‐", "‑"}
        and tokens.is_number(end + 2)
        and tokens.glued(end + 2)
    ):
        end, links = end + 2, links + 1
    if links >= 2:
        return SkipReason.PHONE if tokens.text[index + 1] == "-" else SkipReason.IDENTIFIER, end
    if links == 1 and tokens.text[index + 1] == "/" and tokens.slice(index, end) in _words("ratio_idioms"):
        return SkipReason.IDIOM, end
    return None


def _result(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`2-2`, `3-1`, `1:36.6`: results of games and running times, no ranges, for they do not rise."""
    sign = tokens.low(index + 1)
    if not (tokens.glued(index + 1) and tokens.is_number(index + 2) and tokens.glued(index + 2)):
        return None
    first, second = tokens.text[index], tokens.text[index + 2]
    if sign == ":":
        return SkipReason.IDENTIFIER, _end_of_run(tokens, index + 2)
    if (
        sign not in {"-", "–"}
        or not (first.isdecimal() and second.isdecimal())
        or (tokens.glued(index + 3) and tokens.text[index + 3] not in ".,;:)!?")
    ):
        return None
    falls = int(first) >= int(second)
    follows_unit = tokens.is_word(index + 3) and not tokens.glued(index + 3)
    return (SkipReason.IDENTIFIER, index + 2) if falls and not (follows_unit and int(first) > 100) else None


def _marker(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1. First`, `2) Second`, `(3) third`: markers of a list."""
    text = tokens.text[index]
    if not text.isdecimal() or len(text) > _LONGEST_MARKER:
        return None
    sign = tokens.low(index + 1)
    if sign == ")" and tokens.low(index - 1) == "(" and tokens.is_word(index + 2) and not tokens.glued(index + 2):
        return SkipReason.ENUMERATION, index + 1
    if sign in {".", ")"} and tokens.glued(index + 1) and at_line_start(tokens, index) and not tokens.glued(index + 2):
        return SkipReason.ENUMERATION, index + 1
    return None


def at_line_start(tokens: Tokens, index: int) -> bool:
    """Whether only blanks stand before the token in its line."""
    if index == 0:
        return True
    return "\n" in tokens.source[tokens.end[index - 1] : tokens.start[index]]


def at_sentence_start(tokens: Tokens, index: int) -> bool:
    """Whether a token begins a sentence, a line or a list item."""
    return at_line_start(tokens, index) or tokens.text[index - 1] in _SENTENCE_ENDS or tokens.text[index - 1] in '"“(['


def _reference(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`Section 4`, `Fig. 10`, `[12]`, `Eq. (3)`."""
    last = index - 1
    bracket = tokens.low(last)
    if bracket == "[" and _closes_with_numbers(tokens, index):
        return SkipReason.REFERENCE, index
    if bracket in {",", "-", "–"} and tokens.is_number(index - 2) and _in_brackets(tokens, index):
        return SkipReason.REFERENCE, index
    if bracket == "(" and tokens.low(index + 1) == ")":
        last -= 1
        if _is_citation(tokens, index, last):
            return SkipReason.REFERENCE, index + 1
    if tokens.low(last) == "." and tokens.glued(last):
        last -= 1
    if not (tokens.is_word(last) and tokens.joined(index)):
        return None
    if tokens.lower[last] not in _words("references") or read_unit(tokens, index) is not None:
        return None
    return SkipReason.REFERENCE, _end_of_list(tokens, _end_of_run(tokens, index))


def _end_of_list(tokens: Tokens, last: int) -> int:
    """The last of the numbers that follow a reference in a list: `Figs. 2, 5 and 7`, `Eqs. (18), (19)`, `pages 3–9`."""
    while True:
        index = last + 1
        while index <= last + 5 and tokens.low(index) in _LIST_SIGNS:
            index += 1
        if index == last + 1 or not tokens.is_number(index) or not tokens.joined(index):
            return last
        if not tokens.text[index].isdecimal() or read_unit(tokens, index) is not None:
            return last
        if tokens.is_word(index + 1) and not tokens.glued(index + 1) and is_plural(tokens.lower[index + 1]):
            return last
        last = _end_of_run(tokens, index)


def _is_citation(tokens: Tokens, index: int, last: int) -> bool:
    """A small whole number alone in parentheses after an ordinary word: `clinical disease (22)`."""
    text = tokens.text[index]
    if not text.isdecimal() or len(text) > _LONGEST_MARKER:
        return False
    return tokens.is_word(last) and (tokens.text[last].islower() or len(text) == 1)


def _grid(tokens: Tokens, index: int) -> tuple[SkipReason, int] | None:
    """`1 0 0 1`: bare numbers with nothing but blanks between them are rows of a table or a matrix."""
    last = index
    while tokens.is_number(last + 1) and tokens.start[last + 1] - tokens.end[last] >= 1 and tokens.joined(last + 1):
        last += 1
    if last - index < _SHORTEST_ROW - 1 or (tokens.is_word(last + 1) and tokens.joined(last + 1)):
        return None
    return SkipReason.IDENTIFIER, last


def _closes_with_numbers(tokens: Tokens, index: int) -> bool:
    """Whether up to the closing bracket stand only numbers and separators."""
    for position in range(index, min(index + 24, tokens.count)):
        text = tokens.text[position]
        if text == "]":
            return True
        if not (tokens.is_number(position) and text.replace(",", "").isdecimal()) and text not in {",", "-", "–", ";"}:
            return False
    return False


def _in_brackets(tokens: Tokens, index: int) -> bool:
    for position in range(index - 1, max(index - 24, -1), -1):
        text = tokens.text[position]
        if text == "[":
            return _closes_with_numbers(tokens, position + 1)
        if not tokens.is_number(position) and text not in {",", "-", "–", ";"}:
            return False
    return False


def follows_name(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word stands right before the token, so that a bare number there is part of a name.

    `Llama 3`, `Windows 10`, `Game 7`; a capital that only begins the sentence is weighed by the caller's noun phrase.
    """
    word = tokens.text[index - 1] if index else ""
    if not (word and tokens.is_word(index - 1) and not word.islower() and tokens.joined(index)):
        return False
    return tokens.lower[index - 1] not in _words("not_names") and not word.endswith(("'s", "’s"))


@cache
def _benchmarks() -> frozenset[str]:
    """Names of benchmarks, letters and digits only, in lower case."""
    names = table("benchmarks")["benchmarks"]
    return frozenset(_letters(form) for name, forms in names.items() for form in (name, *forms))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def follows_benchmark(tokens: Tokens, index: int) -> bool:
    """Whether a benchmark is named right before the token, so that the number is a score: `MMLU 82.3`."""
    if index == 0 or not tokens.text[index - 1][-1].isalnum() or not tokens.joined(index):
        return False
    reach = range(index - 1, max(index - 1 - _LONGEST_BENCHMARK, -1), -1)
    return any(
        _letters(tokens.slice(first, index - 1)) in _benchmarks() for first in reach if tokens.text[first].isalnum()
    )


def is_hyphen_adjective(word: str) -> bool:
    """Whether `-<word>` after a number makes an adjective that states no figure: `5-shot`, `two-way`."""
    return word in _words("adjectives")


def is_model_word(word: str) -> bool:
    """Whether a word in lower case speaks of a model whose size may stand beside it."""
    return word in _words("model_words")


def is_decade(tokens: Tokens, index: int) -> bool:
    """`1960s`, `the '90s`."""
    text = tokens.text[index]
    if not (tokens.glued(index + 1) and tokens.low(index + 1) in _DECADE_ENDS):
        return False
    return (text.endswith("0") and len(text) == 2) or (len(text) == 4 and text[:2] in {"18", "19", "20"})
