"""Assigning, revising, withdrawing, reporting: who may, what is checked, what the log keeps."""

import json
from datetime import date, timedelta

import pytest

from shidian.core import DataError, UsageError
from shidian.store.access import Refused, today
from shidian.store.models import Assignment, Event, ProgressReport
from shidian.store.snapshot import assessed
from shidian.store.supervision.assignments import (
    find_assignment,
    of_plan,
    placed,
    report,
    revise,
    status_of,
    withdraw,
)
from shidian.store.supervision.owners import owner_of, people_of
from shidian.supervision import Status, read_assignment, read_report
from tests.unit.plans.made import fault_of
from tests.unit.store.supervision.conftest import NINGBO, acts, posts

HALF = read_report({"percent": "50", "done": "征求意见"})
ALL = read_report({"percent": "100", "done": "已印发", "evidence": "办法.pdf"})


def test_an_assignment_takes_the_national_task_of_its_task(made):
    snapshot = assessed()[0]
    pilot = snapshot.programme.pilots["03"]
    task = next(one for one in of_plan(snapshot, pilot) if one.type == "task")
    row = made(commitment=task.key, national_task="")
    assert row.national_task == task.kind != ""
    assert (row.area, row.latest, row.made_by) == (NINGBO, None, "李伟")


@pytest.mark.parametrize("name", ["commitment", "target", "national_task"])
def test_what_the_plan_does_not_have_is_not_assigned(people, name):
    snapshot = assessed()[0]
    typed = {
        "title": "x",
        "department": "x",
        "owner": "x",
        "due": "2020-01-01",
        "weight": "1",
        "task_name": "x",
        name: "nothing",
    }
    read = read_assignment(typed)
    fault = fault_of(lambda: placed(read, snapshot, snapshot.programme.pilots["03"]), DataError)
    assert fault.code == "assignment_unknown_task"


MAY_ASSIGN = {"nation": True, "zhejiang": True, "ningbo": True, "jiaxing": False}
MAY_ASSIGN |= {"police": False, "reader": False, "auditor": False}


@pytest.mark.parametrize(("who", "expected"), MAY_ASSIGN.items())
def test_who_may_assign(people, made, who, expected):
    if expected:
        assert made(by=getattr(people, who)).made_by == getattr(people, who).name
    else:
        with pytest.raises(Refused):
            made(by=getattr(people, who))
        assert not Assignment.objects.exists()
        assert acts() == []


MAY_REPORT = {"ningbo": "", "police": "", "finance": "other_department", "jiaxing": "access_area"}
MAY_REPORT |= {"nation": "access_role", "reader": "access_role", "zhejiang": "access_area"}


@pytest.mark.parametrize(("who", "code"), MAY_REPORT.items())
def test_who_may_report(people, made, who, code):
    row = made()
    if code:
        fault = fault_of(lambda: report(row.pk, HALF, getattr(people, who)), Refused)
        assert fault.code == code
        assert not ProgressReport.objects.exists()
    else:
        assert report(row.pk, HALF, getattr(people, who)).percent == 50


def test_the_newest_report_counts_and_all_are_kept(people, made):
    row = made()
    for one in (ALL, HALF):
        report(row.pk, one, people.police)
    row = find_assignment(row.pk, posts(people.police), today())
    assert [one.percent for one in row.reports.order_by("pk")] == [100, 50]
    assert row.latest.percent == 50
    assert status_of(row, row.due + timedelta(days=1)) is Status.OVERDUE


def test_done_without_the_evidence_asked_for_changes_nothing(people, made):
    row = made(evidence_wanted="正式文件")
    done = read_report({"percent": "100", "done": "已印发"})
    assert fault_of(lambda: report(row.pk, done, people.police), DataError).code == (
        "report_evidence"
    )
    assert not ProgressReport.objects.exists()
    assert acts() == ["supervision.assign"]


def test_a_revision_keeps_what_stood_there_in_the_log(people, made):
    row = made(weight="60")
    typed = {
        "task_name": "专项",
        "title": "修订办法",
        "department": "财政局",
        "owner": "吴强",
        "due": "2030-01-31",
        "weight": "40",
    }
    revise(row.pk, read_assignment(typed), people.finance, "机构改革", people.ningbo)
    row.refresh_from_db()
    assert (row.weight, row.department, row.owner_person) == (40, "财政局", people.finance)
    event = Event.objects.get(act="supervision.revise")
    before, after = json.loads(event.before), json.loads(event.after)
    assert (before["weight"], after["weight"], event.reason) == (60, 40, "机构改革")
    assert after["due"] == "2030-01-31"
    assert event.subject == f"assignment/{row.pk}"
    assert event.area == NINGBO
    with pytest.raises(Refused):
        revise(row.pk, read_assignment(typed), None, "x", people.police)


def test_what_was_withdrawn_takes_no_report(people, made):
    row = made()
    with pytest.raises(Refused):
        withdraw(row.pk, "x", people.jiaxing)
    withdraw(row.pk, "重复", people.ningbo)
    for act in (
        lambda: report(row.pk, HALF, people.police),
        lambda: withdraw(row.pk, "x", people.ningbo),
    ):
        assert fault_of(act, DataError).code == "assignment_withdrawn"
    assert acts() == ["supervision.assign", "supervision.withdraw"]


@pytest.mark.parametrize(("who", "seen"), [("reader", True), ("police", True), ("jiaxing", False)])
def test_an_assignment_is_found_by_those_who_may_see_it(people, made, who, seen):
    row = made()
    own = posts(getattr(people, who))
    if seen:
        assert find_assignment(row.pk, own, today()) == row
    else:
        fault = fault_of(lambda: find_assignment(row.pk, own, today()), UsageError)
        gone = fault_of(lambda: find_assignment(row.pk + 1, own, today()), UsageError)
        assert (fault.code, gone.code) == ("no_such_assignment",) * 2


def test_an_assignment_can_go_to_whoever_holds_a_post_there(people):
    assert {one.username for one in people_of(NINGBO)} == {"ningbo", "finance", "police"}
    assert owner_of(NINGBO, "police") == people.police
    assert owner_of(NINGBO, "") is None
    for stranger in ("jiaxing", "nobody"):
        fault = fault_of(lambda name=stranger: owner_of(NINGBO, name), DataError)
        assert fault.code == "supervision_choice"


def test_who_has_left_is_not_offered(people):
    people.police.posts.update(valid_to=date(2015, 1, 1))
    people.finance.is_active = False
    people.finance.save()
    assert people_of(NINGBO) == [people.ningbo]
