# Every command sets up what it needs by itself. A machine needs Python 3.11 or later with venv, make, and a package registry.
.DEFAULT_GOAL := help
.PHONY: help run test soak check bench pictures clean locks
PYTHON ?= python3
PORT ?= 8501
VENV := .venv
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools

help:  ## the commands
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/'

run: $(READY)  ## serve on http://localhost:$(PORT)
	@$(VENV)/bin/python scripts/serve.py $(PORT)

test: $(TOOLS)  ## every test, the ones in a real browser included
	$(VENV)/bin/python -m pytest --numprocesses 2 tests/unit tests/data tests/pages
	$(VENV)/bin/python -m pytest --numprocesses 2 tests/browser

soak: $(TOOLS)  ## the large numbers that make test takes samples of
	$(VENV)/bin/python -m pytest --numprocesses 2 -m soak tests/unit tests/data

check: $(TOOLS)  ## lint, types, layers, translations, data
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/python scripts/messages.py check
	$(VENV)/bin/cooperation check

bench: $(TOOLS)  ## the benchmark
	$(VENV)/bin/python -m bench

pictures: $(TOOLS)  ## the pictures of the README
	$(VENV)/bin/python scripts/pictures.py docs

# What the application needs, then the compressed copies of the files that browsers ask for.
$(READY): requirements.lock pyproject.toml scripts/compress.py $(wildcard components/browser/*)
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or later is needed; set PYTHON=...")'
	@test -x $(VENV)/bin/python || $(PYTHON) -m venv $(VENV)
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(VENV)/bin/python scripts/compress.py
	@touch $@

# What working on it needs besides: test tools, and a Chromium.
$(TOOLS): $(READY) requirements-work.lock
	$(VENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-work.lock
	$(VENV)/bin/python -m tests.browser.chromium
	@touch $@

clean:  ## remove what set-up made
	rm -rf $(VENV) build *.egg-info

# The lock files, after a change of pyproject.toml: every version with its hashes, no address of an index.
locks:
	printf 'setuptools==84.2.1\n' | uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate pyproject.toml - -o requirements.lock
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate --extra work -c requirements.lock pyproject.toml -o requirements-work.lock
