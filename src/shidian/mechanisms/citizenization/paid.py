"""What was paid, beside what the cost-sharing list says is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import DataError, Fault, Place
from shidian.core.apportionment import cents
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.programme.cells import choice, number, text, year
from shidian.programme.tables import Column, Row, read_table

Key = tuple[int, str, Payer]
"""Year, item and payer."""
_MOST_YUAN = Decimal(10**15)


@dataclass(frozen=True)
class Paid:
    """What a payer paid for an item in a year, in 分, and who says so."""

    year: int
    item: str
    payer: Payer
    cents: int
    source: str


@dataclass(frozen=True)
class Compared:
    """Due and paid, in 分; `paid`, `gap` and `source` are None where no payment is stated."""

    year: int
    item: str
    payer: Payer
    due: int
    paid: int | None = None
    source: str | None = None

    @property
    def gap(self) -> int | None:
        """Due minus paid: what is still open, negative where more was paid."""
        return None if self.paid is None else self.due - self.paid

    @property
    def share(self) -> Decimal | None:
        """Paid over due; None where nothing is stated or nothing is due."""
        return None if self.paid is None or not self.due else Decimal(self.paid) / self.due


def read_paid(content: bytes, file: str, result: CostResult) -> tuple[Paid, ...]:
    """What was paid, from a table ``year,item,payer,yuan,source`` in CSV.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.
    result : CostResult
        Whose items and years the table speaks of.

    Raises
    ------
    DataError
        With every fault at its row and column: an item or year that the list does not have, an
        amount below zero or of less than a 分, and the same year, item and payer twice.
    """
    faults: list[Fault] = []
    rows = read_table({file: content}, file, _COLUMNS, faults) or []
    items = [item.id for item in result.question.model.stated.items]
    first: dict[Key, int] = {}
    for row in rows:
        key = (row["year"], row["item"], row["payer"])
        if row["item"] not in items:
            place = Place(file, row.number, "item")
            faults.append(Fault("not_choice", place, found=row["item"][:80], known=" ".join(items)))
        if row["year"] not in result.question.years:
            place = Place(file, row.number, "year")
            faults.append(Fault("cost_paid_year", place, found=row["year"]))
        if first.setdefault(key, row.number) != row.number:
            place, found = Place(file, row.number, "payer"), " ".join(map(str, key))
            faults.append(Fault("duplicate", place, found=found, first=first[key]))
    if faults:
        raise DataError(faults)
    return tuple(_paid(row) for row in rows)


def compared(result: CostResult, paid: Sequence[Paid]) -> tuple[Compared, ...]:
    """Every year, item and payer of the list or of the payments, with both amounts."""
    due: dict[Key, int] = {}
    for part in result.shared:
        key = (part.year, part.item, part.payer)
        due[key] = due.get(key, 0) + part.cents
    known: Mapping[Key, Paid] = {(one.year, one.item, one.payer): one for one in paid}
    found = []
    for key in dict.fromkeys((*due, *known)):
        one = known.get(key)
        amount, source = (one.cents, one.source) if one else (None, None)
        found.append(Compared(*key, due.get(key, 0), amount, source))
    return tuple(found)


def _paid(row: Row) -> Paid:
    return Paid(row["year"], row["item"], row["payer"], row["yuan"], row["source"])


def _money(cell: str) -> int:
    amount = number(cell)
    if not 0 <= amount <= _MOST_YUAN or amount != round(amount, 2):
        raise DataError(Fault("cost_paid_amount", found=cell[:80]))
    return cents(amount)


_COLUMNS = (
    Column("year", year),
    Column("item", text),
    Column("payer", choice(Payer)),
    Column("yuan", _money),
    Column("source", text),
)
