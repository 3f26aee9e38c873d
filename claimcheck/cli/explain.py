"""`claimcheck rules` and `claimcheck explain`: what the rules are, from their own pages."""

from __future__ import annotations

import difflib
import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.options import ColorOption
from claimcheck.cli.streams import columns, fail, put, wants_color

if TYPE_CHECKING:
    from claimcheck.checks.rule import Rule

_MOST_COLUMNS = 100
"""Longer lines of prose are hard to read."""


def rules(
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["console", "json", "markdown"],
        typer.Option("--format", "-f", help="A list, the same for programs, or all pages and examples."),
    ] = "console",
    color: ColorOption = "auto",
) -> None:
    """List the rules: code, severity, name, and what each reports.

    \b
    claimcheck rules --format markdown > rules.md    the whole reference
    """
    from claimcheck.checks.registry import load_rules

    if format == "json":
        from claimcheck.reports.json import as_text

        put(as_text([_as_data(rule) for rule in load_rules()]))
    elif format == "markdown":
        from claimcheck.checks.reference import as_markdown

        put(as_markdown(load_rules()))
    else:
        put(_table(load_rules(), wants_color(color, sys.stdout)))


def explain(
    names: Annotated[
        list[str], typer.Argument(metavar="RULE", help="Codes (CC201), prefixes of codes (CC2) or names of rules.")
    ],
) -> None:
    """Explain rules: what they check, why it matters, when they are wrong, with examples.

    \b
    claimcheck explain CC201
    claimcheck explain percent-change-mismatch
    """
    found = [rule for name in names for rule in _named(name)]
    width = min(columns(), _MOST_COLUMNS)
    put("\n\n".join("\n".join(_page(rule, width)) for rule in found) + "\n")


def _named(name: str) -> list[Rule]:
    """The rule of a code or name, or all whose codes begin so; where there is none, the command ends."""
    from claimcheck.checks.registry import find_rule, load_rules

    if (rule := find_rule(name)) is not None:
        return [rule]
    family = [rule for rule in load_rules() if rule.code.startswith(name.upper()) and len(name) > len("CC")]
    if not family:
        known = [word for rule in load_rules() for word in (rule.code, rule.name)]
        near = difflib.get_close_matches(name.upper(), known, n=1) or difflib.get_close_matches(name, known, n=1)
        fail(f"{name} is no rule" + (f"; did you mean {near[0]}?" if near else "; see `claimcheck rules`"))
    return family


def _as_data(rule: Rule) -> dict[str, str]:
    from claimcheck.checks.reference import info_of

    info = info_of(rule)
    return {
        "code": info.code,
        "name": info.name,
        "severity": info.severity.value,
        "since": rule.since,
        "summary": info.summary,
        "page": info.page,
    }


def _table(found: tuple[Rule, ...], color: bool) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    from claimcheck.checks.reference import info_of

    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(no_wrap=True)
    for rule in found:
        table.add_row(Text(rule.code, "bold"), rule.severity.value, Text(rule.name, "bold"))
        table.add_row("", "", Text(info_of(rule).summary, "dim", overflow="fold"))
    table.columns[2].no_wrap = False
    console = Console(width=columns(), force_terminal=color, no_color=not color, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _page(rule: Rule, width: int) -> Iterator[str]:
    from claimcheck.checks.reference import page_of, texts_of, verdict_on

    yield f"# {rule.code} {rule.name} ({rule.severity.value}, since {rule.since})"
    yield ""
    for block in page_of(rule).split("\n\n"):
        yield from _wrapped(block, width)
        yield ""
    yield "## Examples"
    for example in rule.examples:
        yield ""
        yield from textwrap.wrap(verdict_on(example), width, subsequent_indent="  ")
        for name, text in texts_of(example):
            yield ""
            if name:
                yield f"    {name}:"
            for line in text.splitlines():
                yield from _indented(line, width)


def _indented(line: str, width: int) -> Iterator[str]:
    """A line of an example, broken where that changes nothing: not in tables and headings."""
    indent = "    "
    if not line or line.startswith(("|", "#", " ")):
        yield (indent + line).rstrip()
    else:
        yield from textwrap.wrap(line, width, initial_indent=indent, subsequent_indent=indent, break_long_words=False)


def _wrapped(block: str, width: int) -> Iterator[str]:
    """A paragraph of a page, filled to the width; a heading stays on the line above it."""
    heading, _, rest = block.partition("\n") if block.startswith("#") else ("", "", block)
    if heading:
        yield heading
    yield from textwrap.wrap(" ".join(rest.split()), width, break_long_words=False, break_on_hyphens=False)
