"""A database as one file: copied as of one moment while others write, read back, put in place."""

import os
import shutil
import sqlite3
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

from django.db import connections
from django.db.backends.postgresql.client import DatabaseClient

from shidian.core import DataError, Fault, UsageError
from shidian.register.chain import FIELDS, ROOT, Anchor, Verification, verify
from shidian.store.audit import head
from shidian.store.copy_text import copied
from shidian.store.steady import steady

MOST = 20  # broken places of a chain that are told
_MIGRATION = "SELECT MAX(name) FROM django_migrations WHERE app = 'store'"


class State(NamedTuple):
    """What a copy holds: the head of its event chain, its rows by table, its last migration."""

    head: Anchor
    counts: Mapping[str, int]
    migration: str


def copy(file: Path, using: str = "default") -> State:
    """Copy the database into a new file.

    Raises
    ------
    UsageError
        If the database is a PostgreSQL one and its program pg_dump is not installed.
    DataError
        If the database cannot be read, or the copy cannot be written.
    """
    os.close(os.open(file, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600))  # it holds passwords
    if connections[using].vendor == "sqlite":
        return _copy_sqlite(Path(connections[using].settings_dict["NAME"]), file)
    return _copy_postgresql(file, using)


def _copy_sqlite(source: Path, file: Path) -> State:
    if not source.exists():
        raise DataError(Fault("nothing_loaded"))
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(file)) as made:
            live.backup(made)
            made.execute("PRAGMA journal_mode = DELETE")
            return _state(made)
    except sqlite3.Error as error:
        raise DataError(Fault("database_failed", database=source, found=error)) from error


def _state(made: sqlite3.Connection) -> State:
    names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'"
    tables = [name for (name,) in made.execute(names)]
    counts = {one: made.execute(f'SELECT COUNT(*) FROM "{one}"').fetchone()[0] for one in tables}
    last = made.execute("SELECT number, sha256 FROM store_event ORDER BY number DESC").fetchone()
    migration = made.execute(_MIGRATION).fetchone()[0] or ""
    return State(Anchor(*last) if last else ROOT, counts, migration)


def _copy_postgresql(file: Path, using: str) -> State:
    connection = connections[using]
    with steady(using), connection.cursor() as cursor:
        cursor.execute("SELECT pg_export_snapshot()")  # what is counted here is what is dumped
        (snapshot,) = cursor.fetchone()
        words = ["--format=custom", "--no-owner", "--no-acl", f"--snapshot={snapshot}"]
        _run("pg_dump", [*words, f"--file={file}"], using)
        counts = {}
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT COUNT(*) FROM "{table}"')
            counts[table] = cursor.fetchone()[0]
        cursor.execute(_MIGRATION)
        return State(head(using), counts, cursor.fetchone()[0] or "")


def _run(program: str, words: Sequence[str], using: str) -> None:
    """Run a program of PostgreSQL on this database."""
    connection = connections[using]
    args, env = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
    *server, name = args[1:]
    command = [_program(program), *server, f"--dbname={name}", *words]
    environment = {**os.environ, **(env or {})}
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        found = " ".join(done.stderr.split())[:300]
        raise DataError(Fault("database_failed", database=name, found=found))


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        raise UsageError(Fault("no_postgres_program", name=name))
    return path


# --- reading a copy --------------------------------------------------------------------------


def check(file: Path, vendor: str, expected: State, anchors: Sequence[Anchor]) -> None:
    """Examine a copy: that it is sound, whole, and holds the event chain and rows it should.

    Raises
    ------
    DataError
        With what is wrong.
    """
    checked = _check_sqlite if vendor == "sqlite" else _check_dump
    chain, counts, migration = checked(file, anchors)
    faults = [
        Fault("backup_chain", where=one.place, wrong=one.wrong.text) for one in chain.breaks[:MOST]
    ]
    for table in sorted({*counts, *expected.counts}):
        rows = (counts.get(table, 0), expected.counts.get(table, 0))
        if rows[0] != rows[1]:
            faults.append(Fault("backup_count", table=table, found=rows[0], expected=rows[1]))
    if chain.head != expected.head:
        said = (chain.head.number, expected.head.number)
        faults.append(Fault("backup_head", found=said[0], expected=said[1]))
    if migration != expected.migration:
        faults.append(Fault("backup_manifest", found=migration or "—"))
    if faults:
        raise DataError(faults)


_EVENTS = f"SELECT {', '.join(FIELDS)} FROM store_event ORDER BY number"
Checked = tuple[Verification, Mapping[str, int], str]


def _check_sqlite(file: Path, anchors: Sequence[Anchor]) -> Checked:
    try:
        with closing(sqlite3.connect(file)) as made:
            [(sound,), *_] = made.execute("PRAGMA integrity_check").fetchall()
            orphans = made.execute("PRAGMA foreign_key_check").fetchall()
            if sound != "ok" or orphans:
                found = sound if sound != "ok" else f"foreign key: {orphans[0][0]}"
                raise DataError(Fault("backup_database", found=found[:200]))
            chain = verify(made.execute(_EVENTS), anchors)
            _, counts, migration = _state(made)
            return chain, counts, migration
    except sqlite3.Error as error:
        raise DataError(Fault("backup_database", found=error)) from error


def _check_dump(file: Path, anchors: Sequence[Anchor]) -> Checked:
    """The same from a dump, whose rows are read without any server.

    They stand there in no certain order, so the events go through a table of their own.
    """
    counts: dict[str, int] = {}
    migration = ""
    with closing(sqlite3.connect("")) as sorted_, _printed(file) as lines:
        sorted_.execute(f"CREATE TABLE store_event ({', '.join(FIELDS)})")
        for table, columns, rows in copied(lines):
            counts[table] = 0
            for row in rows:
                counts[table] += 1
                found = dict(zip(columns, row, strict=True))
                if table == "store_event":
                    sorted_.execute(_INSERT, [_typed(name, found[name]) for name in FIELDS])
                elif table == "django_migrations" and found["app"] == "store":
                    migration = max(migration, found["name"] or "")
        return verify(sorted_.execute(_EVENTS), anchors), counts, migration


_INSERT = f"INSERT INTO store_event VALUES ({', '.join('?' * len(FIELDS))})"


def _typed(name: str, text: str | None) -> str | int | None:
    return int(text) if name in ("number", "person") and text is not None else text


@contextmanager
def _printed(file: Path) -> Iterator[Iterator[str]]:
    """The rows of a dump, as pg_restore prints them."""
    command = [_program("pg_restore"), "--data-only", "--file=-", str(file)]
    with (
        tempfile.TemporaryFile("w+", encoding="utf-8") as said,
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=said, encoding="utf-8") as process,
    ):
        yield iter(process.stdout or ())
        if process.wait():
            said.seek(0)
            raise DataError(Fault("backup_database", found=" ".join(said.read().split())[:300]))


def put(file: Path, using: str = "default") -> None:
    """Put a copy in the place of the database, whole or not at all."""
    settings = connections[using].settings_dict
    if connections[using].vendor == "sqlite":
        file.rename(settings["NAME"])
        return
    words = ["--single-transaction", "--exit-on-error", "--no-owner", "--no-acl", str(file)]
    _run("pg_restore", words, using)
