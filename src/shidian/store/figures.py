"""The figures that reports printed, each under the reference that stands beside it."""

from collections.abc import Iterable
from datetime import datetime

from django.db import connection, transaction

from shidian.assessment.rating import canonical
from shidian.core import Fault, UsageError
from shidian.reporting.annual import Reference
from shidian.store.models import Figure


def keep(figures: Iterable[Reference], now: datetime) -> int:
    """Keep figures in one statement; those that are known stay as they were first made.

    Returns
    -------
    int
        The number of different figures.
    """
    moment = connection.ops.adapt_datetimefield_value(now)
    rows = {one.id: (one.id, canonical(one.content).decode(), moment) for one in figures}
    statement = (
        f"INSERT INTO {Figure._meta.db_table} (id, content, made_at) VALUES (%s, %s, %s) "
        "ON CONFLICT (id) DO NOTHING"
    )
    if rows:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.executemany(statement, list(rows.values()))
    return len(rows)


def find(id: str) -> Figure:
    """The figure with a reference; UsageError if no report printed it."""
    found = Figure.objects.filter(pk=id).first()
    if found is None:
        raise UsageError(Fault("no_such_figure", asked=id[:40]))
    return found
