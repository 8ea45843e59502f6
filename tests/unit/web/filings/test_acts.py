"""Steps, explanations and remarks from the page: done, or told why not with all that was typed."""

import re

import pytest

from shidian.register.lifecycle import Step
from shidian.store.filings.filings import by_id
from shidian.store.models import CellComment, Reopening, Waiver
from tests.unit.store.filings.conftest import REOPENING, VALUES
from tests.unit.web.filings.conftest import HUKOU, PAGE, RATE

SUBMIT, RETURN = f"{PAGE}steps/submit/", f"{PAGE}steps/return/"


def blocks(page: str) -> str:
    found = re.search(r'class="blocks".*?</details>', page, re.DOTALL)
    assert found is not None
    return found[0]


@pytest.fixture
def sent(cast, filing):
    cast.fill(filing)
    return cast.carry(filing, Step.SUBMIT)


def test_a_step_that_is_blocked_lists_every_cell_in_its_way(officer):
    answer = officer.post(SUBMIT)
    assert answer.status_code == 409
    assert "没有办成：" in answer.text
    links = re.findall(r'<li><a href="#c-([^"]+)">', blocks(answer.text))
    assert len(links) == 11
    for key in links:
        assert f'id="c-{key}"' in answer.text


def test_a_finding_in_the_way_leads_to_its_cell_too(cast, officer, filing):
    cast.fill(filing, VALUES | {HUKOU: "58.1"})
    assert f'<a href="#c-{HUKOU}">户籍人口城镇化率' in blocks(officer.get(PAGE).text)


def test_a_whole_filing_is_submitted(cast, officer, filing):
    cast.fill(filing)
    cast.explain(filing)
    assert officer.post(SUBMIT).url == PAGE
    assert by_id(filing.pk).state == "submitted"


def test_a_return_without_a_reason_is_no_return(browser_of, sent):
    answer = browser_of("province").post(RETURN, {"reason": " "})
    assert answer.status_code == 400
    assert "这一步缺少“理由”。" in answer.text
    assert by_id(sent.pk).state == "submitted"


def test_a_return_with_its_reason_and_remarks_is_read_by_the_pilot(browser_of, sent):
    province = browser_of("province")
    done = province.post(f"{PAGE}remark/", {"key": HUKOU, "text": "请附公安口径"})
    assert done.url == f"{PAGE}#c-{HUKOU}"
    assert province.post(RETURN, {"reason": "请核对户籍率"}).url == PAGE
    page = browser_of("officer").get(PAGE).text
    assert "请核对户籍率" in page
    cell = re.search(rf'id="c-{HUKOU}".*?</td>', page, re.DOTALL)[0]
    assert "李四：请附公安口径" in cell
    assert f'name="{HUKOU}"' in cell


def test_the_form_for_a_remark_opens_at_its_cell(browser_of, sent):
    province = browser_of("province")
    assert f'href="?remark={HUKOU}#c-{HUKOU}"' in province.get(PAGE).text
    page = province.get(f"{PAGE}?remark={HUKOU}").text
    assert f'name="key" value="{HUKOU}"' in page
    assert "?remark=" not in browser_of("officer").get(PAGE).text


@pytest.mark.parametrize("text", ["", "长" * 1001])
def test_a_remark_that_is_refused_is_kept(browser_of, sent, text):
    answer = browser_of("province").post(f"{PAGE}remark/", {"key": HUKOU, "text": text})
    assert answer.status_code in (400, 409)
    assert f"required>{text}</textarea>" in answer.text.replace(' lang="zh-Hans"', "")
    assert not CellComment.objects.exists()


def test_a_finding_is_explained_below_and_let_pass_above(cast, browser_of, officer, filing):
    cast.fill(filing, VALUES | {HUKOU: "58.1"})
    page = officer.get(PAGE).text
    assert f'name="check" value="plan"><input type="hidden" name="key" value="{HUKOU}">' in page
    given = {"check": "plan", "key": HUKOU, "reason": "农转非集中办理"}
    assert officer.post(f"{PAGE}explain/", given).url == f"{PAGE}#checks"
    assert officer.post(SUBMIT).status_code == 302
    province = browser_of("province")
    assert "农转非集中办理" in province.get(PAGE).text
    assert province.post(f"{PAGE}steps/endorse/").status_code == 409
    assert province.post(f"{PAGE}explain/", given | {"reason": "属实"}).status_code == 302
    assert province.post(f"{PAGE}steps/endorse/").status_code == 302
    assert Waiver.objects.count() == 2


def test_an_explanation_without_a_reason_is_asked_for_again(cast, officer, filing):
    cast.fill(filing, VALUES | {HUKOU: "58.1"})
    given = {"check": "plan", "key": HUKOU, "reason": ""}
    assert officer.post(f"{PAGE}explain/", given).status_code == 400
    assert not Waiver.objects.exists()


def test_a_hard_finding_has_no_form(cast, officer, filing):
    cast.fill(filing, VALUES | {"indicators/population_resident/value": "700"})
    assert 'value="identity"' not in officer.get(PAGE).text
    given = {"check": "identity", "key": RATE, "reason": "x"}
    answer = officer.post(f"{PAGE}explain/", given)
    assert answer.status_code == 409
    assert "强制校验，不能豁免" in answer.text


def test_a_reopening_needs_its_decision_and_shows_it(cast, browser_of, sent, forgetting):
    cast.carry(by_id(sent.pk), Step.SUBMIT) if sent.state == "draft" else None
    cast.explain(sent, "province")
    for step, who in (
        (Step.ENDORSE, "province"),
        (Step.ACCEPT, "nation"),
        (Step.PUBLISH, "nation"),
    ):
        cast.take(by_id(sent.pk), step, who)
    nation = browser_of("nation")
    answer = nation.post(f"{PAGE}steps/reopen/", REOPENING | {"document_no": ""})
    assert answer.status_code == 400
    assert "这一步缺少“文号”。" in answer.text
    assert REOPENING["reason"] in answer.text  # what was filled in stands there still
    assert f'value="{REOPENING["dated"]}"' in answer.text
    assert nation.post(f"{PAGE}steps/reopen/", REOPENING).status_code == 302
    assert Reopening.objects.get().document_no == REOPENING["document_no"]
    assert REOPENING["document_no"] in browser_of("officer").get(PAGE).text


def test_who_was_slower_is_told_and_keeps_their_words(cast, browser_of, sent):
    province = browser_of("province")
    cast.take(sent, Step.RETURN, "province", reason="先退回")
    answer = province.post(RETURN, {"reason": "户籍率没有附件"})
    assert answer.status_code == 403
    assert "填报处于“已退回”状态时，您不能退回。" in answer.text
    assert "户籍率没有附件" in answer.text


def test_a_step_that_is_none_has_no_address(officer):
    assert officer.post(f"{PAGE}steps/delete/").status_code == 404
    assert officer.get(SUBMIT).status_code == 405


PATHS = [SUBMIT, f"{PAGE}explain/", f"{PAGE}remark/", f"{PAGE}evidence/", f"{PAGE}workbook/"]


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_done_without_a_session_or_to_a_filing_of_others(
    client, browser_of, filing, path
):
    assert client.post(path).status_code == 401
    assert browser_of("stranger").post(path).status_code == 403


@pytest.mark.parametrize("path", PATHS)
def test_nothing_is_done_to_a_filing_that_is_not_begun(browser_of, path):
    assert browser_of("officer").post(path).status_code == 404
