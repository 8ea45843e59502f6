"""The fields of sharing rules: shares, amounts, and the tiers of people up to which shares hold."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from shidian.core import Bilingual
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.model import CostModel
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, SharingRules
from shidian.mechanisms.citizenization.words import ORIGINS, PAYERS
from shidian.web.views.fiscal.fields import MOST_YUAN, NOTHING, Field
from shidian.web.views.fiscal.forms import MOST_PEOPLE, unverified

_SHARE = Bilingual("份额", "share")
_PEOPLE = Bilingual("人", "people")
_EACH = Bilingual("元/人", "yuan a person")


def share_fields(rules: StatedFile[SharingRules] | None, model: CostModel) -> Sequence[Field]:
    """The numbers of rules, their items in the words of a model; none where nothing is divided."""
    if rules is None:
        return []
    items = {one.id: one.label for one in model.items}
    return [
        replace(
            one,
            note=(rule.source or rules.stated.source).note,
            unverified=unverified(rule.source or rules.stated.source),
        )
        for at, rule in enumerate(rules.stated.rules)
        for one in _of_rule(rule, f"rules[{at}]", _about(rules.stated, rule, items))
    ]


def _of_rule(rule: SharingRule, path: str, about: Bilingual) -> Iterator[Field]:
    yield from _shares(f"{path}.shares", rule.shares, about)
    for payer, value in rule.amounts.items():
        one = _number(f"{path}.amounts.{payer}", _said(about, PAYERS[payer]), value)
        yield replace(one, unit=_EACH, high=MOST_YUAN)
    rest = {payer: share for payer, share in rule.rest.items() if payer != Payer.UNSTATED}
    yield from _shares(f"{path}.rest", rest, about)
    low = 0
    for at, tier in enumerate(rule.tiers):
        among = _among(low, tier.up_to)
        if tier.up_to is not None:
            label = _said(about, Bilingual(f"第 {at + 1} 档至多", f"tier {at + 1}, up to"))
            one = _number(f"{path}.tiers[{at}].up_to", label, Decimal(tier.up_to))
            yield replace(one, unit=_PEOPLE, high=MOST_PEOPLE, step="1")
            low = tier.up_to
        yield from _shares(f"{path}.tiers[{at}].shares", tier.shares, _said(about, among))


def _shares(path: str, shares: Mapping[Payer, Decimal], about: Bilingual) -> Iterator[Field]:
    for payer, value in shares.items():
        yield _number(f"{path}.{payer}", _said(about, PAYERS[payer]), value)


def _number(name: str, label: Bilingual, value: Decimal) -> Field:
    text = plain(value)
    return Field(name=name, label=label, unit=_SHARE, value=text, stated=text, high=Decimal(1))


def _among(low: int, up_to: int | None) -> Bilingual:
    """The people of a year for whom a tier holds."""
    if up_to is None:
        return Bilingual(f"{low:,} 人以上", f"above {low:,} people")
    return Bilingual(f"{low:,} 至 {up_to:,} 人", f"{low:,} to {up_to:,} people")


def _about(rules: SharingRules, rule: SharingRule, items: Mapping[str, Bilingual]) -> Bilingual:
    """Of which items and origins a rule speaks, where there are several."""
    if len(rules.rules) == 1:
        return NOTHING
    words = [items.get(one, Bilingual(one, one)) for one in rule.items]
    words += [ORIGINS[one] for one in rule.origins]
    return Bilingual("、".join(one.zh for one in words), ", ".join(one.text("en") for one in words))


def _said(about: Bilingual, what: Bilingual) -> Bilingual:
    """What is told, after of whom it is told."""
    return Bilingual(f"{about.zh}：{what.zh}", f"{about.en}: {what.en}") if about.zh else what
