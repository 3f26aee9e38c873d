"""Results that words announce, and changes whose figures stand apart: what is flagged, and what stays silent."""

from __future__ import annotations

import pytest

from claimcheck import Config, Document, check
from claimcheck.engine.run import extract_text

WRONG = [
    ("We used a batch of 1,024 images for 300,000 steps, so the model saw 207 million images.", "CC215"),
    (
        "It saw 1.1 million hours in 38 languages. Training took 26 days on 256 A100 GPUs, about 160,000 GPU-hours, in "
        "2 rooms of 4 racks. A batch of 1,024 images for 300,000 steps was used, so the model saw 207 million images.",
        "CC215",
    ),
    ("A record takes 12 bytes on average, so a million records fit into 120 MB.", "CC215"),
    ("The new card has 48 GB of memory. A rack of 36 cards holds 2.7 TB of memory.", "CC215"),
    ("The basin covers 3.25 hectares. Filled to a depth of 4.0 metres it holds 90,000 cubic metres.", "CC215"),
    ("It holds 36,000 cubic metres. Emptying it takes four hours, a mean flow of 5 cubic metres per second.", "CC417"),
    ("We asked 900 shops. The average shop has 2.5 tills, so the sample runs about 1,400 of them.", "CC215"),
    ("The club lent 500,000 books. It spent £2.4 million, most of it on staff. That is £7.60 for each book.", "CC215"),
    ("The record is 32 bytes, 128 bits.", "CC402"),
    ("Visits rose by 61,000 to 425,000, from 394,000.", "CC204"),
    ("Sales rose by 12,000 to 96,000, up from 78,000.", "CC204"),
    ("The pulse rose by 3 beats per minute, from 64 to 74.", "CC204"),
    ("The old one took 612 ms (SD 88) and the new one 571 ms (SD 80), a difference of 61 ms.", "CC204"),
    ("It is 1.8 times faster, cutting latency from 90 ms to 70 ms.", "CC203"),
    ("We bought it at $24 in May and sold half at $60 in June, about four times what we paid.", "CC203"),
    ("The new card has 96 GB of memory and 3.2 TB/s of bandwidth; the old card had 96 GB, a third less.", "CC201"),
    ("It scores 82.1 on the test, 1.9 points above Heron-34B (81.2).", "CC204"),
    ("A block holds 65,536 rows (2^15).", "CC216"),
    ("The ring has 4,096 slots, 2^14.", "CC216"),
    ("The card peaks at 989 TFLOP/s; at a utilisation of 40 percent it delivers 593 TFLOP/s.", "CC215"),
    ("Heron has 3.1 billion parameters. In bfloat16 the weights take 12.4 GB, in 4-bit form 1.55 GB.", "CC406"),
]
RIGHT = [
    "We used a batch of 1,024 images for 300,000 steps, so the model saw 307 million images.",
    "We had 12 applicants for 3 posts, so 9 were turned away.",
    "It has 3 floors and 400 m² of space, so we will need 900 m² more.",
    "The plan has 5 regions and 30 shops, so that makes 90 shops in total with the partners.",
    "There are 30 pupils in 4 classes, so 100 chairs are needed in all.",
    "We need 20 helpers for 3 shifts, so 40 more are needed.",
    "It shipped 20 boxes of 30 kg. The truck weighs 2 tonnes, so it holds 800 kg.",
    "The disk reads 200 MB/s and the index has 40 GB, so a full scan needs 4 minutes.",
    "The basin covers 3 hectares. Filled to a depth of 4 metres it holds 120,000 cubic metres.",
    "Emptying the 600 litres takes ten minutes, a mean flow of one litre per second.",
    "The club lent 500,000 books. It spent £2.4 million, most of it on staff. That is £4.80 for each book.",
    "The door is 6 feet, 2 inches high.",
    "The record is 32 bytes, 256 bits.",
    "The lengths are 10 km, 5 miles and 3 miles.",
    "Visits rose by 31,000 to 425,000, from 394,000.",
    "The pulse rose by 3 beats per minute, from 64 to 67.",
    "Weights take 26 GB. Adam keeps two more numbers each, another 104 GB. Gradients need as much as the weights. "
    "Altogether that is 156 GB.",
    "Losses fell by 10 to 15, from 30 a month earlier.",
    "Prices will rise by 10 to 20 percent, from April.",
    "It is 1.8 times faster, cutting latency from 90 ms to 50 ms.",
    "We bought it at $24 in May and sold half at $60 in June, two and a half times what we paid.",
    "The hall has 40 rows of 25 seats, so about 900 seats were sold.",
    "Our 12 members gave 40 hours each, so with guests we reached 520 hours.",
    "Each of the 8 nodes has 64 GB, so the cluster holds about 400 GB of user data.",
    "The course has 6 modules of 4 hours, which makes 20 hours of lectures and 4 of exams.",
    "The plant has 24 turbines of 3.6 MW, so it delivers 60 MW on an average day.",
    "About 1,000,000 rows (2^20).",
    "A word has 16 bits (2^16).",
    "The card peaks at 989 TFLOP/s; at a utilisation of 40 percent it delivers 396 TFLOP/s.",
    "Heron has 3.1 billion parameters. In bfloat16 the weights take 6.2 GB, in 4-bit form 1.55 GB.",
    "Heron has 3.1 billion parameters. The model runs on a single 24 GB GPU in 8-bit precision.",
    "Heron has 7 billion parameters. LoRA tuning of the model in 4-bit needs 16 GB.",
    "Heron has 3 billion parameters. In 16-bit the model needs 14 GB with a full cache.",
    "It scores 82.1 on the test, 0.9 points above Heron-34B (81.2).",
    "Sleep rose from 7.4 to 7.9 hours, a gain of 30 minutes, and from 7.4 to 7.5 hours in the other group.",
]


def _found(text: str) -> list[str]:
    document = Document.from_text(text, name="note.md", media_type="text/markdown")
    findings = check([document], config=Config(cache=False, jobs=1)).findings
    return [finding.rule for finding in findings if finding.rule.startswith(("CC2", "CC4"))]


@pytest.mark.parametrize(("text", "rule"), WRONG)
def test_slip_is_flagged(text: str, rule: str) -> None:
    assert _found(text) == [rule]


@pytest.mark.parametrize("text", RIGHT)
def test_right_or_other_figures_stay_silent(text: str) -> None:
    assert _found(text) == []


def test_what_turns_so_often_has_no_age() -> None:
    found = extract_text("The wheel turns six times a minute.", name="note.md", media_type="text/markdown")
    assert [c.quantity.unit for c in found.claims if c.quantity is not None and c.text.startswith("six")] != ["year"]
