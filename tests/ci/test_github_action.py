"""The composite action: its file against GitHub's own schema, its script run as a runner runs it."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ACTION = ROOT / "action.yml"
SCRIPT = ROOT / "ci" / "github-action.sh"

PIPE = "The pipe lies 30 meters (89 feet) under the road.\n"
RIGHT = "The pipe lies 30 meters (98 feet) under the road.\n"


def validated(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(file)]
    return subprocess.run(command, capture_output=True, text=True, check=False)


@pytest.mark.parametrize(
    ("schema", "file"), [("vendor.github-actions", ACTION), ("vendor.gitlab-ci", ROOT / "ci" / "gitlab.yml")]
)
def test_the_file_is_valid_against_the_official_schema(schema: str, file: Path, tmp_path: Path) -> None:
    assert validated(schema, file).returncode == 0
    broken = tmp_path / file.name
    broken.write_text(file.read_text("utf-8").replace("runs:", "run:").replace("script:", "scripts: 1\n  x:"), "utf-8")
    assert validated(schema, broken).returncode == 1


def test_every_input_reaches_the_script_as_a_variable() -> None:
    inputs = ACTION.read_text("utf-8").partition("inputs:")[2].partition("outputs:")[0]
    names = re.findall(r"^  ([a-z-]+):$", inputs, re.MULTILINE)
    assert len(names) >= 9
    script = SCRIPT.read_text("utf-8")
    for name in names:
        variable = "INPUT_" + name.upper().replace("-", "_")
        assert f"{variable}: ${{{{ inputs.{name} }}}}" in ACTION.read_text("utf-8")
        assert f"${variable}" in script or f'"${variable}"' in script


def test_no_input_is_part_of_a_script() -> None:
    scripts = re.findall(r"run: (.*)", ACTION.read_text("utf-8"))
    assert len(scripts) == 2
    assert not any("${{" in script for script in scripts)


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., tuple[int, dict[str, str], str]]:
    """Runs the step in an empty workspace with the inputs given; status, outputs, and what it printed."""
    if shutil.which("bash") is None:
        pytest.skip("bash is not installed")
    program = tmp_path / "bin" / "claimcheck"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m claimcheck "$@"\n', "utf-8")
    program.chmod(0o755)
    workspace = tmp_path / "workspace"
    workspace.mkdir()
    monkeypatch.chdir(workspace)

    def run(**inputs: str) -> tuple[int, dict[str, str], str]:
        names = ("PATHS", "CONFIG", "SELECT", "IGNORE", "FAIL_ON", "BASELINE", "DIFF_BASE", "SARIF_FILE", "HTML_FILE")
        environment = os.environ | {f"INPUT_{name}": inputs.get(name.lower(), "") for name in names}
        environment |= {
            "CLAIMCHECK": str(program),
            "RUNNER_TEMP": str(tmp_path),
            "GITHUB_OUTPUT": str(tmp_path / "output"),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            "CLAIMCHECK_NO_CACHE": "1",
        }
        environment["INPUT_PATHS"] = inputs.get("paths", ".")
        done = subprocess.run(["bash", SCRIPT], env=environment, capture_output=True, text=True, check=False)
        outputs = dict(line.split("=", 1) for line in (tmp_path / "output").read_text("utf-8").splitlines())
        return done.returncode, outputs, done.stdout

    return run


def test_findings_fail_the_step_and_are_counted(
    step: Callable[..., tuple[int, dict[str, str], str]], tmp_path: Path
) -> None:
    Path("note.md").write_text(PIPE, "utf-8")
    status, outputs, printed = step(sarif_file="out.sarif", html_file="out.html")
    assert status == 1
    assert (outputs["status"], outputs["errors"], outputs["warnings"]) == ("1", "1", "0")
    assert json.loads(Path(outputs["report"]).read_text("utf-8"))["findings"]
    assert printed.startswith("::error file=note.md,line=1")
    assert json.loads(Path("out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert Path("out.html").exists()
    assert "CC402" in (tmp_path / "summary.md").read_text("utf-8")


def test_nothing_found_passes_the_step(step: Callable[..., tuple[int, dict[str, str], str]]) -> None:
    Path("note.md").write_text(RIGHT, "utf-8")
    status, outputs, _ = step()
    assert status == 0
    assert (outputs["status"], outputs["errors"], outputs["warnings"]) == ("0", "0", "0")


def test_outputs_are_set_where_nothing_could_be_run(step: Callable[..., tuple[int, dict[str, str], str]]) -> None:
    status, outputs, _ = step(select="CC999")
    assert status == 2
    assert outputs == {"status": "2", "errors": "0", "warnings": "0", "report": ""}


def test_hostile_inputs_are_names_of_files(step: Callable[..., tuple[int, dict[str, str], str]]) -> None:
    Path("a b.md").write_text(PIPE, "utf-8")
    status, outputs, _ = step(paths="a b.md\n--html=x\n$(touch ran)\n; touch ran")
    assert status == 2, "three of the four are no files"
    assert outputs["errors"] == "1"
    assert not Path("ran").exists()
    assert not Path("x").exists()
