"""YAML files of knowledge/ as entries to read strictly."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from catalogue.reading import Entry
from domain.errors import KnowledgeError

if TYPE_CHECKING:
    from yaml import SafeLoader
else:
    SafeLoader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the C parser reads these files about ten times faster


class _UniqueKeys(SafeLoader):
    """A safe YAML reader that refuses a key written twice."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[object, object]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]
        for key in keys:
            if keys.count(key) > 1:
                raise yaml.MarkedYAMLError(problem=f"khóa «{key}» viết hai lần", problem_mark=node.start_mark)
        return dict(super().construct_mapping(node, deep))


def read_file(path: Path) -> Entry:
    """Read one YAML file of knowledge/.

    Raises:
        KnowledgeError: the file is missing, is not YAML, has a key twice or a date that does not exist.
    """
    try:
        table = yaml.load(path.read_text(encoding="utf-8"), Loader=_UniqueKeys)
    except OSError as error:
        raise KnowledgeError(f"Không đọc được {path.name}.", "Kiểm tra tệp có trong knowledge/ và quyền đọc.") from error
    except (yaml.YAMLError, ValueError) as error:
        raise KnowledgeError(
            f"{path.name}: không phải YAML đúng ({' '.join(str(error).split())}).", "Sửa cú pháp hoặc ngày ở dòng nêu trên."
        ) from error
    return Entry(table, path.name)
