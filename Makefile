# make demo: install and turn reports of corpus/reports into tables. make test: everything CI runs.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT := out/demo

.PHONY: demo test lint docs measure bench fuzz clean

SECONDS ?= 60

demo: $(VENV)/.installed
	$(BIN)/owes-extract run corpus/reports/tune_*.txt --out $(OUT) --quiet
	$(BIN)/owes-extract head $(OUT) -n 3
	$(BIN)/owes-extract head $(OUT) --failing -n 5
	$(BIN)/owes-extract review $(OUT)

test: lint
	$(BIN)/pytest

lint: $(VENV)/.installed-dev
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Makes the pages anew from code, measured figures and what their code prints; builds them in site/.
docs: $(VENV)/.installed-dev
	$(BIN)/python -m docs.making
	$(BIN)/python -m mkdocs build --quiet --strict

# Measures what the pages tell, some minutes each: make measure WHAT=accuracy, or everything.
measure: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[bench]'
	$(BIN)/python -m docs.making.measure $(WHAT)

# Speed, memory and scale beside others: tables on the terminal, figures in docs/measured. Half an hour.
bench:
	$(MAKE) measure WHAT="speed recogniser memory scale"
	$(BIN)/python -m tests.benchmark.rollup

# Looks for inputs that break a law; what it finds is kept in tests/fuzz/found. make fuzz SECONDS=600
fuzz: $(VENV)/.installed-dev
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[fuzz]'
	$(BIN)/python -m tests.fuzz --seconds $(SECONDS)

clean:
	rm -rf $(VENV) out site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find extract tests -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "Python 3.11 or newer is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	$(PYTHON) -m venv $(VENV) || \
		{ echo "Python's venv is missing; on Debian: apt-get install python3-venv"; exit 1; }
	touch $@

# Installed editable, so that the demo and the tests run what stands in this folder.
$(VENV)/.installed: $(VENV)/.created pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt -e .
	touch $@

$(VENV)/.installed-dev: $(VENV)/.created pyproject.toml constraints.txt
	$(BIN)/python -m pip install --quiet -c constraints.txt -e '.[dev]'
	touch $@ $(VENV)/.installed
