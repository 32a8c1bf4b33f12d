"""A small knowledge folder that the loaders accept, for tests to break in one place."""

from __future__ import annotations

from pathlib import Path

REGISTRY = """
documents:
  - number: 1/2020/NĐ-CP
    kind: Nghị định
    title: Về một việc
    issued_on: 2020-01-01
    in_force_from: 2020-02-01
    in_force_to: 2021-12-31
    replaced_by: [2/2022/NĐ-CP]
    verification: primary
    labels: {in_force_from: secondary}
    legal_basis: [1/2020/NĐ-CP Điều 9 khoản 1]
  - number: 2/2022/NĐ-CP
    kind: Nghị định
    title: Về việc ấy
    in_force_from: 2022-01-01
    replaces: [1/2020/NĐ-CP]
    amended_by:
      - {by: 3/2023/NĐ-CP, from: 2023-01-01, articles: ["4"], verification: secondary}
    verification: primary
  - number: 3/2023/NĐ-CP
    kind: Nghị định
    title: Sửa việc ấy
    in_force_from: 2023-01-01
    amends: [2/2022/NĐ-CP]
    verification: secondary
regimes:
  - {id: old, name: Cũ, from: 2020-02-01, to: 2021-12-31, documents: [1/2020/NĐ-CP], verification: primary}
  - {id: new, name: Mới, from: 2022-01-01, documents: [2/2022/NĐ-CP], verification: primary}
transitions:
  - {id: dossier, changed_on: 2022-01-01, text: Làm tiếp theo quy định cũ, legal_basis: [2/2022/NĐ-CP Điều 9], verification: primary}
"""

PROCEDURE = """
id: build
name: Làm một việc
track: infrastructure
field: viec
step_questions:
  ask: [Bắt đầu từ đâu?]
gaps:
  - {from: 2020-02-01, to: 2021-12-31, text: Chưa có nguồn, legal_basis: [1/2020/NĐ-CP]}
versions:
  - id: build-new
    regime: new
    from: 2022-01-01
    verification: secondary
    legal_basis: [2/2022/NĐ-CP Điều 4]
    dossier:
      - {id: don, name: Đơn, original: true, verification: primary, legal_basis: [2/2022/NĐ-CP Điều 4 khoản 1]}
    steps:
      - id: ask
        name: Gửi đơn
        actor: Người dân
        action: Gửi đơn
        time_limit_note: Không ấn định
        legal_basis: [2/2022/NĐ-CP Điều 4 khoản 1]
        questions: [Gửi cho ai?]
      - id: answer
        name: Trả lời
        actor: Cơ quan
        action: Trả lời
        time_limit: {amount: 5, unit: working_days, starts_at: ngày nhận đơn}
        requires: [ask]
        legal_basis: [2/2022/NĐ-CP Điều 4 khoản 2]
"""

GLOSSARY = """
terms:
  - {id: ccn, official: cụm công nghiệp, abbreviations: [CCN], everyday: [cụm], english: [cluster]}
  - {id: ho-so, official: thành phần hồ sơ, everyday: [giấy tờ, nộp gì]}
  - {id: boi-thuong, official: bồi thường, everyday: [đền bù]}
"""

OFFICES = """
offices:
  - id: xa
    name: Ủy ban nhân dân cấp xã
    short_names: [UBND xã]
    level: xã
    topics: [nộp hồ sơ]
    duties:
      - {text: Nhận đơn, legal_basis: [2/2022/NĐ-CP Điều 4], verification: secondary}
    former_names:
      - {name: Ủy ban nhân dân cấp huyện, also: [UBND huyện], until: 2022-01-01, legal_basis: [2/2022/NĐ-CP], verification: primary}
    verification: primary
moved_duties:
  - id: intake
    text: Nhận đơn
    of: [2/2022/NĐ-CP Điều 4 khoản 1]
    holders:
      - {former: Ủy ban nhân dân cấp huyện, from: 2020-02-01, to: 2021-12-31, legal_basis: [1/2020/NĐ-CP], verification: primary}
      - {office: xa, from: 2022-01-01, legal_basis: [2/2022/NĐ-CP], verification: primary}
"""

FORMS = """
forms:
  - {id: mau-don, code: Mẫu số 01, name: Đơn, annex: [2/2022/NĐ-CP Phụ lục I Mẫu số 01], used_in: [build/ask], verification: primary}
without_form:
  - {id: thu, name: Thư, legal_basis: [2/2022/NĐ-CP Điều 4], used_in: [build/answer], verification: primary}
"""

CLUSTERS = """
clusters:
  - id: mot
    name: Một
    area_ha: 7.5
    place: xã A
    decision: 2/2022/NĐ-CP
    decided_on: 2022-01-01
    status: đang xây
    source: báo
    verification: secondary
counts:
  - {id: dem, text: 1 cụm, as_of: năm 2022, source: báo, verification: unverified}
"""

CALENDAR = """
holidays:
  - {day: 2027-01-01, name: Tết dương lịch, legal_basis: [2/2022/NĐ-CP Điều 4], verification: primary}
proposed_days_off:
  - {day: 2026-11-23, name: Nghỉ bù, verification: unverified}
make_up_days:
  - {day: 2026-11-28, instead_of: 2026-11-23, verification: unverified}
rules:
  - {id: r1, text: Không đếm ngày đầu, legal_basis: [2/2022/NĐ-CP Điều 5], verification: secondary}
"""

ROADMAPS = """
roadmaps:
  - id: infrastructure
    name: Lộ trình
    stages:
      - {name: Làm, procedures: [build]}
    branches:
      - {id: co, question: Có đất không?, if_yes: Làm, if_no: Thôi, legal_basis: [2/2022/NĐ-CP Điều 4], verification: primary}
"""

OUTDATED = """
terms:
  - {term: Ủy ban nhân dân cấp huyện, also: [UBND huyện], since: 2022-01-01, instead: Ủy ban nhân dân cấp xã, verification: primary}
"""

FIELDS = """
fields:
  - {id: viec, name: Việc ấy, lead_office: xa}
"""

FILES = {
    "registry.yaml": REGISTRY,
    "procedures/build.yaml": PROCEDURE,
    "glossary.yaml": GLOSSARY,
    "offices.yaml": OFFICES,
    "forms.yaml": FORMS,
    "clusters.yaml": CLUSTERS,
    "calendar.yaml": CALENDAR,
    "roadmaps.yaml": ROADMAPS,
    "outdated_terms.yaml": OUTDATED,
    "fields.yaml": FIELDS,
}


def write_folder(folder: Path, name: str = "", old: str = "", new: str = "") -> Path:
    """Write the folder, with `old` in the file `name` replaced by `new`."""
    for file, text in FILES.items():
        path = folder / file
        path.parent.mkdir(parents=True, exist_ok=True)
        assert file != name or old in text, old
        path.write_text(text.replace(old, new, 1) if file == name else text, encoding="utf-8")
    return folder
