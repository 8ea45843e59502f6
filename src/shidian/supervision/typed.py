"""What a person typed in a form: words, days and whole numbers, with the faults of all fields."""

from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from typing import NamedTuple, TypeVar

from shidian.core import Bilingual, Fault

E = TypeVar("E", bound=StrEnum)
Given = Mapping[str, str]


class Field(NamedTuple):
    """What a field is called, and how many characters it may hold."""

    name: Bilingual
    longest: int = 200


FIELDS: Mapping[str, Field] = {
    "task_name": Field(Bilingual("任务名称", "name of the task")),
    "title": Field(Bilingual("内容", "what is to be done"), 300),
    "department": Field(Bilingual("部门", "department"), 100),
    "owner": Field(Bilingual("责任人", "owner"), 100),
    "start": Field(Bilingual("开始日期", "first day")),
    "due": Field(Bilingual("期限", "due date")),
    "weight": Field(Bilingual("权重", "weight")),
    "evidence_wanted": Field(Bilingual("所需佐证", "evidence wanted"), 300),
    "percent": Field(Bilingual("完成百分比", "percentage done")),
    "done": Field(Bilingual("做了什么", "what was done"), 2000),
    "evidence": Field(Bilingual("佐证", "evidence"), 300),
    "sha256": Field(Bilingual("SHA-256", "SHA-256")),
    "reason": Field(Bilingual("理由", "reason"), 1000),
    "step": Field(Bilingual("步骤", "step")),
    "number": Field(Bilingual("文号", "number"), 100),
    "kind": Field(Bilingual("种类", "kind")),
    "level": Field(Bilingual("级别", "level")),
    "subject": Field(Bilingual("标题", "subject")),
    "text": Field(Bilingual("正文", "text"), 8000),
    "reply": Field(Bilingual("回复", "reply"), 8000),
    "held": Field(Bilingual("会议日期", "day of the meeting")),
    "attendees": Field(Bilingual("参会人员", "attendees"), 2000),
    "resolution": Field(Bilingual("议定事项", "resolution"), 2000),
}


def words(given: Given, name: str, faults: list[Fault]) -> str:
    """What stands in a field, without blanks around it; empty where nothing does.

    Examples
    --------
    >>> faults = []
    >>> words({"title": " 出台办法 "}, "title", faults), words({}, "title", faults), faults
    ('出台办法', '', [])
    """
    text = given.get(name, "").replace("\r\n", "\n").strip()
    field = FIELDS[name]
    if len(text) > field.longest:
        faults.append(
            Fault("supervision_too_long", field=field.name, found=len(text), limit=field.longest)
        )
    if any(ord(one) < ord(" ") and one not in "\n\t" for one in text):
        faults.append(Fault("entry_control"))
    return text


def needed(given: Given, name: str, faults: list[Fault]) -> str:
    """What stands in a field that must not be empty."""
    text = words(given, name, faults)
    if not text:
        faults.append(Fault("supervision_lacks", field=FIELDS[name].name))
    return text


def day(given: Given, name: str, faults: list[Fault]) -> date | None:
    """The day in a field, None where it is empty."""
    text = words(given, name, faults)
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        faults.append(Fault("supervision_not_day", field=FIELDS[name].name, found=text[:40]))
        return None


def needed_day(given: Given, name: str, faults: list[Fault]) -> date:
    """The day in a field that must not be empty."""
    before = len(faults)
    found = day(given, name, faults)
    if found is None and len(faults) == before:
        faults.append(Fault("supervision_lacks", field=FIELDS[name].name))
    return found or date.max


def whole(given: Given, name: str, bounds: tuple[int, int], faults: list[Fault]) -> int:
    """The whole number in a field, between two bounds, both allowed.

    Examples
    --------
    >>> faults = []
    >>> whole({"weight": "40"}, "weight", (1, 100), faults)
    40
    >>> whole({"weight": "4.5"}, "weight", (1, 100), faults), faults[0].text("en")
    (0, 'The weight must be a whole number from 1 to 100, not “4.5”.')
    """
    text = needed(given, name, faults)
    low, high = bounds
    if text.isdecimal() and len(text) < 9 and low <= int(text) <= high:
        return int(text)
    if text:
        said = FIELDS[name].name
        faults.append(
            Fault("supervision_not_number", field=said, found=text[:40], low=low, high=high)
        )
    return 0


def choice(given: Given, name: str, known: type[E], faults: list[Fault]) -> E:
    """The member of an enumeration in a field; the first one, with a fault, for anything else."""
    text = given.get(name, "")
    if text in {one.value for one in known}:
        return known(text)
    faults.append(Fault("supervision_choice", field=FIELDS[name].name, found=text[:40]))
    return next(iter(known))
