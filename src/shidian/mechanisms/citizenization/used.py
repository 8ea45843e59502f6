"""Every number that a cost rests on, by its path, with who says so."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shidian.core import Bilingual, Source
from shidian.core.unit import Unit
from shidian.core.used_parameter import ASSUMED, CHANGED, UsedParameter
from shidian.mechanisms.citizenization.model import CostItem, CostModel, Nature, Origin
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, SharingRules
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS


def used_parameters(
    model: CostModel,
    rules: SharingRules | None,
    origins: Sequence[Origin],
    changes: Mapping[str, str],
) -> tuple[UsedParameter, ...]:
    """The numbers of a model and of the rules that apply to people of some origins.

    What an item leaves at its neutral value (one user, no spare capacity, nothing paid, factor 1)
    is not listed.
    """
    found = [*_terms(model)]
    for item in model.items:
        found += _of_item(item, item.source or model.source)
    if rules is not None:
        found += _of_rules(rules, model, origins)
    return tuple(
        replace(one, source=CHANGED) if _is_changed(one.name, changes) else one for one in found
    )


def _is_changed(name: str, changes: Mapping[str, str]) -> bool:
    """A change may name a part of a parameter, such as the low end of its interval."""
    return any(path == name or path.startswith(f"{name}.") for path in changes)


def _terms(model: CostModel) -> Iterator[UsedParameter]:
    """Those that decide about an amount: a model whose items are all paid once has no horizon."""
    source, yearly = model.terms or ASSUMED, any(one.nature is Nature.YEARLY for one in model.items)
    if yearly:
        yield _parameter("horizon", _HORIZON, model.horizon, Unit.YEAR, source)
    if yearly or model.discount:
        yield _parameter("discount", _DISCOUNT, model.discount, Unit.RATIO, source)
    if model.growth:
        yield _parameter("growth", _GROWTH, model.growth, Unit.RATIO, source)


def _of_item(item: CostItem, source: Source) -> Iterator[UsedParameter]:
    head = f"items.{item.id}"
    if item.cost is not None:
        low, high = item.cost.ends
        cost = _parameter(
            f"{head}.cost", item.label, item.cost.middle, Unit.YUAN_PER_PERSON, source
        )
        yield cost if low == high else replace(cost, low=low, high=high)
    numbers = (
        ("users", _USERS, item.users, Decimal(1), Unit.RATIO),
        ("spare", _SPARE, item.spare, Decimal(0), Unit.RATIO),
        ("paid", _PAID, item.paid, Decimal(0), Unit.YUAN_PER_PERSON),
        *(
            (f"origins.{origin}", _FACTOR, factor, Decimal(1), Unit.RATIO)
            for origin, factor in item.origins.items()
        ),
    )
    for name, label, value, neutral, unit in numbers:
        if value != neutral:
            yield _parameter(f"{head}.{name}", _of(item.label, label), value, unit, source)
    if item.years is not None:
        years = Decimal(item.years)
        yield _parameter(f"{head}.years", _of(item.label, _YEARS), years, Unit.YEAR, source)


def _of_rules(
    rules: SharingRules, model: CostModel, origins: Sequence[Origin]
) -> Iterator[UsedParameter]:
    labels = {item.id: item.label for item in model.items}
    numbers = {rule_number(rules, item, origin) for item in labels for origin in origins}
    for number in sorted(one for one in numbers if one is not None):
        rule = rules.rules[number]
        head, said = f"rules[{number}]", _rule_words(number, rules, labels)
        source = rule.source or rules.source
        for path, payer, value in _numbers(rule):
            unit = Unit.YUAN_PER_PERSON if path == "amounts" else Unit.RATIO
            label = _of(_rule_label(number, said), _part_words(path, Payer(payer)))
            yield _parameter(f"{head}.{path}.{payer}", label, value, unit, source)
        for at, tier in enumerate(rule.tiers):
            tiered = _rule_label(number, [*said, _tier_words(rule, at)])
            for payer, value in tier.shares.items():
                label = _of(tiered, _part_words("shares", Payer(payer)))
                name = f"{head}.tiers[{at}].shares.{payer}"
                yield _parameter(name, label, value, Unit.RATIO, source)
            if tier.up_to is not None:
                name, most = f"{head}.tiers[{at}].up_to", Decimal(tier.up_to)
                yield _parameter(name, _of(tiered, _UP_TO), most, Unit.PERSON, source)


def _numbers(rule: SharingRule) -> Iterator[tuple[str, str, Decimal]]:
    # That the rest is nobody's in particular is no number that a source states.
    rest = {payer: share for payer, share in rule.rest.items() if payer != Payer.UNSTATED}
    for path, stated in (("shares", rule.shares), ("amounts", rule.amounts), ("rest", rest)):
        for payer, value in stated.items():
            yield path, payer, value


def _rule_words(
    number: int, rules: SharingRules, labels: Mapping[str, Bilingual]
) -> Sequence[Bilingual]:
    """Whose cost a rule divides: items, origins, and whether rules before it take any."""
    rule = rules.rules[number]
    items = [labels[item] for item in rule.items] or [_EVERY_ITEM]
    origins = [ORIGINS[origin] for origin in rule.origins] or [_EVERY_ORIGIN]
    taken = any(
        rule.applies(item, origin) and rule_number(rules, item, origin) != number
        for item in labels
        for origin in Origin
    )
    return [_listed(items), _listed(origins), *([_LEFT] if taken else [])]


def _rule_label(number: int, said: Sequence[Bilingual]) -> Bilingual:
    zh, en = "；".join(one.zh for one in said), "; ".join(one.text("en") for one in said)
    return Bilingual(f"规则 {number + 1}（{zh}）", f"Rule {number + 1} ({en})")


def _tier_words(rule: SharingRule, at: int) -> Bilingual:
    """The people for whom a tier holds."""
    below, most = (rule.tiers[at - 1].up_to or 0) if at else 0, rule.tiers[at].up_to
    if most is None:
        return Bilingual(f"超过 {below} 人", f"people above {below}")
    return Bilingual(f"{below + 1}—{most} 人", f"people {below + 1}–{most}")


def _part_words(path: str, payer: Payer) -> Bilingual:
    what = _PARTS[path]
    return Bilingual(f"{PAYERS[payer].zh}{what.zh}", f"{PAYERS[payer].en}, {what.en}")


def rule_number(rules: SharingRules, item: str, origin: Origin) -> int | None:
    """Which rule divides the cost of an item for people of an origin; None where none does."""
    applying = (at for at, rule in enumerate(rules.rules) if rule.applies(item, origin))
    return next(applying, None)


def _parameter(
    name: str, label: Bilingual, value: Decimal, unit: Unit, source: Source
) -> UsedParameter:
    return UsedParameter(name, label, value, str(unit.value), source)


def _listed(words: Sequence[Bilingual]) -> Bilingual:
    return Bilingual("、".join(one.zh for one in words), ", ".join(one.text("en") for one in words))


def _of(item: Bilingual, what: Bilingual) -> Bilingual:
    return Bilingual(f"{item.zh}：{what.zh}", f"{item.text('en')}: {what.en}")


_EVERY_ITEM, _EVERY_ORIGIN = Bilingual("各项", "all items"), Bilingual("各来源地", "all origins")
_LEFT = Bilingual("前面的规则以外", "what no earlier rule divides")
_PARTS = {
    "shares": Bilingual("的比例", "share"),
    "amounts": Bilingual("每人的定额", "for each person"),
    "rest": Bilingual("在余额中的比例", "share of the rest"),
}
_HORIZON = Bilingual("年限", "Horizon")
_DISCOUNT = Bilingual("贴现率", "Discount rate")
_GROWTH = Bilingual("费用年增长率", "Yearly growth of cost")
_USERS = Bilingual("每增一人的使用人数", "users for every person added")
_SPARE = Bilingual("现有富余能力所占份额", "share that spare capacity takes")
_PAID = Bilingual("已经支付", "paid already")
_FACTOR = Bilingual("来源地系数", "factor of the origin")
_UP_TO = Bilingual("人数上限", "most people of the tier")
_YEARS = Bilingual("支付年数", "years of payment")
