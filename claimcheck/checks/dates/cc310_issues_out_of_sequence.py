"""CC310: issues of one series whose dates do not go with their numbers."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from claimcheck.checks.dates.cadence import Cadence, stated_cadence
from claimcheck.checks.rule import Agrees, CorpusRule, Differs, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Grain, Input, Location, Severity, Span

_MARKED = re.compile(
    r"(?P<name>[^#\d:|]{3,60}?)[\s,·–—:-]*(?:#\s?|\b(?:No\.?|Nr\.?|Issue|Number|Edition|Episode|Newsletter)\s)(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"(?P<name>[^\W\d][\w'’&.-]*(?:\s[^\W\d][\w'’&.-]*){1,6})\s(?P<number>\d{2,4})(?=\s*(?:$|[:–—|·]))")
_SMALLEST_BARE = 20
"""A smaller number behind a name, without "No." or "Issue", may be the version of a product."""
_MOST_YEARS = range(1900, 2100)
_OTHER_ISSUE = re.compile(
    r"\b(?P<which>next|last|previous)\s(?:issue|edition|number|letter|newsletter)\b[^!?\n]{0,60}$", re.IGNORECASE
)
_OTHER_NUMBER = re.compile(
    r"\b(?:our|the)\s(?P<which>next|last|previous)\s(?:issue|edition|newsletter)(?:,|\s\(|\sis|:)?\s?(?:#|No\.\s?|number\s)(?P<number>\d{1,4})\b",
    re.IGNORECASE,
)
_IRREGULAR = re.compile(
    r"\b(?:breaks?|holidays?|pauses?|vacation|specials?|extra|double|bonus|delay\w*|late|later|skip\w*|hiatus|postpon\w*|instead"
    r"|off|return\w*|sorry|apolog\w*|combined|early)\b",
    re.IGNORECASE,
)
"""Words of an issue that is out of turn."""
_NEAR = 160
_FEWEST_STEPS = 3
"""Steps from issue to issue that must agree before another one is odd."""


@dataclass(frozen=True, slots=True)
class _Issue:
    """One issue of a series: its number, its date, and where its title stands."""

    number: int
    date: dt.date
    document: str
    place: Location


class IssuesOutOfSequence(CorpusRule):
    """An issue of a numbered series has a date that does not go with those of the other issues.

    ## What it checks
    Documents whose titles name one series with an issue number ("The Slow Gradient 41", "Harbor News, No. 7") and that
    have a date of their own: a later number has no earlier date, one number has one date, and where at least three
    steps from issue to issue have one length (a week, two weeks, a month), the others have a multiple of it. Where a
    document says how often it appears ("a weekly newsletter", "published monthly"), the date that it gives for its next
    or last issue is that far from its own, unless it speaks of a break or a special issue; and the number of the next
    issue is one more than its own.

    ## Why it matters
    The date or the number of the issue was carried over from an older one, and readers file it wrongly.

    ## When it is wrong
    Special issues, holidays, and issues that were published late.

    ## Source
    Calendar arithmetic: ISO 8601-1:2019. Numbering of serials: ISO 3297:2022.
    """

    code = "CC310"
    name = "issues-out-of-sequence"
    severity = Severity.WARNING
    since = "0.1"
    examples = (
        Flags(
            "later-number-earlier-date",
            "---\ndate: 2025-03-12\n---\n\n# Harbor News, No. 7\n\nThe crane is back.",
            at="Harbor News, No. 7",
            says="No. 6",
            others={"six.md": "---\ndate: 2025-04-02\n---\n\n# Harbor News, No. 6\n\nThe crane is away."},
        ),
        Flags(
            "not-next-week",
            "---\ndate: 2025-03-03\n---\n\nHarbor News is a weekly newsletter. The next issue is out on 3 April 2025.",
            at="3 April 2025",
            says="31 days",
        ),
        Passes(
            "in-sequence",
            "---\ndate: 2025-03-12\n---\n\n# Harbor News, No. 7\n\nThe crane is back.",
            others={"six.md": "---\ndate: 2025-03-05\n---\n\n# Harbor News, No. 6\n\nThe crane is away."},
        ),
        Ignores(
            "two-series",
            "---\ndate: 2025-03-12\n---\n\n# Harbor News, No. 7\n\nThe crane is back.",
            others={"six.md": "---\ndate: 2025-04-02\n---\n\n# River News, No. 6\n\nThe crane is away."},
        ),
    )

    def check(self, views: Sequence[DocumentView]) -> Iterator[Verdict]:
        """Judge the issues of every series, each against the one before it."""
        for view in views:
            yield from _judge_announced(view)
            yield from _judge_numbers(view)
        for issues in _series(views).values():
            issues.sort(key=lambda issue: (issue.number, issue.date))
            usual = _usual_step(issues)
            for earlier, later in pairwise(issues):
                yield _judge(earlier, later, usual)


def _judge_numbers(view: DocumentView) -> Iterator[Verdict]:
    """The number that a document gives its next or last issue, against its own."""
    title = " ".join((view.document.title or "").split())
    own = _MARKED.match(title)
    for named in _OTHER_NUMBER.finditer(view.document.prose) if own else ():
        near = max(0, named.start() - _NEAR), named.end() + _NEAR
        if own is None or _IRREGULAR.search(view.document.prose, *near) or int(own["number"]) in _MOST_YEARS:
            continue
        step = 1 if named["which"].casefold() == "next" else -1
        expected = int(own["number"]) + step
        derivation = Derivation(
            formula="next issue = this issue + 1" if step > 0 else "last issue = this issue − 1",
            inputs=(Input(name="this issue", text=own["number"]), Input(name=named["which"], text=named["number"])),
            expected=str(expected),
            stated=named["number"],
        )
        if int(named["number"]) == expected:
            yield Agrees((), derivation)
        else:
            which = named["which"].casefold()
            message = f"This is issue {own['number']}; the {which} one is {expected}, not {named['number']}."
            place = view.locate(Span(*named.span("number")))
            yield Differs((), message, derivation, locations=(place, _place(view)), confidence=0.7)


def _judge_announced(view: DocumentView) -> Iterator[Verdict]:
    """The next and the last issue that a document names with a date, against the cadence that it states."""
    cadence = stated_cadence(view) if view.date is not None else None
    if cadence is None or view.date is None or view.is_apart:
        return
    for claim in view.claims:
        named = _OTHER_ISSUE.search(view.before(claim, 80)) if _is_day(claim) else None
        start, end = claim.location.sentence.start - _NEAR, claim.location.sentence.end + _NEAR
        if named is None or _IRREGULAR.search(view.document.prose, max(0, start), end):
            continue
        is_next = named["which"].casefold() == "next"
        gaps = [(day - view.date).days * (1 if is_next else -1) for day in _readings(claim)]
        yield _verdict(view, view.date, claim, cadence, gaps)


def _is_day(claim: Claim) -> bool:
    return claim.date is not None and claim.date.grain in (Grain.DAY, Grain.MINUTE) and bool(_readings(claim))


def _readings(claim: Claim) -> list[dt.date]:
    assert claim.date is not None
    starts = (claim.date.start, *(other.start for other in claim.date.alternatives))
    return [dt.date.fromisoformat(start[:10]) for start in starts if start]


def _verdict(view: DocumentView, today: dt.date, claim: Claim, cadence: Cadence, gaps: Sequence[int]) -> Verdict:
    derivation = Derivation(
        formula="days from issue to issue, by the stated cadence",
        inputs=(
            Input(name="this issue", text=today.isoformat()),
            Input(name="the other", text=claim.text, claim=claim.id),
            Input(name="cadence", text=cadence.text),
        ),
        expected=f"{cadence.fewest} to {cadence.most} days",
        stated=" or ".join(f"{gap} days" for gap in gaps),
        tolerance="some days around weekends",
    )
    if any(cadence.fewest <= gap <= cadence.most for gap in gaps):
        return Agrees((claim,), derivation)
    message = f"{claim.text} is {gaps[0]} days from this issue ({today}), which says “{cadence.text}”."
    return Differs((claim,), message, derivation, confidence=0.7)


def _series(views: Sequence[DocumentView]) -> dict[str, list[_Issue]]:
    found: dict[str, list[_Issue]] = defaultdict(list)
    for view in views:
        title = " ".join((view.document.title or "").split())
        match = _MARKED.match(title) or _BARE.match(title)
        if match is None or view.date is None or int(match["number"]) in _MOST_YEARS:
            continue
        number = int(match["number"])
        if match.re is _MARKED or number >= _SMALLEST_BARE:
            name = match["name"].strip(" ,·–—:-").casefold().removeprefix("the ")
            found[name].append(_Issue(number, view.date, view.document.name, _place(view)))
    return {name: issues for name, issues in found.items() if len({issue.document for issue in issues}) > 1}


def _place(view: DocumentView) -> Location:
    """Where the document's title stands, or its first characters where it is only in the metadata."""
    title = view.document.title or ""
    start = max(view.document.prose.find(title), 0) if title else 0
    is_found = view.document.prose.startswith(title, start)
    return view.locate(Span(start, start + (len(title) if is_found else 1)))


def _usual_step(issues: Sequence[_Issue]) -> int | None:
    """Days from one number to the next, where most steps agree on them; None where they do not."""
    steps = Counter(
        (later.date - earlier.date).days // (later.number - earlier.number)
        for earlier, later in pairwise(issues)
        if later.number > earlier.number
    )
    if not steps:
        return None
    days, count = steps.most_common(1)[0]
    return days if count >= _FEWEST_STEPS and days > 0 and count > sum(steps.values()) - count else None


def _judge(earlier: _Issue, later: _Issue, usual: int | None) -> Verdict:
    numbers, days = later.number - earlier.number, (later.date - earlier.date).days
    expected = "the same day" if not numbers else f"{usual * numbers} days later" if usual else "a later day"
    derivation = Derivation(
        formula="a later number has a later date" if usual is None else f"{usual} days for each number",
        inputs=(
            Input(name=f"No. {earlier.number}", text=f"{earlier.date} ({earlier.document})"),
            Input(name=f"No. {later.number}", text=f"{later.date} ({later.document})"),
        ),
        expected=expected,
        stated=f"{days} days later",
    )
    is_odd = usual is not None and days % usual != 0 and _is_off_by_more_than_days(days, usual)
    if (numbers and days >= 0 and not is_odd) or (not numbers and not days):
        return Agrees((), derivation)
    message = f"No. {later.number} is dated {later.date}, No. {earlier.number} {earlier.date}: expected {expected}."
    return Differs((), message, derivation, locations=(later.place, earlier.place), confidence=0.7)


def _is_off_by_more_than_days(days: int, usual: int) -> bool:
    """Whether a step is no multiple of the usual one, a day or two (a holiday, months of unequal length) granted."""
    rest = days % usual
    return min(rest, usual - rest) > max(2, usual // 10)
