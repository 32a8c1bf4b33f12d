"""A visit in a real browser. The assistant is the fake one; server, page and browser are real."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.stories.browser import ROOT, Watched, ask, overflow, running_app
from tests.ui.fakes import GAP_WORD, QUOTE

pytestmark = pytest.mark.browser

FAKE_APP = ROOT / "tests" / "stories" / "fake_app.py"
PHONE = ViewportSize(width=390, height=844)
DESK = ViewportSize(width=1280, height=900)
WAIT = 20_000


@pytest.fixture(scope="module")
def address(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app."""
    with running_app(FAKE_APP, tmp_path_factory.mktemp("data")) as url:
        yield url


@pytest.fixture
def watched() -> Watched:
    """What the pages of this story did wrong."""
    return Watched()


def opened(browser: Browser, address: str, watched: Watched, size: ViewportSize) -> Page:
    """Open the chat page in a fresh session."""
    page = browser.new_page(viewport=size, locale="vi-VN")
    watched.watch(page)
    page.goto(address)
    expect(page.locator(".dl-welcome")).to_be_visible(timeout=WAIT)
    return page


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_a_question_is_answered_with_sources_that_open(browser: Browser, address: str, watched: Watched, size: ViewportSize) -> None:
    page = opened(browser, address, watched, size)
    assert overflow(page) <= 0
    ask(page, "Thời hạn xem xét hồ sơ giả định là bao lâu?")
    expect(page.get_by_text("7 ngày làm việc").first).to_be_visible(timeout=WAIT)
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    expect(page.locator("mark", has_text=QUOTE).first).to_be_visible()
    assert overflow(page) <= 0
    expect(page.get_by_text("không phải quyết định của cơ quan nhà nước")).to_be_in_viewport()
    assert (watched.errors, watched.outside) == ([], [])
    page.close()


def test_a_marker_opens_the_card_of_its_source(browser: Browser, address: str, watched: Watched) -> None:
    page = opened(browser, address, watched, DESK)
    ask(page, "Câu hỏi thứ nhất")
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    ask(page, "Câu hỏi thứ hai")
    expect(page.locator(".dl-sources")).to_have_count(2, timeout=WAIT)
    first = page.locator(".dl-sources").first
    second_card = first.locator(".dl-card").nth(1)
    expect(second_card.locator("mark").first).to_be_hidden()
    page.locator('a[href^="#source-"]', has_text="[2]").first.click()
    expect(second_card.locator("mark").first).to_be_in_viewport()
    assert watched.errors == []
    page.close()


def test_markup_in_a_question_stays_text(browser: Browser, address: str, watched: Watched) -> None:
    page = opened(browser, address, watched, PHONE)
    question = f'{GAP_WORD} <img src=x onerror="alert(1)"><script>alert(2)</script> ![a](http://vidu.invalid/a.png) ' + "dàiquá" * 60
    ask(page, question)
    expect(page.get_by_text('<img src=x onerror="alert(1)">').first).to_be_visible(timeout=WAIT)
    expect(page.get_by_role("button", name="Ghi lại câu hỏi này")).to_be_visible(timeout=WAIT)
    assert overflow(page) <= 0
    assert (watched.errors, watched.outside) == ([], [])
    page.close()


def test_the_keyboard_is_enough(browser: Browser, address: str, watched: Watched) -> None:
    page = opened(browser, address, watched, DESK)
    expect(page.locator('[data-testid="stChatInputTextArea"]')).to_be_focused(timeout=WAIT)
    example = page.locator(".st-key-examples button").first
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if example.evaluate("button => button === document.activeElement"):
            break
    expect(example).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    page.close()


def test_an_unanswered_question_is_recorded(browser: Browser, address: str, watched: Watched) -> None:
    page = opened(browser, address, watched, DESK)
    ask(page, f"Nội dung {GAP_WORD} trong tài liệu?")
    page.get_by_role("button", name="Ghi lại câu hỏi này").click(timeout=WAIT)
    expect(page.get_by_text("Đã ghi lại câu hỏi")).to_be_visible(timeout=WAIT)
    assert watched.errors == []
    page.close()


def test_the_answer_can_be_kept_as_a_file(browser: Browser, address: str, watched: Watched, tmp_path: Path) -> None:
    page = opened(browser, address, watched, DESK)
    ask(page, "Câu hỏi giả định?")
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Tải về").click()
    kept = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    assert kept.suffix == ".md"
    assert QUOTE in kept.read_text(encoding="utf-8")
    page.close()


@pytest.mark.parametrize(
    ("language", "notice"), [("en", "not a decision of any state authority"), ("zh", "不是国家机关的决定")], ids=["english", "chinese"]
)
def test_every_language_fits_a_phone_and_carries_the_notice(browser: Browser, address: str, watched: Watched, language: str, notice: str) -> None:
    page = opened(browser, f"{address}/?lang={language}", watched, PHONE)
    expect(page.get_by_text(notice).last).to_be_in_viewport(timeout=WAIT)
    ask(page, "?" * 3)
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    assert page.evaluate("document.documentElement.lang") == language
    assert overflow(page) <= 0
    assert (watched.errors, watched.outside) == ([], [])
    page.close()


def test_the_about_page_is_reached_on_a_phone_and_carries_the_notice(browser: Browser, address: str, watched: Watched) -> None:
    page = opened(browser, address, watched, PHONE)
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_role("link", name="Giới thiệu").click()
    expect(page.get_by_role("heading", name="Dẫn Lối không phải là")).to_be_visible(timeout=WAIT)
    expect(page.get_by_text("không phải quyết định của cơ quan nhà nước").last).to_be_in_viewport()
    assert overflow(page) <= 0
    assert (watched.errors, watched.outside) == ([], [])
    page.close()


def test_without_an_index_the_page_says_which_command_helps(browser: Browser, tmp_path: Path) -> None:
    with running_app(FAKE_APP, tmp_path, "--no-index") as url:
        page = browser.new_page(viewport=PHONE)
        page.goto(url)
        expect(page.get_by_role("alert")).to_contain_text("Chưa có chỉ mục tài liệu.", timeout=WAIT)
        expect(page.locator("code", has_text="python -m ingest build").first).to_be_visible()
        assert overflow(page) <= 0
        page.close()
