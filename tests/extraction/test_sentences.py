import time

import pytest

from claimcheck.extraction.sentences import sentences
from claimcheck.records import Block, BlockKind, Span


def split(prose: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [prose[start:end] for start, end in sentences(prose, Block(kind, 0, len(prose)))]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. government and the U.K. Parliament agreed.",
        "It costs approx. 5 million, i.e. twice as much, e.g. in Asia.",
        "See Fig. 3 and No. 5 on p. 17 of vol. 2.",
        "Vaswani et al. 2017 beat Dr. Smith and J. R. Jones vs. Acme Corp. Ltd. by 2.5 points.",
        "It was 3.5 percent in v1.2.3 and 0.5 before.",
        "On Jan. 5 and Sept. 12 it closed at 4 p.m. Eastern time.",
        "GPT-3... and it's not even close.",
        "1. First comes the data.",
        "2.3. Results of the study.",
        "“Why?” he asked.",
        "P.S. I like models.",
        "GainsBuilders and DEEPLEARNING.AILearn are glued.",
        "Node.Js, ASP.NET and ctx.Request.Header are names.",
        "Yahoo! and Jeopardy! are names; that does not matter.",
        "One clause; another clause: a third.",
        "We use Python, Rust, etc. and more.",
        "Use torch.Tensor.view for it.",
        "See example.com/a.b for it.",
        "It works now. : The rest follows",
        "In the words of Amazon.com Inc. Chairman Bezos it was.",
    ],
)
def test_one_sentence_stays_whole(sentence):
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    "parts",
    [
        ["It rose.", "Then it fell!", "Why?", "Nobody knows."],
        ["He said “it rose.”", "Then he left."],
        ["It rose (by 5 percent.)", "Then it fell."],
        ["It grew 20%.", "The rest shrank."],
        ["We moved to the U.S.", "The market is there."],
        ["It was built by Acme Inc.", "It has ten wheels."],
        ["It stopped in Dec.", "However, sales went on."],
        ["It draws 4.2 W.", "An answer takes 140 joules."],
        ["It is open to all.", "2023 was good."],
        ["They sell cars, boats, etc.", "Qwen is another firm."],
        ["It rose.[3]", "It fell. [4, 5]", "It stopped."],
        ["We come second.", "brine is faster than we are."],
        ["模型很大。", "它很快！", "Yes."],
        ["Wait…", "The rest follows."],
        ["Is it 5?", "(It is.)", "Good."],
    ],
)
def test_sentences_are_told_apart(parts):
    assert split(" ".join(parts)) == parts


def test_glued_sentences_are_told_apart():
    assert split("The model grew by five percent.The rest did not move.Users left.") == [
        "The model grew by five percent.",
        "The rest did not move.",
        "Users left.",
    ]


def test_bullets_inside_a_paragraph_begin_sentences():
    assert split("Points: • one thing • another") == ["Points:", "• one thing", "• another"]


def test_masked_gaps_stay_inside():
    assert split("It has           parameters   .  Next one.") == ["It has           parameters   .", "Next one."]


def test_masked_name_may_begin_a_sentence():
    assert split("It is off.            instances are kept.") == ["It is off.", "instances are kept."]


def test_line_ends_do_not_split():
    assert split("It rose by\r\n5 percent.\nThen it fell.") == ["It rose by\r\n5 percent.", "Then it fell."]


def test_heading_is_one_sentence():
    assert split(" 3.1. Size. No surprise ", BlockKind.HEADING) == ["3.1. Size. No surprise"]


@pytest.mark.parametrize("kind", [BlockKind.TABLE, BlockKind.CODE, BlockKind.METADATA])
def test_what_is_no_text_has_no_sentences(kind):
    assert split("One. Two.", kind) == []


def test_spans_are_those_of_the_document():
    prose = "Before.   Inside it is.  After."
    assert sentences(prose, Block(BlockKind.PARAGRAPH, 7, 24)) == [Span(10, 23)]


@pytest.mark.parametrize("text", ["a. ", ".", "a.B", "a.  b", "U.S. ", "? ", "e.g. ", "• "])
def test_time_grows_with_length_alone(text):
    def seconds(length: int) -> float:
        prose = text * (length // len(text))
        started = time.process_time()
        sentences(prose, Block(BlockKind.PARAGRAPH, 0, len(prose)))
        return time.process_time() - started

    assert seconds(800_000) < 16 * seconds(200_000) + 1
