"""The doctor's checks of the database, of the event log, and of the files that rows name."""

import re
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from django.db import connections
from django.db.migrations.executor import MigrationExecutor

from shidian.assessment.policy import policy_of
from shidian.core import Bilingual, Fault
from shidian.store import audit, guards
from shidian.store.backup import kept_files, sha256_of
from shidian.store.findings import Asked, Check, Outcome, fail, ok, warn
from shidian.store.models import Event, EvidenceFile
from shidian.store.setup import APP
from shidian.store.snapshot import assessed

LAST_EVENTS = 1_000  # verified where not everything is read
SAMPLE = 200  # files read where not everything is read
AHEAD = timedelta(minutes=5)
_PRAGMAS = {"journal_mode": "wal", "foreign_keys": 1}
_HASH = re.compile(r"[0-9a-f]{64}")


def _database(asked: Asked) -> Outcome:
    connection = connections[asked.using]
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite" and not Path(name).exists():  # to connect would make it
        return fail(Fault("nothing_loaded"))
    connection.ensure_connection()
    return ok(f"{connection.display_name} {name}")


def _migrated(asked: Asked) -> Outcome:
    executor = MigrationExecutor(connections[asked.using])
    applied, known = executor.loader.applied_migrations, executor.loader.disk_migrations
    if newer := sorted(name for app, name in {*applied} - {*known} if app == APP):
        return fail(Fault("database_newer", found=newer[-1]))
    if plan := executor.migration_plan(executor.loader.graph.leaf_nodes()):
        own = any(migration.app_label == APP for migration, _ in plan)
        return (fail if own else warn)(Fault("doctor_migrations", found=len(plan)))
    return ok()


def _options(asked: Asked) -> Outcome:
    if connections[asked.using].vendor != "sqlite":
        return ok()
    with connections[asked.using].cursor() as cursor:
        for name, expected in _PRAGMAS.items():
            found = cursor.execute(f"PRAGMA {name}").fetchone()[0]
            if found != expected:
                return fail(Fault("doctor_option", name=name, found=found, expected=expected))
    return ok(", ".join(f"{name} {expected}" for name, expected in _PRAGMAS.items()))


def _integrity(asked: Asked) -> Outcome:
    if connections[asked.using].vendor != "sqlite":
        return ok()
    pragma = "integrity_check" if asked.full else "quick_check"
    with connections[asked.using].cursor() as cursor:
        found = cursor.execute(f"PRAGMA {pragma}(1)").fetchone()[0]
        if found != "ok":
            return fail(Fault("doctor_integrity", found=str(found)[:200]))
        if orphan := cursor.execute("PRAGMA foreign_key_check").fetchone():
            return fail(Fault("doctor_integrity", found=f"foreign key: {orphan[0]}"))
    return ok(pragma)


def _triggers(asked: Asked) -> Outcome:
    if asked.repair and guards.missing(asked.using):
        guards.install(asked.using)
    if absent := guards.missing(asked.using):
        return fail(Fault("doctor_triggers", found=len(absent), first=absent[0]))
    return ok(len(guards.GUARDS))


def _chain(asked: Asked) -> Outcome:
    if asked.full:
        done = audit.examine(using=asked.using)
        chain, broken = done.chain, len(done.chain.breaks) + len(done.mismatches)
    else:
        chain = audit.verify_end(LAST_EVENTS, asked.using)
        broken = len(chain.breaks)
    if broken:
        return fail(Fault("doctor_chain", found=broken))
    return ok(f"{chain.head.number} {chain.head.sha256[:12]}")


def _clock(asked: Asked) -> Outcome:
    last = Event.objects.using(asked.using).order_by("-number").values_list("at", flat=True).first()
    if last and datetime.fromisoformat(last) > datetime.now(UTC) + AHEAD:
        return fail(Fault("doctor_clock", found=last))
    return ok(last or "")


def _programme(_: Asked) -> Outcome:
    return ok(assessed()[0].programme.facts.code)


def _policy(_: Asked) -> Outcome:
    policy = policy_of(assessed()[0].programme).policy
    if policy.signed is None:
        return warn(Fault("doctor_policy", found=policy.code))
    return ok(policy.code)


def _files(asked: Asked) -> Outcome:
    """Files that are named after their hash, and those that rows name."""
    kept = {path.stem: path for path in kept_files() if _HASH.fullmatch(path.stem)}
    rows = EvidenceFile.objects.using(asked.using).filter(removed_at=None)
    absent = [one for one in rows.values_list("sha256", flat=True).distinct() if one not in kept]
    if absent:
        return fail(Fault("doctor_files_missing", found=len(absent), first=absent[0][:12]))
    read = list(kept.values() if asked.full else islice(kept.values(), SAMPLE))
    changed = [path for path in read if sha256_of(path) != path.stem]
    if changed:
        return fail(Fault("doctor_files_changed", found=len(changed), first=changed[0]))
    return ok(f"{len(read)}/{len(kept)}")


DATABASE = Check("database", Bilingual("数据库", "Database"), _database)
TABLES = Check("migrated", Bilingual("数据表版本", "Version of the tables"), _migrated, True)
DATABASE_CHECKS = (
    DATABASE,
    TABLES,
    Check("options", Bilingual("数据库选项", "Options of the database"), _options, True),
    Check("integrity", Bilingual("数据库完整性", "Integrity of the database"), _integrity, True),
    Check("triggers", Bilingual("触发器", "Triggers"), _triggers, True),
    Check("chain", Bilingual("日志链", "Event chain"), _chain, True),
    Check("clock", Bilingual("时钟", "Clock"), _clock, True),
    Check("programme", Bilingual("方案", "Programme"), _programme, True),
    Check("policy", Bilingual("评估办法", "Policy"), _policy, True),
    Check("files", Bilingual("佐证和文件", "Evidence and documents"), _files, True),
)
