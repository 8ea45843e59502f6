"""What a city of a size may ask of settlers, and the dates of a residence permit."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.mechanisms.transfers.city_size import SettlementTier
from shidian.mechanisms.transfers.permit import IN_FORCE
from shidian.mechanisms.transfers.permit_result import permit_answered
from shidian.mechanisms.transfers.settlement_rules import settlement_answered
from shidian.mechanisms.transfers.words import ASKED, POINTS
from shidian.programme import Programme
from shidian.store.access import today
from shidian.store.snapshot import assessed
from shidian.web.views.fiscal import package
from shidian.web.views.fiscal.answer import Form, answer
from shidian.web.views.fiscal.fields import Field, by_field, day_of, number_of, typed, with_faults
from shidian.web.views.schemes.annex import titles_of

ENDORSED = ("endorsed_1", "endorsed_2", "endorsed_3", "endorsed_4")
_RESIDENTS = Field(
    name="residents",
    label=Bilingual("城区常住人口", "Residents of the urban district"),
    unit=Bilingual("万人", "in 10,000 people"),
    value="",
    required=False,
    high=Decimal(10_000),
    top=Decimal(1200),
)


def page(request: HttpRequest) -> HttpResponse:
    """The class of a city with its rules, and a permit's dates."""
    programme = assessed()[0].programme
    now = max(today(), IN_FORCE).isoformat()
    days = [
        _day("on", Bilingual("按哪一天", "As of"), now),
        _day("arrived", Bilingual("开始居住", "Living here since")),
        _day("applied", Bilingual("申领", "Applied")),
        _day("issued", Bilingual("发证", "Issued")),
        *(
            _day(name, Bilingual(f"第 {at} 次签注", f"Endorsement {at}"))
            for at, name in enumerate(ENDORSED, start=1)
        ),
    ]
    fields = [typed(request.GET, one) for one in (_RESIDENTS, *days)]
    faults: list[Fault] = []
    context = _answers(programme, fields, faults)
    told = by_field(faults, [one.name for one in fields])
    fields = with_faults(fields, told)
    context |= {
        "titles": titles_of(programme),
        "residents": fields[0],
        "on": fields[1],
        "days": fields[2:],
        "general": told.get("", ()),
        "classes": package.size_classes(programme),
        "tiers": [(one, _asked(one.may_ask), POINTS[one.points]) for one in _tiers(programme)],
    }
    return answer(request, Form("settlement", context, fields))


def _answers(programme: Programme, fields: Sequence[Field], faults: list[Fault]) -> dict[str, Any]:
    read: dict[str, Any] = {}
    for one in fields:
        try:
            read[one.name] = day_of(one) if one.kind == "date" else number_of(one)
        except DataError as error:
            faults += error.faults
    context: dict[str, Any] = {}
    if not faults and read["residents"] is not None:
        context |= _settlement(programme, read, faults)
    if not faults and read["arrived"] is not None:
        context |= _permit(read, faults)
    return context


def _settlement(programme: Programme, read: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    sizes, tiers = package.size_classes(programme), _tiers(programme)
    try:
        found = settlement_answered(
            read["residents"], read["on"], sizes, tiers, package.later_rules(programme)
        )
    except DataError as error:
        columns = {"settlement_before": "on", "city_size_none": "residents"}
        faults += [_at(one, columns.get(one.code, "")) for one in error.faults]
        return {}
    return {"found": found, "may_ask": _asked(found.may_ask), "points": POINTS[found.points]}


def _permit(read: dict[str, Any], faults: list[Fault]) -> dict[str, Any]:
    endorsed: list[date] = [read[name] for name in ENDORSED if read[name]]
    try:
        found = permit_answered(
            read["arrived"], read["on"], read["applied"], read["issued"], endorsed
        )
    except DataError as error:
        faults += [
            _at(one, ENDORSED[0]) if one.place.column == "endorsed" else one for one in error.faults
        ]
        return {}
    return {"permit": found}


def _at(fault: Fault, column: str) -> Fault:
    return Fault(fault.code, Place(column=column), **fault.found)


def _day(name: str, label: Bilingual, value: str = "") -> Field:
    kind, required = "date", bool(value)
    return Field(name=name, label=label, value=value, stated=value, kind=kind, required=required)


def _tiers(programme: Programme) -> Sequence[SettlementTier]:
    return package.settlement_tiers(programme)


def _asked(may_ask: Sequence[str]) -> Sequence[Bilingual]:
    return [ASKED[one] for one in may_ask]
