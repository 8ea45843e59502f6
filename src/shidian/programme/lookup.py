"""Finding a pilot, indicator, class, province or type by any of its names, or the nearest."""

from collections.abc import Mapping

from shidian.core import Fault, Indicator, StatementType, UsageError
from shidian.core.names import LONGEST_NAME, folded, nearest
from shidian.programme.package import Programme
from shidian.programme.pilot import Pilot

Names = tuple[str, ...]
"""All names of a thing; the first two are shown when it is suggested."""


def find_pilot(programme: Programme, asked: str) -> Pilot:
    """The pilot with this number, name, short name, pinyin or area code.

    Raises
    ------
    UsageError
        With the nearest names, if there is none.
    """
    names = {pilot.no: _names(programme, pilot) for pilot in programme.pilots.values()}
    return programme.pilots[_found("unknown_pilot", asked, names)]


def find_indicator(programme: Programme, asked: str) -> Indicator:
    """The indicator with this code, name or alias; UsageError with the nearest otherwise."""
    names = {
        one.code: (one.name.zh, one.code, one.name.en, *one.aliases)
        for one in programme.indicators.values()
    }
    return programme.indicators[_found("unknown_indicator", asked, names)]


def find_peer_class(programme: Programme, asked: str) -> str:
    """The code of the peer class; UsageError with the nearest otherwise."""
    classes = programme.facts.peer_classes.items()
    return _found(
        "unknown_class", asked, {code: (name.zh, code, name.en) for code, name in classes}
    )


def find_province(programme: Programme, asked: str) -> str:
    """The code of the province, which may be named in short; UsageError otherwise."""
    names = {}
    for tile in programme.tiles:
        area = programme.areas[tile.area]
        names[tile.area] = (area.name, area.name_en, tile.short.zh, tile.short.en)
    return _found("unknown_province", asked, names)


def find_type(asked: str) -> StatementType:
    """The type of commitments with this code or name; UsageError with the nearest otherwise.

    Examples
    --------
    >>> find_type("任务").value
    'task'
    """
    names = {one.value: (one.text.zh, one.value, one.text.en) for one in StatementType}
    return StatementType(_found("unknown_type", asked, names))


def _names(programme: Programme, pilot: Pilot) -> Names:
    names = (pilot.short.zh, pilot.pinyin, pilot.short.en, pilot.name.zh, pilot.name.en)
    # 光明 is how people call 光明新区, 石家庄市 the city in 河北省石家庄市.
    called = (pilot.short.zh.removesuffix("新区"), programme.areas[pilot.area].name)
    return (*names, *called, pilot.area, pilot.no.lstrip("0"))


def _found(code: str, asked: str, names: Mapping[str, Names]) -> str:
    wanted = folded(asked)
    for key, own in names.items():
        if wanted in map(folded, (key, *own)):
            return key
    near = nearest(asked, names, lambda key: (key, *names[key]))
    shown = "、".join(" ".join(names[key][:2]) for key in near)
    raise UsageError(Fault(code, asked=asked[:LONGEST_NAME], nearest=shown))
