#!/usr/bin/env bash
# Quality: retrieval on every BEIR folder of BENCHMARKS, answers on both golden sets, everyday questions to the legal
# texts of OFFICIAL, the usual recipe beside each. Numbers, tables and SUMMARY.md go to evals/results/.
set -euo pipefail
cd "$(dirname "$0")/.."
benchmarks=${BENCHMARKS:-../shared/benchmarks}
texts=${OFFICIAL:-../shared/official}
evals=".venv/bin/python -m evals"
found=0

for corpus in "$benchmarks"/*/corpus.jsonl; do
    [ -e "$corpus" ] || continue
    found=1
    folder=$(dirname "$corpus")
    index=build/evals/$(basename "$folder")
    $evals retrieval "$folder" --index "$index" --baseline --save
    $evals retrieval "$folder" --index "$index" --baseline --fold --save
done
if [ "$found" = 0 ]; then
    echo "Không có bộ dữ liệu BEIR nào trong «$benchmarks». Chạy lại với BENCHMARKS=THƯ_MỤC." >&2
    echo "No BEIR folder in '$benchmarks'. Run again with BENCHMARKS=FOLDER." >&2
fi
for split in dev heldout; do
    $evals answers --split "$split" --baseline --save
done
if [ -d "$texts" ]; then
    for split in dev heldout; do
        $evals decrees --texts "$texts" --split "$split" --baseline --save
    done
fi
$evals summary
