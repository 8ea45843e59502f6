"""Addresses of signing in, of one's own account, and of the people and their posts.

Of allauth only the pages that are used have an address; it looks its own up by these names.
"""

from allauth.account import views as sign_in
from allauth.mfa.base import views as second_step
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from django.urls import path
from django.views.decorators.cache import never_cache

from shidian.web.access import View, signed_in
from shidian.web.views import account, people


def own(view: View) -> View:
    """A page of somebody's account, which no browser keeps."""
    return never_cache(signed_in(view))


urlpatterns = [
    path("account/", account.page, name="account"),
    path("account/", account.page, name="mfa_index"),
    path("account/session.json", account.session, name="account_session"),
    path("account/sign-in/", sign_in.login, name="account_login"),
    path("account/sign-out/", sign_in.logout, name="account_logout"),
    path("account/sign-out/everywhere/", account.end_everywhere, name="account_end_everywhere"),
    path("account/password/", own(sign_in.password_change), name="account_change_password"),
    path("account/confirm/", own(sign_in.reauthenticate), name="account_reauthenticate"),
    path("account/code/", second_step.authenticate, name="mfa_authenticate"),
    path("account/code/confirm/", own(second_step.reauthenticate), name="mfa_reauthenticate"),
    path("account/factor/", own(totp.activate_totp), name="mfa_activate_totp"),
    path("account/factor/remove/", own(totp.deactivate_totp), name="mfa_deactivate_totp"),
    path("account/codes/", own(codes.view_recovery_codes), name="mfa_view_recovery_codes"),
    path(
        "account/codes/new/",
        own(codes.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    path("people/", people.index, name="people"),
    path("people/add/", people.add_one, name="people_add"),
    path("people/<int:number>/", people.page, name="people_one"),
    path("people/<int:number>/<slug:act>/", people.change, name="people_change"),
]
