"""Evaluation in a browser: filters, workings by keyboard, phone and paper, signing, comparing."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.conftest import URBANIZATION

PAPER = 794  # 210 mm at 96 dots an inch
PAGES = [
    "/evaluation/2017/",
    "/evaluation/2017/pilots/05/",
    "/evaluation/2020/robustness/",
    "/evaluation/2017/policies/",
    "/decisions/",
]
POLICY = (URBANIZATION / "policy" / "assessment-2014.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("path", PAGES)
def test_nothing_is_wider_than_a_phone_or_paper(page, base_url, prefix, path):
    for width, media in ((390, "screen"), (PAPER, "print")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(media=media)
        page.goto(base_url + prefix + path, wait_until="networkidle")
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_filters_change_the_table_and_the_address_and_back_undoes_them(page, base_url):
    page.goto(f"{base_url}/evaluation/2017/")
    rows = page.locator("table.pilots tbody tr:not(.group)")
    expect(rows).to_have_count(64)
    page.locator("select[name=class]").select_option("town")
    expect(rows).to_have_count(2)
    expect(page).to_have_url(re.compile("class=town"))
    page.go_back()
    expect(rows).to_have_count(64)


def test_a_working_opens_by_keyboard_and_its_figures_lead_to_their_sources(page, base_url):
    page.goto(f"{base_url}/evaluation/2017/pilots/05/")
    first = page.locator("details.working").first
    expect(first.locator("table.formulas")).to_be_hidden()
    first.locator("summary").focus()
    page.keyboard.press("Enter")
    expect(first.locator("table.formulas")).to_be_visible()
    assert Axe().run(page).violations_count == 0
    first.get_by_role("link", name="67.7", exact=True).first.focus()
    page.keyboard.press("Enter")
    drawer = page.locator("dialog#drawer")
    expect(drawer).to_be_visible()
    expect(drawer).to_contain_text("67.7")


def test_paper_shows_every_working(page, base_url):
    page.goto(f"{base_url}/evaluation/2017/pilots/05/")
    page.emulate_media(media="print")
    for table in page.locator("table.formulas").all():
        expect(table).to_be_visible()


def test_a_file_is_compared_on_this_machine(page, base_url):
    page.goto(f"{base_url}/evaluation/2017/policies/")
    content = POLICY.replace("nearly: 0.95", "nearly: 0.5").encode()
    file = {"name": "loose.yaml", "mimeType": "text/yaml", "buffer": content}
    page.locator("input[name=policy]").set_input_files(file)
    page.get_by_role("button", name="用文件对比").click()
    expect(page.locator("code", has_text="pace.nearly")).to_be_visible()
    assert Axe().run(page).violations_count == 0


def test_a_decision_is_signed_by_keyboard_and_stands_in_the_chain(page, base_url):
    """It stays in this server's register: no other browser test looks at pilot 64's rung."""
    page.goto(f"{base_url}/decisions/")
    form = page.locator("form.sign")
    form.locator("select[name=pilot]").select_option("64")
    form.locator("select[name=to]").select_option("watch")
    form.locator("input[name=dated]").fill("2018-05-04")
    for name, said in (("decided_by", "王芳"), ("body", "国家发展改革委"), ("reason", "迟报")):
        form.locator(f"input[name={name}]").fill(said)
    form.locator("input[name=document_no]").fill("发改规划〔2018〕12号")
    form.locator("input[value=late_filing]").press("Space")
    form.locator("button").press("Enter")
    expect(page.locator("#d1")).to_contain_text("发改规划〔2018〕12号")
    assert Axe().run(page).violations_count == 0
