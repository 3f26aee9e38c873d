"""Every format writes the plain sample report as it did when somebody last looked at it."""

from __future__ import annotations

import pytest
from golden_reports import FOLDER, file_of, written

from claimcheck.reports import FORMAT_NAMES


@pytest.mark.parametrize("name", FORMAT_NAMES)
def test_the_format_is_written_as_before(name: str) -> None:
    golden = file_of(name).read_text(encoding="utf-8")
    assert written(name) == golden, f"look at the change, then `make goldens` accepts it ({file_of(name).name})"


def test_there_are_no_goldens_of_formats_that_are_gone() -> None:
    assert {file.name for file in FOLDER.iterdir()} == {file_of(name).name for name in FORMAT_NAMES}
