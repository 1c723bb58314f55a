# Everything runs in a virtual environment of the checkout; only Python (3.11 or newer) and make are needed first.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
BENCH  := .bench
STAMP  := $(VENV)/.installed

.PHONY: demo test lint bench paths fuzz crash store clean

demo: $(STAMP)  ## Load the bundled sample article and tour its graph.
	$(BIN)/graphq demo

test: $(STAMP)  ## Run the tests.
	$(BIN)/python -m pytest -q

lint: $(STAMP)  ## Check style and types.
	$(BIN)/ruff check --output-format concise .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench:  ## Measure a cold query, --help and loading against their peers, installed as users install it.
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install -q '.[bench]'
	$(BENCH)/bin/python benchmarks/startup.py
	$(BENCH)/bin/python benchmarks/loading.py

paths:  ## Measure paths on a graph of ESCO's size and on one twenty times as large, against their peers.
	$(PYTHON) -m venv $(BENCH)
	$(BENCH)/bin/python -m pip install -q '.[bench-paths]'
	$(BENCH)/bin/python benchmarks/paths.py

fuzz: $(STAMP)  ## Give the loaders 100,000 inputs that nobody would write, and some monsters.
	$(BIN)/python benchmarks/fuzz.py

crash: $(STAMP)  ## Kill a loading process at 200 random moments.
	$(BIN)/python benchmarks/crash.py

store: $(STAMP)  ## Load the same pages in three orders, and one changed page into a small and a large store.
	$(BIN)/python benchmarks/store.py

clean:
	rm -rf $(VENV) $(BENCH) build *.egg-info .mypy_cache .ruff_cache .pytest_cache

$(STAMP): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install -q --upgrade pip
	$(BIN)/python -m pip install -q -e '.[dev]'
	touch $@
