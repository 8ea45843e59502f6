"""Loading a package into the database, and the programme in force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db import transaction

from shidian.core import DataError, Fault, Observation, Place, Target, UsageError
from shidian.programme import Programme, package_files, read_programme
from shidian.register import OBSERVATIONS, TARGETS, Entry, LoadReport, bring_up_to_date
from shidian.store.ledger import DatabaseLedger, lock_table
from shidian.store.models import Package


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
        if newest is None or newest.sha256 != version:
            texts = {name: content.decode("utf-8") for name, content in files.items()}
            Package.objects.create(
                sha256=version, code=code, files=texts, loaded_at=now, loaded_by=by
            )
        commitments = DatabaseLedger(TARGETS)
        observations = DatabaseLedger(OBSERVATIONS)
        loaded = Loaded(
            programme,
            bring_up_to_date(commitments, programme.targets, by, now, reason),
            bring_up_to_date(observations, programme.observations, by, now, reason),
        )
        _check_still_known(programme, commitments.entries(), observations.entries())
        return loaded


def _check_still_known(
    programme: Programme,
    targets: Sequence[Entry[Target]],
    observations: Sequence[Entry[Observation]],
) -> None:
    """DataError if an entry that stands refers to something that the package has dropped."""
    used = [(entry.record.pilot, programme.pilots, "pilots.csv") for entry in targets]
    used += [(entry.record.area, programme.areas, "areas.csv") for entry in observations]
    for entry in (*targets, *observations):
        used += [
            (entry.record.indicator, programme.indicators, "indicators.csv"),
            (entry.record.source.document, programme.documents, "documents.csv"),
        ]
    for code, known, table in used:
        if code not in known:
            raise DataError(Fault("still_used", Place(table), found=code))


def package_at(moment: datetime) -> int:
    """The package that was in force at a moment; DataError if nothing had been loaded."""
    found = Package.objects.filter(loaded_at__lte=moment).order_by("id").last()
    if found is None:
        raise DataError(Fault("nothing_loaded_by", moment=moment.isoformat(timespec="minutes")))
    return int(found.pk)


@lru_cache(maxsize=4)
def programme_of(package: int) -> Programme:
    """The programme of a loaded package; a row of packages never changes, so it is kept."""
    texts = Package.objects.values_list("files", flat=True).get(pk=package)
    return read_programme({name: text.encode("utf-8") for name, text in texts.items()})
