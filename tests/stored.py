"""Registers for tests: databases of their own, on SQLite and PostgreSQL; people with posts."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from django.core.cache import cache
from django.db import connections

from shidian.store import guards
from shidian.store.models import Person, Post
from tests.conftest import URBANIZATION

NOW = datetime(2026, 11, 25, tzinfo=UTC)
HIRED = date(2014, 1, 1)


def forget() -> None:
    """Drop everything that is kept by numbers of rows: another database gives them out again."""
    cache.clear()
    for name, module in list(sys.modules.items()):
        if name.startswith(("shidian.store", "shidian.web")):
            for one in list(vars(module).values()):
                if hasattr(one, "cache_clear") and getattr(one, "__module__", "") == name:
                    one.cache_clear()


@contextmanager
def as_default(settings: dict[str, Any]) -> Iterator[None]:
    """Let the default connection lead to another database, for as long as the block lasts."""
    held_settings, held = connections.settings["default"], connections["default"]
    filled = connections.configure_settings({"default": settings})["default"]
    connections.settings["default"] = filled
    connections["default"] = connections.create_connection("default")
    forget()
    try:
        yield
    finally:
        connections["default"].close()
        connections.settings["default"], connections["default"] = held_settings, held
        forget()


@contextmanager
def without_guards(using: str = "default") -> Iterator[None]:
    """Let rows be changed that the triggers keep: what somebody with the file in hand could do."""
    connection = connections[using]
    on = " ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for guard in guards.GUARDS:
            cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}{on.format(table=guard.table)}")
    try:
        yield
    finally:
        guards.install(using)


def load_built_in() -> None:
    """Load the built-in programme into the default database."""
    from shidian.store.programmes import load  # noqa: PLC0415  Django may not be ready yet

    load(URBANIZATION, NOW)


def person(username: str, name: str, *posts: tuple[str, str], department: str = "") -> Person:
    """A person with posts: pairs of role and area."""
    made = Person.objects.create(username=username, name=name)
    for role, area in posts:
        Post.objects.create(
            person=made,
            role=role,
            area=area,
            department=department,
            valid_from=HIRED,
            granted_by="tests",
            granted_at=NOW,
        )
    return made
