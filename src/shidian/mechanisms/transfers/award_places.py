"""The places that claim the award, from two tables: people who settled, and what else counts."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.mechanisms.transfers.award import Applicant, AwardTerms
from shidian.mechanisms.transfers.basis import sha256
from shidian.mechanisms.transfers.inputs import (
    AREA_HEADS,
    area,
    kind,
    money,
    not_negative,
    rows_of,
)
from shidian.mechanisms.transfers.limits import PlaceLimits
from shidian.programme.cells import integer
from shidian.programme.tables import Column, Row

_SETTLED = (
    Column("area", area, heads=AREA_HEADS),
    Column("kind", kind, heads=("落户类型",)),
    Column("age", integer, heads=("落户年数",)),
    Column("people", integer, heads=("人数", "落户人数")),
)
_PLACES = (
    Column("area", area, heads=AREA_HEADS),
    Column("pupils", integer, heads=("随迁子女",)),
    Column("per_pupil", not_negative, heads=("生均（元）", "生均")),
    Column("cost_index", not_negative, None, ("成本差异系数", "成本指数")),
    Column("difficulty", not_negative, None, ("困难系数",)),
    Column("last_year", money, None, ("上年（元）", "上年")),
    Column("most", money, None, ("封顶（元）", "封顶")),
)


@dataclass(frozen=True)
class AwardPlaces:
    """The places of an award, what they got last year, and the names and identities of the tables.

    `assumed` are the factors for which 1 was taken, because the table gives none.
    """

    applicants: tuple[Applicant, ...]
    limits: PlaceLimits
    settled_file: str
    places_file: str
    hashes: Mapping[str, str]
    assumed: tuple[Fault, ...]


def read_award_places(
    settled: bytes, settled_file: str, places: bytes, places_file: str, terms: AwardTerms
) -> AwardPlaces:
    """Places from two tables in CSV.

    Parameters
    ----------
    settled : bytes
        Columns ``area,kind,age,people``: kind of move and years since.
    places : bytes
        Columns ``area,pupils,per_pupil,cost_index,difficulty,last_year,most``, money in yuan.
        Without a cost index or a coefficient of difficulty 1 is taken, and that is told; without
        `last_year` or `most` there is no such limit.
    settled_file, places_file : str
        Their names, for messages.
    terms : AwardTerms
        They say which kinds of moves there are.

    Raises
    ------
    DataError
        With every fault at its row and column: a kind or place that there is not, a row twice,
        a place without a row of people.
    """
    people = rows_of(settled, settled_file, _SETTLED, "area", "kind", "age")
    rows = rows_of(places, places_file, _PLACES, "area")
    faults = [*_unknown(people, settled_file, rows, places_file, terms)]
    if faults:
        raise DataError(faults)
    by_area: dict[str, dict[tuple[str, int], int]] = {}
    for row in people:
        by_area.setdefault(row["area"], {})[row["kind"], row["age"]] = row["people"]
    found = tuple(_applicant(row, by_area[row["area"]]) for row in rows)
    limits = PlaceLimits(
        {row["area"]: row["last_year"] for row in rows}, {row["area"]: row["most"] for row in rows}
    )
    hashes = MappingProxyType({"settled": sha256(settled), "places": sha256(places)})
    assumed = tuple(assumed_ones(rows, places_file, ("cost_index", "difficulty")))
    return AwardPlaces(found, limits, settled_file, places_file, hashes, assumed)


def assumed_ones(rows: Sequence[Row], file: str, columns: Sequence[str]) -> Iterator[Fault]:
    """A warning for every column in which 1 is taken for places without a number."""
    for column in columns:
        missing = [row["area"] for row in rows if row[column] is None]
        if missing:
            areas = " ".join(missing[:20])
            yield Fault(
                "transfers_one_taken", Place(file, column=column), name=_WORDS[column], areas=areas
            )


def _applicant(row: Row, settled: Mapping[tuple[str, int], int]) -> Applicant:
    return Applicant(
        row["area"],
        settled,
        row["pupils"],
        row["per_pupil"],
        Decimal(1) if row["cost_index"] is None else row["cost_index"],
        Decimal(1) if row["difficulty"] is None else row["difficulty"],
    )


def _unknown(
    people: Sequence[Row], file: str, places: Sequence[Row], places_file: str, terms: AwardTerms
) -> Iterator[Fault]:
    known, counted = {row["area"] for row in places}, {row["area"] for row in people}
    for row in people:
        if row["kind"] not in terms.weights:
            kinds = " ".join(terms.weights)
            place = Place(file, row.number, "kind")
            yield Fault("not_choice", place, found=row["kind"], known=kinds)
        if row["area"] not in known:
            place = Place(file, row.number, "area")
            yield Fault("unknown_reference", place, found=row["area"], table=places_file)
    for row in places:
        if row["area"] not in counted:
            place = Place(places_file, row.number, "area")
            yield Fault("award_no_people", place, area=row["area"], file=file)


_WORDS = {
    "cost_index": Bilingual("成本差异系数", "cost index"),
    "difficulty": Bilingual("困难系数", "difficulty coefficient"),
}
