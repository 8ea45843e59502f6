"""Costs of a settled person: what the package brings, and what is refused in a file."""

from decimal import Decimal

import pytest

from shidian.core import Confidence, DataError
from shidian.mechanisms.settlement.costs import (
    Payer,
    cents_of,
    costs_of,
    per_person,
    read_costs,
)
from shidian.mechanisms.settlement.scheme import Each

HEAD = "area,item,item_en,payer,yuan_per_person,each,source,confidence,note,note_en\n"


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
    "Guangming, once": ("440300-01", Payer.GOVERNMENT, 0, 105_800),
    "Guangming, ten years": ("440300-01", Payer.GOVERNMENT, 10, 167_800),
    "Dalian": ("210200", None, 0, 110_000),
    "Laibin": ("451300", None, 0, 118_000),
    "Lankao": ("410225", None, 0, 81_860),
    # The book's totals, which it rounds to thousands, with 43 years of yearly items.
    "the east, 43 years": ("east", Payer.GOVERNMENT, 43, 176_404),
    "the centre, 43 years": ("central", Payer.GOVERNMENT, 43, 103_902),
    "the west, 43 years": ("west", Payer.GOVERNMENT, 43, 106_269),
    "the nation, 43 years": ("000000", Payer.GOVERNMENT, 43, 131_316),
}


@pytest.mark.parametrize("area, payer, years, yuan", PUBLISHED.values(), ids=PUBLISHED)
def test_the_package_brings_the_published_costs(programme, area, payer, years, yuan):
    assert per_person(costs_of(programme), years, payer)[area] == yuan * 100


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


def test_a_programme_without_costs_has_none(programme):
    class Bare:
        mechanisms = {}

    assert costs_of(Bare()) == ()


def test_an_area_is_priced_only_where_every_item_has_a_value():
    found = read(
        "a,x,,government,100.25,once,s,high,,",
        "a,y,,government,3,year,s,high,,",
        "b,x,,government,,once,s,high,,",
        "b,y,,government,7,once,s,high,,",
        "c,x,,enterprise,9,once,s,high,,",
    )
    assert found[2].cents is None
    assert found[1].each is Each.YEAR
    assert per_person(found, 5, Payer.GOVERNMENT) == {"a": 11525}
    assert per_person(found, 0) == {"a": 10025, "c": 900}


WRONG = {
    "a negative cost": ("a,x,,government,-5,once,s,high,,", "cost_amount", 2, "yuan_per_person"),
    "parts of a cent": ("a,x,,government,5.005,once,s,high,,", "cost_amount", 2, "yuan_per_person"),
    "too much": ("a,x,,government,1000000001,once,s,high,,", "cost_amount", 2, "yuan_per_person"),
    "no number": ("a,x,,government,ten,once,s,high,,", "not_number", 2, "yuan_per_person"),
    "no payer": ("a,x,,nobody,5,once,s,high,,", "not_choice", 2, "payer"),
    "how often": ("a,x,,government,5,monthly,s,high,,", "not_choice", 2, "each"),
    "no source": ("a,x,,government,5,once,,high,,", "empty", 2, "source"),
    "no confidence": ("a,x,,government,5,once,s,sure,,", "not_choice", 2, "confidence"),
}


@pytest.mark.parametrize("line, code, row, column", WRONG.values(), ids=WRONG)
def test_a_fault_is_placed(line, code, row, column):
    assert refused(line) == [(code, "costs.csv", row, column)]


def test_one_item_of_one_payer_stands_once():
    line = "a,x,,government,5,once,s,high,,"
    assert refused(line, line) == [("duplicate", "costs.csv", 3, "item")]


MONEY = {
    "yuan": ("12", 1200),
    "cents": ("12.34", 1234),
    "zeros": ("12.3400", 1234),
    "less than a cent": ("0.001", None),
    "below zero": ("-1", None),
    "no number": ("NaN", None),
    "no end": ("Infinity", None),
    "no bound": ("1e40", None),
}


@pytest.mark.parametrize("amount, cents", MONEY.values(), ids=MONEY)
def test_money_is_whole_cents(amount, cents):
    assert cents_of(Decimal(amount)) == cents
