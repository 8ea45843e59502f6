"""Construction land for people who settled: a calculator, and the balance of a pilot by year."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, DataError, Fault
from shidian.mechanisms.transfers.balance import land_answered
from shidian.mechanisms.transfers.land import LandDue, LandRule, land_due, rule_on
from shidian.programme import Programme
from shidian.store.access import today
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import Form, answer
from shidian.web.views.fiscal.fields import (
    Choice,
    Field,
    by_field,
    choice_of,
    day_of,
    number_of,
    typed,
    with_faults,
)
from shidian.web.views.fiscal.grid import Grid, Head, grid_of
from shidian.web.views.schemes.annex import titles_of

FILE = "land.csv"
_AREA = Choice("area", Bilingual("地区", "Area"))
_CENTRE = Choice(
    "centre", Bilingual("超大、特大城市中心城区", "Centre of a super-large or mega-city")
)
_HEADS = (
    Head("year", Bilingual("年份", "Year"), needed=True),
    Head("settled", Bilingual("当年落户人数", "Settled in the year")),
    Head("existing_m2", Bilingual("现状人均用地 m²", "Land a head, m²")),
    Head("granted_mu", Bilingual("下达（亩）", "Granted, mu")),
    Head("used_mu", Bilingual("使用（亩）", "Used, mu")),
)
_FIELDS = (
    Field(
        name="settled",
        label=Bilingual("上年落户人数", "People who settled the year before"),
        value="",
        required=False,
        high=Decimal(10) ** 9,
        step="1",
    ),
    Field(
        name="existing",
        label=Bilingual("现状人均城镇建设用地", "Town construction land a head"),
        unit=Bilingual("平方米", "m²"),
        value="",
        required=False,
        high=Decimal(10_000),
        top=Decimal(250),
    ),
    Field(
        name="adjustment",
        label=Bilingual("省级调整", "Adjustment by the province"),
        unit=Bilingual("0.1 即上调一成", "0.1 is a tenth more"),
        value="0",
        stated="0",
        low=Decimal(-1),
        high=Decimal(1),
    ),
)


def page(request: HttpRequest) -> HttpResponse:
    """The calculator and the balance."""
    return answer(request, form_of(request))


def form_of(request: HttpRequest) -> Form:
    """The form as it was filled in, and its answer."""
    programme = assessed()[0].programme
    areas = {one.area: one for one in programme.pilots.values()}
    faults: list[Fault] = []
    area = choice_of(request.GET, _AREA, areas, faults) or next(iter(areas))
    centre = choice_of(request.GET, _CENTRE, ("yes",), faults) == "yes"
    on = today().isoformat()
    day = Field(name="day", label=Bilingual("日期", "Day"), value=on, stated=on, kind="date")
    fields = [typed(request.GET, one) for one in (day, *_FIELDS)]
    grid = grid_of(request.GET, _HEADS, faults)
    context = _due(programme, area, centre, fields, faults)
    fields = with_faults(fields, by_field(faults, [one.name for one in fields]))
    general = [*by_field(faults, [one.name for one in fields]).get("", ())]
    if not faults and grid.filled:
        grid, told = _balance(programme, grid, area, centre, fields[-1].value, context)
        general += told
    context |= {
        "titles": titles_of(programme),
        "fields": fields,
        "grid": grid,
        "general": general,
        "areas": list(areas.values()),
        "area": area,
        "centre": centre,
        "rules": package.land_rules(programme),
    }
    others = {"area": area if "area" in request.GET else "", "centre": "yes" if centre else ""}
    return Form("land", context, [*fields, *grid.fields], others)


def _due(
    programme: Programme, area: str, centre: bool, fields: list[Field], faults: list[Fault]
) -> dict[str, Any]:
    """The rule of the day, and what is due where people and land were typed."""
    read: dict[str, Any] = {}
    for one in fields:
        try:
            read[one.name] = day_of(one) if one.kind == "date" else number_of(one)
        except DataError as error:
            faults += error.faults
    if faults:
        return {}
    try:
        rule = rule_on(package.land_rules(programme), area, read["day"], centre)
        return {"rule": rule, "due": due_of(rule, read, centre)}
    except DataError as error:
        columns = {"land_rule_none": "day", "land_adjustment": "adjustment"}
        faults += [_moved(fault, columns) for fault in error.faults]
        return {}


def due_of(
    rule: LandRule, read: Mapping[str, Decimal | date | None], centre: bool
) -> LandDue | None:
    """What is due; None where people, or the land that decides, are not given."""
    settled, existing, adjustment = (read[name] for name in ("settled", "existing", "adjustment"))
    if not isinstance(settled, Decimal) or not (centre or isinstance(existing, Decimal)):
        return None
    land = existing if isinstance(existing, Decimal) else Decimal(0)
    by = adjustment if isinstance(adjustment, Decimal) else Decimal(0)
    return land_due(rule, int(settled), land, by, centre)


def _moved(fault: Fault, columns: Mapping[str, str]) -> Fault:
    place = replace(fault.place, column=columns.get(fault.code, fault.place.column))
    return Fault(fault.code, place, **fault.found)


def _balance(
    programme: Programme,
    grid: Grid,
    area: str,
    centre: bool,
    adjustment: str,
    context: dict[str, Any],
) -> tuple[Grid, list[str]]:
    fixed = {"area": area, "centre": "yes" if centre else "", "adjustment": adjustment or "0"}
    content = grid.csv(*(head.name for head in _HEADS), fixed=fixed)
    try:
        context["balance"] = land_answered(programme, content, FILE)
    except DataError as error:
        told, general = grid.told(error.faults)
        return told, list(general)
    return grid, []
