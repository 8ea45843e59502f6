"""What the forms share that divide a pool: the pool, numbers of a form, and where faults belong."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, DataError, Fault
from shidian.core.apportionment import yuan
from shidian.core.plain import plain
from shidian.mechanisms.transfers.pool import Pool
from shidian.mechanisms.transfers.rule_change import Divided, change_answered
from shidian.programme import Programme
from shidian.web.views.fiscal.fields import Field, by_field, number_of, with_faults
from shidian.web.views.fiscal.forms import unverified
from shidian.web.views.fiscal.grid import Grid, Head

AREA = Head("area", Bilingual("区划代码", "Area code"), number=False, needed=True)
Numbers = Mapping[str, Decimal | None]


def pool_field(pool: Pool | None, label: Bilingual) -> Field:
    """The pool in yuan; empty where the package states none."""
    value = plain(yuan(pool.cents)) if pool else ""
    top = 2 * yuan(pool.cents) if pool else None
    return Field(
        name="pool",
        label=label,
        unit=Bilingual("元", "yuan"),
        value=value,
        stated=value,
        top=top,
        step="any",
        required=bool(pool),
        unverified=bool(pool) and unverified(pool.source),
    )


def term_field(name: str, label: Bilingual, value: Decimal | None, top: Decimal) -> Field:
    """A number of the terms, an assumption; without one it may stay empty."""
    text = "" if value is None else plain(value)
    return Field(
        name=name,
        label=label,
        value=text,
        stated=text,
        high=Decimal(100),
        top=None if value is None else top,
        step="any",
        required=value is not None,
        unverified=value is not None,
    )


def numbers_of(fields: Sequence[Field], faults: list[Fault]) -> Numbers:
    """Every number of a form; a fault for what is none."""
    found = {}
    for one in fields:
        try:
            found[one.name] = number_of(one)
        except DataError as error:
            faults += error.faults
    return found


def told(
    fields: Sequence[Field], grid: Grid, faults: Sequence[Fault]
) -> tuple[Sequence[Field], Grid, Sequence[str]]:
    """Fields and cells, each with what is wrong with it; and the sentences that belong to none."""
    names = [one.name for one in fields]
    of_form = by_field([one for one in faults if one.place.row is None], names)
    marked, general = grid.told([one for one in faults if one.place.row is not None])
    return with_faults(fields, of_form), marked, [*of_form.get("", ()), *general]


def names_of(programme: Programme) -> Mapping[str, Bilingual]:
    """Short names of the pilots, by code of their area."""
    return {one.area: one.short for one in programme.pilots.values()}


def compared(before: Divided, after: Divided, against: Bilingual) -> dict[str, Any]:
    """Who gains and who loses, and against what in words."""
    change = change_answered(before, after)
    return {"change": change, "lost": -change.lost, "against_what": against}
