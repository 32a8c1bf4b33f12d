"""Reading the checkout for the house rules."""

from __future__ import annotations

import subprocess
from pathlib import Path


def own_files(root: Path, *suffixes: str) -> list[Path]:
    """Return the project's files with one of `suffixes`: what git tracks or would track."""
    listed = subprocess.run(
        ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "-z"], capture_output=True, text=True, check=True
    )
    paths = [root / name for name in listed.stdout.split("\0") if name.endswith(suffixes or ("",))]
    return sorted(path for path in paths if path.is_file())
