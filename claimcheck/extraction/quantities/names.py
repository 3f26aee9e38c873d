"""Names with numbers in them: models, benchmarks, products."""

from __future__ import annotations

from functools import cache

from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.lexicon.load import table, word_set

_HYPHENS = frozenset("-‑‐–")
_SENTENCE_ENDS = frozenset(".!?:;•*|")
_LONGEST_BENCHMARK = 5
_LONGEST_TITLE = 160
_INDEX_WORDS = frozenset({"index", "futures"})
_ENDINGS = (("ies", "y"), ("es", ""), ("es", "e"), ("s", ""), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"))


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

    `Llama 3`, `Windows 10`, `Game 7`; a capital that only begins the sentence is weighed by the caller's noun phrase,
    and in a title, where every word has a capital, an ordinary word makes no name (`Storm Kills 6`).
    """
    word = tokens.text[index - 1] if index else ""
    if not (word and tokens.is_word(index - 1) and not word.islower() and tokens.joined(index)):
        return False
    if tokens.lower[index - 1] in listed_names("not_names") or word.endswith(("'s", "’s")):
        return False
    return not (is_ordinary(word) and _in_title(tokens, index))


def precedes_name(tokens: Tokens, index: int) -> bool:
    """Whether a capitalised word stands right after the token, so that a bare number there is part of a name.

    `787 Dreamliner`; in a title an ordinary word makes no name (`29 Killed in Bombings`).
    """
    word = tokens.text[index + 1] if tokens.is_word(index + 1) and tokens.joined(index + 1) else ""
    return len(word) > 1 and word[0].isupper() and not (is_ordinary(word) and _in_title(tokens, index))


def names_an_index(tokens: Tokens, index: int) -> bool:
    """Whether the number at a token is that of a stock index: `the Standard & Poor's 500 index`."""
    before = tokens.text[index - 1] if index else ""
    return tokens.low(index + 1) in _INDEX_WORDS and before[:1].isupper() and tokens.is_word(index - 1)


def is_ordinary(word: str) -> bool:
    """Whether a capitalised word is a common one that is not usually numbered, in any of its forms."""
    lower = word.lower()
    if not word.istitle() or lower in listed_names("numbered") or lower in listed_names("references"):
        return False
    forms = [lower, *(lower.removesuffix(end) + rest for end, rest in _ENDINGS if lower.endswith(end))]
    return any(form in word_set("vocabulary") or form in listed_names("headline_verbs") for form in forms)


def _in_title(tokens: Tokens, index: int) -> bool:
    """Whether the token stands in a short line whose longer words nearly all have capitals."""
    place = tokens.start[index]
    start = tokens.source.rfind("\n", max(0, place - _LONGEST_TITLE), place) + 1
    end = tokens.source.find("\n", place, place + _LONGEST_TITLE)
    line = tokens.source[start : end if end >= 0 else place + _LONGEST_TITLE]
    words = [word for word in line.split() if len(word) > 2 and word[0].isalpha()]
    return len(line) <= _LONGEST_TITLE and len(words) > 2 and sum(not w[0].islower() for w in words) >= 0.8 * len(words)


@cache
def _benchmarks() -> frozenset[str]:
    """Names of benchmarks, letters and digits only, in lower case."""
    names = table("benchmarks")["benchmarks"]
    return frozenset(_letters(form) for name, forms in names.items() for form in (name, *forms))


@cache
def _benchmark_ends() -> frozenset[str]:
    """What the names of benchmarks end in: most words that stand before a number end none of them."""
    return frozenset(name[first:] for name in _benchmarks() for first in range(len(name)))


def _letters(text: str) -> str:
    return "".join(sign for sign in text.lower() if sign.isalnum())


def follows_benchmark(tokens: Tokens, index: int) -> bool:
    """Whether a benchmark is named right before the token, so that the number is a score: `MMLU 82.3`."""
    if index == 0 or not tokens.text[index - 1][-1].isalnum() or not tokens.joined(index):
        return False
    if _letters(tokens.text[index - 1]) not in _benchmark_ends():
        return False
    reach = range(index - 1, max(index - 1 - _LONGEST_BENCHMARK, -1), -1)
    return any(
        _letters(tokens.slice(first, index - 1)) in _benchmarks() for first in reach if tokens.text[first].isalnum()
    )


def is_lettered(tokens: Tokens, last: int) -> bool:
    """Whether a word touches the end of a number, as in a name; `40ish` is about 40."""
    return tokens.glued(last + 1) and tokens.is_word(last + 1) and tokens.lower[last + 1] != "ish"


def is_hyphen_adjective(word: str) -> bool:
    """Whether `-<word>` after a number makes an adjective that states no figure: `5-shot`, `two-way`."""
    return word in listed_names("adjectives")


def is_model_word(word: str) -> bool:
    """Whether a word in lower case speaks of a model whose size may stand beside it."""
    return word in listed_names("model_words")
