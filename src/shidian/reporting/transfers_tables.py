"""Results of land and transfers as tables, for a terminal, files and workbooks."""

from collections.abc import Callable, Iterable
from decimal import Context, Decimal
from typing import Any

from shidian.core import Bilingual, Unit
from shidian.core.apportionment import yuan
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.transfers.equalization_result import EqualizationResult
from shidian.mechanisms.transfers.land import LandDue, LandRule
from shidian.mechanisms.transfers.results import (
    AwardResult,
    LandResult,
    PassThroughResult,
)
from shidian.mechanisms.transfers.rule_change import ChangeResult
from shidian.reporting.cost_columns import document_cells, source_cells
from shidian.reporting.names import NO_NAMES, Names
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.transfers_columns import (
    area_cells,
    attribute,
    joined,
    made,
    money,
    plain,
)
from shidian.reporting.worded import Cells, in_words

OURS = Bilingual("本项目的，非财政部的", "this project's, not the ministry's")
ASSUMED = Bilingual("财预〔2022〕58号，权重为假设", "that of 2022, weights assumed")
_SHOWN = Context(prec=12)  # digits of what is calculated and not paid
_LAND = ("year", "settled", "existing", "centre", "adjustment", "rule")
_DUE = {"standard": "standard", "due_m2": "m2", "due_hectares": "hectares", "due_mu": "mu"}
_LAND_SO_FAR = (
    *("granted", "used", "due_so_far", "granted_so_far", "used_so_far"),
    *("to_grant", "to_use"),
)


def land_table(result: LandResult, names: Names) -> Table:
    """What places are due, granted and use, by year."""
    cells: Cells = {
        **area_cells(names),
        **{name: attribute(name) for name in _LAND},
        **in_words("rule_name", lambda row: _rule_name(result, row.rule, names)),
        **{name: _of_due(attr) for name, attr in _DUE.items()},
        **{name: attribute(name) for name in _LAND_SO_FAR},
    }
    return made("land", cells, result.rows)


def due_table(
    found: LandDue, rule: LandRule, names: Names, *, existing: Decimal, adjustment: Decimal
) -> Table:
    """Land that is due for people who settled, and the rule that says so."""
    cells: Cells = {
        "rule": lambda _: rule.code,
        **in_words("rule_name", lambda _: rule_name(rule, names)),
        "existing": lambda _: existing,
        "standard": attribute("standard"),
        "adjustment": lambda _: adjustment,
        "due_m2": attribute("m2"),
        "due_hectares": attribute("hectares"),
        "due_mu": attribute("mu"),
        **document_cells(lambda _: rule.source, names),
        **in_words("confidence", lambda _: rule.source.confidence.text),
    }
    return made("land", cells, [found])


def rule_name(rule: LandRule, names: Names) -> Bilingual:
    """Whose rule it is; that of the nation names no area."""
    if not rule.province:
        return Bilingual("全国", "the nation")
    return names.get(rule.province, Bilingual(rule.province, rule.province))


def _rule_name(result: LandResult, code: str, names: Names) -> Bilingual:
    return rule_name(result.rules[code], names) if code else Bilingual("", "")


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
        **in_words("formula", lambda _: OURS),
    }
    return made("award", cells, result.rows)


def equalization_table(result: EqualizationResult, names: Names) -> Table:
    """The equalization transfer of each place."""
    stated = ("spending", "revenue", "mandatory")
    cells: Cells = {
        **area_cells(names),
        **{name: attribute(name) for name in stated},
        "gap_yuan": attribute("gap"),
        "difficulty": lambda row: _SHOWN.plus(row.difficulty),
        "coefficient": lambda row: _SHOWN.plus(row.coefficient),
        "pool_yuan": lambda row: yuan(row.pool_cents),
        "growth_control": attribute("growth_control"),
        "effort_award": attribute("effort_award"),
        "yuan": lambda row: yuan(row.cents),
        **in_words("formula", lambda _: ASSUMED),
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


def pass_through_sums(result: PassThroughResult) -> Table:
    """The amount, what the province keeps, what counties get, and what is left."""
    counties = sum(row.cents for row in result.rows)
    parts = (
        (Bilingual("金额", "Amount"), result.amount),
        (Bilingual("省级留用", "Kept by the province"), result.kept),
        (Bilingual("各县合计", "Counties in all"), counties),
        (Bilingual("未分", "Left"), result.left),
    )
    cells: Cells = {
        **in_words("name", lambda part: part[0]),
        "amount": lambda part: yuan(part[1]),
    }
    return made("pass_through_sums", cells, parts)


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
        **in_words("name", lambda row: (row[0] or row[1]).label),
        "old": lambda row: row[0].value if row[0] else None,
        "new": lambda row: row[1].value if row[1] else None,
        **in_words("unit", lambda row: Unit.words((row[0] or row[1]).unit)),
    }
    return made("changed", cells, result.changed)


def parameters_table(parameters: Iterable[UsedParameter], names: Names = NO_NAMES) -> Table:
    """Every number that a result rests on, with its source and how far it is trusted."""
    cells: Cells = {
        "path": lambda one: one.name,
        **in_words("name", lambda one: one.label),
        "value": lambda one: one.value,
        **in_words("unit", lambda one: Unit.words(one.unit)),
        **source_cells(lambda one: one.source, names),
    }
    return made("parameters", cells, parameters)


def _of_due(name: str) -> Callable[[Any], Cell]:
    return lambda row: getattr(row.due, name, None)


def _of_mapping(attribute: str, name: str) -> Callable[[Any], Cell]:
    return lambda row: getattr(row, attribute)[name]


def _factor_yuan(name: str) -> Callable[[Any], Cell]:
    return lambda row: yuan(row.by_factor[name])
