"""Django settings of the pages and the API, on top of the store's."""

import os
from pathlib import Path

from shidian.store.settings import *  # noqa: F403  Django's settings are a module of names

ROOM = Path(__file__).parent

DEBUG = False
ALLOWED_HOSTS = [
    name.strip() for name in os.environ.get("SHIDIAN_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
]
ROOT_URLCONF = "shidian.web.urls"
WSGI_APPLICATION = "shidian.web.wsgi.application"
INSTALLED_APPS = [
    "shidian.store",
    "shidian.web",
    "django.contrib.staticfiles",
    "django_htmx",
    "ninja",  # serves the API's pages from its own wheel instead of a CDN
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "shidian.web.middleware.content_security",
    "shidian.web.middleware.bounded",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "shidian.web.middleware.readable_refusals",
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
        "shidian.confirm": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
    },
}
