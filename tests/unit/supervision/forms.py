"""Forms as people fill them in, and what is wrong with them."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from shidian.core import DataError

DAY = date(2016, 7, 1)
ASSIGNMENT = {
    "commitment": "03-task-1",
    "title": "出台办法",
    "department": "公安局",
    "owner": "李伟",
    "due": "2016-06-30",
    "weight": "60",
}
NOTICE = {
    "number": "〔2016〕3号",
    "kind": "demand",
    "level": "reminder",
    "subject": "进度",
    "text": "请报送进展。",
    "due": "2016-07-15",
}


def codes(act: Callable[[], Any]) -> list[str]:
    """The codes of the faults that something is refused with."""
    with pytest.raises(DataError) as error:
        act()
    return [fault.code for fault in error.value.faults]
