"""Progress of a run on stderr, only where somebody watches."""

from __future__ import annotations

import sys

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from claimcheck.reports.passages import printable


class ProgressBar:
    """A bar that vanishes when the work is done; satisfies `claimcheck.engine.Progress`."""

    def __init__(self, color: bool) -> None:
        console = Console(file=sys.stderr, no_color=not color, markup=False)
        columns = (TextColumn("reading", markup=False), BarColumn(bar_width=30), MofNCompleteColumn())
        self._name = TextColumn("{task.fields[name]}", markup=False)
        self._progress = Progress(*columns, TimeElapsedColumn(), self._name, console=console, transient=True)
        self._task = self._progress.add_task("", total=None, name="")

    def start(self, total: int) -> None:
        """`total` documents will be read."""
        self._progress.update(self._task, total=total)
        self._progress.start()

    def step(self, name: str) -> None:
        """The document of this name was read."""
        self._progress.update(self._task, advance=1, name=printable(name)[-40:])

    def done(self) -> None:
        """Nothing more comes."""
        self._progress.stop()


def watched_progress(quiet: bool, color: bool) -> ProgressBar | None:
    """A bar where stderr is a terminal and the run is not quiet."""
    return ProgressBar(color) if sys.stderr.isatty() and not quiet else None
