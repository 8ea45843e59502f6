"""What a result rests on: scheme, day, persons, engines; and why it may not be official yet."""

import hashlib
import platform
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

import polars as pl

from shidian.core import Bilingual, Confidence, DataError, Fault, Place, Source
from shidian.core.used_parameter import refuse
from shidian.mechanisms.settlement.costs import PersonCost
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Standing
from shidian.mechanisms.settlement.planning import PEOPLE, STANDING, PlanningTable


@dataclass(frozen=True)
class Persons:
    """The persons that were counted: a file by its hash, or a synthetic population by its seed."""

    rows: int
    sha256: str = ""
    seed: int | None = None

    def __post_init__(self) -> None:
        if bool(self.sha256) == (self.seed is not None):
            raise ValueError("persons are known by a hash or by a seed")


@dataclass(frozen=True)
class Receipt:
    """The identity of a result: the same receipt, the same numbers.

    Parameters
    ----------
    scheme, version : str
        Code and version of the scheme.
    title : Bilingual
    sha256 : str
        Of the scheme's file.
    on : date
        The day that ages and parameters are of.
    persons : Persons
    engines : mapping of str to str
        Versions of what computed.
    standings : mapping of Standing to int
        People counted.
    """

    scheme: str
    version: str
    title: Bilingual
    sha256: str
    on: date
    persons: Persons
    engines: Mapping[str, str]
    standings: Mapping[Standing, int]


def receipt(
    plan: PlanningTable,
    content: bytes,
    persons: Persons,
    engines: Mapping[str, str] | None = None,
) -> Receipt:
    """The receipt of a planning table.

    Parameters
    ----------
    plan : PlanningTable
    content : bytes
        Of the scheme's file.
    persons : Persons
    engines : mapping of str to str
        Versions of an engine other than the embedded one.

    Raises
    ------
    DataError
        If the table does not count the persons that it is said to count.
    """
    summed = plan.cells.group_by(STANDING).agg(pl.col(PEOPLE).sum())
    found = dict(summed.iter_rows())
    standings = {one: int(found.get(int(one), 0)) for one in Standing}
    counted = sum(standings.values())
    if counted != persons.rows:
        raise DataError(Fault("receipt_rows", rows=persons.rows, counted=counted))
    scheme = plan.day.scheme
    return Receipt(
        scheme.code,
        scheme.version,
        scheme.title,
        hashlib.sha256(content).hexdigest(),
        plan.day.on,
        persons,
        engines or _embedded(),
        standings,
    )


def reservations(day: Day, persons: Persons, costs: Sequence[PersonCost] = ()) -> tuple[Fault, ...]:
    """Everything that a result of a scheme on a day rests on without its being established.

    These are persons who are nobody's, clauses that are left out and that nobody accepted, and
    parameters, parts of the scheme and costs whose source is not verified.
    """
    drawn = () if persons.seed is None else (Fault("persons_synthetic", seed=persons.seed),)
    return (*drawn, *_clauses(day), *_unverified(day), *_costs(costs))


def official(day: Day, persons: Persons, costs: Sequence[PersonCost] = ()) -> None:
    """Refuse an official result that has reservations.

    Raises
    ------
    DataError
        With each of them.
    """
    refuse(reservations(day, persons, costs))


def _embedded() -> dict[str, str]:
    return {
        "shidian": version("shidian"),
        "polars": pl.__version__,
        "python": platform.python_version(),
    }


def _clauses(day: Day) -> Iterator[Fault]:
    for place, one in enumerate(day.scheme.untranslatable):
        if one.accepted_by is None:
            column = Place(column=f"untranslatable[{place}]")
            yield Fault("official_clause", column, clause=one.clause, reason=one.reason)


def _unverified(day: Day) -> Iterator[Fault]:
    for path, what, confidence in _sources(day):
        if confidence is Confidence.UNVERIFIED:
            yield Fault("official_source", Place(column=path), found=what)


def _sources(day: Day) -> Iterator[tuple[str, Bilingual, Confidence]]:
    scheme, on = day.scheme, day.on.isoformat()
    yield "source", scheme.title, scheme.source.confidence
    for code, parameter in scheme.parameters.items():
        if parameter.values[0].since <= on:  # one that nothing uses may begin later
            yield f"parameters.{code}", parameter.title, parameter.on(on).confidence
    labelled: list[tuple[str, Bilingual, Source | None]] = [
        (f"items.{one.id}", one.label, one.source)
        for one in scheme.every_item
        if one.in_force(day.on)
    ]
    for kind, clauses in (
        ("vetoes", scheme.vetoes),
        ("prerequisites", scheme.prerequisites),
        ("routes", scheme.routes),
        ("entitlements", scheme.entitlements),
    ):
        labelled += [(f"{kind}.{one.id}", one.label, one.source) for one in clauses]
    for entitlement in scheme.entitlements:
        labelled += [
            (f"entitlements.{entitlement.id}.costs.{one.item}", one.label, one.source)
            for one in entitlement.costs
        ]
    for path, label, source in labelled:
        if source is not None:
            yield path, label, source.confidence


def _costs(costs: Sequence[PersonCost]) -> Iterator[Fault]:
    for one in costs:
        if one.confidence is Confidence.UNVERIFIED:
            place = Place(column=one.area)
            yield Fault("official_cost", place, item=one.item, payer=one.payer.text)
