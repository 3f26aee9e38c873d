r"""Numbers and units of siunitx in plain signs: `1.5 +- 0.2` as `1.5±0.2`, `\kilo\meter\per\hour` as `km/h`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from claimcheck.lexicon.load import table as lexicon

_UNCERTAIN = re.compile(r"\(\d{1,6}\)")
_PART = re.compile(
    r"\\(?P<name>[A-Za-z]{1,40})|\^\{?(?P<power>-?\d{1,2})\}?|(?P<letters>[A-Za-z%µ°Ω]{1,20})|(?P<per>/)|(?P<times>[.~])"
)
_RAISED = {"squared": "²", "cubed": "³"}
_RAISES = {"square": "²", "cubic": "³"}


def plain_number(number: str) -> str:
    """A number as siunitx takes it, in plain signs; its digits stay as they are written, with a power as `1.2e3`."""
    number = _UNCERTAIN.sub("", number.replace("\\pm", "±").replace("+-", "±").replace("\\times", "x"))
    return "".join(number.split()).replace("x", "×")


def plain_unit(unit: str, own: Mapping[str, str]) -> str:
    """A unit as siunitx takes it, in plain signs; `own` are those that the document declares. Unknown names stay."""
    prefixes, units = lexicon("siunitx")["prefixes"], lexicon("siunitx")["units"]
    shown: list[str] = []
    prefix = raised = ""
    for part in _PART.finditer(unit):
        name = part["name"] or ""
        if name in prefixes:
            prefix = prefixes[name]
        elif name == "per" or part["per"]:
            shown.append("/")
        elif name in _RAISES:
            raised = _RAISES[name]
        elif name in _RAISED:
            shown.append(_RAISED[name])
        elif power := part["power"]:
            shown.append({"2": "²", "3": "³"}.get(power, f"^{power}"))
        elif not part["times"]:
            if shown and shown[-1] != "/":
                shown.append("·")
            shown.append(prefix + (part["letters"] or own.get(name) or units.get(name, name)) + raised)
            prefix = raised = ""
    return "".join(shown)
