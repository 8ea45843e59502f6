"""The arguments and options that several verbs share, and what they accept."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated

import typer

from shidian.core import Fault, Place, UsageError
from shidian.core.period import BEIJING, FIRST_YEAR, LAST_YEAR

Folder = Annotated[
    Path | None,
    typer.Argument(
        metavar="[FOLDER]",
        show_default=False,
        help="方案包文件夹，默认为内置方案包。 Package folder; the built-in one by default.",
    ),
]
Pilot = Annotated[
    str | None,
    typer.Option(
        "--pilot",
        "-p",
        metavar="PILOT",
        help="试点：名称、简称、拼音、序号或区划代码。 By name, pinyin, number or area code.",
    ),
]
Indicator = Annotated[
    str | None,
    typer.Option(
        "--indicator", "-i", metavar="INDICATOR", help="指标代码或名称。 Indicator code or name."
    ),
]
Year = Annotated[
    str | None, typer.Option("--year", "-y", metavar="YEAR", help="年份，如 2020。 Such as 2020.")
]
AsOf = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="该日终了时（北京时间）登记簿所载。 As registered by the end of that day.",
    ),
]
Format = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table（主要的列）、csv、xlsx、json、jsonl。 Main columns in a table.",
    ),
]
_END_OF_DAY = timedelta(days=1) - timedelta(microseconds=1)


def year_asked(asked: str | None) -> int | None:
    """The year of ``--year``.

    Examples
    --------
    >>> year_asked("2020")
    2020
    """
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) == len("2020")):
        raise UsageError(Fault("not_year", Place("--year"), found=asked))
    if not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        raise UsageError(Fault("year_out_of_range", found=asked, first=FIRST_YEAR, last=LAST_YEAR))
    return int(asked)


def moment_asked(asked: str | None) -> datetime | None:
    """The moment of ``--as-of``; a bare date means the end of that day in Beijing.

    Examples
    --------
    >>> moment_asked("2026-11-23").isoformat()
    '2026-11-23T15:59:59.999999+00:00'
    >>> moment_asked("2026-11-23T09:30").isoformat()
    '2026-11-23T01:30:00+00:00'
    """
    if asked is None:
        return None
    try:
        moment = datetime.fromisoformat(asked)
        if len(asked) <= len("2026-11-23"):
            moment += _END_OF_DAY
        return (moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(Fault("bad_date", Place("--as-of"), asked=asked)) from error
