"""How questions are recognised: patterns read from prompts/understanding."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from domain.answers import Intent
from domain.errors import KnowledgeError
from domain.vietnamese import fold, words

_FILE = "questions.yaml"


@dataclass(frozen=True, slots=True)
class Need:
    """A kind of fact: `asked` finds it in a folded question, `found` in a source as written."""

    asked: re.Pattern[str]
    found: re.Pattern[str]


@dataclass(frozen=True)
class Understanding:
    """Compiled patterns over folded text (lower case, no diacritics)."""

    intents: tuple[tuple[Intent, re.Pattern[str]], ...]
    stopwords: frozenset[str]
    folded_stopwords: frozenset[str]
    english: frozenset[str]
    near_misses: Mapping[str, re.Pattern[str]]
    topic: re.Pattern[str]
    field: re.Pattern[str]
    needs: tuple[Need, ...]
    follow_up: re.Pattern[str]
    unsafe: re.Pattern[str]
    named_after: re.Pattern[str]
    common_names: frozenset[str]

    def content_words(self, text: str, *, folded: bool) -> tuple[str, ...]:
        """Return the words of `text` that carry meaning, in order, without repeats.

        Compared as written unless `folded`: without diacritics "ly hôn" loses "hôn" to "hơn".
        Numbers are the asker's own values more often than the document's, so they do not count.
        """
        stop = self.folded_stopwords if folded else self.stopwords
        found = words(fold(text) if folded else text)
        return tuple(dict.fromkeys(word for word in found if word not in stop and len(word) > 1 and not word[0].isdigit()))

    def names_in(self, text: str) -> tuple[str, ...]:
        """Return the proper names of places and companies in `text`, such as "Hồ Sơn 1"."""
        found: list[str] = []
        for match in self.named_after.finditer(text):
            name: list[str] = []
            for word in re.findall(r"[\w]+", text[match.end() :]):
                if not (word[0].isupper() or (name and (word.isdigit() or word == "số"))):
                    break
                name.append(word)
            if name:
                found.append(" ".join(name))
        return tuple(found)


def load_understanding(prompts_dir: Path) -> Understanding:
    """Read prompts/understanding/questions.yaml.

    Raises:
        KnowledgeError: the file is missing, malformed, or holds a bad pattern.
    """
    path = prompts_dir / "understanding" / _FILE
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
        return Understanding(
            intents=tuple((Intent(name.split(".")[0]), _joined(patterns)) for name, patterns in table["intents"].items()),
            stopwords=frozenset(words(table["stopwords"])),
            folded_stopwords=frozenset(words(fold(table["stopwords"]))),
            english=frozenset(table["languages"]["en"].split()),
            near_misses={name: _joined(patterns) for name, patterns in table["near_misses"].items()},
            topic=_joined(table["topic_words"]),
            field=_joined(table["field_words"]),
            needs=tuple(Need(re.compile(row["asked"]), re.compile(row["found"])) for row in table["needs"].values()),
            follow_up=_joined(table["follow_up"]),
            unsafe=_joined(table["unsafe"]),
            common_names=frozenset(fold(name) for name in table["common_names"]),
            named_after=re.compile("|".join(rf"(?<!\w){cue}\s+" for cue in table["named_after"]), re.IGNORECASE),
        )
    except (OSError, yaml.YAMLError, KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise KnowledgeError(f"prompts/understanding/{_FILE} không đọc được: {error}.", "Sửa tệp theo mẫu đang có.") from error


def _joined(patterns: list[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns))
