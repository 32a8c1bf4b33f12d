# `make` alone lists the targets.
.DEFAULT_GOAL := help
.PHONY: help run index knowledge test check lint format types eval bench clean

PORT ?= 8501
OFFICIAL ?= ../shared/official
BENCHMARKS ?= ../shared/benchmarks
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEV_STAMP := $(VENV)/.installed-dev

# No library reports home; config/quiet.py sets the same for commands run without make.
export ANONYMIZED_TELEMETRY := False
export CHROMA_TELEMETRY_ENABLED := False
export DO_NOT_TRACK := 1
export HF_HUB_DISABLE_TELEMETRY := 1
export LANGCHAIN_TRACING_V2 := false
export LANGSMITH_TRACING := false
export STREAMLIT_BROWSER_GATHER_USAGE_STATS := false
export TOKENIZERS_PARALLELISM := false
export PYTHONUTF8 := 1

help: ## list these targets
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: $(STAMP) ## install what is missing, bring the index up to date, open the app at http://localhost:8501 (PORT=...)
	@# 1 means that a file could not be read and the others are indexed: the app can still answer.
	@$(BIN)/python -m ingest build || [ $$? -eq 1 ]
	@$(BIN)/python -m ui.fonts
	@echo "Mở / open http://localhost:$(PORT)  (Ctrl+C để dừng / to stop)"
	@$(BIN)/python -m streamlit run app.py --server.port $(PORT) --server.headless true

index: $(STAMP) ## bring the index up to date with knowledge/
	@$(BIN)/python -m ingest build

knowledge: $(STAMP) ## check knowledge/, against the legal texts in OFFICIAL where that folder is there
	@$(BIN)/python -m ingest check $(if $(wildcard $(OFFICIAL)),--texts $(OFFICIAL))

test: $(DEV_STAMP) ## the whole test suite
	@$(BIN)/python -m pytest

check: $(DEV_STAMP) ## format check, lint, types, then all tests (import rules are among them)
	@$(BIN)/ruff format --check .
	@$(MAKE) --no-print-directory lint types test

lint: $(DEV_STAMP) ## ruff
	@$(BIN)/ruff check .

format: $(DEV_STAMP) ## rewrite files in the house format
	@$(BIN)/ruff format .
	@$(BIN)/ruff check --fix-only --quiet .

types: $(DEV_STAMP) ## mypy
	@$(BIN)/mypy .

eval: $(STAMP) ## quality of answers and of retrieval, beside the usual LangChain recipe; tables and SUMMARY.md in evals/results/
	@$(BIN)/python -m ingest build || [ $$? -eq 1 ]
	@bash scripts/evaluate.sh

bench: $(STAMP) ## speed and memory: embedding, start, growth with the number of sections (ALL=1: up to 100,000)
	@$(BIN)/python -m bench all --save $(if $(ALL),--all) $(if $(wildcard $(BENCHMARKS)/alqac2023),--corpus $(BENCHMARKS)/alqac2023/corpus.jsonl)

clean: ## remove the environment, the index and caches (documents and settings stay)
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

$(STAMP): requirements.txt constraints.txt scripts/install.sh
	@bash scripts/install.sh $(VENV) $@ requirements.txt

$(DEV_STAMP): requirements-dev.txt $(STAMP)
	@bash scripts/install.sh $(VENV) $@ requirements-dev.txt
