"""Who is said to say so: the source that a sentence names for its figures.

An attribution reaches over its own part of the sentence, to the next semicolon, dash or word of contrast: "A said it
has 5 while B has 7" leaves the 7 to the writer.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from claimcheck.extraction.context.clauses import strong_segments
from claimcheck.extraction.context.speakers import speaker_before, speaker_in
from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import lowered, phrase_pattern
from claimcheck.lexicon.vague import is_vague
from claimcheck.records import Attribution, Span

__all__ = ["attribute", "is_time_of_speaking", "is_vague"]

_WORDS = table("attribution")
_LONGEST_SOURCE = 120
"""Characters of a source that are looked at."""

_PREPOSITION = re.compile(
    rf"(?:{phrase_pattern(_WORDS['prepositions'])}"
    rf"|(?:(?<=[,(—–])\s{{0,3}}|^\s{{0,9}}){phrase_pattern(_WORDS['prepositions_after_pause'])})\s{{1,20}}",
)
_SOURCE_ENDS = re.compile(
    r"[;:()\[\]—“”\"]|,(?!\d)|\.(?=\s|$)|\s–\s|\s(?:while|whereas|but|which|who|that|has|have|is|are|was|were)\s",
    re.IGNORECASE,
)
_VERB = re.compile(
    rf"(?P<verb>{phrase_pattern(_WORDS['verbs'])})|(?P<noun>{phrase_pattern(_WORDS['noun_verbs'])})"
    rf"|(?P<study>{phrase_pattern(_WORDS['study_verbs'])})",
)
_HEARSAY = re.compile(phrase_pattern(_WORDS["hearsay"]))
_CLOSES = re.compile(
    r"\s{0,9}(?:(?:on|in|at|to|last|this|late|earlier)\s[^,.;:()]{1,60}|\w{1,12}day|yesterday|today)?\s{0,9}(?:[,.;)]|$)",
    re.IGNORECASE,
)
_PAUSE_BEFORE = re.compile(r"(?:^|[,(;:—–”\"•*])[\s*_]{0,9}$")
_ENDS = re.compile(r"\s{0,9}[.,;)*_]{0,4}\s{0,9}(?:$|,)")
_INVERTED = re.compile(r"[,”\"]\s{0,3}$")
_TIME_OF_SPEAKING = re.compile(r"\s{1,9}(?:on|in|last|late|early|earlier|this|during|at)\s{1,9}", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which)\s{1,9}(?:\w{1,12}\s{1,9})?$", re.IGNORECASE)
_COMMA = re.compile(r",(?!\d)")
_NAME = r"[A-Z][\w'’-]{1,30}"
_AUTHOR_YEAR = re.compile(
    rf"[\[(](?P<key>(?:(?:see|cf\.|e\.g\.),?\s)?(?P<author>{_NAME}(?:\set\sal\.?,?|\s(?:and|&)\s{_NAME},?|,))"
    r"\s\(?(?:19|20)\d\d[a-z]?)[^()\[\]]{0,80}[\])]"
)
_DATED = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]{0,6}\b")
_REFERENCE = re.compile(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\]")


@dataclass(frozen=True, slots=True)
class _Statement:
    """An attribution with its reach; `own` holds its own words, whose figures it does not attribute."""

    attribution: Attribution
    reach: Span
    own: Span


def attribute(sentence: str, start: int, end: int) -> Attribution | None:
    """The attribution that covers the figure at [start, end) of a sentence, None where the writer states it.

    Of several, the outermost: in "Acme said it has 5, Reuters reported" the writer has it from Reuters.
    `source` is the speaker as written, None for hearsay ("reportedly") and numbered references; `citations` holds the
    keys of references that stand in the sentence itself ("(Okafor, 2023)", "[12]").
    """
    covering = [
        found
        for found in _statements(sentence)
        if found.reach.start <= start
        and end <= found.reach.end
        and not found.own.overlaps(Span(start, end))
        and not _dates(found, sentence, start)
    ]
    spoken = [found for found in covering if not found.attribution.citations]
    widest = max(spoken or covering, key=lambda found: found.reach.end - found.reach.start, default=None)
    return widest.attribution if widest is not None else None


def is_time_of_speaking(sentence: str, start: int) -> bool:
    """Whether the figure at `start` only dates an attribution: "the company said on Thursday"."""
    return any(_dates(found, sentence, start) for found in _statements(sentence))


def _dates(found: _Statement, sentence: str, start: int) -> bool:
    own_end = found.own.end
    return start > own_end and _TIME_OF_SPEAKING.fullmatch(sentence, own_end, start) is not None


@lru_cache(maxsize=64)
def _statements(sentence: str) -> tuple[_Statement, ...]:
    return (
        *_after_prepositions(sentence),
        *_with_verbs(sentence),
        *_hearsay(sentence),
        *_references(sentence),
    )


def _after_prepositions(sentence: str) -> Iterator[_Statement]:
    """ "According to X" and "per X": the source follows."""
    for match in _PREPOSITION.finditer(lowered(sentence)):
        stop = _SOURCE_ENDS.search(sentence, match.end(), match.end() + _LONGEST_SOURCE)
        end = stop.start() if stop else min(len(sentence), match.end() + _LONGEST_SOURCE)
        is_set_off = _PAUSE_BEFORE.search(sentence[max(0, match.start() - 12) : match.start()]) or _ENDS.match(
            sentence, end
        )
        source = speaker_in(sentence[match.end() : end].strip(" *_"))
        if source is not None and is_set_off:
            cue = Span(match.start(), end)
            yield _Statement(
                Attribution(source=source, cue=_words(sentence, cue)), _segment_at(sentence, match.start()), cue
            )


def _with_verbs(sentence: str) -> Iterator[_Statement]:
    """ "X said that ...", "..., X said" and "...," said X."""
    for match in _VERB.finditer(lowered(sentence)):
        verb = Span(*match.span())
        segment = _segment_at(sentence, verb.start)
        if _INVERTED.search(sentence[max(0, verb.start - 6) : verb.start]):
            name = re.compile(r"[^,.;:()“”\"]{2,80}").match(sentence, verb.end)
            source = speaker_in(name.group()) if name and match["verb"] else None
            if name is not None and source is not None:
                cue = Span(verb.start, name.end())
                yield _Statement(
                    Attribution(source=source, cue=_words(sentence, cue)), Span(segment.start, verb.start), cue
                )
                continue
        subject = speaker_before(sentence, verb.start, match.lastgroup or "verb")
        if subject is None:
            continue
        cue = Span(subject.span.start, verb.end)
        reach = Span(verb.end, segment.end)
        if _RELATIVE.search(sentence[max(0, verb.start - 40) : verb.start]) and (
            comma := _COMMA.search(sentence, verb.end, segment.end)
        ):
            reach = Span(verb.end, comma.start())
        if subject.after_pause and _CLOSES.match(sentence, verb.end):
            reach = segment if subject.span.start > segment.start else reach
        yield _Statement(Attribution(source=subject.text, cue=_words(sentence, cue)), reach, cue)


def _hearsay(sentence: str) -> Iterator[_Statement]:
    for match in _HEARSAY.finditer(lowered(sentence)):
        reach = Span(match.end(), _segment_at(sentence, match.start()).end)
        yield _Statement(Attribution(cue=_words(sentence, Span(*match.span()))), reach, Span(*match.span()))


def _references(sentence: str) -> Iterator[_Statement]:
    """ "(Okafor, 2023)" and "[12]": the key stands in the sentence, after what it supports."""
    for pattern in (_AUTHOR_YEAR, _REFERENCE):
        for match in pattern.finditer(sentence):
            named = match.groupdict()
            if _DATED.match(named.get("author") or ""):
                continue
            attribution = Attribution(
                source=(named.get("author") or "").rstrip(",") or None,
                cue=match.group(),
                citations=(named.get("key") or match.group(),),
            )
            own = Span(*match.span())
            yield _Statement(attribution, Span(_segment_at(sentence, own.start).start, own.start), own)


def _segment_at(sentence: str, place: int) -> Span:
    return next((s for s in strong_segments(sentence) if s.start <= place < s.end), Span(0, len(sentence)))


def _words(sentence: str, span: Span) -> str:
    return " ".join(sentence[span.start : span.end].split()).strip(" ,")
