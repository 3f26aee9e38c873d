"""Who is said to say so: the source that a sentence names for its figures.

An attribution reaches over its own part of the sentence, to the next semicolon, dash or word of contrast: "A said it
has 5 while B has 7" leaves the 7 to the writer.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import chain, islice

from claimcheck.extraction.context.clauses import near, strong_segments
from claimcheck.extraction.context.speakers import speaker_before, speaker_in
from claimcheck.extraction.guarded import Finder
from claimcheck.lexicon.load import table
from claimcheck.lexicon.phrases import lowered, phrase_pattern
from claimcheck.lexicon.vague import is_vague
from claimcheck.records import Attribution, Span

__all__ = ["attribute", "is_reported", "is_time_of_speaking", "is_vague"]

_WORDS = table("attribution")
_MOST_STATEMENTS = 60
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
_HEARSAY = Finder(phrase_pattern(_WORDS["hearsay"]))
_CLOSES = re.compile(
    r"\s{0,9}(?:(?:on|in|at|to|last|this|late|earlier)\s[^,.;:()]{1,60}|\w{1,12}day|yesterday|today)?\s{0,9}(?:[,.;)]|$)",
    re.IGNORECASE,
)
_SUBJECT_AFTER = re.compile(r"[^,.;:()“”\"]{2,80}")
_PAUSE_BEFORE = re.compile(r"(?:^|[,(;:—–”\"•*])[\s*_]{0,9}$")
_ENDS = re.compile(r"\s{0,9}[.,;)*_]{0,4}\s{0,9}(?:$|,)")
_INVERTED = re.compile(r"[,”\"]\s{0,3}$")
_TIME_OF_SPEAKING = re.compile(r"\s{1,9}(?:on|in|last|late|early|earlier|this|during|at)\s{1,9}", re.IGNORECASE)
_RELATIVE = re.compile(r"\b(?:who|which)\s{1,9}(?:\w{1,12}\s{1,9})?$", re.IGNORECASE)
_COMMA = re.compile(r",(?!\d)")
_NAME = r"[A-Z][\w'’-]{1,30}"
_AUTHOR_YEAR = Finder(
    rf"[\[(](?P<key>(?:(?:see|cf\.|e\.g\.),?\s)?(?P<author>{_NAME}(?:\set\sal\.?,?|\s(?:and|&)\s{_NAME},?|,))"
    r"\s\(?(?:19|20)\d\d[a-z]?)[^()\[\]]{0,80}[\])]"
)
_NARRATIVE = Finder(
    rf"(?P<author>{_NAME}(?:(?P<others>\set\sal\.?)|\s(?:and|&)\s{_NAME})?)\s\((?P<year>(?:19|20)\d\d[a-z]?)\)"
)
"""An author in the sentence with the year in brackets; without "et al." a verb of saying must follow."""
_DATED = re.compile(r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|Spring|Summer|Autumn|Fall|Winter)[a-z]{0,6}\b")
_REFERENCE = Finder(r"\[\d{1,3}(?:\s?[,–-]\s?\d{1,3}){0,9}\]")


@dataclass(frozen=True, slots=True)
class _Statement:
    """An attribution with its reach; `own` holds its own words, whose figures it does not attribute."""

    attribution: Attribution
    reach: Span
    own: Span

    @property
    def is_spoken(self) -> bool:
        """Whether somebody is said to say so, rather than referred to."""
        return not self.attribution.citations


def attribute(sentence: str, start: int, end: int) -> Attribution | None:
    """The attribution that covers the figure at [start, end) of a sentence, None where the writer states it.

    Of several, the outermost: in "Acme said it has 5, Reuters reported" the writer has it from Reuters.
    `source` is the speaker as written, None for hearsay ("reportedly") and numbered references; `citations` holds the
    keys of references that stand in the sentence itself ("(Okafor, 2023)", "[12]").
    """
    covering = _covering(*near(sentence, start, end))
    spoken = [found for found in covering if found.is_spoken]
    widest = max(spoken or covering, key=lambda found: found.reach.end - found.reach.start, default=None)
    if widest is None:
        return None
    citations = tuple(key for found in covering for key in found.attribution.citations)
    return widest.attribution.model_copy(update={"citations": citations})


def is_reported(sentence: str, start: int, end: int) -> bool:
    """Whether somebody, named or not, is said to state the figure; a reference alone is not speech."""
    return any(found.is_spoken for found in _covering(*near(sentence, start, end)))


def is_time_of_speaking(sentence: str, start: int) -> bool:
    """Whether the figure at `start` only dates an attribution: "the company said on Thursday"."""
    part, start, _ = near(sentence, start, start)
    return any(_dates(found, part, start) for found in _statements(part))


def _covering(sentence: str, start: int, end: int) -> list[_Statement]:
    return [
        found
        for found in _statements(sentence)
        if found.reach.start <= start
        and end <= found.reach.end
        and not found.own.overlaps(Span(start, end))
        and not _dates(found, sentence, start)
    ]


def _dates(found: _Statement, sentence: str, start: int) -> bool:
    own_end = found.own.end
    return start > own_end and _TIME_OF_SPEAKING.fullmatch(sentence, own_end, start) is not None


@lru_cache(maxsize=64)
def _statements(sentence: str) -> tuple[_Statement, ...]:
    found = chain(
        _after_prepositions(sentence),
        _with_verbs(sentence),
        _hearsay(sentence),
        _references(sentence),
        _narrated(sentence),
    )
    return tuple(islice(found, _MOST_STATEMENTS))


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
        found = _before_its_subject(sentence, verb) if match["verb"] else None
        found = found or _after_its_subject(sentence, verb, match.lastgroup or "verb")
        if found is not None:
            yield found


def _before_its_subject(sentence: str, verb: Span) -> _Statement | None:
    """ "...," said X."""
    name = _SUBJECT_AFTER.match(sentence, verb.end)
    if name is None or not _INVERTED.search(sentence[max(0, verb.start - 6) : verb.start]):
        return None
    source, cue = speaker_in(name.group()), Span(verb.start, name.end())
    if source is None:
        return None
    reach = Span(_segment_at(sentence, verb.start).start, verb.start)
    return _Statement(Attribution(source=source, cue=_words(sentence, cue)), reach, cue)


def _after_its_subject(sentence: str, verb: Span, kind: str) -> _Statement | None:
    """ "X said that ..." reaches to the right; "..., X said" over its whole part of the sentence."""
    subject = speaker_before(sentence, verb.start, kind)
    if subject is None:
        return None
    segment = _segment_at(sentence, verb.start)
    reach = Span(verb.end, segment.end)
    if _RELATIVE.search(sentence[max(0, verb.start - 40) : verb.start]):
        comma = _COMMA.search(sentence, verb.end, segment.end)
        reach = Span(verb.end, comma.start()) if comma else reach
    if subject.after_pause and subject.span.start > segment.start and _CLOSES.match(sentence, verb.end):
        reach = segment
    cue = Span(subject.span.start, verb.end)
    return _Statement(Attribution(source=subject.text, cue=_words(sentence, cue)), reach, cue)


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


def _narrated(sentence: str) -> Iterator[_Statement]:
    """ "Okafor and Lind (2021) found that ...": the author is part of the sentence, the year in brackets."""
    for match in _NARRATIVE.finditer(sentence):
        says = _VERB.match(lowered(sentence), match.end() + 1)
        if not says and not match["others"]:
            continue
        own = Span(match.start(), says.end() if says else match.end())
        attribution = Attribution(
            source=match["author"], cue=_words(sentence, own), citations=(f"{match['author']}, {match['year']}",)
        )
        yield _Statement(attribution, Span(own.end, _segment_at(sentence, own.start).end), own)


def _segment_at(sentence: str, place: int) -> Span:
    segments = strong_segments(sentence)
    index = bisect_right(segments, place, key=lambda segment: segment.end)
    return segments[index] if index < len(segments) else Span(0, len(sentence))


def _words(sentence: str, span: Span) -> str:
    return " ".join(sentence[span.start : span.end].split()).strip(" ,")
