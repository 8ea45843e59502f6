"""The doctor: one check after another of what an installation needs, each with what to do."""

import platform
import shutil
import sqlite3
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.metadata import PackageNotFoundError, version

import django
from django.apps import apps
from django.conf import settings
from django.contrib.staticfiles import finders
from django.db import DatabaseError

import shidian
from shidian.core import Bilingual, Fault, ShidianError
from shidian.store import anchors
from shidian.store.doctor_database import DATABASE, DATABASE_CHECKS, TABLES
from shidian.store.findings import Asked, Check, Level, Outcome, fail, ok, warn
from shidian.store.home import home
from shidian.store.restore import STAGE

LEAST_FREE = 100 << 20
LITTLE_FREE = 1 << 30
BACKUP_DAYS = 7
_OPTIONAL = ("python-docx", "pypdfium2", "docxtpl", "typst")  # the extra `documents`
_CHART = "echarts/echarts.common.min.js"


def examine(asked: Asked) -> Iterator[tuple[Check, Outcome]]:
    """Every check with what it found; those of the database only if it can be read."""
    readable = True
    for check in CHECKS:
        if check.of_database and not readable:
            continue
        outcome = _outcome(check, asked)
        if check in (DATABASE, TABLES) and outcome.level is Level.FAIL:
            readable = False
        yield check, outcome


def _outcome(check: Check, asked: Asked) -> Outcome:
    try:
        return check.look(asked)
    except ShidianError as error:
        return fail(error.faults[0])
    except (DatabaseError, OSError) as error:
        found = " ".join(str(error).split())[:200]
        return fail(Fault("doctor_failed", found=found or type(error).__name__))


def _packages(_: Asked) -> Outcome:
    absent = [name for name in _OPTIONAL if not _installed(name)]
    if absent:
        return warn(Fault("doctor_packages", found=" ".join(absent)))
    versions = {
        "shidian": shidian.__version__,
        "Python": platform.python_version(),
        "Django": django.__version__,
        "SQLite": sqlite3.sqlite_version,
    }
    return ok(", ".join(f"{name} {found}" for name, found in versions.items()))


def _installed(name: str) -> bool:
    try:
        version(name)
    except PackageNotFoundError:
        return False
    return True


def _folder(_: Asked) -> Outcome:
    if (home() / STAGE).exists():
        return fail(Fault("doctor_unfinished", folder=home() / STAGE))
    return ok(home())


def _key(_: Asked) -> Outcome:
    file = home() / "secret_key"
    mode = file.stat().st_mode & 0o777
    if mode & 0o077:
        return fail(Fault("doctor_key", path=file, found=f"{mode:04o}"))
    return ok(f"{mode:04o}")


def _disk(_: Asked) -> Outcome:
    free = shutil.disk_usage(home()).free
    said = f"{free >> 20:,} MiB"
    if free < LITTLE_FREE:
        return (fail if free < LEAST_FREE else warn)(Fault("doctor_disk", found=said))
    return ok(said)


def _backup(_: Asked) -> Outcome:
    last = anchors.last_backup()
    if last is None:
        return warn(Fault("doctor_no_backup"))
    age = datetime.now(UTC) - last
    if age > timedelta(days=BACKUP_DAYS):
        return warn(Fault("doctor_old_backup", found=age.days))
    return ok(last.isoformat(sep=" ", timespec="minutes"))


def _pages(_: Asked) -> Outcome:
    if settings.DEBUG:
        return fail(Fault("doctor_debug"))
    hosts = settings.ALLOWED_HOSTS
    if any(host.startswith(("*", ".")) for host in hosts):
        return warn(Fault("doctor_hosts", found=" ".join(hosts)))
    return ok(" ".join(hosts))


def _static(_: Asked) -> Outcome:
    if not apps.is_installed("django.contrib.staticfiles"):
        return ok()  # a process without the pages
    if finders.find(_CHART) is None:
        return fail(Fault("doctor_static", found=_CHART))
    return ok(_CHART)


CHECKS = (
    Check("packages", Bilingual("版本", "Versions"), _packages),
    Check("folder", Bilingual("数据文件夹", "Data folder"), _folder),
    Check("key", Bilingual("密钥文件权限", "Rights of the key file"), _key),
    Check("disk", Bilingual("剩余磁盘空间", "Free disk space"), _disk),
    *DATABASE_CHECKS,
    Check("backup", Bilingual("最近的备份", "Last backup"), _backup),
    Check("pages", Bilingual("网页设置", "Settings of the pages"), _pages),
    Check("static", Bilingual("静态文件", "Static files"), _static),
)
