"""The numbers of a land rule, each with its source: what a balance of land rests on."""

from collections.abc import Iterator

from shidian.core import Bilingual, Unit
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.transfers.land import LandRule, LandTier


def land_parameters(rule: LandRule) -> Iterator[UsedParameter]:
    """Standard and bound of every tier; of centres, and a province's adjustment, where stated."""
    unit = Unit.SQUARE_METRE_PER_PERSON.symbol
    for at, tier in enumerate(rule.tiers):
        name = f"rules.{rule.code}.tiers[{at}]"
        yield UsedParameter(name, _label(tier), tier.m2, unit, rule.source)
        if (bound := tier.bound) is not None:
            yield UsedParameter(f"{name}.bound", _bound(tier, at + 1), bound, unit, rule.source)
    if rule.centre is not None:
        yield UsedParameter(f"rules.{rule.code}.centre", _CENTRE, rule.centre, unit, rule.source)
    if rule.adjustment:
        name = f"rules.{rule.code}.adjustment"
        ratio = Unit.RATIO.symbol
        yield UsedParameter(name, _ADJUSTMENT, rule.adjustment, ratio, rule.source)


def _label(tier: LandTier) -> Bilingual:
    if tier.up_to is not None:
        return Bilingual(
            f"现状人均不超过 {tier.up_to} 平方米", f"Existing land a head up to {tier.up_to} m²"
        )
    if tier.below is not None:
        return Bilingual(
            f"现状人均不足 {tier.below} 平方米", f"Existing land a head below {tier.below} m²"
        )
    return Bilingual("现状人均更多", "More existing land a head")


def _bound(tier: LandTier, number: int) -> Bilingual:
    if tier.up_to is not None:
        return Bilingual(f"第 {number} 档上限，含", f"Bound of tier {number}, included")
    return Bilingual(f"第 {number} 档上限，不含", f"Bound of tier {number}, not included")


_CENTRE = Bilingual("超大、特大城市中心城区", "Centre of a super-large or mega-city")
_ADJUSTMENT = Bilingual("省级调整幅度", "How far a province may adjust")
