"""Visits to the real app: real page, real assistant, real index of the shipped knowledge."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import streamlit as st
from playwright.sync_api import Browser, Page, ViewportSize, expect
from streamlit.testing.v1 import AppTest

from assistant.answerer import Assistant
from config.settings import PROJECT_ROOT, load_settings
from tests.stories.browser import ROOT, Watched, ask, overflow, running_app
from tests.ui.driving import ask as ask_in_process
from tests.ui.driving import html_of
from ui import answer_text, assistant_provider

REAL_APP = ROOT / "tests" / "stories" / "real_app.py"
PHONE = ViewportSize(width=390, height=844)
WAIT = 45_000  # the first question waits for the model
APPRAISAL = "Sở Công Thương thẩm định hồ sơ thành lập cụm công nghiệp trong bao lâu?"
SECONDARY = "Nguồn thứ cấp"


@pytest.fixture(scope="module")
def address(browser: Browser, knowledge_index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the running app."""
    with running_app(REAL_APP, tmp_path_factory.mktemp("data"), str(knowledge_index)) as url:
        yield url


@pytest.fixture
def phone(browser: Browser, address: str) -> Iterator[tuple[Page, Watched]]:
    """The chat page on a phone, in a session of its own, watched."""
    watched = Watched()
    page = browser.new_page(viewport=PHONE, locale="vi-VN")
    watched.watch(page)
    page.goto(address)
    expect(page.locator(".dl-welcome")).to_be_visible(timeout=WAIT)
    yield page, watched
    page.close()


@pytest.mark.browser
def test_an_investor_reads_the_limit_and_opens_its_source(phone: tuple[Page, Watched]) -> None:
    page, watched = phone
    ask(page, APPRAISAL)
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    expect(page.locator("strong", has_text="20 ngày làm việc").first).to_be_visible()
    expect(page.get_by_text("25 ngày").first).to_be_visible()
    page.locator('a[href^="#source-"]', has_text="[1]").first.click()
    card = page.locator(".dl-card").first
    quoted = card.locator("mark").first
    expect(quoted).to_be_in_viewport()
    expect(quoted).to_contain_text("20 ngày làm việc")
    expect(card).to_contain_text(SECONDARY)
    expect(card).to_contain_text("32/2024/NĐ-CP")
    assert overflow(page) <= 0
    assert (watched.errors, watched.outside) == ([], [])


@pytest.mark.browser
def test_a_second_question_goes_on_from_the_first(phone: tuple[Page, Watched]) -> None:
    page, watched = phone
    ask(page, APPRAISAL)
    expect(page.locator(".dl-sources")).to_have_count(1, timeout=WAIT)
    ask(page, "còn mở rộng thì sao?")
    expect(page.locator(".dl-sources")).to_have_count(2, timeout=WAIT)
    expect(page.get_by_text("của thủ tục mở rộng cụm công nghiệp").first).to_be_visible()
    expect(page.locator(".dl-sources").nth(1)).to_contain_text("Mở rộng cụm công nghiệp")
    assert overflow(page) <= 0
    assert (watched.errors, watched.outside) == ([], [])


@pytest.mark.browser
def test_markup_in_a_question_does_nothing(phone: tuple[Page, Watched]) -> None:
    page, watched = phone
    markup = '<img src="http://vidu.invalid/a.png" onerror="alert(1)"><script>alert(2)</script>'
    ask(page, f"{markup} {APPRAISAL}")
    expect(page.get_by_text(markup).first).to_be_visible(timeout=WAIT)
    expect(page.locator(".dl-sources")).to_be_visible(timeout=WAIT)
    assert page.locator('img[src*="vidu.invalid"]').count() == 0
    assert overflow(page) <= 0
    assert (watched.errors, watched.outside) == ([], [])


@pytest.fixture
def desk(assistant: Assistant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[AppTest]:
    """The page in-process with the real assistant, opened once for all tests."""
    monkeypatch.setenv("DANLOI_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setattr(assistant_provider, "open_assistant", lambda _settings, _progress: assistant)
    monkeypatch.setattr(answer_text, "PAUSE_SECONDS", 0)
    load_settings.cache_clear()
    st.cache_resource.clear()
    yield AppTest.from_file(str(PROJECT_ROOT / "app.py"), default_timeout=30).run()
    st.cache_resource.clear()


def test_an_official_asks_for_the_day_a_dossier_came_in(desk: AppTest) -> None:
    desk.segmented_control(key="role").set_value("official")
    desk.date_input(key="as_of").set_value(date(2026, 7, 1)).run()
    ask_in_process(desk, APPRAISAL)
    assert not desk.exception
    shown = next(str(element.value) for element in desk.markdown if "Thời hạn" in str(element.value))
    assert "**25 ngày**" in shown
    assert "01/7/2026" in html_of(desk)


def test_the_same_question_for_today_has_the_new_limit(desk: AppTest) -> None:
    ask_in_process(desk, APPRAISAL)
    assert any("**20 ngày làm việc**" in str(element.value) for element in desk.markdown)
    assert SECONDARY in html_of(desk)


def test_a_question_on_another_subject_has_no_source(desk: AppTest) -> None:
    ask_in_process(desk, "Giá vàng hôm nay?")
    assert not desk.exception
    assert 'class="dl-card"' not in html_of(desk)
