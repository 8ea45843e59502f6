"""The pages on people and posts: who sees them, what they change, and what they do not show."""

import re
from datetime import date, timedelta

import pytest
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from shidian.register.roles import Role
from shidian.store.access import today
from shidian.store.models import Event, Person, Post
from tests.people import PASSWORD, hold, person, sign_in
from tests.unit.web.test_pages import unmarked_chinese

MANY = 5000


@pytest.fixture
def keeper(client) -> Client:
    """The security administrator, signed in on the loaded programme."""
    one = person("zhao.an", "赵安")
    hold(one, Role.SECURITY_ADMINISTRATOR)
    return sign_in(client, one)


@pytest.fixture
def wang(keeper) -> Person:
    return person()


def change(client: Client, one: Person, act: str, **sent: str):
    return client.post(f"/people/{one.pk}/{act}/", sent)


def grant(client: Client, one: Person, **changed: str):
    sent = {"role": "pilot_officer", "area": "宁波", "valid_from": "2026-11-26"}
    return change(client, one, "post", **sent | changed)


def acts() -> list[str]:
    return list(Event.objects.order_by("number").values_list("act", flat=True))


PATHS = ["/people/", "/people/add/", "/people/1/"]


@pytest.mark.parametrize("path", PATHS)
def test_the_public_is_led_to_the_door(client, path):
    assert client.get(path).url.startswith("/account/sign-in/?next=")
    assert client.post("/people/1/lock/").status_code == 401


@pytest.mark.parametrize("role", set(Role) - {Role.SECURITY_ADMINISTRATOR})
def test_no_other_role_sees_people(client, role):
    one = person()
    hold(one, role)
    sign_in(client, one)
    for path in ("/people/", "/people/add/", f"/people/{one.pk}/"):
        assert client.get(path).status_code == 403
    assert client.post("/people/add/", {"username": "x.y.z", "name": "某"}).status_code == 403
    assert client.post(f"/people/{one.pk}/lock/").status_code == 403
    assert Person.objects.count() == 1
    assert set(acts()) == {"person.sign_in", "access.refused"}


def test_a_person_is_registered_given_a_password_and_a_post(keeper):
    made = keeper.post("/people/add/", {"username": "li.lei", "name": "李雷"})
    one = Person.objects.get(username="li.lei")
    assert made.url == f"/people/{one.pk}/"
    shown = change(keeper, one, "password")
    [password] = re.findall(r'<p class="big"><code>([a-z0-9-]{23})</code>', shown.content.decode())
    assert "no-store" in shown.headers["Cache-Control"]
    assert password not in keeper.get(made.url).content.decode()
    assert grant(keeper, one, area="ningbo").status_code == 302
    assert Post.objects.get(person=one).area == "330200"
    page = keeper.get(made.url).content.decode()
    assert page.count("<option value=") >= len(Role)
    assert "试点填报" in page
    assert "宁波市 <code>330200</code>" in page
    officer = Client()
    came = officer.post("/account/sign-in/", {"login": "li.lei", "password": password})
    assert came.status_code == 302
    assert officer.get("/account/").url.startswith("/account/password/")
    assert acts()[1:4] == ["person.add", "person.password_set", "person.grant"]


AREAS = {
    "a pilot's name": ("pilot_officer", "宁波", "330200"),
    "pinyin": ("pilot_officer", "NINGBO", "330200"),
    "a code": ("provincial_officer", "330000", "330000"),
    "a province": ("provincial_officer", "浙江省", "330000"),
    "a province in short": ("provincial_officer", "浙江", "330000"),
    "the nation": ("ministry_reader", "全国", "000000"),
}


@pytest.mark.parametrize(("role", "asked", "area"), AREAS.values(), ids=AREAS)
def test_an_area_is_found_by_any_of_its_names(keeper, wang, role, asked, area):
    assert grant(keeper, wang, role=role, area=asked).status_code == 302
    assert Post.objects.get(person=wang).area == area


WRONG = {
    "no such area": ({"area": "宁坡"}, "最接近的：宁波"),
    "no area": ({"area": ""}, "没有“”这个试点"),
    "no such role": ({"role": "king"}, "没有“king”这个角色"),
    "no date": ({"valid_from": "soon"}, "soon"),
    "not a pilot": ({"area": "北京"}, "不能设在地区 110000"),
}


@pytest.mark.parametrize(("changed", "said"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_with_a_post_is_told_and_what_was_typed_is_kept(keeper, wang, changed, said):
    answer = grant(keeper, wang, reason="任命 7 号", **changed)
    page = answer.content.decode()
    assert answer.status_code == 400
    assert said in page
    assert 'value="任命 7 号"' in page
    assert not Post.objects.filter(person=wang).exists()


def test_a_post_ends(keeper, wang):
    row = hold(wang, Role.EVALUATOR)
    yesterday = today() - timedelta(days=1)
    answer = change(keeper, wang, "end", post=str(row.pk), last=yesterday.isoformat())
    assert answer.status_code == 302
    row.refresh_from_db()
    assert row.valid_to == yesterday
    again = change(keeper, wang, "end", post=str(row.pk))
    assert again.status_code == 400
    assert "不能改为更晚" in again.content.decode()
    other = hold(person("li.lei", "李雷"), Role.EVALUATOR)
    assert change(keeper, wang, "end", post=str(other.pk)).status_code == 400
    for number in ("x", "9" * 5000):
        assert change(keeper, wang, "end", post=number).status_code == 400


def test_shut_out_and_let_in_again(keeper, wang):
    officer = sign_in(Client(), wang)
    change(keeper, wang, "lock", reason="停职")
    assert officer.get("/account/").status_code == 302
    assert "已停用" in keeper.get("/people/").content.decode()
    AccessAttempt.objects.create(
        username="wang.fang", ip_address="10.0.0.9", failures_since_start=5
    )
    change(keeper, wang, "unlock")
    assert not AccessAttempt.objects.exists()
    door = Client().post("/account/sign-in/", {"login": "wang.fang", "password": PASSWORD})
    assert door.status_code == 302


def test_nobody_sees_to_themself(keeper):
    me = Person.objects.get(username="zhao.an")
    page = keeper.get(f"/people/{me.pk}/").content.decode()
    assert "这是您自己" in page
    assert f'action="/people/{me.pk}/' not in page
    for act in ("password", "lock", "factor"):
        assert change(keeper, me, act).status_code == 400
    assert grant(keeper, me).status_code == 400
    me.refresh_from_db()
    assert me.check_password(PASSWORD)


@pytest.mark.parametrize("path", ["/people/0/", "/people/99999999999999999999/", "/people/x/"])
def test_who_is_not_there(keeper, path):
    assert keeper.get(path).status_code == 404


def test_what_cannot_be_done(keeper, wang):
    assert change(keeper, wang, "promote").status_code == 404
    assert keeper.get(f"/people/{wang.pk}/lock/").status_code == 405


def test_a_name_that_is_taken_is_told(keeper, wang):
    answer = keeper.post("/people/add/", {"username": "wang.fang", "name": "另一个"})
    assert answer.status_code == 400
    assert "已有人使用" in answer.content.decode()
    assert 'value="另一个"' in answer.content.decode()


def test_a_script_in_a_name_is_text(keeper):
    keeper.post("/people/add/", {"username": "x.y.z", "name": "<script>alert(1)</script>"})
    assert "<script>alert" not in keeper.get("/people/").content.decode()


def test_a_form_of_another_site_is_refused(keeper, wang):
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = keeper.cookies
    assert change(strict, wang, "lock").status_code == 403
    wang.refresh_from_db()
    assert wang.is_active


@pytest.mark.parametrize("path", ["/people/", "/people/add/", "/account/", "/account/password/"])
def test_english_pages_mark_chinese(keeper, wang, path):
    hold(wang, Role.DEPARTMENT_CONTACT, "330200", department="市教育局")
    assert unmarked_chinese(keeper, path) == []


@pytest.fixture
def crowd(keeper) -> Client:
    """5,000 people, each with a post."""
    now, pilots = timezone.now(), ["330200", "120100", "320000"]
    people = [Person(username=f"p{n:04d}", name=f"人{n:04d}", password="!") for n in range(MANY)]
    made = Person.objects.bulk_create(people)
    posts = [
        Post(
            person=one,
            role="pilot_officer",
            area=pilots[n % 3],
            valid_from=date(2018, 1, 1),
            granted_by="tests",
            granted_at=now,
        )
        for n, one in enumerate(made)
    ]
    Post.objects.bulk_create(posts)
    return keeper


QUERIES = {"all": "", "a page": "?page=50", "a name": "?q=人01", "a role": "?role=pilot_officer"}


@pytest.mark.parametrize("query", QUERIES.values(), ids=QUERIES)
def test_a_list_of_thousands_asks_few_questions(crowd, query):
    crowd.get("/people/")
    with CaptureQueriesContext(connection) as captured:
        page = crowd.get(f"/people/{query}").content.decode()
    assert len(captured) <= 15
    assert page.count('<th scope="row">') == 50


def test_the_list_is_searched_and_leafed_through(crowd):
    assert "5,001 人" in crowd.get("/people/").content.decode().replace("5001", "5,001")
    found = crowd.get("/people/?q=p0042").content.decode()
    assert re.findall(r'<th scope="row"><a[^>]*>(?:<[^>]*>)?([^<]+)', found) == ["人0042"]
    by_area = crowd.get("/people/?q=120100").content.decode()
    assert "1667 人" in by_area  # every third of 5,000, from the second on
    assert "没有找到" in crowd.get("/people/?q=%25&role=auditor").content.decode()
