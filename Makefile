# Shortcuts for people who work on voucher; the README's commands need no make.
PYTHON ?= python3
BIN := .venv/bin

.PHONY: check test lint types format examples bench clean

check: test lint types  ## what CI runs

$(BIN)/voucher: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -q -e '.[dev]'
	touch $@

test: $(BIN)/voucher
	$(BIN)/python -m pytest -n auto --cov=voucher_cli

lint: $(BIN)/voucher
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .

types: $(BIN)/voucher
	$(BIN)/mypy

format: $(BIN)/voucher
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

examples: $(BIN)/voucher  ## draws examples/ anew
	$(BIN)/python tools/make_examples.py

bench: $(BIN)/voucher
	$(BIN)/python bench/calc_startup.py

clean:
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache
