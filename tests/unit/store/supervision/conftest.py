"""People with posts in and above Ningbo, and what they assign, issue and resolve."""

from collections.abc import Sequence
from datetime import timedelta
from types import SimpleNamespace

import pytest

from shidian.store.access import posts_of, today
from shidian.store.models import Assignment, Event
from shidian.store.snapshot import assessed
from shidian.store.supervision.assignments import assign, of_plan, placed
from shidian.supervision import read_assignment
from tests.stored import person

NINGBO, JIAXING = "330200", "330400"


@pytest.fixture
def people(stored) -> SimpleNamespace:
    """One person for every role that has to do with supervision, and some that have not."""
    return SimpleNamespace(
        nation=person("nation", "王芳", ("national_officer", "000000")),
        zhejiang=person("zhejiang", "周宁", ("provincial_officer", "330000")),
        ningbo=person("ningbo", "李伟", ("pilot_officer", NINGBO)),
        jiaxing=person("jiaxing", "孙丽", ("pilot_officer", JIAXING)),
        police=person("police", "陈静", ("department_contact", NINGBO), department="公安局"),
        finance=person("finance", "吴强", ("department_contact", NINGBO), department="财政局"),
        reader=person("reader", "赵敏", ("ministry_reader", "000000")),
        auditor=person("auditor", "钱进", ("auditor", "000000")),
    )


@pytest.fixture
def made(people):
    """Makes an assignment in Ningbo as its officer would; with changes to what is typed."""

    def make(by=people.ningbo, **typed: str) -> Assignment:
        snapshot = assessed()[0]
        pilot = snapshot.programme.pilot_of_area[typed.pop("area", NINGBO)]
        given = {
            "commitment": of_plan(snapshot, pilot)[0].key,
            "title": "出台办法",
            "department": "公安局",
            "owner": "陈静",
            "due": str(today() + timedelta(days=60)),
            "weight": "100",
        }
        read = placed(read_assignment(given | typed), snapshot, pilot)
        return assign(read, pilot, None, by)

    return make


def acts() -> Sequence[str]:
    """What the log says was done, in order; what loading did is left out."""
    ours = ("supervision.", "notice.", "meeting.")
    rows = Event.objects.order_by("number").values_list("act", flat=True)
    return [act for act in rows if act.startswith(ours)]


def posts(one):
    return posts_of(one)
