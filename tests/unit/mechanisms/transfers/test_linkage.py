"""The table that links people, money and land: sums, gaps, what is missing, where it comes from."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import Bilingual, Confidence, DataError
from shidian.mechanisms.transfers.basis import official
from shidian.mechanisms.transfers.linkage import LinkageInput, linkage_answered
from shidian.mechanisms.transfers.results import Known

PLAN = Bilingual("方案", "plan")
PAYERS = ("centre", "city", "county", "enterprise")


def known(value, confidence=Confidence.HIGH):
    return Known(Decimal(value), PLAN, confidence)


FULL = LinkageInput(
    pilot="03",
    year=2016,
    planned=known(1000),
    filed=known(900),
    costs={payer: known(amount) for payer, amount in zip(PAYERS, (10, 20, 30, 40), strict=True)},
    received=known(35),
    land_due=known(150),
    land_granted=known(160),
)


def row(one=FULL):
    return linkage_answered([one], PAYERS, {}).rows[0]


def test_cost_is_summed_and_local_cost_is_set_against_transfers():
    found = row()
    assert (found.cost.value, found.local_cost.value) == (100, 50)
    assert (found.people_gap.value, found.money_gap.value, found.land_gap.value) == (100, 15, -10)


def test_every_cell_says_where_it_comes_from():
    found = row()
    assert found.planned.whence == PLAN
    assert found.costs["city"].whence == PLAN
    assert found.cost.whence.en == "sum over payers"
    assert found.land_gap.whence.en == "due less granted"


def test_what_is_missing_has_no_value_and_makes_none():
    found = row(LinkageInput(pilot="03", year=2016, planned=known(1), costs={"city": known(1)}))
    assert found.costs["county"].value is None
    missing = (found.cost, found.local_cost, found.filed, found.people_gap, found.money_gap)
    assert [one.value for one in missing] == [None] * 5
    assert found.land_gap.whence.en == "no value of land due and land granted"
    assert found.people_gap.whence.zh == "上报落户没有数据"


def test_zero_is_a_value():
    found = row(LinkageInput(pilot="03", year=2016, land_due=known(0), land_granted=known(0)))
    assert found.land_gap.value == 0


def test_without_local_payers_there_is_no_local_cost():
    found = linkage_answered([FULL], PAYERS, {}, local=()).rows[0]
    assert (found.local_cost.value, found.money_gap.value) == (None, None)


@pytest.mark.parametrize("payer", ["government", "unstated"])
def test_a_cost_that_is_not_divided_makes_no_local_cost_and_the_gap_says_why(payer):
    payers = (*PAYERS, payer)
    one = replace(FULL, costs=dict(FULL.costs) | {payer: known(1)})
    found = linkage_answered([one], payers, {}).rows[0]
    assert (found.local_cost.value, found.money_gap.value) == (None, None)
    assert found.money_gap.whence.zh == "地方承担（成本没有分到地方各级）没有数据"
    assert found.cost.value == 101


def test_an_undivided_cost_of_nothing_hides_nothing():
    one = replace(FULL, costs=dict(FULL.costs) | {"government": known(0)})
    assert linkage_answered([one], (*PAYERS, "government"), {}).rows[0].money_gap.value == 15


def test_a_sum_is_no_better_established_than_its_parts():
    costs = dict(FULL.costs) | {"city": known(20, Confidence.UNVERIFIED)}
    one = LinkageInput(pilot="03", year=2016, costs=costs, received=known(1, Confidence.LOW))
    found = linkage_answered([one], PAYERS, {"register": "abc"})
    assert found.rows[0].cost.confidence is Confidence.UNVERIFIED
    with pytest.raises(DataError) as raised:
        official(found)
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == ("official_source", 1, "cost_city")
    assert found.hashes == {"register": "abc"}


REFUSED = {
    "a pilot and year twice": ([FULL, FULL], "duplicate", "pilot year"),
    "a payer that there is not": (
        [LinkageInput(pilot="03", year=2016, costs={"king": known(1)})],
        "not_choice",
        "costs",
    ),
}


@pytest.mark.parametrize(("inputs", "code", "column"), REFUSED.values(), ids=REFUSED)
def test_inputs_that_do_not_hold_are_refused(inputs, code, column):
    with pytest.raises(DataError) as raised:
        linkage_answered(inputs, PAYERS, {})
    (fault,) = raised.value.faults
    assert (fault.code, fault.place.column) == (code, column)
