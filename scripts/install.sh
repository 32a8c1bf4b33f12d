#!/usr/bin/env bash
# install.sh VENV STAMP REQUIREMENTS: makes the environment and installs into it; STAMP is written when all is in.
set -euo pipefail
cd "$(dirname "$0")/.."
venv=$1 stamp=$2 requirements=$3
if [ ! -x "$venv/bin/python" ]; then
    python=$(bash scripts/find-python.sh)
    echo "Lần đầu: tải khoảng 500 MB, cần 3 GB đĩa, mất vài phút. Các lần sau chỉ vài giây."
    echo "First run: about 500 MB to download, 3 GB of disk, a few minutes. Later runs take seconds."
    "$python" -m venv "$venv"
fi
started=$SECONDS
"$venv/bin/python" -m pip install --quiet --disable-pip-version-check -r "$requirements" -c constraints.txt
touch "$stamp"
echo "Đã cài $requirements trong $((SECONDS - started)) giây / installed in $((SECONDS - started)) s."
