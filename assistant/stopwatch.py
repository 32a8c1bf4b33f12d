"""Times of the steps of one answer."""

from __future__ import annotations

import time
from collections.abc import Mapping


class Stopwatch:
    """Records laps in milliseconds; a lap named twice adds up."""

    def __init__(self) -> None:
        """Start now."""
        self._started = self._last = time.perf_counter()
        self._laps: dict[str, float] = {}

    def lap(self, name: str, parts: Mapping[str, float] | None = None) -> None:
        """Close the lap `name`; `parts` are times measured inside it, kept as "name.part"."""
        now = time.perf_counter()
        self._laps[name] = self._laps.get(name, 0.0) + (now - self._last) * 1000
        self._last = now
        for part, milliseconds in (parts or {}).items():
            self._laps[f"{name}.{part}"] = milliseconds

    def laps(self) -> tuple[tuple[str, float], ...]:
        """Return all laps so far with their total."""
        total = (time.perf_counter() - self._started) * 1000
        return (*((name, round(value, 2)) for name, value in self._laps.items()), ("total", round(total, 2)))
