"""What the page of cost shows of an answer: sums, one person, what moves it, who can carry it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Confidence, DataError
from shidian.core.apportionment import cents
from shidian.mechanisms.citizenization.cost import per_person
from shidian.mechanisms.citizenization.model import CostItem, Origin, Step
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.simulation import simulated
from shidian.mechanisms.citizenization.tornado import Bar, tornado
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS, PAYERS, STEPS
from shidian.web.charts import amounts_by_year
from shidian.web.context import lang
from shidian.web.views.fiscal.asked import Case

DRAWS, SEED = 1000, 1
MOST_BARS = 10
WIDTH = 240  # of a bar's drawing


@dataclass(frozen=True)
class Part:
    """A sum of a table and its share of the whole, in 分."""

    label: Bilingual
    cents: int
    share: Decimal | None


@dataclass(frozen=True)
class Drawn:
    """A bar of the tornado as it is drawn, from the left."""

    bar: Bar
    left: int
    width: int


def results(result: CostResult) -> dict[str, Any]:
    """All that the page shows of an answer."""
    return {
        "result": result,
        "total": result.totals,
        "added": result.added,
        "items": _parts({one.label: result.totals.by_item[one.id] for one in _items(result)}),
        "payers": _parts({PAYERS[one]: found for one, found in result.totals.by_payer.items()}),
        "years": _years(result),
        "year_heads": [PAYERS[one] for one in result.totals.by_payer],
        "chart": _chart(result),
        "peak": max(result.totals.by_year.items(), key=lambda one: one[1]),
        "draws": _draws(result),
        "unverified": sum(one.confidence is Confidence.UNVERIFIED for one in result.parameters),
        "changes": result.question.changes,
    }


def bars(result: CostResult) -> dict[str, Any]:
    """Which number moves the total most; apart, for it takes two results for every number."""
    try:
        found = tornado(_undivided(result.question), lambda one: one.totals.cents)
    except DataError as error:  # near the largest amount a tenth more is too large
        return {"no_bars": error.faults}
    return {"bars": _drawn(found)}


def persons(case: Case) -> dict[str, Any]:
    """The cost of one person over the horizon, by item, origin and step; none with open costs."""
    model = case.question.model.stated
    if case.open_items or case.faults:
        return {}
    columns = [per_person(model, *group) for group in case.groups]
    sums = [[sum(ends, Decimal(0)) for ends in zip(*one.values(), strict=True)] for one in columns]
    return {
        "person_heads": [_group(*group) for group in case.groups],
        "persons": [
            (item.label, NATURES[item.nature], [_amounts(one.get(item.id)) for one in columns])
            for item in model.items
        ],
        "person_sums": [_amounts(one) for one in sums],
    }


def _amounts(ends: Sequence[Decimal] | None) -> tuple[int, int, int] | None:
    """Middle, low and high in 分; None where a person causes no such cost."""
    if not ends:
        return None
    middle, low, high = (cents(one) for one in ends)
    return middle, low, high


def _group(origin: Origin, step: Step) -> Bilingual:
    where, how = ORIGINS[origin], STEPS[step]
    return Bilingual(f"{where.zh}，{how.zh}", f"{where.en}, {how.en}")


def _items(result: CostResult) -> Sequence[CostItem]:
    return result.question.model.stated.items


def _parts(sums: Mapping[Bilingual, int]) -> Sequence[Part]:
    whole = sum(sums.values())
    return [
        Part(label, found, Decimal(found) / whole if whole else None)
        for label, found in sums.items()
    ]


def _by_payer(result: CostResult, year: int) -> Sequence[int]:
    sums = dict.fromkeys(result.totals.by_payer, 0)
    for part in result.shared:
        if part.year == year:
            sums[part.payer] += part.cents
    return list(sums.values())


def _years(result: CostResult) -> Sequence[tuple[int, int, Sequence[int]]]:
    """Year, total, and what each payer bears."""
    return [(year, found, _by_payer(result, year)) for year, found in result.totals.by_year.items()]


def _chart(result: CostResult) -> dict[str, Any]:
    """Bars by year: of the payers, or of the items where nobody is named."""
    years = list(result.totals.by_year)
    if result.totals.by_payer:
        names = [PAYERS[one].text(lang()) for one in result.totals.by_payer]
        rows = [_by_payer(result, year) for year in years]
    else:
        names = [one.label.text(lang()) for one in _items(result)]
        rows = [_by_item(result, year) for year in years]
    return amounts_by_year(years, names, rows)


def _by_item(result: CostResult, year: int) -> Sequence[int]:
    sums = {one.id: 0 for one in _items(result)}
    for cell in result.cells:
        if cell.year == year:
            sums[cell.item] += cell.cents
    return list(sums.values())


def _undivided(question: CostQuestion) -> CostQuestion:
    """The question without rules: who pays moves no total, and dividing takes most of the time."""
    return replace(question, rules=None)


def _drawn(bars: Sequence[Bar]) -> Sequence[Drawn]:
    """The longest bars, on one scale."""
    shown = [one for one in bars if one.swing][:MOST_BARS]
    ends = [end for one in shown for end in (one.at_low, one.at_high)]
    low, high = min(ends, default=0), max(ends, default=0)

    def at(value: int) -> int:
        return round((value - low) / (high - low) * WIDTH) if high > low else 0

    spans = [sorted((at(one.at_low), at(one.at_high))) for one in shown]
    return [
        Drawn(one, left, max(right - left, 2))
        for one, (left, right) in zip(shown, spans, strict=True)
    ]


def _draws(result: CostResult) -> Sequence[tuple[Bilingual, Sequence[int]]]:
    """Percentiles of all years and of each, in 分; empty where no cost is an interval."""
    if result.totals.low == result.totals.high:
        return []
    found = simulated(result.question, DRAWS, SEED)
    rows = [(Bilingual("合计", "Total"), found.total.percentiles)]
    rows += [
        (Bilingual(str(year), str(year)), found.by_year.percentiles[:, at])
        for at, year in enumerate(found.years)
    ]
    return [(label, [round(100 * float(one)) for one in values]) for label, values in rows]
