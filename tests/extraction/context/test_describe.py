"""Subject, metric and qualifiers of figures, read through the whole extraction."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import extract
from claimcheck.extraction.context.citations import Citations
from claimcheck.extraction.context.describe import Describer
from claimcheck.extraction.figure import Figure
from claimcheck.records import Block, BlockKind, Claim, Document, Kind, Quantity


def claims(text: str, media_type: str = "text/plain") -> dict[str, Claim]:
    return {claim.text: claim for claim in extract(text, name="note", media_type=media_type)}


SUBJECTS = {
    "version told by a shared adjective": (
        "We compared the quantized and full-precision models. The quantized version reached 71.2 perplexity.",
        "71.2",
        "quantized model",
    ),
    "version told by its time": (
        "QuizBench lists 12 choices, while the previous version listed eight.",
        "eight",
        "previous version of QuizBench",
    ),
    "names counted again": (
        "Talks with Acme, Brill and Corvid failed. All three firms employ 300 people.",
        "300 people",
        "Acme, Brill and Corvid",
    ),
    "names of which not all are counted": (
        "Acme, Brill, Corvid and Dorn merged. The three firms employ 300 people.",
        "300 people",
        "firm",
    ),
    "noun to which something is to be done": (
        "Regulators expect the plant to be closed in 2025.",
        "2025",
        "plant",
    ),
    "verb to which something is to be done": ("Brill is expected to be closed in 2025.", "2025", "Brill"),
    "series of which a part is numbered": (
        "She opened the 12th edition of the Wexholm Book Fair.",
        "12th",
        "Wexholm Book Fair",
    ),
    "what replaces": ("The chef replaces an oven with two gas burners.", "two gas burners", "chef"),
    "place where there are": ("There are 40 students at Wexholm University.", "40 students", "Wexholm University"),
    "no place of two": ("There are 14 wells in Malawi and 3 in Chad.", "3", None),
    "object that is made so": ("The strike left the airline $40 million poorer.", "$40 million", "airline"),
    "property of the reader": ("Your pension will increase by 3 percent.", "3 percent", "pension"),
    "counted noun without its number": ("Nearly two million guests used the app in 2021.", "2021", "guest"),
    "verb after what is counted": ("Some 300,000 members use the app.", "300,000 members", "member"),
    "bracket of one host": (
        "The law holds (shown for models between 7B and 70B parameters, trained on 2T tokens).",
        "2T tokens",
        "model",
    ),
    "what money is paid for": ("We paid $4,000 for a new roof.", "$4,000", "roof"),
    "period that money is paid for": ("Acme paid $5 million for the first quarter.", "$5 million", "Acme"),
    "share that money is given for": ("It took a 51 percent stake in a mill for $3 million.", "$3 million", "stake"),
    "record before a figure": ("The villa was sold for a record $44 million.", "$44 million", "villa"),
    "people of an age": ("A 60-year-old would draw 2.7 percent.", "2.7 percent", "60-year-old"),
    "estimate of a count": ("An estimated 5 million trees died.", "5 million trees", "tree"),
    "outcome of a change": ("Bolt rose 2 percent, while Acme fell 3 percent to end at $41.", "$41", "Acme"),
    "person of an age": ("Maddon, 66, has retired.", "66", "Maddon"),
    "adverb after what is counted": ("Some 600 homes nationwide lost power.", "600 homes", "home"),
    "maker after a label": (
        "The engineers at Brill built Corvex. How it works: The engineers met. They used 400 GPUs.",
        "400 GPUs",
        "Brill",
    ),
    "grammatical subject": ("Abel achieved 30.0 percent accuracy.", "30.0 percent", "Abel"),
    "gapped verb": ("Abel achieved 30.0 percent accuracy, Wizard 18.4 percent accuracy.", "18.4 percent", "Wizard"),
    "gapped after a preposition": ("Acme rose to $82 million and Bolt to $78 million.", "$78 million", "Bolt"),
    "host of a bracket": ("It fell between GPT-3.5 (50.4 percent accuracy) and GPT-4.", "50.4 percent", "GPT-3.5"),
    "possessor": ("That is worse than GPT-4's 12.46 perplexity.", "12.46", "GPT-4"),
    "name after a possessor": (
        "Meta's Llama 3-70B-Instruct scored 36.67 points.",
        "36.67 points",
        "Llama 3-70B-Instruct",
    ),
    "relative clause": ("The new plan of Acme, which costs $300, is cheap.", "$300", "Acme"),
    "main clause after a relative one": ("Acme, which makes software, will cut 182 jobs.", "182 jobs", "Acme"),
    "apposition": ("Acme, a maker of valves, earned $5 million.", "$5 million", "Acme"),
    "leading participle": ("Founded in May 2019, Acme makes valves.", "May 2019", "Acme"),
    "object of an agent": ("Stanford trained Minnow on 300 billion tokens.", "300 billion tokens", "Minnow"),
    "pronoun": ("Acme makes valves. It employs 612 people.", "612 people", "Acme"),
    "pronoun for a model": (
        "Stanford trained Minnow-2. It has 2.7 billion parameters.",
        "2.7 billion parameters",
        "Minnow-2",
    ),
    "coordinated verb": ("Acme cut jobs and raised $20 million.", "$20 million", "Acme"),
    "subordinate clause": ("Acme lost 3 percent as Bolt gained 4 percent.", "4 percent", "Bolt"),
    "relative clause between": (
        "The pump that Acme sold last year costs 4,000 euros.",
        "4,000 euros",
        "pump",
    ),
    "subject of what is said": ("Officials said 62 percent of patients recovered.", "62 percent", "patient"),
    "what changed": ("A 4x increase in demand ended the sale.", "4x", "demand"),
    "owner of what changed": ("Analysts see a 9 percent drop in Acme's revenue.", "9 percent", "Acme"),
    "number taken up": (
        "The bridge cost $20 million, and this number could reach $90 million.",
        "$90 million",
        "bridge",
    ),
    "change of the figure before": (
        "Minnow-2 scores 67% on MedQA, which is a 17% improvement over older models.",
        "17%",
        "Minnow-2",
    ),
    "what people use": ("In May 300,000 members used Brookhub.", "300,000 members", "Brookhub"),
    "adverb of frequency": (
        "Valve Notes, a sister of The Valve, arrives in your inbox twice a week.",
        "twice a week",
        "Valve Notes",
    ),
    "apposition among all": (
        "Tull Music and Warner Music — the world's two largest labels — sued.",
        "two largest labels",
        "Warner Music",
    ),
    "coordinated adjectives": (
        "The team tested both the small and large pumps on 500 million tokens.",
        "500 million tokens",
        "small and large pump",
    ),
    "the authors": (
        "Ann Lee and colleagues at Tull Labs built a pump. The authors tested 30 valves.",
        "30 valves",
        "Tull Labs",
    ),
    "they, the authors": (
        "Ann Lee and colleagues at Tull Labs built a pump. The authors aimed high. They tested 30 valves.",
        "30 valves",
        "Tull Labs",
    ),
    "the model of the section": (
        "Stanford trained a small model called Corvid-2. It is smaller than Otter-7. It trained on 128 A100 GPUs.",
        "128 A100 GPUs",
        "Corvid-2",
    ),
    "noun with its value": ("A fund of 20 million euros was set up.", "20 million euros", "fund"),
    "title with a date": ("Qorvex AI 1/11/2023", "1/11/2023", "Qorvex AI"),
    "no greeting": ("Welcome to 2023!", "2023", None),
    "modified by a date": ("Today we dive into 2022 paper highlights.", "2022", "paper highlight"),
    "no name": ("The merged model achieved 55.2 percent accuracy.", "55.2 percent", "merged model"),
    "model under its heading": (
        "The small model is old. The large model needs 45 seconds.",
        "45 seconds",
        "large model",
    ),
}


@pytest.mark.parametrize(("text", "figure", "subject"), SUBJECTS.values(), ids=SUBJECTS.keys())
def test_subject_is_read_from_syntax(text: str, figure: str, subject: str | None) -> None:
    assert claims(text)[figure].subject == subject


METRICS = {
    "units sold": ("It ended March with sales of 5,835 units.", "5,835 units", "sales"),
    "processing in training": (
        "Training Minnow-2 required 20 percent less processing.",
        "20 percent",
        "training compute",
    ),
    "things of a size": (
        "The authors made dozens of 10 billion-parameter models.",
        "dozens",
        "10 billion-parameter model",
    ),
    "noun beside": ("The full version had 12.46 perplexity.", "12.46", "perplexity"),
    "noun with of": ("Wren tops the list with an average score of 43.02.", "43.02", "average score"),
    "subject noun": ("Gross retention was 93 percent.", "93 percent", "gross retention"),
    "property of the subject": ("Acme's revenue reached $84 million.", "$84 million", "revenue"),
    "paraphrase": ("Acme's net sales reached $84 million.", "$84 million", "sales"),
    "verb and unit": ("Minnow was trained on 2 trillion tokens.", "2 trillion tokens", "training tokens"),
    "founding": ("Acme was founded in 2019.", "2019", "founding date"),
    "release": ("Acme released Minnow on April 18, 2024.", "April 18, 2024", "release date"),
    "price": ("The ticket costs $38.", "$38", "price"),
    "funding": ("Acme raised $20M.", "$20M", "funding"),
    "training cost": ("Minnow cost $5 million to train.", "$5 million", "training cost"),
    "training time by context": ("We trained Minnow at home. It took 302 hours.", "302 hours", "training time"),
    "object of change": ("Acme cut training time by 20 percent.", "20 percent", "training time"),
    "share": ("Services were 6 percent of revenue.", "6 percent", "share of revenue"),
    "counted noun": ("We ended the year with 3,120 customers.", "3,120 customers", "customer"),
    "passage": ("In 2022, the U.S. passed the Valve Act.", "2022", "passage date"),
    "what changed": ("A 4x increase in demand ended the sale.", "4x", "demand"),
    "loss of money": ("Acme posted a first-quarter loss of 63 cents.", "63 cents", "loss"),
    "earnings": ("They pledge 1% of their earnings to charity.", "1%", "share of earnings"),
    "numbered thing": ("We printed the 256th issue of Valve Notes.", "256th", "issue number"),
    "adjective": ("The well is 48 meters deep.", "48 meters", "depth"),
    "parameters": ("Minnow has 7 billion parameters.", "7 billion parameters", "parameter count"),
}


@pytest.mark.parametrize(("text", "figure", "metric"), METRICS.values(), ids=METRICS.keys())
def test_metric_is_read_from_nouns_verbs_and_units(text: str, figure: str, metric: str) -> None:
    assert claims(text)[figure].metric == metric


QUALIFIERS = {
    "benchmark": ("GPT-4 scored 86.4 percent on MMLU.", "86.4 percent", "benchmark", "MMLU"),
    "spelled-out benchmark": ("Abel scored 30 percent on Grade School Math.", "30 percent", "benchmark", "GSM8K"),
    "setting": ("GPT-4 scored 86.4 percent on MMLU in the 5-shot setting.", "86.4 percent", "setting", "5-shot"),
    "split": ("The loss was 2.3 on the validation set.", "2.3", "split", "validation"),
    "hardware": ("Training took 32 hours on A100 GPUs.", "32 hours", "hardware", "A100 GPUs"),
    "place": ("Acme has 46 employees in Portugal.", "46 employees", "place", "Portugal"),
    "quarter": ("Revenue in the fourth quarter was $36.1 million.", "$36.1 million", "period", "q4"),
    "year ago": ("Retention was 112 percent a year ago.", "112 percent", "period", "year ago"),
    "as of": ("As of March 3, 2024, Acme had 612 employees.", "612 employees", "as_of", "2024-03-03"),
    "condition": (
        "Messages shrank to 41 percent without the dictionary.",
        "41 percent",
        "condition",
        "without dictionary",
    ),
    "per": ("Nurses worked 6.4 hours of overtime a week.", "6.4 hours", "per", "week"),
    "variant": ("Wren-7B scores 34.5 percent on MMLU with the chat version.", "34.5 percent", "variant", "chat"),
    "variant of an instruction-tuned model": (
        "On MMLU it reached 41.5 percent for the instruction-tuned model.",
        "41.5 percent",
        "variant",
        "instruct",
    ),
    "variant beside the name": ("The Wren-7B chat model has 32 layers.", "32 layers", "variant", "chat"),
    "no variant that the name holds": ("Wren-7B-Chat, a chat model, has 32 layers.", "32 layers", "variant", None),
    "part": ("We have 3,120 customers, of whom 284 pay.", "284", "part", "of whom"),
}


@pytest.mark.parametrize(("text", "figure", "key", "value"), QUALIFIERS.values(), ids=QUALIFIERS.keys())
def test_qualifiers_narrow_a_figure(text: str, figure: str, key: str, value: str) -> None:
    assert claims(text)[figure].qualifiers.get(key) == value


def test_results_spread_over_conditions_keep_their_own() -> None:
    found = claims("Accuracy was 72 percent on refunds, 68 percent on recovery and 75 percent on small talk.")
    conditions = [found[text].qualifiers["condition"] for text in ("72 percent", "68 percent", "75 percent")]
    assert conditions == ["on refunds", "on recovery", "on small talk"]
    assert {claim.metric for claim in found.values()} == {"accuracy"}


def test_percentages_of_accuracy_are_scores_and_changes_stay_changes() -> None:
    assert claims("Abel achieved 30.0 percent accuracy.")["30.0 percent"].kind is Kind.SCORE
    assert claims("Accuracy rose by 3 percent.")["3 percent"].kind is Kind.CHANGE


def test_percent_on_a_benchmark_is_accuracy() -> None:
    claim = claims("It scores 96.4% on BioASQ.")["96.4%"]
    assert (claim.kind, claim.metric) == (Kind.SCORE, "accuracy")


def test_definite_model_is_the_model_of_the_card() -> None:
    card = "# Otter-7B\n\nOtter-7B is small. Compare it with GPT-4.\n\nThe model was trained on 2 trillion tokens.\n"
    assert claims(card, "text/markdown")["2 trillion tokens"].subject == "Otter-7B"


def test_figure_in_a_name_belongs_to_the_name() -> None:
    claim = claims("We tested Llama 3 70B at home.")["70B"]
    assert (claim.subject, claim.metric) == ("Llama 3 70B", "parameter count")


def test_same_metric_in_other_words_is_one_metric() -> None:
    texts = ("Minnow has a context window of 128K tokens.", "Minnow's context length is 128K tokens.")
    assert {claim.metric for text in texts for claim in claims(text).values()} == {"context length"}


@given(st.text(alphabet="Abel's GPT-4 (12.5%), of 30 on MMLU; was:\n“”", max_size=120))
@settings(max_examples=60, deadline=None)
def test_any_text_is_described_without_error(text: str) -> None:
    for claim in extract(f"Then. {text}", name="note", media_type="text/plain"):
        assert claim.metric != ""
        assert claim.subject != ""
        assert all(claim.qualifiers.values())


def test_a_dump_of_figures_is_not_read_as_a_sentence() -> None:
    document = Document.from_text("of 5 cats " * 100, name="dump")
    text = document.text
    figures = [
        Figure(place, place + 1, Kind.COUNT, Quantity(text="5", value=Decimal(5)))
        for place in range(len(text))
        if text[place] == "5"
    ]
    block = Block(BlockKind.PARAGRAPH, 0, len(text))
    prose = replace(document, prose=text)
    described = Describer(prose, Citations(prose)).describe(block, block.span, figures)
    assert len(described) == 100
    assert all(found.subject is None and found.confidence < 0.5 for found in described)


def test_a_heading_that_any_document_has_is_what_nothing_is_about() -> None:
    text = "# Table of Contents\n\nTern-7B is out. The model achieves 97.8% on MMLU, including 82.6% on MATH.\n"
    found = claims(text, "text/markdown")
    assert (found["97.8%"].subject, found["82.6%"].subject) == ("Tern-7B", "Tern-7B")
    assert "condition" not in found["82.6%"].qualifiers
