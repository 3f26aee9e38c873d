"""Finding the rules: every `ccNNN_*.py` of a family folder, and entry points of third parties."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from functools import cache
from importlib.metadata import entry_points
from types import ModuleType

from claimcheck import checks
from claimcheck.checks.rule import CorpusRule, DocumentRule, GroupRule, Rule

FAMILIES = ("contradiction", "arithmetic", "dates", "units", "support", "statistics")
ENTRY_POINT_GROUP = "claimcheck.rules"
CRASHED = "CC901"
"""Not a rule: the code under which a rule that raised is reported."""

UNUSED_SUPPRESSION = "CC902"
"""Not a rule either: the code of a comment in a document that suppresses nothing."""

_RULE_FILE = re.compile(r"cc(\d{3})_(\w+)$")


class RuleError(Exception):
    """A rule file that does not hold exactly one rule, or whose code clashes with another's."""


@cache
def load_rules() -> tuple[Rule, ...]:
    """Every rule, by code. Raises `RuleError` on a file without its rule, a wrong name or a clash."""
    by_code: dict[str, Rule] = {}
    for rule in (*_own_rules(), *_foreign_rules()):
        if rule.code in by_code:
            raise RuleError(
                f"{rule.code} is defined twice: {type(rule).__module__}, {type(by_code[rule.code]).__module__}"
            )
        by_code[rule.code] = rule
    return tuple(by_code[code] for code in sorted(by_code))


def find_rule(code: str) -> Rule | None:
    """The rule of a code (`CC201`, any case) or of a name (`percent-change-mismatch`)."""
    wanted = code.strip().casefold()
    return next((r for r in load_rules() if wanted in (r.code.casefold(), r.name)), None)


def selected_rules(select: tuple[str, ...], ignore: tuple[str, ...]) -> tuple[Rule, ...]:
    """Rules whose code starts with a selected prefix; as in ruff, the longer of a select and an ignore prefix wins."""
    return tuple(rule for rule in load_rules() if is_selected(rule.code, select, ignore))


def is_selected(code: str, select: tuple[str, ...], ignore: tuple[str, ...]) -> bool:
    """Whether the longest selected prefix of a code is longer than the longest ignored one."""

    def longest(prefixes: tuple[str, ...]) -> int:
        return max((len(p) for p in prefixes if code.startswith(p.upper())), default=0)

    return longest(select) > longest(ignore)


def _own_rules() -> Iterator[Rule]:
    for family in FAMILIES:
        package = importlib.import_module(f"{checks.__name__}.{family}")
        for module in pkgutil.iter_modules(package.__path__):
            if match := _RULE_FILE.match(module.name):
                loaded = importlib.import_module(f"{package.__name__}.{module.name}")
                yield _rule_in(loaded, f"CC{match[1]}", match[2].replace("_", "-"))


def _rule_in(module: ModuleType, code: str, name: str) -> Rule:
    defined = [
        item
        for item in vars(module).values()
        if isinstance(item, type)
        and issubclass(item, (DocumentRule, GroupRule, CorpusRule))
        and item.__module__ == module.__name__
    ]
    if len(defined) != 1:
        raise RuleError(f"{module.__name__} holds {len(defined)} rules, not one")
    rule = defined[0]()
    if (rule.code, rule.name) != (code, name):
        raise RuleError(f"{module.__name__} holds {rule.code} {rule.name}, not {code} {name}")
    return rule


def _foreign_rules() -> Iterator[Rule]:
    for point in entry_points(group=ENTRY_POINT_GROUP):
        yield point.load()()
