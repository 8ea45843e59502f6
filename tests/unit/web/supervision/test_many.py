"""The pages ask the same number of questions for three areas and for 3,200."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.core import Area
from shidian.store.access import today
from shidian.store.models import Assignment
from shidian.store.snapshot import assessed
from shidian.web.views.supervision import board, due, notices

AREAS, MOST = 3_200, 15


@pytest.fixture
def many(rows, monkeypatch):
    """Makes a programme with so many pilots, each with two assignments, one of them overdue."""
    return lambda number: fill(number, monkeypatch)


def fill(number: int, monkeypatch) -> None:
    snapshot, results = assessed()
    first = snapshot.programme.pilots["03"]
    codes = [f"{11 + n // 100}{n % 100 + 101:04d}" for n in range(number)]
    pilots = {
        f"{n:04d}": replace(first, no=f"{n:04d}", area=code, province=f"{code[:2]}0000")
        for n, code in enumerate(codes)
    }
    areas = {code: Area(code, f"地区{code}", f"Area {code}", "county") for code in codes}
    known = {**snapshot.programme.areas, **areas}
    programme = replace(snapshot.programme, pilots=pilots, areas=known)
    big = replace(snapshot, programme=programme)
    for page in (board, due, notices):
        monkeypatch.setattr(page, "assessed", lambda: (big, results))
    Assignment.objects.bulk_create(
        Assignment(
            area=code,
            task_name="专项",
            title="办法",
            department=f"局{n % 30}",
            owner="某",
            due=today() + timedelta(days=n),
            weight=50,
            made_by="某",
            made_at=datetime(2016, 1, 1, tzinfo=UTC),
        )
        for code in codes
        for n in (-3, 40)
    )


def asked(client, path: str) -> int:
    client.get(path)  # what is kept from page to page is kept now
    with CaptureQueriesContext(connection) as queries:
        assert client.get(path).status_code == 200
    return len(queries)


PATHS = ("/supervision/", "/supervision/notices/", "/supervision/meetings/", "/supervision/due/")


def test_few_questions_are_asked(enter, rows):
    client = enter("nation")
    assert max(asked(client, path) for path in PATHS) <= MOST


def test_no_more_questions_for_3200_areas_than_for_three(enter, many):
    client = enter("nation")
    many(3)
    few = [asked(client, path) for path in PATHS]
    Assignment.objects.all().delete()
    many(AREAS)
    assert [asked(client, path) for path in PATHS] == few


def test_the_board_of_3200_areas_has_pages_and_provinces(enter, many):
    many(AREAS)
    client = enter("nation")
    first = client.get("/supervision/").text
    assert first.count('class="n status-overdue"') >= 100
    assert "1 / 32" in first
    assert "32 / 32" in client.get("/supervision/?page=32").text
    one = client.get("/supervision/?province=110000").text
    assert "1 / 32" not in one
