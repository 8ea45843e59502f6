"""People for tests: registered, with posts, signed in; and the codes of their telephones."""

import base64
import hmac
import struct
import time
from datetime import date

from django.test import Client
from django.utils import timezone

from shidian.register.roles import Role
from shidian.store.models import Person, Post
from shidian.web.sessions import FACTOR

PASSWORD = "correct-horse-battery-7"


def person(username: str = "wang.fang", name: str = "王芳", password: str = PASSWORD) -> Person:
    """A person who has chosen their password."""
    made = Person(username=username, name=name, password_set_at=timezone.now())
    made.set_password(password)
    made.save()
    return made


def hold(one: Person, role: Role, area: str = "000000", **more: object) -> Post:
    """A post that the person holds since 2018."""
    kept = {"valid_from": date(2018, 1, 1), "granted_by": "tests", "granted_at": timezone.now()}
    return Post.objects.create(person=one, role=role.value, area=area, **kept | more)


def sign_in(client: Client, one: Person) -> Client:
    """The client with a session of the person, who has a second factor as well."""
    client.force_login(one)
    session = client.session
    session[FACTOR] = True
    session.save()
    return client


def totp(secret: str, ahead: int = 0) -> str:
    """The code of RFC 6238 that a telephone shows now, or some steps ahead."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, "sha1").digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06d}"
