"""People and their posts, for the security administrator, who sees nothing else."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from allauth.mfa.models import Authenticator
from axes.models import AccessAttempt
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from shidian.core import DataError, Fault, Place, ShidianError, UsageError
from shidian.core.area import NATION
from shidian.register.access import Post
from shidian.register.roles import Act, Role
from shidian.store import people
from shidian.store.access import today
from shidian.store.events import Actor, actor_of
from shidian.store.models import Person
from shidian.store.passwords import give_password
from shidian.web.access import require
from shidian.web.areas import area_names
from shidian.web.asked import LARGEST_NUMBER, number_asked
from shidian.web.context import lang

ON_A_PAGE = 50
LONGEST = 100


@never_cache
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Everybody who is registered, with their posts, by pages."""
    require(request, Act.PERSON_MANAGE, NATION)
    asked, role = request.GET.get("q", "").strip()[:LONGEST], request.GET.get("role", "")
    pages = Paginator(_found(asked, role), ON_A_PAGE)
    context = {
        "people": pages.get_page(request.GET.get("page")),
        "asked": asked,
        "role": role,
        "roles": list(Role),  # the class itself a template would call
        "areas": area_names(),
        "today": today(),
    }
    return render(request, "shidian/people/index.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def add_one(request: HttpRequest) -> HttpResponse:
    """Register somebody."""
    actor = actor_of(require(request, Act.PERSON_MANAGE, NATION))
    sent = {name: request.POST.get(name, "")[:LONGEST] for name in ("username", "name")}
    if request.method == "POST":
        try:
            return redirect("people_one", number=people.add(actor, **sent).pk)
        except DataError as error:
            context = {"sent": sent, "fault": error.faults[0].line(lang())}
            return render(request, "shidian/people/add.html", context, status=400)
    return render(request, "shidian/people/add.html", {"sent": sent})


@never_cache
@require_safe
def page(request: HttpRequest, number: int) -> HttpResponse:
    """One person: who they are, their posts, and what can be done."""
    require(request, Act.PERSON_MANAGE, NATION)
    return _page(request, _person(number))


@never_cache
@require_POST
def change(request: HttpRequest, number: int, act: str) -> HttpResponse:
    """Change something of a person: their posts, their password, their factor, their access."""
    actor = actor_of(require(request, Act.PERSON_MANAGE, NATION))
    person = _person(number)
    if act not in (*_ACTS, "password"):
        raise UsageError(Fault("no_such_address", found=request.path[:200]))
    try:
        if act == "password":  # shown in this answer, and never again
            password = give_password(actor, person)
            return _page(request, person, {"password": password})
        _ACTS[act](actor, person, request.POST)
    except ShidianError as error:
        context = {"fault": error.faults[0].line(lang()), "sent": request.POST}
        return _page(request, person, context, status=400)
    return redirect("people_one", number=number)


def _grant(actor: Actor, person: Person, sent: Mapping[str, str]) -> None:
    role = sent.get("role", "")
    if role not in set(Role):
        raise DataError(Fault("role_unknown", asked=role[:40], known=" ".join(Role)))
    post = Post(
        Role(role),
        people.find_area(sent.get("area", "")[:LONGEST]),
        _day(sent, "valid_from") or today(),
        _day(sent, "valid_to"),
        sent.get("department", "").strip()[:LONGEST],
    )
    people.grant(actor, person, post, _reason(sent))


def _end(actor: Actor, person: Person, sent: Mapping[str, str]) -> None:
    number = sent.get("post", "")
    row = person.posts.filter(pk=number_asked(number, LARGEST_NUMBER)).first()
    if row is None:
        raise DataError(Fault("post_none", name=person.name))
    people.end(actor, row, _day(sent, "last") or today(), _reason(sent))


def _lock(actor: Actor, person: Person, sent: Mapping[str, str]) -> None:
    people.lock(actor, person, _reason(sent))


def _unlock(actor: Actor, person: Person, sent: Mapping[str, str]) -> None:
    people.unlock(actor, person, _reason(sent))


def _factor(actor: Actor, person: Person, sent: Mapping[str, str]) -> None:
    people.reset_factor(actor, person, _reason(sent))


_ACTS = {
    "post": _grant,
    "end": _end,
    "lock": _lock,
    "unlock": _unlock,
    "factor": _factor,
}


def _found(asked: str, role: str) -> QuerySet[Person]:
    rows = Person.objects.order_by("name", "id").prefetch_related("posts")
    if asked:
        area = Q(posts__area=asked)
        rows = rows.filter(Q(name__icontains=asked) | Q(username__icontains=asked) | area)
    if role in set(Role):
        on = today()
        still = Q(posts__valid_to=None) | Q(posts__valid_to__gte=on)
        rows = rows.filter(still, posts__role=role, posts__valid_from__lte=on)
    return rows.distinct()


def _page(
    request: HttpRequest, person: Person, more: Mapping[str, Any] | None = None, status: int = 200
) -> HttpResponse:
    person.refresh_from_db()
    context = {
        "one": person,
        "posts": person.posts.order_by("-valid_from", "-id"),
        "roles": list(Role),  # the class itself a template would call
        "areas": area_names(),
        "today": today(),
        "factor": Authenticator.objects.filter(user=person, type=Authenticator.Type.TOTP).exists(),
        "attempts": AccessAttempt.objects.filter(username=person.username).exists(),
        "is_self": person == request.user,
        **(more or {}),
    }
    return render(request, "shidian/people/person.html", context, status=status)


def _person(number: int) -> Person:
    found = Person.objects.filter(pk=number).first()
    if found is None:
        raise UsageError(Fault("person_unknown", asked=number))
    return found


def _day(sent: Mapping[str, str], name: str) -> date | None:
    text = sent.get(name, "").strip()
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise DataError(Fault("not_date", Place(column=name), found=text[:40])) from error


def _reason(sent: Mapping[str, str]) -> str:
    return sent.get("reason", "").strip()[:1000]
