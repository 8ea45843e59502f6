"""Django settings of the pages and the API, on top of the store's."""

import os
from datetime import timedelta
from pathlib import Path

from shidian.store.settings import *  # noqa: F403  Django's settings are a module of names
from shidian.web.addresses import networks

ROOM = Path(__file__).parent

DEBUG = False
ALLOWED_HOSTS = [
    name.strip() for name in os.environ.get("SHIDIAN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
]
ROOT_URLCONF = "shidian.web.urls"
WSGI_APPLICATION = "shidian.web.wsgi.application"
INSTALLED_APPS = [
    *INSTALLED_APPS,  # noqa: F405  the store's
    "django.contrib.sessions",
    "axes",  # before `web`, which logs what axes has counted
    "shidian.web",  # before `allauth`, whose templates ours take the place of
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",  # serves the API's pages from its own wheel instead of a CDN
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shidian.web.middleware.identified",
    "shidian.web.middleware.content_security",
    "shidian.web.middleware.bounded",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "axes.middleware.AxesMiddleware",
    "shidian.web.sessions.limited",
    "shidian.web.middleware.readable_refusals",
    "shidian.web.sessions.obliged",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "shidian.web.context.of_every_page",
                "shidian.web.writers.offered",
            ],
            "builtins": [
                "shidian.web.templatetags.figures",
                "shidian.web.templatetags.evaluation",
            ],
        },
    }
]

CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "shidian.web.views.errors.expired"
# The page that writes to the register: closed unless `shidian serve` opens it for this machine.
CONFIRM = os.environ.get("SHIDIAN_CONFIRM") == "1"

# Served behind TLS: cookies are sent over nothing else. The proxy says so in X-Forwarded-Proto.
TLS = os.environ.get("SHIDIAN_TLS") == "1"
# Proxies whose word on where a request comes from is taken; empty for none.
PROXIES = networks(os.environ.get("SHIDIAN_PROXIES", ""))
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = TLS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TLS else None
SECURE_HSTS_SECONDS = 365 * 86_400 if TLS else 0
SESSION_COOKIE_AGE = 12 * 3600  # at most; `web.sessions` ends them earlier when they are idle
SESSION_COOKIE_SAMESITE = "Lax"  # a link in a message may lead a signed-in person to a page
SESSION_IDLE = 30 * 60
SESSION_STEP = 60  # seconds; how exactly it is known when a session was last used

LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "account"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_DAYS = 180
_VALIDATION = "django.contrib.auth.password_validation"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "shidian.store.passwords.LongEnough", "OPTIONS": {"min_length": 12}},
    {"NAME": f"{_VALIDATION}.CommonPasswordValidator"},
    {"NAME": f"{_VALIDATION}.NumericPasswordValidator"},
    {
        "NAME": f"{_VALIDATION}.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("username", "name")},
    },
    {"NAME": "shidian.store.passwords.NotUsedBefore"},
]

ACCOUNT_ADAPTER = "shidian.web.sign_in.People"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]  # nobody signs up; allauth wants to know
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PRESERVE_USERNAME_CASING = False
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = False  # they count in one process only; axes counts in the database
ACCOUNT_FORMS = {"change_password": "shidian.web.sign_in.ChangePassword"}
MFA_ADAPTER = "shidian.web.sign_in.Factors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "shidian.web.sign_in.Code",
    "reauthenticate": "shidian.web.sign_in.CodeAgain",
}
MFA_TOTP_ISSUER = "Shidian"
MFA_TOTP_TOLERANCE = 1  # clocks of telephones may be half a minute off
MFA_RECOVERY_CODES_SHOW_ONCE = True

AXES_HANDLER = "shidian.web.lock_out.Counted"
AXES_FAILURE_LIMIT = 5
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"], "ip_address"]
AXES_COOLOFF_TIME = timedelta(minutes=30)
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "shidian.web.lock_out.name_typed"
AXES_CLIENT_IP_CALLABLE = "shidian.web.lock_out.address_of"
AXES_LOCKOUT_CALLABLE = "shidian.web.lock_out.locked"
AXES_SENSITIVE_PARAMETERS = ["password", "oldpassword", "password1", "password2", "code", "login"]
AXES_DISABLE_ACCESS_LOG = True  # the event log has it
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [ROOM / "locale"]

STATIC_URL = "/static/"
# Files are served from the packages they came in; nothing has to be collected first.
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "TIMEOUT": None,  # an answer is kept under the register's state, which never comes back
        "OPTIONS": {"MAX_ENTRIES": 100},
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {
        "django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "axes": {"handlers": ["stderr"], "level": "ERROR", "propagate": False},
        "shidian.confirm": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
