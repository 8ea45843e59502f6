"""``shidian person``: people and their posts, from the machine that keeps the register.

The first security administrator is made here; afterwards the pages do the same.
"""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import getpass
from collections.abc import Callable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.core import Bilingual, Fault, Lang, Place, UsageError

if TYPE_CHECKING:
    from shidian.register.roles import Role
    from shidian.store.events import Actor
    from shidian.store.models import Person


Action = Annotated[
    str,
    typer.Argument(
        metavar="ACTION",
        help="add、post、end、list、password、lock、unlock、reset-factor。 What to do.",
    ),
]
Username = Annotated[
    str | None, typer.Argument(metavar="[USERNAME]", help="用户名。 User name of the person.")
]
Name = Annotated[str | None, typer.Option("--name", metavar="NAME", help="姓名。 Full name.")]
RoleOf = Annotated[
    str | None, typer.Option("--role", metavar="ROLE", help="角色的代码。 Code of the role.")
]
AreaOf = Annotated[
    str | None,
    typer.Option(
        "--area", metavar="AREA", help="区划代码、地区或试点，全国为 000000。 Area code or pilot."
    ),
]
From = Annotated[
    str | None,
    typer.Option("--from", metavar="DATE", help="第一天，默认今天。 First day; today if left out."),
]
To = Annotated[
    str | None, typer.Option("--to", metavar="DATE", help="最后一天，可不写。 Last day, if known.")
]
Department = Annotated[
    str | None, typer.Option("--department", metavar="NAME", help="部门。 Of a department contact.")
]
Reason = Annotated[
    str | None, typer.Option("--reason", metavar="TEXT", help="依据，记入日志。 Goes into the log.")
]
Given = Mapping[str, str]


def person(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    action: Action,
    username: Username = None,
    name: Name = None,
    role: RoleOf = None,
    area: AreaOf = None,
    first: From = None,
    last: To = None,
    department: Department = None,
    reason: Reason = None,
) -> None:
    """登记人员，授予和结束岗位，重设密码。 Register people, grant and end posts."""
    from shidian.cli.register import PAGES, ready

    given = {
        "USERNAME": username,
        "--name": name,
        "--role": role,
        "--area": area,
        "--from": first,
        "--to": last,
        "--department": department,
        "--reason": reason,
    }
    act = _ACTIONS.get(action)
    if act is None:
        raise UsageError(Fault("person_action", asked=action[:40], known=" ".join(_ACTIONS)))
    ready(PAGES)
    from shidian.store.events import Actor
    from shidian.store.setup import readable_errors

    with readable_errors():
        said = act(
            Actor(f"命令行 {getpass.getuser()}"),
            {key: value for key, value in given.items() if value is not None},
            ctx.obj,
        )
    print(said)


def _add(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store import people

    made = people.add(actor, _needed(given, "USERNAME"), _needed(given, "--name"))
    return f"{made.username} {made.name}"


def _post(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.register.access import Post
    from shidian.store import people
    from shidian.store.access import today

    one = _person(given)
    post = Post(
        _role(given),
        people.find_area(_needed(given, "--area")),
        _day(given, "--from") or today(),
        _day(given, "--to"),
        given.get("--department", "").strip(),
    )
    people.grant(actor, one, post, given.get("--reason", ""))
    return f"{one.username} {post.role.text.text(lang)} {post.area} {post.valid_from}"


def _end(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store import people
    from shidian.store.access import today

    one, role, last = _person(given), _role(given), _day(given, "--to") or today()
    rows = [row for row in one.posts.filter(role=role.value) if _lasts(row.valid_to, last)]
    if "--area" in given:
        rows = [row for row in rows if row.area == people.find_area(given["--area"])]
    if not rows:
        raise UsageError(Fault("post_none", name=one.name))
    for row in rows:
        people.end(actor, row, last, given.get("--reason", ""))
    return f"{one.username} {role.text.text(lang)} {' '.join(row.area for row in rows)} –{last}"


def _list(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store.models import Person

    rows = Person.objects.order_by("username").prefetch_related("posts")
    return "\n".join(_line(one, lang) for one in rows) or _NOBODY.text(lang)


def _password(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store.passwords import give_password

    return give_password(actor, _person(given))


def _lock(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store import people

    one = _person(given)
    people.lock(actor, one, given.get("--reason", ""))
    return f"{one.username} {_SHUT.text(lang)}"


def _unlock(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store import people

    one = _person(given)
    people.unlock(actor, one, given.get("--reason", ""))
    return f"{one.username} {_OPEN.text(lang)}"


def _reset_factor(actor: Actor, given: Given, lang: Lang) -> str:
    from shidian.store import people

    one = _person(given)
    people.reset_factor(actor, one, given.get("--reason", ""))
    return f"{one.username} {_NO_FACTOR.text(lang)}"


_ACTIONS: Mapping[str, Callable[[Actor, Given, Lang], str]] = {
    "add": _add,
    "post": _post,
    "end": _end,
    "list": _list,
    "password": _password,
    "lock": _lock,
    "unlock": _unlock,
    "reset-factor": _reset_factor,
}
_NOBODY = Bilingual("还没有登记人员。", "Nobody is registered.")
_OPEN = Bilingual("可登录", "can sign in")
_SHUT = Bilingual("已停用", "shut out")
_NO_FACTOR = Bilingual("验证器已清除", "second factor cleared")


def _line(one: Person, lang: Lang) -> str:
    from shidian.register.roles import Role

    posts = [
        f"{Role(row.role).text.text(lang)} {row.area} {row.valid_from}–{row.valid_to or ''}"
        for row in one.posts.all()
    ]
    state = (_OPEN if one.is_active else _SHUT).text(lang)
    return "  ".join([one.username, one.name, state, *posts])


def _person(given: Given) -> Person:
    from shidian.store.people import find_person

    return find_person(_needed(given, "USERNAME"))


def _role(given: Given) -> Role:
    from shidian.register.roles import Role

    asked = _needed(given, "--role")
    if asked not in set(Role):
        raise UsageError(Fault("role_unknown", asked=asked[:40], known=" ".join(Role)))
    return Role(asked)


def _needed(given: Given, key: str) -> str:
    if key not in given:
        raise UsageError(Fault("person_lacks", found=key))
    return given[key]


def _day(given: Given, key: str) -> date | None:
    asked = given.get(key)
    try:
        return date.fromisoformat(asked) if asked else None
    except ValueError as error:
        raise UsageError(Fault("not_date", Place(key), found=asked)) from error


def _lasts(valid_to: date | None, last: date) -> bool:
    return valid_to is None or valid_to > last
