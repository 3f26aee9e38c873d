"""CC304: a duration that is not the time between its two dates."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.checks.dates.calendar import days_between, duration_days
from claimcheck.checks.rule import Agrees, Differs, DocumentRule, DocumentView, Flags, Ignores, Passes, Verdict
from claimcheck.records import Claim, Derivation, Input, RelationKind, Severity, format_interval

_SURE = 0.5


class DurationMismatch(DocumentRule):
    """A duration does not fit the dates between which it runs.

    ## What it checks
    "ran for six weeks, from A to B", and "B, six weeks after A": the days between the dates against the duration, at
    the written precision of both. The last day may be counted or not; months and years are calendar ones.

    ## Why it matters
    Either the dates or the duration are wrong, and each is used by somebody.

    ## When it is wrong
    Working days, and durations that leave out breaks.

    ## Source
    Calendar arithmetic: ISO 8601-1:2019.
    """

    code = "CC304"
    name = "duration-mismatch"
    severity = Severity.ERROR
    since = "0.1"
    examples = (
        Flags(
            "weeks-later",
            "Version 1 came out on 3 March 2025, and version 2 on 9 June 2025, five weeks later.",
            at="five weeks later",
            says="3 March 2025",
        ),
        Passes(
            "weeks-later-right", "Version 1 came out on 3 March 2025, and version 2 on 7 April 2025, five weeks later."
        ),
        Ignores("no-second-date", "Version 1 came out on 3 March 2025, and version 2 five weeks later."),
    )

    def check(self, view: DocumentView) -> Iterator[Verdict]:
        """Judge every duration with its two ends."""
        for relation in view.relations_of(RelationKind.SPAN_OF_TIME, RelationKind.OFFSET):
            is_span = relation.kind is RelationKind.SPAN_OF_TIME
            roles = ("duration", "start", "end") if is_span else ("offset", "from", "to")
            operands = [view.operands(relation, role) for role in roles]
            if relation.confidence >= _SURE and all(len(found) == 1 for found in operands):
                verdict = _judge(*(found[0] for found in operands))
                if verdict is not None:
                    yield verdict


def _judge(duration: Claim, start: Claim, end: Claim) -> Verdict | None:
    if duration.quantity is None or start.date is None or end.date is None:
        return None
    stated, actual = duration_days(duration.quantity), days_between(start.date, end.date)
    if stated is None or actual is None:
        return None
    derivation = Derivation(
        formula="end − start = duration",
        inputs=(
            Input(name="duration", text=duration.text, claim=duration.id),
            Input(name="start", text=start.text, claim=start.id),
            Input(name="end", text=end.text, claim=end.id),
        ),
        expected=f"{format_interval(actual)} days",
        stated=f"{duration.text}, {format_interval(stated, 4)} days",
        tolerance="written precision of all three; the last day counted or not",
    )
    if stated.overlaps(actual):
        return Agrees((duration, end, start), derivation)
    message = f"From {start.text} to {end.text} are {derivation.expected}, not {duration.text}."
    return Differs((duration, end, start), message, derivation)
