from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.legal import LegalReference, find_references, kind_of, normalise_number, parse_reference, with_number

ND32 = "32/2024/NĐ-CP"
_OWN = "OWN"


def read(text: str) -> list[str]:
    return [str(reference) for reference in find_references(text, default_number=_OWN)]


_numbers = st.one_of(
    st.builds("{}/{}/NĐ-CP".format, st.integers(1, 999), st.integers(1990, 2030)),
    st.builds("{}/{}/QH{}".format, st.integers(1, 200), st.integers(1990, 2030), st.integers(10, 16)),
    st.builds("{:02d}/{}/TT-{}".format, st.integers(1, 99), st.integers(2000, 2030), st.sampled_from(["BCT", "BTNMT", "BKHĐT", "BXD"])),
    st.builds("{}/{}/TTLT-BCT-BTC".format, st.integers(1, 99), st.integers(2000, 2015)),
    st.builds("66.{}/2026/NQ-CP".format, st.integers(1, 99)),
    st.builds("{}/QĐ-{}".format, st.integers(1, 9999), st.sampled_from(["UBND", "TTg", "BCT"])),
    st.builds("{}/{}".format, st.integers(1, 9999), st.sampled_from(["ĐCK-CTT", "KH-UBND", "TTr-SCT", "VBHN-BCT", "NQ-HĐND"])),
)
_articles = st.builds("{}{}".format, st.integers(1, 450), st.sampled_from(["", "", "", "a", "b", "đ"]))
_clauses = st.builds("{}{}".format, st.integers(1, 40), st.sampled_from(["", "", "", "a"]))
_points = st.sampled_from("abcdđeghiklmnopqrstuvxy")
_articled = st.builds(LegalReference, _numbers, _articles, st.none() | _clauses, st.none() | _points)
_annexed = st.builds(
    LegalReference,
    _numbers,
    appendix=st.sampled_from(["I", "II", "III", "IV", "VIII", "I.11"]),
    form=st.none() | st.builds("{} số {:02d}".format, st.sampled_from(["Mẫu", "Biểu"]), st.integers(1, 120)),
)
_references = st.one_of(_articled, _annexed, st.builds(LegalReference, _numbers))


@given(_references)
def test_what_is_printed_as_data_reads_back(reference: LegalReference) -> None:
    assert list(find_references(str(reference))) == [reference]
    assert parse_reference(str(reference)) == reference


@given(_references)
def test_what_is_printed_as_speech_reads_back(reference: LegalReference) -> None:
    assert list(find_references(reference.spoken)) == [reference]


@given(st.lists(_articled, min_size=1, max_size=4), st.booleans())
def test_a_sentence_of_several_references_reads_back_in_order(references: list[LegalReference], spoken: bool) -> None:
    text = "Theo " + "; ".join(reference.spoken if spoken else str(reference) for reference in references) + "."
    assert list(find_references(text)) == references


@given(st.text(alphabet="Điềukhoảnmđ 0123456789/,.-NĐCPLuậtQHvà\n", max_size=200))
def test_any_text_is_read_without_error_and_yields_normal_numbers(text: str) -> None:
    for reference in find_references(text):
        assert reference.number == normalise_number(reference.number)
        assert reference.number or reference.article or reference.appendix or reference.form


@pytest.mark.parametrize(
    "text",
    [
        "điểm a khoản 3 Điều 10 Nghị định 32/2024/NĐ-CP",
        "Điểm a Khoản 3 Điều 10 Nghị định số 32/2024/NĐ-CP ngày 15 tháng 3 năm 2024",
        "điểm a, khoản 3, Điều 10 của Nghị định số 32/2024/NĐ-CP",
        "ĐIỂM A KHOẢN 3 ĐIỀU 10 NGHỊ ĐỊNH 32/2024/NĐ-CP",
        "điểm a khoản 3 Điều 10 NĐ 32/2024/NĐ-CP",
        "điểm a khoản 03 Điều 010 32/2024/nd-cp",
        "diem a khoan 3 dieu 10 nghi dinh 32/2024/nd-cp",
        "điểm a k3 Đ10 NĐ 32/2024/NĐ-CP",
        "32/2024/NĐ-CP Điều 10 khoản 3 điểm a",
        "Nghị định 32/2024/NĐ-CP, Điều 10, khoản 3, điểm a",
        "Điều 10 khoản 3 điểm a Nghị định 32/2024/NĐ-CP",
        "điểm a khoản 3 Điều 10 Nghị định số 32/2024/NĐ–CP",
    ],
)
def test_one_place_in_many_spellings(text: str) -> None:
    assert list(find_references(text)) == [LegalReference(ND32, "10", "3", "a")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Điều 10", ["OWN Điều 10"]),
        ("khoản 2 Điều 13 Nghị định này", ["OWN Điều 13 khoản 2"]),
        ("Điều 28 của Luật này", ["OWN Điều 28"]),
        ("điểm đ khoản 1 Điều 8", ["OWN Điều 8 khoản 1 điểm đ"]),
        ("khoản 3 Điều 31b", ["OWN Điều 31b khoản 3"]),
        ("quy định tại Điều 14 quyết định thành lập", ["OWN Điều 14"]),
        ("Điều 21 Luật Tần số vô tuyến điện", ["Điều 21"]),
        ("Điều 10 của Luật này và Điều 11 Luật Đầu tư", ["OWN Điều 10", "Điều 11"]),
    ],
)
def test_a_reference_without_a_number_is_in_the_own_document_unless_it_names_another(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_without_a_default_the_number_is_empty() -> None:
    assert parse_reference("khoản 3 Điều 10") == LegalReference("", "10", "3")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("khoản 1, 2 Điều 37", ["OWN Điều 37 khoản 1", "OWN Điều 37 khoản 2"]),
        ("khoản 1, khoản 2 và khoản 3 Điều 37", ["OWN Điều 37 khoản 1", "OWN Điều 37 khoản 2", "OWN Điều 37 khoản 3"]),
        ("các điểm a, b và đ khoản 1 Điều 8", ["OWN Điều 8 khoản 1 điểm a", "OWN Điều 8 khoản 1 điểm b", "OWN Điều 8 khoản 1 điểm đ"]),
        (
            "điểm a, điểm c khoản 1, điểm a khoản 2 Điều 8",
            ["OWN Điều 8 khoản 1 điểm a", "OWN Điều 8 khoản 1 điểm c", "OWN Điều 8 khoản 2 điểm a"],
        ),
        ("Điều 6, 11, 12 NĐ 139/2025/NĐ-CP", ["139/2025/NĐ-CP Điều 6", "139/2025/NĐ-CP Điều 11", "139/2025/NĐ-CP Điều 12"]),
        ("các Điều 114, 115 Thông tư số 10/2026/TT-BCT", ["10/2026/TT-BCT Điều 114", "10/2026/TT-BCT Điều 115"]),
        (
            "khoản 1 Điều 5, khoản 2 Điều 10 Nghị định số 32/2024/NĐ-CP",
            [f"{ND32} Điều 5 khoản 1", f"{ND32} Điều 10 khoản 2"],
        ),
        ("Điều 51 Luật số 05/2017/QH14, Điều 46 Nghị định số 69/2018/NĐ-CP", ["05/2017/QH14 Điều 51", "69/2018/NĐ-CP Điều 46"]),
        ("Điều 36 Luật Dầu khí số 12/2022/QH15 và Điều 33 Nghị định số 45/2023/NĐ-CP", ["12/2022/QH15 Điều 36", "45/2023/NĐ-CP Điều 33"]),
        ("Điều 8, khoản 2 Điều 10", ["OWN Điều 8", "OWN Điều 10 khoản 2"]),
        ("32/2024/NĐ-CP Điều 10 khoản 3, Điều 11", [f"{ND32} Điều 10 khoản 3", f"{ND32} Điều 11"]),
        ("Điều 8 khoản 1 điểm a, b", ["OWN Điều 8 khoản 1 điểm a", "OWN Điều 8 khoản 1 điểm b"]),
    ],
)
def test_lists_are_read_item_by_item(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nộp theo Điều 8, 20 ngày làm việc", ["OWN Điều 8"]),
        ("theo Điều 8, 01/7/2025", ["OWN Điều 8"]),
        ("Điều kiện 5 tỷ đồng, địa điểm 3 ha", []),
        ("phí 500.000đ 5 ngày, 20/m2, tỷ lệ 1/500, 15/ngay, 24/7", []),
        ("khoản 2 Điều này, điểm a khoản này", []),
        ("ngày 15/3/2024", []),
    ],
)
def test_what_only_looks_like_a_reference_is_left_alone(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("NĐ 32/2024/NĐ-CP", [ND32]),
        ("QĐ 15/2020/QĐ-TTg", ["15/2020/QĐ-TTg"]),
        ("Công văn số 1178/dck-ctt", ["1178/ĐCK-CTT"]),
        ("khoản 3 Nghị định 32/2024/NĐ-CP", [ND32]),
        ("theo Nghị định 32/2024/NĐ-CP, Điều 5 Thông tư 14/2024/TT-BCT", [ND32, "14/2024/TT-BCT Điều 5"]),
        ("Nghị định 32/2024/NĐ-CP và Nghị định 139/2025/NĐ-CP.", [ND32, "139/2025/NĐ-CP"]),
    ],
)
def test_a_bare_number_is_the_whole_document(text: str, expected: list[str]) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mẫu số 102 Phụ lục I Nghị định số 131/2025/NĐ-CP", ["131/2025/NĐ-CP Phụ lục I Mẫu số 102"]),
        ("Phụ lục I kèm theo Nghị định số 142/2025/NĐ-CP", ["142/2025/NĐ-CP Phụ lục I"]),
        ("Phụ lục II ban hành kèm theo Nghị định này", ["OWN Phụ lục II"]),
        ("Biểu số 03 Phụ lục I", ["OWN Phụ lục I Biểu số 03"]),
        ("Phụ lục I, Phụ lục II", ["OWN Phụ lục I", "OWN Phụ lục II"]),
    ],
)
def test_annexes_and_forms(text: str, expected: list[str]) -> None:
    assert read(text) == expected


def test_no_reference_is_none() -> None:
    assert parse_reference("Cụm công nghiệp là gì?") is None


@pytest.mark.parametrize(
    ("typed", "official"),
    [
        ("32/2024/nd-cp", ND32),
        ("15/2020/qd-ttg", "15/2020/QĐ-TTg"),
        ("12/ttr-ubnd", "12/TTr-UBND"),
        ("5/nq-hdnd", "5/NQ-HĐND"),
        ("61/2020/qh14", "61/2020/QH14"),
        ("02/2023/tt-bkhdt", "02/2023/TT-BKHĐT"),
        (ND32, ND32),
    ],
)
def test_numbers_get_their_official_letters(typed: str, official: str) -> None:
    assert normalise_number(typed) == official


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (ND32, "Nghị định"),
        ("61/2020/QH14", "Luật"),
        ("14/2024/TT-BCT", "Thông tư"),
        ("31/2012/TTLT-BCT-BKHĐT", "Thông tư liên tịch"),
        ("2336/QĐ-UBND", "Quyết định"),
        ("66.18/2026/NQ-CP", "Nghị quyết"),
        ("08/NQ-HĐND", "Nghị quyết"),
        ("05/VBHN-BCT", "Văn bản hợp nhất"),
        ("1178/ĐCK-CTT", "Công văn"),
        ("12/TTr-UBND", ""),
    ],
)
def test_the_kind_follows_from_the_number(number: str, kind: str) -> None:
    assert kind_of(number) == kind


def test_within() -> None:
    clause = LegalReference(ND32, "10", "3")
    assert LegalReference(ND32, "10", "3", "a").within(clause)
    assert clause.within(clause)
    assert clause.within(LegalReference(ND32))
    assert not clause.within(LegalReference(ND32, "10", "3", "a"))
    assert not clause.within(LegalReference("139/2025/NĐ-CP", "10", "3"))
    assert not LegalReference(ND32, form="Mẫu số 02").within(LegalReference(ND32, form="Mẫu số 01"))


def test_with_number_moves_only_the_document() -> None:
    assert with_number(LegalReference("", "10", "3"), ND32) == LegalReference(ND32, "10", "3")


def test_a_semicolon_ends_what_shares_a_document() -> None:
    assert read("32/2024/NĐ-CP Điều 10 khoản 3; Điều 11 Nghị định 139/2025/NĐ-CP") == [f"{ND32} Điều 10 khoản 3", "139/2025/NĐ-CP Điều 11"]
    assert read("66.1/2026/NQ-CP Điều 1, 66.2/2026/NQ-CP Điều 2") == ["66.1/2026/NQ-CP Điều 1", "66.2/2026/NQ-CP Điều 2"]
