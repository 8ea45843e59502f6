"""The objects of the API about land, cities, permits and transfers; money is text, in yuan."""

from datetime import date

from ninja import Field, Schema

from shidian.web.api.cost_schemas import CautionOut, UsedOut
from shidian.web.api.given import Given, Number
from shidian.web.api.schemas import Name, Page
from shidian.web.api.scheme_schemas import CitedOut

MOST_PLACES, MOST_ROWS, MOST_YEARS, MOST_FACTORS = 500, 50, 50, 20
AREA, DAY = 12, 10  # characters of an area code, and of a day


class LandTierOut(Schema):
    """A tier; `up_to` includes its bound, `below` does not, the last one has neither."""

    square_metres: str
    up_to: str | None
    below: str | None


class LandRuleOut(Schema):
    """A rule on land for settled people; `area` is `null` for the nation's.

    `centre` is `null` where the rule says nothing of centre districts.
    """

    code: str
    since: date
    area: str | None
    tiers: list[LandTierOut]
    adjustment: str
    centre: str | None
    source: CitedOut


class LandRulePage(Page):
    """A page of land rules."""

    items: list[LandRuleOut]


class LandIn(Given):
    """People who settled in the year before, and what decides their land.

    `existing` may be left out only for a centre, where it decides nothing.
    """

    area: str = Field(..., max_length=AREA)
    on: str = Field(..., max_length=DAY)
    settled: int = Field(..., ge=0, le=10**9)
    existing: Number | None = None
    adjustment: Number = "0"
    centre: bool = False


class LandOut(Schema):
    """What is due, in three units, and by which rule."""

    rule: LandRuleOut
    standard: str
    square_metres: str
    hectares: str
    mu: str
    warnings: list[CautionOut]


class SettledIn(Given):
    """People who settled, by kind of move and years since."""

    kind: str = Field(..., max_length=20)
    age: int = Field(..., ge=0, le=50)
    people: int = Field(..., ge=0, le=10**9)


class AwardPlaceIn(Given):
    """A place; without a cost index or coefficient 1 is taken, which the answer tells."""

    area: str = Field(..., max_length=AREA)
    settled: list[SettledIn] = Field(..., max_length=MOST_ROWS)
    pupils: int = Field(..., ge=0, le=10**9)
    per_pupil: Number
    cost_index: Number | None = None
    difficulty: Number | None = None
    last_year: Number | None = None
    most: Number | None = None


class AwardIn(Given):
    """A pool in yuan or the central award of a year, among places, by terms that can be changed."""

    places: list[AwardPlaceIn] = Field(..., max_length=MOST_PLACES)
    pool: Number | None = None
    year: int | None = Field(None, ge=1900, le=2100)
    changes: dict[str, Number] = Field({}, max_length=MOST_ROWS)
    hold: Number | None = None
    cap: Number | None = None


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


class SizeClassOut(Schema):
    """A class of cities; the lower bound is included, the upper is not, the largest has none."""

    code: str
    name: Name
    from_ten_thousands: str
    below_ten_thousands: str | None
    source: CitedOut


class SizeClassPage(Page):
    """A page of classes of cities."""

    items: list[SizeClassOut]


class SettlementTierOut(SizeClassOut):
    """What cities of a size may ask of people who settle.

    `may_ask`: `home`, `job`, `job_years`, `insurance`, `residence_years`, which where points are
    required is what they mainly count; `points`: `no`, `allowed`, `required`.
    """

    may_ask: list[str]
    insurance_years: int | None
    points: str


class SettlementTierPage(Page):
    """A page of tiers."""

    items: list[SettlementTierOut]


class CityIn(Given):
    """A city by residents of its urban district, in ten thousands, on a day."""

    residents: Number
    on: str = Field(..., max_length=DAY)


class LaterRuleOut(Schema):
    """A later rule that reaches cities of the size; what is unverified changes nothing."""

    code: str
    since: date
    text: Name
    source: CitedOut


class SettlementOut(Schema):
    """The class and tier of a city, and what it may ask after the later rules."""

    on: date
    size: SizeClassOut
    tier: SettlementTierOut
    later: list[LaterRuleOut]
    may_ask: list[str]
    insurance_years: int | None
    points: str
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]


class PermitIn(Given):
    """Days of a residence permit; no name is asked for. What has not happened is left out."""

    arrived: str = Field(..., max_length=DAY)
    on: str = Field(..., max_length=DAY)
    applied: str | None = Field(None, max_length=DAY)
    issued: str | None = Field(None, max_length=DAY)
    endorsed: list[str] = Field([], max_length=MOST_YEARS)


class PermitOut(Schema):
    """The dates of a permit; from `suspended` on they are `null` before it is issued.

    Where `applied` is `null`, the days of issue rest on the first day to apply.
    """

    may_apply: date
    applied: date | None
    issue_by: date
    issue_by_extended: date
    suspended: bool | None
    days: int | None
    years: int | None
    endorse_from: date | None
    endorse_by: date | None
    warnings: list[CautionOut]


class EqualizationPlaceIn(Given):
    """A place, in yuan: standard spending and revenue, mandatory spending, and the addends."""

    area: str = Field(..., max_length=AREA)
    spending: Number
    revenue: Number
    mandatory: Number
    growth_control: Number | None = None
    effort_award: Number | None = None


class EqualizationIn(Given):
    """A pool in yuan among places; `changes` are other weights by path."""

    places: list[EqualizationPlaceIn] = Field(..., max_length=MOST_PLACES)
    pool: Number
    changes: dict[str, Number] = Field({}, max_length=MOST_ROWS)


class EqualizationRowOut(Schema):
    """What a place gets: from the pool, and with the two addends."""

    area: str
    gap: str
    difficulty: str
    coefficient: str
    from_pool: str
    growth_control: str
    effort_award: str
    yuan: str


class EqualizationOut(Schema):
    """The transfer divided; `notice` says what of the formula is assumed."""

    notice: Name
    pool: str
    rows: list[EqualizationRowOut]
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]


class FactorIn(Given):
    """A factor of a province, and its share of what is passed on."""

    name: str = Field(..., pattern=r"^[a-z][a-z0-9_]{0,39}$")
    label: str = Field("", max_length=80)
    share: Number


class CountyIn(Given):
    """A county: a value for each factor; without a difficulty 1 is taken, which is told."""

    area: str = Field(..., max_length=AREA)
    values: dict[str, Number] = Field(..., max_length=MOST_FACTORS)
    difficulty: Number | None = None
    last_year: Number | None = None


class PassThroughIn(Given):
    """A province's amount in yuan, its factors, what it keeps, and the counties."""

    pool: Number
    factors: list[FactorIn] = Field(..., max_length=MOST_FACTORS)
    places: list[CountyIn] = Field(..., max_length=MOST_PLACES)
    kept: Number = "0"
    hold: Number | None = None
    cap: Number | None = None


class PassThroughRowOut(Schema):
    """What a county gets, and by which factor before the limits."""

    area: str
    by_factor: dict[str, str]
    least: str | None
    most: str | None
    yuan: str


class PassThroughOut(Schema):
    """A province's amount divided: the rows, what is kept and what is left sum to it."""

    pool: str
    kept: str
    left: str
    rows: list[PassThroughRowOut]
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]


class KnownIn(Given):
    """What is known of a year, and who says so: people settled, yuan received, mu granted."""

    year: int = Field(..., ge=1900, le=2100)
    source: str = Field(..., min_length=1, max_length=200)
    filed: int | None = Field(None, ge=0, le=10**9)
    received: Number | None = None
    land_granted: Number | None = None


class LinkageIn(Given):
    """A pilot; without `existing`, square metres of land a head, no land due is told."""

    pilot: str = Field(..., max_length=80)
    existing: Number | None = None
    known: list[KnownIn] = Field([], max_length=MOST_YEARS)


class KnownOut(Schema):
    """A value and where it comes from; `null` for no value, with what is missing."""

    value: str | None
    whence: Name
    confidence: str | None


class LinkageRowOut(Schema):
    """A pilot and year; a gap has no value where one of its sides has none."""

    pilot: str
    year: int
    planned: KnownOut
    filed: KnownOut
    people_gap: KnownOut
    costs: dict[str, KnownOut]
    cost: KnownOut
    local_cost: KnownOut
    received: KnownOut
    money_gap: KnownOut
    land_due: KnownOut
    land_granted: KnownOut
    land_gap: KnownOut


class LinkageOut(Schema):
    """The table that links people, money and land of a pilot, a row a year."""

    rows: list[LinkageRowOut]
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]
