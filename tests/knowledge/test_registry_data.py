from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from catalogue.glossary import load_glossary
from catalogue.offices import Offices
from catalogue.registry import Registry
from domain.documents import Verification
from domain.legal import LegalReference


@pytest.mark.parametrize(
    ("number", "last_day"),
    [
        ("68/2017/NĐ-CP", date(2024, 4, 30)),
        ("66/2020/NĐ-CP", date(2024, 4, 30)),
        ("28/2020/TT-BCT", date(2024, 9, 30)),
        ("139/2025/NĐ-CP", date(2027, 2, 28)),
        ("32/2024/NĐ-CP", None),
    ],
)
def test_a_document_ends_on_its_last_day_in_force(registry: Registry, number: str, last_day: date | None) -> None:
    document = registry.get(number)
    assert document is not None
    assert document.validity.end == last_day


@pytest.mark.parametrize(
    ("day", "regime"),
    [
        (date(2017, 7, 14), None),
        (date(2018, 1, 1), "gd1a"),
        (date(2023, 2, 15), "gd1b"),
        (date(2024, 5, 1), "gd2"),
        (date(2025, 7, 1), "gd3"),
        (date(2026, 9, 14), "gd3"),
        (date(2026, 9, 15), "gd4"),
        (date(2026, 11, 23), "gd4"),
    ],
)
def test_the_regime_changes_on_the_days_the_law_changed(registry: Registry, day: date, regime: str | None) -> None:
    found = registry.regime_on(day)
    assert (found.id if found else None) == regime


def test_the_2026_decree_changes_articles_of_one_and_repeals_articles_of_another(registry: Registry) -> None:
    day = date(2026, 9, 15)
    (amended,) = registry.amendments_of(LegalReference("32/2024/NĐ-CP", "10", "3"), day)
    (repealed,) = registry.amendments_of(LegalReference("139/2025/NĐ-CP", "11"), day)
    assert (amended.repeals, repealed.repeals) == (False, True)
    assert {amended.verification, repealed.verification} == {Verification.SECONDARY}
    assert registry.amendments_of(LegalReference("32/2024/NĐ-CP", "11"), day) == ()
    assert registry.amendments_of(LegalReference("32/2024/NĐ-CP", "10"), day - timedelta(days=1)) == ()


def test_each_change_of_the_law_says_what_a_dossier_in_flight_follows(registry: Registry) -> None:
    for changed_on in (date(2024, 5, 1), date(2025, 7, 1), date(2026, 9, 15)):
        assert any(rule.id.startswith("dossier") for rule in registry.transitions_at(changed_on))


def test_what_rests_on_the_unseen_decree_is_never_primary(registry: Registry, offices: Offices) -> None:
    unseen = "303/2026/NĐ-CP"
    labelled = [(rule.rule.legal_basis, rule.rule.verification) for rule in registry.transitions]
    labelled += [(duty.legal_basis, duty.verification) for record in offices.records for duty in record.duties]
    labelled += [(holder.legal_basis, holder.verification) for duty in offices.moved_duties for holder in duty.holders]
    assert [basis for basis, label in labelled if label is Verification.PRIMARY and any(r.number == unseen for r in basis)] == []


def test_only_the_clause_of_the_unseen_decree_that_was_read_is_cited(knowledge: Path) -> None:
    lines = [line for path in knowledge.rglob("*.yaml") for line in path.read_text(encoding="utf-8").splitlines()]
    cited = [line.split("303/2026/NĐ-CP Điều 1")[1][:9] for line in lines if "303/2026/NĐ-CP Điều 1" in line]
    assert set(cited) == {" khoản 18"}


@pytest.mark.parametrize(
    ("old", "today", "until"),
    [
        ("UBND huyện", "ubnd-cap-xa", date(2025, 7, 1)),
        ("Sở Kế hoạch và Đầu tư", "so-tai-chinh", date(2025, 3, 1)),
        ("Sở TN&MT", "so-nong-nghiep-va-moi-truong", date(2025, 3, 1)),
        ("Sở GTVT", "so-xay-dung", date(2025, 3, 1)),
    ],
)
def test_an_old_office_leads_to_today_s(offices: Offices, old: str, today: str, until: date) -> None:
    found = offices.named(old)
    assert found is not None
    assert found[1] is not None
    assert (found[0].id, found[1].until) == (today, until)


@pytest.mark.parametrize(
    ("day", "holder"),
    [
        (date(2025, 6, 30), "Ủy ban nhân dân cấp huyện"),
        (date(2025, 7, 1), "Ủy ban nhân dân cấp xã"),
        (date(2026, 9, 15), "Ủy ban nhân dân cấp xã"),
    ],
)
def test_the_intake_of_dossiers_moved_to_the_commune(offices: Offices, day: date, holder: str) -> None:
    intake = next(duty for duty in offices.moved_duties if duty.id == "intake")
    held = intake.holder_on(day)
    assert held is not None
    assert held.name == holder


@pytest.mark.parametrize(
    ("typed", "term"),
    [
        ("ccn", "cum-cong-nghiep"),
        ("nd-cp", "nghi-dinh"),
        ("ubnd", "uy-ban-nhan-dan"),
        ("sct", "so-cong-thuong"),
        ("nop o dau", "noi-tiep-nhan"),
        ("mất bao lâu", "thoi-han-giai-quyet"),
        ("cham diem", "danh-gia-lua-chon"),
        ("xưởng", "du-an-san-xuat-kinh-doanh"),
        ("đền bù", "boi-thuong-ho-tro-tai-dinh-cu"),
        ("tiền hỗ trợ", "ho-tro-dau-tu-ha-tang"),
        ("lập cụm", "thanh-lap-cum"),
        ("giấy tờ", "ho-so"),
        ("xin đất", "giao-dat-cho-thue-dat"),
    ],
)
def test_everyday_words_lead_to_the_official_term(knowledge: Path, typed: str, term: str) -> None:
    assert term in [found.id for found in load_glossary(knowledge).meanings(typed)]
