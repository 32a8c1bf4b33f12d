#!/usr/bin/env bash
# evaluate.sh [OPTION ...]: measures retrieval on every BEIR folder of BENCHMARKS, numbers under evals/results/.
set -euo pipefail
cd "$(dirname "$0")/.."
benchmarks=${BENCHMARKS:-../shared/benchmarks}
found=0
for corpus in "$benchmarks"/*/corpus.jsonl; do
    [ -e "$corpus" ] || continue
    found=1
    folder=$(dirname "$corpus")
    .venv/bin/python -m evals retrieval "$folder" --index "build/evals/$(basename "$folder")" --save "$@"
done
if [ "$found" = 0 ]; then
    echo "Không có bộ dữ liệu BEIR nào trong «$benchmarks». Chạy lại với BENCHMARKS=THƯ_MỤC." >&2
    echo "No BEIR folder in '$benchmarks'. Run again with BENCHMARKS=FOLDER." >&2
    exit 1
fi
