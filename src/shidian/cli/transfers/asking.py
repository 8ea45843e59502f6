"""From files and options to a division of money: award, equalization, pass-through."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shidian.cli.options import changes_asked, decimal_asked, year_asked
from shidian.cli.package import told_of, with_own_file
from shidian.cli.told import told_at
from shidian.core import Fault, Place, UsageError

if TYPE_CHECKING:
    from decimal import Decimal

    from shidian.cli.transfers.options import Asked
    from shidian.mechanisms.transfers.equalization_result import EqualizationResult
    from shidian.mechanisms.transfers.pool import Pool
    from shidian.mechanisms.transfers.results import (
        AwardResult,
        PassThroughResult,
    )
    from shidian.mechanisms.transfers.rule_change import Divided
    from shidian.programme import Programme


def award_of(programme: Programme, asked: Asked) -> AwardResult:
    """The award of the places in the files."""
    from shidian.mechanisms.transfers.areas import told_of_areas
    from shidian.mechanisms.transfers.award_places import read_award_places
    from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
    from shidian.mechanisms.transfers.changes import changed
    from shidian.mechanisms.transfers.limits import LimitTerms
    from shidian.mechanisms.transfers.package import AWARD, award_terms_of

    asked, changes = _taken_out(asked, "pool", "hold", "cap")
    settled, places = _needed(asked.settled, "--settled"), _needed(asked.places, "--places")
    with told_of(AWARD, asked.params):
        stated = award_terms_of(with_own_file(programme, AWARD, asked.params))
        terms = changed(stated, changes)
    table = read_award_places(
        _content(settled), settled.name, _content(places), places.name, terms.terms
    )
    with told_at({"hold": "--hold", "cap": "--cap", "limits_order": "--hold --cap"}):
        limits = LimitTerms(hold=_share(asked.hold, "--hold"), cap=_share(asked.cap, "--cap"))
    question = AwardQuestion(places=table, terms=terms, pool=_pool(programme, asked), limits=limits)
    with told_of(AWARD, asked.params), told_at({"allocation_least": "--hold"}):
        return told_of_areas(programme, award_answered(question), places.name)


def equalization_of(programme: Programme, asked: Asked) -> EqualizationResult:
    """The equalization transfer of the places in the file."""
    from shidian.mechanisms.transfers.areas import told_of_areas
    from shidian.mechanisms.transfers.changes import changed
    from shidian.mechanisms.transfers.equalization_result import equalization_answered
    from shidian.mechanisms.transfers.package import EQUALIZATION, equalization_terms_of

    asked, changes = _taken_out(asked, "pool")
    places = _needed(asked.places, "--places")
    with told_of(EQUALIZATION, asked.params):
        stated = equalization_terms_of(with_own_file(programme, EQUALIZATION, asked.params))
        terms = changed(stated, changes)
    answered = equalization_answered(_content(places), places.name, terms, _given(asked))
    return told_of_areas(programme, answered, places.name)


def pass_through_of(programme: Programme, asked: Asked) -> PassThroughResult:
    """A province's amount over the counties in the file, by the province's own terms."""
    from shidian.mechanisms.transfers.changes import changed
    from shidian.mechanisms.transfers.pass_through import (
        pass_through_answered,
        pass_through_terms,
    )

    asked, changes = _taken_out(asked, "pool")
    places, params = _needed(asked.places, "--places"), _needed(asked.params, "--params")
    files = {params.name: _content(params)}
    stated = pass_through_terms(files, params.name, programme.documents)
    terms = changed(stated, changes)
    return pass_through_answered(_given(asked), _content(places), places.name, terms)


class Division(NamedTuple):
    """A division of money, and what it can be asked with."""

    divided: Callable[[Programme, Asked], Divided]
    takes: Sequence[str]


DIVISIONS: Mapping[str, Division] = {
    "award": Division(
        award_of, ("settled", "places", "year", "pool", "hold", "cap", "params", "change")
    ),
    "equalize": Division(equalization_of, ("places", "pool", "params", "change")),
    "pass-through": Division(pass_through_of, ("places", "pool", "params", "change")),
}


def division_of(name: str, asked: Asked) -> Callable[[Programme, Asked], Divided]:
    """The division of a name; UsageError for none, and for options that it does not take."""
    if name not in DIVISIONS:
        known = " ".join(DIVISIONS)
        raise UsageError(Fault("transfers_division", asked=name[:40], known=known))
    found = DIVISIONS[name]
    known = " ".join(f"--{'set' if one == 'change' else one}" for one in found.takes)
    faults = [
        Fault("transfers_not_taken", Place(f"--{option}"), division=name, known=known)
        for option, given in asked._asdict().items()
        if given is not None and option not in found.takes
    ]
    if faults:
        raise UsageError(faults)
    return found.divided


def _taken_out(asked: Asked, *names: str) -> tuple[Asked, Mapping[str, str]]:
    """Changes of the pool and of the limits are options; the others are of the terms."""
    changes = changes_asked(asked.change)
    own = {name: changes.pop(name) for name in names if name in changes}
    if "pool" in own:
        asked = asked._replace(year=None)
    asked = asked._replace(
        pool=own.get("pool", asked.pool),
        hold=own.get("hold", asked.hold),
        cap=own.get("cap", asked.cap),
    )
    return asked, changes


def _needed(path: Path | None, option: str) -> Path:
    if path is None:
        raise UsageError(Fault("argument_missing", name=option, help="shidian transfers --help"))
    return path


def _pool(programme: Programme, asked: Asked) -> Pool:
    from shidian.mechanisms.transfers.pool import pool_of_year

    if (asked.year is None) == (asked.pool is None):
        raise UsageError(Fault("transfers_which_pool"))
    year = year_asked(asked.year)
    if year is None:
        return _given(asked)
    with told_at({"award_year": "--year"}):
        return pool_of_year(programme, year)


def _given(asked: Asked) -> Pool:
    from shidian.mechanisms.transfers.pool import pool_given

    if asked.pool is None:
        raise UsageError(Fault("argument_missing", name="--pool", help="shidian transfers --help"))
    codes = ("allocation_pool", "transfers_large", "transfers_fen")
    with told_at(dict.fromkeys(codes, "--pool")):
        return pool_given(decimal_asked(asked.pool, "--pool"))


def _share(text: str | None, option: str) -> Decimal | None:
    return None if text is None else decimal_asked(text, option)


def _content(path: Path) -> bytes:
    from shidian.programme import file_content

    return file_content(path)
