"""Tables of events, and of the places at which the log is broken."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Any

from shidian.core import Bilingual, Lang
from shidian.core.period import BEIJING
from shidian.reporting import Column, Table

if TYPE_CHECKING:
    from shidian.store.audit import Examination
    from shidian.store.models import Event

_TITLES = {
    "number": Bilingual("编号", "Number"),
    "at": Bilingual("时间", "Moment"),
    "act": Bilingual("操作", "Act"),
    "actor": Bilingual("操作人", "Person"),
    "area": Bilingual("区划", "Area"),
    "subject": Bilingual("对象", "Subject"),
    "before": Bilingual("之前", "Before"),
    "after": Bilingual("之后", "After"),
    "reason": Bilingual("理由", "Reason"),
    "request": Bilingual("请求", "Request"),
    "sha256": Bilingual("散列值", "Hash"),
    "place": Bilingual("位置", "Place"),
    "wrong": Bilingual("问题", "What is wrong"),
    "logged": Bilingual("日志所记", "Logged"),
    "held": Bilingual("现有", "Held"),
}
_FULL_ONLY = frozenset({"area", "request", "sha256"})
_EVENT: Mapping[str, Callable[[Event], Any]] = {
    "number": lambda one: one.number,
    "at": lambda one: _local(one.at),
    "act": lambda one: one.act,
    "actor": lambda one: one.actor,
    "area": lambda one: one.area,
    "subject": lambda one: one.subject,
    "before": lambda one: one.before,
    "after": lambda one: one.after,
    "reason": lambda one: one.reason,
    "request": lambda one: one.request,
    "sha256": lambda one: one.sha256,
}


def of_events(events: Iterable[Event]) -> Table:
    """Events in their order, at the time of Beijing."""
    title = Bilingual("日志", "Events")
    rows = [[_clean(value(one)) for value in _EVENT.values()] for one in events]
    return Table("events", title, title, _columns(_EVENT), rows)


def of_breaks(done: Examination, lang: Lang) -> Table:
    """The places at which the chain is broken or a table is not what was logged."""
    title = Bilingual("日志的问题", "Broken places of the log")
    rows = [[one.place, one.wrong.text.text(lang), "", ""] for one in done.chain.breaks]
    for place, wrong, logged, held in done.mismatches:
        rows.append([_clean(place), wrong.text.text(lang), _clean(logged), held])
    names = ("place", "wrong", "logged", "held")
    return Table("breaks", title, title, _columns(names), rows)


def _columns(names: Iterable[str]) -> Sequence[Column]:
    return [
        Column(name, _TITLES[name], _TITLES[name], lambda _: None, name not in _FULL_ONLY)
        for name in names
    ]


def _local(at: str) -> str:
    try:
        return datetime.fromisoformat(at).astimezone(BEIJING).isoformat(sep=" ", timespec="seconds")
    except ValueError:  # somebody wrote into the log
        return at


def _clean(value: Any) -> Any:
    """Bytes that are no text, which somebody wrote into the log, as what they are."""
    if not isinstance(value, str):
        return value if isinstance(value, int) or value is None else str(value)
    return value.encode("utf-8", "backslashreplace").decode("utf-8")
