"""Questions of the guidance become vectors of the clauses they rest on, where the guidance itself is not indexed."""

from __future__ import annotations

from pathlib import Path

from catalogue.wordings import load_wordings
from config.settings import Settings
from domain.answers import Language
from domain.documents import Document, DocumentKind, Section, SectionRole
from domain.legal import LegalReference
from index.sections import SourceContent
from ingest.borrowed import Lender, questions_by_place
from ingest.knowledge_sources import KnowledgeReader
from ingest.sources import find_sources

DECREE = "32/2024/NĐ-CP"


def guide(identifier: str, *basis: LegalReference, questions: tuple[str, ...]) -> Section:
    return Section(identifier, "huong-dan", ("Hướng dẫn",), SectionRole.OTHER, "…", 0, legal_basis=basis, questions=questions)


def test_a_question_goes_to_every_clause_its_section_rests_on() -> None:
    found = questions_by_place([guide("a", LegalReference(DECREE, "10", "3"), LegalReference(DECREE, "13"), questions=("Chấm điểm ra sao?",))])
    assert found == {(DECREE, "10", "3"): ("Chấm điểm ra sao?",), (DECREE, "13", ""): ("Chấm điểm ra sao?",)}


def test_a_section_that_rests_on_many_articles_lends_nothing() -> None:
    basis = tuple(LegalReference(DECREE, article) for article in ("8", "9", "10"))
    assert questions_by_place([guide("a", *basis, questions=("Từ đầu đến cuối?",))]) == {}


def test_the_same_question_is_lent_once() -> None:
    sections = [guide(name, LegalReference(DECREE, "10"), questions=("Mấy ngày?",)) for name in ("a", "b")]
    assert questions_by_place(sections) == {(DECREE, "10", ""): ("Mấy ngày?",)}


def lender(settings: Settings, *indexed: Path) -> Lender:
    reader = KnowledgeReader(settings.knowledge_dir, load_wordings(settings.prompts_dir / "sections", (Language.VI,)))
    return Lender(settings.knowledge_dir, reader, find_sources(indexed))


def decree(kind: DocumentKind = DocumentKind.LEGAL, **changes: object) -> SourceContent:
    section = Section("d/dieu-10/khoan-3", "d", ("Điều 10", "Khoản 3"), SectionRole.TIME_LIMIT, "3. …", 0, article="10", clause="3")
    form = Section("d/mau/dieu-10", "d", ("Mẫu",), SectionRole.FORM, "Điều 10…", 1, article="10", clause="3", in_form=True)
    return SourceContent("d.docx", Document("d", "Nghị định", kind, "Nghị định", DECREE), (section, form), ())


def test_a_decree_indexed_alone_borrows(shipped_settings: Settings, tmp_path: Path) -> None:
    chunks = lender(shipped_settings, tmp_path).lend(decree()).chunks
    assert len(chunks) > 5
    assert {chunk.section_id for chunk in chunks} == {"d/dieu-10/khoan-3"}  # never a sample form
    assert {chunk.kind for chunk in chunks} == {"question"}


def test_beside_the_guidance_nothing_is_lent(shipped_settings: Settings) -> None:
    assert lender(shipped_settings, shipped_settings.knowledge_dir).lend(decree()).chunks == ()


def test_only_legal_texts_borrow(shipped_settings: Settings, tmp_path: Path) -> None:
    assert lender(shipped_settings, tmp_path).lend(decree(DocumentKind.OTHER)).chunks == ()
