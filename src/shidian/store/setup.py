"""Making Django and the database ready, with errors that a person can act on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.loader import MigrationLoader

from shidian.core import DataError, Fault

APP = "store"


def configure(settings: str = "shidian.store.settings") -> None:
    """Set Django up with these settings, unless it has been set up already."""
    if apps.ready:
        return
    # Not a default: a shell in which somebody works on another site names that site's settings.
    os.environ["DJANGO_SETTINGS_MODULE"] = settings
    with readable_errors():
        django.setup()


def prepare() -> None:
    """Create or upgrade the tables.

    Raises
    ------
    DataError
        If the database was made by a newer version (it is left alone) or cannot be used.
    """
    with readable_errors():
        loader = MigrationLoader(connection)
        applied = {name for app, name in loader.applied_migrations if app == APP}
        known = {name for app, name in loader.disk_migrations if app == APP}
        if unknown := sorted(applied - known):
            raise DataError(Fault("database_newer", found=unknown[-1]))
        if known - applied:
            _migrate()


def _migrate() -> None:
    empty = not connection.introspection.table_names()
    try:
        call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError:
        if empty and connection.vendor == "sqlite":
            # Half-made tables would stand in the way when there is room again.
            connection.close()
            for file in Path(connection.settings_dict["NAME"]).parent.glob("shidian.sqlite3*"):
                file.unlink()
        raise


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn what a database says into an error that names it and says what to do."""
    try:
        yield
    except (DatabaseError, ImproperlyConfigured) as error:
        name = connection.settings_dict.get("NAME", "") if apps.ready else ""
        found = " ".join(str(error).split())
        raise DataError(Fault("database_failed", database=name, found=found)) from error
