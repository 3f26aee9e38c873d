"""Names with numbers in them: models, benchmarks, products."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import table

_HYPHENS = frozenset("-‑‐–")
_SENTENCE_ENDS = frozenset(".!?:;•*|")
_LONGEST_BENCHMARK = 5


@cache
def listed_names(name: str) -> frozenset[str]:
    """A list of the words that make a number a name, a reference or an idiom."""
    return frozenset(table("names")[name].split())


def end_of_run(tokens: Tokens, index: int) -> int:
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


def at_line_start(tokens: Tokens, index: int) -> bool:
    """Whether only blanks stand before the token in its line."""
    if index == 0:
        return True
    return "\n" in tokens.source[tokens.end[index - 1] : tokens.start[index]]


def at_sentence_start(tokens: Tokens, index: int) -> bool:
    """Whether a token begins a sentence, a line or a list item."""
    return at_line_start(tokens, index) or tokens.text[index - 1] in _SENTENCE_ENDS or tokens.text[index - 1] in '"“(['


def follows_name(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word stands right before the token, so that a bare number there is part of a name.

    `Llama 3`, `Windows 10`, `Game 7`; a capital that only begins the sentence is weighed by the caller's noun phrase.
    """
    word = tokens.text[index - 1] if index else ""
    if not (word and tokens.is_word(index - 1) and not word.islower() and tokens.joined(index)):
        return False
    return tokens.lower[index - 1] not in listed_names("not_names") and not word.endswith(("'s", "’s"))


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
    return word in listed_names("adjectives")


def is_model_word(word: str) -> bool:
    """Whether a word in lower case speaks of a model whose size may stand beside it."""
    return word in listed_names("model_words")
