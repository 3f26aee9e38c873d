"""What is installed is complete: the wheel holds every file that the program reads."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("hatchling", reason="hatchling, which builds the package, is not installed")


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built as pip would build it."""
    folder = tmp_path_factory.mktemp("dist")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=root, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


def test_the_wheel_holds_every_file_of_the_package_and_no_other(root: Path, wheel: Path) -> None:
    package = root / "claimcheck"
    expected = {
        file.relative_to(root).as_posix()
        for file in package.rglob("*")
        if file.is_file() and file.suffix != ".pyc" and not file.name.startswith(".")
    }
    with zipfile.ZipFile(wheel) as archive:
        packed = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert packed == expected


@pytest.mark.parametrize(
    ("pattern", "least"),
    [
        ("claimcheck/lexicon/*.toml", 20),
        ("claimcheck/lexicon/*.txt", 3),
        ("claimcheck/units/*.txt", 1),
        ("claimcheck/units/*.toml", 2),
        ("claimcheck/reports/templates/*.js", 13),
        ("claimcheck/review/templates/*.*", 6),
        ("claimcheck/reports/templates/*.css", 2),
        ("claimcheck/reports/templates/*.j2", 1),
        ("claimcheck/py.typed", 1),
    ],
)
def test_the_wheel_holds_the_data_files(wheel: Path, pattern: str, least: int) -> None:
    with zipfile.ZipFile(wheel) as archive:
        assert sum(Path(name).match(pattern) for name in archive.namelist()) >= least


def test_the_wheel_installs_one_command_and_the_licence(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        (entry_points,) = (name for name in archive.namelist() if name.endswith("/entry_points.txt"))
        assert archive.read(entry_points).decode().split() == [
            "[console_scripts]",
            "claimcheck",
            "=",
            "claimcheck.cli:main",
        ]
        assert any(name.endswith("/licenses/LICENSE") for name in archive.namelist())


def test_what_is_in_the_wheel_runs_alone(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "installed")
    (tmp_path / "note.md").write_text("The pipe lies 30 meters (89 feet) under the road.\n", encoding="utf-8")
    code = (
        f"import sys; sys.path.insert(0, {str(tmp_path / 'installed')!r})\n"
        "import claimcheck; from claimcheck.reports import render\n"
        "report = claimcheck.check(['note.md'], claimcheck.Config(cache=False, select=('CC4',)))\n"
        "print(claimcheck.__file__); print([f.rule for f in report.findings])\n"
        "print(len(render(report, 'html')) > 9999)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True, timeout=120
    )
    assert done.stdout.splitlines() == [str(tmp_path / "installed" / "claimcheck" / "__init__.py"), "['CC402']", "True"]
