"""An answer about cost: sums that hold together, what it rests on, and why it is not official."""

from dataclasses import FrozenInstanceError, replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Confidence, DataError, Source
from shidian.mechanisms.citizenization.cautions import elsewhere
from shidian.mechanisms.citizenization.model import CostItem, Nature, Origin, Scope, Step
from shidian.mechanisms.citizenization.official import official, reservations
from shidian.mechanisms.citizenization.result import answered
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, Tier
from tests.unit.mechanisms.citizenization.asked import (
    BY_SHARES,
    DALIAN,
    ELSEWHERE,
    SAME_CITY,
    THIRDS,
    between,
    every_form,
    question,
)
from tests.unit.mechanisms.citizenization.models import guangming, item, model

UNSURE = Source("a-letter", confidence=Confidence.UNVERIFIED)


def codes(result):
    return [one.code for one in result.warnings]


def test_totals_are_those_of_the_sum_by_hand():
    found = answered(question())
    once = 107 * 98_500 + 13 * (98_500 + 7_300) + 11 * 7_300
    yearly = 3 * 107 * 4_200 + 2 * 13 * (4_200 + 2_000) + 11 * 2_000
    assert found.totals.cents == (once + yearly) * 100
    assert found.totals.by_year[2015] == 107 * (98_500 + 4_200) * 100
    assert found.totals.by_origin[ELSEWHERE] == 13 * (98_500 + 7_300 + 2 * 6_200) * 100
    assert found.totals.by_item["services_more"] == (2 * 13 + 11) * 2_000 * 100
    assert found.per_person[SAME_CITY, Step.PROMOTED]["services_more"][0] == 20_000
    assert found.present_value == found.totals.cents  # nothing is discounted


def test_payers_sum_to_the_total_by_every_table():
    found = answered(every_form())
    totals = found.totals
    for sums in (totals.by_item, totals.by_payer, totals.by_origin, totals.by_year):
        assert sum(sums.values()) == totals.cents
    assert totals.low < totals.cents < totals.high


def test_an_answer_cannot_be_changed():
    found = answered(question())
    with pytest.raises(FrozenInstanceError):
        found.present_value = 0
    with pytest.raises(TypeError):
        found.totals.by_year[2015] = 0
    with pytest.raises(TypeError):
        found.hashes["model"] = ""


def test_without_rules_nobody_pays_and_the_cost_is_the_same():
    found = answered(question(rules=()))
    assert (found.shared, dict(found.totals.by_payer)) == ((), {})
    assert found.totals.cents == answered(question()).totals.cents
    assert "rules" not in found.hashes


def test_years_that_nobody_states_are_assumed():
    yearly = model(item("services", Nature.YEARLY, 4200), terms=None)
    used = {one.name: one.confidence for one in answered(question(yearly)).parameters}
    assert (used["horizon"], used["discount"]) == (Confidence.UNVERIFIED, Confidence.UNVERIFIED)
    assert used["items.services.cost"] is Confidence.HIGH


def test_every_number_that_is_used_is_listed_with_its_source():
    school = between("school", 100, 200, spare=Decimal("0.3"), source=UNSURE)
    asked = question(model(school, growth=Decimal(0)))
    used = {one.name: one for one in answered(asked).parameters}
    assert list(used) == [
        *("items.school.cost", "items.school.spare"),
        *(f"rules[0].shares.{payer}" for payer in DALIAN),
    ]
    cost = used["items.school.cost"]
    assert (cost.low, cost.value, cost.high, cost.unit) == (100, 150, 200, "元/人")
    assert (cost.source, cost.confidence) == (UNSURE, Confidence.UNVERIFIED)


def test_tiers_and_amounts_are_listed_too():
    names = [one.name for one in answered(every_form()).parameters]
    assert "rules[2].tiers[0].up_to" in names
    assert "rules[2].tiers[1].shares.province" in names
    assert "rules[1].amounts.city" in names
    assert "rules[1].rest.county" in names
    assert "items.training.years" in names


def test_a_rule_that_nothing_falls_under_is_not_listed():
    rules = (SharingRule(origins=(Origin.SAME_PROVINCE,), shares=THIRDS), *BY_SHARES)
    names = [one.name for one in answered(question(rules=rules)).parameters]
    assert not any(name.startswith("rules[0]") for name in names)


def test_an_interval_and_the_horizon_are_told():
    told = answered(question(model(between("a", 1, 3, Nature.YEARLY))))
    lines = [one.line("en") for one in told.warnings]
    assert lines[0].startswith("model.yaml, items.a.cost: “a” is an interval of 1 to 3 yuan")
    assert "cost_horizon" in codes(told)
    assert "cost_horizon" not in codes(answered(question(model(item("a", Nature.ONCE, 1)))))


def test_people_who_end_before_the_years_do_are_told():
    told = answered(question(years=range(2015, 2020)))
    (one,) = [one for one in told.warnings if one.code == "cost_people_end"]
    assert (one.place.file, one.found["last"]) == ("people.csv", "2017")


def test_people_who_come_after_the_years_are_counted_and_told():
    told = answered(question(years=range(2015, 2017)))
    (one,) = [one for one in told.warnings if one.code == "cost_people_later"]
    assert (one.found["people"], one.found["last"]) == ("11", "2016")
    assert "cost_people_later" not in codes(answered(question()))


ONCE = model(item("a", Nature.ONCE, 100))
BOTH = model(item("a", Nature.ONCE, 100), item("b", Nature.ONCE, 9, step=Step.REGISTERED))
SETTLING = {
    "nothing begins at settlement": (ONCE, {2016: 50}, ["cost_promoted_free"]),
    "more settle than held a permit": (BOTH, {2016: 150}, ["cost_promoted_many"]),
    "the later of two years is too much": (BOTH, {2016: 100, 2017: 1}, ["cost_promoted_many"]),
    "they settle in the year of the permit": (BOTH, {2015: 1}, ["cost_promoted_many"]),
    "as many as held one": (BOTH, {2016: 60, 2017: 40}, []),
    "nobody": (ONCE, {2016: 0}, []),
}


@pytest.mark.parametrize(("asked", "promoted", "told"), SETTLING.values(), ids=SETTLING)
def test_settling_after_a_permit_is_told_where_it_does_not_fit(asked, promoted, told):
    people = {(2015, Origin.SAME_CITY, Step.RESIDENT): 100}
    people |= {(year, Origin.SAME_CITY, Step.PROMOTED): n for year, n in promoted.items()}
    found = codes(answered(question(asked, people=people, years=range(2015, 2016))))
    assert [code for code in found if code.startswith("cost_promoted")] == told


def test_amounts_that_leave_nothing_name_nobody_in_particular():
    amounts, rest = {Payer.CITY: Decimal(100)}, {Payer.UNSTATED: Decimal(1)}
    rules = (SharingRule(amounts=amounts, rest=rest),)
    whole = answered(question(model(item("a", Nature.ONCE, 100)), rules))
    assert list(whole.totals.by_payer) == [Payer.CITY]
    part = answered(question(model(item("a", Nature.ONCE, 101)), rules))
    people = 107 + 13  # 11 more are promoted and cause nothing new
    assert part.totals.by_payer[Payer.UNSTATED] == people * 100
    assert not any(one.name.startswith("rules[0].rest") for one in part.parameters)


@pytest.mark.parametrize(
    ("own", "asked", "told"), [("04", "04", 0), ("", "", 0), ("04", "", 0), ("", "09", 1)]
)
def test_a_model_that_is_not_the_pilots_is_told(own, asked, told):
    assert len(elsewhere(replace(guangming(), pilot=own), asked)) == told


def test_a_cost_of_elsewhere_is_not_official():
    found = answered(question(assumed=elsewhere(guangming(), "09")))
    with pytest.raises(DataError) as raised:
        official(found)
    assert [one.code for one in raised.value.faults] == ["cost_model_elsewhere"]


def test_fiscal_cost_that_others_share_is_told():
    assert "cost_scope_payers" in codes(answered(question()))
    whole = replace(guangming(), scope=Scope.ALL)
    assert "cost_scope_payers" not in codes(answered(question(whole)))


FORMS = {
    "shares": SharingRule(shares=DALIAN),
    "the rest of amounts": SharingRule(amounts={Payer.CITY: Decimal(1)}, rest=DALIAN),
    "tiers": SharingRule(tiers=(Tier(DALIAN),)),
}


@pytest.mark.parametrize("rule", FORMS.values(), ids=FORMS)
def test_who_shares_fiscal_cost_is_told_whatever_the_form_of_the_rule(rule):
    [told] = [
        one for one in answered(question(rules=(rule,))).warnings if one.code == "cost_scope_payers"
    ]
    assert told.found["payers"].en == "enterprises, persons"


def test_a_payer_whose_part_is_nothing_is_no_payer_of_fiscal_cost():
    rule = SharingRule(shares={Payer.CITY: Decimal(1), Payer.PERSON: Decimal(0)})
    assert "cost_scope_payers" not in codes(answered(question(rules=(rule,))))


def test_what_everybody_has_verified_may_be_official():
    found = answered(question())
    official(found)
    assert reservations(found) == ()


DOUBTS = {
    "a cost": (lambda: question(model(between("a", 1, 1, source=UNSURE))), "official_source"),
    "a rule": (
        lambda: question(rules=(SharingRule(shares=DALIAN, source=UNSURE),)),
        "official_source",
    ),
    "the model": (lambda: question(replace(guangming(), source=UNSURE)), "official_source"),
    "people whom nobody states": (lambda: question(people_sources=()), "official_people"),
    "a source of the people": (lambda: question(people_sources=(UNSURE,)), "official_source"),
}


@pytest.mark.parametrize(("ask", "code"), DOUBTS.values(), ids=DOUBTS)
def test_what_is_not_verified_stands_against_an_official_use(ask, code):
    result = answered(ask())
    with pytest.raises(DataError) as raised:
        official(result)
    assert {one.code for one in raised.value.faults} == {code}
    assert raised.value.faults == reservations(result)


def test_the_same_question_has_the_same_hash_and_another_has_another():
    first, same = answered(question()).hashes, answered(question()).hashes
    assert dict(first) == dict(same)
    fewer = answered(question(years=[2015])).hashes
    assert (first["people"], first["model"]) == (fewer["people"], fewer["model"])
    assert first["question"] != fewer["question"]


OPEN = CostItem(id="school", label=guangming().title, nature=Nature.ONCE)
LATER = replace(guangming(), valid_from=date(2016, 1, 1))
MINE = SharingRule(items=("schoolng",), shares=DALIAN)
UNSPLIT = SharingRule(payers=(Payer.PROVINCE, Payer.CITY))
NEGATIVE = {(2015, SAME_CITY, Step.RESIDENT): -1}
GAP = {(2015, SAME_CITY, Step.RESIDENT): 1, (2017, SAME_CITY, Step.RESIDENT): 1}
REFUSED = {
    "no years": (lambda: question(years=[]), "cost_no_years", "", ""),
    "years that fall": (lambda: question(years=[2016, 2015]), "cost_years_order", "", ""),
    "a year twice": (lambda: question(years=[2015, 2015]), "cost_years_order", "", ""),
    "no people": (lambda: question(people={}), "people_none", "people.csv", ""),
    "people below zero": (
        *(lambda: question(people=NEGATIVE), "people_negative", "people.csv", ""),
    ),
    "a year without people": (
        *(lambda: question(people=GAP), "cost_people_year", "people.csv", "year"),
    ),
    "years before the people": (
        *(lambda: question(years=[2014, 2015]), "cost_people_year", "people.csv", "year"),
    ),
    "years before the model": (
        *(lambda: question(LATER), "cost_before_valid", "model.yaml", "valid_from"),
    ),
    "an item that nobody states": (
        *(lambda: question(model(OPEN)), "cost_item_open", "model.yaml", "items.school"),
    ),
    "a rule for an item that there is not": (
        *(lambda: question(rules=(MINE, *BY_SHARES)), "cost_rule_item", "rules.yaml"),
        "rules[0].items",
    ),
    "an item that nobody pays": (
        *(lambda: question(rules=(SharingRule(items=("works",), shares=DALIAN),)), "sharing_none"),
        *("rules.yaml", "rules"),
    ),
    "payers without shares": (
        *(lambda: question(rules=(UNSPLIT,)), "sharing_unstated", "rules.yaml"),
        "rules[0].payers",
    ),
}


@pytest.mark.parametrize(("ask", "code", "file", "column"), REFUSED.values(), ids=REFUSED)
def test_a_question_that_cannot_be_answered_is_refused_with_its_place(ask, code, file, column):
    with pytest.raises(DataError) as raised:
        answered(ask())
    fault = raised.value.faults[0]
    assert {one.code for one in raised.value.faults} == {code}
    assert (fault.place.file, fault.place.column) == (file, column)


def test_a_payer_and_an_origin_that_there_are_not_are_refused():
    for make in (
        lambda: SharingRule(shares={"citty": Decimal(1)}),
        lambda: SharingRule(amounts={"citty": Decimal(1)}, rest=THIRDS),
        lambda: Tier({"citty": Decimal(1)}),
        lambda: item("a", Nature.ONCE, 1, origins={"same_cty": Decimal("0.5")}),
    ):
        with pytest.raises(DataError) as raised:
            make()
        assert raised.value.faults[0].code == "not_choice"


counts = st.integers(0, 10**6)
people = st.dictionaries(
    st.tuples(st.just(2015), st.sampled_from(list(Origin)), st.sampled_from(list(Step))),
    counts,
    min_size=1,
    max_size=6,
)


@given(people, st.decimals(0, 10_000, places=2), st.decimals(0, 10_000, places=2))
def test_intervals_stay_in_order_and_payers_bear_the_middle(arrivals, one, other):
    low, high = sorted((one, other))
    made = model(between("a", low, high), between("b", low, high, Nature.YEARLY))
    totals = answered(question(made, people=arrivals, years=[2015, 2016])).totals
    assert totals.low <= totals.cents <= totals.high
    assert sum(totals.by_payer.values()) == totals.cents


@given(people, st.decimals(0, 10_000, places=2))
def test_counting_people_in_thousands_at_a_thousandfold_cost_changes_nothing(arrivals, yuan):
    thousands = {key: count * 1_000 for key, count in arrivals.items()}
    plain = answered(question(model(item("a", Nature.YEARLY, yuan)), people=thousands))
    dear = answered(question(model(item("a", Nature.YEARLY, yuan * 1_000)), people=arrivals))
    assert plain.totals == dear.totals
    assert plain.present_value == dear.present_value
