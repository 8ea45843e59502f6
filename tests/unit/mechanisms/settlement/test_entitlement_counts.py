"""Who holds what, against the definition, person by person."""

from collections import Counter
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from shidian.mechanisms.settlement.entitlement_counts import entitled, holdings
from shidian.mechanisms.settlement.outcome import Standing
from tests.unit.mechanisms.settlement.planned import (
    PEOPLE,
    SCHEME,
    invented_day,
    person,
    planned,
    settles,
)


@given(PEOPLE, st.integers(-4, 60))
def test_every_entitlement_counts_whom_the_definition_gives_it(people, threshold):
    made = planned(people)
    found = entitled(holdings(made.plan), threshold)
    assert found.threshold == threshold * Decimal("0.5")
    who = list(zip(made.outcomes, made.areas, strict=True))
    for one, holders in found.entitlements:
        held = [outcome for outcome, _ in who if outcome.entitlements[one.id]]
        assert holders.all == len(held)
        assert holders.unsettled == sum(not settles(outcome, threshold) for outcome in held)
    for one, area, holders in found.areas:
        there = [outcome for outcome, home in who if home == area and outcome.entitlements[one.id]]
        assert holders.all == len(there)
        assert holders.unsettled == sum(not settles(outcome, threshold) for outcome in there)


@given(PEOPLE, st.integers(-4, 60))
def test_combinations_count_everybody_once(people, threshold):
    made = planned(people)
    found = entitled(holdings(made.plan), threshold)
    held = Counter(
        tuple(code for code, has in outcome.entitlements.items() if has)
        for outcome in made.outcomes
    )
    assert {tuple(one.id for one in ids): h.all for ids, h in found.together} == held
    assert [h.all for _, h in found.together] == sorted(held.values(), reverse=True)
    out = sum(not settles(outcome, threshold) for outcome in made.outcomes)
    assert sum(h.unsettled for _, h in found.together) == out


PERMITS = [("441900", person(years=years, permit=True)) for years in (1, 2, 8, 9)]


def test_costs_are_of_holders_and_none_where_none_is_stated():
    # 8 and 9 years give 12 and 13.5 points: two of the four settle at 10.
    found = entitled(holdings(planned(PERMITS).plan), 20)
    assert [(one.cost.item, one.all, one.unsettled) for one in found.costs] == [
        ("card", Decimal("82.00"), Decimal("41.00")),
        ("care", None, None),
        ("place", Decimal(12000), Decimal(0)),
    ]


def test_targets_stand_beside_what_was_found():
    people = [*PERMITS, ("441900", person(skill="master", home=True))]
    found = entitled(holdings(planned(people).plan), 20)
    assert [(one.id, one.target, one.found, one.gap) for one in found.targets] == [
        ("services", 4, 4, 0),
        ("masters", 3, 1, -2),
    ]


def test_of_several_routes_nothing_is_found():
    label = "{zh: 其他, en: Others}"
    second = f"  - {{id: others, label: {label}, when: [{{input: home, is: yes}}], target: 9}}\n"
    text = SCHEME.replace("selection:", f"{second}selection:")
    found = entitled(holdings(planned(PERMITS, text).plan), 20)
    routes = [one for one in found.targets if one.id in ("masters", "others")]
    assert [(one.found, one.gap) for one in routes] == [(None, None)] * 2


def test_a_scheme_without_entitlements_has_none():
    text = SCHEME[: SCHEME.index("entitlements:")]
    made = planned([("441900", person())], text)
    assert made.outcomes[0].standing is Standing.POINTS
    found = entitled(holdings(made.plan), 20)
    assert (found.entitlements, found.areas, found.costs) == ((), (), ())
    assert [(ids, holders.all) for ids, holders in found.together] == [((), 1)]
    assert invented_day(text).scheme.entitlements == ()
