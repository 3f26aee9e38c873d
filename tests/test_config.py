"""Settings: found upward, written either way, wrong ones explained."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from claimcheck.config import Config, ConfigError, config_digest, load_config


def write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(start=tmp_path) == Config()


def test_the_nearest_file_upward_wins_and_nothing_is_merged(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", 'ignore = ["CC5"]\nfail-on = "warning"\n')
    near = write(tmp_path / "a" / "pyproject.toml", '[tool.claimcheck]\nignore = ["CC3"]\n')
    deep = tmp_path / "a" / "b"
    deep.mkdir()
    config = load_config(start=deep)
    assert (config.ignore, config.fail_on, config.root) == (("CC3",), "error", str(near.parent))


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    write(tmp_path / "claimcheck.toml", "jobs = 3\n")
    write(tmp_path / "a" / "pyproject.toml", "[project]\nname = 'x'\n")
    assert load_config(start=tmp_path / "a").jobs == 3


def test_claimcheck_toml_comes_before_pyproject_of_the_same_folder(tmp_path: Path) -> None:
    write(tmp_path / "pyproject.toml", "[tool.claimcheck]\njobs = 1\n")
    write(tmp_path / ".claimcheck.toml", "jobs = 2\n")
    assert load_config(start=tmp_path).jobs == 2


def test_hyphens_and_underscores_are_one_spelling(tmp_path: Path) -> None:
    file = write(
        tmp_path / "claimcheck.toml", "checking-date = 2024-07-11\n[limits]\nmax-bytes = 10\nmax_line = 1000\n"
    )
    config = load_config(file)
    assert config.checking_date == dt.date(2024, 7, 11)
    assert (config.limits.max_bytes, config.limits.max_line) == (10, 1000)


def test_names_of_aliases_and_globs_are_kept_as_written(tmp_path: Path) -> None:
    text = '[aliases]\n"GPT-4o-mini" = ["4o mini"]\n[per-file-ignores]\n"a-b/*.md" = ["CC501"]\n'
    config = load_config(write(tmp_path / "claimcheck.toml", text))
    assert config.aliases == {"GPT-4o-mini": ("4o mini",)}
    assert config.per_file_ignores == {"a-b/*.md": ("CC501",)}


def test_facts_and_sources_are_relative_to_the_file(tmp_path: Path) -> None:
    file = write(tmp_path / "p" / "claimcheck.toml", f'facts = ["f.toml"]\nsources = ["{tmp_path / "s"}"]\n')
    config = load_config(file)
    assert config.facts == (str(tmp_path / "p" / "f.toml"),)
    assert config.sources == (str(tmp_path / "s"),)


@pytest.mark.parametrize(
    ("text", "key", "line", "says"),
    [
        ("jobs = 1\nfailon = 'error'\n", "failon", 2, "did you mean 'fail-on'?"),
        ("zzzz = 1\n", "zzzz", 1, "known are include, exclude, select"),
        ("root = '/'\n", "root", 1, "unknown setting"),
        ("[limits]\nmax-byte = 1\n", "limits.max-byte", 2, "did you mean 'max-bytes'?"),
        ("fail-on = 'errors'\n", "fail-on", 1, "must be 'error' or 'warning' or 'never', not 'errors'"),
        ("\nselect = 'CC1'\n", "select", 2, 'must be a list, such as ["CC1"]'),
        ("ignore = ['E501']\n", "ignore", 1, "'E501' is no rule code"),
        ("jobs = true\n", "jobs", 1, "not True"),
        ("jobs = -1\n", "jobs", 1, "greater than or equal to 0, not -1"),
        ("date = 'yesterday'\n", "date", 1, "must be a date such as 2024-07-11"),
        ("fail-on = 'error'\nfail_on = 'never'\n", "fail_on", 1, "set twice"),
        ("[limits]\nmax-bytes = 0\n", "limits.max-bytes", 2, "greater than or equal to 1, not 0"),
        ("limits = 3\n", "limits", 1, "not 3"),
    ],
)
def test_a_wrong_setting_is_named_with_its_line(tmp_path: Path, text: str, key: str, line: int, says: str) -> None:
    file = write(tmp_path / "claimcheck.toml", text)
    with pytest.raises(ConfigError) as caught:
        load_config(file)
    error = caught.value
    assert (error.file, error.key, error.line) == (str(file), key, line)
    assert says in error.detail
    assert str(error).startswith(f"{file}:{line}: {key}: ")


@pytest.mark.parametrize(
    ("content", "says"),
    [(b"jobs = \n", "is not valid TOML"), (b"\xff\xfe", "is not UTF-8 (byte 0)")],
)
def test_a_file_that_is_no_toml_is_refused(tmp_path: Path, content: bytes, says: str) -> None:
    file = tmp_path / "claimcheck.toml"
    file.write_bytes(content)
    with pytest.raises(ConfigError) as caught:
        load_config(start=tmp_path)
    assert says in caught.value.detail


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.toml")


def test_a_table_that_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="must be a table"):
        load_config(write(tmp_path / "pyproject.toml", "[tool]\nclaimcheck = 1\n"))


def test_the_digest_changes_with_what_changes_the_findings_only() -> None:
    base = Config()
    assert config_digest(base) == config_digest(Config(jobs=4, cache=False, fail_on="never", root="/x"))
    assert config_digest(base) != config_digest(Config(ignore=("CC2",)))
    assert len(config_digest(base)) == 64


def test_settings_are_replaced_and_checked_again() -> None:
    config = Config(root="/x", date=dt.date(2024, 1, 2)).replacing(select=("CC2",))
    assert (config.select, config.root, config.date) == (("CC2",), "/x", dt.date(2024, 1, 2))
    with pytest.raises(ConfigError, match="command line: select: 'E5' is no rule code"):
        config.replacing(select=("E5",))
