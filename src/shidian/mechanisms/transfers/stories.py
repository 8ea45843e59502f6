"""Worked stories of land, classes, permits and money: by hand, against what the formulas say.

Files ``transfers/stories/*.yaml``. They run as tests.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import ClassVar

from shidian.core import Bilingual
from shidian.core.apportionment import cents, yuan
from shidian.mechanisms.transfers.award import Applicant, award
from shidian.mechanisms.transfers.city_size import class_of
from shidian.mechanisms.transfers.equalization import Place, equalized
from shidian.mechanisms.transfers.land import land_due
from shidian.mechanisms.transfers.package import (
    award_terms_of,
    equalization_terms_of,
    land_rule_on,
    settlement_tiers_of,
    size_classes_of,
)
from shidian.mechanisms.transfers.permit import may_apply, permit_state
from shidian.programme import Programme
from shidian.programme.stories import (
    Parts,
    StoryDifference,
    read_stories,
    story_differences,
    story_value,
)

FOLDER = "transfers/stories/"


@dataclass(frozen=True, kw_only=True)
class LandStory:
    """People who settled in an area, and the land that is due for them."""

    kind: ClassVar[str] = "land"
    id: str
    title: Bilingual
    area: str
    day: date
    settled: int
    existing: Decimal
    rule: str
    standard: Decimal
    hectares: Decimal
    mu: Decimal
    adjustment: Decimal = Decimal(0)
    centre: bool = False


@dataclass(frozen=True, kw_only=True)
class SizeStory:
    """A city of so many 万人: its class, and what it may ask of settlers."""

    kind: ClassVar[str] = "size"
    id: str
    title: Bilingual
    residents: Decimal
    size: str
    tier: str
    points: str


@dataclass(frozen=True, kw_only=True)
class PermitStory:
    """A person with a permit on a day."""

    kind: ClassVar[str] = "permit"
    id: str
    title: Bilingual
    arrived: date
    issued: date
    on: date
    may_apply: date
    suspended: bool
    years: int
    due: date
    endorsed: tuple[date, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Settlers:
    """What the award needs of a place; people by kind of move, newest year first."""

    name: str
    inter: tuple[int, ...] = ()
    intra: tuple[int, ...] = ()
    same: tuple[int, ...] = ()
    pupils: int = 0
    per_pupil: Decimal = Decimal(0)
    cost_index: Decimal = Decimal(1)
    difficulty: Decimal = Decimal(1)


@dataclass(frozen=True, kw_only=True)
class AwardStory:
    """A pool in yuan, and what places get of it by the package's terms."""

    kind: ClassVar[str] = "award"
    id: str
    title: Bilingual
    pool: Decimal
    places: tuple[Settlers, ...]
    gets: Mapping[str, Decimal]


@dataclass(frozen=True, kw_only=True)
class EqualizationStory:
    """A pool in yuan, and what places get of it; weights of the package where none are stated."""

    kind: ClassVar[str] = "equalization"
    id: str
    title: Bilingual
    pool: Decimal
    places: tuple[Place, ...]
    gets: Mapping[str, Decimal]
    weights: Mapping[str, Decimal] = field(default_factory=dict)


Story = LandStory | SizeStory | PermitStory | AwardStory | EqualizationStory


@dataclass(frozen=True)
class Stories:
    """The stories of a file."""

    stories: tuple[LandStory | SizeStory | PermitStory | AwardStory | EqualizationStory, ...]


def stories_of(programme: Programme) -> Mapping[str, Story]:
    """The stories of a package, by id; DataError with the faults of all files."""
    return read_stories(Stories, programme.mechanisms, FOLDER)


def run(story: Story, programme: Programme) -> list[StoryDifference]:
    """Where the formulas say something else than the story; empty where they agree."""
    return story_differences(story, _INPUTS, _said(story, programme))


def _said(story: Story, programme: Programme) -> Parts:
    if isinstance(story, LandStory):
        return _land(story, programme)
    if isinstance(story, SizeStory):
        return _size(story, programme)
    if isinstance(story, PermitStory):
        return _permit(story)
    if isinstance(story, AwardStory):
        return _award(story, programme)
    return _equalization(story, programme)


def _land(story: LandStory, programme: Programme) -> Parts:
    rule = land_rule_on(programme, story.area, story.day, story.centre)
    due = land_due(rule, story.settled, story.existing, story.adjustment, story.centre)
    numbers = {"standard": due.standard, "hectares": due.hectares, "mu": due.mu}
    yield "rule", rule.code
    yield from ((name, story_value(number)) for name, number in numbers.items())


def _size(story: SizeStory, programme: Programme) -> Parts:
    tiers = {one.code: one for one in settlement_tiers_of(programme)}
    tier = class_of(list(tiers.values()), story.residents).code
    yield "size", class_of(size_classes_of(programme), story.residents).code
    yield "tier", tier
    yield "points", tiers[tier].points


def _permit(story: PermitStory) -> Parts:
    state = permit_state(story.issued, story.endorsed, story.on)
    yield "may_apply", story_value(may_apply(story.arrived))
    for name in ("suspended", "years", "due"):
        yield name, story_value(getattr(state, name))


def _award(story: AwardStory, programme: Programme) -> Parts:
    places = [_applicant(one) for one in story.places]
    found = award(cents(story.pool), places, award_terms_of(programme).terms)
    for one, amount in zip(places, found.amounts, strict=True):
        yield f"gets.{one.name}", story_value(yuan(amount))


def _applicant(one: Settlers) -> Applicant:
    settled = {
        (kind, age): people
        for kind in ("inter", "intra", "same")
        for age, people in enumerate(getattr(one, kind))
    }
    return Applicant(one.name, settled, one.pupils, one.per_pupil, one.cost_index, one.difficulty)


def _equalization(story: EqualizationStory, programme: Programme) -> Parts:
    terms = equalization_terms_of(programme).terms
    gap = story.weights.get("gap", terms.weight_gap)
    difficulty = story.weights.get("difficulty", terms.weight_difficulty)
    found = equalized(cents(story.pool), story.places, gap, difficulty)
    for one, amount in zip(story.places, found.amounts, strict=True):
        yield f"gets.{one.name}", story_value(yuan(amount))


# What a story states to be reckoned with, not to be compared.
_INPUTS = {"id", "title", "area", "day", "settled", "existing", "adjustment", "centre"}
_INPUTS |= {"residents", "arrived", "issued", "on", "endorsed", "pool", "places", "weights"}
