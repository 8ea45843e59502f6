"""The fields of social insurance: wages, cover by scheme, and rates that documents leave open."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.insurance_question import MOST
from shidian.mechanisms.citizenization.stated_rates import RateInForce
from shidian.web.views.fiscal.fields import Field

_A_MONTH, _A_YEAR = Bilingual("元/月", "yuan a month"), Bilingual("元/年", "yuan a year")
_ONCE = Bilingual("元，一次", "yuan, once")
WAGES = tuple(
    Field(
        name=name,
        label=label,
        unit=_A_MONTH,
        note=note,
        value="",
        required=False,
        high=Decimal(MOST),
    )
    for name, label, note in (
        ("wage", Bilingual("本人月工资", "Own monthly wage"), Bilingual("", "")),
        (
            "local_wage",
            Bilingual("当地月平均工资", "Local average monthly wage"),
            Bilingual("定缴费基数的上下限", "It bounds the base"),
        ),
    )
)
INJURY_CLASS = Field(
    name="injury_class",
    label=Bilingual("工伤保险行业类别", "Class of work injury insurance"),
    value="1",
    stated="1",
    low=Decimal(1),
    high=Decimal(8),
    step="1",
)
MORE = tuple(
    Field(name=name, label=label, unit=unit, value="0", stated="0", high=Decimal(MOST))
    for name, label, unit in (
        ("training", Bilingual("单位培训费", "Training by the employer"), _A_YEAR),
        ("wage_gap", Bilingual("同工同酬补差", "Wage gap"), _A_MONTH),
        (
            "living_gap",
            Bilingual("个人城乡生活支出差额", "Gap of living costs"),
            _A_YEAR,
        ),
        ("housing", Bilingual("个人住房支出", "Housing of the person"), _ONCE),
        ("schooling", Bilingual("个人择校支出", "Choice of a school, of the person"), _ONCE),
    )
)
_HELD, _REACHED = Bilingual("参保前", "covered before"), Bilingual("参保后", "covered after")


@dataclass(frozen=True)
class SchemeFields:
    """A row of the table: a scheme, the shares covered, and the rates of employer and person."""

    label: Bilingual
    held: Field
    reached: Field
    rates: Sequence[RateInForce]


def day_field(today: date) -> Field:
    """Whose rates are taken."""
    day = today.isoformat()
    return Field(
        name="on", label=Bilingual("按哪一天的费率", "Rates of"), value=day, stated=day, kind="date"
    )


def cover_fields(schemes: Mapping[str, Bilingual]) -> Iterator[Field]:
    """The shares covered before and after, by scheme."""
    for scheme, label in schemes.items():
        for name, what, value in (("held", _HELD, "0"), ("reached", _REACHED, "1")):
            yield Field(
                name=f"{name}.{scheme}",
                label=Bilingual(f"{label.zh}：{what.zh}", f"{label.text('en')}: {what.en}"),
                value=value,
                stated=value,
                high=Decimal(1),
            )


def rate_fields(rates: Sequence[RateInForce]) -> Iterator[Field]:
    """What is taken where a document leaves a choice; nothing is filled in for the reader."""
    for one in rates:
        low, high = one.stated.bounds
        if one.open:
            bounds = f"{plain(low)}–{plain(high)}"
            yield Field(
                name=one.path,
                label=one.label,
                unit=Bilingual(bounds, bounds),
                value="",
                required=False,
                low=low,
                high=high,
            )


def scheme_rows(
    schemes: Mapping[str, Bilingual],
    rates: Sequence[RateInForce],
    fields: Mapping[str, Field],
) -> list[SchemeFields]:
    """The rows of the table, with the fields as they were typed."""
    of = {one.path: one for one in rates}
    return [
        SchemeFields(
            label,
            fields[f"held.{scheme}"],
            fields[f"reached.{scheme}"],
            [of[f"{scheme}.employer"], of[f"{scheme}.employee"]],
        )
        for scheme, label in schemes.items()
    ]
