"""The support rules on many wordings of newsletters, cards, letters and abstracts, half of them traps.

Written before the rules were run on them; what they still miss is said in docs/accuracy.md.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pytest

from claimcheck import Config, Document, check

NOTES = "# Weekly notes\n\n"
DATED = "---\ndate: 2025-03-04\n---\n\n"
CITED = {
    "cards/wrenna.md": (
        "# Wrenna-4\n\nWrenna-4 has 72 billion parameters. It read 6.2 trillion tokens and cost $4.1 million."
    ),
    "survey.md": (
        "---\ntitle: Reader survey 2024\nurl: https://survey.example/2024\n---\n\n"
        "Of 1,204 readers, 38% pay for news. The median reader spends 27 minutes a day."
    ),
    "data/runs.csv": "model,tokens,loss\nTarn-3B,1.18e12,2.314\nTarn-7B,2.05e12,2.101\n",
}
HELD = {
    "card.md": (
        "Wrenna-4 was trained on 6.2 trillion tokens. Wrenna-4 has 72 billion parameters. The training of Wrenna-4 "
        "cost $4.1 million and took 12 months. Revenue of Kestrel fell 4.2% in 2023."
    ),
    "eval.csv": "model,MMLU,GSM8K\nWrenna-4,71.24,58.3\nCorvid-20B,55.0,31.7\n",
}

UNSOURCED = [
    "The new scheduler cuts energy use by 37.5% in typical data centers.",
    "Switching to local inference saves 4,300 euros per clinic every month.",
    "Companies that adopt the assistant see productivity gains of 26%.",
    "Dalvik reduces annotation time by 62 percent.",
    "The tool delivers 41% savings on cloud bills.",
    "Wrenna-4 was trained on 6.24 trillion tokens across 2,048 accelerators.",
    "Kestrel closed a round of $182.5 million in March.",
    "The plant employs 3,412 people.",
    "Harrow's revenue was 1.27 billion euros in 2023.",
    "Corvid-20B scores 71.4 on MMLU.",
    "Some 48.3% of the city's households own a bicycle.",
    "The bridge is 2,737 metres long.",
    "Rents in Alder rose 11.8% last year.",
    "The lab spent 92,400 GPU-hours on pretraining.",
]
NOT_UNSOURCED = [
    "Suppose the model costs $4.2 million to train; a rival would need twice that.",
    "If every clinic switched, it would save 4,300 euros a month.",
    "For example, a batch of 512 prompts costs $1.80.",
    "Kestrel plans to hire 250 people by 2027.",
    "The city aims to cut emissions by 55%.",
    "Imagine a model with 900 billion parameters that runs on a phone.",
    "Could a model reach 95% on this test?",
    "My guess is that it cost somewhere around $30 million.",
    "We trained on 412 GPUs for 19 days.",
    "According to the ministry, rents rose 11.8%.",
    "Rents rose 11.8%, the ministry said on Tuesday.",
    "Reuters reported that Kestrel raised $182.5 million.",
    "Kestrel raised $182.5 million, the company said.",
    "Rents rose 11.8% ([statistics office](https://stat.example/rents)).",
    "Rents rose 11.8% [12].",
    "Rents rose 11.8% (Okafor, 2023).",
    "Rents rose 11.8% [@okafor2023].",
    "Rents rose 11.8%.[^1]\n\n[^1]: Statistics office, 2023.",
    "Rents rose 11.8%.\n\nSource: Statistics office, 2023.",
    "The three sisters shared two rooms.",
    "The 7B model is easier to run than the 70B one.",
]
CITED_AND_LACKING = [
    "Wrenna-4 cost [$4.7 million](cards/wrenna.md).",
    "The model read 8.2 trillion tokens ([card](cards/wrenna.md)).",
    "Readers spend [72 minutes](https://survey.example/2024) a day.",
    "The survey asked 1,420 readers [1].\n\n## References\n\n[1] Reader survey 2024. https://survey.example/2024",
    "Tarn-7B ended at a loss of [2.011](data/runs.csv).",
    "Wrenna-4 has 74 billion parameters (see [the card](cards/wrenna.md)).",
    "- Wrenna-4 cost $4.7 million ([card](cards/wrenna.md))\n- It is open",
    "According to the [survey](https://survey.example/2024), 83% of readers pay.",
    "Only 1,024 people answered ([Reader survey 2024](survey.md)).",
    "| Model | Tokens |\n|---|---|\n| Wrenna-4 | 8.8T |\n\nSource: [card](cards/wrenna.md)",
]
CITED_AND_HELD = [
    "Wrenna-4 cost [$4.1 million](cards/wrenna.md).",
    "The model read 6.2T tokens ([card](cards/wrenna.md)).",
    "Some 38% of readers pay ([survey](https://survey.example/2024)).",
    "Readers spend about half an hour a day ([survey](https://survey.example/2024)).",
    "More than a third of readers pay ([survey](https://survey.example/2024)).",
    "The [survey](https://survey.example/2024) has three parts.",
    "We asked 44 people ourselves; the [survey](https://survey.example/2024) asked 1,204.",
    "Roughly 460 of them pay ([survey](https://survey.example/2024)).",
    "62% do not pay ([survey](https://survey.example/2024)).",
    "Wrenna-4 ([card](cards/wrenna.md)) came out in May 2024.",
    "That is $0.66 per million tokens ([card](cards/wrenna.md)).",
    "Wrenna-4 is 40% larger than Corvid ([card](cards/wrenna.md)).",
    "Wrenna-4 cost $9 million ([post](https://else.example/a)).",
    "Tarn-3B read 1.18T tokens ([runs](data/runs.csv)).",
    "Tarn-3B read 1,180 billion tokens ([runs](data/runs.csv)).",
    "Wrenna-5 might need 9 trillion tokens ([card](cards/wrenna.md)).",
    "Kestrel plans to spend $50 million ([card](cards/wrenna.md)).",
    "See the [card](#details) for 99% of it.",
    "The 72B model ([card](cards/wrenna.md)) is slow.",
    "In 2024 it was new ([card](cards/wrenna.md)).",
]
ANOTHER_VALUE = [
    "Wrenna-4 was trained on 2.6 trillion tokens.",
    "Wrenna-4 has 27 billion parameters.",
    "Training Wrenna-4 cost $1.4 million.",
    "The training of Wrenna-4 cost $14 million.",
    "Training Wrenna-4 took two years.",
    "The training of Wrenna-4 took 21 months.",
    "Wrenna-4 scores 74.1% on MMLU.",
    "On GSM8K, Wrenna-4 reaches 53.8.",
    "Kestrel's revenue fell 2.4% in 2023.",
    "| Model | MMLU |\n|---|---|\n| Wrenna-4 | 72.4 |",
    "| | Wrenna-4 | Corvid-20B |\n|---|---|---|\n| GSM8K | 58.3 | 37.1 |",
    "Corvid-20B gets 50.5 on MMLU.",
]
NO_OTHER_VALUE = [
    "Wrenna-4 was trained on 6.2T tokens.",
    "Wrenna-4 was trained on about 6 trillion tokens.",
    "Wrenna-4 was to be trained on 8 trillion tokens.",
    "Wrenna-4 was supposed to be trained on 8 trillion tokens.",
    "Wrenna-4 was going to be trained on 8 trillion tokens.",
    "Wrenna-4 could have been trained on 8 trillion tokens.",
    "Wrenna-4 should have been trained on 8 trillion tokens.",
    "Wrenna-4 was originally meant to be trained on 8 trillion tokens.",
    "Wrenna-4 was not trained on 8 trillion tokens.",
    "Wrenna-4 would need 8 trillion tokens.",
    "Wrenna-5 was trained on 8 trillion tokens.",
    "Wrenna-4 Chat was trained on 3 billion tokens.",
    "Wrenna-4 generated 8 billion tokens on its first day.",
    "Wrenna-4 has a context of 128,000 tokens.",
    "Wrenna-4 was fine-tuned on 2 billion tokens.",
    "A tenth of Wrenna-4's data, 0.62 trillion tokens, is code.",
    "Wrenna-4 costs $3 per million tokens.",
    "Inference of Wrenna-4 cost $2 million.",
    "Training Wrenna-4 took a year.",
    "Wrenna-4 scores 71.2 on MMLU.",
    "Wrenna-4 scores 65.0% on MMLU-Pro.",
    "Wrenna-4 has 72B parameters, 9 billion of them in embeddings.",
    "Kestrel's revenue fell −4.2% in 2023.",
    "Kestrel's revenue changed by -4.2% in 2023.",
    "Kestrel's revenue fell 3.1% in 2022.",
    "Wrenna-4 had been planned with 100 billion parameters.",
    "Rumours spoke of 100 billion parameters for Wrenna-4.",
    "Was Wrenna-4 trained on 8 trillion tokens?",
    "Engineers hoped Wrenna-4 would train on 8 trillion tokens.",
    "Wrenna-4 was trained on 6,200 billion tokens.",
    "Wrenna-4 was trained on 6.2e12 tokens.",
    "Wrenna-4 was trained on at least 6 trillion tokens.",
]
VAGUE = [
    "Studies show that 40% of workers use chatbots.",
    "Experts say the market will reach $90 billion.",
    "Industry analysts estimate savings of 30%.",
    "In pilots, conversion rose by 15%.",
    "Enterprises report 30% lower costs.",
    "Research suggests that 70% of projects fail.",
    "Many companies claim a 2x speedup.",
    "Some estimates put the cost at $4 million.",
    "Surveys indicate that 61% of teachers approve.",
    "It is estimated that 85% of data is never used.",
    "Reports suggest the deal is worth $3 billion.",
    "According to experts, errors fall by 20%.",
    "According to some estimates, demand doubles to $40 billion.",
    "Early adopters report a 25% rise in output.",
    "Numerous studies have found a 12% improvement.",
    "A recent study found that 34% of answers are wrong.",
    "Scientists believe that 8% of species are affected.",
    "One study put the figure at 47%.",
    "Early users report 30% fewer tickets.",
    "A survey found that 61% of teachers approve.",
    "By most accounts, it cost $60 million.",
    "Recent research suggests that 55% of code is generated.",
    "Analysts expect demand to grow by 18%.",
    "Most experts agree that 70% of pilots fail.",
    "A new survey shows that 44% of nurses consider quitting.",
    "Some reports claim losses of $2 billion.",
    "Industry insiders put the price at $30 million.",
    "Observers estimate that 12% of staff left.",
    "In early tests, accuracy rose by 9%.",
    "Researchers say the effect is 14%.",
    "One analysis found a 22% gap.",
]
NOT_VAGUE = [
    "Studies by Okafor and Lind show that 40% of workers use chatbots.",
    "Experts at the Harbour Institute say the market will reach $90 billion.",
    "A [recent study](https://x.example/s) found that 34% of answers are wrong.",
    "Studies show that 40% of workers use chatbots [3].",
    "Studies show that 40% use chatbots (Lind, 2022).",
    "Analysts at Brackwater estimate savings of 30%.",
    "Harrow reported a 30% rise in revenue.",
    "The study found that 34% of answers were wrong.",
    "The researchers saw a 12% improvement.",
    "Our survey of 1,200 readers found that 61% approve.",
    "Our tests show a 12% improvement.",
    "We surveyed 400 people; 61% approve.",
    "Developers at Kestrel say builds are 40% faster.",
    "Do studies show that 40% use chatbots?",
    "No study shows a 40% gain.",
    "The company's customers pay $30 a month.",
    "Users pay $30 a month.",
    "Companies spent $40 billion on chips, the Semiconductor Association said.",
    "Teachers spend 11 hours a week on grading.",
    "Experts are paid $90 an hour.",
    "In the study of Okafor, 34% of answers were wrong.",
    "The pilot in Rotterdam raised conversion by 15%.",
    "The trial enrolled 340 patients, of whom 12% dropped out.",
    "Researchers trained a 7B model on 300 billion tokens.",
    "The Harbour Post reports that rents rose 9%.",
    "Studies cost $40,000 on average.",
    "Data centers use 3% of electricity.",
    "A study published in Nature found that 34% of answers are wrong.",
    "A 2023 survey by the Lind Foundation found that 61% of teachers approve.",
    "Research by the Lind Institute suggests that 55% of code is generated.",
    "Analysts at Fenwick expect demand to grow by 18%.",
    "A new survey ([PDF](https://x.example/s.pdf)) shows that 44% of nurses consider quitting.",
    "A survey of 1,200 nurses by Okafor shows that 44% consider quitting.",
    "The survey shows that 44% consider quitting.",
    "Our research shows that 55% of code is generated.",
    "Research spending rose 14%.",
    "Experts from 12 countries met.",
    "Nurses say 44% of shifts are understaffed.",
    "In tests at the Lind lab, accuracy rose by 9%.",
    "The analysts cut their price target to $40.",
    "Reports cost 40 euros each.",
    "The study, published in The Lancet, found a 22% gap.",
    "Customers paid $4 million in fines.",
]
STALE = [
    "Kestrel plans to open a plant by 2024.",
    "The library will move to its new home in 2023.",
    "The tax is expected to take effect in January 2025.",
    "Harrow intends to launch Tarn-9B in late 2024.",
    "Shipping is scheduled for February 2025.",
    "The city aims to be carbon neutral by 2022.",
    "The final version is due on 1 February 2025.",
    "The telescope is set to see first light in 2024.",
    "They hope to double output by the end of 2024.",
    "The standard will be published in autumn 2024.",
]
NOT_STALE = [
    "Kestrel plans to open a plant by 2026.",
    "Kestrel planned to open a plant by 2024.",
    "Kestrel was expected to open a plant by 2024.",
    "Kestrel opened a plant in 2024.",
    "In 2022 Kestrel said it would open a plant by 2024.",
    "Kestrel will move in March 2025.",
    "The report of 2024 will be discussed.",
    "The 2024 plan will be replaced.",
    "Figures for 2024 will be published in May.",
    "Since 2023 the rule has been in force and will remain so.",
    "The model, released in 2024, will be retired in 2026.",
    "The survey of January 2025 will be repeated.",
    "Results of the 2023 trial are expected in June.",
    "The festival will use the stage built in 2019.",
    "Kestrel will never forget 2023.",
    "The class of 2024 will vote.",
    "The company founded in 2020 plans to go public.",
    "In 2024, Kestrel announced it will open a plant in 2027.",
    "> Kestrel will open a plant in 2024.",
    "The court will rule on the sale of 2023.",
    "The plan was to open by 2024.",
    "Had it opened in 2024, it would be full.",
    "Winners of the 2024 prize will speak.",
    "The data will cover 2020 to 2024.",
    "The 2024 edition will be reprinted.",
    "Taxes for 2024 are due in April 2025.",
]
DISAGREEING = [
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 7.1 trillion tokens.",
    ),
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "| Model | Training tokens |\n|---|---|\n| Wrenna-4 | 6.2T |",
        "Wrenna-4 was trained on 7.1T tokens.",
    ),
    (
        "Kestrel employed 340 people in 2023.",
        "Kestrel employed 340 people in 2023.",
        "In 2023, Kestrel employed 430 people.",
    ),
    (
        "Kestrel's revenue was $3.2 million in 2024.",
        "Revenue of Kestrel was $3.2 million in 2024.",
        "Kestrel had a revenue of $2.3 million in 2024.",
    ),
    (
        "Wrenna-4 was released on 4 March 2024.",
        "Wrenna-4 was released on 4 March 2024.",
        "Wrenna-4 was released on 14 March 2024.",
    ),
    (
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 27 billion parameters.",
    ),
    ("Training Wrenna-4 took a year.", "Training Wrenna-4 took 12 months.", "Training Wrenna-4 took two years."),
    (
        "Training Wrenna-4 used 8.64e22 FLOP.",
        "Training Wrenna-4 used 8.64e22 FLOP.",
        "Training Wrenna-4 used 6.48e22 FLOP.",
    ),
    (
        "The training of Wrenna-4 cost $4.1 million.",
        "The training of Wrenna-4 cost $4.1 million.",
        "The training of Wrenna-4 cost $1.4 million.",
    ),
    ("The Harrow X2 weighs 412 grams.", "The Harrow X2 weighs 412 grams.", "The Harrow X2 weighs 421 grams."),
    (
        "Fenwick had 1,240 employees in 2022.",
        "Fenwick had 1,240 employees in 2022.",
        "In 2022 Fenwick employed 1,420 people.",
    ),
    ("Tarn-3B scores 61.2 on MMLU.", "Tarn-3B scores 61.2 on MMLU.", "| Model | MMLU |\n|---|---|\n| Tarn-3B | 62.1 |"),
    (
        "The Harrow X2 was released on 12 May 2023.",
        "The Harrow X2 was released on 12 May 2023.",
        "The Harrow X2 launched on 21 May 2023.",
    ),
]
NOT_DISAGREEING = [
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on about 6 trillion tokens.",
    ),
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on more than 6 trillion tokens.",
    ),
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was to be trained on 8 trillion tokens.",
    ),
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was fine-tuned on 2 billion tokens.",
    ),
    (
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4 was trained on 6.2 trillion tokens.",
        "Wrenna-4-Chat was trained on 3 trillion tokens.",
    ),
    (
        "Kestrel employed 340 people in 2023.",
        "Kestrel employed 340 people in 2023.",
        "Kestrel employed 430 people in 2024.",
    ),
    ("Kestrel employed 340 people in 2023.", "Kestrel employed 340 people in 2023.", "Kestrel employed 430 people."),
    (
        "Kestrel's revenue was $3.2 million in 2024.",
        "Kestrel's revenue was $3.2 million in 2024.",
        "Kestrel's profit was $2.3 million in 2024.",
    ),
    (
        "Wrenna-4 was released in March 2024.",
        "Wrenna-4 was released in March 2024.",
        "Wrenna-4 was released on 14 March 2024.",
    ),
    ("Wrenna-4 scores 71.2 on MMLU.", "Wrenna-4 scores 71.2 on MMLU.", "Wrenna-4 scores 64.8 on MMLU."),
    ("Training Wrenna-4 took a year.", "Training Wrenna-4 took 12 months.", "Training Wrenna-4 took a year."),
    (
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 71.8 billion parameters.",
    ),
    (
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 9 billion active parameters.",
    ),
    (
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 72 billion parameters.",
        "If Wrenna-4 had 27 billion parameters, it would fit.",
    ),
    (
        "Wrenna-4 has 72 billion parameters.",
        "Wrenna-4 has 72 billion parameters.",
        "Corvid-20B has 20 billion parameters.",
    ),
    (
        "The fund holds $4.2 billion.",
        "The fund holds $4.2 billion as of March 2024.",
        "The fund holds $3.9 billion as of March 2023.",
    ),
    (
        "The city has 412,000 inhabitants.",
        "The city has 412,000 inhabitants.",
        "The region has 1.2 million inhabitants.",
    ),
    ("The Harrow X2 weighs 412 grams.", "The Harrow X2 weighs 412 grams.", "The Harrow X2 weighs 0.41 kg."),
    (
        "Fenwick had 1,240 employees in 2022.",
        "Fenwick had 1,240 employees in 2022.",
        "Fenwick had 1,390 employees in 2023.",
    ),
    ("Tarn-3B scores 61.2 on MMLU.", "Tarn-3B scores 61.2 on MMLU.", "Tarn-3B scores 57.9 on MMLU."),
    ("Tarn-3B scores 61.2 on MMLU.", "Tarn-3B scores 61.2 on MMLU (5-shot).", "Tarn-3B scores 62.1 on MMLU (0-shot)."),
    ("The Harrow X2 costs 349 euros.", "The Harrow X2 costs 349 euros.", "The Harrow X2 Pro costs 394 euros."),
    ("The Harrow X2 costs 349 euros.", "The Harrow X2 costs 349 euros.", "The Harrow X2 was meant to cost 299 euros."),
]
LOOSE = [
    ("Wrenna-4 was trained on 50.03 billion tokens.", "Wrenna-4 was trained on about 50 billion tokens."),
    ("Wrenna-4 was trained on 6.12 trillion tokens.", "Wrenna-4 was trained on roughly 6 trillion tokens."),
    ("Wrenna-4 was trained on more than 30 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens."),
    ("Wrenna-4 was trained on at least 30 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens."),
    ("Wrenna-4 was trained on less than 30 billion tokens.", "Wrenna-4 was trained on 30.4 billion tokens."),
    ("Wrenna-4 was trained on under 30 billion tokens.", "Wrenna-4 was trained on 30.4 billion tokens."),
    ("Wrenna-4 was trained on over 50 billion tokens.", "Wrenna-4 was trained on 49.8 billion tokens."),
    ("In the survey, more than 30% of readers pay for news.", "In the survey, 29.6% of readers pay for news."),
    ("More than 30% of the readers pay for news.", "29.6% of the readers pay for news."),
    ("Kestrel's market share was more than 30% in 2023.", "Kestrel's market share was 29.6% in 2023."),
    ("More than 30% of readers pay ([card](card.md)).", "29.6% of readers pay for news."),
    ("Churn exceeded 30% ([card](card.md)).", "Churn was 29.6%."),
    ("It takes over 20 minutes ([card](card.md)).", "The median is 19.8 minutes."),
    ("Costs fell by more than 30% ([card](card.md)).", "Costs fell by 29.6%."),
    ("Turnout topped 60% ([source](card.md)).", "Turnout was 59.7%."),
    ("The fine was more than 10 million euros ([source](card.md)).", "The fine amounted to 9.8 million euros."),
    ("Wages rose over 5% ([source](card.md)).", "Wages rose 4.6% over the year."),
    ("The river is over 2,000 km long ([source](card.md)).", "The river is 1,980 km long."),
    ("The drug worked in more than 40% of cases ([source](card.md)).", "In 39.6% of cases the drug worked."),
    ("Delays average under 20 minutes ([source](card.md)).", "Delays average 20.3 minutes."),
]
NOT_LOOSE = [
    ("More than 30% of readers pay ([card](card.md)).", "30.4% of readers pay for news."),
    ("More than 30% of readers in towns pay ([card](card.md)).", "29.6% of readers pay. In towns, 34.1% do."),
    ("More than 30% of townspeople pay ([card](card.md)).", "29.6% of readers pay. In towns, 34.1% do."),
    ("About 30% of readers pay ([card](card.md)).", "29.6% of readers pay for news."),
    ("Nearly 30% of readers pay ([card](card.md)).", "29.6% of readers pay for news."),
    ("Some 30% of readers pay ([card](card.md)).", "29.6% of readers pay for news."),
    ("More than 29% of readers pay ([card](card.md)).", "29.6% of readers pay for news."),
    ("More than 30% is rare ([card](card.md)).", "29.6% pay; 30% is the norm."),
    ("Wrenna-4 was trained on 50 billion tokens.", "Wrenna-4 was trained on 50.03 billion tokens."),
    ("Wrenna-4 was trained on about 50 billion tokens.", "Wrenna-4 was trained on about 50 billion tokens."),
    ("Wrenna-4 was trained on 50.03 billion tokens.", "Wrenna-4 was trained on 50 billion tokens."),
    ("Wrenna-4 was trained on nearly 50 billion tokens.", "Wrenna-4 was trained on about 50 billion tokens."),
    ("Wrenna-4 was trained on more than 30 billion tokens.", "Wrenna-4 was trained on 30.4 billion tokens."),
    ("Wrenna-4 was trained on less than 30 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens."),
    ("Wrenna-4 was trained on at least 30 billion tokens.", "Wrenna-4 was trained on 30 billion tokens."),
    ("Wrenna-4 was trained on about 30 billion tokens.", "Wrenna-4 was trained on 29.6 billion tokens."),
    ("Kestrel employs 500 people.", "Kestrel employs nearly 500 people."),
    ("Harrow employs 497 people.", "Kestrel employs about 500 people."),
    ("Wrenna-5 was trained on 50.03 billion tokens.", "Wrenna-4 was trained on about 50 billion tokens."),
    ("The flight takes 2 hours 55 minutes.", "The flight takes about 3 hours."),
    ("Wrenna-4 was trained on 6 trillion tokens.", "Wrenna-4 was trained on about 6 trillion tokens."),
    ("33% of readers pay.", "About a third of readers pay."),
    ("Turnout topped 60% ([source](card.md)).", "Turnout was 60.3%."),
    ("The fine was nearly 10 million euros ([source](card.md)).", "The fine amounted to 9.8 million euros."),
    ("Wages rose over 5% ([source](card.md)).", "Wages rose 4.6%, and 5.4% with bonuses."),
    (
        "The river is over 2,000 km long ([source](card.md)).",
        "The river is 1,980 km long. With its source stream it has 2,045 km.",
    ),
    (
        "The drug worked in more than 40% of women ([source](card.md)).",
        "In 39.6% of cases the drug worked; in women, in 44.0%.",
    ),
    ("Delays average about 20 minutes ([source](card.md)).", "Delays average 20.3 minutes."),
    ("Delays average over 20 minutes ([source](card.md)).", "Delays average 20.3 minutes."),
    ("More than 60% of seats are vacant ([source](card.md)).", "Turnout was 59.7%."),
]

PORT = {
    "reports/lind-2023.md": (
        "# Lind report 2023\n\nThe port handled 2.84 million tonnes. It employs 1,312 people. "
        "Revenue was 91.5 million euros, and 61% of ships were on time."
    )
}
PORT_LACKS = [
    "The port handled [2.48 million tonnes](reports/lind-2023.md).",
    "Revenue was 95.1 million euros [1].\n\n## Sources\n\n[1] [Lind report 2023](reports/lind-2023.md)",
    "It employs 1,321 people.[^a]\n\n[^a]: See [the report](reports/lind-2023.md).",
    "On-time arrivals were 16% ([Lind report 2023](https://lind.example/lind-2023)).",
    "* Staff: 1,132 ([report](reports/lind-2023.md))",
    "According to the [Lind report 2023](reports/lind-2023.md), revenue was 19.5 million euros.",
]
PORT_HOLDS = [
    "The port handled [2.84 million tonnes](reports/lind-2023.md).",
    "It handled almost 3 million tonnes ([report](reports/lind-2023.md)).",
    "39% of ships were late ([report](reports/lind-2023.md)).",
    "Revenue was 91.5 million euros [1].\n\n## Sources\n\n[1] [Lind report 2023](reports/lind-2023.md)",
    "It employs 1,312 people.[^a]\n\n[^a]: See [the report](reports/lind-2023.md).",
    "We counted 44 ships; revenue was 91.5 million euros ([report](reports/lind-2023.md)).",
    "Revenue per employee was 69,741 euros ([report](reports/lind-2023.md)).",
    "Revenue rose 12% ([report](reports/lind-2023.md)).",
    "Lind is 12 km from the sea. The port is large ([report](reports/lind-2023.md)).",
    "Of every ten ships, six were on time ([report](reports/lind-2023.md)).",
]
PHONE = {
    "spec.md": (
        "The Harrow X2 has a battery of 4,800 mAh. The Harrow X2 weighs 412 grams. The Harrow X2 costs 349 euros. "
        "The Harrow X2 was released on 12 May 2023.\n\nFenwick had 1,240 employees in 2022."
    )
}
ANOTHER_PHONE_VALUE = [
    "The Harrow X2 weighs 421 grams.",
    "The Harrow X2 was released on 21 May 2023.",
    "Fenwick had 1,420 employees in 2022.",
    "The Harrow X2's battery holds 8,400 mAh.",
]
NO_OTHER_PHONE_VALUE = [
    "The Harrow X2 weighs about 400 grams.",
    "The Harrow X2 was supposed to cost 299 euros.",
    "The Harrow X2 was meant to weigh 300 grams.",
    "The Harrow X3 weighs 520 grams.",
    "The Harrow X2 should have cost 299 euros.",
    "The Harrow X2 Pro weighs 520 grams.",
    "Fenwick had 1,390 employees in 2023.",
    "The Harrow X2 was released in May 2023.",
    "The Harrow X2 weighs 0.412 kg.",
    "The Harrow X2 was planned for 2022.",
    "A used Harrow X2 costs 200 euros.",
]
LINKED = (
    "# The Weekly Ledger\n\n## Chips\n\nHarrow opened a fab ([post](https://a.example/1)). It makes 400 wafers a week."
    "\n\n## Models\n\nCorvid shipped Tarn ([card](https://b.example/2)).\n\n## Jobs\n\nUnemployment fell, says the "
    "[office](https://c.example/3).\n\n## Elsewhere\n\n"
)
PRECISE = [
    "Dairy farms in Alder produced 41.7 million litres last year.",
    "The port of Lind moved 3,214 containers in May.",
    "Kestrel's loan book stands at $812.4 million.",
]
NOT_PRECISE = [
    "Dairy farms in Alder produced about 40 million litres last year.",
    "The port plans to move 3,214 containers in May.",
    "If rates fall, the loan book could reach $812.4 million.",
    "Our subscribers opened 3,214 issues.",
    "I'd guess the port moves 3,200 containers a month.",
    "For instance, a loan of $812.40 costs $31.25 a year.",
    "Between 2019 and 2023 the mayor changed 4 times.",
]


def fires(rule: str, text: str, sources: Mapping[str, str] | None = None, **settings: Any) -> bool:
    report = check(
        [Document.from_text(text, name="note.md", media_type="text/markdown")],
        Config(cache=False, select=(rule,), **settings),
        sources=[_source(name, words) for name, words in (sources or {}).items()],
    )
    assert {finding.rule for finding in report.findings} <= {rule}
    return bool(report.findings)


def _source(name: str, text: str) -> Document:
    media_type = "text/markdown" if name.endswith(".md") else "text/plain"
    return Document.from_text(text, name=name, media_type=media_type)


def _cases(flagged: list[Any], silent: list[Any]) -> list[Any]:
    return [*(pytest.param(case, True) for case in flagged), *(pytest.param(case, False) for case in silent)]


@pytest.mark.parametrize(("text", "expected"), _cases(UNSOURCED, NOT_UNSOURCED))
def test_figures_without_a_source(text: str, expected: bool) -> None:
    assert fires("CC501", NOTES + text) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(CITED_AND_LACKING, CITED_AND_HELD))
def test_cited_sources_that_lack_the_figure(text: str, expected: bool) -> None:
    assert fires("CC502", NOTES + text, CITED) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(ANOTHER_VALUE, NO_OTHER_VALUE))
def test_sources_that_state_another_value(text: str, expected: bool) -> None:
    assert fires("CC503", NOTES + text, HELD) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(VAGUE, NOT_VAGUE))
def test_vague_sources(text: str, expected: bool) -> None:
    assert fires("CC504", NOTES + text) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(STALE, NOT_STALE))
def test_plans_that_time_has_overtaken(text: str, expected: bool) -> None:
    assert fires("CC505", DATED + text) is expected


@pytest.mark.parametrize(("case", "expected"), _cases(DISAGREEING, NOT_DISAGREEING))
def test_sources_that_disagree(case: tuple[str, str, str], expected: bool) -> None:
    text, one, other = case
    assert fires("CC506", NOTES + text, {"cards/a.md": one, "papers/b.md": other}) is expected


@pytest.mark.parametrize(("case", "expected"), _cases(LOOSE, NOT_LOOSE))
def test_figures_restated_loosely(case: tuple[str, str], expected: bool) -> None:
    text, source = case
    assert fires("CC507", NOTES + text, {"card.md": source}) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(PORT_LACKS, PORT_HOLDS))
def test_a_cited_report_of_a_port(text: str, expected: bool) -> None:
    assert fires("CC502", NOTES + text, PORT) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(ANOTHER_PHONE_VALUE, NO_OTHER_PHONE_VALUE))
def test_the_data_sheet_of_a_phone(text: str, expected: bool) -> None:
    assert fires("CC503", NOTES + text, PHONE) is expected


@pytest.mark.parametrize(("text", "expected"), _cases(PRECISE, NOT_PRECISE))
def test_precise_figures_among_links(text: str, expected: bool) -> None:
    """Where the other sections link to what they report, a counted figure without a source is a warning."""
    assert fires("CC501", LINKED + text) is expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The company said it will open its lab by 2024.", True),
        ("The plant will be finished by the end of 2024, the mayor said.", True),
        ("In 2022 the company said it will open its lab by 2024.", False),
        ("The company said it will open its lab by 2026.", False),
        ("The company said it opened its lab in 2024.", False),
    ],
)
def test_plans_that_somebody_told(text: str, expected: bool) -> None:
    assert fires("CC505", DATED + text) is expected


@pytest.mark.parametrize(("figure", "expected"), [("1,312", []), ("1,321", ["CC502"])])
def test_a_footnote_of_a_page_leads_to_its_source(figure: str, expected: list[str]) -> None:
    page = (
        f"<p>The port employs {figure} people.<sup><a href='#fn1'>1</a></sup></p><ol><li id='fn1'>Lind, 2023. "
        "<a href='reports/lind-2023.md'>report</a> <a href='#fnref1'>back</a></li></ol>"
    )
    document = Document.from_text(page, name="note.html", media_type="text/html")
    sources = [_source(name, words) for name, words in PORT.items()]
    report = check([document], Config(cache=False, select=("CC502",)), sources=sources)
    assert [finding.rule for finding in report.findings] == expected


def test_a_firm_named_after_its_research_is_named() -> None:
    assert not fires("CC504", NOTES + "According to Brackwater Research, the market grew 4%.")
    assert fires("CC504", NOTES + "According to Brackwater case studies, costs fell 4%.")
