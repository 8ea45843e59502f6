"""What a page says of the synthetic persons at a threshold: counts, groups, costs, the curve."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from shidian.core import Bilingual
from shidian.core.apportionment import yuan
from shidian.core.plain import plain
from shidian.mechanisms.settlement.answers import Answers
from shidian.mechanisms.settlement.areas import area_names
from shidian.mechanisms.settlement.budget import AreaBill
from shidian.mechanisms.settlement.differences import differences
from shidian.mechanisms.settlement.persons.vocabulary import LABELS
from shidian.mechanisms.settlement.qualification import needed
from shidian.mechanisms.settlement.quota import group_said
from shidian.mechanisms.settlement.thresholds import Count, qualified
from shidian.programme import Programme
from shidian.web.charts import settled_by_threshold
from shidian.web.views.schemes.case import THRESHOLD, Case
from shidian.web.views.schemes.counting import answered, lacking, set_beside
from shidian.web.views.schemes.differences import in_words

MOST_STEPS = 25  # of the table beside the curve
AGE = Bilingual("年龄", "Age")


@dataclass(frozen=True)
class Step:
    """A threshold of the table beside the curve; `here` at the one that was asked for."""

    points: str
    settled: int
    share: Decimal
    here: bool


@dataclass(frozen=True)
class AreaLine:
    """An area: its people at the threshold, and what they cost in yuan, None for no figure."""

    name: Bilingual
    count: Count
    each: Decimal | None
    cost: Decimal | None


@dataclass(frozen=True)
class Beside:
    """How many settle under the scheme as it stands and as changed, and who gains and loses."""

    before: int
    after: int
    gain: int
    lose: int


def results(case: Case, years: int) -> dict[str, Any]:
    """What the results of a scheme's page show.

    Raises
    ------
    DataError
        If the synthetic persons lack what every person must have.
    """
    found = answered(case, years)
    steps = _steps(case, found)
    return {
        "answers": found,
        "whole": found.qualified.whole,
        "share": _share(found.qualified.whole.settled, found.qualified.whole.people),
        "areas": _areas(case.programme, found),
        "places": [
            (group_said(case.changed, one), one, "" if one.edge is None else plain(one.edge))
            for one in found.places
        ],
        "groups": [
            (AGE if name == "age" else LABELS[name], groups, found.fairness.sentences[name])
            for name, groups in found.fairness.groups.items()
        ],
        "steps": steps,
        "chart": settled_by_threshold(
            [(float(one.points), one.settled) for one in _curve(case, found)],
            None if case.threshold is None else float(case.changed.points(case.threshold)),
        )
        if case.scheme.selection
        else None,
        **_beside(case, found),
        "lacking": [case.scheme.inputs[name].label for name in lacking(case.programme, case.day)],
    }


def _beside(case: Case, found: Answers) -> dict[str, Any]:
    """The scheme as changed beside what stands in the package; nothing where nothing changed."""
    if not case.changes:
        return {}
    said = in_words(case.day, case.changed, differences(case.day, case.changed))
    if set(case.changes) == {THRESHOLD}:  # the table knows it: the lower threshold only gains
        stated = qualified(found.curves, needed(case.day) or 0).whole.settled
        more = found.qualified.whole.settled - stated
        beside = Beside(stated, stated + more, max(more, 0), max(-more, 0))
    else:
        flow = set_beside(case).whole
        beside = Beside(flow.before, flow.after, flow.gain, flow.lose)
    return {"beside": beside, "differences": said}


def area_name(programme: Programme, code: str) -> Bilingual:
    """An area by its name; a region of work by its own."""
    return area_names(programme).get(code, Bilingual(code, code))


def _areas(programme: Programme, found: Answers) -> Sequence[AreaLine]:
    bills: Mapping[str, AreaBill] = {}
    if found.bill is not None:
        bills = {one.area: one for one in found.bill.areas}
    return [
        AreaLine(
            area_name(programme, one.name),
            one,
            _yuan(bills[one.name].each if one.name in bills else None),
            _yuan(bills[one.name].cents if one.name in bills else None),
        )
        for one in found.qualified.areas
    ]


def _yuan(cents: int | None) -> Decimal | None:
    return None if cents is None else yuan(cents)


def _curve(case: Case, found: Answers) -> Sequence[Step]:
    """Every threshold at which the number of people changes."""
    curve = found.curves.areas
    settled, people = curve.settled.sum(axis=0).tolist(), int(curve.people.sum())
    return [
        Step(plain(case.changed.points(units)), count, _share(count, people), here=False)
        for units, count in zip(curve.units.tolist(), settled, strict=True)
    ]


def _steps(case: Case, found: Answers) -> Sequence[Step]:
    """At most so many thresholds, evenly spaced, and the one that was asked for."""
    if case.threshold is None:
        return ()
    units = found.curves.areas.units.tolist()
    low, high, day = units[0], units[-1], case.changed
    width = max(-(-(high - low) // (MOST_STEPS - 2)), 1)
    width = _round(day.points(1), width)
    first = -(-low // width) * width
    chosen = sorted({*range(first, high + 1, width), high, case.threshold})
    return [_step(case, found, one) for one in chosen]


def _round(unit: Decimal, width: int) -> int:
    """A round number of points, in units: 1, 2, 5, 10 and so on, at least as wide."""
    for tens in range(8):
        for one in (1, 2, 5):
            points = Decimal(one) * 10**tens
            if points % unit == 0 and points / unit >= width:
                return int(points / unit)
    return width


def _step(case: Case, found: Answers, units: int) -> Step:
    whole = qualified(found.curves, units).whole
    points = plain(case.changed.points(units))
    here = units == case.threshold
    return Step(points, whole.settled, _share(whole.settled, whole.people), here)


def _share(part: int, whole: int) -> Decimal:
    return Decimal(part) / Decimal(whole) if whole else Decimal(0)
