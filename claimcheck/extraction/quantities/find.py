"""Every quantity of a text: candidates by one scan, each read with its neighbours, then assembled into figures."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from claimcheck.extraction.figure import Figure, Skip, SkipReason
from claimcheck.extraction.quantities.assemble import closed, draft, figure
from claimcheck.extraction.quantities.bands import BAND_WORDS
from claimcheck.extraction.quantities.drafting import Draft, sized
from claimcheck.extraction.quantities.durations import read_duration
from claimcheck.extraction.quantities.exclusions import is_decade, skip_reason
from claimcheck.extraction.quantities.idioms import bare_reason, end_of_odds, is_hour, is_isotope, is_pronoun, is_year
from claimcheck.extraction.quantities.joined import Bond, Joined, alone
from claimcheck.extraction.quantities.joining import join
from claimcheck.extraction.quantities.names import (
    at_sentence_start,
    end_of_run,
    follows_benchmark,
    follows_name,
    is_lettered,
    is_ordinary,
    is_size,
    names_an_index,
)
from claimcheck.extraction.quantities.notation import Notation
from claimcheck.extraction.quantities.nouns import read_counted
from claimcheck.extraction.quantities.number_words import starters
from claimcheck.extraction.quantities.ordinals import Ordinal, rank_of, read_ordinal
from claimcheck.extraction.quantities.parts import Part, read_part
from claimcheck.extraction.quantities.tokens import Tokens, Type
from claimcheck.extraction.quantities.word_figures import read_word_alone, words_alone
from claimcheck.lexicon.load import table
from claimcheck.records import Comparator, Span

_NO_NUMBERS = BAND_WORDS | frozenset({"a", "an", "minus", "negative", "quarter", "several", "point", "another"})
_MOST_APART = 3
"""How far apart the numbers of two of a name may be: `iPhone 15 and 16`."""

_IN_NAMES = frozenset({SkipReason.NAME, SkipReason.VERSION, SkipReason.IDENTIFIER})


def find_quantities(
    prose: str, taken: Sequence[Span] = (), notation: Notation = Notation.POINT
) -> tuple[list[Figure], list[Skip]]:
    """Every quantity in a text, in order and disjoint; `taken` are ranges (dates, statistics) that are spoken for.

    Offsets are offsets into `prose`. What looks like a figure and is none comes back with the reason, so that nothing
    is dropped unseen. The work is linear in the length of the text.
    """
    return _Finder(prose, taken, notation).run()


_WORD = int(Type.WORD)
_NUMBERS = (int(Type.NUMBER), int(Type.FRACTION))
"""As plain numbers: every token is compared with them, and members of enumerations are slow to hash."""


@cache
def _candidate_words() -> frozenset[str]:
    numbers = table("numbers")
    return starters() | frozenset(numbers["ordinals"]) | words_alone()


class _Finder:
    """One pass over a text."""

    def __init__(self, prose: str, taken: Sequence[Span], notation: Notation) -> None:
        self.tokens = Tokens(prose, notation)
        self.taken = sorted(taken)
        self.starts = [span.start for span in self.taken]
        self.figures: list[Figure] = []
        self.skips: list[Skip] = []
        self.previous: Draft | None = None

    def run(self) -> tuple[list[Figure], list[Skip]]:
        tokens, words = self.tokens, _candidate_words()
        free = 0
        for index, (kind, word) in enumerate(zip(tokens.type, tokens.lower, strict=True)):
            is_candidate = word in words if kind == _WORD else kind in _NUMBERS
            if is_candidate and index >= free:
                free = max(free, self._visit(index) + 1)
        return self.figures, self.skips

    def _visit(self, index: int) -> int:
        """Read what begins at a candidate token; the last token that is dealt with."""
        spoken_for = self._taken_until(index)
        if spoken_for is not None:
            return spoken_for
        if self.tokens.type[index] == Type.NUMBER:
            return self._digits(index)
        if self.tokens.type[index] == Type.WORD:
            return self._word(index)
        return self._amount(index)

    def _taken_until(self, index: int) -> int | None:
        """The last token of the taken range that the token lies in."""
        start = self.tokens.start[index]
        place = bisect_right(self.starts, start) - 1
        if place < 0 or self.taken[place].end <= start:
            return None
        last = index
        while last + 1 < self.tokens.count and self.tokens.start[last + 1] < self.taken[place].end:
            last += 1
        return last

    def _digits(self, index: int) -> int:
        ordinal = read_ordinal(self.tokens, index)
        if ordinal is not None:
            return self._ordinal(ordinal)
        if not self.tokens.glued(index) and (duration := read_duration(self.tokens, index)) is not None:
            return self._keep(draft(self.tokens, duration, self.previous))
        if is_decade(self.tokens, index):
            return self._skip(index, index + 1, SkipReason.YEAR)
        reason = skip_reason(self.tokens, index)
        if reason is None:
            return self._amount(index)
        if reason[0] is SkipReason.NAME and (last := self._size_in_name(index)) is not None:
            return last
        return self._skip(index, reason[1], reason[0])

    def _word(self, index: int) -> int:
        tokens = self.tokens
        word = tokens.lower[index]
        if (made := read_word_alone(tokens, index)) is not None:
            return self._keep(made)
        if word in words_alone() and word not in BAND_WORDS:
            return self._pass_over(index, SkipReason.IDIOM)
        if tokens.glued(index) and not self._may_touch(index):
            return self._pass_over(index, SkipReason.NAME)
        part = read_part(tokens, index)
        ordinal = read_ordinal(tokens, index) if word not in {"a", "an"} else None
        if ordinal is not None and (part is None or (ordinal.last > part.last and not part.numeral.is_fraction)):
            return self._ordinal(ordinal)
        return self._pass_over(index, SkipReason.IDIOM) if part is None else self._amount(index, part)

    def _pass_over(self, index: int, reason: SkipReason) -> int:
        """Note a number word that states nothing; articles and signs are no number by themselves."""
        return index if self.tokens.lower[index] in _NO_NUMBERS else self._skip(index, index, reason)

    def _may_touch(self, index: int) -> bool:
        """Whether a number word may stand right after this sign: quotes, brackets and dashes, not hyphens in names."""
        before = self.tokens.text[index - 1]
        follows_number = before == "-" and self.tokens.low(index - 2) in table("numbers")["small"]
        return follows_number or before in "\"'“‘([{—–/~$€£"

    def _amount(self, index: int, part: Part | None = None) -> int:
        """Read the amount at a token with all that belongs to it, or say why it is none."""
        tokens = self.tokens
        part = part or read_part(tokens, index)
        if part is None:
            return self._skip(index, index, SkipReason.TOO_LONG)
        if self.figures and self.figures[-1].end > tokens.start[part.first]:
            return index
        joined = join(tokens, part)
        in_name = self._is_size_after_name(part)
        if (skip := self._reason_against(part, joined, in_name)) is not None:
            return self._skip(index, *skip)
        made = draft(tokens, joined, self.previous, in_name)
        made = self._bounded_twice(made) or made
        if (reason := bare_reason(tokens, made)) is not None:
            return self._skip(part.first, part.last, reason)
        if joined.bond is None and is_year(tokens, made.part, made.hedge_first < made.first):
            return self._skip(part.first, part.last, SkipReason.YEAR)
        return self._keep(made)

    def _reason_against(self, part: Part, joined: Joined, in_name: bool) -> tuple[int, SkipReason] | None:
        """Why an amount is no figure, before its surroundings are read, and the last token to pass over."""
        tokens = self.tokens
        if joined.bond is None and is_pronoun(tokens, part):
            return part.last, SkipReason.IDIOM
        if joined.bond is None and is_hour(tokens, part):
            return part.last, SkipReason.CLOCK_TIME
        if joined.bond is None and (odds := end_of_odds(tokens, part)) is not None:
            return odds, SkipReason.RESULT
        is_name = joined.bond is not Bond.DIMENSIONS and is_lettered(tokens, part.last)
        if is_name or is_isotope(tokens, part):
            return end_of_run(tokens, part.last + 1), SkipReason.NAME
        is_range = joined.bond is Bond.RANGE and not joined.part.letter_scale and part.first > 0
        if is_range and at_sentence_start(tokens, part.first - 1) and is_ordinary(tokens.text[part.first - 1]):
            return None
        if not in_name and self._is_name_part(part):
            return part.last, SkipReason.NAME
        return None

    def _bounded_twice(self, lower: Draft) -> Draft | None:
        """`more than 10 and less than 40`: two bounds that make one range."""
        tokens = self.tokens
        begin = lower.reach + 1
        if lower.comparator not in {Comparator.MORE, Comparator.AT_LEAST} or lower.joined.bond is not None:
            return None
        if tokens.low(begin) not in {"and", "but"} or lower.hedge_first == lower.first:
            return None
        for index in range(begin + 2, min(begin + 9, tokens.count)):
            is_candidate = tokens.is_number(index) or tokens.lower[index] in _candidate_words()
            part = read_part(tokens, index) if is_candidate else None
            if part is None:
                continue
            upper = draft(tokens, alone(part), lower)
            is_upper = upper.comparator in {Comparator.LESS, Comparator.AT_MOST} and upper.hedge_first == begin + 1
            if not is_upper or part.value <= lower.part.value or lower.part.unit not in {"", upper.part.unit}:
                return None
            return closed(tokens, lower, upper)
        return None

    def _keep(self, made: Draft) -> int:
        self.figures.append(figure(self.tokens, made))
        self.previous = made
        for index in range(made.last + 1, made.reach + 1):
            if self.tokens.is_number(index):
                self._skip(index, index, SkipReason.RATE)
        return made.reach

    def _skip(self, first: int, last: int, reason: SkipReason) -> int:
        self.skips.append(Skip(self.tokens.start[first], self.tokens.end[last], reason))
        return last

    def _is_size_after_name(self, part: Part) -> bool:
        """`Mistral 7B`, `Llama 3 70B`: a size that follows a name or the number in one."""
        tokens = self.tokens
        if part.letter_scale != "B" or part.unit or part.first == 0:
            return False
        first = self._past_hyphen(part.first)
        if follows_name(tokens, first):
            return True
        if first == 0 or not self.skips or not tokens.joined(first):
            return False
        return self.skips[-1].end == tokens.end[first - 1] and self.skips[-1].reason in _IN_NAMES

    def _past_hyphen(self, index: int) -> int:
        """A token, or the tight hyphen before it: what stands before that may be the name that it belongs to."""
        return index - (self.tokens.glued(index) and self.tokens.text[index - 1] in "-‑")

    def _is_name_part(self, part: Part) -> bool:
        """`Llama 3`, `Windows 10`: a bare number after a capitalised word that counts nothing."""
        tokens = self.tokens
        if part.unit == "second" and part.unit_text == "s" and follows_name(tokens, part.first):
            return tokens.glued(part.last)
        if part.unit or part.is_multiple or part.exponent or part.numeral.in_words:
            return False
        if follows_benchmark(tokens, part.first) or tokens.low(part.last + 1) == "times":
            return False
        if names_an_index(tokens, part.first) or self._continues_name(part):
            return True
        first = self._past_hyphen(part.first)
        if not follows_name(tokens, first) or "," in tokens.text[part.numeral.first]:
            return False
        if at_sentence_start(tokens, first - 1):
            return read_counted(tokens, part.last + 1, is_one=part.value == 1) is None
        return True

    def _continues_name(self, part: Part) -> bool:
        """The later numbers of `Python 3.10, 3.11 and 3.12`, `Windows 10 and 11`."""
        tokens = self.tokens
        first = part.first - 1
        first -= tokens.low(first) in {"and", "or", "&"} and tokens.low(first - 1) == ","
        before = first - 1
        if not self.skips or not tokens.is_number(before) or self.skips[-1].end != tokens.end[before]:
            return False
        if self.skips[-1].reason is not SkipReason.NAME or tokens.low(first) not in {",", "and", "or", "&"}:
            return False
        text, earlier = tokens.text[part.first], tokens.text[before]
        if "." in text or "." in earlier:
            return "." in text and "." in earlier
        is_next = earlier.isdecimal() and text.isdecimal() and 0 < int(text) - int(earlier) <= _MOST_APART
        return is_next and tokens.low(first) != "," and read_counted(tokens, part.last + 1, is_one=False) is None

    def _size_in_name(self, index: int) -> int | None:
        """The size inside a name: the `72B` of `Qwen2-72B-Instruct`."""
        tokens = self.tokens
        if not is_size(tokens, index) or tokens.text[index - 1] not in "-_":
            return None
        if tokens.is_word(index - 2) and len(tokens.text[index - 2]) == 1:
            return None
        part = read_part(tokens, index)
        if part is None or part.last != index + 1:
            return None
        return self._keep(draft(tokens, alone(sized(part)), None, in_name=True))

    def _ordinal(self, ordinal: Ordinal) -> int:
        if not ordinal.ranks:
            return self._skip(ordinal.first, ordinal.last, SkipReason.ORDINAL)
        rank, last = rank_of(self.tokens, ordinal)
        self.figures.append(rank)
        return last
