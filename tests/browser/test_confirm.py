"""Confirming a plan in a browser: keys, cards that come back, accessibility, phone and paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

PLAN = """宁波市国家新型城镇化综合试点工作方案要点
2013年全市常住人口766.3万人，常住人口城镇化率69.8%。
一、总体目标
到2020年，常住人口城镇化率达到74.5%，户籍人口城镇化率达到43%左右，新建学校12所。
二、主要任务
（一）建立成本分担机制
制定《农业转移人口市民化成本分担办法》。
"""


@pytest.fixture
def confirming(page, base_url):
    """The page of an upload, made by a person with a name."""
    page.goto(f"{base_url}/confirm/")
    file = {"name": "plan.txt", "mimeType": "text/plain", "buffer": PLAN.encode()}
    page.locator("input[name=plan]").set_input_files(file)
    page.locator("input[name=person]").fill("王芳")
    page.get_by_role("button", name="上传").click()
    page.wait_for_url("**/confirm/*/")  # until its script stands: keys before that do nothing
    expect(page.locator(".cards .card")).not_to_have_count(0)
    return page


def card(page, words):
    return page.locator(".card", has_text=words)


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_accessible_and_within_the_policy(confirming, prefix):
    address = confirming.url
    for path in (address, address.rsplit("/", 2)[0] + "/"):
        confirming.goto(path.replace("/confirm/", f"{prefix}/confirm/"), wait_until="networkidle")
        found = Axe().run(confirming)
        assert found.violations_count == 0, found.generate_report()


def test_by_keyboard_alone(confirming):
    first = confirming.locator(".card").first
    first.focus()
    confirming.keyboard.press("j")
    expect(confirming.locator(".card").nth(1)).to_be_focused()
    confirming.keyboard.press("k")
    expect(first).to_be_focused()
    school = card(confirming, "新建学校")
    school.focus()
    confirming.keyboard.press("e")
    expect(school.locator("details")).to_have_attribute("open", "")
    school.locator("input[name=value]").fill("13")
    school.get_by_role("button", name="按更正接受").press("Enter")
    expect(card(confirming, "新建学校")).to_contain_text("已接受")
    card(confirming, "成本分担办法").focus()
    confirming.keyboard.press("r")
    expect(card(confirming, "成本分担办法")).to_have_class("card deliverable added rejected")


def test_a_stretch_of_the_text_leads_to_its_card(confirming):
    confirming.locator(".plan a", has_text="74.5%").click()
    focused = confirming.locator(".card:focus")
    expect(focused).to_contain_text("74.5%")
    expect(focused).to_contain_text("73.9")


def test_what_was_wrong_is_told_on_the_card(confirming):
    rate = card(confirming, "= 74.5%")
    rate.locator("summary").click()
    rate.locator("input[name=value]").fill("many")
    rate.get_by_role("button", name="按更正接受").click()
    expect(card(confirming, "= 74.5%").get_by_role("alert")).to_contain_text("many")


def test_nothing_is_wider_than_a_phone_or_than_paper(confirming):
    for width in (360, 794):
        confirming.set_viewport_size({"width": width, "height": 800})
        confirming.wait_for_function("innerWidth > 0")
        widest = confirming.evaluate("document.documentElement.scrollWidth")
        assert widest <= width
