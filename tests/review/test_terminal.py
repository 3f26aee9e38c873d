"""The review in the terminal: letters in, decisions in the file."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.console import Console

from claimcheck.records import Report
from claimcheck.review.decisions import load_decisions
from claimcheck.review.session import Session
from claimcheck.review.terminal import Terminal

Play = Callable[..., tuple[Session, str]]


@pytest.fixture
def play(report: Report, tmp_path: Path) -> Play:
    """Answers the prompts with lines, then leaves; gives the session and what was printed."""

    def answer(*lines: str, given: Report = report) -> tuple[Session, str]:
        session = Session(given, tmp_path / "decisions.jsonl", "Ana")
        console = Console(file=io.StringIO(), width=100, highlight=False, markup=False)
        left = iter(lines)

        def ask(prompt: str) -> str:
            console.print(prompt)
            try:
                return next(left)
            except StopIteration:
                raise EOFError from None

        Terminal(session, console, ask).run()
        assert isinstance(console.file, io.StringIO)
        return session, console.file.getvalue()

    return answer


def said(session: Session) -> list[tuple[str, str, str, str]]:
    lines = load_decisions(session.file)
    return [
        (line.fingerprint[0], line.verdict.value, line.reason.value if line.reason else "", line.note) for line in lines
    ]


def test_letters_decide_and_the_next_finding_comes_by_itself(play: Play) -> None:
    session, shown = play("a", "d", "3", "f", "q")
    assert said(session) == [("f", "accepted", "", ""), ("c", "dismissed", "rounding", ""), ("a", "later", "", "")]
    assert "1 of 4, 0 decided" in shown
    assert "4 of 4, 3 decided" in shown


def test_a_note_goes_with_the_next_decision_only(play: Play) -> None:
    session, _ = play("n", "seen by the author", "a", "a", "q")
    assert [note for *_, note in said(session)] == ["seen by the author", ""]


def test_no_reason_no_dismissal(play: Play) -> None:
    session, _ = play("d", "", "d", "9", "q")
    assert said(session) == []


def test_undo_goes_back_to_the_finding(play: Play) -> None:
    session, shown = play("a", "u", "q")
    assert [verdict for _, verdict, *_ in said(session)] == ["accepted", "open"]
    assert shown.count("1 of 4, 0 decided") == 2
    assert "Nothing to undo." in play("u", "q")[1]


def test_a_rule_is_decided_together(play: Play) -> None:
    session, shown = play("j", "d rule", "5", "q")
    assert [(finding, reason) for finding, _, reason, _ in said(session)] == [("c", "other"), ("b", "other")]
    assert "2 findings" in shown


def test_j_and_k_move_and_stop_at_the_ends(play: Play) -> None:
    _, shown = play("k", "j", "j", "j", "j", "q")
    assert [line.split(",")[0] for line in shown.splitlines() if " of 4," in line] == [
        f"{n} of 4" for n in (1, 1, 2, 3, 4, 4)
    ]


@pytest.mark.parametrize("line", ["?", "x", "a everything"])
def test_what_is_not_understood_brings_the_help(play: Play, line: str) -> None:
    session, shown = play(line, "q")
    assert "fix later" in shown
    assert said(session) == []


def test_the_passage_and_the_earlier_decision_are_shown(play: Play) -> None:
    _, shown = play("a", "k", "q")
    assert ">>25 percent<<" in shown
    assert "accepted: (Ana, " in shown


def test_a_report_without_findings_asks_nothing(play: Play, report: Report) -> None:
    _, shown = play(given=report.model_copy(update={"findings": ()}))
    assert shown.strip() == "No findings to decide on."


def test_a_decision_that_cannot_be_saved_is_said_to_be_unsaved(play: Play, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("claimcheck.review.session.append_decisions", full)
    session, shown = play("a", "q")
    assert "Not saved: No space left on device" in shown
    assert session.decided == 0
