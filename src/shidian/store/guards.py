"""The second line of defence: triggers that refuse what no part of the software does.

Whoever writes past the software, by SQL or in bulk, meets them: ledgers and the event log only
grow, the cells of a filing that was sent are locked, a filing moves only along the transition
table, and an accepted one is opened again only after a reopening was recorded. They are put in
place after every migration: SQLite loses them when a table is remade, and cannot even remake one
that a trigger of another table names, so that there they are taken away before.
"""

from collections.abc import Iterator
from typing import NamedTuple

from django.db import connections, transaction

from shidian.register.lifecycle import OPEN, SETTLED, TRANSITIONS, FilingState

GROWING = (
    "store_observation",
    "store_acceptedobservation",
    "store_commitment",
    "store_event",
    "store_signeddecision",
    "store_reopening",
    "store_waiver",
    "store_cellcomment",
    "store_progressreport",
    "store_noticestep",
    "store_resolutionremark",
)
OF_FILINGS = ("store_filingcell", "store_evidencefile")
PUBLIC, OWN = "store_observation", "store_acceptedobservation"
LEDGERS = (PUBLIC, OWN, "store_commitment")
# SQLite deletes, without asking a trigger, the row whose place a REPLACE takes: by the number of
# a row, or by any other columns that are unique together. These tables have such columns.
UNIQUE: dict[str, tuple[tuple[str, ...], ...]] = {
    **dict.fromkeys(LEDGERS, (("id",), ("supersedes_id",))),
    "store_event": (("number",), ("sha256",)),
    "store_signeddecision": (("id",), ("number",), ("sha256",)),
    "store_reopening": (("id",), ("filing_id", "round")),
    "store_filing": (("id",), ("area", "year", "form")),
}


class Guard(NamedTuple):
    """A trigger: before which act on which table, when it refuses, and what it says."""

    name: str
    table: str
    act: str
    refuses: str  # a condition in SQL; OLD and NEW are the row before and after
    says: str


def _quoted(states: frozenset[FilingState]) -> str:
    return ", ".join(f"'{state}'" for state in sorted(states))


def _guards() -> Iterator[Guard]:
    for table in GROWING:
        for act in ("UPDATE", "DELETE"):
            yield Guard(f"{table}_no_{act.lower()}", table, act, "TRUE", "this table only grows")
    for table in OF_FILINGS:
        yield from _locked(table)
    yield from _moving()
    yield from _replacing()
    filed = f"NEW.state = 'filed' AND {_UNLIKE_CELL}"
    yield Guard(f"{PUBLIC}_as_filed", PUBLIC, "INSERT", filed, "not what was accepted")
    yield Guard(f"{OWN}_as_filed", OWN, "INSERT", _UNLIKE_CELL, "not what was accepted")


def _locked(table: str) -> Iterator[Guard]:
    for act, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("UPDATE", "OLD"), ("DELETE", "OLD")):
        sent = (
            f"(SELECT state FROM store_filing WHERE id = {row}.filing_id) NOT IN ({_quoted(OPEN)})"
        )
        name = f"{table}_locked_{act.lower()}_{row.lower()}"
        yield Guard(name, table, act, sent, "the filing is locked")
    yield Guard(f"{table}_number", table, "UPDATE", "NEW.id <> OLD.id", "a row keeps its number")


def _replacing() -> Iterator[Guard]:
    says = "a row stands there"
    for table in (*GROWING, *OF_FILINGS, "store_filing"):
        keys = UNIQUE.get(table, (("id",),))
        equal = [" AND ".join(f"row.{name} = NEW.{name}" for name in key) for key in keys]
        stands = [f"EXISTS (SELECT 1 FROM {table} row WHERE {one})" for one in equal]
        yield Guard(f"{table}_no_replace", table, "INSERT", " OR ".join(stands), says)
    for table in LEDGERS:
        begins = (
            f"NEW.supersedes_id IS NULL AND EXISTS (SELECT 1 FROM {table} row "
            "WHERE row.key = NEW.key AND row.supersedes_id IS NULL)"
        )
        yield Guard(f"{table}_begins_once", table, "INSERT", begins, says)


def _moving() -> Iterator[Guard]:
    table = "store_filing"
    pairs = [f"(OLD.state = '{one.start}' AND NEW.state = '{one.end}')" for one in TRANSITIONS]
    stays = f"(OLD.state = NEW.state AND OLD.state IN ({_quoted(OPEN)}))"
    known = " OR ".join([stays, *pairs])
    yield Guard("store_filing_moves", table, "UPDATE", f"NOT ({known})", "no such transition")
    yield Guard(
        "store_filing_reopened",
        table,
        "UPDATE",
        f"OLD.state IN ({_quoted(SETTLED)}) AND NEW.state = 'returned' AND (NEW.round <> "
        "OLD.round + 1 OR NOT EXISTS (SELECT 1 FROM store_reopening WHERE filing_id = OLD.id "
        "AND round = OLD.round))",
        "no reopening is recorded",
    )
    # Else the round of an earlier reopening could be set, for which a decision is recorded.
    reopens = f"(OLD.state IN ({_quoted(SETTLED)}) AND NEW.state = 'returned')"
    kept = f"NEW.round <> OLD.round AND NOT {reopens}"
    yield Guard("store_filing_round", table, "UPDATE", kept, "only a reopening begins a round")
    same = " AND ".join(
        f"NEW.{name} = OLD.{name}" for name in ("id", "area", "year", "form", "pilot")
    )
    yield Guard(
        "store_filing_whose", table, "UPDATE", f"NOT ({same})", "a filing stays whose it is"
    )
    sent = "OLD.state <> 'draft' OR OLD.round > 1"
    yield Guard("store_filing_kept", table, "DELETE", sent, "a filing that was sent is kept")
    yield Guard("store_filing_begins", table, "INSERT", "NEW.state <> 'draft'", "begins as a draft")


# An accepted value is the value of a locked cell, whose key stands as the section of its source,
# on the basis that the cell beside it names. A withdrawal says that neither holds any more.
_BASIS = "COALESCE(NULLIF(basis.value, ''), 'unknown')"
_AS_FILED = f"value.value = NEW.value AND {_BASIS} = NEW.vintage"
_NO_LONGER = f"COALESCE(value.value, '') = '' OR {_BASIS} <> NEW.vintage"
_UNLIKE_CELL = (
    "NOT EXISTS (SELECT 1 FROM store_filing filing "
    "LEFT JOIN store_filingcell value ON value.filing_id = filing.id AND value.key = NEW.section "
    "LEFT JOIN store_filingcell basis ON basis.filing_id = filing.id "
    "AND basis.key = REPLACE(NEW.section, '/value', '/basis') "
    f"WHERE filing.state IN ({_quoted(SETTLED)}) AND filing.area = NEW.area "
    "AND NEW.document = 'filing-' || filing.area || '-' || filing.year "
    f"AND ((NOT NEW.withdrawn AND {_AS_FILED}) OR (NEW.withdrawn AND ({_NO_LONGER}))))"
)
GUARDS = tuple(_guards())


def install(using: str = "default") -> None:
    """Put every trigger in place whose table stands; one that is there is made anew."""
    connection = connections[using]
    with transaction.atomic(using), connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        for guard in GUARDS:
            if {guard.table, "store_filing"} <= tables:
                for statement in _STATEMENTS[connection.vendor](guard):
                    cursor.execute(statement)


def make_way(using: str = "default") -> None:
    """Take the triggers away where a migration could not remake a table under them."""
    connection = connections[using]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            for guard in GUARDS:
                cursor.execute(f"DROP TRIGGER IF EXISTS {guard.name}")


def missing(using: str = "default") -> list[str]:
    """The names of the triggers that are not in place, or not what they should be."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_FOUND[connection.vendor])
        found = {tuple(row) for row in cursor.fetchall()}
    return [guard.name for guard in GUARDS if _expected(guard, connection.vendor) not in found]


# What stands in the database, in the form of `_expected`. Of PostgreSQL: BEFORE is 2, of each
# row 1, and the acts as in `_POSTGRESQL_ACTS`; a trigger that is off or has a condition is none.
_FOUND = {
    "sqlite": "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": (
        "SELECT tgname, relname, tgtype::int, prosrc FROM pg_trigger "
        "JOIN pg_class ON pg_class.oid = tgrelid JOIN pg_proc ON pg_proc.oid = tgfoid "
        "WHERE NOT tgisinternal AND tgenabled IN ('O', 'A') AND tgqual IS NULL"
    ),
}
_POSTGRESQL_ACTS = {"INSERT": 4, "DELETE": 8, "UPDATE": 16}


def _expected(guard: Guard, vendor: str) -> tuple[str | int, ...]:
    if vendor == "sqlite":
        return guard.name, guard.table, _sqlite(guard)[-1]
    return guard.name, guard.table, 3 + _POSTGRESQL_ACTS[guard.act], _body(guard)


def _sqlite(guard: Guard) -> list[str]:
    says = guard.says.replace("'", "''")
    return [
        f"DROP TRIGGER IF EXISTS {guard.name}",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table} "
        f"WHEN {guard.refuses} BEGIN SELECT RAISE(ABORT, '{guard.table}: {says}'); END",
    ]


def _body(guard: Guard) -> str:
    row = "OLD" if guard.act == "DELETE" else "NEW"
    # A percent sign would be taken for a place to fill, by RAISE; there is none in `says`.
    return (
        f" BEGIN IF {guard.refuses} THEN RAISE EXCEPTION '{guard.table}: {guard.says}' "
        f"USING ERRCODE = 'integrity_constraint_violation'; END IF; RETURN {row}; END "
    )


def _postgresql(guard: Guard) -> list[str]:
    return [
        f"CREATE OR REPLACE FUNCTION {guard.name}() RETURNS trigger LANGUAGE plpgsql "
        f"AS $${_body(guard)}$$",
        f"DROP TRIGGER IF EXISTS {guard.name} ON {guard.table}",
        f"CREATE TRIGGER {guard.name} BEFORE {guard.act} ON {guard.table} "
        f"FOR EACH ROW EXECUTE FUNCTION {guard.name}()",
    ]


_STATEMENTS = {"sqlite": _sqlite, "postgresql": _postgresql}
