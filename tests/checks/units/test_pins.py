"""Versions and ports of code against those of the text."""

from __future__ import annotations

import pytest

from claimcheck import Document, check
from claimcheck.config import Config


@pytest.mark.parametrize(
    ("text", "code", "differs"),
    [
        ("Needs Python 3.11 or later.", 'requires-python = ">=3.12"', True),
        ("Needs Python 3.11 or later.", 'requires-python = ">=3.11"', False),
        ("Needs Python 3.11+.", "FROM python:3.9-slim", True),
        ("Needs Python 3.11+.", "FROM python:3.13-slim", False),
        ("Needs Node.js 20 or newer.", 'node-version: "18"', True),
        ("Works with Python 3.9 to 3.13.", "FROM python:3.8", False),
        ("Needs PostgreSQL 14 or later, and Postgres 16 or later for search.", "FROM postgres:12", False),
        ("The viewer is on port 3000:", "viewer --port 3300", True),
        ("The viewer is on port 3000:", "docker run -p 80:3000 viewer", False),
        ("Use another port 3000:", "viewer --port 3300", False),
    ],
)
def test_what_is_asked_for_is_held_against_the_code(text: str, code: str, *, differs: bool) -> None:
    page = Document.from_text(f"{text}\n\n```\n{code}\n```\n", name="a.md", media_type="text/markdown")
    report = check([page], Config(select=("CC411",), cache=False))
    assert bool(report.findings) is differs
