"""A province's amount passed on to its counties: by factors, with a least, less what it keeps."""

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Place, Source, Unit
from shidian.core.apportionment import apportioned, yuan
from shidian.core.used_parameter import UsedParameter, unverified
from shidian.mechanisms.transfers.allocation import Allocation, Factor, allocated
from shidian.mechanisms.transfers.award_places import assumed_ones
from shidian.mechanisms.transfers.basis import sha256
from shidian.mechanisms.transfers.inputs import (
    AREA_HEADS,
    area,
    money,
    not_negative,
    rows_of,
)
from shidian.mechanisms.transfers.limits import (
    NO_LIMITS,
    LimitTerms,
    PlaceLimits,
    least_of,
    limits,
    most_of,
    unlimited,
)
from shidian.mechanisms.transfers.package import StatedTerms
from shidian.mechanisms.transfers.pool import Pool
from shidian.mechanisms.transfers.results import PassThroughResult, PassThroughRow
from shidian.programme import PackageFiles, read_sourced
from shidian.programme.tables import Column, Row

_TAKEN = ("area", "difficulty", "last_year")  # columns that no factor may be called


@dataclass(frozen=True, kw_only=True)
class FactorTerm:
    """A factor by which counties share: the column of the table, and its share of the amount."""

    name: str
    label: Bilingual
    share: Decimal


@dataclass(frozen=True, kw_only=True)
class PassThroughTerms:
    """How a province passes on what it gets.

    Parameters
    ----------
    factors : tuple of FactorTerm
        Their shares sum to one.
    kept : Decimal
        Share of the amount that the province keeps.
    limits : LimitTerms
    source : Source
    """

    factors: tuple[FactorTerm, ...]
    source: Source
    kept: Decimal = Decimal(0)
    limits: LimitTerms = NO_LIMITS

    def __post_init__(self) -> None:
        names = [one.name for one in self.factors]
        wrong = sorted({one for one in names if names.count(one) > 1 or one in _TAKEN})
        if wrong or not names:
            raise DataError(Fault("pass_through_factors", found=" ".join(wrong) or "-"))
        total = sum((one.share for one in self.factors), Decimal(0))
        if total != 1 or any(one.share < 0 for one in self.factors):
            raise DataError(Fault("allocation_shares", Place(column="factors"), found=total))
        if not 0 <= self.kept < 1:
            raise DataError(Fault("pass_through_kept", Place(column="kept"), found=self.kept))


def pass_through_terms(
    files: PackageFiles, file: str, documents: Container[str]
) -> StatedTerms[PassThroughTerms]:
    """The terms that a file states; a source that is none of the documents is unverified."""
    terms = read_sourced(PassThroughTerms, files, file, documents)
    return StatedTerms(terms, terms.source, terms.source, file, sha256(files[file]))


def pass_through_answered(
    amount: Pool, content: bytes, file: str, stated: StatedTerms[PassThroughTerms]
) -> PassThroughResult:
    """What each county gets, exact to the 分.

    Parameters
    ----------
    amount : Pool
        What the province has to pass on.
    content : bytes
        CSV: ``area``, a column for each factor, ``difficulty`` and ``last_year`` (yuan). Without a
        difficulty 1 is taken, and that is told; without last year's amount there is no least.
    file : str
        Its name, for messages.
    stated : StatedTerms of PassThroughTerms

    Raises
    ------
    DataError
        With every fault at its row and column; for an empty amount, a factor that nobody has, and
        leasts beyond the amount.
    """
    if amount.cents <= 0:
        raise DataError(Fault("allocation_pool", found=yuan(amount.cents)))
    terms = stated.terms
    rows = rows_of(content, file, _columns(terms), "area")
    faults = [*_unclaimed(rows, file, terms)]
    if faults:
        raise DataError(faults)
    kept, passed = apportioned(amount.cents, [terms.kept, 1 - terms.kept])
    found = _allocated(passed, rows, terms)
    parameters = tuple(_parameters(stated, amount))
    return PassThroughResult(
        parameters=parameters,
        warnings=(*unverified(parameters), *_warnings(rows, file, terms, found.left)),
        hashes=MappingProxyType({"places": sha256(content), stated.file: stated.sha256}),
        rows=tuple(_row(row, found, at, terms) for at, row in enumerate(rows)),
        amount=amount.cents,
        kept=kept,
        left=found.left,
        factors=tuple((one.name, one.label) for one in terms.factors),
    )


def _allocated(passed: int, rows: Sequence[Row], terms: PassThroughTerms) -> Allocation:
    bounds = [_bounds(row, terms) for row in rows]
    least, most = zip(*bounds, strict=True)
    return allocated(
        passed,
        [Factor(one.name, one.share, [row[one.name] for row in rows]) for one in terms.factors],
        [Decimal(1) if row["difficulty"] is None else row["difficulty"] for row in rows],
        limits(passed, [row["area"] for row in rows], least, most),
    )


def _bounds(row: Row, terms: PassThroughTerms) -> tuple[int | None, int | None]:
    """The least and the most of a county."""
    last_year = row["last_year"]
    return least_of(terms.limits, last_year), most_of(terms.limits, last_year, None)


def _row(row: Row, found: Allocation, at: int, terms: PassThroughTerms) -> PassThroughRow:
    least, most = _bounds(row, terms)
    return PassThroughRow(
        area=row["area"],
        values=MappingProxyType({one.name: row[one.name] for one in terms.factors}),
        difficulty=row["difficulty"],
        by_factor=MappingProxyType({name: parts[at] for name, parts in found.by_factor.items()}),
        least=least,
        most=most,
        last_year=row["last_year"],
        cents=found.amounts[at],
    )


def _unclaimed(rows: Sequence[Row], file: str, terms: PassThroughTerms) -> Iterator[Fault]:
    """A fault for every factor with a share that no county has."""
    for one in terms.factors:
        if one.share and not any(row[one.name] and row["difficulty"] != 0 for row in rows):
            place = Place(file, column=one.name)
            yield Fault("pass_through_nobody", place, factor=one.label, share=one.share)


def _columns(terms: PassThroughTerms) -> tuple[Column, ...]:
    return (
        Column("area", area, heads=AREA_HEADS),
        *(Column(one.name, not_negative, heads=(one.label.zh,)) for one in terms.factors),
        Column("difficulty", not_negative, None, ("困难系数",)),
        Column("last_year", money, None, ("上年（元）", "上年")),
    )


def _parameters(stated: StatedTerms[PassThroughTerms], amount: Pool) -> Iterator[UsedParameter]:
    ratio, terms = Unit.RATIO.symbol, stated.terms
    yield UsedParameter("amount", _AMOUNT, yuan(amount.cents), Unit.YUAN.symbol, amount.source)
    yield UsedParameter("kept", _KEPT, terms.kept, ratio, stated.source_of("kept"))
    for at, one in enumerate(terms.factors):
        label = Bilingual(f"{one.label.zh}占比", f"Share by: {one.label.text('en')}")
        path = f"factors[{at}].share"
        yield UsedParameter(path, label, one.share, ratio, stated.source_of(path))
    for name, label, found in (
        ("limits.hold", _HOLD, terms.limits.hold),
        ("limits.cap", _CAP, terms.limits.cap),
    ):
        if found is not None:
            yield UsedParameter(name, label, found, ratio, stated.source_of(name))


def _warnings(
    rows: Sequence[Row], file: str, terms: PassThroughTerms, left: int
) -> Iterator[Fault]:
    yield from assumed_ones(rows, file, ("difficulty",))
    last_year = PlaceLimits({row["area"]: row["last_year"] for row in rows})
    yield from unlimited(terms.limits, list(last_year.last_year), last_year)
    if left:
        yield Fault("transfers_left", yuan=yuan(left))


_AMOUNT = Bilingual("省级收到的金额", "What the province got")
_KEPT = Bilingual("省级留用比例", "Share that the province keeps")
_HOLD = Bilingual("保底比例（上年）", "Least, as a share of last year")
_CAP = Bilingual("封顶比例（上年）", "Most, as a share of last year")
