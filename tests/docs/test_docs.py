"""What the documentation shows is what happens."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from claimcheck.checks.reference import as_markdown
from claimcheck.checks.registry import load_rules
from claimcheck.config import Config, Limits

ROOT = Path(__file__).resolve().parents[2]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NAMED = re.compile(r"`([\w./-]+)`:\n\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)
"""A block below its file name: the commands of the page find that file."""


@dataclass
class Command:
    """A command of the documentation, the output lines shown below it, and the status it should end with."""

    line: str
    shown: list[str]
    status: set[int]


def blocks(page: Path, *kinds: str) -> list[str]:
    return [text for kind, text in FENCE.findall(page.read_text(encoding="utf-8")) if kind in kinds]


def session(block: str) -> list[Command]:
    """The commands of a `console` block; `$ echo $?` tells the status of the one before it, else it is 0."""
    commands: list[Command] = []
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        line, *shown = part.splitlines()
        if line == "echo $?":
            commands[-1].status = {int(shown[0])}
        else:
            commands.append(Command(line, shown, {0}))
    return commands


def script(block: str) -> list[Command]:
    """The commands of an `sh` block, which may end with findings but must be usable."""
    return [Command(line, [], {0, 1}) for line in block.splitlines() if line.startswith("claimcheck")]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A working folder with a copy of `data/`, and the documents of a user who follows the pages."""
    shutil.copytree(ROOT / "data", tmp_path / "data")
    for name in ("notes.md", "docs/note.md"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("The pipe lies 30 meters (98 feet) under the road.\n", encoding="utf-8")
    return tmp_path


def run(command: Command, folder: Path) -> str:
    clean = {key: value for key, value in os.environ.items() if not key.startswith(("CLAIMCHECK_", "GITHUB_"))}
    path = f"{Path(sys.executable).parent}{os.pathsep}{clean['PATH']}"
    done = subprocess.run(
        ["bash", "-c", command.line],
        cwd=folder,
        env=clean | {"PATH": path, "XDG_CACHE_HOME": str(folder / ".cache")},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode in command.status, f"{command.line}\n{done.stdout}{done.stderr}"
    return done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_command_of_a_page_does_what_the_page_says(page: Path, folder: Path) -> None:
    for name, text in NAMED.findall(page.read_text(encoding="utf-8")):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    for kind, block in FENCE.findall(page.read_text(encoding="utf-8")):
        commands = session(block) if kind == "console" else script(block) if kind == "sh" else []
        for command in commands:
            if not command.line.startswith("claimcheck"):
                continue
            said = iter(run(command, folder).splitlines())
            for line in command.shown:
                assert line == "..." or line in said, f"{command.line}: {line!r} is not said, or not in this place"


def contains(actual: Any, excerpt: Any) -> bool:
    """Whether an excerpt is part of a value; `…` stands for anything."""
    if isinstance(excerpt, dict):
        return isinstance(actual, dict) and all(k in actual and contains(actual[k], v) for k, v in excerpt.items())
    if isinstance(excerpt, list):
        return isinstance(actual, list) and all(any(contains(a, e) for a in actual) for e in excerpt)
    return excerpt in ("…", actual)


def test_the_excerpts_of_the_report_are_real(folder: Path) -> None:
    page = ROOT / "docs" / "report.md"
    for command in session(blocks(page, "console")[0]):
        run(command, folder)
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    excerpts = blocks(page, "json")
    assert len(excerpts) == 2
    for excerpt in excerpts:
        assert contains(report, json.loads(excerpt)), excerpt
    for field in report:
        assert f"`{field}`" in page.read_text(encoding="utf-8")


def test_the_rule_reference_is_in_step_with_the_rules() -> None:
    written = (ROOT / "docs" / "rules.md").read_text(encoding="utf-8")
    assert written == as_markdown(load_rules()), "docs/rules.md is out of step with the rules: run `make docs`"


def test_every_setting_is_documented_with_its_default() -> None:
    rows = dict(
        re.findall(r"^\| `([\w.-]+)` \| (\S.*?) \|", (ROOT / "docs" / "configuration.md").read_text("utf-8"), re.M)
    )
    defaults = {name: field.get_default(call_default_factory=True) for name, field in Config.model_fields.items()}
    defaults |= {f"limits.{name}": field.default for name, field in Limits.model_fields.items()}
    del defaults["limits"], defaults["root"]
    expected = {
        name.replace("_", "-"): "none" if default is None else f"`{json.dumps(default)}`"
        for name, default in defaults.items()
    }
    assert {name: default for name, default in rows.items() if name in expected or "_" not in name} == expected


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    prose = FENCE.sub("", page.read_text(encoding="utf-8"))
    if page.name == "rules.md":  # links of the examples are part of their texts
        prose = prose.partition("\n## ")[0]
    for target, _, anchor in (link.partition("#") for link in re.findall(r"\]\((?!\w+:)([^)\s]+)\)", prose)):
        file = page if not target else (page.parent / target).resolve()
        assert file.exists(), target
        headings = re.findall(r"^#+ (.+)$", file.read_text(encoding="utf-8"), re.M) if anchor else []
        assert not anchor or anchor in {re.sub(r"[^\w -]", "", h.lower()).replace(" ", "-") for h in headings}, anchor
