"""The same documents give the same bytes, whatever the order of Python's hashes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from claimcheck import Config, check
from claimcheck.records import Report

NEWSLETTERS = "data/newsletters"


def json_report(root: Path, seed: str) -> str:
    """The report of all newsletters by a process of its own, without `run`."""
    code = f"""
import sys
from claimcheck import Config, check
sys.stdout.write(check([{NEWSLETTERS!r}], Config(cache=False)).model_dump_json(exclude={{"run"}}))
"""
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, env=environment, capture_output=True, check=True, timeout=300
    )
    return done.stdout.decode("utf-8")


def test_two_processes_with_different_hash_seeds_give_the_same_bytes(root: Path) -> None:
    one, other = (json_report(root, seed) for seed in ("1", "4242"))
    assert len(json.loads(one)["claims"]) > 100
    assert one == other


@pytest.fixture(scope="module")
def report(root: Path) -> Report:
    """The report of all newsletters."""
    return check([str(root / NEWSLETTERS)], Config(cache=False))


def test_the_report_of_every_newsletter_is_valid_against_the_schema(root: Path, report: Report) -> None:
    schema = json.loads((root / "schemas" / "report.schema.json").read_text(encoding="utf-8"))
    validator = jsonschema.Draft202012Validator(schema)
    assert list(validator.iter_errors(json.loads(report.model_dump_json()))) == []
    assert len(report.documents) == 9


def test_every_id_of_the_report_leads_to_a_claim_and_every_place_into_its_document(report: Report) -> None:
    claims = {claim.id: claim for claim in report.claims}
    texts = {document.name: document.text or "" for document in report.documents}
    assert len(claims) == len(report.claims)
    for claim in report.claims:
        place = claim.location
        assert texts[place.document][place.start : place.end] == claim.text
    for judged in (*report.findings, *report.verifications):
        assert set(judged.claims) <= claims.keys()
        assert all(place.document in texts for place in judged.locations)
        # A location that is no claim's stands behind those of the claims.
        assert judged.locations[: len(judged.claims)] == tuple(claims[name].location for name in judged.claims)


def test_every_rule_that_compared_is_described(report: Report) -> None:
    assert [rule.code for rule in report.rules] == sorted(report.summary.rules)
    assert {finding.rule for finding in report.findings} <= {rule.code for rule in report.rules}
    assert all(rule.page.startswith(rule.summary[:20]) for rule in report.rules)
