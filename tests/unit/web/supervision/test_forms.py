"""The forms of supervision: what they write, and that what was typed is not lost on a fault."""

import io
import re
from urllib.parse import unquote

import docx
import pytest

from shidian.store.models import Assignment, Event, Meeting, Notice
from tests.unit.supervision.forms import NOTICE
from tests.unit.web.supervision.conftest import NINGBO, day, typed
from tests.unit.web.test_evaluation import plain


def test_an_assignment_is_entered_reported_on_revised_and_withdrawn(enter, rows):
    client = enter("ningbo")
    answer = client.post("/supervision/pilots/03/", typed(title="制定细则", owner_person="police"))
    made = Assignment.objects.order_by("-pk").first()
    assert answer.url == f"/supervision/pilots/03/#a{made.pk}"
    assert (made.title, made.owner_person.username) == ("制定细则", "police")
    path = f"/supervision/assignments/{made.pk}/"
    client.post(f"{path}report/", {"percent": "40", "done": "征求意见", "evidence": "稿.docx"})
    page = plain(client.get(path).text)
    assert "40%" in page
    assert "征求意见" in page
    assert "稿.docx" in page
    client.post(f"{path}revise/", typed(title="制定办法", weight="30", reason="调整"))
    assert "制定办法" in client.get(path).text
    assert client.post(f"{path}withdraw/", {"reason": "重复"}).status_code == 302
    page = client.get(path).text
    assert "这项任务分解已撤销" in page
    assert "/report/" not in page
    assert "制定办法" not in client.get("/supervision/pilots/03/").text
    acts = Event.objects.filter(subject=f"assignment/{made.pk}").order_by("number")
    assert [one.act for one in acts] == [
        "supervision.assign",
        "supervision.report",
        "supervision.revise",
        "supervision.withdraw",
    ]


def test_the_name_of_a_registered_owner_is_filled_in(enter, rows):
    enter("ningbo").post("/supervision/pilots/03/", typed(owner="", owner_person="police"))
    assert Assignment.objects.order_by("-pk").first().owner == "某police"


FAULTS = {
    "/supervision/pilots/03/": (
        lambda: typed(title="保留的字", weight="0"),
        "权重要填 1 到 100 的整数",
        "ningbo",
    ),
    "/supervision/assignments/{assignment}/report/": (
        lambda: {"percent": "", "done": "保留的字"},
        "没有填写完成百分比",
        "police",
    ),
    "/supervision/assignments/{assignment}/revise/": (
        lambda: typed(title="保留的字"),
        "没有填写理由",
        "ningbo",
    ),
    "/supervision/assignments/{assignment}/withdraw/": (
        lambda: {"reason": "保留的字" * 300},
        "理由共 1200 字，最多 1000 字",
        "ningbo",
    ),
    "/supervision/notices/": (
        lambda: NOTICE | {"areas": NINGBO, "subject": "保留的字", "due": day(-1)},
        "早于今天",
        "zhejiang",
    ),
    "/supervision/notices/{notice}/": (
        lambda: {"step": "reply", "reply": "保留的字", "sha256": "0"},
        "不是文件的 SHA-256",
        "ningbo",
    ),
    "/supervision/meetings/": (
        lambda: {"subject": "保留的字", "held": day(2), "attendees": "x"},
        "在今天",
        "nation",
    ),
    "/supervision/meetings/{meeting}/": (
        lambda: {"resolution": "保留的字", "area": "999999", "due": day(2)},
        "没有代码为“999999”的地区",
        "nation",
    ),
    "/supervision/resolutions/{resolution}/report/": (
        lambda: {"done": "保留的字", "sha256": "0" * 64},
        "没有写文件名",
        "police",
    ),
    "/supervision/resolutions/{resolution}/close/": (
        lambda: {"done": "保留的字"},
        "办结议定事项要有佐证",
        "nation",
    ),
}


@pytest.mark.parametrize("path", FAULTS)
def test_a_fault_is_told_and_what_was_typed_stays(enter, rows, path):
    make, said, who = FAULTS[path]
    client = enter(who)
    before = Event.objects.count()
    filled = path.format(**{name: one.pk for name, one in vars(rows).items()})
    answer = client.post(filled, make())
    assert answer.status_code == 400
    assert said in answer.text
    assert "保留的字" in answer.text
    assert 'role="alert"' in answer.text
    assert Event.objects.count() == before


def test_a_step_that_is_none_is_told(enter, rows):
    answer = enter("zhejiang").post(f"/supervision/notices/{rows.notice.pk}/", {"step": "burn"})
    assert answer.status_code == 400
    assert "步骤没有“burn”这个选项" in answer.text


def test_a_notice_goes_through_its_life_on_the_pages(enter, rows):
    path = f"/supervision/notices/{rows.notice.pk}/"
    zhejiang, ningbo = enter("zhejiang"), enter("ningbo")
    page = zhejiang.get(path).text
    assert "还没有过，回复也没有被退回，不能升级" in page
    ningbo.post(path, {"step": "reply", "reply": "已办结。", "evidence": "报告.docx"})
    zhejiang.post(path, {"step": "send_back", "reason": "不足", "due": day(4)})
    zhejiang.post(path, {"step": "escalate", "reason": "再次", "due": day(6)})
    page = plain(zhejiang.get(path).text)
    said = ("已办结。", "报告.docx", "不足", "督办 · 待回复")
    assert [word in page for word in said] == [True] * 4
    ningbo.post(path, {"step": "reply", "reply": "补充。"})
    assert zhejiang.post(path, {"step": "accept"}).status_code == 302
    assert Notice.objects.get(pk=rows.notice.pk).state == "accepted"


def test_a_circular_goes_to_several_and_shows_a_pilot_only_itself(enter, rows):
    sent = NOTICE | {"kind": "circular", "number": "4号", "areas": [NINGBO, "210200", "320000"]}
    answer = enter("nation").post("/supervision/notices/", sent)
    page = plain(enter("ningbo").get(answer.url).text)
    assert "宁波市" in page
    assert "大连市" not in page
    assert "共 3 个地区" in page
    assert "国家发展改革部门" in page
    assert "大连市" in enter("reader").get(answer.url).text


def test_the_board_leads_to_a_notice_that_is_half_written(enter, rows):
    Assignment.objects.update(due=day(-4))
    page = enter("zhejiang").get("/supervision/").text
    link = re.search(r'href="(/supervision/notices/\?kind=demand[^"]*)"', page)[1]
    form = enter("zhejiang").get(link.replace("&amp;", "&").partition("#")[0]).text
    assert f'<option value="{NINGBO}" selected>' in form
    assert 'value="出台办法"' in form


def test_a_meeting_and_a_resolution_are_recorded_and_closed(enter, rows):
    nation = enter("nation")
    sent = {"subject": "第二次会议", "held": day(0), "attendees": "王芳、李伟"}
    path = nation.post("/supervision/meetings/", sent).url
    due = {"resolution": "研究二", "area": NINGBO, "department": "公安局", "due": day(5)}
    assert nation.post(path, due).url == f"{path}#r1"
    row = Meeting.objects.get(title="第二次会议").resolutions.get()
    said = f"/supervision/resolutions/{row.pk}/"
    enter("police").post(f"{said}report/", {"done": "已会商"})
    nation.post(f"{said}close/", {"done": "已印发", "evidence": "纪要.pdf"})
    page = plain(enter("ningbo").get(path).text)
    assert [word in page for word in ("已会商", "已印发", "纪要.pdf", "已完成")] == [True] * 4
    assert "王芳" not in page  # who attended is the meeting's own affair
    assert "王芳、李伟" in nation.get(path).text


# --- agreements and calendars ------------------------------------------------------------------


def test_an_agreement_is_a_word_file_named_in_chinese(enter, rows):
    year = day(60)[:4]
    path = f"/supervision/pilots/03/agreement.docx?year={year}&department=公安局"
    answer = enter("police").get(path)
    assert answer.status_code == 200
    assert f"宁波-公安局-{year}.docx" in unquote(answer.headers["Content-Disposition"])
    tasks = docx.Document(io.BytesIO(answer.content)).tables[0]
    assert tasks.rows[1].cells[4].text == "100"
    assert answer.content == enter("reader").get(path).content
    assert enter("dalian").get(path).status_code == 403


@pytest.mark.parametrize("prefix", ["", "/en"])
def test_an_agreement_with_wrong_weights_is_refused_in_words(enter, rows, prefix):
    Assignment.objects.update(weight=99)
    answer = enter("ningbo").get(
        f"{prefix}/supervision/pilots/03/agreement.docx?year={day(60)[:4]}"
    )
    assert answer.status_code == 400
    assert ("add up to 99" if prefix else "合计 99，不是 100") in plain(answer.text)
    assert enter("ningbo").get("/supervision/pilots/03/agreement.docx?year=x").status_code == 400


def test_what_is_due_is_listed_counted_and_a_calendar(enter, rows):
    client = enter("ningbo")
    page = plain(client.get("/supervision/due/").text)
    assert [word in page for word in ("出台办法", "〔2016〕3号", "研究办法")] == [True] * 3
    number = client.get("/supervision/due/count/").text
    assert number.endswith("</span>2</span>\n")  # the notice and the resolution press
    answer = client.get("/supervision/due.ics")
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    text = answer.content.decode().replace("\r\n ", "")
    uids = re.findall(r"UID:(\S+)", text)
    numbers = (rows.assignment.pk, rows.notice.pk, rows.resolution.pk)
    kinds = ("assignment", "notice", "resolution")
    for kind, number in zip(kinds, numbers, strict=True):
        assert f"{kind}-{number}@urbanization_2014.shidian" in uids
    assert "SUMMARY:assignment" in client.get("/en/supervision/due.ics").text
    assert enter("dalian").get("/supervision/due.ics").text.count("BEGIN:VEVENT") == 0


def test_nothing_due_is_said_and_not_counted(enter):
    client = enter("reader")
    assert "没有马上要办的事项" in client.get("/supervision/due/").text
    assert client.get("/supervision/due/count/").text.strip() == ""


def test_any_name_of_a_pilot_leads_to_its_page(enter, rows):
    assert enter("ningbo").get("/supervision/pilots/宁波/").url == "/supervision/pilots/03/"
    assert enter("nation").get("/supervision/pilots/nowhere/").status_code == 404
