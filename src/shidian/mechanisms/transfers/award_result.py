"""The award of places from a pool, and all that it rests on; the formula is not the ministry's."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from shidian.core import Bilingual, DataError, Fault, Place, Unit
from shidian.core.apportionment import apportioned, yuan
from shidian.core.used_parameter import CHANGED, UsedParameter, unverified
from shidian.mechanisms.transfers.allocation import Allocation
from shidian.mechanisms.transfers.award import (
    Applicant,
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
    names = [one.name for one in question.places.applicants]
    of = question.places.limits
    last = [of.last_year.get(name) for name in names]
    least = [least_of(question.limits, one) for one in last]
    most = [
        most_of(question.limits, one, of.most.get(name))
        for name, one in zip(names, last, strict=True)
    ]
    bounds = limits(question.pool.cents, names, least, most)
    terms = question.terms.terms
    found = award(question.pool.cents, question.places.applicants, terms, bounds)
    share = terms.people_share
    pots = apportioned(question.pool.cents, [share, 1 - share])
    rows = tuple(
        _row(one, found, at, terms, (last[at], least[at], most[at]))
        for at, one in enumerate(question.places.applicants)
    )
    parameters = tuple(_parameters(question))
    return AwardResult(
        parameters=parameters,
        warnings=(*unverified(parameters), *_warnings(question, found)),
        hashes=MappingProxyType(
            {**question.places.hashes, question.terms.file: question.terms.sha256}
        ),
        notice=NOTICE,
        rows=rows,
        pool=question.pool.cents,
        year=question.pool.year,
        people_pot=pots[0],
        schooling_pot=pots[1],
        left=found.left,
    )


def _row(
    one: Applicant,
    found: Allocation,
    at: int,
    terms: AwardTerms,
    of_last: Sequence[int | None],
) -> AwardRow:
    last_year, least, most = of_last
    return AwardRow(
        area=one.name,
        settled=one.settled,
        pupils=one.pupils,
        per_pupil=one.per_pupil,
        cost_index=one.cost_index,
        difficulty=one.difficulty,
        people_units=people_units(one, terms),
        schooling_units=schooling_units(one),
        people_cents=found.by_factor["people"][at],
        schooling_cents=found.by_factor["schooling"][at],
        least=least,
        most=most,
        last_year=last_year,
        cents=found.amounts[at],
    )


def _parameters(question: AwardQuestion) -> Iterator[UsedParameter]:
    stated, ratio = question.terms, Unit.RATIO.symbol
    pool = question.pool
    yield UsedParameter("pool", _POOL, yuan(pool.cents), Unit.YUAN.symbol, pool.source)
    for kind, weight in stated.terms.weights.items():
        words = kind_words(kind)
        label = Bilingual(f"{words.zh}落户权重", f"Weight of settling {words.en}")
        yield UsedParameter(f"weights.{kind}", label, weight, ratio, stated.source)
    for age, share in enumerate(stated.terms.taper):
        label = Bilingual(f"落户满 {age} 年的系数", f"Coefficient in year {age} after settling")
        yield UsedParameter(f"taper[{age}]", label, share, ratio, stated.source)
    yield UsedParameter("people_share", _SHARE, stated.terms.people_share, ratio, stated.source)
    for name, label, found in (
        ("hold", _HOLD, question.limits.hold),
        ("cap", _CAP, question.limits.cap),
    ):
        if found is not None:
            yield UsedParameter(name, label, found, ratio, CHANGED)


def _warnings(question: AwardQuestion, found: Allocation) -> Iterator[Fault]:
    yield Fault("official_formula")
    places = question.places
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
    files = [*question.places.hashes]  # of people who settled, and of places
    if share and nothing:
        yield from (
            Fault("award_weights", Place(stated.file, column=name), share=share) for name in nothing
        )
    elif share and not any(people_units(one, terms) for one in places):
        place = Place(files[0], column="people")
        yield Fault("award_pot", place, pot=POTS["people"], share=share, factor=_COUNTED)
    if share < 1 and not any(map(schooling_units, places)):
        place = Place(files[-1], column="pupils")
        yield Fault("award_pot", place, pot=POTS["schooling"], share=1 - share, factor=_SCHOOLED)


_COUNTED = Bilingual(
    "people、weights、taper、difficulty、cost_index",
    "people, weights, taper, difficulty and cost_index",
)
_SCHOOLED = Bilingual("pupils、per_pupil、cost_index", "pupils, per_pupil and cost_index")
