"""Signing in and out: what is asked, what is told, what is logged, and when a session ends."""

import json
import os
import re
import subprocess
import sys
import time
from datetime import timedelta

import pytest
from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.utils import timezone

from shidian.core import UsageError
from shidian.register.access import Post
from shidian.register.roles import Role
from shidian.store.events import Actor
from shidian.store.models import Event, Person
from shidian.store.people import end_sessions, grant, lock, reset_factor
from shidian.web.addresses import networks, sender_of
from shidian.web.views.errors import not_understood
from tests.people import PASSWORD, hold, person, sign_in, totp

DOOR = "/account/sign-in/"
MACHINE = Actor("命令行 tests")


@pytest.fixture
def anybody(db) -> Client:
    return Client()


def enter(client: Client, name: str = "wang.fang", password: str = PASSWORD, path=DOOR, **more):
    return client.post(path, {"login": name, "password": password}, **more)


def acts() -> list[str]:
    return list(Event.objects.order_by("number").values_list("act", flat=True))


def is_in(client: Client) -> bool:
    answer = client.get("/account/session.json", headers={"Accept": "application/json"})
    return answer.status_code == 200


# --- the door ----------------------------------------------------------------------------------


def test_who_has_the_password_comes_in_and_it_is_logged(anybody):
    one = person()
    answer = enter(anybody)
    assert (answer.status_code, answer.url) == (302, "/account/")
    event = Event.objects.get()
    assert (event.act, event.actor, event.person) == ("person.sign_in", "王芳", one.pk)
    assert json.loads(event.after) == {"address": "127.0.0.1"}
    assert "王芳" in anybody.get("/account/").content.decode()


def test_the_spelling_of_the_name_does_not_matter(anybody):
    person()
    assert enter(anybody, " Wang.FANG ").status_code == 302


WRONG = {
    "a wrong password": ("wang.fang", "not-this-one-12345"),
    "a name that nobody has": ("nobody", PASSWORD),
    "somebody who was shut out": ("li.lei", PASSWORD),
}


def test_what_is_wrong_is_told_in_the_same_words(anybody):
    person()
    Person.objects.filter(pk=person("li.lei", "李雷").pk).update(is_active=False)
    pages = [enter(Client(), *words).content.decode() for words in WRONG.values()]
    texts = [re.sub(r'value="[^"]*"', "", page) for page in pages]
    assert "用户名或密码不正确。" in texts[0]
    assert len(set(texts)) == 1
    assert acts() == ["person.sign_in_failed"] * 3


def test_a_page_in_english(anybody):
    person()
    page = enter(anybody, password="wrong", path="/en/account/sign-in/").content.decode()
    assert "The user name or the password is wrong." in page


def test_no_password_and_no_name_that_nobody_has_is_logged(anybody):
    person()
    enter(anybody, password="my-secret-mistake")
    enter(anybody, name="my-secret-mistake", password="x")
    everything = "".join(str(row) for row in Event.objects.values_list())
    assert "my-secret-mistake" not in everything
    assert "my-secret-mistake" not in str(list(AccessAttempt.objects.values_list("post_data")))


ELSEWHERE = ["https://evil.example/", "//evil.example/x", "javascript:alert(1)", "/\\evil.example"]


@pytest.mark.parametrize("back", ELSEWHERE)
def test_nobody_is_sent_to_another_host(anybody, back):
    person()
    answer = anybody.post(DOOR, {"login": "wang.fang", "password": PASSWORD, "next": back})
    assert answer.url == "/account/"


def test_who_signs_in_comes_back_to_what_they_asked_for(anybody):
    person()
    asked = anybody.get("/en/people/?q=x")
    assert asked.url == "/en/account/sign-in/?next=%2Fen%2Fpeople%2F%3Fq%3Dx"
    page = anybody.get(asked.url).content.decode()
    assert '<input type="hidden" name="next" value="/en/people/?q=x">' in page
    answer = anybody.post(
        DOOR, {"login": "wang.fang", "password": PASSWORD, "next": "/en/people/?q=x"}
    )
    assert answer.url == "/en/people/?q=x"


UNUSED = ["signup/", "password/reset/", "email/", "inactive/", "login/code/", "codes/download/"]


@pytest.mark.parametrize("path", UNUSED)
def test_what_is_not_used_has_no_address(anybody, path):
    assert anybody.get(f"/account/{path}").status_code == 404


def test_there_is_no_other_door(anybody, settings):
    assert "django.contrib.admin" not in settings.INSTALLED_APPS
    assert anybody.get("/admin/").status_code == 404


# --- guessing ----------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["wang.fang", "nobody"])
def test_after_five_failures_even_the_right_password_waits(anybody, name):
    person()
    answers = [enter(anybody, name, f"wrong-{n}").status_code for n in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = enter(anybody, name)
    assert (locked.status_code, locked.headers["Retry-After"]) == (429, "1800")
    assert "登录失败次数过多，请在 30 分钟后再试。" in locked.content.decode()
    english = enter(anybody, name, path="/en/account/sign-in/").content.decode()
    assert "try again in 30 minutes" in english
    assert acts() == [*["person.sign_in_failed"] * 5, "person.lock_out"]


def test_spellings_of_a_name_are_counted_together(anybody):
    person()
    names = ["wang.fang", "WANG.fang", "Wang.Fang", " wang.fang", "wang.FANG"]
    assert [enter(anybody, name, "wrong").status_code for name in names][-1] == 429


def test_an_address_has_twenty_failures(anybody):
    person()
    answers = [enter(anybody, f"name{n}", "wrong").status_code for n in range(20)]
    assert answers == [200] * 19 + [429]
    assert enter(anybody).status_code == 429
    assert enter(Client(REMOTE_ADDR="10.0.0.8")).status_code == 302


def test_somebody_elsewhere_can_still_come_in(anybody):
    person()
    for n in range(5):
        enter(anybody, password=f"wrong-{n}")
    assert enter(Client(REMOTE_ADDR="10.0.0.8")).status_code == 302


def test_a_lock_out_is_over_after_half_an_hour(anybody):
    person()
    for n in range(5):
        enter(anybody, password=f"wrong-{n}")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=31))
    assert enter(anybody).status_code == 302


def test_to_come_in_forgets_the_failures_of_this_name_alone(anybody):
    person()
    enter(anybody, password="wrong")
    enter(anybody, "nobody", "wrong")
    enter(anybody)
    assert [one.username for one in AccessAttempt.objects.all()] == ["nobody"]


def test_a_forged_address_does_not_help(anybody):
    person()
    for n in range(5):
        enter(anybody, password="wrong", headers={"X-Forwarded-For": f"10.1.1.{n}"})
    assert enter(anybody, headers={"X-Forwarded-For": "10.1.1.99"}).status_code == 429


SENDERS = {
    "nothing is trusted": ("", "10.0.0.1", "6.6.6.6", "10.0.0.1"),
    "one proxy": ("10.0.0.1", "10.0.0.1", "6.6.6.6, 203.0.113.9", "203.0.113.9"),
    "two proxies": ("10.0.0.0/8", "10.0.0.1", "203.0.113.9, 10.0.0.2", "203.0.113.9"),
    "not through the proxy": ("10.0.0.1", "192.0.2.7", "6.6.6.6", "192.0.2.7"),
    "a proxy that says nothing": ("10.0.0.1", "10.0.0.1", "", "10.0.0.1"),
    "a word that is no address": ("10.0.0.1", "10.0.0.1", "6.6.6.6, unknown", "10.0.0.1"),
}


@pytest.mark.parametrize(("proxies", "sender", "told", "found"), SENDERS.values(), ids=SENDERS)
def test_only_our_own_proxies_are_believed(proxies, sender, told, found):
    meta = {"REMOTE_ADDR": sender, "HTTP_X_FORWARDED_FOR": told}
    assert sender_of(meta, networks(proxies)) == found


def test_proxies_that_are_none_are_told():
    with pytest.raises(UsageError) as caught:
        networks("127.0.0.1, the proxy")
    assert caught.value.faults[0].code == "proxies_wrong"


# --- the second factor -------------------------------------------------------------------------


@pytest.fixture
def auditor(anybody) -> Person:
    """Somebody with an elevated post and no factor yet."""
    one = person("qian.shen", "钱审")
    hold(one, Role.AUDITOR)
    return one


def set_up(client: Client) -> str:
    """Confirm the password, set up a factor; gives its secret."""
    client.post("/account/confirm/?next=/account/factor/", {"password": PASSWORD})
    page = client.get("/account/factor/").content.decode()
    [secret] = re.findall(r'<code class="secret">([A-Z2-7]+)</code>', page)
    answer = client.post("/account/factor/", {"code": totp(secret)})
    assert (answer.status_code, answer.url) == (302, "/account/codes/")
    return secret


def test_an_elevated_post_leads_to_setting_up_a_factor_and_nowhere_else(auditor, anybody):
    enter(anybody, "qian.shen")
    for path in ("/about/", "/account/", "/people/"):
        assert anybody.get(path).url.startswith("/account/factor/?next=")
    sent = anybody.post("/decisions/", {})
    assert (sent.status_code, "验证器" in sent.content.decode()) == (403, True)
    api = anybody.get("/api/v1/pilots")
    assert (api.status_code, api.json()["type"]) == (403, "factor_first")


def test_setting_up_asks_for_the_password_and_shows_recovery_codes_once(
    auditor, anybody, django_capture_on_commit_callbacks
):
    enter(anybody, "qian.shen")
    asked = anybody.get("/account/factor/")
    assert asked.url.startswith("/account/confirm/?next=")
    with django_capture_on_commit_callbacks(execute=True):
        set_up(anybody)
    codes = re.findall(r"<li><code>(\d{8})</code>", anybody.get("/account/codes/").content.decode())
    assert len(set(codes)) == 10
    again = anybody.get("/account/codes/").content.decode()
    assert not re.findall(r"\d{8}</code>", again)
    assert "还有 10 个没有用过的恢复码" in again
    assert anybody.get("/account/").status_code == 200
    assert acts()[-2:] == ["person.factor_add"] * 2
    everything = "".join(str(row) for row in Event.objects.values_list())
    assert not any(code in everything for code in codes)


def test_the_picture_of_the_secret_is_allowed_by_the_policy(auditor, anybody):
    enter(anybody, "qian.shen")
    anybody.post("/account/confirm/?next=/account/factor/", {"password": PASSWORD})
    answer = anybody.get("/account/factor/")
    assert 'src="data:image/svg+xml;base64,' in answer.content.decode()
    assert "img-src 'self' data:" in answer.headers["Content-Security-Policy"]


@pytest.fixture
def with_factor(auditor, anybody) -> str:
    """The auditor has a factor, and is outside; gives its secret."""
    enter(anybody, "qian.shen")
    secret = set_up(anybody)
    anybody.post("/account/sign-out/")
    return secret


def test_the_code_is_asked_for_after_the_password(with_factor, anybody):
    answer = enter(anybody, "qian.shen")
    assert answer.url == "/account/code/"
    assert not is_in(anybody)
    wrong = anybody.post("/account/code/", {"code": "000000"})
    assert "验证码不正确" in wrong.content.decode()
    assert anybody.post("/account/code/", {"code": totp(with_factor)}).url == "/account/"
    assert is_in(anybody)
    event = Event.objects.filter(act="person.sign_in_failed").get()
    assert (event.reason, event.actor) == ("code", "钱审")


def test_a_code_is_good_for_one_time_in_every_process(with_factor, anybody):
    code = totp(with_factor, 1)
    enter(anybody, "qian.shen")
    assert anybody.post("/account/code/", {"code": code}).status_code == 302
    cache.clear()  # as another process, which does not know it
    other = Client()
    enter(other, "qian.shen")
    assert "已经用过" in other.post("/account/code/", {"code": code}).content.decode()


def test_guessing_codes_locks_out_as_guessing_passwords_does(with_factor, anybody):
    enter(anybody, "qian.shen")
    answers = [anybody.post("/account/code/", {"code": f"{n:06d}"}).status_code for n in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    assert anybody.post("/account/code/", {"code": totp(with_factor)}).status_code == 429
    assert not is_in(anybody)
    assert enter(Client(), "qian.shen").status_code == 429


def test_a_recovery_code_is_good_once_and_its_use_is_logged(with_factor, auditor, anybody):
    codes = Authenticator.objects.get(user=auditor, type="recovery_codes").wrap()
    code = codes.get_unused_codes()[0]
    enter(anybody, "qian.shen")
    assert anybody.post("/account/code/", {"code": code}).url == "/account/"
    assert "person.recovery_code_used" in acts()
    other = Client()
    enter(other, "qian.shen")
    assert other.post("/account/code/", {"code": code}).status_code == 200


def test_an_elevated_post_cannot_go_without(with_factor, anybody):
    enter(anybody, "qian.shen")
    anybody.post("/account/code/", {"code": totp(with_factor)})
    anybody.post("/account/confirm/?next=/account/factor/remove/", {"password": PASSWORD})
    page = anybody.post("/account/factor/remove/").content.decode()
    assert "不能停用" in page
    assert Authenticator.objects.filter(type="totp").exists()


def test_others_may_have_a_factor_and_give_it_up(anybody, django_capture_on_commit_callbacks):
    person()
    enter(anybody)
    assert anybody.get("/account/").status_code == 200
    set_up(anybody)
    with django_capture_on_commit_callbacks(execute=True):
        assert anybody.post("/account/factor/remove/").status_code == 302
    assert not Authenticator.objects.exists()
    assert acts()[-2:] == ["person.factor_remove"] * 2


def test_new_recovery_codes_take_the_place_of_the_old(
    with_factor, anybody, django_capture_on_commit_callbacks
):
    enter(anybody, "qian.shen")
    anybody.post("/account/code/", {"code": totp(with_factor)})
    old = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert anybody.post("/account/codes/new/").url.startswith("/account/confirm/")
    anybody.post("/account/confirm/", {"password": PASSWORD})
    with django_capture_on_commit_callbacks(execute=True):
        assert anybody.post("/account/codes/new/").url == "/account/codes/"
    new = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert set(old) & set(new) == set()
    assert acts()[-1] == "person.recovery_codes"


def test_who_lost_the_factor_sets_up_another(with_factor, auditor, anybody):
    reset_factor(MACHINE, auditor)
    enter(anybody, "qian.shen")
    assert anybody.get("/about/").url.startswith("/account/factor/")


# --- passwords ---------------------------------------------------------------------------------


def choose(client: Client, new: str, old: str = PASSWORD, again: str | None = None):
    words = {"oldpassword": old, "password1": new, "password2": again or new}
    return client.post("/account/password/", words)


POOR = {
    "too short": ("short-1word", "至少 12 个字符"),
    "common": ("password12345", "常见"),
    "digits": ("123456789012", "数字"),
    "like the user name": ("wang.fang2024", "用户名"),
    "the present one": (PASSWORD, "最近 5 次"),
}


@pytest.mark.parametrize(("new", "said"), POOR.values(), ids=POOR)
def test_a_poor_password_is_refused_with_the_reason(anybody, new, said):
    one = person()
    one.former_passwords.create(password=one.password)
    enter(anybody)
    page = choose(anybody, new).content.decode()
    wrong = "".join(re.findall(r'<ul class="wrong".*?</ul>', page, re.DOTALL))
    assert wrong
    assert said in wrong
    one.refresh_from_db()
    assert one.check_password(PASSWORD)


def test_a_good_password_ends_other_sessions_and_keeps_this_one(anybody):
    one, other = person(), Client()
    enter(anybody)
    enter(other)
    assert choose(anybody, "four-plain-old-words").status_code == 302
    assert is_in(anybody)
    assert not is_in(other)
    one.refresh_from_db()
    assert one.check_password("four-plain-old-words")
    assert acts()[-1] == "person.password_change"


def test_the_last_five_passwords_are_not_chosen_again(anybody):
    one = person()
    one.former_passwords.create(password=one.password)
    enter(anybody)
    old = PASSWORD
    for n in range(5):
        new = f"another-plain-word-{n}"
        assert choose(anybody, new, old).status_code == 302
        old = new
    assert choose(anybody, "another-plain-word-0", old).status_code == 200
    assert choose(anybody, PASSWORD, old).status_code == 302  # the sixth before may come back
    assert one.former_passwords.count() == 5


def test_a_wrong_current_password_counts_like_one_at_the_door(anybody):
    person()
    enter(anybody)
    answers = [choose(anybody, "four-plain-old-words", f"wrong-{n}") for n in range(5)]
    assert "当前密码不正确" in answers[0].content.decode()
    assert answers[-1].status_code == 429


def test_a_password_of_somebody_elses_choice_leads_to_choosing_ones_own(anybody):
    one = person()
    Person.objects.filter(pk=one.pk).update(must_choose_password=True)
    enter(anybody)
    assert anybody.get("/about/").url == "/account/password/?next=%2Fabout%2F"
    assert anybody.post("/decisions/", {}).status_code == 403
    assert choose(anybody, "four-plain-old-words").status_code == 302
    assert anybody.get("/account/").status_code == 200


@pytest.mark.parametrize(("days", "led"), [(179, False), (181, True)])
def test_a_password_is_changed_after_180_days(anybody, days, led):
    one = person()
    Person.objects.filter(pk=one.pk).update(password_set_at=timezone.now() - timedelta(days=days))
    enter(anybody)
    assert (anybody.get("/account/").status_code == 302) is led


# --- sessions ----------------------------------------------------------------------------------


def test_the_cookie_is_for_the_server_alone_and_new_at_every_sign_in(anybody):
    person()
    enter(anybody)
    cookie = anybody.cookies["sessionid"]
    assert (cookie["httponly"], cookie["samesite"]) == (True, "Lax")
    first = cookie.value
    anybody.post("/account/sign-out/")
    enter(anybody)
    assert anybody.cookies["sessionid"].value != first
    assert acts() == ["person.sign_in", "person.sign_out", "person.sign_in"]


def test_a_session_that_somebody_planted_is_not_the_one_signed_in(anybody):
    person()
    anybody.get(DOOR)
    session = anybody.session
    session["planted"] = True
    session.save()
    planted = session.session_key
    enter(anybody)
    assert anybody.cookies["sessionid"].value != planted
    assert not Session.objects.filter(session_key=planted).exists()


PAST = {
    "in use": ({"started": 3600, "used": 60}, True),
    "idle for 29 minutes": ({"started": 3600, "used": 29 * 60}, True),
    "idle for 31 minutes": ({"started": 3600, "used": 31 * 60}, False),
    "for more than 12 hours": ({"started": 12 * 3600 + 5, "used": 10}, False),
}


@pytest.mark.parametrize(("ago", "stays"), PAST.values(), ids=PAST)
def test_a_session_ends_by_itself(anybody, ago, stays):
    sign_in(anybody, person())
    session = anybody.session
    for name, seconds in ago.items():
        session[name] = time.time() - seconds
    session.save()
    assert is_in(anybody) is stays
    assert ("person.sign_out" in acts()) is not stays


def test_not_every_request_writes_the_session(anybody, django_assert_num_queries):
    sign_in(anybody, person())
    anybody.get("/account/session.json")
    with django_assert_num_queries(3):  # session, person and posts; nothing is written
        anybody.get("/account/session.json", headers={"Accept": "application/json"})


CHANGES = {
    "a post is granted": lambda one: grant(
        MACHINE, one, Post(Role.EVALUATOR, "330000", timezone.localdate())
    ),
    "signed out everywhere": lambda one: end_sessions(MACHINE, one),
    "shut out": lambda one: lock(MACHINE, one),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_session_ends_when_what_it_stands_on_changes(anybody, change):
    one = person()
    sign_in(anybody, one)
    assert is_in(anybody)
    change(one)
    assert not is_in(anybody)


def test_i_sign_out_everywhere(anybody):
    one, other = person(), Client()
    enter(anybody)
    enter(other)
    assert anybody.post("/account/sign-out/everywhere/").url == DOOR
    assert not is_in(anybody)
    assert not is_in(other)
    assert "person.sign_out_everywhere" in acts()
    assert one.is_active


SCRIPTS = {
    "a POST of a script": ("post", "/account/sign-out/everywhere/", "application/json"),
    "a GET of a script": ("get", "/account/session.json", "application/json"),
}


@pytest.mark.parametrize(("method", "path", "accept"), SCRIPTS.values(), ids=SCRIPTS)
def test_a_script_without_a_session_is_told_so(anybody, method, path, accept):
    answer = getattr(anybody, method)(path, headers={"Accept": accept})
    assert answer.status_code == 401
    assert {"type", "title", "detail"} <= set(answer.json())
    assert answer.json()["type"] == "not_signed_in"


def test_what_is_sent_without_a_session_is_not_led_away(anybody):
    answer = anybody.post("/account/password/", {"password1": "x"})
    assert answer.status_code == 401
    assert "<html" in answer.content.decode()


def test_a_script_gets_the_token_of_the_new_session(db):
    person()
    strict = Client(enforce_csrf_checks=True)
    page = strict.get(DOOR).content.decode()
    [token] = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)
    enter(strict, path=DOOR, headers={"X-CSRFToken": token})
    new = strict.get("/account/session.json").json()
    assert new["username"] == "wang.fang"
    sent = strict.post("/account/sign-out/", headers={"X-CSRFToken": new["token"]})
    assert sent.status_code == 302
    assert strict.post("/account/sign-out/", headers={"X-CSRFToken": token}).status_code == 403


def test_a_public_page_kept_for_all_is_never_one_made_for_somebody(client):
    client.get("/about/")
    mine = sign_in(Client(), person()).get("/about/")
    assert "private" in mine.headers["Cache-Control"]
    assert "ETag" not in mine.headers


@pytest.mark.parametrize("path", ["/account/sign-in/", "/account/password/", "/account/"])
def test_the_pages_hold_no_script_and_no_style_of_their_own(anybody, path):
    sign_in(anybody, person())
    page = anybody.get(f"/en{path}", follow=True).content.decode()
    assert "style=" not in page
    assert "<style" not in page
    assert not re.findall(r"<script(?![^>]* src=)", page)


def test_a_session_that_ended_during_a_request_is_told(rf):
    answer = not_understood(rf.post("/account/password/"), SessionInterrupted())
    assert answer.status_code == 401


LOOK = """
from shidian.web import settings as s
print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS > 0,
      s.SECURE_PROXY_SSL_HEADER is not None)
"""


@pytest.mark.parametrize(("tls", "flags"), [("1", "True True True True"), ("", "False " * 4)])
def test_behind_tls_cookies_go_over_nothing_else(tls, flags, tmp_path):
    environment = os.environ | {"SHIDIAN_TLS": tls, "SHIDIAN_HOME": str(tmp_path)}
    done = subprocess.run(
        [sys.executable, "-c", LOOK],
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert done.stdout.split() == flags.split()


def test_a_part_of_a_page_is_refused_and_never_a_whole_page(client):
    part = {"HX-Request": "true"}
    assert client.get("/supervision/due/count/", headers=part).status_code == 401
    one = person("wang.wu", "王五")
    hold(one, Role.NATIONAL_OFFICER)
    client.force_login(one)  # without a second factor yet
    answer = client.get("/supervision/due/count/", headers=part)
    assert (answer.status_code, "Location" in answer.headers) == (403, False)
    assert client.get("/supervision/due/").status_code == 302
