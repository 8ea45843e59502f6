"""My account: my posts, my password, my second factor, and signing out."""

from datetime import timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from shidian.register.access import is_elevated
from shidian.store.access import today
from shidian.store.events import actor_of
from shidian.store.people import end_sessions
from shidian.web.access import person_of, posts_of_request, signed_in, who
from shidian.web.areas import area_names


@never_cache
@signed_in
@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """What I am here, and how I sign in."""
    person = who(request)
    factors = {one.type: one for one in Authenticator.objects.filter(user=person)}
    codes = factors.get(Authenticator.Type.RECOVERY_CODES)
    set_at, days = person.password_set_at, settings.PASSWORD_DAYS
    context = {
        "one": person,
        "posts": person.posts.order_by("-valid_from", "id"),
        "areas": area_names(),
        "today": today(),
        "factor": factors.get(Authenticator.Type.TOTP),
        "codes_left": len(codes.wrap().get_unused_codes()) if codes else 0,
        "elevated": is_elevated(posts_of_request(request), today()),
        "change_by": set_at and set_at + timedelta(days=days),
    }
    return render(request, "account/account.html", context)


@never_cache
@signed_in
@require_safe
def session(request: HttpRequest) -> HttpResponse:
    """Who is signed in, and the token for what they send: for a page that was open before.

    A script that was answered 401 asks here after the person has signed in again, in another
    window, and sends what was typed once more.
    """
    person = person_of(request)
    assert person is not None
    return JsonResponse({"username": person.username, "token": get_token(request)})


@signed_in
@require_POST
def end_everywhere(request: HttpRequest) -> HttpResponse:
    """End all my sessions, this one among them."""
    person = person_of(request)
    assert person is not None
    end_sessions(actor_of(person), person)
    logout(request)
    return HttpResponseRedirect(reverse("account_login"))
