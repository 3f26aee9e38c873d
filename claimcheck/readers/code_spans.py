"""Which inline code is prose: figures and names that a writer set in type (`4096`, `16 GB`, `Llama-3-70B`)."""

from __future__ import annotations

import re

_FIGURE = re.compile(r"[~≈<>≤≥±+−-]{0,2}[$€£]?\d[\d,.]{0,20}(?:\s?[×x%]|\s?[A-Za-zµ]{1,12}(?:/[A-Za-z]{1,8})?)?")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]{0,30}(?:(?:[-.]| (?=[A-Z0-9]))[A-Za-z0-9]{1,20}){0,8}")
_FILE = re.compile(
    r"\.(?:py|js|ts|c|cc|cpp|h|go|rs|sh|md|txt|json|jsonl|ya?ml|toml|csv|html?|pdf|so|bin|pt|gguf)$", re.I
)
_HASH = re.compile(r"[0-9a-f]{7,64}")


def is_prose(code: str) -> bool:
    """Whether a code span reads as part of its sentence: a number with a unit, or a name with a digit in it.

    Everything else (calls, paths, options, assignments, commit hashes) is code, and its digits claim nothing.
    """
    code = code.strip()
    if _FIGURE.fullmatch(code):
        return True
    if _NAME.fullmatch(code) is None or _FILE.search(code) or _HASH.fullmatch(code):
        return False
    if " " in code and not code[0].isupper():
        return False
    return any(character.isdigit() for character in code) or (code[0].isupper() and not code.isupper())
