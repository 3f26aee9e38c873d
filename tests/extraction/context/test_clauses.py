from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.extraction.context.clauses import bracket_text, clause_at, near


def clause_of(sentence: str, figure: str) -> str:
    start = sentence.index(figure)
    return clause_at(sentence, start, start + len(figure))[0].strip()


def test_a_contrast_divides_a_sentence() -> None:
    sentence = "Wrenna has 7B while Borel will have 13B."
    assert clause_of(sentence, "7B") == "Wrenna has 7B"
    assert clause_of(sentence, "13B") == "while Borel will have 13B."


def test_a_relative_clause_ends_at_its_comma() -> None:
    sentence = "Wrenna, which has 1,200 users, will grow to 5,000."
    assert clause_of(sentence, "1,200") == ", which has 1,200 users"
    assert clause_of(sentence, "5,000") == ", will grow to 5,000."


def test_brackets_are_clauses_of_their_own() -> None:
    sentence = "Costs may reach $5M (they were $2M) in May."
    assert clause_of(sentence, "$2M") == "they were $2M"
    assert "they were" not in clause_of(sentence, "$5M")


@settings(max_examples=80, deadline=None)
@given(st.text(alphabet="ab ,;()[]—but5 if", max_size=120), st.integers(0, 119), st.integers(1, 9))
def test_offsets_stay_and_the_clause_is_part_of_the_sentence(text: str, start: int, width: int) -> None:
    start = min(start, max(len(text) - 1, 0))
    end = min(start + width, len(text))
    level = bracket_text(text, start, end)
    assert len(level) == len(text)
    assert all(a in (b, " ") for a, b in zip(level, text, strict=True))
    clause, offset = clause_at(text, start, end)
    assert clause == level[offset : offset + len(clause)]
    assert offset <= start
    assert end <= offset + len(clause)


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 9000), st.integers(1, 40))
def test_the_part_of_an_endless_sentence_holds_the_figure(start: int, width: int) -> None:
    sentence = "".join(chr(97 + place % 26) for place in range(9100))
    part, first, last = near(sentence, start, start + width)
    assert part[first:last] == sentence[start : start + width]
    assert len(part) <= 2100
