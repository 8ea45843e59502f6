"""A snapshot: commitments as they are asked for, by kind of thing and by pilot."""

from dataclasses import replace

import pytest

from shidian.core import Source, Target
from tests.conftest import snapshot_of


@pytest.fixture
def snapshot(specimen):
    return snapshot_of(specimen)


def keys(entries) -> list[str]:
    return [entry.record.key for entry in entries]


def test_targets_are_the_commitments_that_can_be_judged(snapshot):
    assert len(snapshot.commitments) == 11
    assert keys(snapshot.targets) == ["01-rate-2017", "01-rate-2020", "02-people-2020"]
    assert all(isinstance(entry.record, Target) for entry in snapshot.targets)
    assert {no: keys(own) for no, own in snapshot.targets_of.items()} == {
        "01": ["01-rate-2017", "01-rate-2020"],
        "02": ["02-people-2020"],
    }


def test_commitments_of_a_pilot_are_all_of_them(snapshot):
    counts = {no: len(own) for no, own in snapshot.commitments_of.items()}
    assert counts == {"01": 8, "02": 3}


def test_statements_are_the_rest_in_the_order_of_the_document(snapshot):
    """The baseline at 101 is among the observations too, so it stands there."""
    assert {no: keys(own) for no, own in snapshot.statements_of.items()} == {
        "01": ["01-130", "01-140", "01-task-150", "01-deliverable-160", "01-fund-170"],
        "02": ["02-body-230", "02-evaluation-240"],
    }
    backwards = replace(snapshot, commitments=list(reversed(snapshot.commitments)))
    assert keys(backwards.statements_of["01"]) == keys(snapshot.statements_of["01"])


def test_a_baseline_that_is_no_observation_is_a_statement(snapshot):
    others = [e for e in snapshot.observations if e.record.source.span != (101, 106)]
    assert keys(replace(snapshot, observations=others).statements_of["01"])[0] == "01-101"


def test_without_characters_nothing_is_taken_for_the_same(snapshot):
    def placeless(entry):
        return replace(entry, record=replace(entry.record, source=Source("plan")))

    bare = replace(
        snapshot,
        commitments=list(map(placeless, snapshot.commitments)),
        observations=list(map(placeless, snapshot.observations)),
    )
    assert "01-101" in keys(bare.statements_of["01"])
