"""Loading a package into the database, and the programme in force."""

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from django.db import transaction

from shidian.core import Fault, UsageError
from shidian.programme import Programme, package_files, read_programme
from shidian.register import OBSERVATIONS, TARGETS, LoadReport, bring_up_to_date
from shidian.store.ledger import DatabaseLedger
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
        return Loaded(
            programme,
            bring_up_to_date(commitments, programme.targets, by, now, reason),
            bring_up_to_date(observations, programme.observations, by, now, reason),
        )


@lru_cache(maxsize=4)
def programme_of(package: int) -> Programme:
    """The programme of a loaded package; a row of packages never changes, so it is kept."""
    texts = Package.objects.values_list("files", flat=True).get(pk=package)
    return read_programme({name: text.encode("utf-8") for name, text in texts.items()})
