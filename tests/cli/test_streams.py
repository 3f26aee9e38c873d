"""Colour: which setting wins."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import pytest

from claimcheck.cli.streams import wants_color


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("environment", "expected"),
    [
        ({}, True),
        ({"NO_COLOR": "1"}, False),
        ({"NO_COLOR": ""}, True),
        ({"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
        ({"FORCE_COLOR": "0"}, False),
        ({"CLICOLOR": "0"}, False),
        ({"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
        ({"TERM": "dumb"}, False),
        ({"TERM": "dumb", "FORCE_COLOR": "1"}, True),
    ],
)
def test_the_environment_decides_on_a_terminal(environment: dict[str, str], expected: bool) -> None:
    assert wants_color("auto", Terminal(), environment) is expected


def test_a_file_has_no_colour_unless_forced() -> None:
    assert not wants_color("auto", io.StringIO(), {})
    assert wants_color("auto", io.StringIO(), {"FORCE_COLOR": "1"})


def test_the_option_stands_above_all() -> None:
    assert wants_color("always", io.StringIO(), {"NO_COLOR": "1"})
    assert not wants_color("never", Terminal(), {"FORCE_COLOR": "1"})


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_said_in_one_line():
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "claimcheck", "rules"], stdout=full, stderr=subprocess.PIPE, text=True, check=False
        )
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    assert "cannot be written" in done.stderr
