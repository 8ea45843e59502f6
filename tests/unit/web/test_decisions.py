"""The log of decisions: the chain, who stands where, and the form with all that it refuses."""

import re

import pytest
from django.test import Client

from shidian.assessment.rating import TRANSITIONS, sha256_of
from shidian.register.roles import Role
from shidian.store.decisions import chain
from shidian.store.models import Event, SignedDecision
from shidian.web.evidence import bundle_of_year
from tests.people import hold, person, sign_in
from tests.stored import forget, without_guards
from tests.unit.web.test_evaluation import plain
from tests.unit.web.test_pages import unmarked_chinese

FORM = {
    "year": "2017",
    "pilot": "19",
    "kind": "transition",
    "to": "watch",
    "reasons": ["late_filing"],
    "decided_by": "王芳",
    "body": "国家发展改革委",
    "document_no": "发改规划〔2018〕12号",
    "dated": "2018-05-04",
    "reason": "迟报两次",
    "evidence": "a" * 64,
    "filed": "",
}


@pytest.fixture
def officer(client, settings) -> Client:
    """A person on this machine; nothing of another test is remembered."""
    settings.CONFIRM = True
    forget()
    yield client
    forget()


def sign(client, **changed):
    return client.post("/decisions/", FORM | changed)


# --- the log -----------------------------------------------------------------------------------


def test_everybody_reads_the_log_and_nobody_elsewhere_sees_the_form(client):
    page = client.get("/decisions/").text
    assert "从不淘汰任何试点" in page
    assert "已核验 0 个决定" in page
    assert '<form class="sign"' not in page
    assert page.count('<th scope="row"><span class="verdict rung-') == 5
    assert client.get("/decisions/").headers["ETag"]


def test_a_decision_stands_in_the_chain_with_its_hashes(officer):
    answer = sign(officer)
    assert (answer.status_code, answer.url) == (302, "/decisions/#d1")
    [made] = chain()
    assert (made.pilot, made.to.value, made.decided_by) == ("19", "watch", "王芳")
    sign(officer, pilot="20", dated="2018-05-05")
    first, second = chain()
    page = officer.get("/decisions/").text
    for one in (first, second):
        assert page.count(one.sha256) >= 1
    assert "已核验 2 个决定" in page
    assert f'链头 <span class="hash">{second.sha256}</span>' in page
    assert second.previous == first.sha256 == sha256_of(_content(first))
    watched = re.search(r"rung-watch.*?</tr>", page, re.DOTALL)[0]
    assert '<td class="n">2</td>' in watched
    card = plain(officer.get("/evaluation/2017/pilots/19/").text)
    assert "第 1 号 2018-05-04 · 变更 · 正常 → 关注 · 国家发展改革委" in card


def _content(one):
    return {name: getattr(one, name) for name in one.__dataclass_fields__ if name != "sha256"}


@pytest.mark.parametrize("path", ["/decisions/", "/evaluation/2017/pilots/19/"])
def test_english_pages_mark_what_was_said_in_chinese(officer, path):
    sign(officer)
    assert unmarked_chinese(officer, path) == []


def test_who_reads_the_log_elsewhere_sees_the_new_decision(officer, settings):
    before = officer.get("/decisions/", REMOTE_ADDR="10.0.0.7").headers["ETag"]
    sign(officer)
    after = officer.get("/decisions/", REMOTE_ADDR="10.0.0.7")
    assert after.headers["ETag"] != before
    assert "已核验 1 个决定" in after.text
    assert "csrfmiddlewaretoken" not in after.text


def test_a_chain_that_was_tampered_with_is_told_and_takes_no_more(officer):
    sign(officer)
    row = SignedDecision.objects.get()
    with without_guards():
        SignedDecision.objects.filter(pk=row.pk).update(content=row.content.replace("王芳", "张三"))
    forget()
    page = officer.get("/en/decisions/").text
    assert "The chain of decisions does not hold:" in page
    assert "Decision 1 does not fit its hash" in page
    assert '<form class="sign"' not in page
    assert officer.get("/api/v1/decisions").status_code == 503
    assert officer.get("/evaluation/2017/").status_code == 503
    refused = sign(officer, pilot="20")
    assert refused.status_code == 400
    assert SignedDecision.objects.count() == 1


def test_a_row_that_cannot_be_read_is_told_too(officer):
    sign(officer)
    with without_guards():
        SignedDecision.objects.update(content="{")
    forget()
    assert "被改动过" in officer.get("/decisions/").text


# --- the form ----------------------------------------------------------------------------------


def test_the_form_names_the_evidence_of_the_year(officer):
    page = officer.get("/decisions/?year=2017").text
    assert f'value="{bundle_of_year(2017).sha256}"' in page
    assert 'href="/evaluation/2017/bundle.json"' in page
    fallback = officer.get("/decisions/?year=1999").text
    assert 'href="/evaluation/2020/bundle.json"' in fallback


def test_the_form_lists_every_move_that_is_allowed(officer):
    table = officer.get("/decisions/").text.split("允许的变更和根据")[1].split("</table>")[0]
    assert table.count('<th scope="row">') == len(TRANSITIONS)


def test_appeal_freeze_unfreeze_and_voluntary_exit(officer):
    assert sign(officer).status_code == 302
    page = officer.get("/decisions/").text
    assert "申诉期到 2018-05-25" in page  # 15 working days after Friday the 4th of May
    granted = sign(
        officer, kind="appeal", to="normal", reasons=[], dated="2018-06-01", filed="2018-05-20"
    )
    assert granted.status_code == 302
    assert sign(officer, kind="freeze", to="normal", reasons=[], dated="2018-06-02").url
    assert "冻结" in plain(officer.get("/evaluation/2017/pilots/19/").text)
    refused = sign(officer, dated="2018-06-03")
    assert "请先解除冻结" in refused.text
    assert sign(officer, kind="unfreeze", to="normal", reasons=[], dated="2018-06-03").url
    left = sign(officer, kind="voluntary_exit", to="exited", reasons=[], dated="2018-06-04")
    assert left.status_code == 302
    card = plain(officer.get("/evaluation/2017/pilots/19/").text)
    assert "退出日期 2018-06-04" in card
    assert len(chain()) == 5


REFUSED = {
    "no name": ({"decided_by": " "}, "第 1 号决定缺少 decided_by"),
    "no body": ({"body": ""}, "缺少 body"),
    "no document": ({"document_no": ""}, "缺少 document_no"),
    "no reason": ({"reason": ""}, "缺少 reason"),
    "no date": ({"dated": ""}, "缺少 dated"),
    "no grounds for a move": ({"reasons": []}, "缺少 reasons"),
    "a hash that is none": ({"evidence": "abc"}, "缺少 evidence"),
    "a date that is none": ({"dated": "2018-02-30"}, "2018-02-30"),
    "a kind that is none": ({"kind": "eliminate"}, "eliminate"),
    "a rung that is none": ({"to": "top"}, "top"),
    "grounds that are none": ({"reasons": ["rank"]}, "rank"),
    "no pilot": ({"pilot": ""}, "试点"),
    "a leap over rungs": ({"to": "suspended"}, "到“暂停支持"),
    "grounds of another move": ({"to": "exited"}, "到“退出"),
    "an appeal without a move": (
        {"kind": "appeal", "to": "normal", "filed": "2018-05-01"},
        "没有可以申诉的决定",
    ),
    "an appeal without its day": ({"kind": "appeal", "to": "normal"}, "缺少 filed"),
    "unfreezing what is not frozen": ({"kind": "unfreeze", "to": "normal"}, "unfreeze"),
}


@pytest.mark.parametrize(("changed", "said"), REFUSED.values(), ids=REFUSED)
def test_what_the_ladder_refuses_is_said_on_the_form(officer, changed, said):
    answer = sign(officer, **changed)
    assert answer.status_code == 400
    notice = answer.text.split('role="alert"')[1].split("</div>")[0]
    assert said in notice
    assert not SignedDecision.objects.exists()
    assert 'name="document_no"' in answer.text  # what was filled in stays
    assert f'value="{(FORM | changed)["body"]}"' in answer.text


def test_an_unknown_pilot_is_refused(officer):
    answer = sign(officer, pilot="宁坡")
    assert answer.status_code == 404
    assert not SignedDecision.objects.exists()


@pytest.mark.parametrize(
    "sender", [{"REMOTE_ADDR": "10.0.0.7"}, {"HTTP_X_FORWARDED_FOR": "1.2.3.4"}]
)
def test_only_this_machine_signs(officer, sender):
    answer = officer.post("/decisions/", FORM, **sender)
    assert answer.status_code == 403
    assert "127.0.0.1" in answer.text
    assert not SignedDecision.objects.exists()


def test_nobody_signs_where_it_was_not_opened(client):
    assert client.post("/decisions/", FORM).status_code == 403
    assert not SignedDecision.objects.exists()


def test_a_form_of_another_site_is_refused(loaded, db, settings):
    settings.CONFIRM = True
    answer = Client(enforce_csrf_checks=True).post("/decisions/", FORM)
    assert answer.status_code == 403
    assert "表单" in answer.text
    assert not SignedDecision.objects.exists()


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
def test_the_chain_is_only_read_and_appended_to(officer, method):
    assert getattr(officer, method)("/decisions/").status_code == 405


def test_markup_in_a_decision_stays_text(officer):
    sign(officer, reason="<script>alert(1)</script>")
    assert "<script>alert" not in officer.get("/decisions/").text


# --- the evidence ------------------------------------------------------------------------------


def test_the_evidence_that_a_decision_cites_is_kept_and_can_be_had(officer, tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path))
    bundle = bundle_of_year(2017)
    assert sign(officer, evidence=bundle.sha256).status_code == 302
    address = f"/decisions/evidence/{bundle.sha256}.json"
    assert f'href="{address}"' in officer.get("/decisions/").text
    answer = officer.get(address)
    assert (answer.status_code, answer.content) == (200, bundle.content)
    assert "attachment" in answer.headers["Content-Disposition"]
    (tmp_path / "evidence" / f"{bundle.sha256}.json").write_bytes(b"{}")
    refused = officer.get(address)
    assert refused.status_code == 503 and "散列值" in refused.text


@pytest.mark.parametrize("asked", ["a" * 64, "abc", "..%2Fshidian"])
def test_evidence_that_is_not_kept_is_not_found(officer, asked):
    answer = officer.get(f"/decisions/evidence/{asked}.json")
    assert answer.status_code == 404


def test_what_another_office_computed_is_not_kept_here(officer, tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path))
    sign(officer)
    assert not (tmp_path / "evidence").exists()
    assert "/decisions/evidence/" not in officer.get("/decisions/").text


# --- with people -------------------------------------------------------------------------------


def test_who_signed_in_signs_from_anywhere_and_for_nobody_else(officer):
    one = person("li.lei", "李雷")
    hold(one, Role.NATIONAL_OFFICER)
    client = sign_in(Client(REMOTE_ADDR="10.0.0.7"), one)
    page = client.get("/decisions/").text
    assert '<form class="sign"' in page
    assert 'name="decided_by"' not in page
    assert sign(client, decided_by="王芳").status_code == 302
    [made] = chain()
    assert made.decided_by == "李雷"
    event = Event.objects.order_by("number").last()
    assert (event.act, event.actor, event.after) == ("decision.sign", "李雷", f'"{made.sha256}"')


def test_with_people_nobody_else_signs(officer):
    one = person()
    hold(one, Role.PROVINCIAL_OFFICER, "330000")
    assert sign(officer).status_code == 401
    assert '<form class="sign"' not in officer.get("/decisions/").text
    client = sign_in(Client(), one)
    assert '<form class="sign"' not in client.get("/decisions/").text
    refused = sign(client)
    assert refused.status_code == 403
    assert "您的岗位不能签署决定" in refused.text
    assert not SignedDecision.objects.exists()
