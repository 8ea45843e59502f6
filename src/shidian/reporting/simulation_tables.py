"""Tables of a comparison of schemes, of a sensitivity analysis, and of a queue over years."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from shidian.core import Bilingual
from shidian.mechanisms.settlement.comparison import Comparison, Flow
from shidian.mechanisms.settlement.near import Near
from shidian.mechanisms.settlement.queue import Queue, Waits
from shidian.mechanisms.settlement.scheme import Scheme
from shidian.mechanisms.settlement.sensitivity import Sensitivity
from shidian.reporting.table import Cell, Column, Table, answer
from shidian.reporting.words import words

_WORDS = {
    "missing": Bilingual("缺失", "missing"),
    "yes": Bilingual("是", "yes"),
    "no": Bilingual("否", "no"),
}


class _Group(NamedTuple):
    """A group and what was found for it; the empty grouping is all people."""

    grouping: str
    group: str
    name: Bilingual
    found: Any


class _Side(NamedTuple):
    """A person beside the threshold."""

    side: str
    near: Near


def comparison_table(found: Comparison) -> Table:
    """Who gains and who loses, in all and by group."""
    rows = list(_groups(found.before.scheme, {"": {"": found.whole}, **found.by}))
    return _table(
        "comparison",
        Bilingual("方案比较", "Comparison of schemes"),
        Bilingual(
            f"同一批人按两个方案能否落户：{found.before.on} 与 {found.after.on}，不计名额。",
            f"Whether the same people settle under two schemes, on {found.before.on} and on "
            f"{found.after.on}, quotas aside.",
        ),
        {**_GROUPED, **{name: _flow(name) for name in _FLOW}},
        rows,
        "grouping group_name people before after gain lose mean_change",
    )


def claims_table(found: Comparison) -> Table:
    """Who gains and who loses each entitlement."""
    return _table(
        "claims",
        Bilingual("待遇比较", "Entitlements compared"),
        Bilingual(
            "同一批人按两个方案享有的待遇。", "What the same people can claim under two schemes."
        ),
        {
            "entitlement": lambda row: row[0],
            "label": lambda row: row[1].label.zh,
            "label_en": lambda row: row[1].label.text("en"),
            "before": lambda row: row[1].before,
            "after": lambda row: row[1].after,
            "gain": lambda row: row[1].gain,
            "lose": lambda row: row[1].lose,
        },
        list(found.entitlements.items()),
        "label before after gain lose",
    )


def near_table(found: Comparison) -> Table:
    """The persons next to the new threshold, with their points of every item."""
    rows = [_Side("above", one) for one in found.above]
    rows += [_Side("below", one) for one in found.below]
    made = _table(
        "near",
        Bilingual("分数线附近的人", "Persons at the threshold"),
        Bilingual(
            "新分数线上下最近的人，各项分值为原方案和新方案。",
            "Those nearest to the new threshold, with the points of each item before and after.",
        ),
        _NEAR,
        rows,
        "side row before after settled_before settled_after",
    )
    items = list(_item_columns(found))
    cells = [
        [*row, *(column.value(one) for column in items)]
        for row, one in zip(made.rows, rows, strict=True)
    ]
    return Table(made.name, made.title, made.meaning, [*made.columns, *items], cells)


def differences_table(found: Comparison) -> Table:
    """What the two schemes say differently."""
    return _table(
        "differences",
        Bilingual("方案的不同", "Differences of the schemes"),
        Bilingual(
            "两个方案写法不同之处，参数按当日的值。",
            "Where two schemes differ; parameters by their values on the days.",
        ),
        {
            "path": lambda one: one.path,
            "label": lambda one: one.label.zh,
            "label_en": lambda one: one.label.text("en"),
            "before": lambda one: one.before,
            "after": lambda one: one.after,
        },
        found.differences,
        "path label before after",
    )


def sensitivity_table(found: Sensitivity) -> Table:
    """What each change of each item does, the item that matters most first."""
    step = f"{found.step * 100:f}".rstrip("0").rstrip(".")
    return _table(
        "sensitivity",
        Bilingual("敏感性", "Sensitivity"),
        Bilingual(
            f"逐项改动（{step}%，至少一个计分单位）后可落户的人，现有 {found.qualified} 人。"
            f"分数线低一个单位多 {found.one_lower} 人，高一个单位少 {found.one_higher} 人。",
            f"Who settles after one change ({step} %, one unit of points at least); now "
            f"{found.qualified}. {found.one_lower} more with a threshold one unit lower, "
            f"{found.one_higher} fewer with one unit higher.",
        ),
        {
            "item": lambda one: one.item,
            "label": lambda one: one.label.zh,
            "label_en": lambda one: one.label.text("en"),
            "change": lambda one: one.change.value,
            "change_name": lambda one: one.change.label.zh,
            "change_name_en": lambda one: one.change.label.en,
            "qualified": lambda one: one.qualified,
            "difference": lambda one: one.difference,
            "share": lambda one: one.share,
        },
        found.effects,
        "label change_name qualified difference share",
    )


def queue_table(found: Queue) -> Table:
    """What each year of a queue brings."""
    values: dict[str, Callable[[Any], Cell]] = {"on": lambda year: year.on.isoformat()}
    values |= {name: _named(name) for name in _YEAR}
    seed = found.plan.seed
    return _table(
        "queue",
        Bilingual("逐年排队", "The queue by year"),
        Bilingual(f"逐年的排队和落户，种子 {seed}。", f"Waiting and settling, seed {seed}."),
        values,
        found.years,
        " ".join(values),
    )


def waits_table(found: Queue) -> Table:
    """How long people wait, by group."""
    tables: dict[str, Mapping[str, Mapping[str, Waits]]] = {
        "joining": found.from_joining,
        "eligibility": found.from_eligibility,
    }
    rows = [
        row._replace(found=(since, row.found))
        for since, table in tables.items()
        for row in _groups(found.first.scheme, table)
    ]
    return _table(
        "waits",
        Bilingual("等待年数", "Years of waiting"),
        Bilingual(
            f"{len(found.years)} 年内从加入或首次达线到落户的年数。",
            f"Years from joining, or from first being eligible, to settlement, within "
            f"{len(found.years)}.",
        ),
        {
            "since": lambda row: row.found[0],
            **_GROUPED,
            **{name: _waited(name) for name in _WAITS},
        },
        rows,
        "since grouping group_name people settled median ninety unsettled",
    )


def _named(name: str) -> Callable[[Any], Any]:
    return lambda row: getattr(row, name)


def _flow(name: str) -> Callable[[_Group], Any]:
    return lambda row: getattr(row.found, name)


def _waited(name: str) -> Callable[[_Group], Any]:
    return lambda row: getattr(row.found[1], name)


_GROUPED: Mapping[str, Callable[[_Group], Cell]] = {
    "grouping": lambda row: row.grouping,
    "group": lambda row: row.group,
    "group_name": lambda row: row.name.zh,
    "group_name_en": lambda row: row.name.text("en"),
}
_FLOW = ("people", "before", "after", "gain", "lose", "mean_change")
_YEAR = (
    "waiting",
    "arrived",
    "eligible",
    "quota",
    "by_points",
    "by_route",
    "left",
    "still_waiting",
    "threshold",
    "last_points",
    "mean_age",
)
_WAITS = ("people", "settled", "left", "waiting", "median", "ninety", "unsettled")
_NEAR: Mapping[str, Callable[[_Side], Cell]] = {
    "side": lambda one: one.side,
    "row": lambda one: one.near.row,
    "person": lambda one: one.near.person,
    "before": lambda one: one.near.before,
    "after": lambda one: one.near.after,
    "settled_before": lambda one: answer(one.near.settled_before),
    "settled_after": lambda one: answer(one.near.settled_after),
}


def _groups(
    scheme: Scheme, by: Mapping[str, Mapping[str, Flow]] | Mapping[str, Mapping[str, Waits]]
) -> Iterator[_Group]:
    for grouping, groups in by.items():
        for group, found in groups.items():
            yield _Group(grouping, group, _group_name(scheme, grouping, group), found)


def _group_name(scheme: Scheme, grouping: str, group: str) -> Bilingual:
    if not grouping:
        return Bilingual("全部", "all")
    asked = scheme.inputs.get(grouping)
    known = asked.codes if asked else {}
    return known.get(group) or _WORDS.get(group) or Bilingual(group, group)


def _item_columns(found: Comparison) -> Iterator[Column]:
    days = (found.before, found.after)
    labels = {item.id: item.label for day in reversed(days) for item in day.scheme.items}
    sides = (("before", Bilingual("原", "before")), ("after", Bilingual("现", "after")))
    shown = [*found.above, *found.below]
    for item in shown[0].items if shown else ():
        for place, (name, side) in enumerate(sides):
            label = labels[item]
            title = Bilingual(f"{label.zh}（{side.zh}）", f"{label.text('en')} ({side.en})")

            def points(one: _Side, item: str = item, place: int = place) -> Cell:
                return one.near.items[item][place]

            yield Column(f"{item}_{name}", title, title, points)


def _table(
    name: str,
    title: Bilingual,
    meaning: Bilingual,
    values: Mapping[str, Callable[[Any], Cell]],
    rows: Sequence[Any],
    brief: str,
) -> Table:
    columns = [
        Column(column, *words(column, name), value, column in brief.split())
        for column, value in values.items()
    ]
    return Table(name, title, meaning, columns, [[c.value(row) for c in columns] for row in rows])
