"""The worksheets of the award, formulas in their cells: places, pots, people settled."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import yuan
from shidian.mechanisms.transfers.results import AwardResult, AwardRow
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet
from shidian.reporting.table import Cell, Table
from shidian.reporting.transfers_tables import OURS, Names, area_cells, attribute, made, money

_FEN = Decimal("0.01")
_DIGITS, _LEAST = 15, 5  # digits of a number in a spreadsheet; decimals that are shown at least
_POTS = {
    "people": Bilingual("落户", "people settled"),
    "schooling": Bilingual("子女教育", "schooling"),
}


@dataclass(frozen=True)
class _Pot:
    """A part of the pool: its share, its amount in yuan, and the units of all places.

    `places` are the decimals to which a place's part is computed before it is rounded to the fen.
    """

    name: str
    share: Decimal
    amount: Decimal
    units: Decimal
    places: int

    def exact(self, row: AwardRow) -> Decimal:
        """What a place's units are worth, not rounded to the fen."""
        of_place: Decimal = getattr(row, f"{self.name}_units")
        return (self.amount * of_place / (self.units or 1)).quantize(
            Decimal(1).scaleb(-self.places)
        )

    def down(self, row: AwardRow) -> Decimal:
        """The same, rounded down to the fen."""
        return self.exact(row).quantize(_FEN, ROUND_DOWN)

    def given(self, row: AwardRow) -> Decimal:
        """What the place gets of it, before limits."""
        return yuan(getattr(row, f"{self.name}_cents"))


def _pots(result: AwardResult) -> tuple[_Pot, ...]:
    share = {one.name: one.value for one in result.parameters}["people_share"]
    people = sum((row.people_units for row in result.rows), Decimal(0))
    school = sum((row.schooling_units for row in result.rows), Decimal(0))
    places = max(_LEAST, _DIGITS - len(str(result.pool // 100)))
    return (
        _Pot("people", share, yuan(result.people_pot), people, places),
        _Pot("schooling", 1 - share, yuan(result.schooling_pot), school, places),
    )


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
    settled = _settled_sheet(result, parameters)
    # Places and pots refer to one another: what is to be placed stands with the pot.
    places, pots = LiveSheet(_places_table(result, names)), LiveSheet(_pots_table(result))
    return (
        LiveSheet(places.table, _places_formulas(result, settled, pots, parameters, lang)),
        LiveSheet(pots.table, _pots_formulas(places, parameters, lang)),
        settled,
    )


def _settled_sheet(result: AwardResult, parameters: Mapping[str, str]) -> LiveSheet:
    values = {one.name: one.value for one in result.parameters}
    groups = [
        (row.area, kind, age, people)
        for row in result.rows
        for (kind, age), people in row.settled.items()
    ]

    def weight(row: Sequence[Any]) -> Decimal:
        return values[f"weights.{row[1]}"]

    def taper(row: Sequence[Any]) -> Decimal:
        return values.get(f"taper[{row[2]}]", Decimal(0))  # years beyond the last count nothing

    cells: Mapping[str, Callable[[Any], Cell]] = {
        "area": lambda row: row[0],
        "kind": lambda row: row[1],
        "age": lambda row: row[2],
        "people": lambda row: row[3],
        "weight": weight,
        "taper": taper,
        "counted": lambda row: row[3] * weight(row) * taper(row),
    }
    formulas: Mapping[str, Formula] = {
        "weight": lambda at: parameters[f"weights.{groups[at.row - FIRST_ROW][1]}"],
        "taper": lambda at: parameters.get(f"taper[{groups[at.row - FIRST_ROW][2]}]", "0"),
        "counted": lambda at: f"{at('people')}*{at('weight')}*{at('taper')}",
    }
    return LiveSheet(made("award_settled", cells, groups), formulas)


def _pots_table(result: AwardResult) -> Table:
    cells: Mapping[str, Callable[[Any], Cell]] = {
        "pot": lambda pot: _POTS[pot.name].zh,
        "pot_en": lambda pot: _POTS[pot.name].en,
        "pot_share": lambda pot: pot.share,
        "amount": lambda pot: pot.amount,
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
    pots = {FIRST_ROW + number: pot for number, pot in enumerate(_POTS)}

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
        **{f"{pot}_units": attribute(f"{pot}_units") for pot in _POTS},
        **_pot_cells(people),
        **_pot_cells(schooling),
        "before_limits": lambda row: yuan(row.people_cents + row.schooling_cents),
        "last_year": lambda row: money(row.last_year),
        "least": lambda row: money(row.least),
        "most": lambda row: money(row.most),
        "yuan": lambda row: yuan(row.cents),
        "moved": lambda row: yuan(row.cents - row.people_cents - row.schooling_cents),
        "formula": lambda _: OURS.zh,
        "formula_en": lambda _: OURS.en,
    }
    return made("award", cells, result.rows)


def _pot_cells(pot: _Pot) -> Mapping[str, Callable[[Any], Cell]]:
    return {
        f"{pot.name}_exact": pot.exact,
        f"{pot.name}_down": pot.down,
        f"{pot.name}_rest": lambda row: pot.exact(row) - pot.down(row),
        f"{pot.name}_fen": lambda row: pot.given(row) - pot.down(row),
        f"{pot.name}_yuan": pot.given,
    }


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
    if all(row.least is None and row.most is None for row in result.rows):
        formulas["yuan"] = lambda at: at("before_limits")
    # Limits move money until nothing changes, which no cell can say: the amounts then stand.
    for row, pot in enumerate(_pots(result), start=FIRST_ROW):
        found = {name: pots.cell(name, row, lang) for name in ("amount", "units", "missing")}
        formulas |= _pot_formulas(pot, found)
    return formulas


def _pot_formulas(pot: _Pot, of: Mapping[str, str]) -> Mapping[str, Formula]:
    """The division of a pot: exact, rounded down, and a fen to the largest remainders.

    The remainder of a place is what rounding down took off; the earlier of two equal ones is
    first, as in the program. Rounding to so many digits takes off what binary arithmetic errs.
    """
    name, places = pot.name, pot.places

    def exact(at: At) -> str:
        part = f"{of['amount']}*{at(f'{name}_units')}/{of['units']}"
        return f"IF({of['units']}=0,0,ROUND({part},{places}))"

    def fen(at: At) -> str:
        rest, all_rests = at(f"{name}_rest"), at.all(f"{name}_rest")
        rank = f"RANK({rest},{all_rests})+COUNTIF({at.since(f'{name}_rest')},{rest})-1"
        return f"IF({rank}<=ROUND({of['missing']}*100,0),0.01,0)"

    return {
        f"{name}_exact": exact,
        f"{name}_down": lambda at: f"ROUNDDOWN({at(f'{name}_exact')},2)",
        f"{name}_rest": lambda at: f"ROUND({at(f'{name}_exact')}-{at(f'{name}_down')},{places})",
        f"{name}_fen": fen,
        f"{name}_yuan": lambda at: f"{at(f'{name}_down')}+{at(f'{name}_fen')}",
    }
