"""The objects of the API about settlement schemes; every number of points is text."""

from typing import Literal

from ninja import Field, Schema

from shidian.web.api.schemas import Name, Page

LONGEST = 200  # characters of a value


class CitedOut(Schema):
    """Where a rule stands, and how far that is trusted."""

    document: str
    section: str
    span: tuple[int, int] | None
    confidence: str
    note: Name


class InputOut(Schema):
    """A thing that a scheme asks of a person."""

    label: Name
    kind: Literal["number", "code", "flag", "date"]
    unit: Name
    missing: str
    min: str | None
    max: str | None
    per_year: str
    codes: dict[str, Name]


class DatedOut(Schema):
    """A value of a parameter, and since when."""

    since: str
    value: str
    source: str
    confidence: str


class ParameterOut(Schema):
    """A dated number of a scheme."""

    title: Name
    values: list[DatedOut]


class BandOut(Schema):
    """A band; `low` and `high` both included, `null` for an open end."""

    low: str | None
    high: str | None
    points: str


class ItemOut(Schema):
    """An item; `conditions` in words, and of a group its parts as `items`."""

    id: str
    label: Name
    kind: str
    input: str | None
    step: str | None
    points: dict[str, str]
    bands: list[BandOut]
    cap: str | None
    floor: str | None
    since: str | None
    until: str | None
    conditions: Name
    source: CitedOut
    items: list["ItemOut"]


class ClauseOut(Schema):
    """A veto, prerequisite, route or entitlement, its conditions in words."""

    id: str
    label: Name
    conditions: Name
    source: CitedOut


class LeftOutOut(Schema):
    """A clause that cannot be written as a rule, and who has accepted that it is left out."""

    clause: str
    reason: Name
    accepted_by: str | None


class SchemeHeadOut(Schema):
    """A scheme in a list."""

    code: str
    version: str
    title: Name
    since: str
    until: str | None
    pilot: str | None
    based_on: str | None
    threshold: str | None
    sha256: str
    source: CitedOut


class SchemeOut(SchemeHeadOut):
    """A scheme, whole; the file itself is `content`. Numbers may be names of parameters."""

    note: Name
    unit: str
    inputs: dict[str, InputOut]
    parameters: dict[str, ParameterOut]
    items: list[ItemOut]
    cap: str | None
    floor: str | None
    vetoes: list[ClauseOut]
    prerequisites: list[ClauseOut]
    routes: list[ClauseOut]
    entitlements: list[ClauseOut]
    untranslatable: list[LeftOutOut]
    content: str


class SchemePage(Page):
    """A page of schemes."""

    items: list[SchemeHeadOut]


class PersonIn(Schema):
    """A person as a scheme sees one: no name, no number of a document; nothing is kept."""

    on: str = Field(..., max_length=10, description="申请日期 / day of application")
    person: dict[str, str | int | bool | None] = Field(..., max_length=LONGEST)


class LineOut(Schema):
    """An item or clause in words; `holds`: it counts, applies or is held."""

    id: str
    label: Name
    text: Name
    points: str | None
    holds: bool
    parts: list["LineOut"]


class ExplanationOut(Schema):
    """What a scheme says of a person, every point explained, and the nearest ways."""

    scheme: str
    on: str
    points: str
    needed: str | None
    standing: Literal["out", "points", "route"]
    qualified: bool
    conclusion: Name
    items: list[LineOut]
    vetoes: list[LineOut]
    unmet: list[LineOut]
    routes: list[LineOut]
    entitlements: list[LineOut]
    ways: list[Name]
    waiting: Name


class StepOut(Schema):
    """A possible threshold, and how many settle at it."""

    threshold: str
    settled: int


class ThresholdsOut(Schema):
    """How many synthetic persons settle at each threshold; they are nobody's."""

    scheme: str
    on: str
    synthetic: Literal[True]
    seed: int
    people: int
    by_route: int
    may_not: int
    threshold: str | None
    settled: int
    steps: list[StepOut]
