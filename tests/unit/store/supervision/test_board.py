"""The board counts in the database what the pure rules say of each assignment."""

import random
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.store.models import Assignment, ProgressReport
from shidian.store.supervision.assignments import live
from shidian.store.supervision.board import counts, status_filter, total
from shidian.supervision import Status, assignment_status, weighted_progress
from tests.stored import without_guards

DAY = date(2016, 6, 15)
NOW = datetime(2016, 6, 15, tzinfo=UTC)


def fill(people, areas: int, each: int) -> list[tuple[Assignment, int | None]]:
    """Assignments around the day, each with its newest percentage."""
    chance = random.Random(5)
    rows = [
        Assignment(
            area=f"{330000 + n % areas}",
            task_name="x",
            national_task=chance.choice(["", "finance", "homestead"]),
            title="x",
            department=chance.choice(["公安局", "财政局"]),
            owner="x",
            due=DAY + timedelta(days=chance.randint(-20, 40)),
            weight=chance.randint(1, 100),
            made_by="x",
            made_at=NOW,
        )
        for n in range(areas * each)
    ]
    Assignment.objects.bulk_create(rows)
    rows = list(Assignment.objects.order_by("pk"))
    percents = [chance.choice([None, None, 0, 30, 99, 100, 100]) for _ in rows]
    for row, percent in zip(rows, percents, strict=True):
        if percent is not None:
            row.latest = ProgressReport.objects.create(
                assignment=row,
                percent=percent,
                text="x",
                by=people.ningbo,
                person="x",
                dated=DAY,
                made_at=NOW,
            )
            row.save()
    return list(zip(rows, percents, strict=True))


@pytest.mark.parametrize("by", ["area", "national_task", "department"])
def test_counts_of_the_database_are_those_of_the_rules(people, by):
    made = fill(people, 7, 20)
    found = counts(live(), by, DAY)
    groups: dict[str, list] = {}
    for row, percent in made:
        groups.setdefault(getattr(row, by), []).append((row, percent))
    assert set(found) == set(groups)
    for name, own in groups.items():
        statuses = [assignment_status(percent, row.due, DAY) for row, percent in own]
        assert found[name].of == {one: statuses.count(one) for one in Status}
        known = [np.nan if percent is None else percent for _, percent in own]
        weights = np.array([row.weight for row, _ in own], dtype=float)
        expected = weighted_progress(weights, np.array(known, dtype=float))
        assert found[name].progress == pytest.approx(expected)
        assert found[name].reported == sum(percent is not None for _, percent in own)
    assert total(found.values()).all == len(made)


def test_every_assignment_has_one_status(people):
    made = fill(people, 3, 30)
    found = [set(live().filter(status_filter(one, DAY))) for one in Status]
    assert sum(map(len, found)) == len(set.union(*found)) == len(made)


def test_nothing_reported_is_no_figure(people):
    Assignment.objects.create(
        area="330200",
        title="x",
        department="x",
        owner="x",
        due=DAY,
        weight=100,
        made_by="x",
        made_at=NOW,
    )
    [found] = counts(live(), "area", DAY).values()
    assert (found.progress, found.overdue, found.all) == (None, 0, 1)
    assert total([]).progress is None


def test_a_grouping_is_one_query_however_many_areas_there_are(people):
    asked = []
    for areas in (2, 40):
        Assignment.objects.update(latest=None)
        with without_guards():
            ProgressReport.objects.all().delete()
        Assignment.objects.all().delete()
        fill(people, areas, 3)
        with CaptureQueriesContext(connection) as queries:
            assert len(counts(live(), "area", DAY)) == areas
        asked.append(len(queries))
    assert asked == [1, 1]


def test_what_was_withdrawn_does_not_count(people):
    fill(people, 1, 4)
    first = Assignment.objects.order_by("pk").first()
    first.withdrawn_at = NOW
    first.save()
    assert total(counts(live(), "area", DAY).values()).all == 3
