"""The answer to a question about cost as tables, for a terminal, files and workbooks."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import cents, yuan
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS, PRICES, SCOPES, STEPS
from shidian.reporting.cost_columns import item_cells, made, origin_cells
from shidian.reporting.cost_grounds import parameters_table, receipt_table, warnings_table
from shidian.reporting.cost_words import payer_head
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.worded import Cells, in_words

_PLACES = Decimal("0.0001")
ADDED = Bilingual("新增人数", "People added")
TOTAL = Bilingual("合计（元）", "Total (yuan)")
LOW = Bilingual("合计下端（元）", "Total, low end (yuan)")
HIGH = Bilingual("合计上端（元）", "Total, high end (yuan)")


def cost_tables(result: CostResult) -> tuple[Table, ...]:
    """All tables of an answer, what matters first."""
    sharing = (cost_list_table(result),) if result.shared else ()
    return (
        summary_table(result),
        warnings_table(result.warnings),
        *sharing,
        totals_table(result),
        person_table(result),
        cells_table(result),
        parameters_table(result.parameters),
        receipt_table(result),
    )


def summary_table(result: CostResult) -> Table:
    """Totals first, with what they are of."""
    model, totals = result.question.model.stated, result.totals
    years = result.question.years
    prices, base = PRICES[model.prices], model.base_year
    rows: list[tuple[Bilingual, Cell | Bilingual]] = [
        (Bilingual("模型", "Model"), model.title),
        (Bilingual("口径", "Scope"), SCOPES[model.scope]),
        (Bilingual("价格", "Prices"), Bilingual(f"{prices.zh}，{base}", f"{prices.en}, {base}")),
        (Bilingual("年份", "Years"), f"{years[0]}–{years[-1]}"),
        (ADDED, result.added),
        (TOTAL, yuan(totals.cents)),
    ]
    if totals.low != totals.high:
        rows += [(LOW, yuan(totals.low)), (HIGH, yuan(totals.high))]
    rows.append((worth_name(model), yuan(result.present_value)))
    many = sum(one.code == "official_source" for one in result.warnings)
    if many:
        rows.append((Bilingual("未核实的数", "Unverified numbers"), many))
    cells: Cells = {
        **in_words("name", lambda row: row[0]),
        "value": lambda row: _text(row[1], "zh"),
        "value_en": lambda row: _text(row[1], "en"),
    }
    return made("cost_summary", cells, rows)


def worth_name(model: CostModel) -> Bilingual:
    """What the summary calls the present value."""
    base = model.base_year
    return Bilingual(f"现值（元，{base} 年）", f"Present value of {base} (yuan)")


def cells_table(result: CostResult) -> Table:
    """Cost by item, origin and year."""
    cells: Cells = {
        **item_cells(result),
        **origin_cells(lambda cell: cell.origin),
        "year": lambda cell: cell.year,
        "people": lambda cell: cell.people,
        "yuan": lambda cell: yuan(cell.cents),
        "low": lambda cell: yuan(cell.low),
        "high": lambda cell: yuan(cell.high),
    }
    return made("cost_cells", cells, result.cells)


def cost_list_table(result: CostResult) -> Table:
    """The cost-sharing list: every item, origin and year with what each payer bears."""
    payers = list(result.totals.by_payer)
    borne: dict[tuple[str, str, int], dict[str, int]] = {}
    for part in result.shared:
        borne.setdefault((part.item, part.origin, part.year), {})[part.payer] = part.cents
    cells: dict[str, Callable[[Any], Cell]] = {
        **item_cells(result),
        **origin_cells(lambda cell: cell.origin),
        "year": lambda cell: cell.year,
        "people": lambda cell: cell.people,
        "yuan": lambda cell: yuan(cell.cents),
    }
    plain = made("cost_list", cells, result.cells)
    columns = [*plain.columns, *(_payer_column(payer) for payer in payers)]
    rows = []
    for row, cell in zip(plain.rows, result.cells, strict=True):
        parts = borne[cell.item, cell.origin, cell.year]
        rows.append([*row, *(yuan(parts[one]) if one in parts else None for one in payers)])
    return Table("cost_list", plain.title, plain.meaning, columns, rows)


def with_people(table: Table) -> Table:
    """The rows that somebody is counted in, for a reader to whom the others say nothing."""
    at = [column.name for column in table.columns].index("people")
    return replace(table, rows=[row for row in table.rows if row[at]])


def totals_table(result: CostResult) -> Table:
    """Sums by item, payer, origin and year, each with its share of the whole."""
    labels = {item.id: item.label for item in result.question.model.stated.items}
    item, payer, origin, year = (
        Bilingual(zh, en)
        for zh, en in (
            ("项目", "item"),
            ("承担方", "payer"),
            ("来源地", "origin"),
            ("年份", "year"),
        )
    )
    totals = result.totals
    rows = [
        *((item, labels[one], amount) for one, amount in totals.by_item.items()),
        *((payer, PAYERS[one], amount) for one, amount in totals.by_payer.items()),
        *((origin, ORIGINS[one], amount) for one, amount in totals.by_origin.items()),
        *((year, Bilingual(str(one), ""), amount) for one, amount in totals.by_year.items()),
    ]
    cells: Cells = {
        **in_words("by", lambda row: row[0]),
        **in_words("name", lambda row: row[1]),
        "yuan": lambda row: yuan(row[2]),
        "share": lambda row: share(row[2], totals.cents),
    }
    return made("cost_totals", cells, rows)


def person_table(result: CostResult) -> Table:
    """Cost of one person over the horizon, by origin, step and item."""
    rows = [
        (origin, step, item, amounts)
        for (origin, step), items in result.per_person.items()
        for item, amounts in items.items()
    ]
    labels = {item.id: item.label for item in result.question.model.stated.items}
    cells: Cells = {
        **origin_cells(lambda row: row[0]),
        "step": lambda row: row[1].value,
        **in_words("step_name", lambda row: STEPS[row[1]]),
        "item": lambda row: row[2],
        **in_words("item_name", lambda row: labels[row[2]]),
        "yuan": lambda row: yuan(cents(row[3][0])),
        "low": lambda row: yuan(cents(row[3][1])),
        "high": lambda row: yuan(cents(row[3][2])),
    }
    return made("cost_person", cells, rows)


def share(part: int, of: int) -> Decimal | None:
    """A part of a whole to four places; None where the whole is nothing."""
    return (Decimal(part) / of).quantize(_PLACES) if of else None


def _text(cell: Cell | Bilingual, lang: Lang) -> Cell:
    return cell.text(lang) if isinstance(cell, Bilingual) else cell


def _payer_column(payer: Payer) -> Column:
    meaning = Bilingual(f"{PAYERS[payer].zh}负担的金额", f"what is borne by: {PAYERS[payer].en}")
    return Column(str(payer), payer_head(PAYERS[payer]), meaning, lambda row: row, brief=True)
