"""Django settings of the store: enough for the commands; the web adds pages to them."""

import os
from typing import Any

import environ

from shidian.core import Fault, UsageError
from shidian.store.home import home, secret_key

SQLITE_OPTIONS = {
    # A writer takes its lock at once, so that a read is never turned into a write too late.
    "transaction_mode": "IMMEDIATE",
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA foreign_keys=ON; PRAGMA busy_timeout=10000;"
    ),
}


def database(url: str) -> dict[str, Any]:
    """Django's database settings from ``DATABASE_URL``; SQLite in SHIDIAN_HOME without one."""
    if not url:
        engine = "django.db.backends.sqlite3"
        return {"ENGINE": engine, "NAME": home() / "shidian.sqlite3", "OPTIONS": SQLITE_OPTIONS}
    scheme = url.partition(":")[0]
    if scheme not in ("postgres", "postgresql", "psql", "pgsql") or "://" not in url:
        raise UsageError(Fault("database_url", found=scheme))
    try:
        config = dict(environ.Env.db_url_config(url))
    except (ValueError, KeyError, environ.ImproperlyConfigured) as error:
        raise UsageError(Fault("database_url", found=error)) from error
    if not str(config.get("ENGINE", "")).endswith("postgresql"):
        raise UsageError(Fault("database_url", found=url.partition(":")[0]))
    return config | {"CONN_MAX_AGE": 60}


SECRET_KEY = secret_key()
DATABASES = {"default": database(os.environ.get("DATABASE_URL", ""))}
INSTALLED_APPS = ["django.contrib.contenttypes", "django.contrib.auth", "shidian.store"]
AUTH_USER_MODEL = "store.Person"
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
