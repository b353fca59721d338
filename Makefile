# make run    set up what is needed and open the dashboard (PORT=8600 for another port)
# make test   set up what is needed and run all tests, browser tests included
# make test-fast  the tests of all that lies below pages and browser: record, question, answers, text, charts, documents, interface (a minute and a half)
# make coverage  the same with the branches that they leave out; fails below 95 %
# make test-faults  hostile visitors, faults, and sign-in with a real provider (not part of make test)
# make fuzz   10,000 random cases a surface, and schemathesis on the data interface (minutes; LEDGER_FUZZ=500 for fewer)
# make test-deploy  try nginx with two processes for real, and check the files of deploy/ (not part of make test)
# make bench  measure it beside its peers, and write benchmarks/results (about an hour on an idle machine; PART=interaction for one part)
# make check  style, types, import contract, secrets that stand in a file, and the record itself
# make licences  the licence of every package that the dashboard runs on; fails at one that is not allowed
# make bom    what the dashboard runs on, with hashes, as CycloneDX: bom.json
# make lock   pin the versions in pyproject.toml with their hashes
PYTHON ?= python3
PORT ?= 8501
BIN := .venv/bin
# A project under MIT may build on these. Mozilla's (certifi, orjson) binds whoever changes their files, which we do not.
LICENCES := MIT;BSD;Apache;PSF;Python Software Foundation;MPL-2.0;Mozilla Public License 2.0

# Below pages and browser: neither Streamlit nor a process of its own.
BELOW_PAGES := $(addprefix tests/,runtime i18n record question answers text charts export documents views api)

.PHONY: run test test-fast coverage test-faults fuzz test-deploy bench check licences bom lock boundaries messages screenshot browser nginx

run: .venv/run
	$(BIN)/streamlit run dashboard.py --server.port $(PORT)

test: .venv/test browser
	$(BIN)/python -m pytest tests -n 2 -m "not long"

test-fast: .venv/test
	$(BIN)/python -m pytest $(BELOW_PAGES) -n 2 -m "not server and not slow"

coverage: .venv/test
	$(BIN)/python -m pytest $(BELOW_PAGES) -n 2 -m "not server and not slow" --cov --cov-report=term:skip-covered

test-faults: .venv/test browser
	$(BIN)/python -m pytest tests/faults -v

fuzz: .venv/test
	LEDGER_FUZZ=$${LEDGER_FUZZ:-10000} $(BIN)/python -m pytest tests/faults/test_fuzz.py -v
	$(BIN)/python -m tests.faults.described

test-deploy: .venv/deploy browser nginx
	$(BIN)/python -m pytest deploy/tests -v

bench: .venv/bench browser
	$(BIN)/python -m benchmarks $(PART)

check: .venv/test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	git ls-files -z | xargs -0 $(BIN)/detect-secrets-hook --exclude-files '\.min\.js$$|requirements\.txt$$' \
		--disable-plugin HexHighEntropyString --disable-plugin Base64HighEntropyString
	$(BIN)/python -m ledger check

licences: .venv/test
	$(BIN)/pip-licenses --partial-match --allow-only '$(LICENCES)' --packages $$(sed -n 's/^\([a-z0-9._-]*\)==.*/\1/p' requirements.txt)

bom: .venv/test
	$(BIN)/cyclonedx-py requirements requirements.txt --output-reproducible --output-file bom.json

lock: .venv/test
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile --group run --universal --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock" -o requirements.txt
	$(BIN)/uv pip compile --group run --group test -c requirements.txt --universal --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock" -o tests/requirements.txt
	$(BIN)/uv pip compile --group deploy -c tests/requirements.txt --universal --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock" -o deploy/tests/requirements.txt
	$(BIN)/uv pip compile --group run --group bench -c tests/requirements.txt --universal --python-version 3.11 --generate-hashes --quiet --custom-compile-command "make lock" -o benchmarks/requirements.txt

boundaries: .venv/test
	$(BIN)/python scripts/build_boundaries.py

screenshot: .venv/test browser
	$(BIN)/python scripts/take_screenshot.py

messages: .venv/test
	$(BIN)/python -m ledger messages

.venv/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Kursk Ledger needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Name another with PYTHON=...")'
	@$(PYTHON) -m venv .venv || { echo "The venv module is missing: apt-get install python3-venv"; exit 1; }
	@touch $@

.venv/run: .venv/python requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@touch $@

# Not compiled beforehand: of what is installed the tests import a part, and whoever runs them can write here.
.venv/test: .venv/python tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r tests/requirements.txt
	@touch $@ .venv/run

.venv/deploy: .venv/test deploy/tests/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-compile --require-hashes -r deploy/tests/requirements.txt
	@touch $@

.venv/bench: .venv/python benchmarks/requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r benchmarks/requirements.txt
	@touch $@ .venv/run

browser:
	@command -v chromium-headless-shell >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && apt-get update -qq && apt-get install -y -qq chromium chromium-headless-shell >/dev/null; } \
	|| command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null \
	|| { echo "The browser tests need Chromium: install the package 'chromium' (Debian: sudo apt-get install chromium)."; exit 1; }

# Installed here only where the machine keeps packages from starting their servers (policy-rc.d, as in containers): nginx as it comes listens to everybody.
nginx:
	@PATH="$$PATH:/usr/sbin" command -v nginx >/dev/null \
	|| { command -v apt-get >/dev/null && [ "$$(id -u)" = 0 ] && [ -e /usr/sbin/policy-rc.d ] && apt-get update -qq && apt-get install -y -qq nginx-light >/dev/null; } \
	|| { echo "These tests need nginx: install the package 'nginx-light' (Debian: sudo apt-get install nginx-light)."; exit 1; }
