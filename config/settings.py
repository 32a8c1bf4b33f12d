"""All settings of the project, in one screen. README has the same list as a table."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from domain.errors import ConfigurationError

PROJECT_ROOT = Path(__file__).resolve().parent.parent
PREFIX = "DANLOI_"
BUNDLED_MODEL = "bundled"


class Settings(BaseSettings):
    """Read from the environment (prefix DANLOI_, but EMBEDDING_MODEL has none) and from .env."""

    model_config = SettingsConfigDict(env_prefix=PREFIX, env_file=PROJECT_ROOT / ".env", extra="forbid", frozen=True, populate_by_name=True)

    embedding_model: str = Field(default=BUNDLED_MODEL, validation_alias="EMBEDDING_MODEL")
    index_dir: Path = PROJECT_ROOT / "build" / "index"
    knowledge_dir: Path = PROJECT_ROOT / "knowledge"
    prompts_dir: Path = PROJECT_ROOT / "prompts"
    data_dir: Path = PROJECT_ROOT / "data"
    cache_dir: Path = Path.home() / ".cache" / "dan-loi"
    dense_weight: float = Field(default=0.8, ge=0, le=1)
    candidates: int = Field(default=120, ge=10, le=2000)
    keep: int = Field(default=8, ge=1, le=50)
    max_question_characters: int = Field(default=2000, ge=50, le=20000)
    time_zone: str = "Asia/Ho_Chi_Minh"


@lru_cache(maxsize=1)
def load_settings() -> Settings:
    """Return the settings of this process.

    Raises:
        ConfigurationError: a value is out of range, or a DANLOI_ name is unknown.
    """
    known = {f"{PREFIX}{name}".upper() for name in Settings.model_fields}
    unknown = sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)
    if unknown:
        raise ConfigurationError(
            f"Không có thiết lập tên {', '.join(unknown)}.", "Xem bảng thiết lập trong README.vi.md và sửa lại tên biến môi trường."
        )
    try:
        return Settings()
    except ValidationError as error:
        fields = ", ".join(str(item["loc"][0]) for item in error.errors())
        raise ConfigurationError(f"Thiết lập không hợp lệ: {fields}.", "Xem bảng thiết lập trong README.vi.md và sửa lại giá trị.") from error
