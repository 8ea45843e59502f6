"""Worked persons beside each scheme: what people computed by hand, against what the scheme says.

A file ``schemes/stories/SCHEME.yaml`` has the stories of one scheme. They run as tests and are
shown as documentation.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.core.plain import plain
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.outcome import Outcome, Scored
from shidian.mechanisms.settlement.package import schemes_of
from shidian.mechanisms.settlement.person import read_person
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.scheme import Scheme
from shidian.programme import Programme, built, places, read_mapping

_STORIES = re.compile(r"schemes/stories/[^/]+\.yaml")


@dataclass(frozen=True)
class Story:
    """A person on a day, and what the scheme must say of them.

    Parameters
    ----------
    id : str
    title : Bilingual
    as_of : date
        Day of application.
    qualified : bool
        Whether the person settles, before any quota.
    person : mapping of str to str
        Inputs; those left out are missing.
    points : mapping of str to Decimal
        Points by item; items at the top that are left out give 0.
    total : Decimal
    vetoes, unmet, routes, entitlements : tuple of str
        Ids of the vetoes that apply, the prerequisites that fail, the routes that are open and
        the entitlements that are held.
    """

    id: str
    title: Bilingual
    as_of: date
    qualified: bool
    person: Mapping[str, str] = field(default_factory=dict)
    points: Mapping[str, Decimal] = field(default_factory=dict)
    total: Decimal = Decimal(0)
    vetoes: tuple[str, ...] = ()
    unmet: tuple[str, ...] = ()
    routes: tuple[str, ...] = ()
    entitlements: tuple[str, ...] = ()


@dataclass(frozen=True)
class Stories:
    """The stories of a scheme, named by its code."""

    scheme: str
    stories: tuple[Story, ...]


@dataclass(frozen=True)
class Difference:
    """Where a story and the scheme part: ``points.insurance``, 15 expected, 12 found."""

    part: str
    expected: str
    found: str


def read_stories(content: bytes, file: str, scheme: Scheme | None = None) -> Stories:
    """The stories in a file.

    Parameters
    ----------
    content : bytes
    file : str
        Its name, for messages.
    scheme : Scheme
        Where it is given, what the stories name is looked up in it.

    Raises
    ------
    DataError
        With every fault, each at its line and character.
    """
    faults: list[Fault] = []
    found = read_mapping({file: content}, file, faults)
    if faults:
        raise DataError(faults)
    place = places(content, file)
    try:
        stories = built(Stories, found)
        faults = list(_faults(stories, scheme))
    except DataError as error:
        faults = list(error.faults)
    if faults:
        raise DataError([Fault(one.code, place(one.place.column), **one.found) for one in faults])
    return stories


def stories_of(programme: Programme) -> Mapping[str, Stories]:
    """The stories of a programme's package, by scheme; DataError with the faults of all."""
    schemes = {code: one.scheme for code, one in schemes_of(programme).items()}
    read: dict[str, Stories] = {}
    faults: list[Fault] = []
    for name in sorted(filter(_STORIES.fullmatch, programme.mechanisms)):
        content = programme.mechanisms[name]
        try:
            code = read_stories(content, name).scheme
            if code not in schemes:
                place, known = places(content, name)("scheme"), " ".join(schemes)
                raise DataError(Fault("story_scheme_unknown", place, found=code, known=known))
            read[code] = read_stories(content, name, schemes[code])
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return read


def run(story: Story, scheme: Scheme) -> list[Difference]:
    """Where the scheme says something else than the story; empty where they agree."""
    outcome = outcome_of(story, scheme)
    expected, found = _told(story), _said(story, outcome, scheme)
    return [
        Difference(part, expected.get(part, "0"), found[part])
        for part in found
        if expected.get(part, "0") != found[part]
    ]


def outcome_of(story: Story, scheme: Scheme) -> Outcome:
    """What the scheme says of the person; DataError if the person cannot be read."""
    return settle(Day(scheme, story.as_of), read_person(scheme, story.person, story.as_of))


def every_item(scored: tuple[Scored, ...]) -> Iterator[Scored]:
    """Items, those of a group after it."""
    for one in scored:
        yield one
        yield from every_item(one.parts)


def _told(story: Story) -> dict[str, str]:
    told = {f"points.{item}": plain(points) for item, points in story.points.items()}
    told |= {"total": plain(story.total), "qualified": _yes(story.qualified)}
    lists = ("vetoes", "unmet", "routes", "entitlements")
    return told | {name: " ".join(getattr(story, name)) for name in lists}


def _said(story: Story, outcome: Outcome, scheme: Scheme) -> dict[str, str]:
    top = {one.item.id for one in outcome.items}
    units = {one.item.id: one.units for one in every_item(outcome.items)}
    asked = [item for item in units if item in top or item in story.points]
    said = {f"points.{item}": plain(units[item] * scheme.unit) for item in asked}
    said |= {f"points.{item}": "-" for item in story.points if item not in units}
    said |= {
        "total": plain(outcome.units * scheme.unit),
        "qualified": _yes(outcome.qualified),
    }
    for name in ("vetoes", "unmet", "routes"):
        said[name] = " ".join(one.id for one in getattr(outcome, name))
    return said | {"entitlements": " ".join(i for i, held in outcome.entitlements.items() if held)}


def _yes(so: bool) -> str:
    return "yes" if so else "no"


def _faults(stories: Stories, scheme: Scheme | None) -> Iterator[Fault]:
    seen: set[str] = set()
    for number, story in enumerate(stories.stories):
        path = f"stories[{number}]"
        if story.id in seen:
            yield Fault("story_twice", Place(column=f"{path}.id"), found=story.id)
        seen.add(story.id)
        if scheme is not None:
            yield from _unknown(path, story, scheme)
            yield from _unreadable(path, story, scheme)


def _unknown(path: str, story: Story, scheme: Scheme) -> Iterator[Fault]:
    """What a story names that the scheme does not have."""
    parts = {
        "points": ([one.id for one in scheme.every_item], story.points),
        "vetoes": ([one.id for one in scheme.vetoes], story.vetoes),
        "unmet": ([one.id for one in scheme.prerequisites], story.unmet),
        "routes": ([one.id for one in scheme.routes], story.routes),
        "entitlements": ([one.id for one in scheme.entitlements], story.entitlements),
    }
    for name, (known, named) in parts.items():
        for one in named:
            if one not in known:
                place = Place(column=f"{path}.{name}")
                yield Fault("story_name_unknown", place, found=one, known=" ".join(known) or "-")


def _unreadable(path: str, story: Story, scheme: Scheme) -> Iterator[Fault]:
    """What is wrong with the person and the day."""
    try:
        Day(scheme, story.as_of)
        read_person(scheme, story.person, story.as_of)
    except DataError as error:
        for one in error.faults:
            inner = f".person.{one.place.column}" if one.place.column else ".as_of"
            yield Fault(one.code, Place(column=path + inner), **one.found)
