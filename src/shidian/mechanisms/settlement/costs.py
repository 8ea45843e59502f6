"""What a settled person costs, by area, item and payer: data, each figure with its source."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from shidian.core import Bilingual, Confidence, DataError, Fault, Place
from shidian.mechanisms.settlement.scheme import Each, person_cents
from shidian.programme import Programme
from shidian.programme.cells import choice, number, text
from shidian.programme.tables import Column, Row, read_table

FILE = "schemes/costs.csv"
MOST_YEARS = 100


class Payer(StrEnum):
    """Who bears a cost; `UNSPLIT` where the source does not say."""

    GOVERNMENT = "government"
    ENTERPRISE = "enterprise"
    INDIVIDUAL = "individual"
    UNSPLIT = "unsplit"

    @property
    def text(self) -> Bilingual:
        """The payer in words."""
        return _PAYERS[self]


_PAYERS = {
    Payer.GOVERNMENT: Bilingual("政府", "government"),
    Payer.ENTERPRISE: Bilingual("企业", "enterprises"),
    Payer.INDIVIDUAL: Bilingual("个人", "individuals"),
    Payer.UNSPLIT: Bilingual("未分解", "not split"),
}


class Step(StrEnum):
    """For whom a cost is incurred.

    Who settles lives there already: a bill of settlement counts what is `REGISTERED` alone. Where
    a source states one cost of citizenization a person, that is it.
    """

    RESIDENT = "resident"  # comes to live there
    REGISTERED = "registered"  # settles


@dataclass(frozen=True)
class PersonCost:
    """What one item costs one payer for one person who takes a step.

    `cents` is hundredths of a yuan, so that sums are exact; None where no source states it.
    """

    area: str
    step: Step
    item: Bilingual
    payer: Payer
    cents: int | None
    each: Each
    source: str
    confidence: Confidence
    note: Bilingual


def costs_of(programme: Programme) -> tuple[PersonCost, ...]:
    """The costs that a programme brings; none where it has no such file.

    Raises
    ------
    DataError
        With every fault of the file.
    """
    content = programme.mechanisms.get(FILE)
    return () if content is None else read_costs(content, FILE)


def read_costs(content: bytes, file: str) -> tuple[PersonCost, ...]:
    """The costs in a CSV file.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.

    Raises
    ------
    DataError
        With every fault, each with row and column.

    Examples
    --------
    >>> lines = '''area,step,item,item_en,payer,yuan_per_person,each,source,confidence,note,note_en
    ... 441900,registered,公共成本,public cost,government,167000,once,the outline,high,,
    ... '''
    >>> read_costs(lines.encode(), "costs.csv")[0].cents
    16700000
    """
    faults: list[Fault] = []
    rows = read_table({file: content}, file, _COLUMNS, faults) or []
    faults += _twice(rows, file)
    if faults:
        raise DataError(faults)
    return tuple(_cost(row) for row in rows)


def of_settling(costs: Iterable[PersonCost]) -> tuple[PersonCost, ...]:
    """The costs of settling, without those of coming to live there."""
    return tuple(one for one in costs if one.step is Step.REGISTERED)


def per_person(
    costs: Iterable[PersonCost], years: int, payer: Payer | None = None
) -> Mapping[str, int]:
    """Cents for one settled person over a number of years, by area.

    Parameters
    ----------
    costs : iterable of PersonCost
    years : int
        For which yearly items are paid; no interest, no rise of prices.
    payer : Payer
        Whose share; None for all of them together.

    Returns
    -------
    mapping of str to int
        Areas without a figure of the payer's, or with an item that has no value, are not in it.
    """
    found: dict[str, int] = {}
    unknown = set()
    for one in of_settling(costs):
        if payer is not None and one.payer is not payer:
            continue
        if one.cents is None:
            unknown.add(one.area)
        else:
            times = years if one.each is Each.YEAR else 1
            found[one.area] = found.get(one.area, 0) + one.cents * times
    return {area: cents for area, cents in found.items() if area not in unknown}


def _cents(cell: str) -> int:
    return person_cents(number(cell))


_COLUMNS = (
    Column("area", text),
    Column("step", choice(Step)),
    Column("item", text),
    Column("item_en", text, ""),
    Column("payer", choice(Payer)),
    Column("yuan_per_person", _cents, None),
    Column("each", choice(Each)),
    Column("source", text),
    Column("confidence", choice(Confidence)),
    Column("note", text, ""),
    Column("note_en", text, ""),
)


def _cost(row: Row) -> PersonCost:
    return PersonCost(
        row["area"],
        row["step"],
        Bilingual(row["item"], row["item_en"]),
        row["payer"],
        row["yuan_per_person"],
        row["each"],
        row["source"],
        row["confidence"],
        Bilingual(row["note"], row["note_en"]),
    )


def _twice(rows: Iterable[Row], file: str) -> Iterable[Fault]:
    seen: dict[tuple[str, ...], int] = {}
    for row in rows:
        key = (row["area"], row["step"], row["item"], row["payer"], row["each"])
        first = seen.setdefault(key, row.number)
        if first != row.number:
            found = " ".join(key)
            yield Fault("duplicate", Place(file, row.number, "item"), found=found, first=first)
