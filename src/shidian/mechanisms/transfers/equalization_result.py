"""The equalization transfer of places from a table, and all that it rests on."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Unit
from shidian.core import Place as Where
from shidian.core.apportionment import yuan
from shidian.core.plain import plain
from shidian.core.used_parameter import UsedParameter, unverified
from shidian.mechanisms.transfers.basis import WEIGHTS_NOTICE, Result, sha256
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
from shidian.programme.tables import Column, Row

_COLUMNS = (
    Column("area", area, heads=AREA_HEADS),
    Column("spending", not_negative, heads=("标准支出（元）", "标准支出")),
    Column("revenue", not_negative, heads=("标准收入（元）", "标准收入")),
    Column("mandatory", not_negative, heads=("必保支出（元）", "必保支出")),
    Column("growth_control", bounded, Decimal(0), ("增幅控制（元）", "增幅控制")),
    Column("effort_award", bounded, Decimal(0), ("努力奖励（元）", "努力奖励")),
)


@dataclass(frozen=True, kw_only=True)
class EqualizationRow:
    """The equalization transfer of a place: money of the formula in yuan, what it gets in 分."""

    area: str
    spending: Decimal
    revenue: Decimal
    mandatory: Decimal
    gap: Decimal
    difficulty: Decimal
    coefficient: Decimal
    growth_control: Decimal
    effort_award: Decimal
    pool_cents: int
    cents: int

    @property
    def addends(self) -> int:
        """What comes on top of the part of the pool, in 分."""
        return self.cents - self.pool_cents


@dataclass(frozen=True, kw_only=True)
class EqualizationResult(Result):
    """The equalization transfer: `pool_cents` of the rows sum to the pool."""

    rows: tuple[EqualizationRow, ...]
    pool: int

    @property
    def added(self) -> bool:
        """Whether any place has addends."""
        return any(row.addends for row in self.rows)

    @property
    def total(self) -> int:
        """What all places get, in 分."""
        return sum(row.cents for row in self.rows)


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
    parameters = tuple(_parameters(terms, pool))
    return EqualizationResult(
        parameters=parameters,
        warnings=(
            *unverified(parameters),
            Fault("equalization_deviation"),
            Fault("equalization_places", many=len(made)),
            *_over(pool, places),
            *_below_zero(made, rows, file),
        ),
        hashes=MappingProxyType({"places": sha256(content), terms.file: terms.sha256}),
        notice=WEIGHTS_NOTICE,
        rows=made,
        pool=pool.cents,
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


def _over(pool: Pool, places: Sequence[Place]) -> Iterator[Fault]:
    """A warning where the pool is more than all gaps: somebody then gets more than it lacks."""
    gaps, money = sum((place.gap for place in places), Decimal(0)), yuan(pool.cents)
    if money > gaps:
        yield Fault("equalization_over", pool=money, gaps=plain(gaps))


def _below_zero(made: Sequence[EqualizationRow], rows: Sequence[Row], file: str) -> Iterator[Fault]:
    for one, row in zip(made, rows, strict=True):
        if one.cents < 0:
            where = Where(file, row.number, "growth_control")
            yield Fault("equalization_below_zero", where, area=one.area, yuan=yuan(one.cents))


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
        yield UsedParameter(name, label, value, ratio, terms.source_of(name))
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
