"""Meetings and resolutions: who records, who reports, who closes, who sees what."""

from datetime import timedelta

import pytest

from shidian.core import DataError, UsageError
from shidian.store.access import Refused, today
from shidian.store.models import Meeting
from shidian.store.supervision.meetings import (
    close,
    find_meeting,
    find_resolution,
    hold,
    remark,
    resolutions,
    resolve,
    visible,
)
from shidian.supervision import Evidence, read_meeting, read_resolution
from tests.unit.plans.made import fault_of
from tests.unit.store.supervision.conftest import NINGBO, acts, posts

PROOF = Evidence("纪要.pdf")


@pytest.fixture
def meeting(people) -> Meeting:
    typed = {"subject": "第一次会议", "held": str(today()), "attendees": "王芳、李伟"}
    return hold(read_meeting(typed, today()), "000000", people.nation)


def resolved(meeting, people, area=NINGBO, department=""):
    due = str(today() + timedelta(days=30))
    typed = {"resolution": "研究办法", "area": area, "department": department, "due": due}
    return resolve(meeting, read_resolution(typed, meeting.held), people.nation)


def test_a_resolution_is_followed_to_its_end(meeting, people):
    row = resolved(meeting, people)
    remark(row.pk, "已会商", Evidence(), people.ningbo)
    close(row.pk, "已印发", PROOF, people.nation)
    row.refresh_from_db()
    assert row.closed_at is not None
    said = row.remarks.order_by("pk").values_list("text", "closes", "person", "evidence")
    assert list(said) == [("已会商", False, "李伟", ""), ("已印发", True, "王芳", "纪要.pdf")]
    assert acts() == ["meeting.record", "meeting.resolve", "meeting.report", "meeting.close"]
    for act in (remark, close):
        again = fault_of(lambda act=act: act(row.pk, "x", PROOF, people.nation), DataError)
        assert again.code == "resolution_closed"


def test_resolutions_of_a_meeting_are_numbered(meeting, people):
    assert [resolved(meeting, people).number for _ in range(3)] == [1, 2, 3]


def test_a_resolution_is_closed_with_evidence_by_who_keeps_the_minutes(meeting, people):
    row = resolved(meeting, people)
    bare = fault_of(lambda: close(row.pk, "已办", Evidence(), people.nation), DataError)
    assert bare.code == "resolution_evidence"
    for who in ("ningbo", "zhejiang", "reader"):
        with pytest.raises(Refused):
            close(row.pk, "已办", PROOF, getattr(people, who))


MAY_REPORT = {"ningbo": True, "police": True, "nation": True}
MAY_REPORT |= {"finance": False, "jiaxing": False, "reader": False}


@pytest.mark.parametrize(("who", "expected"), MAY_REPORT.items())
def test_who_may_report_on_a_resolution_of_a_department(meeting, people, who, expected):
    row = resolved(meeting, people, department="公安局")
    if expected:
        remark(row.pk, "已会商", Evidence(), getattr(people, who))
        assert row.remarks.count() == 1
    else:
        with pytest.raises(Refused):
            remark(row.pk, "已会商", Evidence(), getattr(people, who))
        assert row.remarks.count() == 0


@pytest.mark.parametrize("who", ["ningbo", "zhejiang", "reader", "auditor"])
def test_meetings_are_recorded_by_the_nation_only(meeting, people, who):
    typed = {"subject": "会议", "held": str(today()), "attendees": "x"}
    read = read_meeting(typed, today())
    with pytest.raises(Refused):
        hold(read, "000000", getattr(people, who))
    due = {"resolution": "x", "area": NINGBO, "due": str(today())}
    with pytest.raises(Refused):
        resolve(meeting, read_resolution(due, meeting.held), getattr(people, who))


def test_an_area_sees_the_meetings_that_charge_it_and_only_its_own_resolutions(meeting, people):
    own, others = resolved(meeting, people), resolved(meeting, people, "210200")
    seen = {"nation": 2, "reader": 2, "zhejiang": 1, "ningbo": 1, "police": 1}
    seen["finance"] = 1  # a contact reads all of the pilot
    for who in vars(people):
        held = posts(getattr(people, who))
        found = list(resolutions(held, today()))
        assert len(found) == seen.get(who, 0), who
        assert (meeting in visible(held, today())) == (who in seen)
        assert own in found or who not in seen
    stranger = posts(people.jiaxing)
    for find, number, code in (
        (find_meeting, meeting.pk, "no_such_meeting"),
        (find_resolution, own.pk, "no_such_resolution"),
        (find_resolution, others.pk, "no_such_resolution"),
    ):
        fault = fault_of(lambda f=find, n=number: f(n, stranger, today()), UsageError)
        assert fault.code == code
