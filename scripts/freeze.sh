#!/usr/bin/env bash
# Rewrites constraints.txt from .venv, after a change of requirements*.txt was installed and tested.
set -euo pipefail
cd "$(dirname "$0")/.."
{
    echo "# Every package of a working environment (Python 3.11, Linux). \`scripts/freeze.sh\` writes it."
    # A local build tag such as +cpu is left out: another machine may take another build of the same version.
    .venv/bin/python -m pip freeze --disable-pip-version-check | sed -E 's/\+[a-z0-9]+$//' | grep -E '^[A-Za-z0-9._-]+==' | LC_ALL=C sort -f
} > constraints.txt
