"""The parts that web pages are put together from: templates, styles and scripts, inside the page and known by hash."""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

SHARED = "claimcheck.reports"
"""The package whose templates folder holds what all pages share."""


@cache
def environment(package: str = SHARED) -> Environment:
    """Templates of a package; everything put into them is escaped."""
    return Environment(loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True)


def assets(*names: str, package: str = SHARED) -> str:
    """Style sheets or scripts of a package, in their order, as one text."""
    return "\n".join(_asset(package, name) for name in names)


def enclosed(*scripts: str) -> str:
    """Scripts as one strict script with a scope of its own."""
    return '"use strict";\n(() => {\n' + "\n".join(scripts) + "})();\n"


def source_hash(text: str) -> str:
    """The hash by which a content security policy knows an inline element (CSP level 3, section 2.3.1)."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@cache
def _asset(package: str, name: str) -> str:
    return files(package).joinpath("templates", name).read_text(encoding="utf-8")
