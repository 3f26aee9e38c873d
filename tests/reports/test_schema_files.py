"""The published schemas are those of the records."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.reports.schemas import SCHEMA_NAMES, schema_text


@pytest.mark.parametrize("name", SCHEMA_NAMES)
def test_the_file_in_schemas_is_in_step_with_the_records(root: Path, name: str) -> None:
    file = root / "schemas" / f"{name}.schema.json"
    assert file.read_text(encoding="utf-8") == schema_text(name), "run `claimcheck schema --write schemas`"
