"""The golden reports: each format as it writes the plain sample report. Run as a script (`make goldens`) to rewrite."""

from __future__ import annotations

import re
from pathlib import Path

import sample_reports

from claimcheck.reports import FORMAT_NAMES, render

FOLDER = Path(__file__).resolve().parent / "golden"
SUFFIXES = {
    "claimreview": "claimreview.json",
    "console": "txt",
    "csv": "csv",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "html": "html",
    "json": "json",
    "junit": "xml",
    "markdown": "md",
    "rdjson": "rdjson",
    "sarif": "sarif",
}


def file_of(name: str) -> Path:
    """Where the golden report of a format is kept."""
    return FOLDER / f"report.{SUFFIXES[name]}"


def written(name: str) -> str:
    """The plain sample report in a format; of the web page without its own style and script, which have own tests."""
    text = render(sample_reports.plain_report(), name)
    if name != "html":
        return text
    text = re.sub(r"(<(style|script)>).*?(</\2>)", r"\1…\3", text, flags=re.DOTALL)
    return re.sub(r"sha256-[\w+/]+=*", "sha256-…", text)


def main() -> None:
    """Write every golden report."""
    FOLDER.mkdir(exist_ok=True)
    for name in FORMAT_NAMES:
        file_of(name).write_text(written(name), encoding="utf-8")


if __name__ == "__main__":
    main()
