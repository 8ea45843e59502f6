"""``shidian land due``: construction land that is due for people who settled."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.giving import give_tables, tell_warnings
from shidian.cli.options import Format, Pilot, cell_asked, date_asked, today
from shidian.cli.output import TABLE, check_format
from shidian.cli.transfers.city import OnDay
from shidian.core import Bilingual, Confidence, Fault, Place, UsageError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from shidian.mechanisms.transfers.land import LandRule
    from shidian.programme import Programme

SettledPeople = Annotated[
    str,
    typer.Option(
        "--settled", metavar="N", help="上年落户人数。 People who settled in the year before."
    ),
]
Existing = Annotated[
    str,
    typer.Option(
        "--existing",
        metavar="M2",
        help="现状人均城镇建设用地，平方米。 Existing town land a head, in m².",
    ),
]
AreaCode = Annotated[
    str | None,
    typer.Option(
        "--area", metavar="CODE", help="区划代码，不是试点时用。 Area code, if it is no pilot."
    ),
]
Adjustment = Annotated[
    str,
    typer.Option(
        "--adjustment", metavar="SHARE", help="省级调整，如 -0.1。 Of the province, such as -0.1."
    ),
]
Centre = Annotated[
    bool,
    typer.Option(
        "--centre", help="超大、特大城市中心城区。 Centre district of a super-large city."
    ),
]
LandParams = Annotated[
    Path | None,
    typer.Option(
        "--params",
        metavar="FILE",
        help="自己的用地规则（YAML），默认方案包的。 Land rules of your own; else the package's.",
    ),
]


def due(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    settled: SettledPeople,
    existing: Existing,
    pilot: Pilot = None,
    area: AreaCode = None,
    on: OnDay = None,
    adjustment: Adjustment = "0",
    centre: Centre = False,
    params: LandParams = None,
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """落户人口应得的建设用地。 Construction land that is due for people who settled."""
    check_format(format, TABLE)
    from shidian.cli.package import programme, told_of, with_own_file
    from shidian.cli.told import told_at
    from shidian.mechanisms.transfers.areas import unknown_land_area
    from shidian.mechanisms.transfers.inputs import not_negative
    from shidian.mechanisms.transfers.land import land_due
    from shidian.mechanisms.transfers.package import LAND, land_rule_on
    from shidian.programme.cells import integer, number
    from shidian.reporting.names import names_of
    from shidian.reporting.transfers_tables import due_table, rule_name

    package, day = programme(), date_asked(on) if on else today()
    code = _area(package, pilot, area)
    people = cell_asked(integer, settled, "--settled")
    land = cell_asked(not_negative, existing, "--existing")
    moved = cell_asked(number, adjustment, "--adjustment")
    with told_of(LAND, params), told_at({"land_rule_none": "--on"}):
        rule = land_rule_on(with_own_file(package, LAND, params), code, day, centre)
    with told_at({"land_centre_unstated": "--centre", "land_adjustment": "--adjustment"}):
        found = land_due(rule, people, land, moved, centre)
    names = names_of(package)
    name = rule_name(rule, names)
    table = due_table(found, rule, names, existing=land, adjustment=moved)
    give_tables([table], format, output, ctx.obj)
    unknown = unknown_land_area(package, code, rule) if area is not None else ()
    warnings = _warnings(rule, name, code, day.year, centre=centre)
    tell_warnings([*unknown, *warnings], ctx.obj)


def _area(programme: Programme, pilot: str | None, area: str | None) -> str:
    """The code of the area whose rule holds; the nation's where none was asked for."""
    from shidian.mechanisms.transfers.inputs import area as area_code
    from shidian.programme import find_pilot

    if pilot is not None and area is not None:
        raise UsageError(Fault("land_whose"))
    if pilot is not None:
        return find_pilot(programme, pilot).area
    return cell_asked(area_code, area, "--area") if area is not None else "000000"


def _warnings(
    rule: LandRule, name: Bilingual, area: str, year: int, *, centre: bool
) -> Iterator[Fault]:
    if centre:
        whose = area if area.strip("0") else Bilingual("该地", "The place")
        yield Fault("land_centre", area=whose, year=year)
    if rule.source.confidence is Confidence.UNVERIFIED:
        label = Bilingual(f"用地规则（{name.zh}）", f"land rule of {name.text('en')}")
        yield Fault("official_source", Place(column=rule.code), found=label)
