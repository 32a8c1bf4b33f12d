from __future__ import annotations

import pytest

from domain.documents import SectionRole as Role
from ingest.roles import role_of_clause, role_of_heading


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Điều 2. Giải thích từ ngữ", Role.DEFINITION),
        ("Điều 8. Điều kiện thành lập, mở rộng cụm công nghiệp", Role.CONDITION),
        ("Điều 9. Hồ sơ đề nghị thành lập, mở rộng cụm công nghiệp", Role.DOSSIER),
        ("Điều 10. Trình tự thành lập, mở rộng cụm công nghiệp", Role.STEPS),
        ("Điều 35. Quy định chuyển tiếp", Role.TRANSITION),
        ("Điều 36. Khen thưởng và xử lý vi phạm", Role.SANCTION),
        ("Điều 33. Quyền hạn, trách nhiệm của Sở Công Thương", Role.AUTHORITY),
        ("Điều 3. Về phí, lệ phí", Role.FEE),
        ("Điều 5. Mẫu văn bản về quản lý cụm công nghiệp", Role.FORM),
        ("Điều 21. Quản lý kinh phí cho hoạt động quy hoạch", Role.OTHER),
        ("Điều 7. Chi phí đầu tư", Role.OTHER),
        ("Thời hạn thẩm định quy hoạch", Role.TIME_LIMIT),
        ("Hồ sơ, trình tự, thủ tục cấp", Role.DOSSIER),
        ("Điều 1. Phạm vi điều chỉnh", Role.OTHER),
    ],
)
def test_headings(heading: str, role: Role) -> None:
    assert role_of_heading(heading) is role


@pytest.mark.parametrize(
    ("text", "parent", "role"),
    [
        ("3. Trong thời hạn 25 ngày kể từ ngày nhận đầy đủ hồ sơ, Sở thẩm định.", Role.STEPS, Role.TIME_LIMIT),
        ("a) Định kỳ trước ngày 20 tháng 6 hằng năm, tổ chức báo cáo.", Role.OTHER, Role.TIME_LIMIT),
        ("2. Nghị định này hết hiệu lực trước ngày 01 tháng 3 năm 2027.", Role.OTHER, Role.OTHER),
        ("2. Hội đồng đánh giá gồm Chủ tịch là lãnh đạo Ủy ban nhân dân.", Role.OTHER, Role.AUTHORITY),
        ("1. Thành phần hồ sơ gồm: đơn đề nghị.", Role.STEPS, Role.DOSSIER),
        ("2. Thương nhân lập 02 bộ hồ sơ gồm đơn và bản sao.", Role.STEPS, Role.DOSSIER),
        ("2. Trong thời hạn 05 ngày, cơ quan thực hiện.", Role.TRANSITION, Role.TRANSITION),
        ("1. Cụm công nghiệp là nơi sản xuất.", Role.DEFINITION, Role.DEFINITION),
        ("4. Ngân sách địa phương bảo đảm.", Role.OTHER, Role.OTHER),
    ],
)
def test_clauses_refine_their_article(text: str, parent: Role, role: Role) -> None:
    assert role_of_clause(text, parent) is role
