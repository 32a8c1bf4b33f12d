"""The build: files to a published index, incrementally.

An index mirrors the paths it was built from. An unchanged file costs a digest; a
changed one is read again, and only its changed chunks are embedded; a deleted file
leaves. A file that fails keeps what it had in the index and is reported.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from catalogue.wordings import load_wordings
from config.settings import Settings
from domain.answers import Language
from domain.documents import SourceFile, digest_of
from domain.errors import DanLoiError, IndexError_, IngestError
from index.embedding import Embedder, known_fingerprint, open_embedder
from index.identity import CODE_VERSION, IdentityCard, read_card, write_card
from index.layout import build_lock, current_generation, has_index
from index.sections import SectionStore, SourceContent
from index.vector_cache import VECTORS_FOLDER, read_vectors
from ingest.borrowed import Lender
from ingest.knowledge_sources import KnowledgeReader, find_knowledge
from ingest.sources import find_sources

if TYPE_CHECKING:
    from index.writer import WriteReport

Notify = Callable[[str], None]
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class FileReport:
    """One source file's outcome. `state`: new, changed, unchanged, failed."""

    source_id: str
    state: str
    articles: int = 0
    sections: int = 0
    chunks: int = 0
    seconds: float = 0.0
    detail: str = ""


@dataclass(frozen=True, slots=True)
class BuildReport:
    """A whole build. `write` is None when nothing had to be written."""

    files: tuple[FileReport, ...]
    removed: tuple[str, ...]
    write: WriteReport | None
    seconds: float

    @property
    def failed(self) -> bool:
        """Whether any file failed."""
        return any(report.state == "failed" for report in self.files)


@dataclass(frozen=True, slots=True)
class _Previous:
    card: IdentityCard | None = None
    contents: dict[str, SourceContent] | None = None

    def content(self, source_id: str) -> SourceContent | None:
        return (self.contents or {}).get(source_id)


class _Model:
    """The embedding model, opened when it is needed: of an unchanged index only its fingerprint is."""

    def __init__(self, settings: Settings, notify: Notify) -> None:
        self._settings, self._notify = settings, notify
        self._opened: Embedder | None = None
        self.fingerprint = known_fingerprint(settings) or self.open().fingerprint

    def open(self) -> Embedder:
        self._opened = self._opened or open_embedder(self._settings, self._notify)
        return self._opened


def build_index(
    paths: Sequence[Path], index_dir: Path, settings: Settings, *, notify: Notify = lambda _: None, progress: Progress | None = None
) -> BuildReport:
    """Build or refresh the index of `paths` at `index_dir`.

    Raises:
        IngestError: a path does not exist, or not one file could be read.
        IndexNotWritable, IndexBusy: the index folder cannot be used; nothing is lost.
        ModelUnavailable: the embedding model cannot be loaded; nothing is lost.
    """
    started = time.perf_counter()
    missing = [path for path in paths if not path.exists()]
    if missing:
        raise IngestError(f"Không có tệp hoặc thư mục «{missing[0].name}».", "Kiểm tra lại đường dẫn đưa vào lệnh build.")
    with build_lock(index_dir):
        model = _Model(settings, notify)
        previous = _read_previous(index_dir)
        reader = KnowledgeReader(settings.knowledge_dir, load_wordings(settings.prompts_dir / "sections", (Language.VI,)))
        sources = [*find_sources(paths), *find_knowledge(paths)]
        contents, reports, signatures = _read_all(sources, reader, Lender(settings.knowledge_dir, reader, sources), previous)
        if not contents:
            raise IngestError("Không đọc được tệp nào, nên chỉ mục cũ (nếu có) được giữ nguyên.\n", _reasons(reports))
        removed = tuple(sorted(set(previous.card.sources if previous.card else ()) - set(signatures)))
        same_model = bool(previous.card and previous.card.fingerprint == model.fingerprint)
        failed = {report.source_id: report.detail for report in reports if report.state == "failed"}
        write = None
        same_code = bool(previous.card and previous.card.code_version == CODE_VERSION)
        if removed or not same_model or not same_code or any(report.state in ("new", "changed") for report in reports):
            from index.writer import write_index  # brings Chroma, which takes as long as an unchanged build

            notify("Đang ghi chỉ mục…")
            write = write_index(
                index_dir, contents, signatures, model.open(), failed=failed, reuse_vectors=same_model,
                known=read_vectors(settings.knowledge_dir / VECTORS_FOLDER, model.fingerprint), progress=progress,
            )  # fmt: skip
        elif previous.card and dict(previous.card.failed) != failed:
            write_card(current_generation(index_dir), replace(previous.card, failed=failed))
    return BuildReport(tuple(reports), removed, write, time.perf_counter() - started)


def _reasons(reports: Sequence[FileReport]) -> str:
    return "\n".join(f"✗ {report.source_id}: {report.detail}" for report in reports) or "Thư mục không có tệp .md, .docx hay .pdf nào."


def _read_previous(index_dir: Path) -> _Previous:
    """Return what the current generation holds; nothing when there is none or it is unusable."""
    if not has_index(index_dir):
        return _Previous()
    try:
        generation = current_generation(index_dir)
        card = read_card(generation)
        if card.code_version != CODE_VERSION:
            return _Previous(card)  # everything is read again; vectors of unchanged text are kept
        store = SectionStore(generation)
        contents = store.contents()
        store.close()
    except IndexError_:
        return _Previous()  # a damaged index is rebuilt whole, that is what the build is for
    return _Previous(card, contents)


def _read_all(
    sources: Sequence[SourceFile], reader: KnowledgeReader, lender: Lender, previous: _Previous
) -> tuple[list[SourceContent], list[FileReport], dict[str, str]]:
    contents: list[SourceContent] = []
    reports: list[FileReport] = []
    signatures: dict[str, str] = {}
    taken: dict[str, str] = {}
    for source in sources:
        signature = digest_of(source.sha256, reader.signature, lender.signature, CODE_VERSION)
        content, report = _read_one(source, signature, reader, lender, previous)
        if content and content.document.id in taken:
            other = taken[content.document.id]
            content, report = None, FileReport(source.id, "failed", detail=f"Trùng văn bản với «{other}»: chỉ giữ một tệp cho mỗi số hiệu.")
        reports.append(report)
        if content is None:
            continue
        taken[content.document.id] = source.id
        contents.append(content)
        # A failed file keeps its old content under its old signature, so the next build tries it again.
        signatures[source.id] = (previous.card.sources.get(source.id, "") if previous.card else "") if report.state == "failed" else signature
    return contents, reports, signatures


def _read_one(
    source: SourceFile, signature: str, reader: KnowledgeReader, lender: Lender, previous: _Previous
) -> tuple[SourceContent | None, FileReport]:
    old = previous.content(source.id)
    if old and previous.card and previous.card.sources.get(source.id) == signature:
        return old, _describe(old, "unchanged", 0.0)
    started = time.perf_counter()
    try:
        content = lender.lend(reader.read(source))
    except DanLoiError as error:
        return old, FileReport(source.id, "failed", seconds=time.perf_counter() - started, detail=str(error))
    return content, _describe(content, "changed" if old else "new", time.perf_counter() - started)


def _describe(content: SourceContent, state: str, seconds: float) -> FileReport:
    articles = sum(1 for section in content.sections if section.article and not section.clause and not section.in_form)
    return FileReport(content.source_id, state, articles, len(content.sections), len(content.chunks), seconds)
