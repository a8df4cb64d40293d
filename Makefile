# `make run` serves the dashboard, `make test` runs every test; each does its own set-up first.
# Windows has no make: README.md gives the same as plain commands.

.DEFAULT_GOAL := help
.PHONY: help run load test check bench clean

# The first Python of 3.11 or later; `make run PYTHON=/path/to/python3` chooses another.
PYTHON := $(shell for candidate in python3 python3.14 python3.13 python3.12 python3.11; do \
	"$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$candidate" && break; done)
HOST ?= 127.0.0.1
PORT ?= 8050
export HOST PORT
export PIP_DISABLE_PIP_VERSION_CHECK := 1

RUN := .venv/bin/python
FOR_RUNNING := .venv/requirements.stamp
FOR_TESTING := .venv/requirements-dev.stamp
LOADED := var/loaded.stamp

# A virtual environment whose Python has gone, by an upgrade say, is set up anew.
ifneq ($(shell test -x $(RUN) && echo there),there)
.PHONY: $(FOR_RUNNING)
endif

help:
	@echo "make run     set up, load data/ and serve the dashboard on http://$(HOST):$(PORT)"
	@echo "make test    set up and run every test, the PostgreSQL and browser ones too"
	@echo "make check   format, lint, types and import rules"
	@echo "make bench   the benchmarks"
	@echo "make clean   remove the virtual environment and the caches; the database stays"

run: $(FOR_RUNNING) load
	@$(RUN) app.py

# Loading is skipped when nothing in data/ and no reading rule is newer than the last load. A database of
# DATABASE_URL is always asked: loading what it already holds changes nothing. Status 1 means that single
# documents were refused, each with its reason on the screen: the others are there, so serving goes on.
load: $(FOR_RUNNING)
	@if [ -z "$$DATABASE_URL" ] && [ -f var/dashboard.sqlite3 ] && [ -f $(LOADED) ] \
		&& [ -z "$$(find data -newer $(LOADED) | head -n 1)" ] \
		&& [ -z "$$(find etl -name '*.py' -newer $(LOADED) | head -n 1)" ]; then exit 0; fi; \
	mkdir -p var && touch $(LOADED).new && $(RUN) -m etl load; status=$$?; \
	if [ $$status -eq 0 ] && [ -z "$$DATABASE_URL" ]; then mv $(LOADED).new $(LOADED); \
	else rm -f $(LOADED).new; fi; \
	[ $$status -le 1 ]

test: $(FOR_TESTING)
	@$(RUN) -m tests.browsers
	@$(RUN) -m pytest

check: $(FOR_TESTING)
	@$(RUN) -m ruff format --check .
	@$(RUN) -m ruff check .
	@$(RUN) -m mypy
	@.venv/bin/lint-imports --no-cache

bench: $(FOR_TESTING)
	@$(RUN) -m tests.bench

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(FOR_RUNNING): requirements.txt
	@[ -n "$(PYTHON)" ] || { echo "Python 3.11 or later is needed and was not found: install it" \
		"(Debian, Ubuntu: apt install python3 python3-venv; macOS: brew install python) and run make again."; \
		exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing: install it" \
		"(Debian, Ubuntu: apt install python3-venv) and run make again."; exit 1; }
	@echo "Setting up .venv with requirements.txt (once, some 20 seconds) ..."
	@[ -x $(RUN) ] || $(PYTHON) -m venv --clear .venv
	@$(RUN) -m pip install --quiet --no-compile -r requirements.txt
	@touch $@

$(FOR_TESTING): $(FOR_RUNNING) requirements-dev.txt
	@echo "Adding requirements-dev.txt to .venv (once) ..."
	@$(RUN) -m pip install --quiet --no-compile -r requirements-dev.txt
	@touch $@
