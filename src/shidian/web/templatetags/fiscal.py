"""How money, land and verdicts of cost and transfers are written on pages."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from django import template

from shidian.core import Bilingual, Fault, Unit
from shidian.core import apportionment as whole
from shidian.core.plain import plain
from shidian.core.used_parameter import CHANGED, CHANGED_WORDS
from shidian.mechanisms.citizenization.consistency import Rounding, Verdict
from shidian.mechanisms.citizenization.consistency_words import (
    amount_said,
    rounding_text,
    verdict_text,
)
from shidian.mechanisms.citizenization.model import Prices, Scope
from shidian.mechanisms.citizenization.sharing import SharingRules
from shidian.mechanisms.citizenization.words import PRICES, SCOPES
from shidian.web.context import lang
from shidian.web.templatetags.schemes import NONE, money
from shidian.web.views.fiscal.fields import said

register = template.Library()

MINUS = "\N{MINUS SIGN}"
_NO_ROUNDING = Bilingual("—", "—")
_TONES = {
    Verdict.DIFFERS: "not_met",
    Verdict.GAP: "not_met",
    Verdict.OTHER_YEAR: "nearly_met",
    Verdict.CLOSES: "met",
}


@register.filter
def yuan(cents: int | None) -> str:
    """An amount of 分 in yuan, exact, its thousands set apart; a dash for none."""
    return NONE if cents is None else f"{whole.yuan(cents):,.2f}".replace("-", MINUS)


@register.filter
def yuan_change(cents: int) -> str:
    """A difference of 分 in yuan with its sign; none is 0.00."""
    return f"{whole.yuan(cents):+,.2f}".replace("-", MINUS) if cents else "0.00"


@register.filter
def money_of(cents: int | None) -> str:
    """An amount of 分 in words of ten thousands or hundred millions; a dash for none."""
    if cents is None:
        return NONE
    sign = MINUS if cents < 0 else ""
    return f"{sign}{money(whole.yuan(abs(cents)))}"


@register.filter
def figure(value: Decimal | int | None) -> str:
    """A number without zeros at its end, its thousands set apart; a dash for none."""
    if value is None:
        return NONE
    text = plain(Decimal(value).quantize(Decimal("0.000001")) if _long(value) else Decimal(value))
    ahead, point, behind = text.partition(".")
    return f"{int(ahead):,}{point}{behind}".replace("-", MINUS) if ahead not in ("-0",) else text


@register.filter
def area_of(code: str, names: Mapping[str, Bilingual]) -> str:
    """An area by the name of its pilot and its code; by the code alone where it has none."""
    return f"{names[code].text(lang())} {code}" if code in names else code


@register.filter
def titled(document: str, titles: Mapping[str, Bilingual]) -> str:
    """A document by its title, or that a number was typed; an id that nobody knows as it is."""
    if document == CHANGED.document:
        return CHANGED_WORDS.text(lang())
    return titles[document].text(lang()) if document in titles else document


@register.filter
def unit_said(symbol: str) -> str:
    """A unit in the words of the page."""
    found = next((one for one in Unit if one.value == symbol), None)
    return "" if found is Unit.RATIO else found.text.text(lang()) if found else symbol


@register.filter
def ten_thousands(value: Decimal) -> str:
    """A number of 万, for English in ones."""
    return figure(value * 10_000 if lang() == "en" else value)


@register.filter
def amount(value: Decimal, unit: Unit) -> str:
    """A figure of a plan with its unit, in the words of the page."""
    return amount_said(value, unit).text(lang())


@register.filter
def scope(found: Scope) -> Bilingual:
    """Whose cost is counted."""
    return SCOPES[found]


@register.filter
def prices(found: Prices) -> Bilingual:
    """What the money of later years is worth."""
    return PRICES[found]


@register.filter
def divides(rules: SharingRules) -> bool:
    """Whether rules say how much each pays."""
    return not any(rule.payers for rule in rules.rules)


@register.filter
def verdict(found: Verdict) -> Bilingual:
    """A verdict in words."""
    return verdict_text(found)


@register.filter
def tone(found: Verdict) -> str:
    """The class of a verdict's colour."""
    return _TONES.get(found, "no_value")


@register.filter
def rounding(found: Rounding | None) -> Bilingual:
    """How a recomputed figure becomes the stated one."""
    return rounding_text(found) if found else _NO_ROUNDING


@register.filter
def to_tell(warnings: Iterable[Fault]) -> Sequence[Fault]:
    """Warnings but for those of single numbers, which stand in the table of parameters."""
    return [one for one in warnings if one.code not in ("official_source", "official_asked")]


@register.filter
def told(fault: Fault) -> str:
    """A caution and what to do about it."""
    return said(fault)


def _long(value: Decimal | int) -> bool:
    return isinstance(value, Decimal) and -int(value.as_tuple().exponent) > 6
