"""What the pages read of a package's cost models, rules and cases: once for each version of it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache, wraps
from typing import TypeVar

from shidian.core import Bilingual
from shidian.mechanisms.citizenization.consistency import CaseResult, consistency_of
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.package import StatedFile, models_of, sharing_of
from shidian.mechanisms.citizenization.people import FILE as PEOPLE
from shidian.mechanisms.citizenization.people import StatedPeople, people_of, stated_people
from shidian.mechanisms.citizenization.plan_cases import FILE as CASES
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.city_size import SettlementTier, SizeClass
from shidian.mechanisms.transfers.land import LandRule
from shidian.mechanisms.transfers.package import (
    AwardFund,
    EqualizationTerms,
    StatedTerms,
    award_funds_of,
    award_terms_of,
    equalization_terms_of,
    land_rules_of,
    later_rules_of,
    settlement_tiers_of,
    size_classes_of,
)
from shidian.mechanisms.transfers.settlement_rules import LaterRule
from shidian.programme import Programme

T = TypeVar("T")


@dataclass(frozen=True)
class _Version:
    """A programme, equal to every other one of the same files."""

    sha256: str
    programme: Programme = field(compare=False)


def _once(read: Callable[[Programme], T]) -> Callable[[Programme], T]:
    """Read once for each version of a package: a page asks at every move of a slider."""

    @lru_cache(maxsize=4)
    def kept(version: _Version) -> T:
        return read(version.programme)

    @wraps(read)
    def reading(programme: Programme) -> T:
        return kept(_Version(programme.sha256, programme))

    return reading


@_once
def models(programme: Programme) -> Mapping[str, StatedFile[CostModel]]:
    """The cost models, by code."""
    return models_of(programme)


@_once
def sharing(programme: Programme) -> Mapping[str, StatedFile[SharingRules]]:
    """The sharing rules, by code."""
    return sharing_of(programme)


def sharing_titles(programme: Programme) -> Mapping[str, Bilingual]:
    """Titles of the sharing rules, by code."""
    return {code: one.stated.title for code, one in sharing(programme).items()}


@_once
def cases(programme: Programme) -> Sequence[CaseResult]:
    """The figures of the plans, recomputed; none where the package states none."""
    return consistency_of(programme) if CASES in programme.mechanisms else ()


@_once
def people(programme: Programme) -> Mapping[str, StatedPeople]:
    """The people whom plans state, by number of the pilot; none where the package has no table."""
    if PEOPLE not in programme.mechanisms:
        return {}
    pilots = dict.fromkeys(one.pilot for one in stated_people(programme))
    return {pilot: people_of(programme, pilot) for pilot in pilots}


@_once
def with_money(programme: Programme) -> frozenset[str]:
    """Numbers of the pilots whose plan states money or who bears it."""
    files = [*models(programme).values(), *sharing(programme).values()]
    named = {one.stated.pilot for one in files if one.stated.pilot}
    return frozenset(named | {one.case.pilot for one in cases(programme)})


@_once
def land_rules(programme: Programme) -> Sequence[LandRule]:
    """The land rules."""
    return land_rules_of(programme)


@_once
def size_classes(programme: Programme) -> Sequence[SizeClass]:
    """The classes of cities."""
    return size_classes_of(programme)


@_once
def settlement_tiers(programme: Programme) -> Sequence[SettlementTier]:
    """What cities may ask of settlers."""
    return settlement_tiers_of(programme)


@_once
def later_rules(programme: Programme) -> Sequence[LaterRule]:
    """Later rules on settlement, the unverified ones among them."""
    return later_rules_of(programme)


@_once
def award_terms(programme: Programme) -> StatedTerms[AwardTerms]:
    """The terms of the award."""
    return award_terms_of(programme)


@_once
def equalization_terms(programme: Programme) -> StatedTerms[EqualizationTerms]:
    """The weights of the equalization formula."""
    return equalization_terms_of(programme)


@_once
def award_funds(programme: Programme) -> Mapping[int, AwardFund]:
    """The central award by year."""
    return award_funds_of(programme)
