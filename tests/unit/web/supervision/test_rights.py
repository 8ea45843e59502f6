"""Who sees which page of supervision, who writes, and that every refusal says why and is logged."""

import pytest
from django.test import Client

from shidian.store.models import Assignment, Event, NoticeStep, ProgressReport, ResolutionRemark
from tests.unit.web.supervision.conftest import day, typed
from tests.unit.web.test_pages import unmarked_chinese

READERS = {"nation", "zhejiang", "ningbo", "police", "finance", "reader"}
NOBODY = {"auditor", "evaluator"}
PLACES = {
    "pilot": "/supervision/pilots/03/",
    "assignment": "/supervision/assignments/{assignment}/",
    "notice": "/supervision/notices/{notice}/",
    "meeting": "/supervision/meetings/{meeting}/",
}
LISTS = ("/supervision/", "/supervision/notices/", "/supervision/meetings/")
OWN = ("/supervision/due/", "/supervision/due/count/", "/supervision/due.ics")


def address(place: str, rows) -> str:
    numbers = {name: one.pk for name, one in vars(rows).items()}
    return PLACES[place].format(**numbers)


@pytest.mark.parametrize("path", [*LISTS, *OWN, PLACES["pilot"]])
def test_the_public_is_led_to_the_sign_in_page(client, path):
    answer = client.get(path)
    assert answer.status_code == 302
    assert answer.url.startswith("/account/sign-in/?next=")


@pytest.mark.parametrize("who", [*READERS, *NOBODY, "dalian"])
def test_who_sees_what_concerns_ningbo(enter, rows, who):
    client = enter(who)
    for place in PLACES:
        answer = client.get(address(place, rows))
        unseen = 403 if place == "pilot" else 404  # a number alone does not tell that it exists
        assert answer.status_code == (200 if who in READERS else unseen), (who, place)
    for path in LISTS:
        assert client.get(path).status_code == (403 if who in NOBODY else 200), (who, path)
    for path in OWN:
        assert client.get(path).status_code == 200


def test_a_pilot_sees_nothing_of_another(enter, rows):
    client = enter("dalian")
    pages = [client.get(path).text for path in LISTS]
    for word in ("出台办法", "〔2016〕3号", "第一次会议", "研究办法"):
        assert not any(word in page for page in pages), word


@pytest.mark.parametrize("prefix", ["", "/en"])
@pytest.mark.parametrize("place", PLACES)
def test_a_refusal_says_why_and_is_logged(enter, rows, prefix, place):
    client = enter("auditor")
    before = Event.objects.count()
    answer = client.get(prefix + address(place, rows))
    assert answer.status_code in (403, 404)
    if place == "pilot":
        assert ("None of your posts lets you" if prefix else "您的岗位不能查看督查") in answer.text
        event = Event.objects.order_by("-number").first()
        assert (event.act, event.actor, Event.objects.count()) == (
            "access.refused",
            "某auditor",
            before + 1,
        )


@pytest.mark.parametrize("who", ["police", "reader", "dalian", "auditor"])
def test_nobody_else_assigns(enter, rows, who):
    answer = enter(who).post("/supervision/pilots/03/", typed())
    assert answer.status_code == 403
    assert Assignment.objects.count() == 1
    assert Event.objects.order_by("-number").first().act == "access.refused"


@pytest.mark.parametrize("who", ["finance", "reader", "zhejiang", "dalian"])
def test_nobody_else_reports(enter, rows, who):
    path = address("assignment", rows)
    answer = enter(who).post(f"{path}report/", {"percent": "50", "done": "x"})
    assert answer.status_code == (404 if who == "dalian" else 403)
    assert not ProgressReport.objects.exists()
    if who == "finance":
        assert "您的岗位属于别的部门" in answer.text


def test_nobody_else_takes_a_step_with_a_notice(enter, rows):
    path = address("notice", rows)
    reply = {"step": "reply", "reply": "已办"}
    for who in ("nation", "police", "reader", "zhejiang"):
        assert enter(who).post(path, reply).status_code == 403, who
    assert enter("ningbo").post(path, reply).status_code == 302
    for who in ("nation", "ningbo", "reader"):
        assert enter(who).post(path, {"step": "accept"}).status_code == 403, who
    assert NoticeStep.objects.count() == 1


def test_nobody_else_writes_minutes(enter, rows):
    path = f"/supervision/resolutions/{rows.resolution.pk}/"
    said = {"done": "已办", "evidence": "纪要.pdf"}
    held = {"subject": "x", "held": day(0), "attendees": "x"}
    for who in ("zhejiang", "ningbo", "police", "reader"):
        client = enter(who)
        assert client.post(f"{path}close/", said).status_code == 403
        assert client.post("/supervision/meetings/", held).status_code == 403
    assert enter("finance").post(f"{path}report/", said).status_code == 403
    assert enter("dalian").post(f"{path}report/", said).status_code == 404
    assert not ResolutionRemark.objects.exists()


def test_forms_are_offered_to_those_who_may_use_them(enter, rows):
    offered = {
        ("ningbo", "pilot"): "#assign",
        ("police", "assignment"): "/report/",
        ("ningbo", "notice"): 'value="reply"',
        ("nation", "meeting"): "/close/",
    }
    for (who, place), mark in offered.items():
        assert mark in enter(who).get(address(place, rows)).text
        assert mark not in enter("reader").get(address(place, rows)).text


def test_every_form_carries_its_token(people, rows):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(people["ningbo"])
    assert strict.post("/supervision/pilots/03/", typed()).status_code == 403
    page = strict.get("/supervision/pilots/03/").text
    assert page.count('method="post"') == page.count("csrfmiddlewaretoken")


@pytest.mark.parametrize("path", [*LISTS, "/supervision/due/", *PLACES.values()])
def test_an_english_page_marks_every_chinese_text(enter, rows, path):
    numbers = {name: one.pk for name, one in vars(rows).items()}
    for who in ("ningbo", "zhejiang", "nation"):
        client = enter(who)
        filled = path.format(**numbers)
        assert client.get(f"/en{filled}").status_code == 200
        found = unmarked_chinese(client, filled)
        # What stands in a field is the person's own; a field cannot hold a marked element.
        found = [text for text in found if "某" not in text and 'value="' not in text]
        assert found == [], who


def test_no_page_is_kept_by_a_cache(enter, rows):
    client = enter("ningbo")
    for path in (*LISTS, *OWN, *(address(place, rows) for place in PLACES)):
        kept = client.get(path).headers["Cache-Control"]
        assert {"private", "no-store"} <= set(kept.split(", ")), path
