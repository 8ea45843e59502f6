"""How people and money of settlement schemes are written on pages."""

from decimal import Decimal

from django import template

from shidian.web.context import lang

register = template.Library()

NONE = "—"


@register.filter
def people(number: int) -> str:
    """A number of people, its thousands set apart."""
    return f"{number:,}".replace("-", "\N{MINUS SIGN}")


@register.filter
def more(number: int) -> str:
    """A difference of people with its sign."""
    return f"{number:+,}".replace("-", "\N{MINUS SIGN}")


@register.filter
def part(ratio: Decimal | None) -> str:
    """A share as a percentage with two places; a dash for none."""
    return NONE if ratio is None else f"{ratio * 100:.2f}%"


@register.filter
def times(ratio: Decimal | None) -> str:
    """A ratio of two shares with two places; a dash for none."""
    return NONE if ratio is None else f"{ratio:.2f}"


@register.filter
def money(yuan: Decimal | None) -> str:
    """An amount in 万 or 亿, in English in millions or billions, of yuan; a dash for none."""
    if yuan is None:
        return NONE
    if lang() == "en":
        if yuan >= 10**9:
            return f"{yuan / 10**9:,.2f} billion yuan"
        return f"{yuan / 10**6:,.2f} million yuan" if yuan >= 10**6 else f"{yuan:,.0f} yuan"
    if yuan >= 10**8:
        return f"{yuan / 10**8:,.2f} 亿元"
    return f"{yuan / 10**4:,.2f} 万元" if yuan >= 10**4 else f"{yuan:,.0f} 元"
