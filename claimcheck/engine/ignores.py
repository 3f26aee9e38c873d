"""Rules that do not hold in some files: the setting `per-file-ignores`."""

from __future__ import annotations

import os
from pathlib import Path

from pathspec import GitIgnoreSpec

from claimcheck.config import Config
from claimcheck.engine.statuses import Judge
from claimcheck.records import Finding, Report


def ignoring(config: Config) -> Judge:
    """Drops the findings whose first place lies in a file where their rule is ignored.

    The globs have the syntax of gitignore and are relative to the root of the settings, as a document's name is to
    the working folder. A finding without a place (a rule that crashed) always stays.
    """
    ignores = [(GitIgnoreSpec.from_lines([glob]), codes) for glob, codes in config.per_file_ignores.items()]

    def is_ignored(finding: Finding) -> bool:
        if not finding.locations:
            return False
        name = name_below_root(finding.locations[0].document, config)
        return any(finding.rule.startswith(codes) and globs.match_file(name) for globs, codes in ignores)

    def judge(report: Report) -> Report:
        kept = tuple(finding for finding in report.findings if not is_ignored(finding))
        return report.model_copy(update={"findings": kept})

    return judge


def name_below_root(path: str | Path, config: Config) -> str:
    """A path as the globs of the settings see it: relative to their root, with forward slashes."""
    return Path(os.path.relpath(os.path.abspath(path), os.path.abspath(config.root or "."))).as_posix()
