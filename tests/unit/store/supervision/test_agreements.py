"""What stands in an agreement: the tasks of the year, and the plan's targets with their places."""

import pytest

from shidian.core import DataError
from shidian.store.snapshot import assessed
from shidian.store.supervision.agreements import agreement_of
from shidian.store.supervision.assignments import of_plan
from tests.unit.plans.made import fault_of


@pytest.fixture
def plan(people):
    snapshot = assessed()[0]
    return snapshot, snapshot.programme.pilots["03"]


def keys(plan) -> list[str]:
    return [one.key for one in of_plan(*plan)]


def test_with_a_department_its_tasks_and_the_targets_tied_to_them(plan, made):
    snapshot, pilot = plan
    target = next(e.record for e in snapshot.targets_of["03"] if e.record.year == 2020)
    first, second, *_ = keys(plan)
    made(commitment=first, weight="60", due="2016-09-30", target=target.key)
    made(commitment=first, weight="40", due="2016-12-31", department="财政局")
    made(commitment=second, weight="100", due="2017-12-31", start="2016-07-01")
    made(commitment="", task_name="别的", due="2018-12-31", department="民政局")
    found = agreement_of(snapshot, pilot, 2016, "公安局")
    assert [(one.weight, str(one.due)) for one in found.tasks] == [
        (60, "2016-09-30"),
        (100, "2017-12-31"),
    ]
    assert (found.upper.zh, found.lower.zh) == ("宁波市", "公安局")
    [printed] = found.targets
    span = target.source.span
    assert printed.year == 2020
    assert f"{target.value.value:f}" in printed.figure.zh
    assert f"[{span[0]}–{span[1]}]" in printed.source.zh
    assert printed.unit.zh == target.value.unit.text.zh
    assert agreement_of(snapshot, pilot, 2016, "财政局").targets == []


def test_with_the_province_all_tasks_and_all_targets_still_ahead(plan, made):
    snapshot, pilot = plan
    first, *_ = keys(plan)
    made(commitment=first, weight="60", due="2018-09-30")
    made(commitment=first, weight="40", due="2018-12-31", department="财政局")
    found = agreement_of(snapshot, pilot, 2018, "")
    assert (found.upper.zh, found.lower.zh) == ("浙江省", "宁波市")
    assert sum(one.weight for one in found.tasks) == 100
    ahead = [e for e in snapshot.targets_of["03"] if e.record.year >= 2018]
    assert len(found.targets) == len(ahead) > 0


def test_a_province_signs_with_the_national_office(plan, made, people):
    snapshot, _ = plan
    jiangsu = snapshot.programme.pilots["01"]
    made(by=people.nation, area="320000", due="2016-12-31")
    assert agreement_of(snapshot, jiangsu, 2016, "").upper.zh == "国家发展改革部门"


def test_weights_count_over_all_departments_and_free_tasks_for_themselves(plan, made):
    snapshot, pilot = plan
    made(commitment="", task_name="专项", weight="100", due="2016-12-31")
    made(weight="60", due="2016-12-31", department="财政局")
    fault = fault_of(lambda: agreement_of(snapshot, pilot, 2016, "财政局"), DataError)
    assert (fault.code, fault.found["found"]) == ("assignment_weights", "60")
    assert agreement_of(snapshot, pilot, 2016, "公安局").tasks[0].task == "专项"


def test_a_year_without_tasks_has_no_agreement(plan, made):
    snapshot, pilot = plan
    made(due="2016-12-31")
    for year, department in ((2015, ""), (2017, ""), (2016, "民政局")):
        fault = fault_of(
            lambda y=year, d=department: agreement_of(snapshot, pilot, y, d), DataError
        )
        assert fault.code == "agreement_empty"
