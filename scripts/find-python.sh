#!/usr/bin/env bash
# Prints the first Python >= 3.11 with venv; PYTHON=... names one. Exit 1 with what to do when there is none.
set -u
for candidate in ${PYTHON:-python3 python3.13 python3.12 python3.11 python}; do
    if "$candidate" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; then
        command -v "$candidate"
        exit 0
    fi
done
cat >&2 <<'TEXT'
Không tìm thấy Python 3.11 trở lên (có venv). Cài đặt rồi chạy lại, hoặc chỉ rõ: make run PYTHON=/đường/dẫn/python3
No Python 3.11 or newer (with venv) was found. Install one and run again, or name it: make run PYTHON=/path/to/python3
Debian/Ubuntu: sudo apt-get install python3 python3-venv
TEXT
exit 1
