"""A settlement scheme or a set of residence-permit entitlements, as its file states it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Source
from shidian.mechanisms.settlement.scheme.amount import Amount
from shidian.mechanisms.settlement.scheme.clauses import (
    NOTHING,
    Clause,
    Entitlement,
    Route,
    Selection,
    Untranslatable,
)
from shidian.mechanisms.settlement.scheme.inputs import Input
from shidian.mechanisms.settlement.scheme.items import BestOf, FirstOf, Item, SumOf
from shidian.programme import Parameter


@dataclass(frozen=True, kw_only=True)
class Scheme:
    """A scheme: what is asked, what gives points, who is refused, who settles, what follows.

    Parameters
    ----------
    code : str
    version : str
    title : Bilingual
    from_ : date
        First day in force.
    until : date
        Last day in force.
    source : Source
        Of every part that names none of its own.
    pilot : str
        Number of the pilot whose scheme it is; empty for the nation's.
    based_on : str
        Code of the scheme that it changes.
    note : Bilingual
        What is assumed.
    unit : Decimal
        The smallest step of points; every number of points is a whole multiple of it.
    inputs : mapping of str to Input
    parameters : mapping of str to Parameter
        Dated numbers.
    items : tuple of Item
    cap, floor : Amount
        Of the total.
    vetoes, prerequisites : tuple of Clause
        Whom a veto applies to does not settle at all; who lacks a prerequisite does not settle by
        points.
    routes : tuple of Route
    entitlements : tuple of Entitlement
    selection : Selection
        None where nobody settles by points.
    untranslatable : tuple of Untranslatable
    """

    code: str
    version: str
    title: Bilingual
    from_: date
    source: Source
    until: date | None = None
    pilot: str = ""
    based_on: str = ""
    note: Bilingual = NOTHING
    unit: Decimal = Decimal(1)
    inputs: Mapping[str, Input] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)
    items: tuple[Item, ...] = ()
    cap: Amount | None = None
    floor: Amount | None = None
    vetoes: tuple[Clause, ...] = ()
    prerequisites: tuple[Clause, ...] = ()
    routes: tuple[Route, ...] = ()
    entitlements: tuple[Entitlement, ...] = ()
    selection: Selection | None = None
    untranslatable: tuple[Untranslatable, ...] = ()

    def __post_init__(self) -> None:
        if not (self.items or self.routes or self.entitlements):
            raise DataError(Fault("scheme_empty"))
        if self.selection and not self.items:
            raise DataError(Fault("scheme_no_items"))

    @property
    def every_item(self) -> Iterator[Item]:
        """All items, those in groups after their group."""
        return _walk(self.items)

    @property
    def is_scored(self) -> bool:
        """Whether it gives points."""
        return bool(self.items)


def _walk(items: tuple[Item, ...]) -> Iterator[Item]:
    for item in items:
        yield item
        if isinstance(item, BestOf | FirstOf | SumOf):
            yield from _walk(item.items)
