"""How people ask: enough questions beside every section and step, in three languages, none at two places at once."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from domain.documents import Validity
from ingest.checks.material import Material, share_a_day

LEAST, MOST = 4, 8
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_WORD = re.compile(r"[a-z]+")
# The shape of a Vietnamese syllable without its marks: "duoc", "nghiep"; "which", "are" and "permit" have another.
_SYLLABLE = re.compile(r"(?:b|ch?|d|gh?|h|kh?|l|m|ngh?|nh?|ph?|qu?|r|s|t[hr]?|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?")
_VIETNAMESE = re.compile(r"[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)


def check_questions(material: Material) -> Iterator[str]:
    """Yield each section or step with too few or too many questions, without English or Chinese, or with another's question."""
    asked: dict[str, list[_Asked]] = defaultdict(list)
    for item in _all(material):
        yield from _count(item.where, item.questions)
        for question in item.questions:
            asked[question.casefold()].append(item)
    for question, places in sorted(asked.items()):
        for number, item in enumerate(places):
            twin = next((other for other in places[:number] if other.subject != item.subject and share_a_day(item.days, other.days)), None)
            if twin:
                yield f"{item.where}: câu hỏi «{question}» cũng ở {twin.where} cho cùng thời gian. Giữ ở một nơi."


@dataclass(frozen=True, slots=True)
class _Asked:
    """Questions beside one place. Places of one `subject` may share a question: a step's versions, procedures a project takes one of."""

    where: str
    subject: str
    questions: tuple[str, ...]
    days: Validity


def _all(material: Material) -> Iterator[_Asked]:
    for _, section in material.sections():
        yield _Asked(section.id, section.id, section.questions, section.validity)
    for procedure, version, step in material.steps():
        subject = f"{min((procedure.id, *procedure.alternative_of))}/{step.id}"
        yield _Asked(f"{version.id}/{step.id}", subject, step.questions, version.validity)
    for procedure in material.procedures:
        yield _Asked(procedure.id, min((procedure.id, *procedure.alternative_of)), procedure.questions, procedure.versions[-1].validity)
    for form in material.forms.forms:
        yield _Asked(form.id, form.id, form.questions, form.validity)
    for cluster in material.clusters.clusters:
        yield _Asked(cluster.id, cluster.id, cluster.questions, Validity())
    for roadmap in material.roadmaps:
        yield _Asked(roadmap.id, roadmap.id, roadmap.questions, Validity())


def _count(where: str, questions: tuple[str, ...]) -> Iterator[str]:
    chinese = [question for question in questions if _CHINESE.search(question)]
    english = [question for question in questions if question not in chinese and is_english(question)]
    own = len(questions) - len(chinese) - len(english)
    if not LEAST <= own <= MOST:
        yield f"{where}: có {own} câu hỏi tiếng Việt, cần từ {LEAST} đến {MOST}. Thêm hoặc bớt dòng «Hỏi:»."
    if not english:
        yield f"{where}: thiếu câu hỏi tiếng Anh."
    if not chinese:
        yield f"{where}: thiếu câu hỏi tiếng Trung."


def is_english(question: str) -> bool:
    """Return whether a question is English: two words or more no Vietnamese syllables, and more of them than of marked names."""
    foreign = [word for word in _WORD.findall(question) if len(word) > 1 and not _SYLLABLE.fullmatch(word)]
    marked = [word for word in question.split() if _VIETNAMESE.search(word)]
    return len(foreign) >= 2 and len(foreign) > len(marked)
