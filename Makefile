# One command sets everything up: `make demo` to look around, `make test` to check all of it.
# Needs Python 3.11 or newer with venv, and make. `make` alone lists the targets.

PYTHON ?= python3
PORT ?= 8000

VENV := .venv
BIN := $(VENV)/bin
RUN := $(VENV)/run.stamp
TEST := $(VENV)/test.stamp
BENCH := $(VENV)/bench.stamp

# Wheels only and only with a known hash: nothing is compiled, nothing unexpected is run.
PIP := -m pip install --quiet --disable-pip-version-check
LOCKED := $(PIP) --require-hashes --only-binary :all:

EXAMPLES := $(sort $(notdir $(patsubst %/,%,$(wildcard examples/*/))))

.DELETE_ON_ERROR:
.DEFAULT_GOAL := help
.PHONY: help demo build test bench system-packages lint types contracts unit postgres format docs lock clean

help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{ printf "  make %-16s %s\n", $$1, $$2 }'

# --- What people use ---------------------------------------------------------------------------

demo: $(RUN) ## Build the examples and serve them on 127.0.0.1 (PORT=8000)
	@$(BIN)/sutarimas demo --port $(PORT)

build: $(RUN) ## Build every document of every example into build/<name>/
	@for name in $(EXAMPLES); do \
	  $(BIN)/sutarimas build examples/$$name --out build/$$name || exit; \
	done

test: system-packages lint types contracts unit postgres ## Check everything: style, types, contracts, tests

bench: $(BENCH) ## Measure the limits we hold ourselves to
	@$(BIN)/python -m scripts.bench

# --- The parts of `make test` ------------------------------------------------------------------

system-packages:
	@sh scripts/test_deps.sh

lint: $(TEST) ## Check style and formatting
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check

types: $(TEST) ## Check types (mypy, strict)
	@$(BIN)/mypy

contracts: $(TEST) ## Check which layer imports which
	@$(BIN)/lint-imports

unit: $(TEST) system-packages ## Run the tests
	@$(BIN)/pytest -n 2 --dist loadfile

# What keeps, reads or shows records, once more on the other database.
RECORDED := $(wildcard $(addprefix tests/,actions queries records config desk forum load))


postgres: $(TEST) system-packages ## Run the tests of records again, on PostgreSQL
	@sh scripts/on_postgres.sh $(BIN)/pytest -n 2 --dist loadfile -m "not journey" $(RECORDED)

# --- Care --------------------------------------------------------------------------------------

format: $(TEST) ## Put the code into house style
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

docs: $(RUN) ## Write the handbook of rules anew into docs/rules/
	@$(BIN)/python -m sutarimas.rulebook.handbook docs/rules

lock: ## Write requirements/*.txt anew from pyproject.toml (UPGRADE=1 takes newer releases)
	@PYTHON=$(PYTHON) sh scripts/lock.sh $(if $(UPGRADE),--upgrade)

clean: ## Remove the environments, outputs and caches
	@rm -rf $(VENV) $(VENV)-lock build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis

# --- Environments, one after the other so that -j cannot mix them ------------------------------

$(RUN): requirements/run.txt pyproject.toml
	@PYTHON=$(PYTHON) sh scripts/make_env.sh $(VENV)
	@$(BIN)/python $(LOCKED) -r requirements/run.txt
	@$(BIN)/python $(PIP) --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(TEST): $(RUN) requirements/test.txt
	@$(BIN)/python $(LOCKED) -r requirements/test.txt
	@touch $@

$(BENCH): $(TEST) requirements/bench.txt
	@$(BIN)/python $(LOCKED) -r requirements/bench.txt
	@touch $@
