# The two commands of the README: `make demo` and `make test`. Both set up .venv on first use and need no root.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed

.PHONY: demo test lint format schemas docs goldens bench bench-extract clean

$(STAMP): pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "claimcheck needs Python 3.11 or newer: make PYTHON=python3.11 ..."; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[dev]"
	touch $(STAMP)

demo: $(STAMP)
	mkdir -p reports
	$(BIN)/claimcheck check data/newsletters data/validation/report.md --sources data/validation/results \
		--facts data/facts/samples.toml --facts data/facts/models.toml \
		--fail-on never --json reports/demo.json --html reports/demo.html
	@echo "The whole report is in reports/demo.html (open it in a browser) and reports/demo.json."

test: $(STAMP)
	$(BIN)/python -m pytest -n 2

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

format: $(STAMP)
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

schemas: $(STAMP)
	$(BIN)/claimcheck schema --write schemas

docs: $(STAMP)
	$(BIN)/claimcheck rules --format markdown > docs/rules.md

goldens: $(STAMP)
	$(BIN)/python tests/golden_reports.py

bench: $(STAMP)
	$(BIN)/python -m pytest benchmarks --benchmark-only

bench-extract: $(STAMP)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable ".[bench]"
	$(BIN)/python benchmarks/extract.py

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
