"""The fields of a question about cost: years, people, terms and items."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from shidian.core import Bilingual, Confidence, Source
from shidian.core.plain import plain
from shidian.core.used_parameter import ASSUMED
from shidian.mechanisms.citizenization.model import CostItem, CostModel, Origin, Prices, Step
from shidian.mechanisms.citizenization.people import FIRST, StatedPeople
from shidian.mechanisms.citizenization.words import NATURES, ORIGINS, STEPS
from shidian.web.views.fiscal.fields import NOTHING, Field

FIRST_YEAR, LAST_YEAR, MOST_YEARS = 2000, 2060, 15
LAST = 2020
"""Last year where a plan states none: the last checkpoint of the programme."""
MOST_PEOPLE = Decimal(10) ** 9
SLIDER_PEOPLE, SLIDER_YEARS = Decimal(200), Decimal(60)
_YUAN = Bilingual("元", "yuan")
_YUAN_YEAR = Bilingual("元/年", "yuan a year")

PERCENT = Field(
    name="percent",
    label=Bilingual("人数", "People"),
    value="100",
    stated="100",
    unit=Bilingual("%，占下表人数", "% of the table below"),
    high=Decimal(1000),
    top=SLIDER_PEOPLE,
    step="1",
)
SPREAD = Field(
    name="spread",
    label=Bilingual("进度", "Pace"),
    value="0",
    stated="0",
    unit=Bilingual(
        "年内均匀到来，0 为按下表", "years in which they come evenly; 0: as in the table"
    ),
    high=Decimal(MOST_YEARS),
    top=Decimal(MOST_YEARS),
    step="1",
)


def year_fields(stated: StatedPeople | None) -> Sequence[Field]:
    """First and last year; those of the plan's people where it states any."""
    known = [year for year, _, _ in stated.people] if stated else [FIRST, LAST]
    ends = (
        ("first", Bilingual("起始年", "First year"), min(known)),
        ("last", Bilingual("末年", "Last year"), max(known)),
    )
    return [
        Field(
            name=name,
            label=label,
            value=str(year),
            stated=str(year),
            low=Decimal(FIRST_YEAR),
            high=Decimal(LAST_YEAR),
            step="1",
        )
        for name, label, year in ends
    ]


def term_fields(model: CostModel) -> Sequence[Field]:
    """Horizon and discount rate; growth where prices are those of each year."""
    open_source = unverified(model.terms or ASSUMED)
    found = [
        Field(
            name="horizon",
            label=Bilingual("年限", "Horizon"),
            unit=Bilingual("年", "years"),
            value=plain(model.horizon),
            stated=plain(model.horizon),
            low=Decimal("0.5"),
            high=Decimal(100),
            top=SLIDER_YEARS,
            step="0.5",
            note=model.terms.note if model.terms else NOTHING,
            unverified=open_source,
        ),
        _rate("discount", Bilingual("贴现率", "Discount rate"), model.discount, open_source),
    ]
    if model.prices is Prices.CURRENT:
        growth = Bilingual("费用年增长率", "Yearly growth of cost")
        found.append(_rate("growth", growth, model.growth, open_source))
    return found


def item_fields(model: CostModel) -> Sequence[Field]:
    """The cost of every item: one number, or both ends of an interval."""
    return [one for item in model.items for one in _of_item(item, item.source or model.source)]


def people_fields(
    stated: StatedPeople | None, years: Sequence[int], groups: Sequence[tuple[Origin, Step]]
) -> Sequence[Field]:
    """A number for every year, origin and step; those of the plan are filled in."""
    known = stated.people if stated else {}
    rows = sorted({*years, *(year for year, _, _ in known)})
    return [
        _of_people(known.get((year, *group)), year, *group) for year in rows for group in groups
    ]


def people_name(year: int, origin: Origin, step: Step) -> str:
    """Name of the field of people."""
    return f"people.{year}.{origin}.{step}"


def _of_people(count: int | None, year: int, origin: Origin, step: Step) -> Field:
    value = "" if count is None else str(count)
    label = Bilingual(
        f"{year} 年，{ORIGINS[origin].zh}，{STEPS[step].zh}",
        f"{year}, {ORIGINS[origin].en}, {STEPS[step].en}",
    )
    name = people_name(year, origin, step)
    return Field(
        name=name,
        label=label,
        value=value,
        stated=value,
        high=MOST_PEOPLE,
        step="1",
        required=False,
    )


def _of_item(item: CostItem, source: Source) -> Iterator[Field]:
    once = item.nature.value == "once"
    label = Bilingual(
        f"{item.label.zh}（{NATURES[item.nature].zh}）",
        f"{item.label.text('en')} ({NATURES[item.nature].en})",
    )
    for end, word, value in _ends(item):
        yield Field(
            name=f"items.{item.id}.cost{end}",
            label=Bilingual(f"{label.zh}{word.zh}", f"{label.en}{word.en}"),
            unit=_YUAN if once else _YUAN_YEAR,
            value="" if value is None else plain(value),
            stated="" if value is None else plain(value),
            top=None if not value else _above(value),
            note=source.note,
            unverified=unverified(source),
        )


def _ends(item: CostItem) -> Sequence[tuple[str, Bilingual, Decimal | None]]:
    if item.cost is None or item.cost.yuan is not None:
        return [("", NOTHING, item.cost.yuan if item.cost else None)]
    low, high = Bilingual("，低端", ", low end"), Bilingual("，高端", ", high end")
    return [(".low", low, item.cost.low), (".high", high, item.cost.high)]


def _above(value: Decimal) -> Decimal:
    """Twice the value, as a number of two digits: the end of a slider."""
    return Decimal(f"{2 * value:.1e}").to_integral_value() or Decimal(1)


def _rate(name: str, label: Bilingual, value: Decimal, open_source: bool) -> Field:
    return Field(
        name=name,
        label=label,
        unit=Bilingual("0.03 即 3%", "0.03 is 3 %"),
        value=plain(value),
        stated=plain(value),
        low=Decimal("-0.5") if name == "growth" else Decimal(0),
        high=Decimal("0.5"),
        top=Decimal("0.1"),
        step="0.005",
        unverified=open_source,
    )


def unverified(source: Source) -> bool:
    """Whether nobody has verified a source."""
    return source.confidence is Confidence.UNVERIFIED
