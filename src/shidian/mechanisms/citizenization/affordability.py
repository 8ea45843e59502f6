"""Whether a government's own revenue carries the cost, and the first year in which it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from shidian.core import DataError, Fault, Place
from shidian.core.apportionment import cents
from shidian.core.unit import Unit
from shidian.mechanisms.citizenization.draws import first_over
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.simulation import Simulated
from shidian.programme.cells import PLACES, number, text, unit, year
from shidian.programme.tables import Column
from shidian.programme.user_tables import read_user_table

_DIGITS = 16


@dataclass(frozen=True)
class Revenue:
    """Own revenue of a year in 分, and who says so."""

    cents: int
    source: str


@dataclass(frozen=True)
class Carried:
    """A year: what is borne in it, and the revenue; in 分.

    `revenue`, `share` and `exceeds` are None where no revenue is stated.
    """

    year: int
    cost: int
    revenue: int | None
    share: Decimal | None
    exceeds: bool | None


@dataclass(frozen=True)
class Affordability:
    """The years, the first one in which the limit breaks, and those that cannot be judged.

    `broken` is None where it does not break in a year that can be judged.
    """

    limit: Decimal
    years: tuple[Carried, ...]
    broken: int | None
    unknown: tuple[int, ...]


@dataclass(frozen=True)
class DrawnAffordability:
    """In what share of the draws each year is the first one in which the limit breaks.

    `never` is the share in which it does not break in a year that can be judged.
    """

    limit: Decimal
    first: Mapping[int, float]
    never: float
    unknown: tuple[int, ...]


def read_revenue(content: bytes, file: str) -> Mapping[int, Revenue]:
    """Own revenue by year, from a table ``year,amount,unit,source`` in CSV.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.

    Raises
    ------
    DataError
        With every fault at its row and column: a year twice, an amount not above zero, a unit
        that is not of money, and units that differ.

    Examples
    --------
    >>> table = "year,amount,unit,source\\n2015,1.5,亿元,决算\\n".encode()
    >>> read_revenue(table, "revenue.csv")[2015].cents
    15000000000
    """
    faults: list[Fault] = []
    rows = read_user_table(content, file, _COLUMNS, faults)
    found, first = dict[int, Revenue](), dict[int, int]()
    for row in rows:
        when, said = row["year"], row["unit"]
        if first.setdefault(when, row.number) != row.number:
            place = Place(file, row.number, "year")
            faults.append(Fault("duplicate", place, found=when, first=first[when]))
        if said is not rows[0]["unit"]:
            place = Place(file, row.number, "unit")
            faults.append(
                Fault("units_mixed", place, found=said.value, before=rows[0]["unit"].value)
            )
        size = Decimal(said.size.numerator) / said.size.denominator
        found[when] = Revenue(cents(row["amount"] * size), row["source"])
    if faults:
        raise DataError(faults)
    return found


def affordability(
    result: CostResult,
    revenue: Mapping[int, Revenue],
    payers: Sequence[Payer],
    limit: Decimal,
) -> Affordability:
    """What some payers bear each year, as a share of own revenue, against a limit.

    Parameters
    ----------
    result : CostResult
    revenue : mapping of int to Revenue
    payers : sequence of Payer
        Whose parts the revenue has to carry; none for the whole cost.
    limit : Decimal
        The share of revenue that may not be exceeded, such as 0.1.

    Raises
    ------
    DataError
        For a limit that is not above zero.
    """
    _check(limit)
    years = []
    for when in result.question.years:
        cost, known = _borne(result, payers, when), revenue.get(when)
        share = None if known is None else Decimal(cost) / known.cents
        exceeds = None if known is None else cost > limit * known.cents
        years.append(Carried(when, cost, known.cents if known else None, share, exceeds))
    broken = next((one.year for one in years if one.exceeds), None)
    unknown = tuple(one.year for one in years if one.revenue is None)
    return Affordability(limit, tuple(years), broken, unknown)


def drawn_affordability(
    drawn: Simulated,
    revenue: Mapping[int, Revenue],
    payers: Sequence[Payer],
    limit: Decimal,
) -> DrawnAffordability:
    """The same over the draws of a simulation.

    Raises
    ------
    DataError
        For a limit that is not above zero.
    """
    _check(limit)
    chosen = [at for at, payer in enumerate(drawn.payers) if not payers or payer in payers]
    cost = drawn.amounts[:, chosen].sum(axis=1)
    limits = [
        float(limit * revenue[when].cents) / 100 if when in revenue else np.nan
        for when in drawn.years
    ]
    places = first_over(cost, np.array(limits))
    share = {when: float((places == at).mean()) for at, when in enumerate(drawn.years)}
    unknown = tuple(when for when in drawn.years if when not in revenue)
    return DrawnAffordability(limit, share, float((places < 0).mean()), unknown)


def _borne(result: CostResult, payers: Sequence[Payer], when: int) -> int:
    if not payers:
        return result.totals.by_year[when]
    parts = result.shared
    return sum(part.cents for part in parts if part.year == when and part.payer in payers)


def _check(limit: Decimal) -> None:
    if limit <= 0:
        raise DataError(Fault("cost_limit", found=limit))


def _amount(cell: str) -> Decimal:
    amount = number(cell)
    if amount <= 0:
        raise DataError(Fault("revenue_amount", found=cell[:80]))
    if amount.adjusted() >= _DIGITS:
        raise DataError(Fault("number_long", found=cell[:80], whole=_DIGITS, places=PLACES))
    return amount


def _money(cell: str) -> Unit:
    found = unit(cell)
    if found.dimension != "money":
        known = " ".join(str(one.value) for one in Unit if one.dimension == "money")
        raise DataError(Fault("not_choice", found=cell[:80], known=known))
    return found


_COLUMNS = (
    Column("year", year, heads=("年份", "年度")),
    Column("amount", _amount, heads=("金额", "收入")),
    Column("unit", _money, heads=("单位",)),
    Column("source", text, heads=("来源",)),
)
