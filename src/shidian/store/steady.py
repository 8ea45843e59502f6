"""Reading many rows as of one moment, streamed, while others write."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

from django.db import connections

ROWS_A_PART = 2_000
_BEGIN = {
    "sqlite": "BEGIN DEFERRED",  # a reader: Django's own transactions here lock writers out
    "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
}


@contextmanager
def steady(using: str = "default") -> Iterator[None]:
    """A block in which the database does not change, and no writer is kept waiting."""
    connection = connections[using]
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute(_BEGIN[connection.vendor])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ROLLBACK")


def streamed(query: str, using: str = "default") -> Iterator[Sequence[Any]]:
    """The rows of a query, part by part; inside `steady`, so that they are of one moment."""
    connection = connections[using]
    with connection.chunked_cursor() as cursor:
        if connection.vendor == "sqlite":
            # Somebody who wrote into the file may have left bytes that are no text.
            connection.connection.text_factory = partial(str, errors="surrogateescape")
        try:
            cursor.execute(query)
            while rows := cursor.fetchmany(ROWS_A_PART):
                yield from rows
        finally:
            if connection.vendor == "sqlite":
                connection.connection.text_factory = str
