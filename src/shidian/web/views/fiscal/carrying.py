"""Whether revenue carries the cost: the revenue is typed or pasted, a year and yuan in a line."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from django.http import QueryDict

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.mechanisms.citizenization.affordability import Revenue, affordability, revenue_of
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer, named
from shidian.web.views.fiscal.fields import (
    Choice,
    Field,
    by_field,
    choice_of,
    number_of,
    said,
    seen,
    typed,
)
from shidian.web.views.fiscal.forms import FIRST_YEAR, LAST_YEAR, MOST_YEARS

NAME, OF = "revenue", "carried"
_OF = Choice(OF, Bilingual("由收入承担的部分", "What revenue has to carry"))
LONGEST = 1500
_LINE = re.compile(r"([0-9]{4})\s*[\s,，:：]\s*([0-9.]+(?:,[0-9]{3})*(?:\.[0-9]+)?)")
LIMIT = Field(
    name="limit",
    label=Bilingual("可承受的份额", "Share that can be carried"),
    unit=Bilingual("占收入，1 即全部", "of revenue; 1 is all of it"),
    value="1",
    stated="1",
    low=Decimal("0.0001"),
    high=Decimal(10),
    top=Decimal(1),
    step="0.01",
)


@dataclass(frozen=True)
class Asked:
    """What was typed of revenue, and what is wrong with it and with the payer chosen.

    `of` is the payer whose part is carried; empty for the whole cost.
    """

    text: str
    of: str
    limit: Field
    revenue: Mapping[int, Revenue]
    faults: Sequence[str]
    of_faults: Sequence[str]

    @property
    def wrong(self) -> bool:
        """Whether something that was typed cannot be used."""
        return bool(self.faults or self.of_faults or self.limit.faults)


def asked_of(query: QueryDict) -> Asked:
    """What a query says of revenue."""
    text, limit = seen(query.get(NAME, "")), typed(query, LIMIT)
    faults: list[Fault] = []
    of = choice_of(query, _OF, (payer.value for payer in Payer), faults)
    revenue: Mapping[int, Revenue] = {}
    try:
        revenue = revenue_in(text)
    except DataError as error:
        faults += error.faults
    try:
        number_of(limit)
    except DataError as error:
        faults += error.faults
    told = by_field(faults, (NAME, OF, LIMIT.name))
    limit = replace(limit, faults=told.get(LIMIT.name, ()))
    wrong = (told.get(name, ()) for name in (NAME, OF))
    return Asked(text[:LONGEST], of, limit, revenue, *wrong)


def revenue_in(text: str) -> dict[int, Revenue]:
    """Yuan by year, a line a year, the two parted by a space, tab, comma or colon.

    Raises
    ------
    DataError
        With the line that cannot be read, and for text that is too long.

    Examples
    --------
    >>> revenue_in("2015 1,200.50")[2015].cents
    120050
    """
    if len(text) > LONGEST:
        fault = Fault("field_long", Place(column=NAME), found=len(text), most=LONGEST)
        raise DataError(fault)
    found: dict[int, Revenue] = {}
    for row, line in enumerate(text.splitlines(), start=1):
        if not line.strip():
            continue
        year, yuan = _line(line.strip(), row)
        if year in found or len(found) == MOST_YEARS:
            raise _unread(line, row)
        found[year] = revenue_of(yuan, "", Place(column=NAME))
    return found


def carried(asked: Asked, result: CostResult) -> dict[str, Any]:
    """Cost and revenue by year, and whether the payer chosen bears nothing.

    Nothing where no revenue was typed, or something is wrong; what was asked, with its faults,
    where this payer's part cannot be told.
    """
    if not asked.revenue or asked.wrong:
        return {}
    payers = [Payer(asked.of)] if asked.of else []
    try:
        found = affordability(result, asked.revenue, payers, Decimal(asked.limit.value))
    except DataError as error:
        return {"asked": replace(asked, of_faults=[said(one) for one in error.faults])}
    idle = [payer for payer in payers if not result.totals.by_payer.get(payer)]
    told = Fault("payer_bears_nothing", payers=named(idle)) if idle else None
    return {"carried": found, "idle": told}


def _line(line: str, row: int) -> tuple[int, Decimal]:
    match = _LINE.fullmatch(line)
    if match is None:
        raise _unread(line, row)
    try:
        year, yuan = int(match[1]), Decimal(match[2].replace(",", ""))
    except ArithmeticError as error:
        raise _unread(line, row) from error
    if not (FIRST_YEAR <= year <= LAST_YEAR and 0 < yuan < Decimal(10) ** 15):
        raise _unread(line, row)
    return year, yuan


def _unread(line: str, row: int) -> DataError:
    place = Place(column=NAME)
    return DataError(Fault("field_series", place, row=row, found=line[:40], most=MOST_YEARS))
