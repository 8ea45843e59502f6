"""The objects of the API about cost; money is text, in yuan."""

from ninja import Field, Schema

from shidian.web.api.given import Given, Number
from shidian.web.api.schemas import Name, Page
from shidian.web.api.scheme_schemas import CitedOut

MOST_CHANGES, MOST_PEOPLE = 200, 500


class CostItemOut(Schema):
    """An item; `low` and `high` differ for an interval, all three are `null` for an open cost."""

    id: str
    label: Name
    nature: str
    step: str
    yuan: str | None
    low: str | None
    high: str | None
    users: str
    spare: str
    paid: str
    origins: dict[str, str]
    years: int | None
    source: CitedOut


class CostModelHeadOut(Schema):
    """A cost model in a list; `open_items` are those that no source prices."""

    code: str
    version: str
    title: Name
    pilot: str | None
    scope: str
    prices: str
    base_year: int
    open_items: list[str]
    sha256: str
    source: CitedOut


class CostModelOut(CostModelHeadOut):
    """A cost model, whole."""

    note: Name
    horizon: str
    discount: str
    growth: str
    items: list[CostItemOut]


class CostModelPage(Page):
    """A page of cost models."""

    items: list[CostModelHeadOut]


class TierOut(Schema):
    """Shares that hold while the people of a year are no more than `up_to`."""

    up_to: int | None
    shares: dict[str, str]


class SharingRuleOut(Schema):
    """A rule; `payers` alone where the source does not say how much each pays."""

    items: list[str]
    origins: list[str]
    shares: dict[str, str]
    amounts: dict[str, str]
    rest: dict[str, str]
    tiers: list[TierOut]
    payers: list[str]
    note: Name
    source: CitedOut


class SharingOut(Schema):
    """The rules of a pilot, whole; the first that applies is used."""

    code: str
    version: str
    title: Name
    note: Name
    pilot: str | None
    sha256: str
    rules: list[SharingRuleOut]
    source: CitedOut


class SharingPage(Page):
    """A page of sharing rules."""

    items: list[SharingOut]


class PeopleIn(Given):
    """How many people reach a step in a year."""

    year: int = Field(..., ge=1900, le=2100)
    origin: str = Field(..., max_length=40)
    step: str = Field(..., max_length=40)
    people: int = Field(..., ge=0, le=10**9)


class CostIn(Given):
    """A question; without `people` those of the plan of `pilot` are taken."""

    model: str = Field(..., max_length=80)
    rules: str | None = Field(None, max_length=80)
    pilot: str | None = Field(None, max_length=80)
    people: list[PeopleIn] = Field([], max_length=MOST_PEOPLE)
    first: int | None = Field(None, ge=1900, le=2100)
    last: int | None = Field(None, ge=1900, le=2100)
    changes: dict[str, Number] = Field({}, max_length=MOST_CHANGES)


class CostTotalsOut(Schema):
    """Sums of all years."""

    yuan: str
    low: str
    high: str
    by_item: dict[str, str]
    by_payer: dict[str, str]
    by_origin: dict[str, str]
    by_year: dict[str, str]


class CostCellOut(Schema):
    """What an item costs for people of an origin in a year, and what each payer bears of it."""

    item: str
    origin: str
    year: int
    people: int
    yuan: str
    low: str
    high: str
    payers: dict[str, str]


class OnePersonOut(Schema):
    """An item of one person over the horizon."""

    origin: str
    step: str
    item: str
    yuan: str
    low: str
    high: str


class UsedOut(Schema):
    """A number that a result rests on; `low` and `high` of an interval."""

    path: str
    label: Name
    value: str
    low: str | None
    high: str | None
    unit: str
    source: CitedOut


class CautionOut(Schema):
    """What a reader must know, and what to do about it."""

    type: str
    where: str
    text: Name
    advice: Name


class CostOut(Schema):
    """The answer to a question about cost."""

    model: str
    rules: str | None
    years: list[int]
    totals: CostTotalsOut
    present_value: str
    per_person: list[OnePersonOut]
    cells: list[CostCellOut]
    parameters: list[UsedOut]
    warnings: list[CautionOut]
    hashes: dict[str, str]


class CheckOut(Schema):
    """A figure of a plan recomputed; `stated` is `null` where the plan does not state it."""

    id: str
    label: Name
    kind: str
    unit: str
    recomputed: str
    stated: str | None
    stated_unit: str | None
    rounding: str | None
    verdict: str
    text: Name


class FigureOut(Schema):
    """A figure as printed; `value` is `null` for an interval."""

    label: Name
    value: str | None
    low: str | None
    high: str | None
    unit: str
    bound: str | None
    source: CitedOut


class ConsistencyOut(Schema):
    """What a plan states on a subject, and whether it fits together."""

    id: str
    pilot: str
    subject: Name
    verdict: str
    note: Name
    figures: dict[str, FigureOut]
    checks: list[CheckOut]


class ConsistencyPage(Page):
    """A page of what plans state."""

    items: list[ConsistencyOut]
