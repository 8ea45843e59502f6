"""The options that the verbs on cost share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from shidian.cli.options import year_asked
from shidian.core import Fault, Place, UsageError

NO_RULES = "none"
_MOST_YEARS = 100

Model = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="CODE|FILE",
        help="成本模型的代码或 YAML 文件，默认试点自己的。 Cost model; default the pilot's own.",
    ),
]
Rules = Annotated[
    str | None,
    typer.Option(
        "--rules",
        metavar="CODE|FILE",
        help="分担规则的代码或 YAML 文件，默认试点自己的；none 为不分担。"
        " Sharing rules; default the pilot's own; none divides nothing.",
    ),
]
PeopleFile = Annotated[
    Path | None,
    typer.Option(
        "--people",
        metavar="FILE",
        help="人数表 year,origin,step,people（csv）；默认方案所写。 People; default the plan's.",
    ),
]
Years = Annotated[
    str | None,
    typer.Option(
        "--years", metavar="FIRST-LAST", help="测算年份，如 2015-2020。 Such as 2015-2020."
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="改一个数，如 discount=0.03、people=1.1；可多次。 Change a number; can be repeated.",
    ),
]
Params = Annotated[
    Path | None,
    typer.Option(
        "--params",
        metavar="FILE",
        help="改多个数的表 path,value（csv），路径同 --set；两处都有时以 --set 为准。"
        " Table of changed numbers; --set wins.",
    ),
]
Official = Annotated[
    bool,
    typer.Option(
        "--official", help="正式结果：有未核实事项就拒绝。 Refuse while anything is unverified."
    ),
]
Payers = Annotated[
    list[str] | None,
    typer.Option(
        "--payer",
        metavar="PAYER",
        help="只看这些承担方，如 city；可多次。 Only what these bear; can be repeated.",
    ),
]


class Asked(NamedTuple):
    """What is asked: whose people, which model and rules, which years, which numbers changed."""

    pilot: str | None
    model: str | None
    rules: str | None
    people: Path | None
    years: str | None
    change: Sequence[str] | None
    params: Path | None


def years_asked(text: str, option: str) -> range:
    """The years of a span such as ``2015-2020``, or one year; UsageError for anything else.

    Examples
    --------
    >>> list(years_asked("2015-2017", "--years")), list(years_asked("2016", "--years"))
    ([2015, 2016, 2017], [2016])
    """
    first, _, last = text.replace("–", "-").replace("—", "-").partition("-")
    begin, end = (year_asked(one.strip(), option) for one in (first, last or first))
    assert begin is not None
    assert end is not None
    if not 0 <= end - begin < _MOST_YEARS:
        raise UsageError(Fault("years_span", Place(option), found=text[:40]))
    return range(begin, end + 1)
