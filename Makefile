# Everything runs in a virtual environment of the checkout's own; nothing of the machine's Python is used.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
USED := $(VENV)/.used
STAMP := $(VENV)/.installed
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable
# One more than CI has cores: while one worker waits for a server to start, or for a process to be killed, the
# others keep both busy.
JOBS ?= 3
# CI adds `transformers` (torch) and `spark`: without them the tests of token classifiers, and those that
# hold Spark against DuckDB, are skipped, and say so.
EXTRAS ?= dev,ocr

.DEFAULT_GOAL := help
.PHONY: help setup demo test lint format bench bench-parse bench-privacy bench-redact bench-models bench-ingest bench-engines bench-search docs clean

help:  ## What can be made
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:[^#]*##/\t/' | expand -t 16

setup: $(STAMP)  ## Make the virtual environment (PyPI only)

# What a user has; the tools of developers come on top when they are asked for.
$(USED): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(INSTALL) '.[ocr]'
	@touch $@

$(STAMP): $(USED)
	$(INSTALL) '.[$(EXTRAS)]'
	@touch $@

demo: $(USED)  ## Screen examples/, print the summary, say where the report lies
	@$(BIN)/python -m jianwen.demo

# Tests start some hundred processes, which would each compile our modules anew where nothing may be written.
test: export PYTHONDONTWRITEBYTECODE =
test: $(STAMP)  ## Run the tests
	$(BIN)/python -m pytest -n $(JOBS) --no-loadscope-reorder

lint: $(STAMP)  ## Style, types, docstrings
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/interrogate --quiet nlp annotations indexer jianwen

format: $(STAMP)  ## Rewrite the style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

bench: bench-parse bench-privacy bench-redact bench-models  ## Every benchmark (needs ../shared/data)

bench-parse: $(STAMP)  ## Parsing against the labelled sets
	$(BIN)/python -m bench.parse
	$(BIN)/python -m bench.civil
	$(BIN)/python -m bench.pdf
	$(BIN)/python -m bench.speed

bench-privacy: $(STAMP)  ## Screening: the labelled set, planted leaks, other tools (extra: peers)
	$(BIN)/python -m bench.privacy
	$(BIN)/python -m bench.invented
	$(BIN)/python -m bench.inject --half blind
	$(BIN)/python -m bench.peers

bench-redact: $(STAMP)  ## Masked copies: what is left in them, what else is read differently
	$(BIN)/python -m bench.redact

bench-models: $(STAMP)  ## Supervision models over large tables
	$(BIN)/python -m bench.supervision_scale --csv

bench-ingest: $(STAMP)  ## Ingesting: speed and memory beside screening, runs that are killed
	$(BIN)/python -m bench.ingest
	$(BIN)/python -m bench.ingest --kills 20

bench-engines: $(STAMP)  ## The two search engines: equal ranking, speed, size, kill loops (needs ../shared)
	$(BIN)/python -m bench.engines

bench-search: $(STAMP)  ## Like cases: lecard beside BM25, each part left out, civil causes
	$(BIN)/python -m bench.search --ablation
	$(BIN)/python -m bench.search_civil

docs: $(STAMP)  ## Rewrite the parts of the docs that are made from the code
	$(BIN)/python -m tools.docs

clean:  ## Remove what was made
	rm -rf $(VENV) .ci-venv .ci-wheel dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
