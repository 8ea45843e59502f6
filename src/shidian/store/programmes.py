"""Loading a package into the database, and the programme in force."""

from collections.abc import Container, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db import transaction

from shidian.assessment.policy import policies_of
from shidian.core import (
    Commitment,
    DataError,
    Fault,
    Observation,
    Place,
    StatementType,
    UsageError,
    as_statement,
)
from shidian.programme import PackageFiles, Programme, from_format_1, package_files, read_programme
from shidian.register import COMMITMENTS, OBSERVATIONS, Entry, LoadReport, bring_up_to_date
from shidian.store.filings.documents import with_filings
from shidian.store.ledger import DatabaseLedger, lock_table
from shidian.store.models import Filing, Package
from shidian.store.uploads import with_uploads


@dataclass(frozen=True)
class Loaded:
    """What loading a package did."""

    programme: Programme
    commitments: LoadReport
    observations: LoadReport


def load(folder: Path, now: datetime) -> Loaded:
    """Load the package in `folder`: its facts in force, its records in the register.

    Everything happens in one transaction. Loading the same package again changes nothing.

    Raises
    ------
    DataError
        If the package has faults; nothing is loaded then.
    UsageError
        If the database holds another programme.
    """
    files = package_files(folder)
    programme = read_programme(files)
    code, version = programme.facts.code, programme.sha256
    by, reason = f"package {code}", f"package version {version[:12]}"
    with transaction.atomic():
        lock_table(Package._meta.db_table)
        newest = Package.objects.order_by("id").last()
        if newest is not None and newest.code != code:
            raise UsageError(Fault("other_programme", held=newest.code, found=code))
        policies_of(programme)  # a policy with faults is told before anything is loaded
        if newest is None or newest.sha256 != version:
            texts = {name: content.decode("utf-8") for name, content in files.items()}
            Package.objects.create(
                sha256=version, code=code, files=texts, loaded_at=now, loaded_by=by
            )
        commitments = DatabaseLedger(COMMITMENTS)
        observations = DatabaseLedger(OBSERVATIONS)
        loaded = Loaded(
            programme,
            bring_up_to_date(commitments, programme.commitments, by, now, reason),
            bring_up_to_date(observations, programme.observations, by, now, reason),
        )
        _check_still_known(programme, commitments.entries(), observations.entries())
        return loaded


def _check_still_known(
    programme: Programme,
    commitments: Sequence[Entry[Commitment]],
    observations: Sequence[Entry[Observation]],
) -> None:
    """DataError if an entry that stands refers to something that the package has dropped."""
    tasks = {task.code for task in programme.tasks}
    for pilot in Filing.objects.values_list("pilot", flat=True).distinct():
        if pilot not in programme.pilots:  # whose filings cannot be laid out, or cited, any more
            raise DataError(Fault("still_used", Place("pilots.csv"), found=pilot))
    documents = with_filings(with_uploads(programme)).documents
    used: list[tuple[str, Container[str], str]] = []
    for entry in commitments:
        used.append((entry.record.pilot, programme.pilots, "pilots.csv"))
        used.append((_task(entry.record), tasks, "tasks.csv"))
    used += [(entry.record.area, programme.areas, "areas.csv") for entry in observations]
    for entry in (*commitments, *observations):
        used.append((entry.record.source.document, documents, "documents.csv"))
        used.append((_indicator(entry.record), programme.indicators, "indicators.csv"))
    for code, known, table in used:
        if code and code not in known:
            raise DataError(Fault("still_used", Place(table), found=code))


def _task(record: Commitment) -> str:
    """The national task that a pilot's task belongs to; empty for any other commitment."""
    said = as_statement(record)
    return said.kind if said.type is StatementType.TASK else ""


def _indicator(record: Commitment | Observation) -> str:
    """The indicator that a record is about; empty for one that has none."""
    if isinstance(record, Observation):
        return record.indicator
    printed = as_statement(record).printed
    return printed.indicator if printed else ""


def package_at(moment: datetime) -> int:
    """The package that was in force at a moment; DataError if nothing had been loaded."""
    found = Package.objects.filter(loaded_at__lte=moment).order_by("id").last()
    if found is None:
        raise DataError(Fault("nothing_loaded_by", moment=moment.isoformat(timespec="minutes")))
    return int(found.pk)


def package_files_of(sha256: str) -> PackageFiles:
    """The files of a loaded package, by the hash of its version."""
    row = Package.objects.filter(sha256=sha256).order_by("id").last()
    if row is None:
        raise DataError(Fault("nothing_loaded"))
    return {name: text.encode("utf-8") for name, text in row.files.items()}


@lru_cache(maxsize=4)
def programme_of(package: int) -> Programme:
    """The programme of a loaded package; a row of packages never changes, so it is kept."""
    row = Package.objects.get(pk=package)
    files = {name: text.encode("utf-8") for name, text in row.files.items()}
    return replace(read_programme(from_format_1(files)), sha256=row.sha256)
