"""Wordings from prompts/: one flat YAML file a language, read strictly.

`prompts/ui/vi.yaml` and `prompts/answers/vi.yaml` map a dotted key to a text with
`{placeholders}`. Every language must have the same keys with the same placeholders:
a gap fails at start, not in front of a reader.
"""

from __future__ import annotations

import string
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml

from domain.answers import Language
from domain.errors import KnowledgeError


@dataclass(frozen=True)
class Wordings:
    """Texts of one folder in every language."""

    folder: str
    texts: Mapping[Language, Mapping[str, str]]

    def text(self, key: str, language: Language = Language.VI, /, **values: object) -> str:
        """Return the wording `key` with `values` filled in.

        Raises:
            KnowledgeError: the key is unknown, or the values are not exactly its placeholders.
        """
        try:
            template = self.texts[language][key]
        except KeyError as error:
            raise KnowledgeError(f"Không có câu chữ «{key}» trong prompts/{self.folder}/{language}.yaml.", "Thêm câu này vào tệp.") from error
        wanted = placeholders(template)
        if wanted != set(values):
            raise KnowledgeError(
                f"Câu «{key}» cần {sorted(wanted)}, nhận được {sorted(values)}.", f"Sửa prompts/{self.folder}/{language}.yaml hoặc nơi gọi."
            )
        return template.format(**values)

    def has(self, key: str) -> bool:
        """Return whether the Vietnamese file has `key`."""
        return key in self.texts[Language.VI]


def placeholders(template: str) -> set[str]:
    """Return the names in braces of a template."""
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


def load_wordings(folder: Path, languages: Iterable[Language] = tuple(Language)) -> Wordings:
    """Read `languages` (Vietnamese among them) of one folder of prompts/.

    Raises:
        KnowledgeError: a file is missing or malformed, or languages disagree on keys or placeholders.
    """
    texts = {language: _read(folder / f"{language}.yaml") for language in languages}
    reference = texts[Language.VI]
    for language, table in texts.items():
        if table.keys() != reference.keys():
            odd = ", ".join(sorted(table.keys() ^ reference.keys()))
            raise KnowledgeError(f"prompts/{folder.name}/{language}.yaml khác tệp tiếng Việt ở: {odd}.", "Thêm hoặc bớt cho khớp.")
        for key, template in table.items():
            if placeholders(template) != placeholders(reference[key]):
                raise KnowledgeError(f"Câu «{key}» ở {language} dùng biến khác bản tiếng Việt.", f"Sửa prompts/{folder.name}/{language}.yaml.")
    return Wordings(folder.name, texts)


def _read(path: Path) -> dict[str, str]:
    try:
        table = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise KnowledgeError(f"Không đọc được {path.name} trong prompts/{path.parent.name}.", "Kiểm tra tệp và cú pháp YAML.") from error
    if not isinstance(table, dict) or not all(isinstance(k, str) and isinstance(v, str) for k, v in table.items()):
        raise KnowledgeError(f"{path.name} phải là bảng khóa: câu chữ.", "Đặt câu chữ trong ngoặc kép.")
    return {key: text.strip() for key, text in table.items()}
