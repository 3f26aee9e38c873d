"""Going through a report: order, deciding, undoing, together and one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.records import Finding, FindingStatus, Report
from claimcheck.review.apply import apply_decisions
from claimcheck.review.decisions import Reason, Verdict, load_decisions, standing
from claimcheck.review.session import Session


@pytest.fixture
def session(report: Report, tmp_path: Path) -> Session:
    return Session(report, tmp_path / "decisions.jsonl", "Ana")


def again(session: Session, by: str = "Ben") -> Session:
    return Session(session.report, session.file, by)


def prints(report: Report) -> list[str]:
    return [finding.fingerprint for finding in report.findings]


def with_finding(report: Report, **fields: object) -> Report:
    extra = report.findings[0].model_copy(update=fields)
    return report.model_copy(update={"findings": (*report.findings, extra)})


def test_the_most_severe_come_first_and_crashes_and_suppressed_ones_not_at_all(report: Report, tmp_path: Path) -> None:
    given = with_finding(report, rule="CC901", fingerprint="crash")
    given = with_finding(given, status=FindingStatus.SUPPRESSED, fingerprint="quiet")
    order = [finding.fingerprint[0] for finding in Session(given, tmp_path / "d", "Ana").findings]
    assert order == ["f", "c", "a", "b"]


def test_a_decision_is_in_the_file_at_once_with_what_people_want_to_read(session: Session) -> None:
    session.decide(["f" * 20], Verdict.DISMISSED, Reason.QUOTED, " from the letter ")
    (line,) = load_decisions(session.file)
    assert (line.verdict, line.reason, line.note, line.by) == ("dismissed", "quoted", "from the letter", "Ana")
    assert (line.rule, line.document) == ("CC201", "note.md")
    assert line.figures == ("25 percent", "121.3", "148 million dollars")
    assert session.decided == 1


def test_the_next_session_goes_on_where_the_last_one_ended(session: Session) -> None:
    session.decide(["f" * 20], Verdict.ACCEPTED)
    assert set(again(session).standing) == {"f" * 20}


def test_undo_takes_back_one_step_after_the_other_and_restores_what_stood_before(session: Session) -> None:
    session.decide(["f" * 20], Verdict.ACCEPTED)
    session.decide(["f" * 20, "a" * 20], Verdict.LATER)
    assert set(session.undo()) == {"f" * 20, "a" * 20}
    assert {key: line.verdict for key, line in session.standing.items()} == {"f" * 20: Verdict.ACCEPTED}
    assert standing(load_decisions(session.file)) == session.standing
    assert session.undo() == ["f" * 20]
    assert session.undo() == []
    assert standing(load_decisions(session.file)) == {}
    assert len(load_decisions(session.file)) == 6


def test_a_decision_stands_over_an_earlier_one_of_a_clock_that_is_ahead(session: Session) -> None:
    session.decide(["f" * 20], Verdict.ACCEPTED)
    (line,) = load_decisions(session.file)
    ahead = line.model_copy(update={"at": "2999-01-01T00:00:00.000000+00:00", "by": "Ben"})
    session.file.write_text(ahead.line)
    later = again(session)
    later.decide(["f" * 20], Verdict.LATER)
    assert again(session).standing["f" * 20].verdict is Verdict.LATER


def test_what_is_undecided_of_the_rule_or_the_quantity_can_be_decided_together(session: Session) -> None:
    assert session.same_rule("b" * 20) == ["b" * 20, "c" * 20]
    session.decide(["c" * 20], Verdict.ACCEPTED)
    assert session.same_rule("b" * 20) == ["b" * 20]
    assert session.same_quantity("a" * 20) == ["a" * 20]
    assert session.quantities["a" * 20] == "Model-X|accuracy|MMLU"


def test_an_unknown_finding_is_refused_and_nothing_is_saved(session: Session) -> None:
    with pytest.raises(KeyError):
        session.decide(["f" * 20, "unknown"], Verdict.ACCEPTED)
    assert not session.file.exists()


def test_a_decision_that_cannot_be_saved_does_not_stand(session: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.review.session.append_decisions", full)
    with pytest.raises(OSError, match="No space"):
        session.decide(["f" * 20], Verdict.ACCEPTED)
    assert session.standing == {}
    assert session.undo() == []


def test_decisions_that_match_no_finding_are_counted(session: Session, report: Report) -> None:
    session.decide(prints(report)[:2], Verdict.ACCEPTED)
    fewer = report.model_copy(update={"findings": report.findings[1:]})
    assert Session(fewer, session.file, "Ana").unmatched == 1


@pytest.mark.parametrize(
    ("verdict", "reason", "status", "why"),
    [
        (Verdict.ACCEPTED, None, FindingStatus.ACCEPTED, "in tens (Ana, "),
        (Verdict.DISMISSED, Reason.ROUNDING, FindingStatus.DISMISSED, "rounding: in tens (Ana, "),
        (Verdict.LATER, None, FindingStatus.BASELINE, "fix later: in tens (Ana, "),
    ],
)
def test_a_verdict_sets_the_status_and_says_why(
    session: Session, verdict: Verdict, reason: Reason | None, status: FindingStatus, why: str
) -> None:
    session.decide(["f" * 20], verdict, reason, "in tens")
    decided, *rest = apply_decisions(session.report, session.standing).findings
    assert decided.status is status
    assert decided.justification.startswith(why)
    assert rest == list(session.report.findings[1:])


@pytest.mark.parametrize("change", [{"rule": "CC901"}, {"status": FindingStatus.SUPPRESSED}])
def test_crashes_and_what_a_comment_suppresses_are_not_decided_away(
    session: Session, change: dict[str, object]
) -> None:
    session.decide(["f" * 20], Verdict.DISMISSED, Reason.OTHER)
    finding: Finding = session.report.findings[0].model_copy(update=change)
    given = session.report.model_copy(update={"findings": (finding,)})
    assert apply_decisions(given, session.standing).findings == (finding,)
