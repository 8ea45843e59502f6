"""Land rules, classes, terms and funds of the package: what holds, and who says so."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shidian.core import Confidence, DataError
from shidian.mechanisms.transfers.package import (
    FUNDS,
    award_funds_of,
    award_terms_of,
    equalization_terms_of,
    land_file_of,
    land_rule_on,
    land_rules_of,
    settlement_tiers_of,
    size_classes_of,
)

HOLDING = {
    "the nation's, on its first day": ("370200", date(2016, 10, 10), "nation"),
    "a province's own": ("410300", date(2017, 11, 9), "henan"),
    "a province's, before it": ("410300", date(2017, 11, 8), "nation"),
    "a city's own": ("410100", date(2018, 6, 28), "zhengzhou"),
    "a city's, before it": ("410100", date(2018, 6, 27), "henan"),
    "a county of that city": ("410184", date(2019, 1, 1), "zhengzhou"),
    "a part of a city with a code of ours": ("440300-01", date(2019, 1, 1), "nation"),
    "a province that is a pilot": ("340000", date(2017, 6, 27), "anhui"),
}


@pytest.mark.parametrize(("area", "day", "code"), HOLDING.values(), ids=HOLDING)
def test_the_nearest_rule_of_the_day_holds(programme, area, day, code):
    assert land_rule_on(programme, area, day).code == code


def test_before_the_first_rule_there_is_none(programme):
    with pytest.raises(DataError) as refused:
        land_rule_on(programme, "370200", date(2016, 10, 9))
    [fault] = refused.value.faults
    assert fault.code == "land_rule_none"
    assert "2016-10-10" in fault.text("en")


def test_the_national_estimate_is_80_square_metres_a_head(programme):
    estimate = land_file_of(programme).estimate
    square_metres = estimate.mu * Decimal(10_000) / 15
    assert square_metres / estimate.people == 80


def test_classes_and_tiers_leave_no_gap_and_no_overlap(programme):
    for rows in (size_classes_of(programme), settlement_tiers_of(programme)):
        assert rows[0].from_ == 0
        assert rows[-1].below is None
        assert [one.below for one in rows[:-1]] == [one.from_ for one in rows[1:]]
    assert [one.from_ for one in size_classes_of(programme)] == [0, 20, 50, 100, 300, 500, 1000]
    assert [one.from_ for one in settlement_tiers_of(programme)] == [0, 50, 100, 300, 500]


def test_what_tiers_may_ask(programme):
    tiers = {one.code: one for one in settlement_tiers_of(programme)}
    assert tiers["below-50"].may_ask == ("home",)
    assert [one.insurance_years for one in tiers.values()] == [None, 3, 5, 5, None]
    assert [one.points for one in tiers.values()] == ["no", "no", "no", "allowed", "required"]


def test_what_no_document_prints_is_marked(programme):
    for stated in (award_terms_of(programme), equalization_terms_of(programme)):
        assert stated.source.document == "assumption"
        assert stated.source.confidence is Confidence.UNVERIFIED
        assert stated.factors_source.confidence is Confidence.HIGH
        assert len(stated.sha256) == 64


def test_funds_are_in_the_smallest_unit_and_only_one_year_was_read(programme):
    funds = award_funds_of(programme)
    assert funds[2022].cents == 400 * 10**8 * 100
    assert [year for year, one in funds.items() if one.source.confidence is Confidence.HIGH] == [
        2022
    ]
    assert list(funds) == list(range(2016, 2025))


def test_a_fund_of_an_unknown_document_is_refused(programme):
    content = programme.mechanisms[FUNDS].replace(b"news-award-2022", b"news-award-2099")
    broken = replace(programme, mechanisms={**programme.mechanisms, FUNDS: content})
    with pytest.raises(DataError) as refused:
        award_funds_of(broken)
    [fault] = refused.value.faults
    assert (fault.code, fault.place.row) == ("unknown_reference", 8)


@pytest.mark.parametrize(
    ("yuan", "code"), [("40000000000.001", "transfers_fen"), ("-1", "number_negative")]
)
def test_a_fund_that_nobody_can_pay_is_refused(programme, yuan, code):
    content = programme.mechanisms[FUNDS].replace(b"2022,40000000000", f"2022,{yuan}".encode())
    broken = replace(programme, mechanisms={**programme.mechanisms, FUNDS: content})
    with pytest.raises(DataError) as refused:
        award_funds_of(broken)
    [fault] = refused.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == (code, 8, "yuan")


def test_every_source_is_a_document_of_the_package(programme):
    sources = [one.source for one in land_rules_of(programme)]
    sources += [one.source for one in size_classes_of(programme)]
    sources += [one.source for one in settlement_tiers_of(programme)]
    terms = (award_terms_of(programme), equalization_terms_of(programme))
    sources += [source for one in terms for source in (one.source, one.factors_source)]
    assert {one.document for one in sources} <= set(programme.documents)
