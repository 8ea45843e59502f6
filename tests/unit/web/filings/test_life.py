"""The life of a figure and the log: who follows what, what is kept back, what was tampered with."""

import re

import pytest

from shidian.register.lifecycle import Step
from shidian.store.events import Actor, Happening, record
from shidian.store.filings.filings import by_id
from shidian.store.models import Event
from shidian.web.views.filings.events import number_of
from tests.stored import without_guards
from tests.unit.web.filings.conftest import RATE
from tests.unit.web.test_pages import unmarked_chinese

LOG = "/filings/log/"


@pytest.fixture
def written(cast, filing):
    cast.write(filing, **{RATE: ("73.7", 0)})
    cast.write(filing, "colleague", **{RATE: ("74.2", 1)})
    return filing


def life(filing, key: str = RATE) -> str:
    return f"/filings/events/filing/{filing.pk}/{key}/"


def told(page: str) -> list[str]:
    return re.findall(r"<code>([a-z]+\.[a-z_]+)</code>", page)


def test_a_cell_is_followed_through_its_values(browser_of, written):
    page = browser_of("officer").get(life(written)).text
    assert told(page) == ["filing.begin", "filing.write", "filing.write"]
    for word in ("张三", "赵六", "73.7", "74.2"):
        assert word in page
    event = Event.objects.filter(subject=f"filing/{written.pk}/{RATE}").first()
    assert event.sha256 in page
    assert event.previous in page


def test_the_steps_of_the_filing_stand_between(cast, browser_of, written):
    cast.fill(written)
    cast.carry(written, Step.ENDORSE)
    page = browser_of("province").get(life(written)).text
    assert told(page)[-2:] == ["filing.submit", "filing.endorse"]
    assert "state: 省级已审核" in page


def test_the_whole_filing_holds_all_its_cells(browser_of, written):
    page = browser_of("officer").get(f"/filings/events/filing/{written.pk}/").text
    assert "filing.begin" in told(page)
    assert f'href="/filings/events/filing/{written.pk}/{RATE}/"' in page


def test_another_filing_with_a_longer_number_is_another(cast, browser_of, written):
    page = browser_of("officer").get(f"/filings/events/filing/{written.pk}/").text
    assert f"filing/{written.pk}1" not in page
    assert browser_of("officer").get(f"/filings/events/filing/{written.pk}1/").status_code == 403


def test_a_draft_is_followed_by_the_auditor_without_its_values(browser_of, written):
    auditor = browser_of("auditor")
    for path in (life(written), f"{LOG}?subject=filing/{written.pk}"):
        page = auditor.get(path).text
        assert "填报还在草稿，内容不显示" in page
        assert "73.7" not in page
        assert "74.2" not in page


def test_a_sent_one_is_followed_with_them(cast, browser_of, written):
    cast.fill(by_id(written.pk))
    cast.carry(written, Step.SUBMIT)
    page = browser_of("auditor").get(life(written)).text
    assert "74.2" in page
    assert "不显示" not in page


@pytest.mark.parametrize("name", ["province", "nation", "stranger", "system", "reader"])
def test_nobody_else_follows_a_draft(browser_of, written, name):
    assert browser_of(name).get(life(written)).status_code == 403


def test_a_changed_event_is_told(browser_of, written):
    auditor = browser_of("auditor")
    assert "与内容不符" not in auditor.get(life(written)).text
    with without_guards():
        Event.objects.filter(act="filing.write").update(actor="某某")
    page = auditor.get(life(written)).text
    assert page.count("与内容不符") == 2
    assert "有事项的内容与散列值不符。" in page


def test_the_log_is_the_auditors(browser_of, written):
    assert browser_of("officer").get(LOG).status_code == 403
    page = browser_of("auditor").get(LOG).text
    assert told(page)[0] == "person.sign_in"  # the newest first
    assert "filing.begin" in told(page)


SEARCHES = {
    "by act": ("act=filing.write", {"filing.write"}),
    "by person": ("person=赵六&act=filing.write", {"filing.write"}),
    "by area": ("area=330200", {"filing.write", "filing.begin"}),
    "by another area": ("area=320100", set()),
    "by day": ("first=2020-01-01&last=2020-12-31", set()),
    "by what is no day": ("first=someday&area=330200", {"filing.write", "filing.begin"}),
    "before the first": ("before=1", set()),
}


@pytest.mark.parametrize(("query", "acts"), SEARCHES.values(), ids=SEARCHES)
def test_the_log_is_searched(browser_of, written, query, acts):
    assert set(told(browser_of("auditor").get(f"{LOG}?{query}").text)) == acts


def test_the_log_goes_back_page_by_page(cast, browser_of, filing):
    record(Actor("tests"), *(Happening("test.act", f"test/{n}", "330200") for n in range(120)))
    auditor = browser_of("auditor")
    page = auditor.get(f"{LOG}?act=test.act").text
    assert len(told(page)) == 100
    older = re.search(r'rel="next" href="([^"]+)"', page)[1].replace("&amp;", "&")
    assert len(told(auditor.get(LOG + older).text)) == 20


def test_what_is_no_filing_is_followed_by_the_auditor_alone(cast, browser_of, written):
    assert (
        browser_of("officer").get(f"/filings/events/person/{cast.officer.pk}/").status_code == 403
    )
    page = browser_of("auditor").get(f"/filings/events/person/{cast.officer.pk}/").text
    assert told(page) == ["person.sign_in"]
    assert browser_of("auditor").get("/filings/events/nothing/1/").status_code == 404


def test_the_english_pages_are_english(browser_of, written):
    assert unmarked_chinese(browser_of("officer"), life(written)) == []
    assert unmarked_chinese(browser_of("auditor"), LOG) == []


@pytest.mark.parametrize("subject", ["filing/x/y", "filing/", "filings/1", "filing/" + "9" * 30])
def test_what_names_no_filing(subject):
    assert number_of(subject) is None
