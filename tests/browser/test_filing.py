"""Filing in a browser: typed, pasted, disputed, cut off and signed out, and nothing lost."""

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.staff import PASSWORD

RATE = "indicators/urbanization_rate_resident/value"
HUKOU = "indicators/urbanization_rate_hukou/value"
PEOPLE = "indicators/population_resident/value"
# Each test has a filing of its own.
PLACES = (f"{year}/{pilot}" for pilot in ("03", "04") for year in range(2014, 2026) if year != 2018)


@pytest.fixture
def place():
    return next(PLACES)


@pytest.fixture
def desk(browser, staffed_url):
    """Opens the filing of a year for a person who has signed in; complains of faulty scripts."""
    contexts, complaints = [], []

    def open_(name, place, prefix="", **more):
        context = browser.new_context(**{"locale": "zh-CN", **more})
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda line: _complain(line, complaints))
        page.goto(f"{staffed_url}{prefix}/filings/{place}/")
        sign_in(page, name)
        page.wait_for_url("**/filings/**")
        begin = page.locator("main button", has_text="开始填报")
        if begin.count():
            begin.click()
            expect(page.locator("form.grid").first).to_be_visible()
            page.wait_for_load_state()  # until its script stands
        return page

    yield open_
    for context in contexts:
        context.close()
    assert complaints == []


def _complain(line, complaints):
    """What the browser itself says of an answer that is no success is not a complaint here."""
    if line.type in ("error", "warning") and "Failed to load resource" not in line.text:
        complaints.append(line.text)


def sign_in(page, name):
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main form button").first.click()


def field(page, key):
    return page.locator(f'[name="{key}"]')


def cell(page, key):
    return page.locator(f'td[data-key="{key}"]')


def kept(page, key):
    """Wait until a cell is saved."""
    expect(cell(page, key)).to_have_class(re.compile(r"\bkept\b"))


def write(page, key, text):
    field(page, key).fill(text)
    field(page, key).press("Enter")


def test_what_is_typed_is_saved_and_there_after_a_reload(desk, place):
    page = desk("officer", place)
    write(page, RATE, "７３．７１％")
    kept(page, RATE)
    expect(field(page, RATE)).to_have_value("73.71")
    expect(page.locator("#state")).to_contain_text("已保存")
    page.reload()
    expect(field(page, RATE)).to_have_value("73.71")


def test_what_is_no_number_is_told_in_its_cell_and_not_lost(desk, place):
    page = desk("officer", place)
    write(page, RATE, "七成")
    expect(cell(page, RATE).locator(".fault")).to_contain_text("“七成”不是数。")
    expect(field(page, RATE)).to_have_value("七成")
    page.reload()
    expect(page.locator("#state")).to_contain_text("上次有 1 处没有保存")
    expect(field(page, RATE)).to_have_value("七成")


def test_checks_and_steps_follow_what_is_typed(desk, place):
    page = desk("officer", place)
    write(page, RATE, "300")
    expect(cell(page, RATE).locator(".note .hard").first).to_be_visible()
    expect(page.locator("#checks .hard").first).to_be_visible()
    write(page, RATE, "")
    expect(cell(page, RATE).locator(".note .hard")).to_have_count(0)


def test_by_keyboard_alone(desk, place):
    page = desk("officer", place)
    field(page, RATE).focus()
    page.keyboard.type("73.7")
    page.keyboard.press("Enter")
    expect(field(page, HUKOU)).to_be_focused()
    page.keyboard.type("40.5")
    page.keyboard.press("ArrowDown")
    expect(field(page, PEOPLE)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(field(page, HUKOU)).to_be_focused()
    kept(page, HUKOU)
    page.keyboard.type("99")
    page.keyboard.press("Escape")
    expect(field(page, HUKOU)).to_have_value("40.5")
    page.keyboard.type("41")
    page.keyboard.press("Control+s")
    kept(page, HUKOU)
    page.reload()
    expect(field(page, HUKOU)).to_have_value("41")


PASTE = """(field, text) => {
  const held = new DataTransfer();
  held.setData("text/plain", text);
  const how = { clipboardData: held, bubbles: true, cancelable: true };
  field.dispatchEvent(new ClipboardEvent("paste", how));
}"""


def paste(page, key, text):
    field(page, key).focus()
    field(page, key).evaluate(PASTE, text)


def test_a_block_from_a_spreadsheet_is_spread_over_the_cells(desk, place):
    page = desk("officer", place)
    block = '一号线\t公益性\t"1,200"\t300\r\n"二号""快""线"\t经营性\t800\t\r\n'
    paste(page, "projects/3/name", block)
    for key, value in {
        "projects/3/name": "一号线",
        "projects/3/class": "benefit",
        "projects/3/total": "1200",
        "projects/3/done": "300",
        "projects/4/name": '二号"快"线',
        "projects/4/total": "800",
    }.items():
        kept(page, key)
        expect(field(page, key)).to_have_value(value)
    expect(field(page, "projects/4/name")).to_be_visible()
    page.reload()
    expect(field(page, "projects/4/class")).to_have_value("revenue")


def test_what_of_a_block_has_no_place_is_told(desk, place):
    page = desk("officer", place)
    paste(page, "practices/10/title", "甲\t乙\t丙\r\n丁\t戊")
    expect(page.locator("#state")).to_contain_text("有 3 格放不下或不可写：丙 | 丁 | 戊")
    kept(page, "practices/10/effect")


def test_two_people_and_one_cell(desk, place):
    officer = desk("officer", place)
    colleague = desk("colleague", place)
    write(colleague, RATE, "73.7")
    kept(colleague, RATE)
    write(officer, RATE, "74")
    dialog = officer.locator("dialog#choose")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("赵六")
    expect(officer.locator("#choose-mine")).to_have_text("74")
    expect(officer.locator("#choose-theirs")).to_have_text("73.7")
    found = Axe().run(officer)
    assert found.violations_count == 0, found.generate_report()
    dialog.get_by_role("button", name="保留我的").click()
    kept(officer, RATE)
    write(colleague, RATE, "75")
    colleague.locator("dialog#choose").get_by_role("button", name="采用对方的").click()
    expect(field(colleague, RATE)).to_have_value("74")
    officer.reload()
    expect(field(officer, RATE)).to_have_value("74")


def test_a_dispute_that_is_put_off_keeps_what_was_typed(desk, place):
    officer, colleague = desk("officer", place), desk("colleague", place)
    write(colleague, RATE, "73.7")
    kept(colleague, RATE)
    write(officer, RATE, "74")
    expect(officer.locator("dialog#choose")).to_be_visible()
    officer.keyboard.press("Escape")
    expect(field(officer, RATE)).to_have_value("74")
    officer.reload()
    expect(field(officer, RATE)).to_have_value("74")
    officer.get_by_role("button", name="保存", exact=True).click()
    expect(officer.locator("#choose-theirs")).to_have_text("73.7")


def test_cut_off_and_back(desk, place):
    page = desk("officer", place)
    page.context.set_offline(True)
    write(page, RATE, "73.71")
    expect(page.locator("#state")).to_contain_text("没有送达：1 处还没有保存")
    write(page, HUKOU, "40.5")
    page.context.set_offline(False)
    kept(page, RATE)
    kept(page, HUKOU)
    page.reload()
    expect(field(page, RATE)).to_have_value("73.71")
    expect(field(page, HUKOU)).to_have_value("40.5")


def test_a_page_that_was_closed_offers_what_was_not_saved(desk, place):
    page = desk("officer", place)
    page.route("**/cells*", lambda route: route.abort())
    write(page, RATE, "73.71")
    expect(page.locator("#state")).to_contain_text("没有送达")
    page.unroute("**/cells*")
    page.reload()
    expect(page.locator("#state")).to_contain_text("上次有 1 处没有保存")
    expect(field(page, RATE)).to_have_value("73.71")
    page.get_by_role("button", name="保存", exact=True).click()
    kept(page, RATE)
    page.reload()
    expect(page.locator("#state")).to_be_empty()


def test_an_expired_session_keeps_everything_until_one_is_back(desk, place, staffed_url):
    page = desk("officer", place)
    page.context.clear_cookies(name="sessionid")
    write(page, RATE, "73.71")
    expect(page.locator("#state")).to_contain_text("登录已过期：1 处还没有保存")
    expect(field(page, RATE)).to_have_value("73.71")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="登录（新标签页）").click()
    sign_in(opened.value, "officer")
    opened.value.wait_for_url("**/account/")
    opened.value.close()
    page.evaluate("dispatchEvent(new Event('focus'))")
    kept(page, RATE)


def test_what_somebody_typed_is_not_sent_under_another_name(desk, place):
    page = desk("officer", place)
    page.context.clear_cookies(name="sessionid")
    write(page, RATE, "73.71")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="登录（新标签页）").click()
    sign_in(opened.value, "colleague")
    opened.value.wait_for_url("**/account/")
    page.bring_to_front()
    page.evaluate("dispatchEvent(new Event('focus'))")
    expect(page.locator("#state")).to_contain_text("现在登录的是另一个人")
    expect(field(page, RATE)).to_have_value("73.71")
    opened.value.goto(page.url)
    expect(field(opened.value, RATE)).to_have_value("")


def test_without_a_script_a_section_is_a_form(desk, place):
    page = desk("officer", place, java_script_enabled=False)
    field(page, RATE).fill("七成")
    page.locator("#indicators").get_by_role("button", name="保存本节").click()
    expect(cell(page, RATE)).to_contain_text("“七成”不是数。")
    field(page, RATE).fill("73.71")
    page.locator("#indicators").get_by_role("button", name="保存本节").click()
    expect(field(page, RATE)).to_have_value("73.71")
    expect(page.locator(".notice")).to_have_count(0)
    expect(field(page, "practices/10/title")).to_be_visible()


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_accessible_and_within_a_phone(desk, prefix, staffed_url):
    page = desk("officer", "2018/04")
    for path in ("/filings/2018/", "/filings/2018/04/", "/filings/events/filing/1/"):
        page.set_viewport_size({"width": 1280, "height": 800})
        page.goto(staffed_url + prefix + path, wait_until="networkidle")
        found = Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
        page.set_viewport_size({"width": 390, "height": 844})
        page.wait_for_function("innerWidth == 390")
        assert page.evaluate("document.documentElement.scrollWidth") <= 390


FIGURES = {RATE: "73.71", HUKOU: "40.5", PEOPLE: "820.2"}


def submit(page):
    """Fill in what the steps say is missing, explain what the checks find, and submit."""
    page.locator(".blocks summary").click()
    links = page.locator(".blocks a").all()
    keys = [link.get_attribute("href").removeprefix("#c-") for link in links]
    for key in keys:
        if key in FIGURES:
            field(page, key).fill(FIGURES[key])
        else:
            field(page, key).select_option(index=1)
    field(page, keys[-1]).press("Enter")
    for key in keys:
        kept(page, key)
    page.reload()
    while page.locator(".explain").count():
        form = page.locator(".explain").first
        form.locator("textarea").fill("已核实")
        form.get_by_role("button").click()
        page.wait_for_load_state()
    page.get_by_role("button", name="报送").click()
    expect(page.locator(".ladder .present")).to_have_text("已报送")


def test_a_filing_is_filled_explained_and_submitted(desk, place):
    page = desk("officer", place)
    submit(page)
    expect(page.locator(".locked")).to_contain_text("已锁定")
    expect(page.locator("form.grid")).to_have_count(0)
    expect(cell(page, RATE)).to_contain_text("73.71")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()


def test_what_was_not_saved_before_the_filing_was_sent_can_still_be_read(desk, place):
    page = desk("officer", place)
    page.route("**/cells*", lambda route: route.abort())
    write(page, "practices/1/title", "积分落户一窗办")
    expect(page.locator("#state")).to_contain_text("没有送达")
    other = page.context.new_page()
    other.goto(page.url)
    other.get_by_role("button", name="放弃").click()
    expect(other.locator("#state")).to_be_empty()
    page.reload()  # the other tab gave up what this one held
    expect(page.locator("#state")).to_be_empty()
    write(page, "practices/1/title", "积分落户一窗办")
    expect(page.locator("#state")).to_contain_text("没有送达")
    submit(desk("officer", place))
    page.reload()
    expect(page.locator("#state")).to_contain_text("现在没有可写的格")
    expect(page.locator("#bar li")).to_contain_text("积分落户一窗办")
    page.get_by_role("button", name="放弃").click()
    expect(page.locator("#bar")).to_be_hidden()
