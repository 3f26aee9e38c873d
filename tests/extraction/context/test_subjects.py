from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.context.names import NameFinder
from claimcheck.extraction.context.phrases import Sentence
from claimcheck.extraction.context.predicates import VERBS
from claimcheck.extraction.context.subject_ranking import Subjects
from claimcheck.extraction.context.subjects import subject_of
from claimcheck.extraction.context.tokens import tokenize
from claimcheck.extraction.find import find_figures
from claimcheck.records import Span


def sentence(text: str) -> Sentence:
    figures, _ = find_figures(text, None)
    names = NameFinder(text).find(Span(0, len(text)), figures)
    return Sentence(tokenize(text, 0, len(text), figures, names))


@pytest.mark.parametrize(
    ("text", "verb", "subject"),
    [
        ("The plant, which opened in 2011, employs 430 people.", "employs", "The plant"),
        ("The plant, which opened in 2011, employs 430 people.", "opened", "The plant"),
        ("The model that Acme released in March has 7 billion parameters.", "has", "The model"),
        ("The model that Acme released in March has 7 billion parameters.", "released", "Acme"),
        ("Reed, Tull, and Warner are also negotiating with the city.", "negotiating", "Reed"),
        ("Now that demand is back, typical plants earn $3 million.", "earn", "typical plants"),
        ("He said that the bridge cost $4 million.", "cost", "the bridge"),
        ("Founded in 2019, it employs 600 people.", "Founded", "it"),
        ("It trails Gala (scoring 74.4% on average).", "scoring", "It"),
        ("We cut the number of layers (tested between 12 and 96) and the width.", "tested", "layers"),
        ("It is 2.7B parameters trained on 5M articles.", "trained", "It"),
        ("The price of two of its drugs was raised to $40.", "raised", "The price"),
        ("A study of 40 clinics found that 12 percent of visits were late.", "found", "A study"),
    ],
)
def test_the_subject_of_a_verb(text: str, verb: str, subject: str) -> None:
    parsed = sentence(text)
    place = next(i for i, token in enumerate(parsed.tokens) if token.text == verb)
    phrase = subject_of(parsed, place)
    assert phrase is not None
    assert parsed.full_text(phrase) == subject


@pytest.mark.parametrize("text", ["Sold in 2019.", "See Table 3 for 40 results."])
def test_a_verb_may_have_no_subject(text: str) -> None:
    parsed = sentence(text)
    verb = next(i for i, tag in enumerate(parsed.tags) if tag in VERBS)
    assert subject_of(parsed, verb) is None


def test_bare_figures_and_times_are_no_candidates() -> None:
    parsed = sentence("In 2019 sales fell 40 percent, wiping out the gains.")
    found = Subjects(parsed).candidates(next(i for i, token in enumerate(parsed.tokens) if token.text == "wiping"))
    assert [parsed.full_text(phrase) for phrase in found] == ["sales", "the gains"]


@given(st.text(alphabet="Aa the of (),:; which 12% was that", max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_can_be_judged(text: str) -> None:
    parsed = sentence(text)
    for place, tag in enumerate(parsed.tags):
        if tag in VERBS:
            subject_of(parsed, place)


@pytest.mark.shared
def test_figures_of_the_treebank_mostly_find_their_owner(root: Path, shared: Path) -> None:
    command = [sys.executable, str(root / "benchmarks" / "attachment.py"), str(shared / "treebank")]
    shown = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120).stdout
    owner = next(line for line in shown.splitlines() if line.startswith("owner  "))
    assert float(owner.split()[-1].rstrip("%")) >= 70
