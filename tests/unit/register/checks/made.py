"""A small world to check values in: a few indicators, limits, and areas."""

from collections.abc import Iterable
from dataclasses import fields
from decimal import Decimal
from fractions import Fraction

import polars as pl

from shidian.core import Bilingual, Confidence, Direction, Indicator, Source, Unit
from shidian.register.checks import CHECKS, TEXTS, Context, Limit, Limits, run, values_table
from shidian.register.checks.context import Identity, indicators_table
from shidian.register.checks.limits import unit_of

VALUES = {
    "change_share": "5",
    "change_people": "15",
    "change_money": "50",
    "change_other": "30",
    "ahead_share": "3",
    "ahead_other": "30",
    "backwards_share": "0.5",
    "backwards_other": "5",
    "unchanged_years": "3",
    "copied_values": "3",
    "peer_deviations": "5",
    "peer_fewest": "6",
    "outlier_deviations": "6",
    "outlier_fewest": "5",
    "slip_share": "100",
    "slip_amount": "10000",
    "slip_around": "2",
}
NOBODY = Bilingual("本项目建议", "proposed")


def limit(name: str, value: str, confidence: Confidence = Confidence.UNVERIFIED) -> Limit:
    return Limit(NOBODY, unit_of(name), Decimal(value), NOBODY, confidence)


def limits(**changed: str) -> Limits:
    values = VALUES | changed
    return Limits(**{one.name: limit(one.name, values[one.name]) for one in fields(Limits)})


def indicator(
    code: str,
    unit: Unit,
    direction: Direction = Direction.UP,
    low: str | None = "0",
    high: str | None = None,
) -> Indicator:
    bounds = (low and Decimal(low), high and Decimal(high))
    name = Bilingual(f"指标{code}", f"Indicator {code}")
    return Indicator(code, name, unit, direction, bounds, None, None, NOBODY, (), Source("plan"))


INDICATORS = (
    indicator("rate", Unit.PERCENT, high="100"),
    indicator("other_rate", Unit.PERCENT, high="100"),
    indicator("third_rate", Unit.PERCENT, high="100"),
    indicator("urban", Unit.TEN_THOUSAND_PERSONS, Direction.NONE),
    indicator("people", Unit.TEN_THOUSAND_PERSONS, Direction.NONE),
    indicator("money", Unit.TEN_THOUSAND_YUAN, Direction.NONE, low=None),
    indicator("spent", Unit.TEN_THOUSAND_YUAN, Direction.NONE),
    indicator("spent_since", Unit.TEN_THOUSAND_YUAN, Direction.NONE),
    indicator("land", Unit.SQUARE_KILOMETRE, Direction.NONE),
    indicator("land_each", Unit.SQUARE_METRE_PER_PERSON, Direction.DOWN),
    indicator("speed", Unit.MEGABIT_PER_SECOND, Direction.UP),
)


def context(pilots: dict[str, str] | None = None, **changed: object) -> Context:
    """A context with one identity, and pilots by their class."""
    classes = pilots or {"330200": "big"}
    limits_ = changed.pop("limits", limits())
    given: dict[str, object] = {
        "limits": limits_,
        "names": {one.code: one.name for one in INDICATORS},
        "indicators": indicators_table(INDICATORS, limits_),
        "identities": [Identity("rate", "urban", "people", Fraction(100))],
        "sums": (),
        "required": (),
        "pilots": table("area", "peer_class", classes.items()),
        "above": table("area", "above", []),
        "paths": pl.DataFrame(
            schema={
                "area": pl.String,
                "indicator": pl.String,
                "year": pl.Int32,
                "promised": pl.Decimal(38, 10),
                "on_vintage": pl.String,
                "on_break": pl.String,
            }
        ),
        "due": pl.DataFrame(schema={"area": pl.String, "year": pl.Int32}),
    }
    return Context(**given | changed)


def table(first: str, second: str, rows: Iterable[tuple[str, str]]) -> pl.DataFrame:
    return pl.DataFrame(list(rows), {first: pl.String, second: pl.String}, orient="row")


def filed(*rows: tuple) -> pl.DataFrame:
    """Values from (area, indicator, year, value), with vintage and break where they matter."""
    whole = [
        (area, code, year, *(series or ("census2020",)), *([""] * (len(series) < 2)), value)
        for area, code, year, value, *series in rows
    ]
    return values_table(pl.DataFrame(whole, TEXTS, orient="row"))


def own(code: str, values: dict[int, str], *series: str, area: str = "330200") -> list[tuple]:
    """Rows of one area and indicator."""
    return [(area, code, year, value, *series) for year, value in values.items()]


def found(check: str, rows: Iterable[tuple], among: Context | None = None) -> list[tuple]:
    """What one check finds: area, indicator, year."""
    return told(check, rows, among).select("area", "indicator", "year").rows()


def told(check: str, rows: Iterable[tuple], among: Context | None = None) -> pl.DataFrame:
    """What one check finds, whole."""
    one = next(one for one in CHECKS if one.code == check)
    return run([one], filed(*rows), among or context())
