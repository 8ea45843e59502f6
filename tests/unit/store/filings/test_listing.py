"""The filings of a year at a glance."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shidian.assessment.policy import policy_of
from shidian.core import DataError
from shidian.register.lifecycle import Step
from shidian.store import snapshot
from shidian.store.access import Refused, posts_of
from shidian.store.evaluations import records, state
from shidian.store.events import actor_of
from shidian.store.filings.listing import overview
from shidian.store.filings.remarks import comment, comments
from shidian.store.models import Filing
from tests.stored import without_guards

YEAR = 2018


def of(cast, who, **asked):
    return overview(YEAR, posts_of(getattr(cast, who)), **asked)


def test_everybody_sees_what_is_theirs(cast, filing):
    seen = {name: len(of(cast, name).rows) for name in vars(cast)}
    assert seen == {
        "officer": 1,
        "colleague": 1,
        "province": 4,
        "nation": 50,
        "auditor": 50,
        "reader": 50,
        "evaluator": 50,
        "stranger": 1,
        "system": 0,
        "security": 0,
    }
    assert of(cast, "nation").pages == 2
    assert len(of(cast, "nation", page=9).rows) == 14


def test_a_draft_is_its_pilots_own(cast, filing):
    states = {
        name: of(cast, name, page=1).counts["draft"] for name in ("officer", "province", "nation")
    }
    assert states == {"officer": 1, "province": 0, "nation": 0}


def test_completeness_and_lateness(cast, filing):
    cast.write(filing, **{"indicators/population_resident/value": ("820.2", 0)})
    (row,) = of(cast, "officer").rows
    assert (row.filled, row.wanted, row.state.value) == (1, 11, "draft")
    assert row.late.filed is None
    assert row.late.deadline == date(2019, 3, 31)
    assert of(cast, "officer").overdue == 1
    cast.fill(Filing.objects.get())
    cast.carry(Filing.objects.get(), Step.SUBMIT)
    (row,) = of(cast, "officer").rows
    assert (row.filled, row.late.filed is not None) == (11, True)
    assert of(cast, "officer").overdue == 0


def test_filters(cast, filing):
    assert len(of(cast, "officer", state="draft").rows) == 1
    assert of(cast, "officer", state="submitted").rows == []
    zhejiang = of(cast, "nation", province="330000")
    assert len(zhejiang.rows) == 4
    assert {row.pilot.province for row in zhejiang.rows} == {"330000"}


def test_the_number_of_queries_does_not_grow(cast, filing):
    posts = posts_of(cast.nation)
    overview(YEAR, posts)
    with CaptureQueriesContext(connection) as few:
        overview(YEAR, posts)
    programme = snapshot.assessed()[0].programme
    rows = [
        Filing(
            pilot=p.no,
            area=p.area,
            year=YEAR,
            form="annual",
            form_version="1",
            state="submitted",
            created_at=datetime.now(UTC),
        )
        for p in programme.pilots.values()
        if p.area != "330200"
    ]
    with without_guards():
        Filing.objects.bulk_create(rows)
    with CaptureQueriesContext(connection) as many:
        assert overview(YEAR, posts).counts["submitted"] == 63
    assert len(many) <= len(few) + 1 <= 15


def test_the_evaluation_counts_when_a_report_was_filed(cast, filing):
    snapshot_, _ = snapshot.assessed()
    policy = policy_of(snapshot_.programme)
    before = state()
    assert [one for one in records(policy).judgements if one.pilot == "03"] == []
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    (filed,) = [one for one in records(policy).judgements if one.pilot == "03"]
    assert (filed.year, filed.kind.value) == (YEAR, "filing")
    assert filed.dated == Filing.objects.get().first_submitted_at.date()
    assert state() != before


def test_remarks_are_made_by_those_who_may_return(cast, filing):
    cast.fill(filing)
    sent = cast.carry(filing, Step.SUBMIT)
    key = "indicators/population_resident/value"
    province = cast.province
    comment(sent, key, " 与公报  不一致 ", posts_of(province), actor_of(province))
    assert [(one.text, one.person) for one in comments(sent)[key]] == [("与公报 不一致", "李四")]
    with pytest.raises(Refused):
        comment(sent, key, "x", posts_of(cast.officer), actor_of(cast.officer))
    for where, text, code in (
        (key, "  ", "reason_missing"),
        ("a/b/c", "x", "no_cell"),
        ("", "字" * 1001, "entry_too_long"),
    ):
        with pytest.raises(DataError) as caught:
            comment(sent, where, text, posts_of(province), actor_of(province))
        assert caught.value.faults[0].code == code
