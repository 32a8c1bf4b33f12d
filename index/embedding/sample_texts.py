"""Fifty texts on which two embedding engines are compared.

Written for the purpose: neutral sentences that state no rule, in the shapes the project
meets: short, long (over 300 tokens, under 500), typed without diacritics, English,
Chinese, numbers, legal numbers, upper case, tables, odd spaces.
"""

from __future__ import annotations

_SHORT = (
    "Hồ sơ",
    "Cụm công nghiệp là gì?",
    "Nộp giấy tờ ở đâu?",
    "Mất bao lâu thì xong?",
    "Xin chào, tôi cần hướng dẫn.",
    "Nhà đầu tư hạ tầng kỹ thuật",
    "Ủy ban nhân dân cấp tỉnh",
    "Ai là người ký văn bản này?",
)
_VIETNAMESE = (
    "Buổi sáng, người dân mang giấy tờ đến quầy số hai và chờ gọi tên.",
    "Cán bộ tiếp nhận ghi ngày hẹn vào tờ phiếu màu xanh rồi trao lại cho người nộp.",
    "Bản đồ treo trên tường cho thấy con đường mới chạy dọc bờ sông.",
    "Chị Hạnh hỏi liệu có thể gửi bản quét thay cho bản giấy hay không.",
    "Trời mưa to nên cuộc họp được dời sang buổi chiều ở phòng bên cạnh.",
    "Nhà máy dệt nằm sát khu dân cư, cách ngã tư chừng vài trăm bước.",
    "Kế toán trưởng đề nghị kiểm tra lại bảng số liệu trước khi trình lãnh đạo.",
    "Thầy giáo kể cho học trò nghe về làng nghề làm gốm bên kia núi.",
    "Quyển sổ ghi đầy đủ tên, địa chỉ và số điện thoại của từng hộ.",
    "Đơn đề nghị thành lập kèm theo thuyết minh và bản vẽ mặt bằng.",
)
_FOLDED = (
    "ho so gom nhung giay to gi",
    "thoi han giai quyet la may ngay",
    "toi muon mo xuong may thi hoi ai",
    "co quan nao tiep nhan don cua toi",
    "mau don lay o dau va dien the nao",
    "nha dau tu can lam gi tiep theo",
)
_ENGLISH = (
    "Where do I submit the application?",
    "The meeting was moved to the afternoon because of heavy rain.",
    "What is an industrial cluster, and who manages it?",
    "Please bring the original copy and one photocopy.",
    "She keeps a notebook with names, addresses and phone numbers.",
    "How long does the review usually take?",
)
_CHINESE = (
    "申请材料在哪里提交?",
    "会议因为下雨改到了下午。",
    "工业集群是什么意思?",
    "请带上原件和一份复印件。",
    "投资者下一步需要做什么?",
)
_NUMBERS = (
    "1, 2, 3, 5, 8, 13, 21, 34",
    "Tổng diện tích 48,75 ha; giai đoạn một 19,5 ha; còn lại 29,25 ha.",
    "Ngày 05/11/2026, lúc 14:30, phòng 203, điện thoại 0900 000 000.",
    "Điểm a khoản 2 Điều 14 Nghị định số 00/2099/NĐ-CP",
    "Thông tư 99/2098/TT-BCT, Phụ lục III, Mẫu số 07",
    "12.500.000.000 đồng (mười hai tỷ năm trăm triệu đồng)",
)
_ODD = (
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc",
    "| STT | Tên giấy tờ | Số bản |\n| 1 | Đơn | 01 |\n| 2 | Bản vẽ | 02 |",
    "Dấu  cách   đôi,\ttab và\u00a0dấu cách cứng.",
    "① Bước một → ② bước hai → ③ bước ba ½ ㎡",
)
_PARTS = {
    "vi": " ".join(_VIETNAMESE),
    "folded": ", ".join(_FOLDED),
    "en": " ".join(_ENGLISH),
    "zh": "".join(_CHINESE),
    "numbers": "; ".join(_NUMBERS),
}
_LONG = (
    f"{_PARTS['vi']} {_PARTS['vi']}",
    f"{_PARTS['vi']} {_PARTS['en']} {_PARTS['folded']}",
    f"{_PARTS['numbers']}. {_PARTS['vi']} {_PARTS['folded']}",
    f"{_PARTS['en']} {_PARTS['en']} {_PARTS['en']} {_PARTS['en']} {_PARTS['vi']}",
    f"{_PARTS['zh'] * 5}{_PARTS['vi']}",
)

SHORT_TEXTS: tuple[str, ...] = (*_SHORT, *_VIETNAMESE, *_FOLDED, *_ENGLISH, *_CHINESE, *_NUMBERS, *_ODD)
LONG_TEXTS: tuple[str, ...] = _LONG
SAMPLE_TEXTS: tuple[str, ...] = (*SHORT_TEXTS, *LONG_TEXTS)
