"""docs/facts.md does what it says."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from claimcheck.cli import app
from claimcheck.config import Config, load_config
from claimcheck.engine import check
from claimcheck.records import SupportStatus


@pytest.fixture
def blocks(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The page's code blocks in order; the files that it shows lie in the working folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("FORCE_COLOR", "CLICOLOR_FORCE", "COLUMNS", "CLAIMCHECK_CONFIG", "GITHUB_STEP_SUMMARY"):
        monkeypatch.delenv(name, raising=False)
    page = (root / "docs" / "facts.md").read_text(encoding="utf-8")
    found = re.findall(r"^```\w+\n(.*?)^```", page, re.MULTILINE | re.DOTALL)
    (tmp_path / "facts.toml").write_text(found[0], encoding="utf-8")
    (tmp_path / "note.md").write_text(found[1], encoding="utf-8")
    return found


def test_the_command_prints_what_the_page_shows(blocks: list[str]) -> None:
    command, _, shown = blocks[2].partition("\n")
    result = CliRunner().invoke(app, command.removeprefix("$ claimcheck ").split())
    assert result.exit_code == 0
    assert result.stdout.startswith(shown)


def test_the_figures_stand_where_the_page_says(blocks: list[str]) -> None:
    Path("claimcheck.toml").write_text(blocks[-1], encoding="utf-8")
    Path("references").mkdir()
    Path("references/card.md").write_text("A card without figures.\n", encoding="utf-8")
    config = load_config("claimcheck.toml")
    assert config.facts == ("facts.toml",)
    report = check(["note.md"], Config(facts=config.facts, sources=config.sources, cache=False))
    support = {claim.text: claim.support for claim in report.claims}
    assert support["2.6 trillion tokens"].status is SupportStatus.CONTRADICTED
    assert support["$3.2 million"].status is SupportStatus.SOURCED
    assert support["$3.2 million"].by == ("fact:facts.toml:Kestrel/revenue",)
    assert not report.errors
