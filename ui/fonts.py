"""Be Vietnam Pro, copied beside app.py because Streamlit serves static files from there only.

In: the files of the package fontpkg-be-vietnam-pro. Out: static/*.ttf and the licence.
`python -m ui.fonts` does the same before the first start.
"""

from __future__ import annotations

import importlib.util
import logging
import shutil
from pathlib import Path

from config.settings import PROJECT_ROOT

STATIC_DIR = PROJECT_ROOT / "static"
PACKAGE = "fontpkg_be_vietnam_pro"
LICENCE = "LICENSE"
# The faces named in .streamlit/config.toml.
FACES = ("Regular", "Italic", "Medium", "SemiBold", "Bold")

_LOG = logging.getLogger(__name__)


def install_fonts(static_dir: Path = STATIC_DIR) -> bool:
    """Copy the faces and their licence into `static_dir`; return whether they are all there.

    Without the package or with a read-only folder the browser's own fonts are used.
    """
    wanted = {f"BeVietnamPro-{face}.ttf": f"files/BeVietnamPro-{face}.ttf" for face in FACES} | {"OFL.txt": LICENCE}
    missing = {name: source for name, source in wanted.items() if not (static_dir / name).exists()}
    if not missing:
        return True
    package = importlib.util.find_spec(PACKAGE)
    if package is None or package.origin is None:
        _LOG.info("no package %s: system fonts are used", PACKAGE)
        return False
    try:
        static_dir.mkdir(exist_ok=True)
        for name, source in missing.items():
            shutil.copyfile(Path(package.origin).parent / source, static_dir / name)
    except OSError as error:
        _LOG.info("fonts not copied, system fonts are used: %s", error)
        return False
    return True


if __name__ == "__main__":
    raise SystemExit(0 if install_fonts() else 1)
