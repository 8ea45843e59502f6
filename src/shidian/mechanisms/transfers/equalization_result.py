"""The equalization transfer of places from a table, and all that it rests on."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Unit
from shidian.core import Place as Where
from shidian.core.apportionment import yuan
from shidian.core.used_parameter import UsedParameter, unverified
from shidian.mechanisms.transfers.basis import WEIGHTS_NOTICE, sha256
from shidian.mechanisms.transfers.equalization import (
    GAP_WEIGHT,
    SPENDING_WEIGHT,
    Equalization,
    Place,
    equalized,
)
from shidian.mechanisms.transfers.inputs import (
    AREA_HEADS,
    area,
    bounded,
    not_negative,
    rows_of,
)
from shidian.mechanisms.transfers.package import EqualizationTerms, StatedTerms
from shidian.mechanisms.transfers.pool import Pool
from shidian.mechanisms.transfers.results import EqualizationResult, EqualizationRow
from shidian.programme.tables import Column, Row

_COLUMNS = (
    Column("area", area, heads=AREA_HEADS),
    Column("spending", not_negative, heads=("标准支出（元）", "标准支出")),
    Column("revenue", not_negative, heads=("标准收入（元）", "标准收入")),
    Column("mandatory", not_negative, heads=("必保支出（元）", "必保支出")),
    Column("growth_control", bounded, Decimal(0), ("增幅控制（元）", "增幅控制")),
    Column("effort_award", bounded, Decimal(0), ("努力奖励（元）", "努力奖励")),
)


def equalization_answered(
    content: bytes, file: str, terms: StatedTerms[EqualizationTerms], pool: Pool
) -> EqualizationResult:
    """The equalization transfer of every place (财预〔2022〕58号), exact to the 分.

    Parameters
    ----------
    content : bytes
        CSV: ``area,spending,revenue,mandatory,growth_control,effort_award``, all in yuan: standard
        spending and revenue, mandatory spending on basic services, and the two addends, which may
        be left empty. Whether standard spending counts residents or folds them is the table's.
    file : str
        Its name, for messages.
    terms : StatedTerms of EqualizationTerms
        The two weights.
    pool : Pool

    Raises
    ------
    DataError
        With every fault at its row and column; for an empty pool, a table in which nobody has a
        gap, and weights under which nobody gets anything.
    """
    rows = rows_of(content, file, _COLUMNS, "area")
    faults = [*_not_above_zero(rows, file)]
    if faults:
        raise DataError(faults)
    places = [_place(row) for row in rows]
    if not any(place.gap for place in places):
        raise DataError(Fault("equalization_no_gap", Where(file, column="spending")))
    weights = terms.terms
    found = equalized(pool.cents, places, weights.weight_gap, weights.weight_difficulty)
    made = tuple(_row(place, found, at) for at, place in enumerate(places))
    left = pool.cents - sum(row.pool_cents for row in made)
    parameters = tuple(_parameters(terms, pool))
    return EqualizationResult(
        parameters=parameters,
        warnings=(*unverified(parameters), Fault("equalization_deviation")),
        hashes=MappingProxyType({file: sha256(content), terms.file: terms.sha256}),
        notice=WEIGHTS_NOTICE,
        rows=made,
        pool=pool.cents,
        left=left,
    )


def _not_above_zero(rows: Sequence[Row], file: str) -> Iterator[Fault]:
    for row in rows:
        for column in ("spending", "revenue"):
            if row[column] == 0:
                where = Where(file, row.number, column)
                yield Fault(
                    "equalization_base",
                    where,
                    name=row["area"],
                    revenue=row["revenue"],
                    spending=row["spending"],
                )


def _place(row: Row) -> Place:
    return Place(
        row["area"],
        row["spending"],
        row["revenue"],
        row["mandatory"],
        row["growth_control"],
        row["effort_award"],
    )


def _row(place: Place, found: Equalization, at: int) -> EqualizationRow:
    return EqualizationRow(
        area=place.name,
        spending=place.spending,
        revenue=place.revenue,
        mandatory=place.mandatory,
        gap=place.gap,
        difficulty=found.difficulty[at],
        coefficient=found.coefficients[at],
        growth_control=place.growth_control,
        effort_award=place.effort_award,
        pool_cents=found.amounts[at] - place.addends,
        cents=found.amounts[at],
    )


def _parameters(terms: StatedTerms[EqualizationTerms], pool: Pool) -> Iterator[UsedParameter]:
    ratio, weights = Unit.RATIO.symbol, terms.terms
    yield UsedParameter("pool", _POOL, yuan(pool.cents), Unit.YUAN.symbol, pool.source)
    for name, label, value in (
        ("weight_gap", _GAP, weights.weight_gap),
        ("weight_difficulty", _DIFFICULTY, weights.weight_difficulty),
    ):
        yield UsedParameter(name, label, value, ratio, terms.source)
    for name, label, value in (
        ("spending_weight", _MANDATORY, SPENDING_WEIGHT),
        ("gap_weight", _OF_GAP, GAP_WEIGHT),
    ):
        yield UsedParameter(name, label, value, ratio, terms.factors_source)


_POOL = Bilingual("均衡性转移支付总额", "Pool of the equalization transfer")
_GAP = Bilingual("w1：按缺口", "w1: by the gap")
_DIFFICULTY = Bilingual("w2：按困难程度", "w2: by difficulty")
_MANDATORY = Bilingual("困难系数中必保支出的权重", "Weight of mandatory spending in difficulty")
_OF_GAP = Bilingual("困难系数中缺口率的权重", "Weight of the gap in difficulty")
