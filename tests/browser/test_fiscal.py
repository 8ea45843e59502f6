"""Cost and transfers in a browser: sliders, keys alone, phone and paper, both languages."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAPER = 794  # 210 mm at 96 dots an inch
PILOT = "/cost/pilots/04/"
AWARD = "/transfers/award/?pool=1000&area.0=340000&inter.0=100&pupils.0=1&per_pupil.0=1"
PAGES = [
    "/cost/",
    f"{PILOT}?horizon=3&revenue=2015%2020000000000",
    "/cost/models/dali/?people.2015.other_province.registered=100",
    "/transfers/",
    "/transfers/land/?settled=100&existing=95&year.0=2016",
    "/transfers/settlement/?residents=300&arrived=2016-08-31",
    f"{AWARD}&weights.inter=0.5&area.1=330200&same.1=9&pupils.1=0&per_pupil.1=0",
    "/transfers/equalization/",
    "/transfers/linkage/?pilot=04&existing=90",
]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_and_can_be_used_by_everybody(page, base_url, prefix, path):
    page.goto(base_url + prefix + path, wait_until="networkidle")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    for width, media in ((390, "screen"), (PAPER, "print")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        page.reload(wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_slider_moves_the_total_by_keys_alone(page, base_url, prefix):
    page.goto(f"{base_url}{prefix}{PILOT}")
    total, number = page.locator("#total"), page.locator("#percent")
    before = total.inner_text()
    page.locator("[data-for=percent]").focus()
    for _ in range(2):
        page.keyboard.press("ArrowRight")
    expect(number).to_have_value("102")
    expect(total).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"percent=102$"))
    expect(number).to_have_class(re.compile("changed"))
    assert Axe().run(page).violations_count == 0
    number.focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("100")
    page.keyboard.press("Tab")
    expect(total).to_have_text(before)
    expect(page.locator("[data-for=percent]")).to_have_value("100")


def test_what_is_wrong_is_told_beside_the_field_and_goes_when_it_is_right(browser, base_url):
    page = browser.new_page()  # one that may report that a request was refused
    page.goto(f"{base_url}{PILOT}")
    field, told = page.locator("#horizon"), page.locator("#horizon-fault")
    expect(told).to_be_hidden()
    field.fill("-3")
    field.press("Tab")
    expect(told).to_contain_text("-3")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#total")).to_have_count(0)
    field.fill("2")
    field.press("Tab")
    expect(told).to_be_hidden()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    expect(page.locator("#total")).to_be_visible()
    page.close()


def test_another_column_of_people_and_other_rules_come_with_the_page(page, base_url):
    page.goto(f"{base_url}{PILOT}?percent=50")
    page.locator("#origin").select_option("same_county")
    page.locator("#step").select_option("resident")
    page.locator("[data-column]").click()
    expect(page.locator("[id='people.2015.same_county.resident']")).to_be_visible()
    expect(page.locator("#percent")).to_have_value("50")
    page.locator("select[name=rules]").select_option("none")
    expect(page).to_have_url(re.compile("rules=none"))
    expect(page.locator("[id='rules[0].shares.person']")).to_have_count(0)


def test_a_place_of_the_award_is_typed_in_by_keys_alone(page, base_url):
    page.goto(f"{base_url}/transfers/award/")
    page.locator("[id='area.0']").focus()
    for text in ("340000", "100", "", "", "10", "100"):
        page.keyboard.type(text)
        page.keyboard.press("Tab")
    expect(page.locator(".caveat")).to_have_count(0)  # of a row that is not whole
    expect(page.locator("#results table").first).to_contain_text("安徽 340000")
    expect(page.locator("#results")).to_contain_text("40,000,000,000.00")


def test_it_works_without_a_script(browser, base_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}{PILOT}")
    expect(page.locator(".slider").first).to_be_hidden()
    page.locator("#percent").fill("50")
    page.get_by_role("button", name="重算").click()
    expect(page.locator("#total")).to_have_text("660.00 亿元")
    context.close()
