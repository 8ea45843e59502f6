"""The pages in a browser: charts, drawer, filters, keyboard, phone, paper, accessibility."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PAGES = [
    "/",
    "/pilots/03/",
    "/pilots/06/",
    "/pilots/29/",
    "/indicators/",
    "/indicators/population_resident/",
    "/indicators/urbanization_rate_resident/",
    "/sources/commitments/1/",
    "/data/",
    "/about/",
    "/evaluation/2017/",
    "/evaluation/2020/",
    "/evaluation/2017/pilots/05/",
    "/evaluation/2020/pilots/06/",
    "/evaluation/2017/robustness/",
    "/evaluation/2020/robustness/",
    "/evaluation/2017/policies/",
    "/decisions/",
]


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_accessible_and_within_the_policy(page, base_url, prefix, path):
    """Axe finds nothing; the `page` fixture fails on any breach of the content policy."""
    page.goto(base_url + prefix + path, wait_until="networkidle")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_charts_are_drawn_and_have_their_table(page, base_url):
    page.goto(f"{base_url}/pilots/03/")
    expect(page.locator(".chart svg")).to_have_count(2)
    expect(page.locator(".panel table")).not_to_have_count(0)


def test_a_page_without_its_script_loses_no_figure(browser, base_url):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base_url}/")
    expect(page.locator("table.pilots tbody tr")).to_have_count(64)
    page.get_by_role("link", name="73.9", exact=True).first.click()
    expect(page.locator("article.source")).to_contain_text("73.9")
    context.close()


def test_a_figure_opens_to_its_source_and_closes_by_keyboard(page, base_url):
    page.goto(f"{base_url}/")
    row = page.locator("table.pilots tr", has_text="宁波")
    row.get_by_role("link", name="73.9").focus()
    page.keyboard.press("Enter")
    drawer = page.locator("dialog#drawer")
    expect(drawer).to_be_visible()
    expect(drawer).to_contain_text("国家新型城镇化综合试点总体实施方案")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def test_what_else_a_plan_states_opens_to_its_source(page, base_url):
    page.goto(f"{base_url}/pilots/03/")
    section = page.locator("section.statements")
    section.get_by_role("link", name="民间资本进入城镇化重点项目引导目录").focus()
    page.keyboard.press("Enter")
    drawer = page.locator("dialog#drawer")
    expect(drawer).to_be_visible()
    expect(drawer.locator("h2")).to_have_text("民间资本进入城镇化重点项目引导目录")
    expect(drawer).to_contain_text("拟制定")
    page.keyboard.press("Escape")
    section.get_by_role("link", name="≥ 80").click()
    expect(drawer.locator(".big")).to_have_text("≥ 80")


def test_filters_change_table_map_and_address_and_back_undoes_them(page, base_url):
    page.goto(f"{base_url}/")
    page.get_by_label("2017", exact=True).check(force=True)
    expect(page.locator("#results h2")).to_contain_text("2017")
    expect(page).to_have_url(re.compile("year=2017"))
    page.locator("select[name=verdict]").select_option("met")
    expect(page.locator("table.pilots tbody tr")).to_have_count(5)
    expect(page.locator(".distribution .chart svg")).to_be_visible()
    page.go_back()
    expect(page.locator("table.pilots tbody tr")).to_have_count(64)
    expect(page.locator(".distribution .chart svg")).to_have_count(1)


def test_searching_finds_by_pinyin(page, base_url):
    page.goto(f"{base_url}/en/")
    page.get_by_label("Find").press_sequentially("luoyang")
    expect(page.locator("table.pilots tbody tr")).to_have_count(1)
    expect(page.locator("table.pilots")).to_contain_text("Luoyang")


def test_a_mark_of_the_map_leads_to_its_pilot(page, base_url):
    page.goto(f"{base_url}/")
    page.locator(".pilot-mark", has=page.get_by_text("宁波", exact=False)).first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_have_text("宁波市")


@pytest.mark.parametrize("path", PAGES)
def test_a_phone_scrolls_only_downwards(page, base_url, path):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(base_url + path, wait_until="networkidle")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_language_link_leads_to_the_same_page(page, base_url):
    page.goto(f"{base_url}/pilots/03/")
    page.get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{base_url}/en/pilots/03/")
    page.get_by_role("link", name="中文").click()
    expect(page).to_have_url(f"{base_url}/pilots/03/")


def test_paper_shows_the_table_and_not_the_controls(page, base_url):
    page.goto(f"{base_url}/", wait_until="networkidle")
    page.emulate_media(media="print")
    expect(page.locator(".filters")).to_be_hidden()
    expect(page.locator("table.pilots")).to_be_visible()
    assert len(page.pdf(format="A4")) > 10_000


def test_paper_shows_what_else_a_plan_states(page, base_url):
    page.goto(f"{base_url}/pilots/03/", wait_until="networkidle")
    page.emulate_media(media="print")
    tables = page.locator("section.statements table")
    expect(tables).to_have_count(2)
    for table in tables.all():
        expect(table).to_be_visible()
    first, second = (table.bounding_box() for table in tables.all())
    assert second["y"] > first["y"] + first["height"]  # one below the other, with air between


def test_the_apis_own_page_works_offline(page, base_url):
    page.goto(f"{base_url}/api/v1/docs", wait_until="networkidle")
    expect(page.locator("#swagger-ui")).to_contain_text("/api/v1/pilots")
