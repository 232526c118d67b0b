"""Each role logs in and opens every page of its menu: no console error, nothing pushed off the screen."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from admin_app.demo.logins import PEOPLE
from models.vocabulary import Role
from tests.faults.house import House

SCREENS = {"desk": {"width": 1366, "height": 768}, "phone": {"width": 390, "height": 844}}


def _log_in(page: Page, office: House, role: Role) -> None:
    email = next(address for each, address, _ in PEOPLE if each is role)
    password = json.loads((Path(office.env["KHOP_VAR"]) / "demo_logins.json").read_text())[email]
    page.goto(f"{office.http.base_url}/login")
    page.fill("#email", email)
    page.fill("#password", password)
    page.click("button.primary")
    page.wait_for_url(f"{office.http.base_url}/**")


@pytest.mark.slow
@pytest.mark.parametrize("role", list(Role))
def test_every_page_of_the_menu_opens_without_an_error(browser: Browser, office: House, role: Role) -> None:
    context = browser.new_context(viewport=SCREENS["desk"], locale="vi-VN")
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    _log_in(page, office, role)
    links = page.eval_on_selector_all("nav a", "all => all.map(a => a.getAttribute('href'))")
    assert "/orders/" in links
    for screen in SCREENS.values():
        page.set_viewport_size(screen)
        for link in dict.fromkeys(link for link in links if link.startswith("/")):
            answer = page.goto(f"{office.http.base_url}{link}")
            assert answer is not None
            assert answer.status == 200, link
            wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
            assert wide <= 0, f"{link} is {wide} px too wide at {screen['width']}"
    assert complaints == []
    context.close()


@pytest.mark.slow
def test_an_accountant_finds_an_order_by_a_name_without_accents(browser: Browser, office: House) -> None:
    context = browser.new_context(viewport=SCREENS["desk"], locale="vi-VN")
    page = context.new_page()
    _log_in(page, office, Role.OFFICE_ACCOUNTANT)
    page.goto(f"{office.http.base_url}/orders/?search=pho+co+lanh")
    rows = page.locator("table tbody tr")
    assert rows.count() > 0
    assert all("phocolanh" in text for text in rows.all_inner_texts())
    rows.first.locator("a").first.click()
    page.wait_for_load_state()
    assert "phocolanh" in page.inner_text("main")
    context.close()
