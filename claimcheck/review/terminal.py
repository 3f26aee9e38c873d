"""The review without a page: one finding at a time, one letter a decision."""

from __future__ import annotations

from collections.abc import Callable

from rich.console import Console
from rich.text import Text

from claimcheck.records import Finding
from claimcheck.reports.console import finding_panel
from claimcheck.reports.passages import Passages, printable
from claimcheck.review.apply import justification
from claimcheck.review.decisions import Decision, Reason, Verdict
from claimcheck.review.session import Session

HELP = """\
a  accept: a real problem              j  next        u  undo the last decision
d  dismiss: a false alarm              k  previous    n  write a note, for the next decision
f  fix later: real, but not now        ?  this help   q  leave
With "rule" or "same" behind it, a decision also covers what is undecided of the same rule (`d rule`) or about the same
quantity (`a same`)."""
_VERDICTS = {"a": Verdict.ACCEPTED, "d": Verdict.DISMISSED, "f": Verdict.LATER}
_REASONS = tuple(Reason)

Ask = Callable[[str], str]


class Terminal:
    """Where a review in the terminal stands; `ask` gives a line for a prompt and raises `EOFError` at the end."""

    def __init__(self, session: Session, console: Console, ask: Ask) -> None:
        self.session, self.console, self.ask = session, console, ask
        self.passages = Passages(session.report)
        self.note = ""
        self.at = self._next_open(0)

    def run(self) -> None:
        """Ask about findings until all are decided or the person leaves."""
        if not self.session.findings:
            self._say("No findings to decide on.")
            return
        while True:
            if self.session.decided == len(self.session.findings):
                self._say("All findings are decided.")
            self._show(self.session.findings[self.at])
            try:
                while (done := self._answer(self.ask("a d f j k u n ? q > ").strip())) is None:
                    pass
            except (EOFError, KeyboardInterrupt):
                return
            if done:
                return

    def _answer(self, line: str) -> bool | None:
        """Carry out one line: True to leave, False to go on, None to ask again about the same finding."""
        command, _, scope = line.partition(" ")
        match command:
            case "q":
                return True
            case "j" | "":
                self.at = min(self.at + 1, len(self.session.findings) - 1)
            case "k":
                self.at = max(self.at - 1, 0)
            case "u":
                self._undo()
            case "n":
                self.note = self.ask("note: ").strip()
                return None
            case "a" | "d" | "f":
                return self._decide(_VERDICTS[command], scope.strip())
            case _:
                self._say(HELP)
                return None
        return False

    def _decide(self, verdict: Verdict, scope: str) -> bool | None:
        finding = self.session.findings[self.at]
        scopes = {"": lambda one: [one], "rule": self.session.same_rule, "same": self.session.same_quantity}
        if scope not in scopes:
            self._say(HELP)
            return None
        reason = self._reason() if verdict is Verdict.DISMISSED else None
        if verdict is Verdict.DISMISSED and reason is None:
            return None
        try:
            changed = self.session.decide(scopes[scope](finding.fingerprint), verdict, reason, self.note)
        except OSError as error:
            self._say(f"Not saved: {error.strerror}")
            return None
        self.note = ""
        self._say(f"Saved: {verdict.value}" + (f", {len(changed)} findings" if len(changed) > 1 else ""))
        self.at = self._next_open(self.at)
        return False

    def _reason(self) -> Reason | None:
        """The reason of a dismissal by its number, None where none was given."""
        menu = "  ".join(f"{number} {reason.value}" for number, reason in enumerate(_REASONS, start=1))
        answer = self.ask(f"why? {menu} > ").strip()
        return _REASONS[int(answer) - 1] if answer in {"1", "2", "3", "4", "5"} else None

    def _undo(self) -> None:
        changed = self.session.undo()
        self._say("Undone." if changed else "Nothing to undo.")
        if changed:
            order = [finding.fingerprint for finding in self.session.findings]
            self.at = order.index(changed[0])

    def _next_open(self, start: int) -> int:
        """The next undecided finding from `start` on, round the end; `start` where all are decided."""
        count = len(self.session.findings)
        places = [(start + step) % count for step in range(count)]
        is_open = (n for n in places if self.session.findings[n].fingerprint not in self.session.standing)
        return next(is_open, start)

    def _show(self, finding: Finding) -> None:
        decision = self.session.standing.get(finding.fingerprint)
        total = len(self.session.findings)
        self.console.print()
        self._say(f"{self.at + 1} of {total}, {self.session.decided} decided", style="dim")
        if finding.locations:
            self._say(printable(finding.locations[0].document), style="bold")
        self.console.print(finding_panel(finding, self.passages, self.console.color_system is not None))
        if decision is not None:
            self._say(_said(decision), style="bold")

    def _say(self, text: str, style: str = "") -> None:
        self.console.print(Text(text, style=style))


def review_in_terminal(session: Session) -> None:
    """Go through the findings of a session on this terminal."""
    console = Console(highlight=False, markup=False, emoji=False, width=None)
    Terminal(session, console, lambda prompt: console.input(prompt, markup=False)).run()


def _said(decision: Decision) -> str:
    return printable(f"{decision.verdict.value}: {justification(decision)}")
