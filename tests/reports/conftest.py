"""Reports that were built by hand."""

from __future__ import annotations

import pytest
import sample_reports

from claimcheck.records import Report


@pytest.fixture
def report() -> Report:
    """A plain report."""
    return sample_reports.plain_report()


@pytest.fixture
def hostile_report() -> Report:
    """A report that attacks every format."""
    return sample_reports.hostile_report()
