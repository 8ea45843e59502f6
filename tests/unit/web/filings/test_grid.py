"""The grid: what stands beside a cell, who sees what, and saving without a script."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shidian.register.lifecycle import Step
from shidian.store.evaluations import evaluated
from shidian.store.filings.filings import by_id, values_of
from shidian.store.models import Filing
from shidian.store.snapshot import assessed
from shidian.web.views.filings.beside import _progress
from tests.people import sign_in
from tests.unit.web.filings.conftest import HUKOU, PAGE, PEOPLE, RATE, fields
from tests.unit.web.test_pages import unmarked_chinese


def row(page: str, words: str) -> str:
    """The row of a table that holds these words."""
    return next(one for one in re.findall(r"<tr.*?</tr>", page, re.DOTALL) if words in one)


def test_nobody_is_led_to_sign_in_and_back(client, filing):
    answer = client.get(PAGE)
    assert answer.status_code == 302
    assert answer.url == "/account/sign-in/?next=%2Ffilings%2F2018%2F03%2F"


def test_a_filing_is_begun_by_a_click(browser_of):
    officer = browser_of("officer")
    page = officer.get(PAGE).text
    assert "开始填报" in page
    assert officer.post(PAGE).url == PAGE
    assert officer.get(PAGE).status_code == 200
    assert Filing.objects.get().state == "draft"


def test_who_may_not_write_is_offered_no_beginning(browser_of):
    nation = browser_of("nation")
    assert "<button>开始填报" not in nation.get(PAGE).text
    assert nation.post(PAGE).status_code == 403
    assert not Filing.objects.exists()


@pytest.mark.parametrize("year", [2013, 2026, 10**8])
def test_a_year_that_is_not_over_has_no_filing(browser_of, year):
    assert browser_of("officer").get(f"/filings/{year}/03/").status_code == 404


def test_any_name_of_the_pilot_leads_there(officer):
    assert officer.get("/filings/2018/宁波/").url == PAGE


def test_beside_a_cell_stand_earlier_values_and_what_the_plan_requires(officer):
    page = officer.get(PAGE).text
    rate = row(page, "常住人口城镇化率")
    assert re.search(r'2013 <b><a class="figure" href="/sources/observations/\d+/"', rate)
    assert ">69.8</a>" in rate
    assert re.search(r'2020 <a class="figure" href="/sources/commitments/\d+/"', rate)
    # Two checkpoints, 72.2 in 2017 and 73.9 in 2020: a third of the way in 2018.
    assert f"2018 应有 <b>{72.2 + (73.9 - 72.2) / 3:.2f}</b>" in rate


def test_the_pace_now_required_is_the_scorecards(officer, cast):
    """The register holds a value of 2019: what is needed from then on stands beside 2020's cell."""
    cast.begin(year=2020)
    said = "此后每年需提高 0.30 个百分点（原计划 0.59，过去 6 年实际 0.63）。"
    assert said in officer.get("/evaluation/2019/pilots/03/").text
    assert said in row(officer.get("/filings/2020/03/").text, "常住人口城镇化率")
    cast.begin(year=2019)
    cast.begin(year=2021)
    assert said in row(officer.get("/filings/2019/03/").text, "常住人口城镇化率")
    assert said not in officer.get("/filings/2021/03/").text


def test_what_stands_beside_the_cells_is_what_the_evaluation_has(client):
    snapshot, _ = assessed()
    for year in (2016, 2018):
        whole = evaluated(year)[2].pilots
        for no in ("03", "05", "29"):
            assert (*_progress(snapshot.programme.pilots[no], year),) == whole[no].progress


@pytest.mark.parametrize("year", [2014, 2017, 2025])
def test_every_year_has_its_page(cast, browser_of, year):
    cast.begin(year=year)
    rate = row(browser_of("officer").get(f"/filings/{year}/03/").text, "常住人口城镇化率")
    assert ("应有" in rate) == (year == 2014)  # 2017 is due itself, 2025 lies behind the last


def test_rows_of_the_plan_open_to_its_sentence(officer):
    assert re.search(
        r'href="/sources/commitments/\d+/"[^>]*>宁波城镇基础设施特许经营管理办法',
        officer.get(PAGE).text,
    )


def test_three_free_rows_are_shown_and_the_others_wait(officer):
    page = officer.get(PAGE).text
    section = re.search(r'id="practices">.*?</section>', page, re.DOTALL)[0]
    assert section.count('<tr class="spare">') == 7
    assert section.count("<tr>") == 1 + 3


def test_a_cell_says_who_saved_it_and_when(cast, officer, filing):
    cast.write(filing, "colleague", **{RATE: ("73.7", 0)})
    cell = row(officer.get(PAGE).text, "常住人口城镇化率")
    assert re.search(r"赵六 · 20\d\d-\d\d-\d\d \d\d:\d\d · 第 1 版", cell)
    assert f'href="/filings/events/filing/{filing.pk}/{RATE}/"' in cell


def test_a_draft_is_its_own_pilots(browser_of, filing):
    for name in ("province", "nation", "reader", "auditor", "stranger", "system", "security"):
        assert browser_of(name).get(PAGE).status_code == 403, name
    assert browser_of("colleague").get(PAGE).status_code == 200


def test_who_checks_reads_and_does_not_write(cast, browser_of, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    page = browser_of("province").get(PAGE).text
    assert f'name="{RATE}"' not in page
    assert "已锁定" in page
    assert re.search(r'class="figure" href="/filings/events/filing/\d+/[^"]*"[^>]*>73.71</a>', page)
    assert "审核通过</button>" in page
    assert "报送</button>" not in page


def test_a_locked_filing_looks_locked_to_its_writer(cast, officer, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    page = officer.get(PAGE).text
    assert "<strong>已锁定</strong>" in page
    assert "填报处于“已报送”状态时，您不能填写。" in page
    assert f'name="{RATE}"' not in page


def test_findings_stand_under_their_cells(cast, officer, filing):
    cast.fill(filing, {**{RATE: "73.71", HUKOU: "40.5", PEOPLE: "700"}, URBAN: "604.6"})
    page = officer.get(PAGE).text
    cell = re.search(rf'id="c-{RATE}".*?</td>', page, re.DOTALL)[0]
    assert 'class="cell k-figure hard"' in page
    assert 'class="hard">常住人口城镇化率' in cell


URBAN = "indicators/population_urban/value"


def test_the_english_page_is_english(cast, officer, filing):
    cast.write(filing, **{"practices/1/title": ("积分落户", 0), RATE: ("200", 0)})
    # A hidden field holds what is saved; nobody has it read aloud.
    assert [one for one in unmarked_chinese(officer, PAGE) if "hidden" not in one] == []
    cast.fill(by_id(filing.pk))
    cast.carry(filing, Step.SUBMIT)
    assert unmarked_chinese(officer, PAGE) == []


def send(client, page_of=None, section="indicators", **changed):
    """Send the form of a section as a browser without script would, with some fields changed."""
    sent = fields((page_of or client.get(PAGE)).text, section)
    return client.post(PAGE, sent | changed)


def test_without_a_script_a_section_is_saved_whole(officer, filing):
    done = send(officer, **{RATE: "73.71", "indicators/population_resident/note": "一\r\n二"})
    assert done.url == f"{PAGE}#indicators"
    assert values_of(filing)[RATE] == "73.71"
    assert values_of(filing)["indicators/population_resident/note"] == "一\n二"


def test_without_a_script_only_what_was_edited_is_written(cast, officer, filing):
    shown = officer.get(PAGE)
    cast.write(filing, "colleague", **{PEOPLE: ("820.2", 0)})
    assert send(officer, shown, **{RATE: "73.71"}).status_code == 302
    assert (values_of(filing)[RATE], values_of(filing)[PEOPLE]) == ("73.71", "820.2")


def test_without_a_script_a_bad_cell_is_shown_as_typed(officer, filing):
    answer = send(officer, **{RATE: "七成", HUKOU: "40.5"})
    assert answer.status_code == 400
    cell = row(answer.text, "常住人口城镇化率")
    assert 'value="七成"' in cell
    assert "“七成”不是数。" in cell
    assert values_of(filing)[HUKOU] == "40.5"
    assert send(officer, answer, **{RATE: "73.7"}).status_code == 302


def test_without_a_script_a_person_chooses_between_two_values(cast, officer, filing):
    shown = officer.get(PAGE)
    cast.write(filing, "colleague", **{RATE: ("73.7", 0)})
    answer = send(officer, shown, **{RATE: "74"})
    assert answer.status_code == 409
    cell = row(answer.text, "常住人口城镇化率")
    assert "已存为“73.7”，您的是“74”" in cell
    assert 'value="74"' in cell
    assert send(officer, answer).status_code == 409  # without a choice nothing is overwritten
    assert values_of(filing)[RATE] == "73.7"
    theirs = send(officer, answer, **{f"choose:{RATE}": "theirs"})
    assert theirs.status_code == 302
    assert values_of(filing)[RATE] == "73.7"
    assert send(officer, answer, **{f"choose:{RATE}": "1"}).status_code == 302
    assert values_of(filing)[RATE] == "74"


def test_a_fault_that_is_corrected_later_still_overwrites_nobody(cast, officer, filing):
    answer = send(officer, **{RATE: "七成"})
    cast.write(filing, "colleague", **{RATE: ("73.7", 0)})
    again = send(officer, answer, **{RATE: "74"})
    assert again.status_code == 409
    assert values_of(filing)[RATE] == "73.7"


def test_a_form_of_another_place_is_refused(cast, filing):
    careful = sign_in(Client(enforce_csrf_checks=True), cast.officer)
    assert careful.post(PAGE, {f"base:{RATE}": "0", RATE: "1"}).status_code == 403


def test_signed_out_what_was_sent_is_told_so(client, filing):
    assert client.post(PAGE, {f"base:{RATE}": "0", RATE: "1"}).status_code == 401


def test_the_steps_come_alone_for_the_script(officer):
    part = officer.get(f"{PAGE}?part=steps").text
    assert part.lstrip().startswith('<section class="way" id="steps">')
    assert "<html" not in part


def test_a_grid_is_kept_by_no_cache(officer):
    assert officer.get(PAGE).headers["Cache-Control"] == "private, no-store"


def test_a_grid_asks_no_more_questions_when_it_is_full(cast, officer, filing):
    officer.get(PAGE)
    with CaptureQueriesContext(connection) as empty:
        officer.get(PAGE)
    cast.fill(filing)
    with CaptureQueriesContext(connection) as full:
        officer.get(PAGE)
    assert len(full) <= len(empty) <= 40
