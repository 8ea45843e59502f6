"""People signed in to supervision, and rows in Ningbo for them to see."""

from collections.abc import Callable
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from shidian.register.roles import Role
from shidian.store.access import today
from shidian.store.models import Assignment, Meeting, Notice, Person
from shidian.store.snapshot import assessed
from shidian.store.supervision.assignments import assign, of_plan, placed
from shidian.store.supervision.meetings import hold, resolve
from shidian.store.supervision.notices import issue
from shidian.supervision import read_assignment, read_meeting, read_notice, read_resolution
from tests.people import hold as post
from tests.people import person, sign_in
from tests.unit.supervision.forms import NOTICE

NINGBO = "330200"
ROLES = {
    "nation": (Role.NATIONAL_OFFICER, "000000", ""),
    "zhejiang": (Role.PROVINCIAL_OFFICER, "330000", ""),
    "ningbo": (Role.PILOT_OFFICER, NINGBO, ""),
    "dalian": (Role.PILOT_OFFICER, "210200", ""),
    "police": (Role.DEPARTMENT_CONTACT, NINGBO, "公安局"),
    "finance": (Role.DEPARTMENT_CONTACT, NINGBO, "财政局"),
    "reader": (Role.MINISTRY_READER, "000000", ""),
    "auditor": (Role.AUDITOR, "000000", ""),
    "evaluator": (Role.EVALUATOR, "000000", ""),
}


@pytest.fixture
def people(loaded, db) -> dict[str, Person]:
    made = {}
    for username, (role, area, department) in ROLES.items():
        made[username] = person(username, f"某{username}")
        post(made[username], role, area, department=department)
    return made


@pytest.fixture
def enter(people) -> Callable[[str], Client]:
    """Gives the client of somebody who has signed in."""
    return lambda who: sign_in(Client(), people[who])


def day(days: int) -> str:
    return str(today() + timedelta(days=days))


def typed(**more: str) -> dict[str, str]:
    """What the form of an assignment sends."""
    snapshot = assessed()[0]
    given = {
        "commitment": of_plan(snapshot, snapshot.programme.pilots["03"])[0].key,
        "title": "出台办法",
        "department": "公安局",
        "owner": "陈静",
        "due": day(60),
        "weight": "100",
    }
    return given | more


@pytest.fixture
def rows(people) -> SimpleNamespace:
    """An assignment, a notice that asks for a reply, a meeting with a resolution: in Ningbo."""
    snapshot = assessed()[0]
    pilot = snapshot.programme.pilots["03"]
    read = placed(read_assignment(typed()), snapshot, pilot)
    assignment: Assignment = assign(read, pilot, None, people["ningbo"])
    read = read_notice(NOTICE | {"due": day(9)}, [NINGBO], today())
    notice: Notice = issue(read, people["zhejiang"])
    read = read_meeting({"subject": "第一次会议", "held": day(-3), "attendees": "王芳"}, today())
    meeting: Meeting = hold(read, "000000", people["nation"])
    sent = {"resolution": "研究办法", "area": NINGBO, "department": "公安局", "due": day(9)}
    resolution = resolve(meeting, read_resolution(sent, meeting.held), people["nation"])
    return SimpleNamespace(
        assignment=assignment, notice=notice, meeting=meeting, resolution=resolution
    )
