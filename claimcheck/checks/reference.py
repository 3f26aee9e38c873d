"""What the rules say of themselves: their pages and examples, as one reference."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from types import MappingProxyType

from claimcheck.checks.rule import Example, Flags, Passes, Rule
from claimcheck.records import RuleInfo

FAMILY_TITLES: Mapping[str, str] = MappingProxyType(
    {
        "CC1": "Contradictions",
        "CC2": "Arithmetic",
        "CC3": "Dates and time",
        "CC4": "Units and bounds",
        "CC5": "Support",
        "CC6": "Reported statistics",
    }
)
"""Title of each family by the prefix of its codes; those of third parties have none."""

_INTRODUCTION = """\
# Rules

Made from the rules themselves by `make docs`; edit the rules, not this page. `claimcheck explain CC201` prints the part
of one rule.

An **error** cannot be true under any reasonable reading, a **warning** needs a person, an **info** is only worth
knowing. A single finding may be milder or stronger than its rule. Codes are never reused.
"""


def page_of(rule: Rule) -> str:
    """The rule's documentation in Markdown: a sentence, then sections under second-level headings."""
    return inspect.getdoc(type(rule)) or ""


def info_of(rule: Rule) -> RuleInfo:
    """The rule as a report describes it."""
    page = page_of(rule)
    summary = page.split("\n\n", 1)[0].replace("\n", " ")
    return RuleInfo(code=rule.code, name=rule.name, severity=rule.severity, summary=summary, page=page)


def verdict_on(example: Example) -> str:
    """What the rule makes of one of its examples, as the line above the text."""
    title = example.name.replace("-", " ")
    match example:
        case Flags(at=at, says=says):
            return f"Flags, {title}: at “{at}”, saying “{says}”"
        case Passes():
            return f"Passes, {title}: compared, and right"
        case _:
            return f"Ignores, {title}: nothing to compare"


def texts_of(example: Example) -> Iterator[tuple[str, str]]:
    """Name and text of the example's documents, facts and sources; the name is empty where there is only one."""
    facts = {"facts.toml": example.facts} if example.facts else {}
    others = {**example.others, **facts, **example.sources}
    yield ("example.md" if others else ""), example.text.strip("\n")
    for name, text in others.items():
        yield name, text.strip("\n")


def as_markdown(rules: Iterable[Rule]) -> str:
    """The reference of all rules, by family, with an overview at its head."""
    ordered = sorted(rules, key=lambda rule: rule.code)
    lines = [_INTRODUCTION, *_overview(ordered)]
    for prefix, family in groupby(ordered, key=lambda rule: rule.code[:3]):
        lines += ["", f"## {prefix}xx {FAMILY_TITLES.get(prefix, '')}".rstrip()]
        for rule in family:
            lines += ["", *_section(rule)]
    return "\n".join(lines) + "\n"


def _overview(rules: Iterable[Rule]) -> Iterator[str]:
    yield "| Code | Name | Severity | What it reports |"
    yield "|:--|:--|:--|:--|"
    for rule in rules:
        summary = info_of(rule).summary.replace("|", "\\|")
        yield f"| [{rule.code}](#{_anchor(rule)}) | {rule.name} | {rule.severity.value} | {summary} |"


def _anchor(rule: Rule) -> str:
    """The anchor that GitHub and most renderers give to the rule's heading."""
    return f"{rule.code} {rule.name}".lower().replace(" ", "-")


def _section(rule: Rule) -> Iterator[str]:
    yield f"### {rule.code} {rule.name}"
    yield ""
    yield f"Severity {rule.severity.value}, since {rule.since}."
    yield ""
    yield re.sub(r"^## (.+)\n(?=\S)", r"#### \1\n\n", page_of(rule), flags=re.MULTILINE)
    yield ""
    yield "#### Examples"
    for example in rule.examples:
        yield from ("", f"{verdict_on(example)}.")
        for name, text in texts_of(example):
            fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
            yield from ("", f"{name}:", "") if name else ("",)
            yield from (f"{fence}text", text, fence)
