"""What was paid, beside what the cost-sharing list says is due."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.core.apportionment import exact_cents
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import PAYERS
from shidian.programme.cells import number, text, worded, year
from shidian.programme.tables import Column, Row
from shidian.programme.user_tables import read_user_table

Key = tuple[int, str, Payer]
"""Year, item and payer."""
_DIGITS = 16  # of yuan: sums of such amounts are exact


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
    rows = read_user_table(content, file, _columns(result.question.model.stated), faults)
    first: dict[Key, int] = {}
    for row in rows:
        key = (row["year"], row["item"], row["payer"])
        if row["year"] not in result.question.years:
            place = Place(file, row.number, "year")
            faults.append(Fault("cost_paid_year", place, found=row["year"]))
        if first.setdefault(key, row.number) != row.number:
            place = Place(file, row.number, "payer")
            item, payer = row["item"], row["payer"].text
            found = Bilingual(*(f"{row['year']} {item} {one}" for one in (payer.zh, payer.en)))
            faults.append(Fault("duplicate", place, found=found, first=first[key]))
    if faults:
        raise DataError(faults)
    return tuple(_paid(row) for row in rows)


def compared(result: CostResult, paid: Sequence[Paid]) -> tuple[Compared, ...]:
    """Every year, item and payer of the list or of the payments, with both amounts.

    Payers of a year and item stand in the order of `Payer`.
    """
    due: dict[Key, int] = {}
    for part in result.shared:
        key = (part.year, part.item, part.payer)
        due[key] = due.get(key, 0) + part.cents
    known: Mapping[Key, Paid] = {(one.year, one.item, one.payer): one for one in paid}
    keys = dict.fromkeys((*due, *known))
    groups = {group: at for at, group in enumerate(dict.fromkeys(key[:2] for key in keys))}
    payers = list(Payer)
    found = []
    for key in sorted(keys, key=lambda one: (groups[one[:2]], payers.index(one[2]))):
        one = known.get(key)
        amount, source = (one.cents, one.source) if one else (None, None)
        found.append(Compared(*key, due.get(key, 0), amount, source))
    return tuple(found)


def _paid(row: Row) -> Paid:
    return Paid(row["year"], row["item"], row["payer"], row["yuan"], row["source"])


def _money(cell: str) -> int:
    amount = number(cell)
    if amount < 0:
        raise DataError(Fault("number_negative", found=cell[:80]))
    if amount.adjusted() >= _DIGITS:
        raise DataError(Fault("number_long", found=cell[:80], whole=_DIGITS, places=2))
    found = exact_cents(amount)
    if found is None:
        raise DataError(Fault("cost_paid_amount", found=cell[:80]))
    return found


def _columns(model: CostModel) -> tuple[Column, ...]:
    items = {one.id: one.label for one in model.items}
    return (
        Column("year", year, heads=("年份", "年度")),
        Column("item", worded(items), heads=("项目", "项目代码")),
        Column("payer", worded(PAYERS), heads=("承担方",)),
        Column("yuan", _money, heads=("金额（元）", "金额", "已付（元）", "元")),
        Column("source", text, heads=("来源",)),
    )
