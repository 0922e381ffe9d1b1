# Needs Python >= 3.11 and make; everything else comes with the first `make report`.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
SHELL := /bin/sh

PYTHON  ?= python3
VENV    := .venv
BIN     := $(VENV)/bin
READY   := $(VENV)/.ready

SHARED  ?= ../shared

# The samples by default; sources of your own have the topic that you give, and their own name
ifndef SOURCES
SOURCES := data/articles/rare-earths
NAME    ?= rare-earths
TOPIC   ?= rare-earths
endif

.PHONY: help report batch test lab lint format score bench screenshots lexicon tables clean

help:  ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

# The environment, once; again when the list of packages changes
$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; say which with make PYTHON=...") if sys.version_info < (3, 11) else 0'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@test -x $(BIN)/uv || $(BIN)/python -m pip install -q --disable-pip-version-check uv
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q -r requirements.lock
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --no-deps -e .
	@touch $(READY)

report: $(READY)  ## the report: make report SOURCES="a.html https://... folder/" NAME=mine TOPIC=tariffs
	@$(BIN)/statedfigures report $(SOURCES) $(if $(NAME),--name "$(NAME)") --topic "$(or $(TOPIC),none)"

batch: $(READY)  ## a report for each sample outlet, each topic, and all together
	@$(BIN)/statedfigures batch data/grids/samples.csv --resume -j 2

test: $(READY)  ## the whole suite, warnings as errors
	@$(BIN)/pytest

lab: $(READY)  ## JupyterLab on a page that says what each notebook is for
	@$(BIN)/jupyter lab --notebook-dir . --LabApp.default_url=/lab/tree/notebooks/00_start.ipynb

lint: $(READY)  ## ruff, mypy --strict on lib/, notebooks without outputs
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@if grep -lE '"(outputs": \[$$|execution_count": [0-9])' notebooks/*.ipynb; then echo "outputs in the notebooks above"; exit 1; fi

format: $(READY)  ## what ruff can mend
	@$(BIN)/ruff check --fix-only -q
	@$(BIN)/ruff format -q

tables: $(READY)  ## the samples' tables in data/tables, after the samples or the rules have changed
	@$(BIN)/python tests/sampletables.py

score: $(READY)  ## the scores that need the labelled sets: make score SHARED=../shared
	@sh tests/bench/score.sh "$(BIN)/python" "$(SHARED)"

bench: $(READY)  ## speed beside newspaper3k, quantulum3 and papermill: make bench SHARED=../shared
	@VIRTUAL_ENV=$(VENV) $(BIN)/uv pip install -q --group bench
	@if [ -d "$(SHARED)/pages" ]; then $(BIN)/python tests/bench/reading.py "$(SHARED)/pages"; fi
	@if [ -d "$(SHARED)/pages" ]; then $(BIN)/python tests/bench/extraction.py "$(SHARED)"; else $(BIN)/python tests/bench/extraction.py; fi
	@$(BIN)/python tests/bench/batch.py

screenshots: $(READY)  ## pictures of the report, and the one in the README
	@$(BIN)/python tests/screenshots.py

lexicon: $(READY)  ## units and currencies from babel and pint
	@$(BIN)/python lib/statedfigures/lexicon/generate.py

clean:  ## takes away what make has made, reports aside
	@rm -rf $(VENV) dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
