# Two commands set up everything: `make demo` and `make test`. The rest is for those who change Tollbook.
# Debian's own Python where it will do: version managers often build theirs unoptimised, which reads a tenth slower
SYSTEM := /usr/bin/python3
PYTHON ?= $(shell $(SYSTEM) -c 'import ensurepip, sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo $(SYSTEM) || echo python3)
BIN := .venv/bin

.PHONY: demo test quality bench soak fuzz lint docs islands clean

.venv/installed: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet --upgrade pip
	$(BIN)/pip install --quiet -e .
	touch $@

.venv/tested: .venv/installed
	$(BIN)/pip install --quiet -e '.[test]'
	touch $@

demo: .venv/installed
	$(BIN)/tollbook demo

# What CI=true adds: the extras that a laptop's tests do without, which then may not be skipped (tests/needed.py)
.venv/ci: .venv/tested frontend/package-lock.json
	$(BIN)/pip install --quiet -e '.[fuzz,spark]'
	cd frontend && (npm ci --no-audit --no-fund || npm install --no-save --no-audit --no-fund) # some npm refuse the lock
	touch $@

test: .venv/tested lint $(if $(CI),.venv/ci)
	$(BIN)/pytest -n 2

lint: .venv/tested
	$(BIN)/ruff check src tests scripts
	$(BIN)/ruff format --check src tests scripts
	$(BIN)/mypy
	$(BIN)/lint-imports

quality: .venv/tested
	$(BIN)/python tests/quality/report.py
	$(BIN)/python tests/quality/reliability.py

bench: .venv/tested
	$(BIN)/python tests/bench/run.py
	$(BIN)/python tests/bench/linking.py
	$(BIN)/python tests/bench/readers.py

soak: .venv/tested
	$(BIN)/pytest -m soak -n 0
	TOLLBOOK_FUZZ_EXAMPLES=40 $(BIN)/pytest -n 0 tests/web/test_fuzz.py

fuzz: .venv/tested
	$(BIN)/pip install --quiet -e '.[fuzz]'
	$(BIN)/python tests/fuzz/run.py --seconds 600

docs: .venv/tested
	$(BIN)/python scripts/build_docs.py
	$(BIN)/python scripts/build_transcripts.py

islands:
	cd frontend && npm ci --no-audit --no-fund && npm test && npm run build

clean:
	rm -rf .venv .*_cache .hypothesis demo build dist
