"""A target is held against figures farther off before those of its section are said not to fit."""

from __future__ import annotations

from claimcheck import Document, check
from claimcheck.config import Config

_CARD = """# Rook-9B

Rook-9B is a language model with 9.1 billion parameters.

## Training

It was trained on 2.0 trillion tokens. The 1.2B variant saw 0.3 trillion tokens.

By the usual rule of six FLOPs per parameter and token, that is {} FLOPs.
"""


def flagged(text: str) -> bool:
    document = Document.from_text(text, name="card.md", media_type="text/markdown")
    return any(f.rule == "CC404" for f in check([document], config=Config(cache=False, jobs=1)).findings)


def test_the_model_of_the_title_is_tried_where_a_section_names_another() -> None:
    assert not flagged(_CARD.format("1.1 × 10^23"))
