"""Who may do what where: the table written out again, by hand, and asked at random."""

import random
from datetime import date, timedelta

import pytest

from shidian.core.messages import MESSAGES
from shidian.register.access import RIGHTS, Post, may, scopes
from shidian.register.lifecycle import FilingState
from shidian.register.roles import Act, Role

DAY = date(2018, 3, 1)
NATION, PROVINCE, CITY, TOWN = "000000", "330000", "330200", "330327-01"
OTHER = "320100"


def post(role, area, **more):
    return Post(Role(role), area, date(2018, 1, 1), **more)


# role: {act: (places under the post's area too, states)}; what is missing is forbidden.
SENT = "submitted returned endorsed accepted published"
EVERY = "draft " + SENT
EXPECTED = {
    "national_officer": {
        "filing.read": (True, SENT),
        "filing.return": (True, "submitted endorsed"),
        "filing.accept": (True, "submitted endorsed"),
        "filing.publish": (True, "accepted"),
        "filing.reopen": (True, "accepted published"),
        "check.waive": (True, "submitted endorsed"),
        "supervision.read": (True, None),
        "supervision.assign": (True, None),
        "notice.issue": (True, None),
        "meeting.record": (True, None),
        "commitment.confirm": (True, None),
        "decision.sign": (True, None),
        "analysis.read": (True, None),
    },
    "ministry_reader": {
        "filing.read": (True, "accepted published"),
        "supervision.read": (True, None),
        "analysis.read": (True, None),
    },
    "provincial_officer": {
        "filing.read": (True, SENT),
        "filing.return": (True, "submitted"),
        "filing.endorse": (True, "submitted"),
        "check.waive": (True, "submitted"),
        "supervision.read": (True, None),
        "supervision.assign": (True, None),
        "notice.issue": (True, None),
        "supervision.report": (False, None),
        "notice.reply": (False, None),
        "analysis.read": (True, None),
    },
    "pilot_officer": {
        "filing.read": (False, EVERY),
        "filing.write": (False, "draft returned"),
        "filing.submit": (False, "draft returned"),
        "check.waive": (False, "draft returned"),
        "supervision.read": (False, None),
        "supervision.assign": (False, None),
        "supervision.report": (False, None),
        "notice.reply": (False, None),
        "commitment.confirm": (False, None),
    },
    "department_contact": {
        "filing.read": (False, EVERY),
        "filing.write": (False, "draft returned"),
        "supervision.read": (False, None),
        "supervision.report": (False, None),
        "notice.reply": (False, None),
    },
    "evaluator": {"filing.read": (True, "accepted published"), "analysis.read": (True, None)},
    "auditor": {"filing.read": (True, SENT), "event.read": (True, None)},
    "system_administrator": {"system.keep": (True, None)},
    "security_administrator": {"person.manage": (True, None)},
}


def lies_under(area, place):
    """Whether a place lies in an area, by the digits of the codes."""
    if area in (NATION, place):
        return True
    if "-" in area:
        return False
    head = area[:2] if area.endswith("0000") else area[:4] if area.endswith("00") else area
    return place.startswith(head)


def expected(posts, act, place, state, on):
    for one in posts:
        if not (one.valid_from <= on and (one.valid_to is None or on <= one.valid_to)):
            continue
        right = EXPECTED[one.role.value].get(act.value)
        if right is None:
            continue
        under, states = right
        here = lies_under(one.area, place) if under else one.area == place
        if here and (states is None or (state is not None and state.value in states.split())):
            return True
    return False


def test_the_table_is_the_one_that_was_agreed():
    assert {role.value for role in RIGHTS} == set(EXPECTED)
    for role, acts in EXPECTED.items():
        assert {act.value for act in RIGHTS[Role(role)]} == set(acts), role


PLACES = [NATION, PROVINCE, CITY, "330201", "330203", TOWN, "320000", OTHER, "659002", "340000"]


def random_posts(chance):
    found = []
    for _ in range(chance.randint(0, 3)):
        first = DAY + timedelta(days=chance.randint(-60, 20))
        last = None if chance.random() < 0.5 else first + timedelta(days=chance.randint(0, 60))
        found.append(Post(chance.choice(list(Role)), chance.choice(PLACES), first, last))
    return found


def test_100000_random_questions_have_the_expected_answer():
    chance = random.Random(5)
    states = [None, *FilingState]
    yes = 0
    for _ in range(100_000):
        posts, act = random_posts(chance), chance.choice(list(Act))
        place, state = chance.choice(PLACES), chance.choice(states)
        answer = may(posts, act, place, state, on=DAY)
        assert answer.allowed == expected(posts, act, place, state, DAY), (posts, act, place, state)
        assert answer.allowed == (answer.reason is None)
        within = any(one.covers(place, state) for one in scopes(posts, act, DAY))
        assert within == answer.allowed
        yes += answer.allowed
    assert yes > 2_000  # the questions are not all of the kind that is refused anyway


REASONS = {
    "no post at all": ([], Act.FILING_READ, CITY, FilingState.DRAFT, "access_no_post"),
    "a post that has ended": (
        [post("pilot_officer", CITY, valid_to=date(2018, 2, 28))],
        Act.FILING_READ,
        CITY,
        FilingState.DRAFT,
        "access_no_post",
    ),
    "a role without the act": (
        [post("system_administrator", NATION)],
        Act.FILING_READ,
        CITY,
        FilingState.DRAFT,
        "access_role",
    ),
    "another area": (
        [post("pilot_officer", CITY)],
        Act.FILING_WRITE,
        OTHER,
        FilingState.DRAFT,
        "access_area",
    ),
    "a province's own officer in a city of it": (
        [post("pilot_officer", PROVINCE)],
        Act.FILING_WRITE,
        CITY,
        FilingState.DRAFT,
        "access_area",
    ),
    "a draft of somebody else": (
        [post("provincial_officer", PROVINCE)],
        Act.FILING_READ,
        CITY,
        FilingState.DRAFT,
        "access_state",
    ),
}


@pytest.mark.parametrize(("posts", "act", "area", "state", "code"), REASONS.values(), ids=REASONS)
def test_a_refusal_says_why(posts, act, area, state, code):
    answer = may(posts, act, area, state, on=DAY)
    assert not answer
    assert answer.reason.code == code
    assert code in MESSAGES


def test_a_post_holds_on_its_first_and_its_last_day():
    held = Post(Role.AUDITOR, NATION, DAY, DAY)
    days = [DAY - timedelta(days=1), DAY, DAY + timedelta(days=1)]
    assert [held.holds(day) for day in days] == [False, True, False]


def test_administrators_and_auditors_write_no_figures():
    writing = {Act.FILING_WRITE, Act.FILING_SUBMIT, Act.FILING_ACCEPT, Act.FILING_REOPEN}
    for role in (Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR):
        assert not writing & set(RIGHTS[role])
    for role in (Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR):
        assert Act.FILING_READ not in RIGHTS[role]
