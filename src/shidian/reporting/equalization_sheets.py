"""The worksheets of the equalization transfer, formulas in their cells: places, and sums."""

from collections.abc import Mapping
from decimal import Decimal

from shidian.core import Lang
from shidian.core.apportionment import yuan
from shidian.mechanisms.transfers.equalization_result import EqualizationResult, EqualizationRow
from shidian.reporting.divided import Divided
from shidian.reporting.live_sheet import FIRST_ROW, At, Formula, LiveSheet
from shidian.reporting.names import Names
from shidian.reporting.transfers_columns import area_cells, attribute, made
from shidian.reporting.transfers_tables import ASSUMED
from shidian.reporting.worded import Cells, in_words, worded

_ONE = Decimal("0.0000000000")  # places of what is no money
_DEVIATIONS = ("spending_mean", "spending_deviation", "gap_mean", "gap_deviation", "units")
_RATES = {"spending": "mandatory_rate", "gap": "gap_rate"}


def equalization_sheets(
    result: EqualizationResult, names: Names, parameters: Mapping[str, str], lang: Lang
) -> tuple[LiveSheet, LiveSheet]:
    """The sheets, the places first.

    Parameters
    ----------
    result : EqualizationResult
    names : mapping of str to Bilingual
        Areas by code.
    parameters : mapping of str to str
        Where the value of every parameter stands, by its name.
    lang : {"zh", "en"}
        Of the titles of the sheets, by which formulas name them.
    """
    pool = _pool(result)
    # Places and sums refer to one another: the tables come before the formulas.
    places = LiveSheet(worded(made("equalization", _places(pool, names), result.rows), lang))
    sums = LiveSheet(worded(made("equalization_sums", _sums(pool, result), [result]), lang))
    found = {column.name: sums.cell(column.name, FIRST_ROW, lang) for column in sums.table.columns}
    return (
        LiveSheet(places.table, _places_formulas(pool, found, parameters)),
        LiveSheet(sums.table, _sums_formulas(places, parameters, lang)),
    )


def _pool(result: EqualizationResult) -> Divided:
    units = sum(map(_weighted, result.rows), Decimal(0))
    return Divided(
        name="pool",
        cents=result.pool,
        exact=lambda row: yuan(result.pool) * _weighted(row) / units,
        given=lambda row: yuan(row.pool_cents),
    )


def _weighted(row: EqualizationRow) -> Decimal:
    return row.gap * row.coefficient


def _places(pool: Divided, names: Names) -> Cells:
    return {
        **area_cells(names),
        **{name: attribute(name) for name in ("spending", "revenue", "mandatory")},
        "gap_yuan": attribute("gap"),
        **dict.fromkeys((*_RATES.values(), "spending_score", "gap_score"), lambda _: _ONE),
        "difficulty": lambda row: row.difficulty.quantize(_ONE),
        "coefficient": lambda row: row.coefficient.quantize(_ONE),
        "weighted": lambda row: _weighted(row).quantize(_ONE),
        **pool.cells(),
        "growth_control": attribute("growth_control"),
        "effort_award": attribute("effort_award"),
        "addends": lambda row: yuan(row.cents - row.pool_cents),
        "gets": lambda row: yuan(row.cents),
        "yuan": lambda row: yuan(row.cents),
        **in_words("formula", lambda _: ASSUMED),
    }


def _sums(pool: Divided, result: EqualizationResult) -> Cells:
    return {
        "amount": lambda found: yuan(found.pool),
        "gap_sum": lambda found: sum((row.gap for row in found.rows), Decimal(0)),
        **dict.fromkeys(_DEVIATIONS, lambda _: _ONE),
        "missing": lambda found: sum(
            (yuan(row.pool_cents) - pool.down(row) for row in result.rows), Decimal(0)
        ),
    }


def _places_formulas(
    pool: Divided, found: Mapping[str, str], parameters: Mapping[str, str]
) -> Mapping[str, Formula]:
    def score(of: str) -> Formula:
        mean, deviation = found[f"{of}_mean"], found[f"{of}_deviation"]
        # Of equal rates binary arithmetic may find a deviation that is not quite zero.
        return lambda at: f"IF(ROUND({deviation},12)=0,0,({at(_RATES[of])}-{mean})/{deviation})"

    def coefficient(at: At) -> str:
        base = f"{parameters['pool']}/{found['gap_sum']}*{parameters['weight_gap']}"
        return f"MAX({base}+{at('difficulty')}*{parameters['weight_difficulty']},0)"

    return {
        "gap_yuan": lambda at: f"MAX({at('spending')}-{at('revenue')},0)",
        "mandatory_rate": lambda at: f"{at('mandatory')}/{at('revenue')}",
        "gap_rate": lambda at: f"{at('gap_yuan')}/{at('spending')}",
        "spending_score": score("spending"),
        "gap_score": score("gap"),
        "difficulty": lambda at: (
            f"{parameters['spending_weight']}*{at('spending_score')}"
            f"+{parameters['gap_weight']}*{at('gap_score')}"
        ),
        "coefficient": coefficient,
        "weighted": lambda at: f"{at('gap_yuan')}*{at('coefficient')}",
        **pool.formulas(found, "weighted"),
        "addends": lambda at: (
            f"IF({at('gap_yuan')}=0,0,ROUND({at('growth_control')}+{at('effort_award')},2))"
        ),
        "gets": lambda at: f"ROUND({at('pool_yuan')}+{at('addends')},2)",
    }


def _sums_formulas(
    places: LiveSheet, parameters: Mapping[str, str], lang: Lang
) -> Mapping[str, Formula]:
    def over(function: str, column: str) -> Formula:
        return lambda _: f"{function}({places.column(column, lang)})"

    down = places.column("pool_down", lang)
    return {
        "amount": lambda _: parameters["pool"],
        "gap_sum": over("SUM", "gap_yuan"),
        "spending_mean": over("AVERAGE", "mandatory_rate"),
        "spending_deviation": over("STDEVP", "mandatory_rate"),
        "gap_mean": over("AVERAGE", "gap_rate"),
        "gap_deviation": over("STDEVP", "gap_rate"),
        "units": over("SUM", "weighted"),
        "missing": lambda at: f"ROUND({at('amount')}-SUM({down}),2)",
    }
