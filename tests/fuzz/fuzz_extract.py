"""Coverage-guided fuzzing of reading and extraction with atheris (`pip install 'claimcheck-lint[fuzz]'`).

    python tests/fuzz/fuzz_extract.py -max_total_time=600 -max_len=400 -len_control=0 -rss_limit_mb=2048 -timeout=30

The options are those of libFuzzer. Its bytes choose fragments of figures and how they are joined (`hostile.py`), so
that its mutations move through sentences, tables and markup instead of random characters. An input fails when
extraction raises, when a claim does not lie where it says, or when it takes far longer than its length explains.
"""

from __future__ import annotations

import sys
import time

import atheris

with atheris.instrument_imports(include=["claimcheck"]):
    from hostile import MEDIA_TYPES, check, text_of

SLOWEST = 0.002
"""Seconds a character, instrumented; ordinary prose takes a hundredth of it."""
MOMENT = 1.0
"""Seconds that any input may take, so that what is done once for a form of a unit or a date does not count."""


def one_input(data: bytes) -> None:
    """Extract the text that the bytes stand for; the first byte chooses the media type."""
    text = text_of(data[1:])
    if not text.strip():
        return
    began = time.process_time()
    check(text, MEDIA_TYPES[data[0] % len(MEDIA_TYPES)])
    seconds = time.process_time() - began
    if seconds > MOMENT + SLOWEST * len(text):
        raise RuntimeError(f"{seconds:.1f} s for {len(text)} characters: {text!r}")


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
