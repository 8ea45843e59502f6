"""The arguments and options that several verbs share, and what they accept."""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Annotated, TypeVar

import typer

from shidian.core import DataError, Fault, Place, UsageError
from shidian.core.period import BEIJING, FIRST_YEAR, LAST_YEAR

T = TypeVar("T")
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


def year_asked(asked: str | None, option: str = "--year") -> int | None:
    """The year that an option names.

    Examples
    --------
    >>> year_asked("2020")
    2020
    """
    if asked is None:
        return None
    if not (asked.isascii() and asked.isdigit() and len(asked) == len("2020")):
        raise UsageError(Fault("not_year", Place(option), found=asked[:80]))
    if not FIRST_YEAR <= int(asked) <= LAST_YEAR:
        place = Place(option)
        raise UsageError(
            Fault("year_out_of_range", place, found=asked, first=FIRST_YEAR, last=LAST_YEAR)
        )
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


def today() -> date:
    """The day that it is in Beijing."""
    return datetime.now(BEIJING).date()


def date_asked(text: str, option: str = "--on") -> date:
    """A date; UsageError for what is none."""
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise UsageError(Fault("not_day", Place(option), found=text[:80])) from error


def decimal_asked(text: str, option: str) -> Decimal:
    """A plain number; UsageError for what is none."""
    try:
        number = Decimal(text)
    except InvalidOperation as error:
        raise UsageError(Fault("not_number", Place(option), found=text[:80])) from error
    if not number.is_finite():
        raise UsageError(Fault("not_number", Place(option), found=text[:80]))
    return number


def cell_asked(read: Callable[[str], T], text: str, option: str) -> T:
    """A value that is read as that of a table's cell; UsageError for what is none."""
    try:
        return read(text)
    except DataError as error:
        place = Place(option)
        raise UsageError([Fault(one.code, place, **one.found) for one in error.faults]) from error


def changes_asked(pairs: Sequence[str] | None) -> dict[str, str]:
    """The changes of ``--set``; UsageError for one without an equals sign."""
    changes = {}
    for pair in pairs or ():
        path, equals, value = pair.partition("=")
        if not equals:
            raise UsageError(Fault("scheme_set", found=pair[:80]))
        changes[path.strip()] = value
    return changes


def names_file(word: str) -> bool:
    """Whether a word that may be a code is meant as a YAML file.

    Examples
    --------
    >>> names_file("own.yaml"), names_file("dalian"), names_file("x" * 300)
    (True, False, False)
    """
    try:
        return word.endswith((".yaml", ".yml")) or Path(word).is_file()
    except OSError:  # too long to be a file's name
        return False
