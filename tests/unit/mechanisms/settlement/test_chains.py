"""Entitlements that need the one before, twice each: as many steps as there are entitlements."""

from datetime import date

import pytest

from shidian.engine import layers as layers_module
from shidian.engine import tally
from shidian.engine.bounds import bounds
from shidian.mechanisms.settlement.breaks import inputs_of
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.lint import clauses, truth
from shidian.mechanisms.settlement.lint.view import view_of
from shidian.mechanisms.settlement.lowering import lowered
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.table_of import table_of
from tests.unit.mechanisms.settlement.small import DAY, small

LONG, BUDGET = 40, 2_000
CHAIN = "entitlements:\n  - {id: e0, NAMES, when: [{input: job, is: yes}]}\n" + "".join(
    f"  - {{id: e{n}, NAMES, when: [{{holds: e{n - 1}}},"
    f" {{any: [{{holds: e{n - 1}}}, {{input: months, at_least: {n}}}]}}]}}\n"
    for n in range(1, LONG)
)
PEOPLE = [
    {"birth": date(1990, 1, 1), "job": job, "months": months}
    for job, months in ((True, 3), (False, 99), (True, 99), (None, None))
]


@pytest.fixture
def chained():
    return Day(small(CHAIN), DAY)


def budgeted(monkeypatch, module, name):
    """Count the calls of a function; fail where they are too many to be one for each part."""
    calls, true = [], getattr(module, name)

    def counted(*arguments):
        calls.append(name)
        assert len(calls) < BUDGET, f"{name} walks the same parts again"
        return true(*arguments)

    monkeypatch.setattr(module, name, counted)
    return calls


def test_rules_share_what_they_have_in_common(chained, monkeypatch):
    table = table_of(chained.scheme, PEOPLE)
    rules = tuple(lowered(chained, table.columns).entitlements.values())
    calls = budgeted(monkeypatch, layers_module, "parts")
    found = layers_module.layers(rules)
    assert len(calls) > LONG
    assert rules[-2] in found[-1]  # the last but one stands in the last; the last in nothing
    assert len(found) >= LONG - 1


def test_bounds_look_at_each_part_once(chained):
    table = table_of(chained.scheme, PEOPLE)
    rules, known = lowered(chained, table.columns).entitlements, {}
    assert bounds(rules[f"e{LONG - 1}"], table.columns, known) == (0, 1)
    assert len(known) < BUDGET


def test_two_lowerings_have_equal_rules_that_are_the_same(chained):
    columns = table_of(chained.scheme, PEOPLE).columns
    one, other = (lowered(chained, columns).entitlements[f"e{LONG - 1}"] for _ in range(2))
    assert one is other


def test_the_table_says_what_the_reference_says(chained):
    table = table_of(chained.scheme, PEOPLE)
    rules = lowered(chained, table.columns).entitlements
    (found,) = tally(table, [rules])
    held = {tuple(settle(chained, person).entitlements.values()) for person in PEOPLE}
    assert {tuple(map(bool, row[:-1])) for row in found.rows()} == held
    assert planning_table(chained, table).cells["people"].sum() == len(PEOPLE)


def test_the_lint_looks_at_each_entitlement_once(chained, monkeypatch):
    calls = budgeted(monkeypatch, truth, "holds")
    assert set(truth.held_of(chained).values()) == {None}
    assert len(calls) <= 4 * LONG
    view = view_of(chained.scheme)
    assert list(clauses.decided_conditions(view)) == []
    assert list(clauses.contradictions(view)) == []
    assert [one.code for one in clauses.repetitions(view)] == []


def test_inputs_of_a_prerequisite_are_those_of_groups_around_an_item_too():
    scheme = small(
        "items:\n"
        "  - id: g\n    NAMES\n    kind: sum_of\n    when: [{input: school, in: [college]}]\n"
        "    items: [{id: a, NAMES, kind: flag, input: job, points: 5}]\n"
        "prerequisites: [{id: p, NAMES, when: [{item: a, at_least: 5}]}]\n"
        "selection: {threshold: 5}\n"
    )
    assert inputs_of(scheme, scheme.prerequisites[0].when) == {"school", "job"}
