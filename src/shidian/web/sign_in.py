"""Signing in: what we change in allauth, which does it."""

import time
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ChangePasswordForm
from allauth.core import context
from allauth.mfa.adapter import DefaultMFAAdapter
from allauth.mfa.base.forms import AuthenticateForm, ReauthenticateForm
from allauth.mfa.models import Authenticator
from axes.handlers.proxy import AxesProxyHandler
from django.db import transaction
from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _

from shidian.register.access import is_elevated
from shidian.store.access import posts_of, today
from shidian.store.models import Person
from shidian.store.passwords import choose_password

REMEMBERED = 120  # seconds; longer than a code is good for


class People(DefaultAccountAdapter):
    """People of ours: nobody signs up, and no answer tells whether a name exists."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": _("用户名或密码不正确。"),
        "incorrect_password": _("密码不正确。"),
        "enter_current_password": _("当前密码不正确。"),
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Never: the security administrator registers people."""
        return False

    def authenticate(self, request: HttpRequest, **credentials: Any) -> Person | None:
        """Who has this name and password; somebody locked is answered like nobody."""
        person = super().authenticate(request, **credentials)
        return person if person is not None and person.is_active else None

    def set_password(self, user: Person, password: str) -> None:
        """Keep the password with its date and its event."""
        choose_password(user, password)

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        """Back to the account after choosing a password."""
        return self.get_login_redirect_url(request)

    def is_safe_url(self, url: str) -> bool:
        """Only pages of this very host are gone back to."""
        request = context.request
        return url_has_allowed_host_and_scheme(url, {request.get_host()}, request.is_secure())


class Factors(DefaultMFAAdapter):
    """The second factor, which those with an elevated post cannot do without."""

    error_messages = DefaultMFAAdapter.error_messages | {
        "incorrect_code": _("验证码不正确，或已经用过。"),
        "cannot_delete_authenticator": _("您的岗位须使用验证器，不能停用。"),
    }

    def can_delete_authenticator(self, authenticator: Authenticator) -> bool:
        """Whether the person may go without."""
        return not is_elevated(posts_of(authenticator.user), today())


class ChangePassword(ChangePasswordForm):
    """Changing a password; a wrong current one counts like a wrong one at the door."""

    def clean_oldpassword(self) -> str:
        """The current password, or an error."""
        adapter, typed = People(), self.cleaned_data["oldpassword"]
        if not adapter.reauthenticate(self.user, typed):
            raise adapter.validation_error("enter_current_password")
        return str(typed)


class _Counted:
    """A code that is refused to who is locked out, and good for one time in all processes."""

    user: Person

    def clean_code(self) -> str:
        """The code, or an error."""
        request = context.request
        if not AxesProxyHandler.is_allowed(request, {"username": self.user.username}):
            request.axes_locked_out = True  # axes answers for us
            raise Factors().validation_error("incorrect_code")
        code = super().clean_code()  # type: ignore[misc]
        if not use_once(self.authenticator, code):  # type: ignore[attr-defined]
            raise Factors().validation_error("incorrect_code")
        return str(code)


class Code(_Counted, AuthenticateForm):  # type: ignore[misc]
    """The second step of signing in."""


class CodeAgain(_Counted, ReauthenticateForm):  # type: ignore[misc]
    """A code asked for again, before something grave."""


def use_once(authenticator: Authenticator, code: str) -> bool:
    """Whether a code was not used in the last minutes; it is remembered as used."""
    digits, now = "".join(filter(str.isdigit, code)), time.time()
    with transaction.atomic():
        row = Authenticator.objects.select_for_update().get(pk=authenticator.pk)
        used = {one: at for one, at in row.data.get("used", {}).items() if now - at < REMEMBERED}
        row.data["used"] = used | {digits: now}
        row.save(update_fields=["data"])
    return digits not in used
