"""The objects of the API about land and award; money is text, in yuan."""

from ninja import Field, Schema

from shidian.web.api.cost_schemas import CautionOut, UsedOut
from shidian.web.api.schemas import Name, Page
from shidian.web.api.scheme_schemas import CitedOut

LONGEST = 24  # characters of a number
MOST_PLACES, MOST_ROWS = 500, 50


class LandTierOut(Schema):
    """A tier; `up_to` includes its bound, `below` does not, the last one has neither."""

    square_metres: str
    up_to: str | None
    below: str | None


class LandRuleOut(Schema):
    """A rule on land for settled people; `area` is `null` for the nation's."""

    code: str
    since: str
    area: str | None
    tiers: list[LandTierOut]
    adjustment: str
    centre: str
    source: CitedOut


class LandRulePage(Page):
    """A page of land rules."""

    items: list[LandRuleOut]


class LandIn(Schema):
    """People who settled in the year before, and what decides their land.

    `existing` may be left out only for a centre, where it decides nothing.
    """

    area: str = Field(..., pattern=r"^\d{6}$")
    on: str = Field(..., max_length=10)
    settled: int = Field(..., ge=0, le=10**9)
    existing: str | None = Field(None, max_length=LONGEST)
    adjustment: str = Field("0", max_length=LONGEST)
    centre: bool = False


class LandOut(Schema):
    """What is due, in three units, and by which rule."""

    rule: LandRuleOut
    standard: str
    square_metres: str
    hectares: str
    mu: str


class SettledIn(Schema):
    """People who settled, by kind of move and years since."""

    kind: str = Field(..., max_length=20)
    age: int = Field(0, ge=0, le=50)
    people: int = Field(..., ge=0, le=10**9)


class AwardPlaceIn(Schema):
    """A place; without a cost index or coefficient 1 is taken, which the answer tells."""

    area: str = Field(..., max_length=12)
    settled: list[SettledIn] = Field(..., max_length=MOST_ROWS)
    pupils: int = Field(0, ge=0, le=10**9)
    per_pupil: str = Field("0", max_length=LONGEST)
    cost_index: str | None = Field(None, max_length=LONGEST)
    difficulty: str | None = Field(None, max_length=LONGEST)
    last_year: str | None = Field(None, max_length=LONGEST)
    most: str | None = Field(None, max_length=LONGEST)


class AwardIn(Schema):
    """A pool in yuan or the central award of a year, among places, by terms that can be changed."""

    places: list[AwardPlaceIn] = Field(..., max_length=MOST_PLACES)
    pool: str | None = Field(None, max_length=LONGEST)
    year: int | None = Field(None, ge=1900, le=2100)
    changes: dict[str, str] = Field({}, max_length=50)
    hold: str | None = Field(None, max_length=LONGEST)
    cap: str | None = Field(None, max_length=LONGEST)


class AwardRowOut(Schema):
    """What a place gets, and from which part of the pool before the limits."""

    area: str
    people: int
    pupils: int
    people_units: str
    schooling_units: str
    from_people: str
    from_schooling: str
    least: str | None
    most: str | None
    yuan: str


class AwardOut(Schema):
    """The award divided; `notice` says whose formula it is."""

    notice: Name
    pool: str
    year: int | None
    left: str
    rows: list[AwardRowOut]
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]
