"""Results of land and transfers as tables, for a terminal, files and workbooks."""

from collections.abc import Callable, Iterable, Mapping
from decimal import Context, Decimal
from typing import Any

from shidian.core import Bilingual, Confidence
from shidian.core.apportionment import yuan
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.transfers.basis import Result
from shidian.mechanisms.transfers.results import (
    AwardResult,
    ChangeResult,
    EqualizationResult,
    LandResult,
    PassThroughResult,
)
from shidian.mechanisms.transfers.settlement_rules import PermitResult, SettlementResult
from shidian.reporting.cost_tables import warnings_table
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.transfers_words import column_words, table_words

Names = Mapping[str, Bilingual]
"""Areas, pilots or payers by code; a code without a name stands for itself."""
Cells = Mapping[str, Callable[[Any], Cell]]
OURS = Bilingual("本项目的，非财政部的", "this project's, not the ministry's")
ASSUMED = Bilingual("财预〔2022〕58号，权重为假设", "that of 2022, weights assumed")
_SHOWN = Context(prec=12)  # digits of what is calculated and not paid
_LAND = (
    *("year", "settled", "existing", "centre", "adjustment", "rule", "standard", "due_m2"),
    *("due_hectares", "due_mu", "granted", "used", "due_so_far", "granted_so_far"),
    *("used_so_far", "to_grant", "to_use"),
)


def transfers_tables(table: Table, result: Result) -> tuple[Table, ...]:
    """A table of a result, and all that it rests on."""
    behind = (parameters_table(result.parameters),) if result.parameters else ()
    return table, warnings_table(result.warnings), *behind, inputs_table(result)


def land_table(result: LandResult, names: Names) -> Table:
    """What places are due, granted and use, by year."""
    cells: Cells = {**area_cells(names), **{name: attribute(name) for name in _LAND}}
    return made("land", cells, result.rows)


def award_table(result: AwardResult, names: Names) -> Table:
    """The award of each place; every row says whose formula it is."""
    cells: Cells = {
        **area_cells(names),
        **{name: attribute(name) for name in ("people", "pupils", "per_pupil")},
        **{name: attribute(name) for name in ("cost_index", "difficulty")},
        **{name: attribute(name) for name in ("people_units", "schooling_units")},
        "people_yuan": lambda row: yuan(row.people_cents),
        "schooling_yuan": lambda row: yuan(row.schooling_cents),
        "last_year": lambda row: money(row.last_year),
        "least": lambda row: money(row.least),
        "most": lambda row: money(row.most),
        "yuan": lambda row: yuan(row.cents),
        "formula": lambda _: OURS.zh,
        "formula_en": lambda _: OURS.en,
    }
    return made("award", cells, result.rows)


def equalization_table(result: EqualizationResult, names: Names) -> Table:
    """The equalization transfer of each place."""
    stated = ("spending", "revenue", "mandatory", "gap")
    cells: Cells = {
        **area_cells(names),
        **{name: attribute(name) for name in stated},
        "difficulty": lambda row: _SHOWN.plus(row.difficulty),
        "coefficient": lambda row: _SHOWN.plus(row.coefficient),
        "pool_yuan": lambda row: yuan(row.pool_cents),
        "growth_control": attribute("growth_control"),
        "effort_award": attribute("effort_award"),
        "yuan": lambda row: yuan(row.cents),
        "formula": lambda _: ASSUMED.zh,
        "formula_en": lambda _: ASSUMED.en,
    }
    return made("equalization", cells, result.rows)


def pass_through_table(result: PassThroughResult, names: Names) -> Table:
    """What each county gets: a column for each factor, and what it gives."""
    factors: list[tuple[Column, Callable[[Any], Cell]]] = []
    for name, label in result.factors:
        of_factor = Bilingual(f"{label.zh}（元）", f"{label.text('en')}, yuan")
        factors += [
            (plain(name, label), _of_mapping("values", name)),
            (plain(f"{name}_yuan", of_factor), _factor_yuan(name)),
        ]
    last: Cells = {
        "difficulty": attribute("difficulty"),
        "last_year": lambda row: money(row.last_year),
        "least": lambda row: money(row.least),
        "most": lambda row: money(row.most),
        "yuan": lambda row: yuan(row.cents),
    }
    return joined("pass_through", area_cells(names), factors, last, result.rows)


def change_table(result: ChangeResult, names: Names) -> Table:
    """Who gains and who loses."""
    cells: Cells = {
        **area_cells(names),
        "before": lambda row: yuan(row.before),
        "after": lambda row: yuan(row.after),
        "difference": lambda row: yuan(row.difference),
    }
    return made("change", cells, result.rows)


def changed_table(result: ChangeResult) -> Table:
    """The parameters that differ between the two sides of a change."""
    cells: Cells = {
        "path": lambda row: (row[0] or row[1]).name,
        "name": lambda row: (row[0] or row[1]).label.zh,
        "name_en": lambda row: (row[0] or row[1]).label.text("en"),
        "old": lambda row: row[0].value if row[0] else None,
        "new": lambda row: row[1].value if row[1] else None,
        "unit": lambda row: (row[0] or row[1]).unit,
    }
    return made("changed", cells, result.changed)


def settlement_table(result: SettlementResult) -> Table:
    """What a city of a size may ask, a line a fact."""
    rows: list[tuple[Bilingual, Cell]] = [
        (Bilingual("城区常住人口（万人）", "Urban district residents, 10,000"), result.residents),
        (Bilingual("日期", "Day"), result.on.isoformat()),
        (Bilingual("规模", "Size"), result.size.name.zh),
        (Bilingual("条例的档", "Tier of the regulation"), result.tier.name.zh),
        (Bilingual("可以要求", "May ask"), " ".join(result.may_ask)),
        (Bilingual("参保年限上限", "Most years of insurance"), result.insurance_years),
        (Bilingual("积分", "Points"), result.points),
    ]
    for rule in result.later:
        mark = rule.source.confidence.text.zh
        rows.append((Bilingual(f"后来的规定（{mark}）", "Later rule"), rule.text.zh))
    return _facts("settlement", rows)


def permit_table(result: PermitResult) -> Table:
    """The dates of a permit, a line a date."""
    rows: list[tuple[Bilingual, Cell]] = [
        (Bilingual("到达", "Arrived"), result.arrived.isoformat()),
        (Bilingual("最早申领", "First day to apply"), result.may_apply.isoformat()),
        (Bilingual("申领", "Applied"), result.applied.isoformat()),
        (Bilingual("最迟签发", "To be issued by"), result.issue_by.isoformat()),
        (Bilingual("延长后最迟签发", "Extended to"), result.issue_by_extended.isoformat()),
    ]
    if result.state and result.endorse:
        rows += [
            (Bilingual("中止", "Suspended"), result.state.suspended),
            (Bilingual("满年数", "Full years"), result.state.years),
            (Bilingual("计入天数", "Days that count"), result.state.days),
            (Bilingual("签注起", "Endorse from"), result.endorse[0].isoformat()),
            (Bilingual("签注止", "Endorse until"), result.endorse[1].isoformat()),
        ]
    return _facts("permit", rows)


def parameters_table(parameters: Iterable[UsedParameter]) -> Table:
    """Every number that a result rests on, with its source and how far it is trusted."""
    cells: Cells = {
        "path": lambda one: one.name,
        "name": lambda one: one.label.zh,
        "name_en": lambda one: one.label.text("en"),
        "value": lambda one: one.value,
        "unit": lambda one: one.unit,
        "source": lambda one: one.source.document,
        "section": lambda one: one.source.section,
        "confidence": lambda one: one.confidence.text.zh,
        "unverified": lambda one: one.confidence is Confidence.UNVERIFIED,
        "note": lambda one: one.source.note.zh,
        "note_en": lambda one: one.source.note.text("en"),
    }
    return made("parameters", cells, parameters)


def inputs_table(result: Result) -> Table:
    """What is assumed of the formula, and the identity of every input."""
    rows: list[tuple[Bilingual, Cell]] = []
    if result.notice:
        rows.append((Bilingual("公式", "Formula"), result.notice.zh))
        rows.append((Bilingual("公式（英文）", "Formula (in English)"), result.notice.en))
    rows += [(Bilingual(f"{name} SHA-256", ""), one) for name, one in result.hashes.items()]
    return _facts("inputs", rows)


def made(name: str, cells: Cells, rows: Iterable[Any]) -> Table:
    """A table from the functions of its cells."""
    return joined(name, cells, [], {}, rows)


def area_cells(names: Names) -> Cells:
    """The cells of an area: code and names."""
    return {
        "area": lambda row: row.area,
        "area_name": lambda row: names.get(row.area, Bilingual(row.area, "")).zh,
        "area_name_en": lambda row: names.get(row.area, Bilingual(row.area, "")).text("en"),
    }


def attribute(name: str) -> Callable[[Any], Cell]:
    """A cell that holds an attribute of its row."""
    return lambda row: getattr(row, name)


def money(cents: int | None) -> Decimal | None:
    """分 as yuan; None stays None."""
    return None if cents is None else yuan(cents)


def joined(
    name: str,
    first: Cells,
    middle: Iterable[tuple[Column, Callable[[Any], Cell]]],
    last: Cells,
    rows: Iterable[Any],
) -> Table:
    """A table whose columns in the middle are named by its data."""
    pairs = [
        *((_worded(one), value) for one, value in first.items()),
        *middle,
        *((_worded(one), value) for one, value in last.items()),
    ]
    columns = [column for column, _ in pairs]
    found = [[value(row) for _, value in pairs] for row in rows]
    return Table(name, *table_words(name), columns, found)


def _facts(name: str, rows: Iterable[tuple[Bilingual, Cell]]) -> Table:
    cells: Cells = {
        "name": lambda row: row[0].zh,
        "name_en": lambda row: row[0].text("en"),
        "value": lambda row: row[1],
    }
    return made(name, cells, rows)


def _worded(name: str) -> Column:
    return Column(name, *column_words(name), lambda row: row, brief=True)


def plain(name: str, label: Bilingual) -> Column:
    """A column that is named by the data."""
    return Column(name, label, label, lambda row: row, brief=True)


def _of_mapping(attribute: str, name: str) -> Callable[[Any], Cell]:
    return lambda row: getattr(row, attribute)[name]


def _factor_yuan(name: str) -> Callable[[Any], Cell]:
    return lambda row: yuan(row.by_factor[name])
