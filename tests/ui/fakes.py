"""A stand-in for the assistant, made of domain types. Its documents are invented and say so."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from zoneinfo import ZoneInfo

from domain.answers import Answer, AnswerStatus, Citation, Language, Question, Statement, Versions
from domain.documents import Validity, Verification
from domain.errors import IndexMissing
from domain.legal import LegalReference

DECREE = "901/2099/NĐ-CP"
QUOTE = "Cơ quan thử nghiệm xem xét hồ sơ giả định trong 7 ngày làm việc kể từ ngày nhận đủ hồ sơ."
LEAD = "**7 ngày làm việc**, kể từ ngày nhận đủ hồ sơ giả định."
WARNING = "Nghị định 902/2099/NĐ-CP (giả định) chưa được đối chiếu toàn văn."
FOLLOW_UP = "Bước tiếp theo trong ví dụ giả định là gì?"
GAP_WORD = "chưa có"
BROKEN_WORD = "hỏng"
PASSAGE = (
    "1. Đoạn này do bộ kiểm thử đặt ra, không phải quy định. Tổ chức đề nghị lập hồ sơ giả định theo mẫu và gửi một bộ.\n"
    f"2. {QUOTE}\n"
    "3. Trường hợp hồ sơ chưa đủ, cơ quan thử nghiệm thông báo một lần bằng văn bản <b>cho tổ chức đề nghị</b>."
)
LONG_PASSAGE = "Mở đầu của đoạn dài dùng để kiểm thử. " * 25 + QUOTE + " Phần cuối của đoạn dài dùng để kiểm thử." * 25


def citation(marker: int, **changes: object) -> Citation:
    """Return an invented source; `changes` replace its fields."""
    fields: dict[str, object] = {
        "marker": marker,
        "section_id": f"fake#{marker}",
        "document_id": f"fake-{marker}",
        "number": DECREE,
        "title": "Văn bản giả định dùng cho kiểm thử giao diện",
        "kind_name": "Nghị định",
        "article": "10",
        "clause": "2",
        "point": None,
        "heading_path": ("Chương I", "Điều 10. Xem xét hồ sơ giả định"),
        "quote": QUOTE,
        "passage": PASSAGE,
        "page": 4,
        "in_force": True,
        "validity": Validity(date(2024, 5, 1)),
        "issued_on": date(2024, 3, 15),
        "issuer": "Cơ quan thử nghiệm",
        "legal_basis": (),
        "verification": Verification.PRIMARY,
    } | changes
    return Citation(**fields)  # type: ignore[arg-type]


def three_sources() -> tuple[Citation, ...]:
    """Return one source of each verification label and state of force."""
    return (
        citation(1),
        citation(2, number="902/2099/NĐ-CP", point="a", passage=LONG_PASSAGE, in_force=False, page=None,
                 validity=Validity(date(2020, 1, 1), date(2024, 4, 30)), verification=Verification.SECONDARY),
        citation(3, number="", kind_name="Hướng dẫn", title="Tài liệu hướng dẫn giả định của bộ kiểm thử", article=None, clause=None,
                 heading_path=("Phần II", "Bước 3. Xem xét hồ sơ giả định"), page=None, verification=Verification.UNVERIFIED,
                 legal_basis=(LegalReference(DECREE, "10", "2"), LegalReference(DECREE, "11", "1", "b")),
                 basis_in_words=(f"khoản 2 Điều 10 Nghị định {DECREE}", f"điểm b khoản 1 Điều 11 Nghị định {DECREE}")),
    )  # fmt: skip


def answer_to(question: Question, status: AnswerStatus = AnswerStatus.ANSWERED, **changes: object) -> Answer:
    """Return a full answer to `question`; `changes` replace its fields."""
    lines = (
        Statement(LEAD, (1,), "lead"),
        Statement("Thành phần giả định thứ nhất, một bản chính.", (1, 3), "item"),
        Statement("Thành phần giả định thứ hai (nếu có).", (3,), "item"),
        Statement("Trước đó, quy định giả định cũ đặt con số khác.", (2,), "change"),
    )
    text = f"{LEAD} [1]\n\n1. {lines[1].text} [1][3]\n2. {lines[2].text} [3]\n\n{lines[3].text} [2]"
    zone = ZoneInfo("Asia/Ho_Chi_Minh")
    fields: dict[str, object] = {
        "id": "fake",
        "question": question.text,
        "language": question.language or Language.VI,
        "as_of": question.as_of or datetime.now(zone).date(),
        "status": status,
        "text": text,
        "asked_at": datetime.now(zone),
        "statements": lines,
        "citations": three_sources(),
        "warnings": (WARNING,),
        "follow_ups": (FOLLOW_UP, "Hồ sơ giả định nộp ở đâu?"),
        "versions": Versions("fake-index", "fake-model"),
    } | changes
    return Answer(**fields)  # type: ignore[arg-type]


@dataclass
class FakeAssistant:
    """Answers everything; words in the question choose another ending. Remembers what it was asked."""

    asked: list[Question] = field(default_factory=list)

    def ask(self, question: Question) -> Answer:
        """Return an answer whose status follows the words of the question."""
        self.asked.append(question)
        if BROKEN_WORD in question.text:
            raise RuntimeError("a fault of the fake")
        if GAP_WORD in question.text:
            text = "Tài liệu giả định không có nội dung này. Nội dung gần nhất: xem xét hồ sơ giả định."
            return answer_to(question, AnswerStatus.NOT_IN_GUIDANCE, text=text, statements=(), citations=(), warnings=())
        return answer_to(question)


def index_missing(*_arguments: object) -> FakeAssistant:
    """Stand in for `open_assistant` on a machine without an index."""
    raise IndexMissing("Chưa có chỉ mục tài liệu.", "Chạy lệnh `python -m ingest build` rồi thử lại.")
