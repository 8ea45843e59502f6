"""The worksheets of a pass-through, formulas in their cells: counties, factors, the amount."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual, Lang
from shidian.core.apportionment import yuan
from shidian.mechanisms.transfers.results import PassThroughResult, PassThroughRow
from shidian.reporting.award_sheets import FIXED, LIVE
from shidian.reporting.divided import Divided
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet
from shidian.reporting.names import Names
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.transfers_columns import area_cells, attribute, joined, money, plain
from shidian.reporting.transfers_tables import pass_through_sums
from shidian.reporting.worded import in_words, worded

Columns = Iterator[tuple[Column, Callable[[Any], Cell]]]
_AMOUNT, _KEPT, _COUNTIES = FIRST_ROW, FIRST_ROW + 1, FIRST_ROW + 2  # rows of the sums
_STEPS = {
    "exact": Bilingual("未舍入", "exact"),
    "down": Bilingual("舍尾", "down"),
    "rest": Bilingual("余数", "remainder"),
    "fen": Bilingual("尾差", "fen"),
    "yuan": Bilingual("元", "yuan"),
}


@dataclass(frozen=True)
class _Pot(Divided):
    """The part of a factor; its columns begin with a name of ours, since the province names it."""

    factor: str
    label: Bilingual
    share: Decimal


def pass_through_sheets(
    result: PassThroughResult, names: Names, parameters: Mapping[str, str], lang: Lang
) -> tuple[LiveSheet, ...]:
    """The sheets, the counties first.

    Parameters
    ----------
    result : PassThroughResult
    names : mapping of str to Bilingual
        Areas by code.
    parameters : mapping of str to str
        Where the value of every parameter stands, by its name.
    lang : {"zh", "en"}
        Of the titles of the sheets, by which formulas name them.
    """
    pots = _pots(result)
    passed = _passed(result)
    counties = LiveSheet(worded(_counties_table(result, pots, names), lang))
    factors = LiveSheet(worded(_factors_table(pots, passed), lang))
    sums = LiveSheet(worded(pass_through_sums(result), lang))
    return (
        LiveSheet(counties.table, _counties_formulas(result, pots, factors, parameters, lang)),
        LiveSheet(factors.table, _factors_formulas(passed, sums, parameters, lang)),
        LiveSheet(sums.table, _sums_formulas(counties, parameters, lang)),
    )


def _pots(result: PassThroughResult) -> Sequence[_Pot]:
    shares = {one.name: one.value for one in result.parameters}
    return [
        _pot(result, number, Decimal(shares[f"factors[{number}].share"]))
        for number in range(len(result.factors))
    ]


def _pot(result: PassThroughResult, number: int, share: Decimal) -> _Pot:
    factor, label = result.factors[number]
    cents = sum(row.by_factor[factor] for row in result.rows)
    units = sum((_units(row, factor) for row in result.rows), Decimal(0))
    return _Pot(
        name=f"factor{number}",
        cents=cents,
        exact=lambda row: yuan(cents) * _units(row, factor) / (units or 1),
        given=lambda row: yuan(row.by_factor[factor]),
        factor=factor,
        label=label,
        share=share,
    )


def _passed(result: PassThroughResult) -> Divided:
    """What is passed on, divided among the factors."""
    cents = result.amount - result.kept
    return Divided("pot", cents, lambda pot: yuan(cents) * pot.share, lambda pot: yuan(pot.cents))


def _difficulty(row: PassThroughRow) -> Decimal:
    return Decimal(1) if row.difficulty is None else row.difficulty


def _units(row: PassThroughRow, factor: str) -> Decimal:
    return row.values[factor] * _difficulty(row)


def _steps(divided: Divided, label: Bilingual) -> Columns:
    for name, cell in divided.cells().items():
        step = _STEPS[name.removeprefix(f"{divided.name}_")]
        title = Bilingual(f"{label.zh}（{step.zh}）", f"{label.text('en')}, {step.en}")
        yield plain(name, title), cell


def _counties_table(result: PassThroughResult, pots: Sequence[_Pot], names: Names) -> Table:
    last: Mapping[str, Callable[[Any], Cell]] = {
        "before_limits": _before_limits,
        "last_year": lambda row: money(row.last_year),
        "least": lambda row: money(row.least),
        "most": lambda row: money(row.most),
        "yuan": lambda row: yuan(row.cents),
        "moved": lambda row: yuan(row.cents) - _before_limits(row),
        **in_words("amounts", lambda _: FIXED if _limited(result) else LIVE),
    }
    first = {**area_cells(names), "difficulty": _difficulty}
    middle = [column for pot in pots for column in _of_factor(pot)]
    return joined("pass_through", first, middle, last, result.rows)


def _of_factor(pot: _Pot) -> Columns:
    weighted = Bilingual(f"{pot.label.zh}×困难系数", f"{pot.label.text('en')} x difficulty")
    yield plain(f"{pot.name}_value", pot.label), lambda row: row.values[pot.factor]
    yield plain(f"{pot.name}_units", weighted), lambda row: _units(row, pot.factor)
    yield from _steps(pot, pot.label)


def _before_limits(row: PassThroughRow) -> Decimal:
    return yuan(sum(row.by_factor.values()))


def _limited(result: PassThroughResult) -> bool:
    return any(row.least is not None or row.most is not None for row in result.rows)


def _factors_table(pots: Sequence[_Pot], passed: Divided) -> Table:
    first = {**in_words("pot", lambda pot: pot.label), "pot_share": attribute("share")}
    part = Bilingual("分到", "Part")
    return joined("pass_through_factors", first, _steps(passed, part), {}, pots)


def _counties_formulas(
    result: PassThroughResult,
    pots: Sequence[_Pot],
    factors: LiveSheet,
    parameters: Mapping[str, str],
    lang: Lang,
) -> Mapping[str, Formula]:
    def of_limit(name: str, term: str) -> Formula:
        """A limit is a share of last year; the program rounds it to the fen as it does here."""
        return lambda at: (
            f"ROUND({at('last_year')}*{parameters[term]},2)"
            if getattr(result.rows[at.row - FIRST_ROW], name) is not None
            else None
        )

    formulas: dict[str, Formula] = {
        "before_limits": lambda at: "+".join(at(f"{pot.name}_yuan") for pot in pots),
        "least": of_limit("least", "limits.hold"),
        "most": of_limit("most", "limits.cap"),
        "moved": lambda at: f"ROUND({at('yuan')}-{at('before_limits')},2)",
    }
    if not _limited(result):
        formulas["yuan"] = lambda at: at("before_limits")
    for row, pot in enumerate(pots, start=FIRST_ROW):
        formulas |= _factor_formulas(pot, factors.cell("pot_yuan", row, lang))
    return formulas


def _factor_formulas(pot: _Pot, amount: str) -> Mapping[str, Formula]:
    name = pot.name

    def formula(step: str) -> Formula:
        def text(at: At) -> str | None:
            units = f"SUM({at.all(f'{name}_units')})"
            missing = f"({amount}-SUM({at.all(f'{name}_down')}))"
            of = {"amount": amount, "units": units, "missing": missing}
            found = pot.formulas(of, f"{name}_units")[step](at)
            # A factor that nobody has divides nothing, and no fen of it is to be placed.
            return f"IF({units}=0,0,{found})" if step == f"{name}_fen" else found

        return text

    steps = {f"{name}_{step}": formula(f"{name}_{step}") for step in _STEPS}
    return {
        f"{name}_units": lambda at: f"{at(f'{name}_value')}*{at('difficulty')}",
        **steps,
    }


def _factors_formulas(
    passed: Divided, sums: LiveSheet, parameters: Mapping[str, str], lang: Lang
) -> Mapping[str, Formula]:
    amount, kept = (sums.cell("amount", row, lang) for row in (_AMOUNT, _KEPT))

    def formula(step: str) -> Formula:
        def text(at: At) -> str | None:
            whole = f"({amount}-{kept})"
            missing = f"({whole}-SUM({at.all('pot_down')}))"
            of = {"amount": whole, "units": f"SUM({at.all('pot_share')})", "missing": missing}
            return passed.formulas(of, "pot_share")[step](at)

        return text

    return {
        "pot_share": lambda at: parameters[f"factors[{at.row - FIRST_ROW}].share"],
        **{f"pot_{step}": formula(f"pot_{step}") for step in _STEPS},
    }


def _sums_formulas(
    counties: LiveSheet, parameters: Mapping[str, str], lang: Lang
) -> Mapping[str, Formula]:
    def amount(at: At) -> str:
        letter = at.letter("amount")
        return {
            _AMOUNT: parameters["amount"],
            _KEPT: f"ROUND({parameters['amount']}*{parameters['kept']},2)",
            _COUNTIES: f"SUM({counties.column('yuan', lang)})",
        }.get(at.row, f"ROUND({letter}{_AMOUNT}-{letter}{_KEPT}-{letter}{_COUNTIES},2)")

    return {"amount": amount}
