"""What narrows a figure: benchmark, split, setting, hardware, place, period, condition and the like."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from claimcheck.extraction.context.name_kinds import NameKind, benchmark_name
from claimcheck.extraction.context.phrases import Sentence
from claimcheck.extraction.context.qualifier_words import (
    COMPARED,
    CONDITION,
    CUT_OFF,
    PART,
    PER,
    PERIOD_WORDS,
    SCOPE,
    SETTING,
    SPLIT,
    SPREAD,
    VARIANT,
    bare,
    period_value,
    setting_value,
    settings,
    variant_value,
)
from claimcheck.extraction.context.reading import Reading
from claimcheck.extraction.context.respective import Match
from claimcheck.extraction.context.verbs import direction_of
from claimcheck.extraction.figure import Figure
from claimcheck.extraction.guarded import Finder
from claimcheck.records import Kind

_NEAR = 40
_SHOT = re.compile(r"[- ]shots?\b")
"""After a number that is part of a setting, `5-shot`."""
_CHANGES = frozenset({Kind.CHANGE, Kind.RATIO})
_PATTERNS = (SCOPE, PART, VARIANT, SPLIT, PERIOD_WORDS, SETTING, CONDITION)


class Qualifier:
    """Finds the qualifiers of the figures of one sentence.

    A figure's own words run from it to the next figure or semicolon; words before the first figure of a clause hold
    for all figures of that clause.
    """

    def __init__(
        self,
        prose: str,
        sentence: Sentence,
        figures: Sequence[Figure],
        readings: Sequence[Reading],
        matches: Mapping[int, Match],
    ) -> None:
        self._prose = prose
        self._sentence = sentence
        self._figures = figures
        self._readings = readings
        self._matches = matches
        self._whole = self._text((0, len(sentence.tokens)))
        shots = {i for i, t in enumerate(sentence.tokens) if _SHOT.match(prose, t.end)}
        self._places = sorted(set(sentence.token_of_figure.values()) - shots)

    def qualifiers(self, place: int) -> dict[str, str]:
        """The qualifiers of the figure at `place`, besides those that the figure itself brings."""
        token = self._sentence.token_of_figure.get(place)
        if token is None:
            return {}
        match = self._matches.get(place)
        last = self._sentence.token_of_figure[match.figures[-1]] if match is not None else token
        after, before = self._words_after(last), self._words_before(token)
        found: dict[str, str] = {}
        for key, value in self._named(token, after, before, match):
            found.setdefault(key, value)
        if "as_of" in found:
            found.setdefault("period", "")
        for key, value in self._worded(place, token, self._text(after), self._text(before)):
            if value:
                found.setdefault(key, value)
        return {key: value for key, value in found.items() if value}

    def _words_after(self, token: int) -> tuple[int, int]:
        """Tokens from behind the figure to the next one, or to the end of the clause."""
        tags = self._sentence.tags
        end = next((p for p in self._places if p > token), len(tags))
        for index in range(token + 1, end):
            if tags[index] in ";)" or (tags[index] in ",C" and self._opens_clause(index)):
                return token + 1, index
        if end < len(tags):
            phrase = self._sentence.phrase_of[end]
            end = phrase.first if phrase is not None else end
            cut = max(tags.rfind(",", token + 1, end), tags.rfind("C", token + 1, end), tags.rfind("(", token + 1, end))
            end = cut if cut > token else end
        return token + 1, end

    def _opens_clause(self, index: int) -> bool:
        """Whether a new clause with its own subject and verb begins after a comma or conjunction."""
        tags = self._sentence.tags
        start = index + 1 + (tags[index + 1 : index + 2] == "C")
        phrase = self._sentence.after(start)
        return phrase is not None and tags[phrase.last + 1 : phrase.last + 2] == "V"

    def _words_before(self, token: int) -> tuple[int, int]:
        """Tokens from the start of the clause to the figure: back to a semicolon, bracket or earlier figure."""
        tags = self._sentence.tags
        start = max(tags.rfind(";", 0, token), tags.rfind("(", 0, token)) + 1
        earlier = [p for p in self._places if start <= p < token]
        if earlier:
            start = max(start, self._words_after(earlier[-1])[1])
        return start, token

    def _text(self, span: tuple[int, int]) -> str:
        tokens = self._sentence.tokens
        if span[0] >= span[1]:
            return ""
        return " ".join(self._prose[tokens[span[0]].start : tokens[span[1] - 1].end].split())

    def _shared(self, token: int) -> tuple[int, int]:
        """Tokens before the first figure of the sentence: what is said there holds for all."""
        return 0, self._places[0] if self._places else token

    def _named(
        self, token: int, after: tuple[int, int], before: tuple[int, int], match: Match | None
    ) -> Iterator[tuple[str, str]]:
        for span, nearest_last in ((after, False), (before, True), (self._shared(token), True)):
            indices = range(span[0], span[1])
            for index in reversed(indices) if nearest_last else indices:
                name = self._sentence.tokens[index].name
                if name is None or (match is not None and match.is_of_another(index)):
                    continue
                if name.kind is NameKind.BENCHMARK:
                    yield "benchmark", benchmark_name(name.canonical) or name.canonical
                elif name.kind is NameKind.HARDWARE:
                    yield "hardware", name.canonical
                elif name.kind is NameKind.PLACE and self._is_where(index):
                    yield "place", name.canonical
        yield from self._dates(token, after, before)

    def _is_where(self, index: int) -> bool:
        """Whether a preposition other than `of` stands before a token, or before the list that it is in."""
        while index > 1 and self._sentence.tags[index - 1] in ",C" and self._sentence.tags[index - 2] == "O":
            index -= 2
        return index > 0 and self._sentence.tags[index - 1] == "P" and self._sentence.tokens[index - 1].lower != "of"

    def _dates(self, token: int, after: tuple[int, int], before: tuple[int, int]) -> Iterator[tuple[str, str]]:
        """A date beside a figure says of what time the figure is."""
        figure = self._sentence.tokens[token].figure
        if figure is None or self._figures[figure].date is not None:
            return
        near = [
            p
            for p in self._places
            if p != token and (p == after[1] or before[0] <= p < before[1] or 0 <= p - token <= 4)
        ]
        for index in [*near, *(p for p in self._places if p < token)]:
            other = self._sentence.tokens[index].figure
            date = self._figures[other].date if other is not None else None
            if date is not None:
                value = date.timex if "X" not in date.timex else period_value(date.text)
                yield ("as_of" if self._is_as_of(index) else "period"), value

    def _is_as_of(self, index: int) -> bool:
        """Whether a figure holds at a date and not for a period: `as of`, `by`, `at the end of`."""
        tokens = self._sentence.tokens
        words = [tokens[i].lower for i in range(max(index - 2, 0), index)]
        return words == ["as", "of"] or words[-1:] == ["by"] or "end" in tokens[index].lower

    def _worded(self, place: int, token: int, after: str, before: str) -> Iterator[tuple[str, str]]:
        figure, reading = self._figures[place], self._readings[place]
        own = f"{before} | {after}"
        if (setting := self._setting(after, before)) is not None:
            yield "setting", setting
        for key, pattern in (("scope", SCOPE), ("part", PART)):
            if (match := self._beside(pattern, after, before)) is not None:
                yield key, match[match.lastindex or 0].lower()
        if (match := self._beside(VARIANT, after, before)) is not None:
            variant = variant_value(match[1])
            yield "variant", variant if variant not in (reading.subject or "").lower() else ""
        if (match := self._beside(SPLIT, after, before)) is not None:
            yield "split", (match["name"] or match["sub"]).lower()
        if figure.date is None and (match := self._beside(PERIOD_WORDS, after, before)) is not None:
            yield "period", period_value(match[0])
        if (match := PER.search(after[:_NEAR])) is not None and "per" not in figure.qualifiers:
            yield "per", match[1].lower()
        condition = self._beside(CONDITION, after, before)
        if condition is not None and not CUT_OFF.search(condition[0]):
            yield "condition", bare(condition[0])
        elif (match := SPREAD.match(after)) is not None and not self._names_something(token + 2):
            yield "condition", bare(match[0])
        elif reading.attachment.is_subject and reading.metric is None:
            yield "condition", bare(" ".join(re.split(r"[,;(]", after)[0].split()[:5]))
        if figure.kind in _CHANGES and (match := COMPARED.search(after)) is not None:
            yield "versus", bare(match["rest"])
        if (direction := self._direction(reading, own)) is not None and figure.kind is Kind.CHANGE:
            yield "direction", direction

    def _beside(self, pattern: Finder, after: str, before: str) -> re.Match[str] | None:
        """The first match in the words after a figure, else in those before it.

        What the whole sentence cannot hold, no part of it need be searched for: that is most.
        """
        if pattern not in self._possible:
            return None
        return pattern.pattern.search(after) or pattern.pattern.search(before)

    @cached_property
    def _possible(self) -> frozenset[Finder]:
        """The patterns whose words are in the sentence."""
        return frozenset(pattern for pattern in _PATTERNS if pattern.may_match(self._whole))

    def _setting(self, after: str, before: str) -> str | None:
        """The setting beside the figure, or the only one that the sentence names."""
        if (match := self._beside(SETTING, after, before)) is not None:
            return setting_value(match[0])
        return next(iter(self._settings)) if len(self._settings) == 1 else None

    @cached_property
    def _settings(self) -> set[str]:
        """The settings that the sentence names."""
        return settings(self._whole)

    def _names_something(self, index: int) -> bool:
        """Whether a benchmark, place or chip is named at a token or right after its article."""
        for name in (token.name for token in self._sentence.tokens[index : index + 2]):
            if name is not None and name.kind in (NameKind.BENCHMARK, NameKind.PLACE, NameKind.HARDWARE):
                return True
        return False

    def _direction(self, reading: Reading, own: str) -> str | None:
        verb = reading.attachment.verb
        word = self._sentence.tokens[verb].lower if verb is not None else ""
        direction = direction_of(word) if word else None
        if direction in ("up", "down"):
            return direction
        words = own.lower().split()
        return next(
            (
                d
                for w, d in (
                    ("up", "up"),
                    ("more", "up"),
                    ("higher", "up"),
                    ("down", "down"),
                    ("less", "down"),
                    ("lower", "down"),
                    ("fewer", "down"),
                )
                if w in words
            ),
            None,
        )
