"""What linking costs in time and memory as the number of claims grows, on one core.

    python benchmarks/linking.py                  # claims of articles and of model cards, 1,000 to 100,000
    python benchmarks/linking.py --claims 20000

The claims are those that extraction finds in texts of our own (`prose.py`): articles, in which few subjects come twice,
and model cards, in which a few hundred models are scored again and again.
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Iterator
from itertools import islice

from prose import articles, model_cards

from claimcheck import Config, Document
from claimcheck.extraction.extract import extract_document
from claimcheck.linking import link
from claimcheck.readers import read
from claimcheck.records import Claim

SETTINGS = Config(cache=False, jobs=1)
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)


def claims_of(texts: Iterator[str]) -> Iterator[Claim]:
    for number, text in enumerate(texts):
        source = Document.from_text(text, name=f"{number}.md", media_type="text/markdown")
        yield from extract_document(read(source, SETTINGS), SETTINGS).claims


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--claims", type=int, default=SIZES[-1], help="the largest number of claims (100,000)")
    most = parser.parse_args().claims
    for title, texts in (("articles", articles(300 * most)), ("model cards", model_cards(most // 60))):
        claims = list(islice(claims_of(texts), most))
        print(f"{title}: {len(claims):,} claims")
        for size in (size for size in SIZES if size <= len(claims)):
            began = time.process_time()
            linked = link(claims[:size], SETTINGS)
            seconds = time.process_time() - began
            pairs = sum(len(group.pairs) for group in linked.groups)
            apart = sum(linked.not_comparable.values())
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            print(
                f"  {size:>7,} claims {seconds:>7.2f} s  {1e6 * seconds / size:>6.0f} µs a claim  peak {peak:>6,.0f} MB"
                f"  {len(linked.groups):>6,} groups {pairs:>9,} pairs {apart:>9,} not comparable"
            )


if __name__ == "__main__":
    main()
