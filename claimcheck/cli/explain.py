"""`claimcheck rules` and `claimcheck explain`: what the rules are, from their own pages."""

from __future__ import annotations

import difflib
import inspect
import sys
import textwrap
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from claimcheck.cli.streams import ColorChoice, columns, fail, put, wants_color

if TYPE_CHECKING:
    from claimcheck.checks.rule import Example, Rule


def rules(
    format: Annotated[  # noqa: A002 - the name of the option
        Literal["console", "json"], typer.Option("--format", "-f", help="For people or for programs.")
    ] = "console",
    color: Annotated[ColorChoice, typer.Option(help="Whether to use colour.")] = "auto",
) -> None:
    """List the rules: code, severity, name, and what each reports."""
    from claimcheck.checks.registry import load_rules

    if format == "json":
        from claimcheck.reports.json import as_text

        put(as_text([_as_data(rule) for rule in load_rules()]))
    else:
        put(_table(load_rules(), wants_color(color, sys.stdout)))


def explain(
    names: Annotated[list[str], typer.Argument(metavar="RULE", help="Codes (CC201) or names of rules.")],
) -> None:
    """Explain rules: what they check, why it matters, when they are wrong, with examples.

    \b
    claimcheck explain CC201
    claimcheck explain percent-change-mismatch
    """
    from claimcheck.checks.registry import find_rule, load_rules

    found = []
    for name in names:
        rule = find_rule(name)
        if rule is None:
            known = [word for rule in load_rules() for word in (rule.code, rule.name)]
            near = difflib.get_close_matches(name.upper(), known, n=1) or difflib.get_close_matches(name, known, n=1)
            fail(f"{name} is no rule" + (f"; did you mean {near[0]}?" if near else "; see `claimcheck rules`"))
        found.append(rule)
    put("\n\n".join("\n".join(_page(rule)) for rule in found) + "\n")


def _summary(rule: Rule) -> str:
    return (inspect.getdoc(type(rule)) or "").split("\n\n", 1)[0].replace("\n", " ")


def _as_data(rule: Rule) -> dict[str, str]:
    return {
        "code": rule.code,
        "name": rule.name,
        "severity": rule.severity.value,
        "since": rule.since,
        "summary": _summary(rule),
        "page": inspect.getdoc(type(rule)) or "",
    }


def _table(found: tuple[Rule, ...], color: bool) -> str:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for _ in range(3):
        table.add_column(no_wrap=True)
    for rule in found:
        table.add_row(Text(rule.code, "bold"), rule.severity.value, Text(rule.name, "bold"))
        table.add_row("", "", Text(_summary(rule), "dim", overflow="fold"))
    table.columns[2].no_wrap = False
    console = Console(width=columns(), force_terminal=color, no_color=not color, highlight=False, markup=False)
    with console.capture() as captured:
        console.print(table)
    return "".join(f"{line.rstrip()}\n" for line in captured.get().splitlines())


def _page(rule: Rule) -> Iterator[str]:
    yield f"# {rule.code} {rule.name} ({rule.severity.value}, since {rule.since})"
    yield ""
    yield inspect.getdoc(type(rule)) or ""
    yield ""
    yield "## Examples"
    for example in rule.examples:
        yield ""
        yield from _example(example)


def _example(example: Example) -> Iterator[str]:
    from claimcheck.checks.rule import Flags, Passes

    title = example.name.replace("-", " ")
    match example:
        case Flags(at=at, says=says):
            yield f"Flags, {title}: at “{at}”, saying “{says}”"
        case Passes():
            yield f"Passes, {title}: compared, and right"
        case _:
            yield f"Ignores, {title}: nothing to compare"
    for name, text in {"": example.text, **example.others}.items():
        yield ""
        if name:
            yield f"    {name}:"
        yield textwrap.indent(text.strip("\n"), "    ")
