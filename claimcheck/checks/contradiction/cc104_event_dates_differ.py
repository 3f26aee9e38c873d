"""CC104: one event is given two dates that share no day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.checks.contradiction.disagreement import judge_pairs
from claimcheck.checks.rule import Flags, GroupRule, GroupView, Ignores, Passes, Verdict
from claimcheck.records import Claim, Comparison, Severity

_SERIES = 3
_STAMP = re.compile(r"\dT\d\d:\d\d:\d\d")
"""A moment as machines write it: a line of a log, a field of a record, of which there are many."""


class EventDatesDiffer(GroupRule):
    """One event of one subject is dated twice, within a document or across documents, to periods without a common day.

    ## What it checks
    Dates of the same subject and event (release, founding, end of training) as periods of their grain: "October 2025"
    agrees with "14 October 2025". Ambiguous dates agree when one of their readings does. Neighbouring days give a
    warning, as a release has two dates on the two sides of the date line.

    ## Why it matters
    Dates are copied by hand, and a wrong one moves everything that is reckoned from it.

    ## When it is wrong
    The event was announced, published and shipped on different days under one verb. Time stamps of machines are left
    alone.

    ## Source
    Grain as in TIMEX3 (ISO 24617-1).
    """

    code = "CC104"
    name = "event-dates-differ"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "release-dates",
            "Corvid-20B was released on 14 October 2025.\n\nA quiet day. Corvid-20B was released on 16 October 2025.",
            at="16 October 2025",
            says="14 October 2025 (line 1)",
        ),
        Passes(
            "month-and-day",
            "Corvid-20B was released on 14 October 2025.\n\nA quiet day. Corvid-20B was released in October 2025.",
        ),
        Ignores(
            "a-licence",
            "Brook: MIT licence, released on 4 June 2024.",
            others={"b.md": "Sora: 12 languages, MIT licence, released on 20 February 2024."},
        ),
        Ignores(
            "a-series",
            "The meeting was held on 3 March 2025.\n\nThe meeting was held on 7 April 2025.\n\n"
            "The meeting was held on 5 May 2025.",
        ),
        Ignores(
            "stamps-of-a-log",
            "At 2025-01-13T20:47:24Z Corvid-20B was released.\n\nA quiet day. At 2025-03-30T19:35:51Z Corvid-20B was "
            "released.",
        ),
        Ignores(
            "said-twice",
            "Harlan Corp said on 12 May 2024 that it would close.\n\nHarlan Corp said on 14 May 2024 that it may not.",
        ),
        Ignores(
            "two-models",
            "Corvid-20B was released on 14 October 2025.\n\nA quiet day. Corvid-13B was released on 16 October 2024.",
        ),
    )

    def check(self, group: GroupView) -> Iterator[Verdict]:
        """Compare the dates of one event; what a document dates three times or more happens again and again."""
        dates: dict[str, set[str]] = defaultdict(set)
        for claim in group.claims:
            if claim.date is not None:
                dates[claim.location.document].add(claim.date.timex)
        if all(len(found) < _SERIES for found in dates.values()):
            yield from judge_pairs(group, _applies)


def _applies(one: Claim, other: Claim, link: Comparison) -> bool:
    return link.by_name and all(c.date is not None and not _STAMP.search(c.date.text) for c in (one, other))
