"""How results of an evaluation are written on pages."""

import re
from functools import cache
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from shidian.assessment.rating import Kind, Reason, Rung
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual, Lang
from shidian.register import Entry
from shidian.reporting.sentences import likelihood
from shidian.web.context import lang
from shidian.web.decision_words import KINDS, REASONS
from shidian.web.templatetags.figures import MINUS, marked

register = template.Library()

NONE = "—"
_INDEX = re.compile(r"_(\w)")


@register.filter
def points(value: float | None) -> str:
    """Points or an index with one place; a dash where there is none, never 0."""
    return decimals(value, 1)


@register.filter
def decimals(value: float | None, places: int) -> str:
    """A number with so many places and a real minus sign; a dash for none and for NaN."""
    if value is None or value != value:  # noqa: PLR0124  NaN is what differs from itself
        return NONE
    text = f"{value:.{places}f}"
    return (text.lstrip("-") if float(text) == 0 else text).replace("-", MINUS)


@register.filter
def share(value: float | None) -> str:
    """A share as a whole percentage; a dash for none and for NaN."""
    if value is None or value != value:  # noqa: PLR0124
        return NONE
    return f"{value:.0%}"


register.filter("likelihood", likelihood)


@register.filter
def whole(value: float | None) -> str:
    """A count or rank; a dash for none and for NaN."""
    return decimals(value, 0)


@register.filter
def kind_text(kind: Kind) -> Bilingual:
    """What a decision does, in words."""
    return KINDS[kind]


@register.filter
def reason_text(reason: Reason) -> Bilingual:
    """A reason in words."""
    return REASONS[reason]


@register.filter
def of_key(table: Any, key: Any) -> Any:
    """The value of a mapping under a key; None where it has none."""
    return table.get(key)


@register.simple_tag
def status_mark(status: Status, count: int | None = None) -> SafeString:
    """A status as symbol and word, or as symbol and count with the word to be read aloud."""
    return _marked(status.code, status.symbol, status.text, count, lang())


@register.simple_tag
def rung_mark(rung: Rung) -> SafeString:
    """A rung as symbol and word; colour alone never carries it."""
    return _marked(f"rung-{rung.value}", rung.symbol, rung.text, None, lang())


def _marked(code: str, symbol: str, name: Bilingual, count: int | None, of: Lang) -> SafeString:
    if count is None:
        form = '<span class="verdict {}"><span aria-hidden="true">{}</span> {}</span>'
        return format_html(form, code, symbol, name.text(of))
    form = (
        '<span class="verdict {}" title="{}"><span aria-hidden="true">{}</span>'
        '<span class="unseen">{}</span> {}</span>'
    )
    return format_html(form, code, name.text(of), symbol, name.text(of), count)


@register.simple_tag
def entry_link(ledger: str, entry: Entry[Any] | int | None, shown: str) -> SafeString:
    """A text that opens to the entry behind it; the text alone where there is none."""
    if entry is None:
        return format_html("{}", shown)
    number = entry if isinstance(entry, int) else entry.id
    url = _source_form(ledger, lang()).format(number)
    form = '<a class="figure" href="{0}" hx-get="{0}" hx-target="#drawer-content">{1}</a>'
    return format_html(form, url, shown)


@cache
def _source_form(ledger: str, _language: Lang) -> str:
    return reverse("source", args=[ledger, 0]).replace("/0/", "/{}/")


@register.filter
def scorecard_url(no: str, year: int) -> str:
    """Address of a pilot's scorecard, for tables that name all pilots."""
    return _scorecard_form(year, lang()).format(no)


@cache
def _scorecard_form(year: int, _language: Lang) -> str:
    return reverse("scorecard", args=[year, "0"]).replace("/pilots/0/", "/pilots/{}/")


@register.filter
def coordinate(value: float) -> str:
    """A coordinate of a drawing."""
    return f"{value:.1f}"


@register.filter
def signed_share(value: float) -> str:
    """A relative move with its sign, in whole percent."""
    return f"{value:+.0%}".replace("-", MINUS)


@register.filter
def signed_points(value: float) -> str:
    """A move in points with its sign."""
    return f"{value:+.1f}".replace("-", MINUS)


@register.filter
def either(name: Any) -> str:
    """A text of a kept figure, which has both languages, in that of the page."""
    if not name:
        return ""
    return marked(Bilingual(str(name.get("zh", "")), str(name.get("en", ""))))


@register.filter
def indexed(formula: str) -> SafeString:
    """A formula with its indices lowered: what follows a low line is one."""
    return mark_safe(_INDEX.sub(r"<sub>\1</sub>", escape(formula)))  # escaped before
