"""What the documents of a run are declared to be: canonical, current, historical or quoted."""

from __future__ import annotations

from collections.abc import Iterable

from pathspec import GitIgnoreSpec

from claimcheck.config import Config
from claimcheck.engine.ignores import name_below_root
from claimcheck.records import Document, ReadProblem, Role

_KEY = "claimcheck-role"


def declared_roles(documents: Iterable[Document], config: Config) -> tuple[dict[str, Role], list[ReadProblem]]:
    """The role of each document that has one, by name, and declarations that name no role.

    A document's own metadata (`claimcheck-role` in front matter, `<meta>` or message headers) stands above the
    settings; of several globs that match, the last one wins.
    """
    globs = [(GitIgnoreSpec.from_lines([glob]), role) for glob, role in config.roles.items()]
    roles: dict[str, Role] = {}
    problems: list[ReadProblem] = []
    for document in documents:
        own = document.metadata.get(_KEY, "").strip().casefold()
        if own in set(Role):
            roles[document.name] = Role(own)
            continue
        if own:
            detail = f"{_KEY}: {own!r} is no role; known are {', '.join(Role)}"
            problems.append(ReadProblem(document=document.name, kind="unsupported", detail=detail, fatal=False))
        name = name_below_root(document.name, config) if globs else ""
        if matching := [role for spec, role in globs if spec.match_file(name)]:
            roles[document.name] = matching[-1]
    return roles, problems
