# Needs make and Python 3.11 or later with venv; each target makes its own environment in .venv and installs what it
# lacks. README.md has the same as plain pip commands, for Windows.

PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check
GATE := $(BIN)/python -m scripts.gate

.DEFAULT_GOAL := help
.PHONY: help web demo test check format golden readme picture site bench frame attack attack-all clean

help: ## say what the targets do
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1	\2/p' Makefile

web: $(VENV)/.installed ## open the page in a browser: the cases in 案件/, on this computer alone
	@mkdir -p -m 700 案件
	@$(BIN)/letters web 案件

demo: $(VENV)/.installed ## write a finished pack of letters into demo/
	@$(BIN)/letters demo demo --force
	@echo "先打开 demo/00-送出前请看.docx：它说明其余每份文件怎么用。"

test: $(VENV)/.installed-dev $(VENV)/.installed-readers ## run the whole gate: what CI runs
	@$(GATE)

check: $(VENV)/.installed-dev ## format, lint, types, imports, complexity and the first row of each quick test: while you work
	@$(GATE) format lint types imports complexity quick

format: $(VENV)/.installed-dev ## put the code into its form
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix .

golden: $(VENV)/.installed-dev ## write the examples' letters anew; read the diff before you commit it
	@$(BIN)/python -m scripts.golden

readme: $(VENV)/.installed-dev ## fill the generated parts of both READMEs anew
	@$(BIN)/python -m scripts.readme

picture: $(VENV)/.installed-dev $(VENV)/.installed-readers ## draw the pictures of the readmes anew (needs poppler and Chromium)
	@$(BIN)/python -m scripts.picture
	@$(BIN)/python -m scripts.page_pictures

site: $(VENV)/.installed-dev ## make the page as a folder of static files for any web host: site/ (needs Node.js and npm)
	@$(BIN)/python -m scripts.site

bench: $(VENV)/.installed-dev $(VENV)/.installed-bench $(VENV)/.installed-readers ## measure the same letter by this project and by others
	@$(BIN)/python -m benchmarks

frame: $(VENV)/.installed-dev ## measure the house: size, complexity, circles, docstrings
	@$(BIN)/python -m scripts.frame

attack: $(VENV)/.installed-dev ## attack this checkout for about ten minutes: files, templates, kills, commands at once
	@$(BIN)/python -m attacks

attack-all: $(VENV)/.installed-dev ## the same as before a release: 100,000 mutations, 300 kills
	@$(BIN)/python -m attacks --all

clean: ## remove the environment and what tools left behind; never a case or a letter
	rm -rf $(VENV) .venv-3.1? tests/node/node_modules .coverage build dist site .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find attacks benchmarks letters scripts tests -name __pycache__ -type d -prune -exec rm -rf {} +

# The stamps are as old as the last installation; a change in pyproject.toml makes them stale.

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(None if sys.version_info >= (3, 11) else "Python 3.11 or later is needed; name one: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	@echo "Making an environment in $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml | $(BIN)/python
	@echo "Installing letters (about half a minute)"
	@$(BIN)/python -m scripts.install --editable
	@touch $@

# pip knows --group from 25.1 on, and a new environment may bring an older one.
$(VENV)/.installed-%: pyproject.toml | $(BIN)/python
	@echo "Installing letters and its $* tools (about a minute)"
	@$(PIP) install --upgrade 'pip>=25.1'
	@$(PIP) install --editable . --group $*
	@touch $@ $(VENV)/.installed

# What the tests open letters with beside Python's packages. Where npm is not, those tests say so.
$(VENV)/.installed-readers: tests/node/package-lock.json | $(BIN)/python
	@if command -v npm >/dev/null; then \
		echo "Installing what pages and PDF files are tried with"; \
		npm ci --prefix tests/node --omit=optional --ignore-scripts --no-audit --no-fund --silent && touch $@; \
	else \
		echo "No npm: letters are not tried in a browser and in pdf.js"; \
	fi
