"""Facts labelled primary, held against the texts themselves where those are at hand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from domain.documents import SectionRole, Verification
from domain.errors import DanLoiError
from domain.facts import missing_facts
from domain.legal import LegalReference
from ingest.checks.material import Material, Statement, first_day
from ingest.reading import read_file
from ingest.sources import find_sources

_MEASURES = ("working_days", "days", "months", "%", "ha", "points", "sets")
# Sentences that reckon with the rule or say what it is not; their numbers need not stand in it.
_NOT_STATED = re.compile(r"[^.\n]*(?:ví dụ|không phải|\bsai\b|nhầm|\bcộng\b|tổng thời gian|chưa đạt)[^.\n]*", re.IGNORECASE)
_NOT_RULES = (SectionRole.TRANSITION, SectionRole.LEGAL_BASIS)


@dataclass(frozen=True)
class PrimaryTexts:
    """Texts of legal documents by place: (number, article, clause, point) to text."""

    places: Mapping[tuple[str, str, str, str], str]
    numbers: frozenset[str]

    def text(self, reference: LegalReference) -> str | None:
        """Return what a document says at a place, "" for a place it lacks, None for a document not at hand.

        Annexes count as not at hand: their parts have no numbers that all texts print alike.
        """
        if reference.number not in self.numbers or reference.appendix or reference.form:
            return None
        return self.places.get((reference.number, reference.article or "", reference.clause or "", reference.point or ""), "")


def read_texts(folders: Sequence[Path]) -> PrimaryTexts:
    """Read every legal document below `folders`; those that cannot be read are passed over, the build names them."""
    places: dict[tuple[str, str, str, str], str] = {}
    numbers: set[str] = set()
    for source in find_sources(folders):
        try:
            parsed = read_file(source)
        except DanLoiError:
            continue
        number = parsed.document.number
        if not number:
            continue
        numbers.add(number)
        whole: list[str] = []
        for section in parsed.sections:
            if section.in_form:
                continue
            place = (number, section.article or "", section.clause or "", section.point or "")
            places[place] = f"{places[place]}\n{section.text}" if place in places else section.text
            whole += [section.text] if not section.parent_id else []
        places[(number, "", "", "")] = "\n".join(whole)
    return PrimaryTexts(places, frozenset(numbers))


def check_primary_texts(material: Material, texts: PrimaryTexts) -> Iterator[str]:
    """Yield each cited place that its document lacks, and each number stated as primary that its clauses do not hold.

    A clause that was amended by the time it is cited for is passed over: the text at hand is the older one.
    """
    skipped = {section.id for _, section in material.sections() if section.role in _NOT_RULES}
    for statement in (*material.prose(), *material.data()):
        current = [reference for reference in statement.legal_basis if not _amended(material, reference, statement)]
        for reference in current:
            if reference.article and texts.text(reference) == "":
                yield f"{statement.where}: {reference.spoken} không có trong văn bản. Sửa căn cứ."
        if statement.where not in skipped and statement.verification is Verification.PRIMARY and len(current) == len(statement.legal_basis):
            yield from _numbers(statement, texts)


def _amended(material: Material, reference: LegalReference, statement: Statement) -> bool:
    amendments = material.registry.amendments_of(reference, first_day(statement.validity))
    return any(item.articles for item in amendments)


def _numbers(statement: Statement, texts: PrimaryTexts) -> Iterator[str]:
    cited = [texts.text(reference) for reference in statement.legal_basis]
    if not cited or any(text is None for text in cited):
        return  # a number may stand in the document that is not at hand
    stated = [fact for fact in missing_facts(_NOT_STATED.sub(" ", statement.text), [text for text in cited if text]) if fact.endswith(_MEASURES)]
    for fact in stated:
        yield f"{statement.where}: «{fact}» không có trong các khoản nêu ở căn cứ. Sửa số hoặc căn cứ, hoặc hạ nhãn."
