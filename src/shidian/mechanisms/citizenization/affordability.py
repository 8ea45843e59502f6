"""Whether a government's own revenue carries the cost, and the first year in which it does not."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial

from shidian.core import DataError, Fault, Place
from shidian.core.apportionment import cents
from shidian.core.plain import plain
from shidian.core.unit import Unit
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer, named
from shidian.programme.cells import PLACES, number, text, unit, year
from shidian.programme.sources import tried
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


def revenue_of(amount: Decimal, source: str, place: Place) -> Revenue:
    """Revenue of so much yuan; DataError at a place for less than a 分."""
    found = cents(amount)
    if found < 1:
        raise DataError(Fault("revenue_amount", place, found=plain(amount)[:80]))
    return Revenue(found, source)


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
        With every fault at its row and column: a year twice, less than a 分, a unit that is not
        of money, and units that differ.

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
        place = Place(file, row.number, "amount")
        one = tried(partial(revenue_of, row["amount"] * size, row["source"], place), faults)
        found |= {} if one is None else {when: one}
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
        For a limit that is not above zero, and for payers where no rules say what they bear.
    """
    if limit <= 0:
        raise DataError(Fault("cost_limit", found=limit))
    if payers and result.question.rules is None:
        raise DataError(Fault("payer_without_rules", payers=named(payers)))
    years = []
    for when in result.question.years:
        cost, known = _borne(result, payers, when), revenue.get(when)
        share = None if known is None else Decimal(cost) / known.cents
        exceeds = None if known is None else cost > limit * known.cents
        years.append(Carried(when, cost, known.cents if known else None, share, exceeds))
    broken = next((one.year for one in years if one.exceeds), None)
    unknown = tuple(one.year for one in years if one.revenue is None)
    return Affordability(limit, tuple(years), broken, unknown)


def _borne(result: CostResult, payers: Sequence[Payer], when: int) -> int:
    if not payers:
        return result.totals.by_year[when]
    parts = result.shared
    return sum(part.cents for part in parts if part.year == when and part.payer in payers)


def _amount(cell: str) -> Decimal:
    amount = number(cell)
    if amount.adjusted() >= _DIGITS:
        raise DataError(Fault("number_long", found=cell[:80], whole=_DIGITS, places=PLACES))
    return amount


def _money(cell: str) -> Unit:
    found = tried(partial(unit, cell), [])
    if found is None or found.dimension != "money":
        known = " ".join(str(one.value) for one in Unit if one.dimension == "money")
        raise DataError(Fault("not_choice", found=cell[:80], known=known))
    return found


_COLUMNS = (
    Column("year", year, heads=("年份", "年度")),
    Column("amount", _amount, heads=("金额", "收入")),
    Column("unit", _money, heads=("单位",)),
    Column("source", text, heads=("来源",)),
)
