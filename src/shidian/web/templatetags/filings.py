"""How filings are written on pages: faults, roles, who saved a cell and when."""

import re
from datetime import datetime

from django import template
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from shidian.core import Fault
from shidian.programme.filing_form import Column
from shidian.register.filing import FilingSheet, shown_entry
from shidian.register.roles import Role
from shidian.store.filings.filings import FORM
from shidian.web.context import lang

register = template.Library()

_CHINESE = re.compile("[\u3001-\u303f\u3400-\u9fff\uff01-\uff5e]+")


@register.filter
def mixed(text: str) -> SafeString:
    """A text in which people wrote, its Chinese marked for whoever has a page read aloud."""
    escaped = escape(text)
    if lang() == "zh":
        return escaped
    return mark_safe(_CHINESE.sub(r'<span lang="zh-Hans">\g<0></span>', escaped))  # escaped before


@register.filter
def is_chinese(text: str) -> bool:
    """Whether a text has Chinese in it."""
    return _CHINESE.search(text) is not None


@register.filter
def told(fault: Fault) -> SafeString:
    """What is wrong, where, and what to do."""
    return mixed(fault.line(lang()))


@register.filter
def fault_text(fault: Fault) -> SafeString:
    """What is wrong."""
    return mixed(fault.text(lang()))


@register.filter
def fault_advice(fault: Fault) -> SafeString:
    """What to do about it."""
    return mixed(fault.advice(lang()))


@register.filter
def role_text(role: str) -> str:
    """A role in words, or as it is written where it is none of today's."""
    return Role(role).text.text(lang()) if role in set(Role) else role


@register.filter
def saver(name: str) -> str:
    """Who saved a cell; what a filing began with, nobody did."""
    return _("表单预填") if name == FORM else name


@register.filter
def cell_name(key: str, sheet: FilingSheet) -> SafeString:
    """A cell in words; its key where the form has none of that name."""
    cell = sheet.cells.get(key)
    return mixed(cell.name.text(lang()) if cell else key)


@register.filter
def entry_text(column: Column, value: str) -> str:
    """A stored value as people read it."""
    return shown_entry(column, value).text(lang())


@register.filter
def moment(at: str) -> str:
    """A moment of the event log in the time of the place, to the second."""
    return localtime(datetime.fromisoformat(at)).strftime("%Y-%m-%d %H:%M:%S")
