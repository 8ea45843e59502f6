"""People and their posts: what is refused, what is kept, and the event of every change."""

import json
from datetime import date, timedelta

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from shidian.core import DataError, UsageError
from shidian.register.access import Post, may
from shidian.register.roles import ELEVATED, Act, Role
from shidian.store import people
from shidian.store.access import posts_of, today
from shidian.store.events import Actor, actor_of
from shidian.store.models import Event, Person
from shidian.store.passwords import choose_password, give_password, random_password
from tests.people import PASSWORD, hold, person

pytestmark = pytest.mark.django_db
MACHINE = Actor("命令行 tests")
DAY = date(2026, 11, 26)


def last() -> Event:
    return Event.objects.order_by("number").last()


def code_of(caught) -> str:
    return caught.value.faults[0].code


def post(role: Role = Role.AUDITOR, area: str = "000000", **more) -> Post:
    return Post(role, area, more.pop("first", DAY), more.pop("last", None), **more)


# --- registering -------------------------------------------------------------------------------


def test_who_is_added_is_logged_and_cannot_sign_in_yet():
    made = people.add(MACHINE, " Zhang.San ", " 张  三 ")
    assert (made.username, made.name) == ("zhang.san", "张 三")
    assert not made.has_usable_password()
    event = last()
    assert (event.act, event.subject, event.actor) == (
        "person.add",
        f"person/{made.pk}",
        "命令行 tests",
    )
    assert json.loads(event.after) == {"name": "张 三", "username": "zhang.san"}


NAMES = {
    "too short": ("zs", "张三", "username_wrong"),
    "Chinese": ("张三abc", "张三", "username_wrong"),
    "begins with a digit": ("3zhang", "张三", "username_wrong"),
    "blank inside": ("zhang san", "张三", "username_wrong"),
    "too long": ("z" * 61, "张三", "username_wrong"),
    "no name": ("zhang.san", "  ", "person_name_wrong"),
    "an endless name": ("zhang.san", "张" * 101, "person_name_wrong"),
    "taken": ("wang.fang", "别人", "username_taken"),
    "taken, in capitals": ("WANG.FANG", "别人", "username_taken"),
}


@pytest.mark.parametrize(("username", "name", "code"), NAMES.values(), ids=NAMES)
def test_what_cannot_be_a_name_is_refused(username, name, code):
    person()
    with pytest.raises(DataError) as caught:
        people.add(MACHINE, username, name)
    assert code_of(caught) == code
    assert Person.objects.count() == 1
    assert not Event.objects.exists()


def test_nobody_is_found_under_an_unknown_name():
    person()
    assert people.find_person(" WANG.fang ").name == "王芳"
    with pytest.raises(UsageError) as caught:
        people.find_person("nobody")
    assert code_of(caught) == "person_unknown"


# --- posts -------------------------------------------------------------------------------------


def test_a_post_gives_its_rights_from_its_first_day_to_its_last():
    one = person()
    people.grant(MACHINE, one, post(first=DAY, last=DAY + timedelta(days=1)), "任命 1 号")
    held = posts_of(one)
    days = [DAY - timedelta(days=1), DAY, DAY + timedelta(days=1), DAY + timedelta(days=2)]
    allowed = [bool(may(held, Act.EVENT_READ, "330000", on=day)) for day in days]
    assert allowed == [False, True, True, False]
    event = last()
    assert (event.act, event.area, event.reason) == ("person.grant", "000000", "任命 1 号")
    assert event.subject.startswith(f"person/{one.pk}/post/")
    assert json.loads(event.after)["valid_to"] == "2026-11-27"


def test_nobody_helps_themself():
    one = person()
    row = hold(one, Role.SECURITY_ADMINISTRATOR)
    me = actor_of(one)
    attempts = [
        lambda: people.grant(me, one, post()),
        lambda: people.end(me, row, today()),
        lambda: people.lock(me, one),
        lambda: people.unlock(me, one),
        lambda: people.reset_factor(me, one),
        lambda: give_password(me, one),
    ]
    for attempt in attempts:
        with pytest.raises(DataError) as caught:
            attempt()
        assert code_of(caught) == "person_self"
    assert not Event.objects.exists()


POSTS = {
    "days backwards": (post(last=DAY - timedelta(days=1)), "post_backwards"),
    "a national officer of a province": (post(Role.NATIONAL_OFFICER, "330000"), "post_place"),
    "a security administrator of a province": (
        post(Role.SECURITY_ADMINISTRATOR, "330000"),
        "post_place",
    ),
    "a provincial officer of the nation": (post(Role.PROVINCIAL_OFFICER), "post_place"),
    "a provincial officer of a city": (post(Role.PROVINCIAL_OFFICER, "330200"), "post_place"),
    "a contact of no department": (post(Role.DEPARTMENT_CONTACT, "330200"), "post_department"),
}


@pytest.mark.parametrize(("wrong", "code"), POSTS.values(), ids=POSTS)
def test_a_post_that_cannot_be_is_refused(wrong, code):
    with pytest.raises(DataError) as caught:
        people.grant(MACHINE, person(), wrong)
    assert code_of(caught) == code


SEPARATE = [Role.AUDITOR, Role.SYSTEM_ADMINISTRATOR, Role.SECURITY_ADMINISTRATOR]


@pytest.mark.parametrize("other", [*SEPARATE, Role.NATIONAL_OFFICER, Role.MINISTRY_READER])
@pytest.mark.parametrize("held", SEPARATE)
def test_the_three_administrators_hold_nothing_beside(held, other):
    one = person()
    hold(one, held)
    code = "post_held" if held is other else "post_apart"
    with pytest.raises(DataError) as caught:
        people.grant(MACHINE, one, post(other))
    assert code_of(caught) == code


def test_one_post_may_follow_another():
    one = person()
    hold(one, Role.AUDITOR, valid_to=DAY - timedelta(days=1))
    people.grant(MACHINE, one, post(Role.SECURITY_ADMINISTRATOR, first=DAY))
    with pytest.raises(DataError):
        people.grant(MACHINE, one, post(Role.AUDITOR, first=DAY + timedelta(days=9)))


def test_a_post_is_not_held_twice_at_a_time():
    one = person()
    people.grant(MACHINE, one, post(Role.EVALUATOR, "330000", last=DAY))
    people.grant(MACHINE, one, post(Role.EVALUATOR, "320000"))
    with pytest.raises(DataError) as caught:
        people.grant(MACHINE, one, post(Role.EVALUATOR, "330000", first=DAY))
    assert code_of(caught) == "post_held"


def test_to_end_a_post_with_yesterday_takes_its_rights_at_once():
    one = person()
    row = hold(one, Role.AUDITOR)
    people.end(MACHINE, row, today() - timedelta(days=1), "调离")
    assert not may(posts_of(one), Act.EVENT_READ, "330000", on=today())
    event = last()
    assert (event.act, event.reason) == ("person.end", "调离")
    assert json.loads(event.before)["valid_to"] is None
    row.refresh_from_db()
    assert row.valid_to == today() - timedelta(days=1)


ENDS = {"in the past": (-2, "post_past"), "later than it ends": (9, "post_over")}


@pytest.mark.parametrize(("days", "code"), ENDS.values(), ids=ENDS)
def test_a_post_ends_neither_in_the_past_nor_later(days, code):
    row = hold(person(), Role.AUDITOR, valid_to=today() + timedelta(days=5))
    with pytest.raises(DataError) as caught:
        people.end(MACHINE, row, today() + timedelta(days=days))
    assert code_of(caught) == code


# --- access ------------------------------------------------------------------------------------


def test_who_is_locked_has_no_rights_and_gets_them_back():
    one = person()
    hold(one, Role.AUDITOR)
    people.lock(MACHINE, one, "停职")
    assert (posts_of(one), last().act) == ([], "person.lock")
    people.unlock(MACHINE, one)
    one.refresh_from_db()
    assert (len(posts_of(one)), last().act) == (1, "person.unlock")


def test_every_change_of_rights_ends_the_sessions():
    one = person()
    row = hold(one, Role.EVALUATOR, "330000")
    changes = [
        lambda: people.grant(MACHINE, one, post(Role.EVALUATOR, "320000")),
        lambda: people.end(MACHINE, row, today()),
        lambda: people.lock(MACHINE, one),
        lambda: people.unlock(MACHINE, one),
        lambda: people.reset_factor(MACHINE, one),
        lambda: people.end_sessions(MACHINE, one),
        lambda: give_password(MACHINE, one),
        lambda: choose_password(one, "four-plain-old-words"),
    ]
    bound = {Person.objects.get(pk=one.pk).get_session_auth_hash()}
    for change in changes:
        change()
        bound.add(Person.objects.get(pk=one.pk).get_session_auth_hash())
    assert len(bound) == 1 + len(changes)
    assert Event.objects.count() == len(changes)


# --- passwords ---------------------------------------------------------------------------------


def test_a_first_password_has_99_bits_and_passes_the_rules():
    made = {random_password() for _ in range(50)}
    assert len(made) == 50
    for password in made:
        assert len(set(password.replace("-", "")) - set("abcdefghjkmnpqrstuvwxyz23456789")) == 0
        assert len(password) == 4 * 5 + 3  # 31 letters: 20 * log2(31) = 99 bits
        validate_password(password)


def test_a_first_password_is_good_for_choosing_ones_own():
    one = person()
    password = give_password(MACHINE, one)
    one.refresh_from_db()
    assert one.check_password(password)
    assert one.must_choose_password
    assert password not in "".join(str(row) for row in Event.objects.values_list())
    choose_password(one, "four-plain-old-words")
    one.refresh_from_db()
    assert not one.must_choose_password
    assert (last().act, last().actor) == ("person.password_change", "王芳")


def test_a_password_is_not_like_the_name():
    one = person("zhang.san", "Zhang San Feng")
    for wrong in ("zhang.san.12", "ZhangSanFeng1"):
        with pytest.raises(ValidationError):
            validate_password(wrong, one)
    validate_password("four-plain-old-words", one)
    validate_password(PASSWORD, None)


def test_the_roles_that_need_a_second_factor():
    assert {
        Role.NATIONAL_OFFICER,
        Role.AUDITOR,
        Role.SYSTEM_ADMINISTRATOR,
        Role.SECURITY_ADMINISTRATOR,
    } == ELEVATED
