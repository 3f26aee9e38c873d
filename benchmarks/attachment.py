"""Measures how often a figure is attached to the right subject, against the dependency trees of a treebank.

    python benchmarks/attachment.py TREEBANK_DIR [--part dev] [--part test] [--errors N]

TREEBANK_DIR holds train.conllu, dev.conllu and test.conllu (Universal Dependencies). Rules are tuned on train, so dev
and test are what counts. A figure is right when the phrase that `attach` gives it holds a head that the tree allows:

- *owner*: the subject of the clause that the figure stands in (the antecedent where that is a relative pronoun, the
  noun where the clause is a reduced relative), or the noun that the figure's phrase explains, stands in brackets behind
  or belongs to; a figure in the subject itself is its own owner;
- *measured*: the noun that a number counts, or whose value it is ("a score of 43").
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from treebank import RELATIVE, Parallel, Tree, parallels

from claimcheck.extraction.context.attachment import attach
from claimcheck.extraction.context.governing import Attachment
from claimcheck.extraction.context.phrases import Phrase, Sentence

_POSSESSED_BY = frozenset({"with", "of"})
_FURTHEST = 40


def allowed_owners(tree: Tree, anchor: int) -> tuple[frozenset[int], str]:
    """The words that may own the figure whose highest word is `anchor`, and the construct; empty where none may."""
    owners: set[int] = set()
    place, path = anchor, [anchor]
    for _ in range(_FURTHEST):
        word = tree.words[place]
        owners.update(child for child in tree.children(place, "nmod") if tree.words[child].relation == "nmod:poss")
        if (subject := _subject(tree, place, path)) is not None:
            return frozenset({*owners, subject}), "relative" if word.relation == "acl:relcl" else "clause"
        match word.relation.split(":")[0]:
            case "nsubj" | "csubj":
                return frozenset({*owners, *path}), "subject"
            case "root" | "parataxis" | "discourse" | "reparandum":
                return frozenset(owners), "fragment"
            case "acl":
                return frozenset({*owners, word.head}), "reduced relative"
            case "appos" | "dep" if place == path[-1]:
                owners.add(word.head)
            case "conj" if tree.children(place, "orphan"):
                return frozenset({*owners, place}), "gapped"
            case "nmod" if tree.case(place) == "with":
                return frozenset({*owners, word.head}), "with"
            case "nmod" if tree.case(place) not in _POSSESSED_BY:
                owners.add(word.head)
        place = word.head
        path.append(place)
    return frozenset(owners), "fragment"


def _subject(tree: Tree, place: int, path: Sequence[int]) -> int | None:
    """The subject of the clause that a word heads; a relative pronoun gives its antecedent."""
    subjects = [s for s in tree.children(place, "nsubj", "csubj") if s not in path]
    if not subjects:
        return None
    word, subject = tree.words[place], subjects[-1]
    is_relative = tree.words[subject].xpos in RELATIVE and word.relation == "acl:relcl"
    return word.head if is_relative else subject


def measured_noun(tree: Tree, anchor: int) -> int | None:
    """The noun that a number counts or is the value of, None where the tree has none."""
    word = tree.words[anchor]
    if word.head == -1:
        return None
    is_of = word.relation == "nmod" and tree.case(anchor) == "of"
    return word.head if word.relation == "nummod" or is_of else None


def judged(parallel: Parallel) -> Iterator[tuple[str, bool, str]]:
    """For each figure of a sentence: the construct, whether it is attached right, and a line to show."""
    sentence, tree = parallel.sentence, parallel.tree
    shown = " ".join(word.form for word in tree.words)
    for place, figure in enumerate(parallel.figures):
        anchor = tree.highest(figure.span)
        token = sentence.token_of_figure.get(place)
        own = sentence.phrase_of[token] if token is not None else None
        if anchor is None or token is None or own is None:
            continue
        found, text = attach(sentence, own), sentence.tokens[token].text
        owners, construct = allowed_owners(tree, anchor)
        if owners:
            yield f"owner {construct}", *_compared(parallel, owners, _owner(sentence, found, own, 0), text, shown)
        noun = measured_noun(tree, anchor)
        if noun is not None and figure.date is None:
            measured = own if own.head != -1 and own.last != token else found.noun
            yield "measured", *_compared(parallel, [noun], measured, text, shown)


def _compared(
    parallel: Parallel, wanted: Collection[int], got: Phrase | None, figure: str, shown: str
) -> tuple[bool, str]:
    right = got is not None and parallel.holds(got, wanted)
    words = "/".join(parallel.tree.words[place].form for place in sorted(wanted))
    return right, f"{figure!r} wanted {words}, got {parallel.sentence.full_text(got) if got else None}\n      {shown}"


def _owner(sentence: Sentence, found: Attachment, own: Phrase, depth: int) -> Phrase | None:
    """The phrase that owns a figure, through the earlier figures whose attachment it shares."""
    if found.same_as is not None and depth < _FURTHEST:
        earlier = sentence.phrase_of[sentence.token_of_figure[found.same_as]]
        return _owner(sentence, attach(sentence, earlier), earlier, depth + 1) if earlier is not None else None
    if found.is_subject:
        return own
    return found.owner


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("treebank", type=Path)
    parser.add_argument("--part", action="append", default=[], help="train, dev or test; dev and test by default")
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show the first N mistakes")
    arguments = parser.parse_args()
    to_show = arguments.errors
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for part in arguments.part or ["dev", "test"]:
        for parallel in parallels(arguments.treebank / f"{part}.conllu"):
            for construct, is_right, line in judged(parallel):
                for key in {construct, construct.split()[0]}:
                    total[key] += 1
                    right[key] += is_right
                if not is_right and to_show > 0:
                    to_show -= 1
                    print(f"{construct}: {line}", file=sys.stderr)
    for key in sorted(total):
        print(f"{key:24} {right[key]:5} of {total[key]:5}  {right[key] / total[key]:6.1%}")


if __name__ == "__main__":
    main()
