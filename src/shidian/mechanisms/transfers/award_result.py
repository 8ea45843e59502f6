"""The award of places from a pool, and all that it rests on; the formula is not the ministry's."""

from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Place, Unit
from shidian.core.apportionment import apportioned, yuan
from shidian.core.used_parameter import CHANGED, UsedParameter, unverified
from shidian.mechanisms.transfers.allocation import Allocation
from shidian.mechanisms.transfers.award import (
    AwardTerms,
    award,
    people_units,
    schooling_units,
)
from shidian.mechanisms.transfers.award_places import AwardPlaces
from shidian.mechanisms.transfers.basis import NOTICE
from shidian.mechanisms.transfers.limits import (
    NO_LIMITS,
    LimitTerms,
    least_of,
    limits,
    most_of,
    unlimited,
)
from shidian.mechanisms.transfers.package import StatedTerms
from shidian.mechanisms.transfers.pool import Pool
from shidian.mechanisms.transfers.results import AwardResult, AwardRow
from shidian.mechanisms.transfers.words import POTS, kind_words

_POOL = Bilingual("奖励资金总额", "Pool of the award")
_SHARE = Bilingual("落户部分占比", "Share of the pot for people settled")
_HOLD = Bilingual("保底比例（上年）", "Least, as a share of last year")
_CAP = Bilingual("封顶比例（上年）", "Most, as a share of last year")


@dataclass(frozen=True, kw_only=True)
class AwardQuestion:
    """Which pool is divided among which places by which terms."""

    places: AwardPlaces
    terms: StatedTerms[AwardTerms]
    pool: Pool
    limits: LimitTerms = NO_LIMITS


def award_answered(question: AwardQuestion) -> AwardResult:
    """The award of every place, exact to the 分.

    Parameters
    ----------
    question : AwardQuestion

    Raises
    ------
    DataError
        For an empty pool, leasts beyond it or above a most, and a pot that nobody can claim.
    """
    faults = [*_unclaimed(question)]
    if faults:
        raise DataError(faults)
    pool, share = question.pool, question.terms.terms.people_share
    pots = apportioned(pool.cents, [share, 1 - share])
    found = _award(question)
    parameters = tuple(_parameters(question))
    return AwardResult(
        parameters=parameters,
        warnings=(*unverified(parameters), *_warnings(question, found)),
        hashes=MappingProxyType(
            {**question.places.hashes, question.terms.file: question.terms.sha256}
        ),
        notice=NOTICE,
        rows=tuple(_rows(question, found)),
        pool=pool.cents,
        year=pool.year,
        people_pot=pots[0],
        schooling_pot=pots[1],
        left=found.left,
    )


def _award(question: AwardQuestion) -> Allocation:
    pool, places = question.pool.cents, question.places.applicants
    names = [one.name for one in places]
    least, most = zip(*(_bounds(question, name) for name in names), strict=True)
    return award(pool, places, question.terms.terms, limits(pool, names, least, most))


def _bounds(question: AwardQuestion, name: str) -> tuple[int | None, int | None]:
    """The least and the most of a place."""
    of = question.places.limits
    last_year = of.last_year.get(name)
    least = least_of(question.limits, last_year)
    return least, most_of(question.limits, last_year, of.most.get(name))


def _rows(question: AwardQuestion, found: Allocation) -> Iterator[AwardRow]:
    for at, one in enumerate(question.places.applicants):
        least, most = _bounds(question, one.name)
        yield AwardRow(
            area=one.name,
            settled=one.settled,
            pupils=one.pupils,
            per_pupil=one.per_pupil,
            cost_index=one.cost_index,
            difficulty=one.difficulty,
            people_units=people_units(one, question.terms.terms),
            schooling_units=schooling_units(one),
            people_cents=found.by_factor["people"][at],
            schooling_cents=found.by_factor["schooling"][at],
            least=least,
            most=most,
            last_year=question.places.limits.last_year.get(one.name),
            cents=found.amounts[at],
        )


def _parameters(question: AwardQuestion) -> Iterator[UsedParameter]:
    stated, ratio = question.terms, Unit.RATIO.symbol
    pool = question.pool
    yield UsedParameter("pool", _POOL, yuan(pool.cents), Unit.YUAN.symbol, pool.source)
    for kind, weight in stated.terms.weights.items():
        words = kind_words(kind)
        label = Bilingual(f"{words.zh}落户权重", f"Weight of settling {words.en}")
        path = f"weights.{kind}"
        yield UsedParameter(path, label, weight, ratio, stated.source_of(path))
    for age, share in enumerate(stated.terms.taper):
        label = Bilingual(f"落户满 {age} 年的系数", f"Coefficient in year {age} after settling")
        path = f"taper[{age}]"
        yield UsedParameter(path, label, share, ratio, stated.source_of(path))
    source, share = stated.source_of("people_share"), stated.terms.people_share
    yield UsedParameter("people_share", _SHARE, share, ratio, source)
    for name, label, found in (
        ("hold", _HOLD, question.limits.hold),
        ("cap", _CAP, question.limits.cap),
    ):
        if found is not None:
            yield UsedParameter(name, label, found, ratio, CHANGED)


def _warnings(question: AwardQuestion, found: Allocation) -> Iterator[Fault]:
    yield Fault("official_formula")
    places, pool = question.places, question.pool
    if pool.year is not None:  # the fund of a year is the nation's
        many = len(places.applicants)
        yield Fault("award_nation", year=pool.year, yuan=yuan(pool.cents), many=many)
    yield from places.assumed
    names = [one.name for one in places.applicants]
    yield from unlimited(question.limits, names, places.limits)
    if found.left:
        yield Fault("transfers_left", yuan=yuan(found.left))


def _unclaimed(question: AwardQuestion) -> Iterator[Fault]:
    """A fault for every pot that holds money and that nobody can claim."""
    stated, places = question.terms, question.places.applicants
    terms, share = stated.terms, stated.terms.people_share
    nothing = [
        name
        for name, found in (("weights", terms.weights.values()), ("taper", terms.taper))
        if not any(found)
    ]
    if share and nothing:
        yield from (
            Fault("award_weights", Place(stated.file, column=name), share=share) for name in nothing
        )
    elif share and not any(people_units(one, terms) for one in places):
        place = Place(question.places.settled_file, column="people")
        yield Fault("award_pot", place, pot=POTS["people"], share=share, factor=_COUNTED)
    if share < 1 and not any(map(schooling_units, places)):
        place = Place(question.places.places_file, column="pupils")
        yield Fault("award_pot", place, pot=POTS["schooling"], share=1 - share, factor=_SCHOOLED)


_COUNTED = Bilingual(
    "落户人数、落户权重、逐年系数、困难系数、成本差异系数",
    "people settled, weights, coefficients by year, difficulty and cost index",
)
_SCHOOLED = Bilingual("随迁子女在校生、生均、成本差异系数", "pupils, yuan a pupil and cost index")
