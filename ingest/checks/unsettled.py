"""docs/verification.md: every fact that is not checked against its text, with what would settle it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from domain.documents import Validity, Verification
from domain.legal import LegalReference
from ingest.checks.material import Material
from ingest.procedure_text import say_day

_NAMES = {Verification.SECONDARY: "nguồn thứ cấp", Verification.UNVERIFIED: "chưa xác minh"}


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A fact that waits: where it stands, how it is called, its label, and what would settle it."""

    where: str
    name: str
    label: Verification
    settled_by: str


def find_unsettled(material: Material) -> Iterator[Unsettled]:
    """Yield every fact of knowledge/ labelled secondary or unverified, in the order of the files."""
    for facts in (_guidance, _procedures, _registry, _offices, _clusters, _calendar, _roadmaps, _forms, _terms):
        yield from (fact for fact in facts(material) if fact.label is not Verification.PRIMARY)


def _guidance(material: Material) -> Iterator[Unsettled]:
    for file, section in material.sections():
        settled = _settled_by(material, section.legal_basis, file.document.lead_office)
        yield Unsettled(section.id, f"{file.document.title}: {section.heading}", section.verification, settled)


def _procedures(material: Material) -> Iterator[Unsettled]:
    offices = {field.id: field.lead_office for field in material.fields}
    for procedure in material.procedures:
        office = offices.get(procedure.field, "")
        for version in procedure.versions:
            period = f"{procedure.name} ({_period(version.validity)})"
            for step in version.steps:
                settled = _settled_by(material, step.legal_basis, office)
                yield Unsettled(f"{version.id}/{step.id}", f"{period}: {step.name}", step.verification, settled)
            for item in version.dossier:
                settled = _settled_by(material, item.legal_basis, office)
                yield Unsettled(f"{version.id}/{item.id}", f"{period}, hồ sơ: {item.name}", item.verification, settled)
            if version.transition:
                rule = version.transition
                yield Unsettled(version.id, f"{period}, chuyển tiếp: {rule.text}", rule.verification, _settled_by(material, rule.legal_basis, office))
            for point in version.open_points:
                yield Unsettled(version.id, f"{period}: {point}", Verification.UNVERIFIED, _settled_by(material, version.legal_basis, office))


def _registry(material: Material) -> Iterator[Unsettled]:
    for document in material.registry.documents:
        weak = {name: label for name, label in sorted(document.field_labels) if label is not Verification.PRIMARY}
        label = document.verification if document.verification is not Verification.PRIMARY else next(iter(weak.values()), Verification.PRIMARY)
        facts = f" ({', '.join(_FACTS.get(name, name) for name in weak)})" if weak else ""
        yield Unsettled("registry.yaml", f"{document.name}{facts}", label, f"Toàn văn {document.name}")
        for change in document.amended_by:
            settled = _settled_by(material, (LegalReference(change.by),), _DEPARTMENT)
            name = f"{document.name} được sửa từ {say_day(change.start)} bởi {change.by}"
            yield Unsettled("registry.yaml", name, change.verification, settled)
    for regime in material.registry.regimes:
        settled = _settled_by(material, tuple(LegalReference(number) for number in regime.documents), _DEPARTMENT)
        yield Unsettled(f"registry.yaml/{regime.id}", f"{regime.name} ({_period(regime.validity)})", regime.verification, settled)
    for rule in material.registry.transitions:
        settled = _settled_by(material, rule.rule.legal_basis, _DEPARTMENT)
        yield Unsettled(f"registry.yaml/{rule.id}", rule.rule.text, rule.rule.verification, settled)


def _offices(material: Material) -> Iterator[Unsettled]:
    for record in material.offices.records:
        office = record.office
        yield Unsettled(f"offices.yaml/{office.id}", office.name, office.verification, _settled_by(material, record.legal_basis, office.id))
        for former in office.former_names:
            settled = _settled_by(material, former.legal_basis, office.id)
            yield Unsettled(f"offices.yaml/{office.id}", f"{office.name}, tên cũ: {former.name}", former.verification, settled)
        for duty in record.duties:
            settled = _settled_by(material, duty.legal_basis, record.office.id)
            yield Unsettled(f"offices.yaml/{record.office.id}", f"{record.office.name}: {duty.text}", duty.verification, settled)

    for moved in material.offices.moved_duties:
        for holder in moved.holders:
            settled = _settled_by(material, holder.legal_basis, holder.office_id)
            yield Unsettled(f"offices.yaml/{moved.id}", f"{moved.text}: {holder.name} ({_period(holder.validity)})", holder.verification, settled)


def _clusters(material: Material) -> Iterator[Unsettled]:
    for cluster in material.clusters.clusters:
        yield Unsettled(f"clusters.yaml/{cluster.id}", f"Cụm công nghiệp {cluster.name}", cluster.verification, _LIST)
    for count in material.clusters.counts:
        yield Unsettled(f"clusters.yaml/{count.id}", f"Số cụm công nghiệp ({count.as_of})", count.verification, _LIST)


def _calendar(material: Material) -> Iterator[Unsettled]:
    for day in (*material.calendar.holidays, *material.calendar.proposed):
        yield Unsettled("calendar.yaml", f"{day.name} {say_day(day.day)}", day.verification, "Thông báo nghỉ lễ chính thức của năm đó")
    for make_up in material.calendar.make_up_days:
        yield Unsettled("calendar.yaml", f"Làm bù {say_day(make_up.day)}", make_up.verification, "Thông báo hoán đổi ngày làm việc chính thức")
    for rule in material.calendar.rules:
        yield Unsettled(f"calendar.yaml/{rule.id}", rule.text, rule.verification, _settled_by(material, rule.legal_basis, _DEPARTMENT))


def _roadmaps(material: Material) -> Iterator[Unsettled]:
    for branch in (branch for roadmap in material.roadmaps for branch in roadmap.branches):
        settled = _settled_by(material, branch.legal_basis, _DEPARTMENT)
        yield Unsettled(f"roadmaps.yaml/{branch.id}", branch.question, branch.verification, settled)


def _forms(material: Material) -> Iterator[Unsettled]:
    for form in material.forms.forms:
        settled = _settled_by(material, form.annex, _DEPARTMENT)
        yield Unsettled(f"forms.yaml/{form.id}", f"{form.code}: {form.name}", form.verification, settled)
    for item in material.forms.formless:
        settled = _settled_by(material, item.legal_basis, _DEPARTMENT)
        yield Unsettled(f"forms.yaml/{item.id}", f"Không có mẫu: {item.name}", item.verification, settled)


def _terms(material: Material) -> Iterator[Unsettled]:
    for term in material.outdated:
        settled = _settled_by(material, term.legal_basis, _DEPARTMENT)
        yield Unsettled("outdated_terms.yaml", f"«{term.term}» thay bằng «{term.instead}»", term.verification, settled)


_DEPARTMENT = "so-cong-thuong"
_LIST = "Danh mục cụm công nghiệp của Sở Công Thương; phụ lục quy hoạch tỉnh; các quyết định thành lập"
_FACTS = {
    "title": "tên gọi", "issuer": "cơ quan ban hành", "issued_on": "ngày ban hành", "in_force_from": "ngày có hiệu lực",
    "in_force_to": "ngày hết hiệu lực", "amends": "sửa văn bản nào", "replaces": "thay văn bản nào", "replaced_by": "bị văn bản nào thay",
}  # fmt: skip


def _settled_by(material: Material, references: tuple[LegalReference, ...], office_id: str) -> str:
    """The documents cited that nobody has read; where all are read, the office that can say."""
    documents = dict.fromkeys(material.registry.get(reference.number) for reference in references)
    unread = [document.name for document in documents if document and document.verification is not Verification.PRIMARY]
    record = material.offices.record(office_id) or material.offices.record(_DEPARTMENT)
    office = record.office.name if record else "Sở Công Thương"
    if unread:
        return "Toàn văn " + ", ".join(sorted(unread))
    return f"Trả lời bằng văn bản của {office}" if documents else f"Văn bản do {office} cung cấp"


def _period(days: Validity) -> str:
    start = say_day(days.start) if days.start else "…"
    return f"{start} – {say_day(days.end)}" if days.end else f"từ {start}"


def verification_page(material: Material) -> str:
    """Return docs/verification.md: grouped by what would settle it, the most facts first."""
    found = list(find_unsettled(material))
    groups: dict[str, list[Unsettled]] = defaultdict(list)
    for item in found:
        groups[item.settled_by].append(item)
    labels = {label: sum(1 for item in found if item.label is label) for label in _NAMES}
    lines = [
        "# Dữ kiện chưa đối chiếu",
        "",
        "Tệp này do `python -m ingest verification` lập từ `knowledge/`; đừng sửa bằng tay.",
        "",
        f"Có {len(found)} dữ kiện chưa đối chiếu văn bản gốc: {labels[Verification.SECONDARY]} theo nguồn thứ cấp, "
        f"{labels[Verification.UNVERIFIED]} chưa xác minh. Dưới đây xếp theo việc làm cho rõ, việc giải quyết được nhiều dữ kiện nhất trước.",
    ]
    for settled_by, items in sorted(groups.items(), key=lambda group: (-len(group[1]), group[0])):
        lines += ["", f"## {settled_by} ({len(items)})", ""]
        lines += [f"- {item.name.rstrip('.')} — {_NAMES[item.label]} (`{item.where}`)" for item in items]
    return "\n".join(lines) + "\n"


def check_unsettled(material: Material, page: Path) -> Iterator[str]:
    """Yield a problem when the page of unsettled facts is not the one knowledge/ makes."""
    current = page.read_text(encoding="utf-8") if page.is_file() else ""
    if current != verification_page(material):
        yield f"docs/{page.name} không khớp với knowledge/. Chạy «python -m ingest verification»."
