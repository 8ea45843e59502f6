"""How figures are written on pages, and how each one links to its source."""

from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shidian.assessment import Verdict
from shidian.core import Bilingual, Lang, Op, Quantity, Target
from shidian.register import Entry
from shidian.web.context import lang

register = template.Library()

MINUS = "\N{MINUS SIGN}"


@register.filter
def text(name: Bilingual) -> str:
    """A bilingual text in the language of the page."""
    return name.text(lang())


@register.filter
def number(value: Decimal) -> str:
    """A number as printed in its source, with a real minus sign."""
    return f"{value:f}".replace("-", MINUS)


@register.filter
def signed(value: Decimal | Quantity | None) -> str:
    """A difference with its sign and two places, as a column of them needs; empty for none."""
    if value is None:
        return ""
    plain = value.value if isinstance(value, Quantity) else value
    return f"{plain:+.2f}".replace("-", MINUS)


@register.filter
def percent(ratio: Decimal | None) -> str:
    """A ratio as a percentage with one place; empty for none."""
    return "" if ratio is None else f"{ratio * 100:.1f}%".replace("-", MINUS)


@register.filter
def target_text(target: Target) -> str:
    """A promised figure with its binding word, as short as a table cell needs it."""
    value = number(target.value.value)
    if target.op is Op.ABOUT:
        return _("约 %(value)s") % {"value": value}
    if target.op is Op.RANGE and target.high is not None:
        return f"{value}–{number(target.high.value)}"
    signs = {Op.AT_LEAST: "≥ ", Op.AT_MOST: "≤ ", Op.MORE_THAN: "> ", Op.LESS_THAN: "< "}
    return signs.get(target.op, "") + value


@register.simple_tag
def promised(entry: Entry[Target]) -> SafeString:
    """The figure of a commitment, opening to its source."""
    return _link("commitments", entry.id, target_text(entry.record))


@register.simple_tag
def observed(entry: Entry[Any] | None) -> SafeString:
    """The figure of an observation, opening to its source; “no value” where there is none."""
    if entry is None:
        return format_html('<span class="none">{}</span>', _("无数据"))
    return _link("observations", entry.id, number(entry.record.value.value))


def _link(ledger: str, entry: int, shown: str) -> SafeString:
    return format_html(_link_form(ledger, lang()), entry, shown)


@cache
def _link_form(ledger: str, _language: Lang) -> str:
    """The link with its place for the entry: addresses are found once, not for every figure."""
    url = reverse("source", args=[ledger, 0]).replace("/0/", "/{0}/")
    return f'<a class="figure" href="{url}" hx-get="{url}" hx-target="#drawer-content">{{1}}</a>'


@register.filter
def pilot_url(no: str) -> str:
    """Address of a pilot's page, for tables that name all pilots."""
    return _pilot_url_form(lang()).format(no)


@cache
def _pilot_url_form(_language: Lang) -> str:
    return reverse("pilot", args=["0"]).replace("/0/", "/{}/")


@register.simple_tag
def mark(verdict: Verdict) -> SafeString:
    """A verdict as symbol and word; colour alone never carries it."""
    return _mark(verdict, lang())


@cache
def _mark(verdict: Verdict, _language: Lang) -> SafeString:
    return format_html(
        '<span class="verdict {}"><span aria-hidden="true">{}</span> {}</span>',
        verdict.value,
        verdict.symbol,
        text(verdict.text),
    )
