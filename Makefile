# Greenroom: `make run` serves it, `make test` checks everything. Both do all set-up.
# The first interpreter that really runs and is new enough (a pyenv shim may exist and not run).
PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
  $$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
UV := $(BIN)/python -m uv

.PHONY: setup run test check bench chaos evals fit browser long screenshots studio lock clean

setup: $(READY)

# uv resolves nothing here: it installs exactly what requirements.lock names, hashes checked. The second try is for networks
# whose certificate only the system knows.
$(READY): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Greenroom needs Python 3.11 or newer: install it, or say PYTHON=/path/to/python3"; exit 2; }
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV) \
	  || { echo "Python's venv module is missing (on Debian and Ubuntu: apt-get install python3-venv)"; exit 2; }
	@$(BIN)/python -m uv --version >/dev/null 2>&1 || $(BIN)/python -m pip install --quiet --disable-pip-version-check uv
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock \
	  || $(UV) pip install --system-certs --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e .
	@touch $@

run: setup
	$(BIN)/greenroom serve --port $(PORT)

# One worker a processor: much of the time goes into starting the product as a person does.
test: setup check
	$(BIN)/python -m pytest -n $(or $(JOBS),auto)

# What a reviewer would run first: style, types, layers.
check: setup
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy .

bench: setup
	$(BIN)/python -m benchmarks $(BENCH)

# Kills, cuts and disturbs a real server over and over: CHAOS="--short", CHAOS="--kills 50 kills", ...
chaos: setup
	$(BIN)/python -m tests.crash $(CHAOS)

# How well answers are graded, against the rated ones: EVALS="--only agreement", EVALS="--engine openai:MODEL", ...
evals: setup
	$(BIN)/python -m evals grading --engine offline $(EVALS)

# Fits the offline grader anew from evals/data.
fit: setup
	$(BIN)/python -m evals.fit_boundaries
	$(BIN)/python -m evals.fit_order
	$(BIN)/python -m evals fit

# The page in every state and form, after crashes, with every hostile string, and by Lighthouse.
browser: setup
	$(BIN)/python -m pytest -n $(or $(JOBS),auto) tests/browser -m "long or not long"

# Every test that `make test` leaves out because it takes minutes.
long: setup
	$(BIN)/python -m pytest -n $(or $(JOBS),auto) -m long

screenshots: setup
	$(BIN)/python -m tests.browser.screenshots

studio: setup
	LANGSMITH_TRACING=false LANGGRAPH_CLI_NO_ANALYTICS=1 $(BIN)/langgraph dev --no-browser --no-reload --port $(or $(STUDIO_PORT),2024)

# Refreshes the lock from pyproject.toml: hashes, no addresses, no torch (the model needs only its weights file).
lock: setup
	$(UV) pip compile pyproject.toml --group dev --group evals --universal --python-version 3.11 --generate-hashes \
	  --no-emit-index-url --no-emit-find-links -q -o requirements.lock

clean:
	rm -rf $(VENV) .greenroom .langgraph_api .mypy_cache .ruff_cache .pytest_cache
