"""What waits for whom: each kind, for the posts that have to do it and for no others."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.register.access import may
from shidian.register.roles import Act
from shidian.store.access import today
from shidian.store.models import Assignment, Filing
from shidian.store.snapshot import assessed
from shidian.store.supervision import due
from shidian.store.supervision.assignments import live, report
from shidian.store.supervision.due import dues
from shidian.store.supervision.meetings import hold, resolve
from shidian.store.supervision.notices import issue, take
from shidian.store.supervision.rights import may_for, within_for
from shidian.supervision import (
    DueKind,
    Step,
    read_meeting,
    read_notice,
    read_report,
    read_resolution,
)
from tests.unit.store.supervision.conftest import NINGBO, posts
from tests.unit.supervision.forms import NOTICE

LATER = timedelta(days=30)


def waiting(one, kind: DueKind, day: date | None = None) -> list:
    programme = assessed()[0].programme
    found = dues(posts(one), programme, day or today())
    return [each for each in found if each.kind is kind]


def counted(people, kind: DueKind) -> dict[str, int]:
    """How many of a kind wait for everybody for whom any does."""
    found = {who: len(waiting(one, kind)) for who, one in vars(people).items()}
    return {who: number for who, number in found.items() if number}


def test_assignments_wait_for_the_pilot_and_the_department(people, made):
    made()
    made(department="财政局")
    assert counted(people, DueKind.ASSIGNMENT) == {"ningbo": 2, "police": 1, "finance": 1}


def test_what_is_done_waits_no_more(people, made):
    row = made()
    report(row.pk, read_report({"percent": "100", "done": "已印发"}), people.police)
    assert counted(people, DueKind.ASSIGNMENT) == {}


def test_a_notice_waits_for_its_reply_and_the_reply_for_its_issuer(people):
    typed = NOTICE | {"due": str(today() + LATER), "department": "公安局"}
    row = issue(read_notice(typed, [NINGBO], today()), people.zhejiang)
    assert counted(people, DueKind.NOTICE) == {"ningbo": 1, "police": 1}
    assert counted(people, DueKind.JUDGEMENT) == {}
    take(row.pk, Step.REPLY, {"reply": "已办"}, people.police)
    assert counted(people, DueKind.NOTICE) == {}
    assert counted(people, DueKind.JUDGEMENT) == {"zhejiang": 1}
    assert waiting(people.zhejiang, DueKind.JUDGEMENT)[0].day is None


def test_resolutions_wait_for_who_is_charged_and_who_keeps_the_minutes(people):
    typed = {"subject": "会议", "held": str(today()), "attendees": "x"}
    meeting = hold(read_meeting(typed, today()), "000000", people.nation)
    typed = {"resolution": "办法", "area": NINGBO, "department": "财政局"}
    read = read_resolution(typed | {"due": str(today() + LATER)}, today())
    resolve(meeting, read, people.nation)
    assert counted(people, DueKind.RESOLUTION) == {"nation": 1, "ningbo": 1, "finance": 1}


def test_the_next_filing_waits_for_the_pilot_until_it_is_sent(people):
    """The policy's last day is 31 March of the year after."""
    day = date(2018, 3, 1)
    [one] = waiting(people.ningbo, DueKind.FILING, day)
    assert (one.day, one.title, one.key) == (date(2018, 3, 31), "2017", "330200-2017")
    [after] = waiting(people.ningbo, DueKind.FILING, date(2018, 4, 1))
    assert (after.day, after.title) == (date(2019, 3, 31), "2018")
    row = Filing.objects.create(
        pilot="03",
        area=NINGBO,
        year=2017,
        form="annual",
        form_version="1",
        created_at=datetime(2018, 1, 5, tzinfo=UTC),
    )
    found = [one.title for one in waiting(people.ningbo, DueKind.FILING, date(2018, 4, 1))]
    assert found == ["2017", "2018"]  # the draft is overdue, and waits still
    row.state = "submitted"
    row.save()
    assert waiting(people.ningbo, DueKind.FILING, day) == []
    assert waiting(people.nation, DueKind.FILING, day) == []


def test_no_filing_is_due_beyond_the_last_checkpoint(people):
    assert waiting(people.ningbo, DueKind.FILING, date(2030, 1, 1)) == []


def test_a_warned_pilot_has_to_be_put_right_by_a_day(people, monkeypatch):
    """Six months after the warning; those who can assign tasks there see it."""
    from shidian.assessment.rating import PilotState, Rung  # noqa: PLC0415

    class Warned:
        number, document_no, dated = 4, "发改〔2016〕9号", date(2016, 8, 31)

    stands = {"03": PilotState("03", Rung.WARNED, history=(Warned,)), "04": PilotState("04")}
    monkeypatch.setattr(due, "states", lambda policy: stands)
    found = {who: waiting(one, DueKind.RECTIFICATION) for who, one in vars(people).items()}
    assert {who for who, own in found.items() if own} == {"nation", "zhejiang", "ningbo"}
    [one] = found["ningbo"]
    assert (one.day, one.title, one.area) == (date(2017, 2, 28), "发改〔2016〕9号", NINGBO)


def test_the_number_of_queries_does_not_grow(people, made):
    asked = []
    programme = assessed()[0].programme
    own = posts(people.ningbo)
    for _ in range(2):
        for _ in range(4):
            made()
        with CaptureQueriesContext(connection) as queries:
            dues(own, programme, today())
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 9


@pytest.mark.parametrize("act", [Act.SUPERVISION_REPORT, Act.NOTICE_REPLY, Act.SUPERVISION_READ])
def test_policy_and_query_agree_for_departments_too(people, made, act):
    for area in (NINGBO, "330400"):
        for department in ("公安局", "财政局", "民政局"):
            made(by=people.nation, area=area, department=department)
    for who, one in vars(people).items():
        own = posts(one)
        shown = set(within_for(live(), own, act, today()).values_list("pk", flat=True))
        for row in Assignment.objects.all():
            answer = may_for(own, act, (row.area, row.department), today())
            assert bool(answer) == (row.pk in shown), (who, row.area, row.department)
            assert bool(answer) or answer.reason is not None
            if answer:
                assert may(own, act, row.area, on=today())
