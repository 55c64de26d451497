# Summitry from a checkout: needs Python 3.11 or newer, and make. `make help` lists what there is.
# Every target sets up .venv by itself. Written for GNU make 3.81 and later (macOS ships 3.81).

# The first Python on this machine that is new enough; override with `make play PYTHON=...`.
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11 python; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo $$p && break; done)

BIN := .venv/bin
READY := .venv/.ready

# The commands in .venv name the folder they were made in: one that has moved needs them anew.
MOVED := $(shell test -e $(READY) && test "$$(cat $(READY))" != "$(CURDIR)" && echo $(BIN)/uv)
.PHONY: $(MOVED)

# uv must use this folder's .venv and the Python in it, whatever the caller's shell has set.
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV UV_PYTHON

.DEFAULT_GOAL := help
.PHONY: help setup play test golden browser pyodide brute wins lint format check schema lowest bench torture screenshots site build clean

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

setup: $(READY) ## make .venv with everything uv.lock names

$(READY): pyproject.toml uv.lock $(BIN)/uv
	@# Some schools read all traffic: their certificate is the system's, and uv's own list lacks it.
	@$(BIN)/uv sync --locked --all-extras --quiet 2>/dev/null || \
		$(BIN)/uv sync --locked --all-extras --quiet --system-certs
	@echo "$(CURDIR)" >$@

$(BIN)/uv:
	@test -n "$(PYTHON)" || { \
		echo "Summitry needs Python 3.11 or newer, and found none: https://www.python.org/downloads/" >&2; exit 2; }
	@echo "Setting up .venv with $(PYTHON): once, a minute or less."
	@$(PYTHON) -m venv --clear .venv
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv~=0.13.9'

play: $(READY) ## play (make play ARGS="--plain" passes options on)
	@$(BIN)/summitry $(ARGS)

test: $(READY) ## run the tests
	@$(BIN)/pytest -n 2 --dist worksteal

golden: $(READY) ## record what plays come to, after the number of the rules was raised
	@SUMMITRY_GOLDEN=write $(BIN)/pytest tests/rules/test_edition.py

browser: $(READY) ## whole roles in headless Chromium, axe-core on every page, and the screens served
	@SUMMITRY_BROWSER=1 $(BIN)/pytest tests/web tests/browser tests/site tests/tui/test_in_a_browser.py \
		tests/serve/test_in_a_browser.py

pyodide: $(READY) ## the rules' own tests under Pyodide, the Python of a reader's browser (needs node and npm)
	@$(BIN)/python -m tests.under_pyodide $(ARGS)

brute: $(READY) ## the explorer against a plain walk of a thousand roles; faults in every case
	@SUMMITRY_EXAMPLES=1000 $(BIN)/pytest -n 2 tests/explore/test_brute_force.py \
		tests/explore/test_planted_faults.py tests/explore/test_shipped_cases.py

wins: $(READY) ## record anew which article wins the roles whose mechanics have changed
	@$(BIN)/python -m tests.explore.wins

lint: $(READY) ## ruff, mypy and the import contracts
	@$(BIN)/ruff check
	@$(BIN)/ruff format --check
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

format: $(READY) ## let ruff format the code and mend what it can
	@$(BIN)/ruff check --fix
	@$(BIN)/ruff format

check: $(READY) ## every mistake in content/, every state of every case walked
	@$(BIN)/summitry check

schema: $(READY) ## content/schema and content/fields.md, from the models
	@$(BIN)/summitry schema -o content/schema
	@$(BIN)/python -m game.library.authoring.field_guide >content/fields.md

lowest: $(READY) ## the tests and the linters with the oldest versions pyproject.toml allows
	@.ci/lowest

bench: $(READY) ## measure start-up, key press, the debrief, loading, random play, exploring, memory, a move in the browser and the site
	@$(BIN)/python -m bench

torture: $(READY) ## kill it, damage its files, feed it anything: half an hour
	@$(BIN)/python -m torture $(ARGS)

screenshots: $(READY) ## draw the screenshots under docs/ again
	@$(BIN)/python docs/screenshots.py
	@$(BIN)/python -m docs.class_screenshots

site: $(READY) ## the game as static files for any web host, in site/ (node and npm are needed to build it)
	@$(BIN)/summitry site -o site $(ARGS)

build: $(READY) ## the wheel and the source distribution, in dist/
	@$(BIN)/uv build --quiet --clear && ls dist

clean: ## remove .venv, dist and the caches (saves stay)
	rm -rf .venv dist build site .pytest_cache .ruff_cache .mypy_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
