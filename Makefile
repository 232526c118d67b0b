# make run and make test are all the set-up there is. `make help` lists the rest.
.DEFAULT_GOAL := help
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
FLASK := $(BIN)/flask --app wsgi
STAMP := .venv/.installed

.PHONY: help setup run test check lock

help: ## this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 12

setup: $(STAMP) ## .venv with the locked dependencies, and the compiled translations
$(STAMP): requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@
	@$(MAKE) --no-print-directory translations

.PHONY: translations
translations:
	@for po in $$(find admin_app/translations -name '*.po'); do \
	  test $${po%.po}.mo -nt $$po || $(BIN)/pybabel -q compile -f -i $$po -o $${po%.po}.mo; done

run: setup translations ## database, demo data, web, worker and sandbox; prints the address and the log-ins (PORT=… moves it)
	@$(FLASK) run-all

test: setup translations ## all tests, with whatever servers they need
	$(BIN)/python -m pytest

check: setup ## lint, types, imports, dependencies, migrations equal to models
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(BIN)/deptry .
	$(BIN)/python -m migrations.check

lock: ## write the lock files anew from pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-emit-options -o requirements.txt pyproject.toml
	$(BIN)/pip-compile -q --generate-hashes --strip-extras --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	  --no-emit-options --allow-unsafe --extra dev -o requirements-dev.txt pyproject.toml
