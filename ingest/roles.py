"""What a unit tells its reader, by rules over its heading and its words.

The rules follow the wording habits of decrees; the first that fits wins. A clause may
refine its article: "trong thời hạn 05 ngày" in an article on procedure is a time limit.
"""

from __future__ import annotations

import re

from domain.documents import SectionRole as Role

_HEADING_RULES: tuple[tuple[Role, str], ...] = (
    (Role.DEFINITION, r"giải thích từ ngữ|khái niệm|định nghĩa"),
    (Role.TRANSITION, r"chuyển tiếp"),
    (Role.SANCTION, r"xử lý vi phạm|xử phạt|hành vi (?:bị )?(?:nghiêm )?cấm|kỷ luật|chế tài"),
    (Role.LEGAL_BASIS, r"căn cứ (?:pháp lý|ban hành)|^căn cứ$"),
    (Role.FEE, r"(?<!chi )(?<!kinh )\bphí\b|lệ phí|mức thu"),
    (Role.FORM, r"^(?:điều \S+\s+)?(?:mẫu|biểu)\b|biểu mẫu|mẫu (?:văn bản|đơn|giấy)"),
    (Role.DOSSIER, r"hồ sơ|thành phần (?:hồ sơ|giấy tờ)"),
    (Role.TIME_LIMIT, r"^(?:\S+\s+)*?(?:thời hạn|thời gian) (?:giải quyết|thực hiện|thẩm định|xử lý|cấp|lập|chấp thuận)"),
    (Role.STEPS, r"trình tự|thủ tục|quy trình|các bước"),
    (Role.CONDITION, r"điều kiện|tiêu chí|tiêu chuẩn|yêu cầu đối với"),
    (Role.AUTHORITY, r"thẩm quyền|trách nhiệm|nhiệm vụ|quyền hạn|phân cấp|phân quyền|phân định|cơ quan .*(?:thẩm định|quyết định)|hội đồng"),
)
_COMPILED = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _HEADING_RULES)
_OFFICE_TITLE = re.compile(r"^(?:bộ|ủy ban nhân dân|hội đồng nhân dân|sở|các bộ|chính phủ)\b", re.IGNORECASE)
# A number of days, or a day of every year ("trước ngày 20 tháng 6"); a full date is no time limit.
_LIMIT = re.compile(
    r"(?:trong|trước|thời hạn|thời gian|không quá|chậm nhất|tối đa)[^.;]{0,60}?(?<!ngày )\b\d{1,3}\s*(?:\([^)]*\)\s*)?(?:ngày|tháng|giờ)\b"
    r"|(?:trước|chậm nhất)[^.;]{0,20}ngày \d{1,2} tháng \d{1,2}(?! năm \d)(?!\d)",
    re.IGNORECASE,
)
_OPENING_RULES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    (Role.DOSSIER, re.compile(r"^(?:về )?(?:thành phần |số lượng )?hồ sơ\b(?!.{0,40}(?:không hợp lệ|hợp lệ|đã))", re.IGNORECASE)),
    (Role.DOSSIER, re.compile(r"\bhồ sơ[^.;:]{0,160}\b(?:bao )?gồm\s*:|\bbộ hồ sơ[^.;:]{0,60}\bgồm\b", re.IGNORECASE)),
    (Role.CONDITION, re.compile(r"^(?:các )?điều kiện\b|đáp ứng (?:các|đủ các) điều kiện sau", re.IGNORECASE)),
    (Role.AUTHORITY, re.compile(r"^hội đồng .{0,80}(?:gồm|có)\b|có thẩm quyền (?:quyết định|phê duyệt|cấp)\b.{0,20}:", re.IGNORECASE)),
    (Role.FEE, re.compile(r"nộp (?:phí|lệ phí)|^(?:phí|lệ phí)\b|không thu phí", re.IGNORECASE)),
    (Role.TIME_LIMIT, re.compile(r"^(?:về )?(?:thời hạn|thời gian) (?:giải quyết|thực hiện|thẩm định|xử lý)", re.IGNORECASE)),
    (Role.STEPS, re.compile(r"^(?:về )?(?:trình tự|quy trình|cách thức)\b", re.IGNORECASE)),
)
_MARK = re.compile(r"^(?:\d{1,3}[a-zđ]?[.)]|[a-zđ]\d?\)|[IVXL]+\.|[A-ZĐ]\.)\s*")
_ARTICLE_MARK = re.compile(r"^(?:Điều|Mục|Phần|Chương|Tiểu mục|Phụ lục|Mẫu số|Biểu số)\s+[\w./]+[.:]?\s*", re.IGNORECASE)
# Roles whose clauses a stated deadline turns into time limits; elsewhere a number of days is only mentioned.
_REFINED_BY_LIMIT = (Role.STEPS, Role.TIME_LIMIT, Role.DOSSIER, Role.OTHER)


def role_of_heading(heading: str) -> Role:
    """Return the role an article's or annex part's heading announces, OTHER when it announces none.

    Where a heading names several ("Hồ sơ, trình tự ..."), the one named first wins.
    """
    words = _ARTICLE_MARK.sub("", _MARK.sub("", heading))
    found = [(match.start(), number, role) for number, (role, pattern) in enumerate(_COMPILED) if (match := pattern.search(words))]
    if found:
        return min(found)[2]
    return Role.AUTHORITY if _OFFICE_TITLE.match(words) else Role.OTHER


def role_of_clause(text: str, parent: Role) -> Role:
    """Return the role of a clause or annex part with the text `text` under a unit of role `parent`."""
    if parent in (Role.DEFINITION, Role.TRANSITION, Role.SANCTION, Role.FORM, Role.LEGAL_BASIS):
        return parent
    words = _MARK.sub("", text)
    for role, pattern in _OPENING_RULES:
        if pattern.search(words[:300]):
            return role
    return Role.TIME_LIMIT if parent in _REFINED_BY_LIMIT and _LIMIT.search(words) else parent
