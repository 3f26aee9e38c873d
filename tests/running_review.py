"""The review as a process of its own."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import IO

START_S = 60


class Running:
    """`claimcheck review` as a process, in a folder with `report.json` and the decisions beside it."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        self.decisions = folder / "claimcheck-review.jsonl"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "claimcheck", "review", "report.json", "--by", "Ana", "--no-browser", *options],
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
        )
        self.address = self._address()

    def _address(self) -> str:
        deadline = time.monotonic() + START_S
        while time.monotonic() < deadline:
            line = self._stderr.readline()
            if found := re.search(r"http://\S+", line):
                return found[0]
            if not line:
                break
        raise TimeoutError("the review did not say where it is")

    @property
    def _stderr(self) -> IO[str]:
        assert self.process.stderr is not None
        return self.process.stderr

    @property
    def port(self) -> int:
        return int(self.address.split(":")[2].split("/")[0])

    def kill(self) -> None:
        """As power loss would: nothing of the process runs any more."""
        self.process.kill()
        self.process.wait(timeout=START_S)
        self._stderr.close()

    def interrupt(self) -> tuple[int, str]:
        """Ctrl-C; the exit status and what was said."""
        self.process.send_signal(signal.SIGINT)
        said = self._stderr.read()
        self._stderr.close()
        return self.process.wait(timeout=START_S), said
