"""What-if, sensitivity, draws, affordability and payments as tables."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.affordability import Affordability
from shidian.mechanisms.citizenization.model import Origin
from shidian.mechanisms.citizenization.paid import Compared
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.simulation import Simulated
from shidian.mechanisms.citizenization.tornado import Bar
from shidian.mechanisms.citizenization.whatif import Difference
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS
from shidian.reporting.cost_columns import made
from shidian.reporting.table import Cell, Table, answer
from shidian.reporting.worded import Cells, in_words

_PLACES = Decimal("0.0001")
_ALL = Bilingual("合计", "in all")
_OF = {
    "total": _ALL,
    "present_value": Bilingual("现值", "present value"),
    "item": Bilingual("项目", "item"),
    "payer": Bilingual("承担方", "payer"),
    "origin": Bilingual("来源地", "origin"),
    "year": Bilingual("年份", "year"),
}


def differences_table(before: CostResult, found: Sequence[Difference]) -> Table:
    """Totals before and after a change; names of items are those of the answer before it."""
    labels = {item.id: item.label for item in before.question.model.stated.items}

    def name(one: Difference) -> Bilingual:
        if one.of == "item":
            return labels[one.key]
        if one.of == "payer":
            return PAYERS[Payer(one.key)]
        return ORIGINS[Origin(one.key)] if one.of == "origin" else Bilingual(one.key, one.key)

    cells: Cells = {
        **in_words("by", lambda one: _OF[one.of]),
        **in_words("name", name),
        "before": lambda one: yuan(one.before),
        "after": lambda one: yuan(one.after),
        "change": lambda one: yuan(one.change),
    }
    return made("cost_change", cells, found)


def tornado_table(bars: Sequence[Bar]) -> Table:
    """The total at both ends of every number, the longest bar first."""
    cells: Cells = {
        "path": lambda bar: bar.name,
        **in_words("name", lambda bar: bar.label),
        "value_low": lambda bar: bar.low,
        "value_high": lambda bar: bar.high,
        "at_low": lambda bar: yuan(bar.at_low),
        "at_high": lambda bar: yuan(bar.at_high),
        "swing": lambda bar: yuan(bar.swing),
        "assumed": lambda bar: bar.assumed,
    }
    return made("cost_tornado", cells, bars)


def spread_table(drawn: Simulated) -> Table:
    """Mean and percentiles over the draws: in all, by payer, by year."""

    def at(place: int) -> Callable[[Any], Cell]:
        return lambda row: _two_places(row[3][place])

    cells: Cells = {
        **in_words("by", lambda row: row[0]),
        **in_words("name", lambda row: row[1]),
        "mean": lambda row: _two_places(row[2]),
        "p5": at(0),
        "p50": at(1),
        "p95": at(2),
    }
    return made("cost_spread", cells, list(_spreads(drawn)))


def affordability_table(found: Affordability) -> Table:
    """Cost beside own revenue by year; empty where no revenue is stated."""
    cells: Cells = {
        "year": lambda one: one.year,
        "yuan": lambda one: yuan(one.cost),
        "revenue": lambda one: None if one.revenue is None else yuan(one.revenue),
        "revenue_share": lambda one: _ratio(one.share),
        "limit": lambda _: found.limit,
        "exceeds": lambda one: answer(one.exceeds),
    }
    return made("cost_affordability", cells, found.years)


def paid_table(result: CostResult, found: Sequence[Compared]) -> Table:
    """The list beside what was paid; empty where no payment is stated."""
    labels = {item.id: item.label for item in result.question.model.stated.items}
    cells: Cells = {
        "year": lambda one: one.year,
        "item": lambda one: one.item,
        **in_words("item_name", lambda one: labels[one.item]),
        "payer": lambda one: one.payer.value,
        **in_words("payer_name", lambda one: PAYERS[one.payer]),
        "due": lambda one: yuan(one.due),
        "paid": lambda one: None if one.paid is None else yuan(one.paid),
        "gap": lambda one: None if one.gap is None else yuan(one.gap),
        "paid_share": lambda one: _ratio(one.share),
        "stated_by": lambda one: one.source,
    }
    return made("cost_paid", cells, found)


def _spreads(drawn: Simulated) -> Iterator[tuple[Bilingual, Bilingual, float, Sequence[float]]]:
    whole = drawn.total
    yield _ALL, _ALL, float(whole.mean), whole.percentiles.tolist()
    for place, payer in enumerate(drawn.payers):
        found = drawn.by_payer
        percentiles = found.percentiles[:, place].tolist()
        yield _OF["payer"], PAYERS[payer], float(found.mean[place]), percentiles
    for place, year in enumerate(drawn.years):
        found, name = drawn.by_year, Bilingual(str(year), str(year))
        yield _OF["year"], name, float(found.mean[place]), found.percentiles[:, place].tolist()


def _two_places(amount: float) -> Decimal:
    return Decimal(amount).quantize(Decimal("0.01"))


def _ratio(found: Decimal | None) -> Decimal | None:
    return None if found is None else found.quantize(_PLACES)
