# `make test` and `make demo` need only python3 (3.11 or later, with venv): they set up
# .venv first, and again only when pyproject.toml or constraints.txt changes.

PYTHON ?= python3
JOBS ?= 2
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet -c constraints.txt
# pygambit takes many minutes to compile: where there is no wheel, do without it
NO_BUILD := --only-binary pygambit
REFEREES := 'import tomllib; p = tomllib.load(open("pyproject.toml", "rb"))["project"]; \
	print(*p["optional-dependencies"]["referees"])'

# What `make demo` runs, one command a line. A refutation (status 1) is an answer.
define DEMO
accord check examples/half_price.py:rule strategyproof --as auction --agents 2 --values 0..4
accord check examples/election.soi strategyproof --rule instant-runoff --ties lexicographic
accord check examples/election.soi strategyproof --rule borda --ties lexicographic
endef
export DEMO

.DEFAULT_GOAL := help
.PHONY: help setup test lint test-slow bench demo clean

help:  ## print this list
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1\t\2/p' Makefile | expand -t 20

setup: $(READY)  ## install everything into .venv

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "accord needs Python 3.11 or later: make PYTHON=python3.12"; exit 1; }
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(PIP) $(NO_BUILD) -e '.[dev,referees]' || { \
		echo "not all referees can be installed here: one by one"; \
		$(PIP) -e '.[dev]' || exit 1; \
		for referee in $$($(BIN)/python -c $(REFEREES)); do \
			$(PIP) $(NO_BUILD) "$$referee" || \
				echo "without $$referee: its tests will skip"; \
		done; }
	@touch $@

lint: $(READY)  ## ruff, mypy --strict, import-linter
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo

test: lint  ## lint, then the tests and the doctests
	$(BIN)/pytest -n $(JOBS) --dist loadgroup --doctest-modules --pyargs accord tests
	ACCORD_REFEREES=1 $(BIN)/pytest tests/referees

test-slow: $(READY)  ## the tests that take long, and the property-based ones at length
	$(BIN)/pytest -n $(JOBS) -m slow tests
	ACCORD_THOROUGH=1 $(BIN)/pytest -n $(JOBS) -m "hypothesis and not slow" tests

bench: $(READY)  ## the benchmark, as ratios
	$(BIN)/python benchmarks/run.py

demo: $(READY)  ## check an example mechanism and an example election
	@echo "$$DEMO" | while read -r command; do \
		echo "\$$ $$command"; \
		said=$$(PATH="$(CURDIR)/$(BIN):$$PATH" sh -c "$$command" < /dev/null); \
		status=$$?; \
		echo "$$said"; echo; \
		case "$$status $$said" in 0*|1*REFUTED*) ;; *) exit 1;; esac; \
	done

clean:  ## remove .venv and everything that was built
	rm -rf $(VENV) build dist src/*.egg-info .mypy_cache .pytest_cache .ruff_cache
