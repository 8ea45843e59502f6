"""A programme package: a folder of text files, read into one `Programme` or a list of faults."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeVar

import shidian
from shidian.core import (
    Area,
    Bilingual,
    Commitment,
    DataError,
    Document,
    Fault,
    Indicator,
    Observation,
    Place,
    Target,
)
from shidian.programme import records, references
from shidian.programme.facts import FILE, Facts, read_facts
from shidian.programme.files import PackageFiles, digest, package_files
from shidian.programme.parameters import Parameter, read_parameters
from shidian.programme.pilot import Pilot, Task, Tile
from shidian.programme.schema import TABLES
from shidian.programme.tables import Row, read_table

T = TypeVar("T")

MECHANISMS = ("schemes/", "cost/", "transfers/")
"""Folders of a package that the rooms of the mechanisms read."""

BUILTIN = Path(shidian.__file__).parent / "programmes"
"""Folder of the packages that come with the software."""


@dataclass(frozen=True)
class Programme:
    """A pilot programme as its package states it.

    `sha256` identifies the package's version. `policies` are the files by which pilots are
    assessed; the assessment room reads them. `filing` are the files of the yearly filing: its
    form and its checks; the register reads them. `mechanisms` are the schemes, models, rules and
    rates of the mechanisms, each of which reads its own. `commitments` and `observations` are what
    the package brings for the register; once loaded, the register is their authority.
    """

    sha256: str
    facts: Facts
    areas: Mapping[str, Area]
    documents: Mapping[str, Document]
    indicators: Mapping[str, Indicator]
    pilots: Mapping[str, Pilot]
    tasks: Sequence[Task]
    tiles: Sequence[Tile]
    parameters: Mapping[str, Parameter]
    policies: PackageFiles
    filing: PackageFiles
    mechanisms: PackageFiles
    commitments: Sequence[Commitment]
    observations: Sequence[Observation]

    @cached_property
    def targets(self) -> Sequence[Target]:
        """The commitments that can be judged."""
        return [one for one in self.commitments if isinstance(one, Target)]

    @cached_property
    def task_names(self) -> Mapping[str, Bilingual]:
        """What the national tasks are called, by code."""
        return {task.code: task.name for task in self.tasks}

    @cached_property
    def pilot_of_area(self) -> Mapping[str, Pilot]:
        """Pilots by the code of their area."""
        return {pilot.area: pilot for pilot in self.pilots.values()}


def load_programme(folder: Path) -> Programme:
    """Read the package in `folder`.

    Raises
    ------
    UsageError
        If there is no such folder.
    DataError
        If the package has faults; all of them are listed.
    """
    return read_programme(package_files(folder))


def validate(folder: Path) -> list[Fault]:
    """All faults of the package in `folder`; an empty list for a sound one."""
    try:
        load_programme(folder)
    except DataError as error:
        return list(error.faults)
    return []


def read_programme(files: PackageFiles) -> Programme:
    """The programme in a package's files; DataError with all faults."""
    faults: list[Fault] = []
    facts = read_facts(files, faults)
    tables = {file: read_table(files, file, columns, faults) for file, columns in TABLES.items()}
    rows = {file: table for file, table in tables.items() if table is not None}
    parameters = read_parameters(files, faults)

    def built(file: str, make: Callable[[Row], T]) -> list[T]:
        return _built(file, rows.get(file, []), make, faults)

    areas = built("areas.csv", records.area)
    documents = built("documents.csv", records.document)
    indicators = {one.code: one for one in built("indicators.csv", records.indicator)}
    pilots = built("pilots.csv", records.pilot)
    tasks = built("tasks.csv", records.task)
    tiles = built("tiles.csv", records.tile)
    commitments = built("commitments.csv", records.commitment)
    observations = built("observations.csv", records.observation)
    faults += _across_tables(rows, facts, indicators)
    if faults or facts is None:
        raise DataError(sorted(faults, key=lambda fault: (fault.place.file, fault.place.row or 0)))
    return Programme(
        digest(files),
        facts,
        {area.code: area for area in areas},
        {document.id: document for document in documents},
        indicators,
        {pilot.no: pilot for pilot in pilots},
        tasks,
        tiles,
        parameters,
        {name: files[name] for name in files if name.startswith("policy/")},
        {name: files[name] for name in files if name.startswith("filing/")},
        {name: files[name] for name in files if name.startswith(MECHANISMS)},
        commitments,
        observations,
    )


def _across_tables(
    rows: references.Rows, facts: Facts | None, indicators: Mapping[str, Indicator]
) -> Iterator[Fault]:
    if facts is not None:
        yield from references.outside_classes(rows, set(facts.levels), set(facts.peer_classes))
        yield from references.premature(rows, facts.baseline_year)
        yield from _unknown_facts(facts, rows)
    yield from references.duplicates(rows)
    yield from references.repeated_targets(rows)
    yield from references.dangling(rows)
    yield from references.unknown_tasks(rows)
    yield from references.misfits(rows, indicators)


def _built(
    file: str, rows: Sequence[Row], make: Callable[[Row], T], faults: list[Fault]
) -> list[T]:
    made = []
    for row in rows:
        try:
            made.append(make(row))
        except DataError as error:
            faults += [fault.at(file, row.number) for fault in error.faults]
    return made


def _unknown_facts(facts: Facts, rows: references.Rows) -> Iterator[Fault]:
    wanted = [("document", facts.document, "documents.csv", "id")]
    wanted += [("headline", code, "indicators.csv", "code") for code in facts.headline]
    wanted += [("rates", code, "indicators.csv", "code") for code in facts.rates.values()]
    for column, found, table, key in wanted:
        if table in rows and found not in {row[key] for row in rows[table]}:
            place = Place(FILE, column=column)
            yield Fault("unknown_reference", place, found=found, table=table)
