"""What the script of the grid has to know, and what it says in the language of the page."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shidian.store.filings.filings import subject
from shidian.store.models import Filing, Person


def script(filing: Filing, person: Person) -> Mapping[str, Any]:
    """What the script of a filing's page is given."""
    return {
        "filing": filing.pk,
        "person": person.pk,
        "username": person.username,
        "signIn": reverse("account_login"),
        "session": reverse("account_session"),
        "life": reverse("filing_life", args=[subject(filing)]),
        "words": _words(),
    }


def _words() -> Mapping[str, str]:
    """Sentences by name; braces are filled in by the script."""
    return {
        "unsaved": _("{n} 处未保存"),
        "saving": _("正在保存…"),
        "saved": _("已保存 {time}"),
        "offline": _("没有送达：{n} 处还没有保存，都留在本机，会自动再送。"),
        "again": _("现在再送"),
        "signedOut": _("登录已过期：{n} 处还没有保存，都留在本机。登录后自动再送。"),
        "signIn": _("登录（新标签页）"),
        "refused": _("没有保存：{why} 输入的内容都留在本机。"),
        "offered": _("上次有 {n} 处没有保存，已放回格中。"),
        "save": _("保存"),
        "discard": _("放弃"),
        "homeless": _("下面的内容上次没有保存，现在没有可写的格："),
        "noCell": _("粘贴的内容有 {n} 格放不下或不可写：{what}"),
        "noChoice": _("“{found}”不在选项里。"),
        "takenBack": _("已恢复为保存的内容。"),
        "by": _("{by} · {at} · 第 {version} 版"),
        "explained": _("已说明"),
        "other": _("现在登录的是另一个人。"),
        "life": _("全过程"),
        "close": _("关闭"),
    }
