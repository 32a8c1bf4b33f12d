#!/usr/bin/env bash
# evaluate.sh          quality: retrieval on every BEIR folder of BENCHMARKS, answers on both golden sets, the usual recipe beside them.
# evaluate.sh speed    speed of retrieval on those folders, each question asked five times.
# Numbers, tables and SUMMARY.md go to evals/results/.
set -euo pipefail
cd "$(dirname "$0")/.."
what=${1:-quality}
benchmarks=${BENCHMARKS:-../shared/benchmarks}
found=0

retrieval() { # FOLDER OPTION ...
    .venv/bin/python -m evals retrieval "$1" --index "build/evals/$(basename "$1")" --save "${@:2}"
}

for corpus in "$benchmarks"/*/corpus.jsonl; do
    [ -e "$corpus" ] || continue
    found=1
    folder=$(dirname "$corpus")
    if [ "$what" = speed ]; then
        retrieval "$folder" --repeat 5
    else
        retrieval "$folder" --baseline
        retrieval "$folder" --baseline --fold
    fi
done
if [ "$found" = 0 ]; then
    echo "Không có bộ dữ liệu BEIR nào trong «$benchmarks». Chạy lại với BENCHMARKS=THƯ_MỤC." >&2
    echo "No BEIR folder in '$benchmarks'. Run again with BENCHMARKS=FOLDER." >&2
    [ "$what" = quality ] || exit 1
fi
if [ "$what" = quality ]; then
    for split in dev heldout; do
        .venv/bin/python -m evals answers --split "$split" --baseline --save
    done
    texts=${OFFICIAL:-../shared/official}
    if [ -d "$texts" ]; then
        for split in dev heldout; do
            .venv/bin/python -m evals decrees --texts "$texts" --split "$split" --baseline --save
        done
    fi
fi
.venv/bin/python -m evals summary
