"""How figures are written on pages, and how each one links to its source."""

from collections.abc import Mapping
from decimal import Decimal
from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shidian.assessment import Verdict
from shidian.core import (
    Bilingual,
    Commitment,
    Lang,
    Observation,
    Printed,
    Quantity,
    StatementType,
    Target,
    Unit,
    as_statement,
)
from shidian.register import Entry
from shidian.web.context import lang
from shidian.web.proposals import Card

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
def printed_text(printed: Printed) -> str:
    """A plan's number with its binding word, as short as a table cell needs it."""
    return text(printed.text).replace("-", MINUS)


@register.filter
def target_text(target: Target) -> str:
    """A promised figure with its binding word."""
    printed = as_statement(target).printed
    return printed_text(printed) if printed else ""


@register.filter
def marked(name: Bilingual) -> str:
    """A text in the language of the page, or marked as Chinese where there is no other."""
    only_chinese = name.zh and not name.en
    return chinese(name.zh) if only_chinese and lang() == "en" else text(name)


@register.filter
def unit_words(symbol: str) -> str:
    """A unit in words, or as it is printed."""
    return marked(Unit.words(symbol))


@register.filter
def chinese(words: str) -> SafeString:
    """The plan's own words, marked as Chinese for whoever has a page read aloud."""
    return format_html('<span lang="zh-Hans">{}</span>', words)


@register.filter
def shown(record: Commitment | Observation) -> str:
    """What a record says, in short: its figure, or its words."""
    if isinstance(record, Observation):
        return number(record.value.value)
    said = as_statement(record)
    return printed_text(said.printed) if said.printed else chinese(said.name or said.type.text.zh)


@register.simple_tag
def promised(entry: Entry[Commitment]) -> SafeString:
    """What a commitment says, opening to its source."""
    return _link("commitments", entry.id, shown(entry.record))


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
def kinds_of(card: Card, kinds: Mapping[str, Mapping[str, Bilingual]]) -> Mapping[str, Bilingual]:
    """The kinds that something read may be of; none where its type has no kinds."""
    return kinds.get(card.place[2], {})


@register.simple_tag
def kind_word(card: Card, kinds: Mapping[str, Mapping[str, Bilingual]]) -> str:
    """Type and kind of something read, in words."""
    own = kinds_of(card, kinds).get(str(card.proposal.kind))
    type_ = StatementType(card.place[2]).text
    return text(own if own and card.is_figure else type_)


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
