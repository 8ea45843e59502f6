"""Figures that reports printed: kept in bulk, found by their reference, never changed."""

import json
from datetime import UTC, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.core import UsageError
from shidian.reporting.annual import Reference
from shidian.store.figures import find, keep
from shidian.store.models import Figure
from tests.unit.plans.made import fault_of

pytestmark = pytest.mark.django_db
MONDAY, TUESDAY = datetime(2026, 11, 23, tzinfo=UTC), datetime(2026, 11, 24, tzinfo=UTC)


def figures(count: int) -> list[Reference]:
    return [
        Reference({"what": {"zh": f"第 {n} 个", "en": ""}, "value": str(n), "inputs": []})
        for n in range(count)
    ]


def test_a_figure_is_found_with_all_that_was_kept():
    [one] = figures(1)
    assert keep([one], MONDAY) == 1
    kept = find(one.id)
    assert kept.content == dict(one.content)
    assert kept.made_at == MONDAY


def test_the_number_of_statements_does_not_grow_with_that_of_figures():
    counts = []
    for size in (1, 2_000):
        with CaptureQueriesContext(connection) as said:
            keep(figures(size), MONDAY)
        counts.append(len(said))
    assert counts[0] == counts[1]
    assert Figure.objects.count() == 2_000


def test_a_figure_printed_again_stays_as_it_was_first_made():
    [one] = figures(1)
    keep([one, one], MONDAY)
    keep([one], TUESDAY)
    assert Figure.objects.count() == 1
    assert find(one.id).made_at == MONDAY


def test_nothing_to_keep():
    assert keep([], MONDAY) == 0


def test_a_reference_that_no_report_printed():
    fault = fault_of(lambda: find("0123456789"), UsageError)
    assert fault.code == "no_such_figure"
    assert "0123456789" in fault.text("en")


@pytest.mark.parametrize("asked", ["", "' OR 1=1", "x" * 5_000, json.dumps({"a": 1})])
def test_whatever_is_asked_is_only_looked_up(asked):
    assert fault_of(lambda: find(asked), UsageError).code == "no_such_figure"
