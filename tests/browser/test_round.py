"""A whole round in a browser: filed, returned, corrected, accepted, published, opened again."""

import re
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.staff import PASSWORD
from tests.people import totp

PLACE = "2018/03"  # no other test files this one
VALUES = {
    "indicators/urbanization_rate_resident/value": "73.71",
    "indicators/urbanization_rate_hukou/value": "40.5",
    "indicators/population_resident/value": "820.2",
    "indicators/population_urban/value": "604.6",
}


@pytest.fixture
def signed_in(browser, staffed_url):
    """Pages of people who have signed in, each opened once; elevated posts set up their factor."""
    pages, contexts = {}, []

    def enter(name):
        if name not in pages:
            context = browser.new_context(locale="zh-CN")
            contexts.append(context)
            page = pages[name] = context.new_page()
            page.goto(f"{staffed_url}/account/sign-in/?next=/filings/2018/")
            page.locator("input[name=login]").fill(name)
            page.locator("input[name=password]").fill(PASSWORD)
            page.locator("main form button").first.click()
            if name in ("nation", "auditor"):
                set_up_factor(page)
        return pages[name]

    yield enter
    for context in contexts:
        context.close()


def set_up_factor(page):
    page.locator("input[name=password]").fill(PASSWORD)  # once more, before a factor changes
    page.locator("main form button").first.click()
    secret = page.locator("code.secret").inner_text()
    page.locator("input[name=code]").fill(totp(secret))
    page.locator("main form button.primary").click()
    expect(page.locator("ol.codes li")).to_have_count(10)


def at(page, url, place=PLACE):
    page.goto(f"{url}/filings/{place}/")
    return page


def step(page, name, **given):
    """Take a step; every finding that asks for a reason gets one first."""
    while (explain := page.locator("form.explain")).count():
        explain.first.locator("textarea").fill("已与统计公报核对")
        explain.first.locator("button").click()
        page.wait_for_load_state()
    form = page.locator("form.step", has=page.get_by_role("button", name=name, exact=True))
    for field, text in given.items():
        form.locator(f"[name={field}]").fill(text)
    form.get_by_role("button", name=name, exact=True).click()
    page.wait_for_load_state()


def state_is(page, words):
    expect(page.locator("main")).to_contain_text(words)


def fill_in(page):
    for key, text in VALUES.items():
        page.locator(f'[name="{key}"]').fill(text)
        page.locator(f'[name="{key}"]').press("Enter")
    for select in page.locator('select[name^="tasks/"], select[name^="documents/"]').all():
        select.select_option(index=1)
    for key in VALUES:
        saved(page, key)
    expect(page.locator("td.unsaved")).to_have_count(0)


def saved(page, key):
    """Wait until a cell is saved."""
    expect(page.locator(f'td[data-key="{key}"]')).to_have_class(re.compile(r"\bkept\b"))


def test_a_round(signed_in, staffed_url):
    officer = at(signed_in("officer"), staffed_url)
    officer.locator("main button", has_text="开始填报").click()
    expect(officer.locator("form.grid").first).to_be_visible()
    officer.wait_for_load_state()
    step(officer, "报送")
    state_is(officer, "没有办成")  # nothing is filled in yet
    fill_in(at(officer, staffed_url))
    step(at(officer, staffed_url), "报送")
    state_is(officer, "已报送")
    assert officer.locator('[name="indicators/population_resident/value"]:enabled').count() == 0

    province = at(signed_in("province"), staffed_url)
    step(province, "退回", reason="请核对城镇人口")
    state_is(province, "已退回")

    at(officer, staffed_url)
    expect(officer.locator("main")).to_contain_text("请核对城镇人口")
    officer.locator('[name="indicators/population_urban/value"]').fill("604.55")
    officer.locator('[name="indicators/population_urban/value"]').press("Enter")
    saved(officer, "indicators/population_urban/value")
    step(at(officer, staffed_url), "报送")
    state_is(officer, "已报送")

    step(at(province, staffed_url), "审核通过")
    state_is(province, "省级已审核")

    nation = at(signed_in("nation"), staffed_url)
    step(nation, "采纳")
    state_is(nation, "国家已采纳")
    assert "820.2" not in public(staffed_url)
    step(nation, "公布")
    state_is(nation, "已公布")
    assert "820.2" in public(staffed_url)

    given = {"reason": "分母有误", "document_no": "发改办〔2019〕1号", "dated": "2019-06-01"}
    step(nation, "重新开启", **given)
    state_is(nation, "已退回")
    assert "820.2" in public(staffed_url)  # until the next publication

    auditor = signed_in("auditor")
    auditor.goto(f"{staffed_url}/filings/log/")
    for words in ("filing.reopen", "filing.publish", "王五", "张三"):
        expect(auditor.locator("main")).to_contain_text(words)


def public(url):
    """What anybody can download of the filing."""
    with urlopen(f"{url}/data/observations.csv") as answer:
        text = answer.read().decode("utf-8-sig")
    return "\n".join(line for line in text.splitlines() if "filing-330200-2018" in line)
