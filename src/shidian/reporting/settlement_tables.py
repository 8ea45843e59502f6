"""The answers of a settlement scheme as tables, for a terminal, files and workbooks."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Fault
from shidian.core.apportionment import yuan
from shidian.mechanisms.settlement.budget import AreaBill, Bill, Share
from shidian.mechanisms.settlement.costs import PersonCost
from shidian.mechanisms.settlement.curves import Curves
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.entitlement_counts import Aimed, Entitled
from shidian.mechanisms.settlement.fairness import Fairness, Group, grouping_label
from shidian.mechanisms.settlement.quota import Placement, group_said
from shidian.mechanisms.settlement.receipt import Receipt
from shidian.mechanisms.settlement.thresholds import Count, Qualified, Reach, Step
from shidian.reporting.settlement_words import column_words, table_words
from shidian.reporting.table import Cell, Column, Table

Names = Mapping[str, Bilingual]
"""Areas by code; a code without a name stands for itself."""
_Cells = Mapping[str, Callable[[Any], Cell]]
_PLACES = Decimal("0.0001")


def curve_table(curves: Curves) -> Table:
    """How many settle at every possible threshold, in all."""
    curve, day = curves.areas, curves.day
    people, by_route = int(curve.people.sum()), int(curve.by_route.sum())
    rows = (
        (day.points(unit), by_points, by_route + by_points)
        for unit, by_points in zip(
            curve.units.tolist(), curve.by_points.sum(axis=0).tolist(), strict=True
        )
    )
    cells: _Cells = {
        "threshold": lambda row: row[0],
        "by_route": lambda _: by_route,
        "by_points": lambda row: row[1],
        "settled": lambda row: row[2],
        "share": lambda row: _share(row[2], people),
    }
    return _table("curve", cells, rows if curve.decides else ())


def curve_areas_table(curves: Curves, names: Names) -> Table:
    """How many settle at every possible threshold: a row a threshold, a column an area."""
    curve, day = curves.areas, curves.day
    threshold = Column("threshold", *column_words("threshold"), lambda row: row[0], brief=True)
    columns = [
        threshold,
        *(_of_area(curve.names, place, names) for place in range(len(curve.names))),
    ]
    rows = [
        [day.points(unit), *settled]
        for unit, settled in zip(curve.units.tolist(), curve.settled.T.tolist(), strict=True)
    ]
    made = rows if curve.decides else []
    return Table("curve_areas", *table_words("curve_areas"), columns, made)


def _of_area(codes: Sequence[str], place: int, names: Names) -> Column:
    code = codes[place]
    title = names.get(code, Bilingual(code or "全部", code or "all"))
    meaning = Bilingual(f"{title.zh}的入户人数", f"people who settle in {title.text('en')}")
    return Column(code or "all", title, meaning, lambda row: row[place + 1], brief=True)


def areas_table(found: Qualified, names: Names) -> Table:
    """Who settles at a threshold, by area."""
    cells: _Cells = {**_area(names, lambda row: row.name), **_COUNT}
    return _table("areas", cells, found.areas)


def groups_table(found: Fairness, day: Day) -> Table:
    """Who settles at a threshold, by group, and whom that favours."""
    rows = [(name, group) for name, groups in found.groups.items() for group in groups]
    cells: _Cells = {
        "grouping": lambda row: grouping_label(day, row[0]).zh,
        "grouping_en": lambda row: grouping_label(day, row[0]).text("en"),
        "group": lambda row: row[1].count.name,
        "group_name": lambda row: row[1].label.zh,
        "group_name_en": lambda row: row[1].label.text("en"),
        **{name: _of_group(value) for name, value in _COUNT.items()},
        **{name: _shown(name) for name in ("may_apply", "ratio", "representation", "few")},
        "mean": lambda row: row[1].average.mean,
        "median": lambda row: row[1].average.median,
    }
    return _table("groups", cells, rows)


def reach_table(found: Sequence[Reach], day: Day, names: Names) -> Table:
    """The thresholds that keep to a number of people, and that reach it."""

    def points(step: Step | None) -> Decimal | None:
        return None if step is None else day.points(step.threshold)

    cells: _Cells = {
        **_area(names, lambda row: row.name),
        "target": lambda row: row.target,
        "at_most": lambda row: points(row.at_most),
        "at_most_settled": lambda row: row.at_most and row.at_most.settled,
        "undershoot": lambda row: row.undershoot,
        "at_least": lambda row: points(row.at_least),
        "at_least_settled": lambda row: row.at_least and row.at_least.settled,
        "overshoot": lambda row: row.overshoot,
    }
    return _table("reach", cells, found)


def entitlement_tables(found: Entitled, names: Names) -> tuple[Table, ...]:
    """Who holds what: in all, by area, together, at which cost, and beside the targets."""
    held: _Cells = {
        "id": lambda row: row[0].id,
        **_named(lambda row: row[0].label),
        "holders": lambda row: row[-1].all,
        "unsettled": lambda row: row[-1].unsettled,
    }
    areas: _Cells = {**_area(names, lambda row: row[1]), **held}
    together: _Cells = {
        **_named(lambda row: _joined([one.label for one in row[0]])),
        "holders": held["holders"],
        "unsettled": held["unsettled"],
    }
    costs: _Cells = {
        "id": lambda row: row.entitlement.id,
        **_named(lambda row: row.entitlement.label),
        "item": lambda row: row.cost.label.zh,
        "item_en": lambda row: row.cost.label.text("en"),
        "each": lambda row: row.cost.each.value,
        "yuan_each": lambda row: row.cost.yuan,
        "yuan_holders": lambda row: row.all,
        "yuan_unsettled": lambda row: row.unsettled,
    }
    return (
        _table("entitlements", held, found.entitlements),
        _table("entitlement_areas", areas, found.areas),
        _table("together", together, found.together),
        _table("entitlement_costs", costs, found.costs),
        targets_table(found.targets),
    )


def targets_table(found: Sequence[Aimed]) -> Table:
    """The targets of a scheme, and what was found."""
    cells: _Cells = {
        "id": lambda row: row.id,
        **_named(lambda row: row.label),
        "target": lambda row: row.target,
        "found": lambda row: row.found,
        "gap": lambda row: row.gap,
    }
    return _table("targets", cells, found)


def bill_tables(found: Bill, day: Day, names: Names) -> tuple[Table, ...]:
    """What settled people cost: by area, by payer, and where the figures come from."""

    def threshold(row: AreaBill) -> Decimal | None:
        return None if row.threshold is None else day.points(row.threshold)

    def left(row: AreaBill) -> Decimal | None:
        return None if row.budget is None or row.cents is None else yuan(row.budget - row.cents)

    areas: _Cells = {
        **_area(names, lambda row: row.area),
        "payer": lambda _: found.terms.who.zh,
        "payer_en": lambda _: found.terms.who.text("en"),
        "threshold": threshold,
        "settled": lambda row: row.settled,
        "yuan_each": lambda row: _yuan(row.each),
        "yuan": lambda row: _yuan(row.cents),
        "budget": lambda row: _yuan(row.budget),
        "left": left,
    }
    return (
        _table("bill", areas, found.areas),
        _shares_table(found.shares, names),
        costs_table(found.costs, names),
    )


def costs_table(costs: Sequence[PersonCost], names: Names) -> Table:
    """What one settled person costs, with sources."""
    cells: _Cells = {
        **_area(names, lambda row: row.area),
        "item": lambda row: row.item.zh,
        "item_en": lambda row: row.item.text("en"),
        **_payer(),
        "yuan_each": lambda row: _yuan(row.cents),
        "each": lambda row: row.each.value,
        "source": lambda row: row.source,
        "confidence": lambda row: row.confidence.value,
        "note": lambda row: row.note.zh,
        "note_en": lambda row: row.note.text("en"),
    }
    return _table("costs", cells, costs)


def places_table(found: Sequence[Placement], day: Day) -> Table:
    """Who gets a place of a quota."""
    cells: _Cells = {
        "group": lambda row: row.name,
        "group_name": lambda row: group_said(day, row).zh,
        "group_name_en": lambda row: group_said(day, row).text("en"),
        **{
            name: _attribute(name)
            for name in ("places", "applicants", "certain", "last", "edge", "tied")
        },
        "left_places": lambda row: row.left,
        "ordered": lambda row: row.ordered,
    }
    return _table("places", cells, found)


def receipt_table(found: Receipt) -> Table:
    """What a result rests on."""
    persons = found.persons
    known = ("SHA-256", persons.sha256) if persons.sha256 else ("种子", str(persons.seed))
    known_en = "SHA-256" if persons.sha256 else "seed"
    people = sum(found.standings.values())
    rows: list[tuple[str, str, Cell]] = [
        ("方案", "Scheme", found.title.zh),
        ("方案代码", "Code of the scheme", found.scheme),
        ("方案版本", "Version of the scheme", found.version),
        ("方案文件 SHA-256", "SHA-256 of the scheme's file", found.sha256),
        ("计算日", "Day", found.on.isoformat()),
        ("人员行数", "Persons", persons.rows),
        (f"人员数据 {known[0]}", f"Persons, {known_en}", known[1]),
        ("统计人数", "People counted", people),
    ]
    rows += [(f"{name} 版本", f"Version of {name}", one) for name, one in found.engines.items()]
    cells: _Cells = {
        "name": lambda row: row[0],
        "name_en": lambda row: row[1],
        "value": lambda row: row[2],
    }
    return _table("receipt", cells, rows)


def reservations_table(found: Sequence[Fault]) -> Table:
    """Why a result is not official yet."""
    cells: _Cells = {
        "place": lambda row: row.place.column,
        "text": lambda row: row.text("zh"),
        "text_en": lambda row: row.text("en"),
        "advice": lambda row: row.advice("zh"),
        "advice_en": lambda row: row.advice("en"),
    }
    return _table("reservations", cells, found)


def _shares_table(found: Sequence[Share], names: Names) -> Table:
    cells: _Cells = {
        **_area(names, lambda row: row.area),
        **_payer(),
        "once": lambda row: _yuan(row.once),
        "yearly": lambda row: _yuan(row.yearly),
    }
    return _table("shares", cells, found)


_COUNT: _Cells = {
    "people": lambda row: row.people,
    "by_route": lambda row: row.by_route,
    "by_points": lambda row: row.by_points,
    "settled": lambda row: row.settled,
    "share": lambda row: _share(row.settled, row.people),
    "below": lambda row: row.below,
    "out": lambda row: row.out,
}


def _of_group(value: Callable[[Count], Cell]) -> Callable[[tuple[str, Group]], Cell]:
    return lambda row: value(row[1].count)


def _shown(name: str) -> Callable[[tuple[str, Group]], Cell]:
    return lambda row: _attribute(name)(row[1])


def _attribute(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row, name)


def _area(names: Names, code: Callable[[Any], str]) -> _Cells:
    def name(row: Any) -> Bilingual:
        return names.get(code(row), Bilingual(code(row), ""))

    return {
        "area": code,
        "area_name": lambda row: name(row).zh,
        "area_name_en": lambda row: name(row).text("en"),
    }


def _named(label: Callable[[Any], Bilingual]) -> _Cells:
    return {"name": lambda row: label(row).zh, "name_en": lambda row: label(row).text("en")}


def _payer() -> _Cells:
    return {
        "payer": lambda row: row.payer.text.zh,
        "payer_en": lambda row: row.payer.text.text("en"),
    }


def _joined(labels: Sequence[Bilingual]) -> Bilingual:
    if not labels:
        return Bilingual("无", "none")
    zh, en = "、".join(one.zh for one in labels), ", ".join(one.text("en") for one in labels)
    return Bilingual(zh, en)


def _share(part: int, of: int) -> Decimal | None:
    return (Decimal(part) / of).quantize(_PLACES) if of else None


def _yuan(cents: int | None) -> Decimal | None:
    return None if cents is None else yuan(cents)


def _table(name: str, cells: _Cells, rows: Iterable[Any]) -> Table:
    columns = [Column(one, *column_words(one), value, brief=True) for one, value in cells.items()]
    made = [[value(row) for value in cells.values()] for row in rows]
    return Table(name, *table_words(name), columns, made)
