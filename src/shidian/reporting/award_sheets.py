"""The worksheets of the award, formulas in their cells: places and pots."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import yuan
from shidian.mechanisms.transfers.results import AwardResult, AwardRow
from shidian.mechanisms.transfers.words import POTS
from shidian.reporting.divided import Divided
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet
from shidian.reporting.names import Names
from shidian.reporting.settled_sheet import settled_sheet
from shidian.reporting.table import Cell, Table
from shidian.reporting.transfers_columns import area_cells, attribute, made, money
from shidian.reporting.transfers_tables import OURS
from shidian.reporting.worded import in_words, worded

LIVE = Bilingual("随表中的数变", "it follows the numbers of the workbook")
FIXED = Bilingual(
    "有保底或封顶，由程序逐轮算出，不随表中的数变；改数后请重新运行",
    "with limits the program finds it round by round; it does not follow the workbook: run again",
)


@dataclass(frozen=True)
class _Pot(Divided):
    """A part of the pool: its share, and the units of all places."""

    share: Decimal
    units: Decimal


def _pots(result: AwardResult) -> tuple[_Pot, ...]:
    share = {one.name: one.value for one in result.parameters}["people_share"]
    return (
        _pot(result, "people", result.people_pot, share),
        _pot(result, "schooling", result.schooling_pot, 1 - share),
    )


def _pot(result: AwardResult, name: str, cents: int, share: Decimal) -> _Pot:
    def units_of(row: AwardRow) -> Decimal:
        return Decimal(getattr(row, f"{name}_units"))

    units = sum(map(units_of, result.rows), Decimal(0))
    return _Pot(
        name=name,
        cents=cents,
        exact=lambda row: yuan(cents) * units_of(row) / (units or 1),
        given=lambda row: yuan(getattr(row, f"{name}_cents")),
        share=share,
        units=units,
    )


def _limited(result: AwardResult) -> bool:
    return any(row.least is not None or row.most is not None for row in result.rows)


def award_sheets(
    result: AwardResult, names: Names, parameters: Mapping[str, str], lang: Lang
) -> tuple[LiveSheet, ...]:
    """The sheets, the places first.

    Parameters
    ----------
    result : AwardResult
    names : mapping of str to Bilingual
        Areas by code.
    parameters : mapping of str to str
        Where the value of every parameter stands, by its name.
    lang : {"zh", "en"}
        Of the titles of the sheets, by which formulas name them.
    """
    settled = settled_sheet(result, parameters, lang)
    # Places and pots refer to one another: what is to be placed stands with the pot.
    places = LiveSheet(worded(_places_table(result, names), lang))
    pots = LiveSheet(worded(_pots_table(result), lang))
    return (
        LiveSheet(places.table, _places_formulas(result, settled, pots, parameters, lang)),
        LiveSheet(pots.table, _pots_formulas(places, parameters, lang)),
        settled,
    )


def _pots_table(result: AwardResult) -> Table:
    cells: Mapping[str, Callable[[Any], Cell]] = {
        **in_words("pot", lambda pot: POTS[pot.name]),
        "pot_share": lambda pot: pot.share,
        "amount": lambda pot: yuan(pot.cents),
        "units": lambda pot: pot.units,
        "missing": lambda pot: sum(
            (pot.given(row) - pot.down(row) for row in result.rows), Decimal(0)
        ),
    }
    return made("award_pots", cells, _pots(result))


def _pots_formulas(
    places: LiveSheet, parameters: Mapping[str, str], lang: Lang
) -> Mapping[str, Formula]:
    pool, share = parameters["pool"], parameters["people_share"]
    pots = {FIRST_ROW + number: pot for number, pot in enumerate(POTS)}

    def amount(at: At) -> str:
        if pots[at.row] == "people":
            return f"ROUND({pool}*{share},2)"
        return f"ROUND({pool}-{at.letter('amount')}{FIRST_ROW},2)"

    def missing(at: At) -> str:
        down = places.column(f"{pots[at.row]}_down", lang)
        return f"IF({at('units')}=0,0,ROUND({at('amount')}-SUM({down}),2))"

    return {
        "pot_share": lambda at: share if pots[at.row] == "people" else f"1-{share}",
        "amount": amount,
        "units": lambda at: f"SUM({places.column(f'{pots[at.row]}_units', lang)})",
        "missing": missing,
    }


def _places_table(result: AwardResult, names: Names) -> Table:
    people, schooling = _pots(result)
    inputs = ("people", "pupils", "per_pupil", "cost_index", "difficulty")
    cells: Mapping[str, Callable[[Any], Cell]] = {
        **area_cells(names),
        **{name: attribute(name) for name in inputs},
        **{f"{pot}_units": attribute(f"{pot}_units") for pot in POTS},
        **people.cells(),
        **schooling.cells(),
        "before_limits": lambda row: yuan(row.people_cents + row.schooling_cents),
        "last_year": lambda row: money(row.last_year),
        "least": lambda row: money(row.least),
        "most": lambda row: money(row.most),
        "yuan": lambda row: yuan(row.cents),
        "moved": lambda row: yuan(row.cents - row.people_cents - row.schooling_cents),
        **in_words("amounts", lambda _: FIXED if _limited(result) else LIVE),
        **in_words("formula", lambda _: OURS),
    }
    return made("award", cells, result.rows)


def _places_formulas(
    result: AwardResult,
    settled: LiveSheet,
    pots: LiveSheet,
    parameters: Mapping[str, str],
    lang: Lang,
) -> Mapping[str, Formula]:
    areas = settled.column("area", lang)

    def of_area(column: str, at: At) -> str:
        return f"SUMIF({areas},{at('area')},{settled.column(column, lang)})"

    def least(at: At) -> str | None:
        known = result.rows[at.row - FIRST_ROW].least is not None
        return f"ROUND({at('last_year')}*{parameters['hold']},2)" if known else None

    formulas: dict[str, Formula] = {
        "people": lambda at: of_area("people", at),
        "people_units": lambda at: (
            f"{of_area('counted', at)}*{at('cost_index')}*{at('difficulty')}"
        ),
        "schooling_units": lambda at: f"{at('pupils')}*{at('per_pupil')}*{at('cost_index')}",
        "before_limits": lambda at: f"{at('people_yuan')}+{at('schooling_yuan')}",
        "least": least,
        "moved": lambda at: f"ROUND({at('yuan')}-{at('before_limits')},2)",
    }
    if not _limited(result):
        formulas["yuan"] = lambda at: at("before_limits")
    # Limits move money until nothing changes, which no cell can say: the amounts then stand.
    for row, pot in enumerate(_pots(result), start=FIRST_ROW):
        found = {name: pots.cell(name, row, lang) for name in ("amount", "units", "missing")}
        formulas |= pot.formulas(found, f"{pot.name}_units")
    return formulas
