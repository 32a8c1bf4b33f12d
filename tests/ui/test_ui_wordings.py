"""prompts/ui: same keys in every language, every key used, no key missing."""

from __future__ import annotations

import re

from catalogue.wordings import load_wordings
from config.settings import PROJECT_ROOT
from domain.answers import AnswerStatus, Language, UserRole
from domain.documents import Verification
from domain.procedures import TimeUnit

WORDINGS = load_wordings(PROJECT_ROOT / "prompts" / "ui")
SOURCE = "\n".join(path.read_text(encoding="utf-8") for path in sorted((PROJECT_ROOT / "ui").glob("*.py"))) + (PROJECT_ROOT / "app.py").read_text(
    encoding="utf-8"
)


def test_every_value_of_an_enum_has_its_word() -> None:
    wanted = [f"status.{value}" for value in AnswerStatus] + [f"role.{value}" for value in UserRole]
    wanted += [f"verification.{value}" for value in Verification] + [f"time.{value}" for value in TimeUnit]
    assert [key for key in wanted if not WORDINGS.has(key)] == []


def test_every_role_has_examples() -> None:
    assert all(WORDINGS.has(f"example.{role}.1") for role in UserRole)


def test_every_wording_asked_for_exists() -> None:
    asked = re.findall(r"""\bsay\(["']([a-z_.]+)["']""", SOURCE)
    assert [key for key in asked if not WORDINGS.has(key)] == []


def test_no_wording_is_left_unused() -> None:
    families = ("status.", "role.", "verification.", "time.", "example.", "about.", "place.")
    unused = [key for key in WORDINGS.texts[Language.VI] if not key.startswith(families) and f'"{key}"' not in SOURCE and f"'{key}'" not in SOURCE]
    assert unused == []


def test_an_example_states_no_number() -> None:
    for language in Language:
        examples = [text for key, text in WORDINGS.texts[language].items() if key.startswith("example.")]
        assert [text for text in examples if re.search(r"\d", text)] == []
