"""Whom a scheme favours: what groups reach, beside what everybody reaches."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import polars as pl

from shidian.core import Bilingual, Lang
from shidian.mechanisms.settlement.curves import Curves
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.persons.vocabulary import LABELS, VOCABULARY
from shidian.mechanisms.settlement.planning import GROUP, PEOPLE, POINTS, PlanningTable
from shidian.mechanisms.settlement.thresholds import Count, counts, whole

FEW = 30  # of a group with fewer people a share says little, and none is compared
_SHARE, _POINTS = Decimal("0.0001"), Decimal("0.01")
_FLAGS = {"no": Bilingual("否", "no"), "yes": Bilingual("是", "yes")}
_MISSING = Bilingual("未填", "not stated")


@dataclass(frozen=True)
class Average:
    """Mean and median points of the people of a group, whether they may apply or not."""

    mean: Decimal | None
    median: Decimal | None


@dataclass(frozen=True)
class Group:
    """A group at a threshold, beside the whole.

    Parameters
    ----------
    label : Bilingual
    count, whole : Count
        Of the group, and of everybody.
    average : Average
    """

    label: Bilingual
    count: Count
    whole: Count
    average: Average

    @property
    def few(self) -> bool:
        """Whether the group is too small to be compared."""
        return self.count.people < FEW

    @property
    def may_apply(self) -> Decimal | None:
        """Share of the group that may apply."""
        return _over(self.count.may, self.count.people)

    @property
    def qualify(self) -> Decimal | None:
        """Share of the group that settles."""
        return _over(self.count.settled, self.count.people)

    @property
    def ratio(self) -> Decimal | None:
        """This share over that of everybody: 1 where the scheme favours nobody."""
        one, all_ = self.count, self.whole
        return _over(one.settled * all_.people, one.people * all_.settled)

    @property
    def representation(self) -> Decimal | None:
        """Share of the group among who settles, over its share among who may apply."""
        one, all_ = self.count, self.whole
        return _over(one.settled * all_.may, one.may * all_.settled)


@dataclass(frozen=True)
class Fairness:
    """The groups of each grouping at a threshold in points, and a sentence on each."""

    threshold: Decimal
    groups: Mapping[str, tuple[Group, ...]]
    sentences: Mapping[str, Bilingual]


Averages = Mapping[str, tuple[Average, ...]]


def averages(plan: PlanningTable) -> Averages:
    """Mean and median points of every group; they depend on no threshold."""
    return {
        name: tuple(
            _average(plan.day, frame.filter(pl.col(GROUP) == place))
            for place in range(len(plan.names[name]))
        )
        for name, frame in plan.groups.items()
    }


def fairness(curves: Curves, averages: Averages, threshold: int) -> Fairness:
    """Compare the groups of each grouping at a threshold of so many units.

    Parameters
    ----------
    curves : Curves
    averages : mapping
        As `averages` gives them for the same planning table.
    threshold : int
    """
    everybody = whole(counts(curves.areas, threshold))
    groups = {
        name: tuple(
            Group(group_label(curves.day, name, count.name), count, everybody, average)
            for count, average in zip(counts(curve, threshold), averages[name], strict=True)
        )
        for name, curve in curves.groups.items()
    }
    sentences = {name: _sentence(curves.day, name, found) for name, found in groups.items()}
    return Fairness(curves.day.points(threshold), groups, sentences)


def grouping_label(day: Day, grouping: str) -> Bilingual:
    """A grouping in words."""
    asked = day.scheme.inputs.get(grouping)
    if asked is not None:
        return asked.label
    if grouping == "age":
        return Bilingual("年龄", "age")
    return LABELS.get(grouping, Bilingual(grouping, ""))


def group_label(day: Day, grouping: str, group: str) -> Bilingual:
    """A group in words."""
    if group == "missing":
        return _MISSING
    asked = day.scheme.inputs.get(grouping)
    codes = asked.codes if asked and asked.codes else VOCABULARY.get(grouping, _FLAGS)
    return codes.get(group, Bilingual(group, ""))


def _average(day: Day, frame: pl.DataFrame) -> Average:
    counted = frame.group_by(POINTS).agg(pl.col(PEOPLE).sum()).sort(POINTS)
    points, people = counted[POINTS].to_list(), counted[PEOPLE].to_list()
    in_all = sum(people)
    if not in_all:
        return Average(None, None)
    units = sum(one * many for one, many in zip(points, people, strict=True))
    middle = _nth(points, people, (in_all + 1) // 2) + _nth(points, people, in_all // 2 + 1)
    unit = day.scheme.unit
    return Average(_quotient(units, in_all, unit), _quotient(middle, 2, unit))


def _nth(points: list[int], people: list[int], nth: int) -> int:
    """The points of the n-th person, from 1, in rising order."""
    before = 0
    for one, many in zip(points, people, strict=True):
        before += many
        if before >= nth:
            return one
    raise ValueError(f"there are only {before} people")


def _quotient(units: int, people: int, unit: Decimal) -> Decimal:
    return (Decimal(units) * unit / people).quantize(_POINTS)


def _over(part: int, of: int) -> Decimal | None:
    return (Decimal(part) / of).quantize(_SHARE) if of else None


def _sentence(day: Day, grouping: str, groups: tuple[Group, ...]) -> Bilingual:
    """Who settles most often and who least, of the groups that are large enough."""
    label = grouping_label(day, grouping)
    known = [one for one in groups if not one.few]
    if len(known) < 2:
        return Bilingual(
            f"按{label.zh}：不足两组有 {FEW} 人以上，不作比较。",
            f"By {label.text('en').lower()}: fewer than two groups have {FEW} people or more; "
            "none are compared.",
        )
    most, least = max(known, key=_rate), min(known, key=_rate)
    if _rate(most) == _rate(least):
        share = _percent(_rate(most))
        return Bilingual(
            f"按{label.zh}：各组入户率相同，为 {share}。",
            f"By {label.text('en').lower()}: the same share settles in all groups, {share}.",
        )
    return Bilingual(
        f"按{label.zh}：入户率最高的是{_named(most, 'zh')}，最低的是{_named(least, 'zh')}。",
        f"By {label.text('en').lower()}: most often settles {_named(most, 'en')}, least often "
        f"{_named(least, 'en')}.",
    )


def _rate(group: Group) -> Fraction:
    """The exact share: rounded ones may be equal where these are not."""
    return Fraction(group.count.settled, group.count.people)


def _percent(rate: Fraction) -> str:
    """A share in per cent with one place, or with two digits that count where that says more.

    Shares near the whole are as exact as those near nothing.
    """
    percent = Decimal(rate.numerator) * 100 / rate.denominator
    places = max(1, 1 - min(percent, 100 - percent).adjusted())
    return f"{percent:.{places}f}%"


def _named(group: Group, lang: Lang) -> str:
    share, times = _percent(_rate(group)), group.ratio
    assert times is not None  # the highest share is above 0, so somebody settles
    if lang == "zh":
        return f"“{group.label.zh}”（{share}，为平均的 {times:.2f} 倍）"
    return f"“{group.label.text('en')}” ({share}, {times:.2f} times the mean)"
