# make run    set up and extract the sample plan
# make test   set up and run all tests
# make docs   write the generated pages of docs/ anew
# make samples  make the sample documents anew (needs LibreOffice)
# make bench  measure the speed
# make clean  remove what the others made

PYTHON ?= $(firstword $(foreach name,python3.11 python3,$(if $(shell command -v $(name) 2>/dev/null),$(name))))
VENV := .venv
BIN := $(VENV)/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt

.PHONY: run test docs samples bench clean
.DELETE_ON_ERROR:

run: $(VENV)/.run
	$(BIN)/ebplan extract samples/EB152_34-zh.pdf -o out

test: $(VENV)/.test
	$(BIN)/python -m pytest --numprocesses auto --dist worksteal

docs: $(VENV)/.test
	$(BIN)/python -m docs.generate

samples: $(VENV)/.test
	$(BIN)/python -m samples.typeset
	$(BIN)/python -m samples.excerpt
	$(BIN)/python -m samples.second

bench: $(VENV)/.bench
	$(BIN)/python -m benchmarks

clean:
	rm -rf $(VENV) out build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(VENV)/.made:
	@test -n "$(PYTHON)" || { echo "No Python found: install Python 3.11 or later."; exit 1; }
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "$$($(PYTHON) --version) is too old: install Python 3.11 or later, or name it: make PYTHON=..."; exit 1; }
	@rm -rf $(VENV)
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "No venv module: install python3-venv."; exit 1; }
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml constraints.txt
	$(INSTALL) --editable .
	@touch $@

$(VENV)/.test: $(VENV)/.made pyproject.toml constraints.txt
	$(INSTALL) --editable '.[dev]'
	@touch $@

$(VENV)/.bench: $(VENV)/.made pyproject.toml constraints.txt
	$(INSTALL) --editable '.[dev,crosscheck]'
	@touch $@
