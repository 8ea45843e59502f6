"""What a change of terms does: numbers changed by path, who gains, who loses, and that it sums."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shidian.core import Confidence, DataError, Source
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.award_places import read_award_places
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.changes import changed
from shidian.mechanisms.transfers.package import StatedTerms
from shidian.mechanisms.transfers.pass_through import pass_through_answered, pass_through_terms
from shidian.mechanisms.transfers.pool import Pool, pool_given
from shidian.mechanisms.transfers.rule_change import change_answered

KNOWN = Source("ours")
TERMS = StatedTerms(
    AwardTerms(
        {"inter": Decimal(1), "same": Decimal("0.5")}, (Decimal(1), Decimal("0.8")), Decimal(1)
    ),
    KNOWN,
    KNOWN,
    "terms.yaml",
    "abc",
)
SETTLED = b"area,kind,age,people\n320000,inter,0,100\n340000,same,0,200\n360000,same,1,0\n"
PLACES = (
    b"area,pupils,per_pupil,cost_index,difficulty,last_year,most\n"
    b"320000,0,1,1,1,,\n340000,0,1,1,1,,\n360000,0,1,1,1,,\n"
)


def question(terms=TERMS, pool=1000):
    places = read_award_places(SETTLED, "settled.csv", PLACES, "places.csv", terms.terms)
    return AwardQuestion(places=places, terms=terms, pool=pool_given(Decimal(pool)))


def test_a_lower_weight_takes_from_one_and_gives_to_the_other():
    after = changed(TERMS, {"weights.same": "0.3"})
    found = change_answered(award_answered(question()), award_answered(question(after)))
    # 100 : 100 of 1,000 yuan becomes 100 : 60
    assert [(row.area, row.before, row.after, row.difference) for row in found.rows] == [
        ("320000", 50_000, 62_500, 12_500),
        ("340000", 50_000, 37_500, -12_500),
        ("360000", 0, 0, 0),
    ]
    assert (found.gained, found.lost) == (12_500, -12_500)


def test_what_changed_is_named_with_both_values():
    after = changed(TERMS, {"weights.same": "0.3"})
    found = change_answered(award_answered(question()), award_answered(question(after)))
    ((old, new),) = found.changed
    assert (old.name, str(old.value), str(new.value)) == ("weights.same", "0.5", "0.3")
    assert new.confidence is Confidence.UNVERIFIED
    assert found.notice is not None


def test_both_sides_are_known_by_their_hashes():
    after = changed(TERMS, {"weights.same": "0.3"})
    found = change_answered(award_answered(question()), award_answered(question(after)))
    assert found.hashes["before terms.yaml"] == "abc"
    assert found.hashes["after terms.yaml"] == after.sha256
    assert set(found.hashes) == {"settled", "places", "before terms.yaml", "after terms.yaml"}


def test_a_parameter_that_one_side_lacks_has_no_value_there():
    shorter = replace(TERMS, terms=replace(TERMS.terms, taper=(Decimal(1),)))
    found = change_answered(award_answered(question()), award_answered(question(shorter)))
    ((old, new),) = found.changed
    assert (old.name, new) == ("taper[1]", None)


def test_a_larger_pool_is_gained_by_all():
    found = change_answered(award_answered(question()), award_answered(question(pool=1500)))
    assert (found.gained, found.lost) == (50_000, 0)
    assert [old.name for old, _ in found.changed] == ["pool"]


def test_warnings_of_both_are_told_once():
    found = change_answered(award_answered(question()), award_answered(question()))
    assert [one.code for one in found.warnings].count("official_formula") == 1


def test_results_over_other_places_are_not_compared():
    one = award_answered(question())
    with pytest.raises(DataError) as raised:
        change_answered(one, replace(one, rows=one.rows[1:]))
    assert raised.value.faults[0].text("en") == (
        "These places stand in one of the results only: 320000."
    )


def test_terms_of_a_province_change_too():
    stated = pass_through_terms(
        {
            "t.yaml": b"kept: '0.1'\nfactors: [{name: a, label: {zh: a, en: a}, share: '1'}]\n"
            b"source: {document: m, span: [1, 2], confidence: high}\n"
        },
        "t.yaml",
        {"m"},
    )
    table = b"area,a,difficulty,last_year\n340121,1,1,\n"
    before, after = (
        pass_through_answered(Pool(1000, KNOWN), table, "c.csv", terms)
        for terms in (stated, changed(stated, {"kept": "0.2"}))
    )
    assert change_answered(before, after).rows[0].difference == -100
    assert before.hashes["t.yaml"] != after.hashes["t.yaml"]


def test_no_change_leaves_terms_as_they_are():
    assert changed(TERMS, {}) is TERMS


REFUSED = {
    "a path that there is not": ({"weights.abroad": "1"}, "terms_unknown"),
    "what is no number": ({"weights.inter": "much"}, "not_number"),
    "a power of ten": ({"weights.inter": "1E+999999"}, "not_number"),
    "terms that do not fit": ({"people_share": "2"}, "cost_share_outside"),
    "a weight below zero": ({"weights.inter": "-1"}, "terms_negative"),
    "a taper below zero": ({"taper[0]": "-1"}, "terms_negative"),
}


@pytest.mark.parametrize(("changes", "code"), REFUSED.values(), ids=REFUSED)
def test_a_change_that_cannot_be_is_refused_at_its_path(changes, code):
    with pytest.raises(DataError) as raised:
        changed(TERMS, changes)
    [fault] = raised.value.faults
    assert (fault.code, [fault.place.column]) == (code, list(changes))


def test_a_refusal_names_what_can_be_changed():
    with pytest.raises(DataError) as raised:
        changed(TERMS, {"x": "1"})
    assert raised.value.faults[0].advice("en") == (
        "Those that can be changed: weights.inter weights.same taper[0] taper[1] people_share."
    )


weights = st.decimals("0.01", 5, places=2)


@given(weights, weights, st.integers(1, 10**9), st.integers(1, 10**9))
def test_differences_sum_to_that_of_what_is_given(inter, same, before, after):
    terms = changed(TERMS, {"weights.inter": str(inter), "weights.same": str(same)})
    found = change_answered(
        award_answered(question(pool=before)), award_answered(question(terms, after))
    )
    assert sum(row.difference for row in found.rows) == (after - before) * 100
    assert found.gained + found.lost == (after - before) * 100
