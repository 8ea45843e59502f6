"""Settlement schemes in a browser: the slider, keys alone, phone and paper, both languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAPER = 794  # 210 mm at 96 dots an inch
PAGE = "/schemes/demonstration/"
PAGES = ["/schemes/", PAGE, f"{PAGE}person/", "/schemes/dongguan-after/compare/"]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_and_can_be_used_by_everybody(page, base_url, prefix, path):
    page.goto(base_url + prefix + path, wait_until="networkidle")
    assert Axe().run(page).violations_count == 0
    for width, media in ((390, "screen"), (PAPER, "print")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        page.reload(wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_the_slider_moves_the_count_by_keys_alone(page, base_url, prefix):
    page.goto(f"{base_url}{prefix}{PAGE}?on=2018-01-01")
    count, number = page.locator("#settled"), page.locator("#threshold")
    before = count.inner_text()
    expect(number).to_have_value("90")
    page.locator("#slider").focus()
    for _ in range(4):
        page.keyboard.press("ArrowLeft")
    expect(number).to_have_value("88")
    expect(count).not_to_have_text(before)
    assert int(count.inner_text().replace(",", "")) > int(before.replace(",", ""))
    expect(page).to_have_url(re.compile("selection.threshold=88"))
    expect(page.locator(".change")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    number.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("90")
    page.keyboard.press("Tab")
    expect(count).to_have_text(before)
    expect(page.locator("#slider")).to_have_value("90")


def test_a_changed_number_is_marked_and_goes_with_the_address(page, base_url):
    page.goto(f"{base_url}{PAGE}?on=2018-01-01")
    field = page.locator("input[name='items.shortage.points']")
    field.fill("0")
    field.press("Tab")
    expect(page.locator(".change")).to_be_visible()
    expect(field).to_have_class(re.compile("changed"))
    expect(page).to_have_url(re.compile("items.shortage.points=0"))
    page.reload()
    expect(field).to_have_value("0")
    with page.expect_download() as download:
        page.locator("a[download]").click()
    assert download.value.suggested_filename == "demonstration-changed.yaml"


def test_what_is_wrong_is_told_beside_the_field(page, base_url):
    """The browser itself would stop it on the way, so it comes by the address."""
    answer = page.request.get(f"{base_url}{PAGE}?items.insurance.cap=-5")
    assert answer.status == 400
    assert "items.insurance.cap-fault" in answer.text()


def test_it_works_without_a_script(browser, base_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}{PAGE}?on=2018-01-01")
    expect(page.locator("#slider")).to_be_hidden()
    page.locator("#threshold").fill("60")
    page.get_by_role("button", name="重算").click()
    expect(page.locator(".change")).to_be_visible()
    expect(page).to_have_url(re.compile("selection.threshold=60"))
    context.close()


def test_a_person_is_explained_by_keys_alone(page, base_url):
    page.goto(f"{base_url}{PAGE}person/")
    page.locator("input[name=birth_date]").fill("1986-05-01")
    page.locator("select[name=has_job]").focus()
    page.keyboard.type("是")
    page.locator("input[name=insurance_months]").focus()
    page.keyboard.type("60")
    page.keyboard.press("Enter")
    expect(page.locator("#found h2")).to_contain_text("合计")
    assert "60" not in page.url
    assert Axe().run(page).violations_count == 0
