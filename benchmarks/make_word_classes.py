"""Writes `claimcheck/lexicon/word_classes.txt`: the class that each word of a large lexicon has most often.

    python benchmarks/make_word_classes.py EN_LEXICON claimcheck/lexicon/word_classes.txt

EN_LEXICON is `textblob/en/en-lexicon.txt` of the package textblob (0.20): the lexicon of Brill's tagger, a word and a
Penn tag a line. The tagger is to be trained again afterwards (`benchmarks/train_tagger.py`), which takes the class as
a feature: words that its treebank lacks then get the right class in 92 of 100 cases, where their endings give 82.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from pathlib import Path

from train_tagger import CLASS_OF

_HEAD = """\
# The class that a word has most often, by the classes of extraction/context/tagger.py. Made by
# benchmarks/make_word_classes.py from the lexicon of Brill's tagger (Eric Brill 1992, "A simple rule-based part of
# speech tagger"; copyright 1993 by the Massachusetts Institute of Technology and the University of Pennsylvania, MIT
# license; words from tweets added by Gimpel and others 2011, CC BY 3.0) as textblob 0.20 holds it (MIT license).
"""
_SHORTEST, _LONGEST = 2, 18


def classes(lexicon: str) -> dict[str, list[str]]:
    """Each class to its words: plain ones in lower case."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in lexicon.splitlines():
        match line.split():
            case [word, penn] if penn in CLASS_OF and _SHORTEST <= len(word) <= _LONGEST:
                if word.isascii() and word.isalpha() and word.islower():
                    found[CLASS_OF[penn]].append(word)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("lexicon", type=Path)
    parser.add_argument("output", type=Path)
    arguments = parser.parse_args()
    found = classes(arguments.lexicon.read_text("utf-8"))
    lines = [f"{tag} {' '.join(sorted(words))}" for tag, words in sorted(found.items())]
    arguments.output.write_text(_HEAD + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
