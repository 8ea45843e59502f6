"""Costs of a settled person: what the package brings, and what is refused in a file."""

import pytest

from shidian.core import Confidence, DataError
from shidian.core.apportionment import yuan
from shidian.mechanisms.settlement.costs import (
    Payer,
    Step,
    costs_of,
    of_settling,
    per_person,
    read_costs,
)
from shidian.mechanisms.settlement.package import schemes_of
from shidian.mechanisms.settlement.scheme import Each

HEAD = "area,step,item,item_en,payer,yuan_per_person,each,source,confidence,note,note_en\n"


def read(*lines):
    return read_costs((HEAD + "\n".join(lines)).encode(), "costs.csv")


def refused(*lines):
    with pytest.raises(DataError) as error:
        read(*lines)
    return [
        (one.code, one.place.file, one.place.row, one.place.column) for one in error.value.faults
    ]


# From the outlines of the plan: yuan a person in the first year, by who pays.
PUBLISHED = {
    "Dongguan, government": ("441900", Payer.GOVERNMENT, 0, 167_000),
    "Dongguan, all": ("441900", None, 0, 200_000),
    "Guangzhou": ("440100", Payer.GOVERNMENT, 0, 99_380),
    "Changsha": ("430100", None, 0, 156_615),
    # What registration adds: 98,500 and 4,200 a year are of a new resident, which nobody becomes.
    "Guangming, once": ("440300-01", Payer.GOVERNMENT, 0, 7_300),
    "Guangming, one year": ("440300-01", Payer.GOVERNMENT, 1, 9_300),
    "Dalian": ("210200", None, 0, 110_000),
    "Laibin": ("451300", None, 0, 118_000),
    "Lankao": ("410225", None, 0, 81_860),
    # The book's totals, which it rounds to thousands, with 43 years of yearly items.
    "the east, 43 years": ("east", Payer.GOVERNMENT, 43, 176_404),
    "the centre, 43 years": ("central", Payer.GOVERNMENT, 43, 103_902),
    "the west, 43 years": ("west", Payer.GOVERNMENT, 43, 106_269),
    "the nation, 43 years": ("000000", Payer.GOVERNMENT, 43, 131_316),
}


@pytest.mark.parametrize("area, payer, years, amount", PUBLISHED.values(), ids=PUBLISHED)
def test_the_package_brings_the_published_costs(programme, area, payer, years, amount):
    assert per_person(costs_of(programme), years, payer)[area] == amount * 100


def test_the_package_says_what_is_derived_or_not_verified(programme):
    found = costs_of(programme)
    assert all(one.source for one in found)
    assert all(
        "推算" in one.note.zh and "Derived" in one.note.en
        for one in found
        if one.confidence is Confidence.MEDIUM
    )
    unverified = [one for one in found if one.confidence is Confidence.UNVERIFIED]
    assert {(one.area, one.payer) for one in unverified} == {("000000", Payer.INDIVIDUAL)}


def test_every_place_but_one_has_one_cost_for_who_settles(programme):
    residents = {one.area for one in costs_of(programme) if one.step is Step.RESIDENT}
    assert residents == {"440300-01"}
    assert {one.area for one in of_settling(costs_of(programme))} >= residents


def test_a_scheme_and_the_table_state_the_same_costs(programme):
    """Guangming's costs stand in both, by step: of residents, and of the registered."""
    stated = {
        (one.id, cost.each, cost.yuan)
        for one in schemes_of(programme)["guangming"].scheme.entitlements
        for cost in one.costs
    }
    assert len(stated) == 4
    assert stated == {
        (f"{one.step}_services", one.each, yuan(one.cents))
        for one in costs_of(programme)
        if one.area == "440300-01"
    }


def test_what_a_new_resident_costs_is_no_cost_of_settling():
    found = read(
        "a,resident,x,,government,100,once,s,high,,",
        "a,registered,x,,government,7,once,s,high,,",
        "b,resident,x,,government,100,once,s,high,,",
    )
    assert per_person(found, 0) == {"a": 700}


def test_a_programme_without_costs_has_none(programme):
    class Bare:
        mechanisms = {}

    assert costs_of(Bare()) == ()


def test_an_area_is_priced_only_where_every_item_has_a_value():
    found = read(
        "a,registered,x,,government,100.25,once,s,high,,",
        "a,registered,y,,government,3,year,s,high,,",
        "b,registered,x,,government,,once,s,high,,",
        "b,registered,y,,government,7,once,s,high,,",
        "c,registered,x,,enterprise,9,once,s,high,,",
    )
    assert found[2].cents is None
    assert found[1].each is Each.YEAR
    assert per_person(found, 5, Payer.GOVERNMENT) == {"a": 11525}
    assert per_person(found, 0) == {"a": 10025, "c": 900}


WRONG = {
    "a negative cost": (
        "a,registered,x,,government,-5,once,s,high,,",
        "cost_amount",
        2,
        "yuan_per_person",
    ),
    "parts of a cent": (
        "a,registered,x,,government,5.005,once,s,high,,",
        "cost_amount",
        2,
        "yuan_per_person",
    ),
    "too much": (
        "a,registered,x,,government,1000000001,once,s,high,,",
        "cost_amount",
        2,
        "yuan_per_person",
    ),
    "no number": (
        "a,registered,x,,government,ten,once,s,high,,",
        "not_number",
        2,
        "yuan_per_person",
    ),
    "no step": ("a,citizen,x,,government,5,once,s,high,,", "not_choice", 2, "step"),
    "no payer": ("a,registered,x,,nobody,5,once,s,high,,", "not_choice", 2, "payer"),
    "how often": ("a,registered,x,,government,5,monthly,s,high,,", "not_choice", 2, "each"),
    "no source": ("a,registered,x,,government,5,once,,high,,", "empty", 2, "source"),
    "no confidence": ("a,registered,x,,government,5,once,s,sure,,", "not_choice", 2, "confidence"),
}


@pytest.mark.parametrize("line, code, row, column", WRONG.values(), ids=WRONG)
def test_a_fault_is_placed(line, code, row, column):
    assert refused(line) == [(code, "costs.csv", row, column)]


def test_one_item_of_one_payer_stands_once():
    line = "a,registered,x,,government,5,once,s,high,,"
    assert refused(line, line) == [("duplicate", "costs.csv", 3, "item")]
