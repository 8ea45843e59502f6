"""The queue over years, beside a plain loop over persons."""

from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.core import DataError
from shidian.engine import Holds, Table, TableColumn
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.queue import Arrivals, Queue, QueuePlan, simulated
from shidian.mechanisms.settlement.queue import simulation as simulation_module
from shidian.mechanisms.settlement.queue.people import years_after
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.mechanisms.settlement.table_of import table_of
from shidian.mechanisms.settlement.whole_days import days
from tests.unit.mechanisms.settlement.queue.queued import ON, PEOPLE, TEXT, Slow, scheme, slow

FEW = settings(max_examples=20, deadline=None)
FREE = scheme()
BY_DISTRICT = scheme("{by: district, of: {north: 2, south: 1}}")
OTHER = Table(pl.DataFrame({"months": [1]}), {"months": TableColumn(Holds.NUMBER, 0, 60)})
NEWCOMER = {"birth_date": date(1980, 3, 1), "months": 24, "district": "south", "master": False}


def ran(people, plan: QueuePlan, of=FREE) -> Queue:
    return simulated(Day(of, ON), table_of(of, people), plan)


def somebody(**more):
    said = {"birth_date": date(1985, 1, 1), "months": 36, "district": "north", "master": False}
    return {**said, **more}


def told(queue: Queue) -> list[tuple[object, ...]]:
    return [
        (
            year.waiting + year.arrived,
            year.eligible,
            year.by_points,
            year.by_route,
            year.last_points,
        )
        for year in queue.years
    ]


def told_slowly(queue: Slow) -> list[tuple[object, ...]]:
    return [
        (
            year.waiting,
            year.eligible,
            len(year.points),
            year.by_route,
            Decimal(min(year.points)) if year.points else None,
        )
        for year in queue.years
    ]


@FEW
@given(PEOPLE, st.integers(1, 6), st.none() | st.integers(0, 4))
def test_every_year_is_that_of_the_plain_loop(people, years, quota):
    plan = QueuePlan(years, () if quota is None else (quota,))
    assert told(ran(people, plan)) == told_slowly(slow(FREE, people, years, quota))


@FEW
@given(PEOPLE, st.integers(1, 5))
def test_quotas_by_code_hold_for_each_code(people, years):
    queue = ran(people, QueuePlan(years), BY_DISTRICT)
    expected = slow(BY_DISTRICT, people, years, {"north": 2, "south": 1})
    assert told(queue) == told_slowly(expected)


@FEW
@given(PEOPLE, st.integers(1, 5), st.integers(0, 3), st.integers(0, 3))
def test_newcomers_are_on_their_day_what_the_table_shows_on_the_first(people, years, quota, coming):
    arrivals = Arrivals(number=coming, table=table_of(FREE, [NEWCOMER]))
    queue = ran(people, QueuePlan(years, (quota,), arrivals))
    expected = slow(FREE, people, years, quota, NEWCOMER, coming)
    assert told(queue) == told_slowly(expected)
    assert [year.arrived for year in queue.years] == [year.arrived for year in expected.years]


@FEW
@given(PEOPLE, st.integers(1, 6), st.integers(0, 3))
def test_waiting_is_counted_from_joining_and_from_eligibility(people, years, quota):
    found = ran(people, QueuePlan(years, (quota,), by=("district",)))
    everybody = slow(FREE, people, years, quota).everybody
    settled = [one for one in everybody if one.settled is not None]
    whole = found.from_joining[""][""]
    assert (whole.people, whole.settled) == (len(people), len(settled))
    # Nobody comes later or leaves, so the estimate is a plain share.
    waited = sorted(one.settled - one.joined for one in settled)
    half = -(-len(people) // 2)
    assert whole.median == (waited[half - 1] if len(waited) >= half else None)
    assert float(whole.unsettled) == pytest.approx(1 - len(settled) / len(people), abs=5e-5)
    ever = [one for one in everybody if one.eligible is not None]
    assert sum(one.people for one in found.from_eligibility[""].values()) == len(ever)
    south = [one for one in everybody if one.person["district"] == "south"]
    found_south = found.from_joining["district"].get("south")
    assert (found_south.people if found_south else 0) == len(south)


@FEW
@given(
    PEOPLE,
    st.integers(1, 6),
    st.integers(0, 3),
    st.decimals(0, 1, places=2),
    st.decimals(0, 1, places=2),
    st.integers(0, 9),
)
def test_nobody_is_lost_and_nobody_comes_from_nowhere(people, years, quota, come, go, seed):
    plan = QueuePlan(years, (quota,), Arrivals(share=come), go, seed)
    queue = ran(people, plan)
    assert queue == ran(people, plan)  # a seed decides
    for before, after in zip(queue.years, queue.years[1:], strict=False):
        assert before.still_waiting == after.waiting
    for year in queue.years:
        settled = year.by_points + year.by_route
        assert year.waiting + year.arrived - settled - year.left == year.still_waiting
        staying = year.waiting + year.arrived - settled
        assert year.left == round(staying * go)
    assert queue.years[0].arrived == 0
    assert {year.arrived for year in queue.years[1:]} <= {round(len(people) * come)}
    whole = queue.from_joining[""][""]
    assert whole.people == len(people) + sum(year.arrived for year in queue.years)
    assert whole.left == sum(year.left for year in queue.years)
    assert whole.waiting == queue.years[-1].still_waiting


@FEW
@given(PEOPLE, st.integers(1, 6), st.integers(0, 5), st.integers(0, 5))
def test_a_higher_quota_never_settles_fewer_by_any_year(people, years, quota, more):
    def so_far(places: int) -> list[int]:
        settled = [year.by_points + year.by_route for year in ran(people, plan(places)).years]
        return [sum(settled[: n + 1]) for n in range(years)]

    def plan(places: int) -> QueuePlan:
        return QueuePlan(years, (places,))

    assert all(a <= b for a, b in zip(so_far(quota), so_far(quota + more), strict=True))


def test_people_age_their_insurance_grows_and_the_threshold_changes():
    # Born in June 1980: 35 on the first day (6 points), 36 and 37 later (3).
    one = somebody(birth_date=date(1980, 5, 1), months=24)
    queue = ran([one], QueuePlan(3))
    # 6 + 2 x 2 = 10 < 12; 3 + 3 x 2 = 9 < 12; in 2017 the threshold is 9, and 3 + 4 x 2 = 11.
    assert [year.by_points for year in queue.years] == [0, 0, 1]
    assert [year.threshold for year in queue.years] == [12, 12, 9]
    assert queue.years[-1].last_points == 11
    assert queue.years[-1].mean_age == Decimal("37.1")
    assert queue.from_joining[""][""].median == 2
    assert queue.from_eligibility[""][""].median == 0


def test_a_missing_number_stays_missing():
    queue = ran([somebody(months=None)], QueuePlan(10))
    assert sum(year.by_points for year in queue.years) == 0


def test_a_number_grows_up_to_what_the_scheme_allows():
    old = somebody(birth_date=date(1960, 1, 1), months=0)
    queue = ran([old], QueuePlan(10))
    # No points for age: 9 points need five years (10); 60 months are all that count.
    assert [year.by_points for year in queue.years].index(1) == 5


def test_masters_settle_outside_the_quota():
    people = [somebody(master=True), somebody(), somebody(months=48)]
    year = ran(people, QueuePlan(1, (1,))).years[0]
    assert (year.by_route, year.by_points, year.eligible, year.quota) == (1, 1, 2, 1)
    assert year.last_points == 14


def test_the_quota_may_differ_by_year():
    people = [somebody(months=48) for _ in range(9)]
    queue = ran(people, QueuePlan(3, (1, 0, 5)))
    assert [year.by_points for year in queue.years] == [1, 0, 5]
    assert [year.quota for year in queue.years] == [1, 0, 5]


def test_a_total_of_the_scheme_is_its_quota():
    people = [somebody(months=48) for _ in range(5)]
    queue = ran(people, QueuePlan(2), scheme("{total: 2}"))
    assert [year.by_points for year in queue.years] == [2, 2]


def test_among_equal_people_the_earliest_application_goes_first():
    people = [somebody(), somebody()]
    table = table_of(FREE, people)
    applied = pl.Series("applied_on", [days(ON), days(ON) - 30], pl.Int32)
    table = Table(
        table.rows.with_columns(applied, pl.Series("kind", [0, 1])),
        {
            **table.columns,
            "applied_on": TableColumn(Holds.DATE, days(ON) - 30, days(ON)),
            "kind": TableColumn(Holds.CODE, 0, 1, codes=("late", "early")),
        },
    )
    queue = simulated(Day(FREE, ON), table, QueuePlan(1, (1,), by=("kind",)))
    settled = {name: one.settled for name, one in queue.from_joining["kind"].items()}
    assert settled == {"late": 0, "early": 1}


def test_groups_of_age_are_those_on_the_day_of_joining():
    arrivals = Arrivals(number=1, table=table_of(FREE, [NEWCOMER]))
    people = [somebody(birth_date=date(1950, 1, 1), months=0)]
    queue = ran(people, QueuePlan(3, (0,), arrivals, by=("age",)))
    assert {name: one.people for name, one in queue.from_joining["age"].items()} == {
        "51+": 1,
        "31-40": 2,
    }


def test_nobody_waits_where_there_is_nobody():
    queue = ran([], QueuePlan(2, by=("district",)))
    assert [year.still_waiting for year in queue.years] == [0, 0]
    assert [year.mean_age for year in queue.years] == [None, None]
    assert queue.from_joining[""] == {}


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    {
        "an ordinary day": (date(2015, 6, 1), 3, date(2018, 6, 1)),
        "29 February": (date(2016, 2, 29), 1, date(2017, 2, 28)),
        "29 February again": (date(2016, 2, 29), 4, date(2020, 2, 29)),
    }.values(),
    ids=["an ordinary day", "29 February", "29 February again"],
)
def test_the_day_moves_by_years(day, years, expected):
    assert years_after(day, years) == expected


def code(error: pytest.ExceptionInfo[DataError]) -> str:
    return error.value.faults[0].code


REFUSED = {
    "no year": (lambda: QueuePlan(0), "queue_years"),
    "too many years": (lambda: QueuePlan(51), "queue_years"),
    "a quota below 0": (lambda: QueuePlan(2, (3, -1)), "queue_quota"),
    "quotas for other years": (lambda: QueuePlan(3, (1, 2)), "queue_quotas_count"),
    "a share above 1": (lambda: QueuePlan(1, departures=Decimal("1.01")), "simulation_share"),
    "a share that is none": (lambda: QueuePlan(1, departures=Decimal("NaN")), "simulation_share"),
    "a seed below 0": (lambda: QueuePlan(1, seed=-1), "queue_seed"),
    "fewer than no newcomers": (lambda: Arrivals(number=-1), "queue_arrivals"),
    "newcomers twice": (lambda: Arrivals(number=1, share=Decimal(0)), "queue_arrivals_which"),
    "newcomers not at all": (Arrivals, "queue_arrivals_which"),
    "a negative share of newcomers": (lambda: Arrivals(share=Decimal(-1)), "simulation_share"),
    "a code without a quota": (
        lambda: ran([somebody()], QueuePlan(1), scheme("{by: district, of: {south: 1}}")),
        "queue_quota_codes",
    ),
    "newcomers of another table": (
        lambda: ran([somebody()], QueuePlan(2, (), Arrivals(number=1, table=OTHER))),
        "queue_arrivals_columns",
    ),
    "newcomers from nobody": (
        lambda: ran([somebody()], QueuePlan(2, (), Arrivals(number=1, table=table_of(FREE, [])))),
        "queue_arrivals_empty",
    ),
    "no end": (
        lambda: simulated(Day(FREE, date(2095, 1, 1)), table_of(FREE, []), QueuePlan(20)),
        "queue_too_late",
    ),
    "a grouping that is not there": (
        lambda: ran([somebody()], QueuePlan(1, by=("months",))),
        "grouping_unknown",
    ),
}


@pytest.mark.parametrize(("made", "expected"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_is_refused(made, expected):
    with pytest.raises(DataError) as error:
        made()
    assert code(error) == expected


def test_more_people_than_fit_in_memory_are_refused(monkeypatch):
    monkeypatch.setattr(simulation_module, "MOST_PEOPLE", 5)
    ran([somebody()] * 3, QueuePlan(2, (), Arrivals(number=2)))
    with pytest.raises(DataError) as error:
        ran([somebody()] * 3, QueuePlan(3, (), Arrivals(number=2)))
    assert code(error) == "queue_too_many"


def test_a_scheme_that_ends_too_early_is_refused():
    text = TEXT.replace("QUOTA", "").replace(
        "from: 2015-01-01\nsource", "from: 2015-01-01\nuntil: 2016-12-31\nsource", 1
    )
    ending = read_scheme(text.encode(), "ending.yaml")
    with pytest.raises(DataError) as error:
        ran([somebody()], QueuePlan(3), ending)
    assert code(error) == "scheme_not_in_force"
