"""Making Django and the database ready, with errors that a person can act on."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import django
from django.apps import apps
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from filelock import FileLock

from shidian.core import DataError, Fault
from shidian.store.home import home

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
    with readable_errors(), FileLock(home() / "migrate.lock"):
        executor = MigrationExecutor(connection)
        applied = {name for app, name in executor.loader.applied_migrations if app == APP}
        known = {name for app, name in executor.loader.disk_migrations if app == APP}
        if unknown := sorted(applied - known):
            raise DataError(Fault("database_newer", found=unknown[-1]))
        # The pages bring tables of their own (sessions, sign-in), so all applications are asked.
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            # A full disk can leave the first tables without the note that they were made.
            call_command("migrate", fake_initial=True, verbosity=0, interactive=False)


@contextmanager
def readable_errors() -> Iterator[None]:
    """Turn what a database says into an error that names it and says what to do."""
    try:
        yield
    except (DatabaseError, ImproperlyConfigured) as error:
        name = connection.settings_dict.get("NAME", "") if apps.ready else ""
        found = " ".join(str(error).split())
        raise DataError(Fault("database_failed", database=name, found=found)) from error
