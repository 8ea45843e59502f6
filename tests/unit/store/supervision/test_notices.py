"""Notices: who issues, who replies, who judges; and nothing happens without its event."""

from datetime import timedelta

import pytest

from shidian.core import DataError, UsageError
from shidian.store.access import Refused, today
from shidian.store.models import Event, Notice
from shidian.store.supervision import notices
from shidian.store.supervision.notices import find_notice, issue, take, visible
from shidian.supervision import Step, read_notice
from tests.unit.plans.made import fault_of
from tests.unit.store.supervision.conftest import JIAXING, NINGBO, acts, posts
from tests.unit.supervision.forms import NOTICE


def day(days: int) -> str:
    return str(today() + timedelta(days=days))


def notice(by, *areas: str, **typed: str) -> Notice:
    given = NOTICE | {"due": day(5)} | typed
    return issue(read_notice(given, areas or [NINGBO], today()), by)


REPLY = {"reply": "已办结。", "evidence": "报告.docx"}
BACK = {"reason": "佐证不足", "due": day(9)}


def test_a_notice_is_replied_to_sent_back_and_closed(people):
    row = notice(people.zhejiang)
    assert (row.issuer_area, row.state) == ("330000", "issued")
    take(row.pk, Step.REPLY, REPLY, people.ningbo)
    take(row.pk, Step.SEND_BACK, BACK, people.zhejiang)
    take(row.pk, Step.REPLY, REPLY, people.ningbo)
    take(row.pk, Step.ACCEPT, {}, people.zhejiang)
    row.refresh_from_db()
    assert (row.state, str(row.due)) == ("accepted", day(9))
    assert acts() == [
        "notice.issue",
        "notice.reply",
        "notice.send_back",
        "notice.reply",
        "notice.accept",
    ]
    last = Event.objects.order_by("-number").first()
    assert (last.subject, last.area, last.actor) == (f"notice/{row.pk}", NINGBO, "周宁")


def test_an_overdue_notice_is_escalated_level_by_level(people, monkeypatch):
    row = notice(people.zhejiang)
    begun = today()
    for step, level in enumerate(("demand", "interview", "criticism"), start=1):
        now = begun + timedelta(days=10 * step)
        monkeypatch.setattr(notices, "today", lambda now=now: now)
        due = str(now + timedelta(days=5))
        moved = take(row.pk, Step.ESCALATE, {"reason": "逾期", "due": due}, people.zhejiang)
        assert moved.level == level
        assert row.steps.order_by("-pk").first().dated == now
    now = begun + timedelta(days=99)
    monkeypatch.setattr(notices, "today", lambda: now)
    given = {"reason": "逾期", "due": str(now)}
    fault = fault_of(lambda: take(row.pk, Step.ESCALATE, given, people.zhejiang), DataError)
    assert fault.code == "notice_highest"
    assert acts().count("notice.escalate") == 3


def test_a_step_that_is_refused_leaves_no_trace(people):
    row = notice(people.zhejiang)
    early = {"reason": "x", "due": day(9)}
    fault = fault_of(lambda: take(row.pk, Step.ESCALATE, early, people.zhejiang), DataError)
    assert fault.code == "notice_not_due"
    row.refresh_from_db()
    assert (row.level, row.steps.count(), acts()) == ("reminder", 0, ["notice.issue"])


MAY_ISSUE = {"nation": True, "zhejiang": True, "ningbo": False, "police": False}
MAY_ISSUE |= {"reader": False, "auditor": False, "jiaxing": False}


@pytest.mark.parametrize(("who", "expected"), MAY_ISSUE.items())
def test_who_may_issue(people, who, expected):
    if expected:
        assert notice(getattr(people, who)).pk
    else:
        with pytest.raises(Refused):
            notice(getattr(people, who))
        assert not Notice.objects.exists()


def test_a_province_issues_nothing_beyond_its_borders_or_to_itself(people):
    with pytest.raises(Refused):
        notice(people.zhejiang, NINGBO, "320000", kind="circular")
    fault = fault_of(lambda: notice(people.zhejiang, "330000"), DataError)
    assert fault.code == "notice_to_self"


def test_offices_that_together_reach_all_areas_issue_one_by_one(people):
    from tests.stored import person  # noqa: PLC0415

    both = person("b", "林", ("provincial_officer", "330000"), ("provincial_officer", "320000"))
    fault = fault_of(lambda: notice(both, NINGBO, "320500", kind="circular"), Refused)
    assert fault.code == "notice_two_offices"
    assert notice(both, "320500").issuer_area == "320000"


def test_an_office_uses_a_number_once(people):
    notice(people.zhejiang)
    fault = fault_of(lambda: notice(people.zhejiang), DataError)
    assert fault.code == "notice_number_taken"
    assert acts() == ["notice.issue"]
    assert notice(people.nation).number == NOTICE["number"]  # another office counts for itself


MAY_REPLY = {"ningbo": "", "police": "", "finance": "other_department"}
MAY_REPLY |= {"jiaxing": "access_area", "nation": "access_role", "reader": "access_role"}


@pytest.mark.parametrize(("who", "code"), MAY_REPLY.items())
def test_who_may_reply_for_a_department(people, who, code):
    row = notice(people.nation, department="公安局")
    act = lambda: take(row.pk, Step.REPLY, REPLY, getattr(people, who))  # noqa: E731
    if code:
        assert fault_of(act, Refused).code == code
    else:
        assert act().state == "replied"


def test_a_contact_does_not_reply_for_the_whole_area(people):
    row = notice(people.nation)
    fault = fault_of(lambda: take(row.pk, Step.REPLY, REPLY, people.police), Refused)
    assert fault.code == "other_department"


def test_only_the_office_that_issued_it_judges_the_reply(people):
    row = notice(people.zhejiang)
    take(row.pk, Step.REPLY, REPLY, people.ningbo)
    for who, code in (("nation", "notice_other_office"), ("ningbo", "access_role")):
        act = lambda who=who: take(row.pk, Step.ACCEPT, {}, getattr(people, who))  # noqa: E731
        assert fault_of(act, Refused).code == code


def test_nobody_judges_a_reply_of_their_own(people):
    from tests.stored import person  # noqa: PLC0415

    both = person("b", "林", ("provincial_officer", "330000"), ("pilot_officer", NINGBO))
    row = notice(both)
    take(row.pk, Step.REPLY, REPLY, both)
    assert fault_of(lambda: take(row.pk, Step.ACCEPT, {}, both), DataError).code == (
        "notice_own_reply"
    )


def test_a_circular_is_seen_by_those_it_goes_to_and_above(people):
    row = notice(people.nation, NINGBO, "210200", kind="circular")
    seen = {"nation", "zhejiang", "ningbo", "police", "finance", "reader"}
    for who in vars(people):
        own = posts(getattr(people, who))
        assert (row in visible(own, today())) == (who in seen), who
        if who not in seen:
            fault = fault_of(lambda own=own: find_notice(row.pk, own, today()), UsageError)
            assert fault.code == "no_such_notice"
    assert JIAXING not in row.addressees.values_list("area", flat=True)
