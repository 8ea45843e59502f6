"""Records to put into ledgers, awkward on purpose; and moments to record them at."""

from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal

from shidian.core import (
    Bilingual,
    Commitment,
    Confidence,
    Observation,
    Op,
    Period,
    Printed,
    Quantity,
    SeriesBreak,
    Source,
    State,
    Statement,
    StatementType,
    Target,
    Unit,
    Vintage,
)

MONDAY = datetime(2026, 1, 5, 8, 0, tzinfo=UTC)
TUESDAY = datetime(2026, 1, 6, 8, 0, 0, 250_000, tzinfo=UTC)  # moments need not be whole seconds
WEDNESDAY = datetime(2026, 1, 7, 16, 0, tzinfo=timezone(timedelta(hours=8)))  # nor in UTC

# Marks that a text may hold, and that careless storage breaks.
AWKWARD = '“引号”, "quotes"; 100%s %(x)s {y} \\n\ttab\nnew line\u2028line\u0085 𠮷 😀'

RATE = Observation(
    "330200",
    "rate",
    Period(2020),
    Quantity.read("78.00", Unit.PERCENT),
    State.DERIVED,
    Vintage.CENSUS_2020,
    Source("census", "表 1", None, Confidence.MEDIUM, Bilingual("县级行之和", AWKWARD)),
    frozenset({SeriesBreak.CENSUS, SeriesBreak.BOUNDARY}),
)
PEOPLE = Observation(
    "440300-01",
    "people",
    Period(2017, "quarter", 3),
    Quantity.read("-0.0012000000", Unit.TEN_THOUSAND_PERSONS),
    State.PLAN,
    Vintage.UNKNOWN,
    Source("plan", "", (0, 12)),
)
REACH = Target(
    "01-rate-2020",
    "01",
    "rate",
    Op.ABOUT,
    Quantity.read("73.90", Unit.PERCENT),
    2020,
    Source("plan", "一、总体目标", (9825, 9830), Confidence.HIGH, Bilingual(AWKWARD, "")),
    qualifier="左右",
)
FLOW = Target(
    "02-people-2020",
    "02",
    "people",
    Op.RANGE,
    Quantity.read("450", Unit.TEN_THOUSAND_PERSONS),
    2020,
    Source("plan"),
    high=Quantity.read("500.0", Unit.TEN_THOUSAND_PERSONS),
    start_year=2014,
    per_year=True,
    cumulative=True,
    subject="中心城区",
    name=AWKWARD,
)
COST = Statement(
    "01-130",
    "01",
    StatementType.FIGURE,
    "cost",
    "人均成本",
    Source("plan", "二（一）", (130, 138), Confidence.MEDIUM, Bilingual("估算", AWKWARD)),
    2020,
    printed=Printed(
        "range",
        Decimal("10.0"),
        "万元/人·年",
        Decimal("12.00"),
        "rate",
        2014,
        True,
        True,
        True,
        "约",
        "中心城区",
    ),
)
DOCUMENT = Statement(
    "01-deliverable-160",
    "01",
    StatementType.DELIVERABLE,
    "planned",
    AWKWARD,
    Source("plan"),
    2015,
    "制定\n出台",
)
FUND = Statement("01-fund-170", "01", StatementType.FUND, "", "基金", Source("plan"))


def rate(year: int, value: str = "60", area: str = "330200") -> Observation:
    """A plain observation of a share."""
    quantity = Quantity.read(value, Unit.PERCENT)
    vintage, source = Vintage.CENSUS_2010, Source("bulletin")
    return Observation(area, "rate", Period(year), quantity, State.PUBLISHED, vintage, source)


def exactly(record: Observation | Commitment) -> list[str]:
    """What tells 78.00 from 78.0 and True from 1, which are equal; sets in one order."""
    values = [type(record), *vars(record).values()]
    return [repr(sorted(value) if isinstance(value, frozenset) else value) for value in values]
