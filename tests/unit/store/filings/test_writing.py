"""Writing in cells: nobody overwrites unseen, and everything is in the log."""

import json
import shutil
import threading
from pathlib import Path

import pytest
from django.db import connections

from shidian.core import DataError
from shidian.register.lifecycle import Step
from shidian.store.access import Refused, posts_of
from shidian.store.events import actor_of
from shidian.store.filings.filings import begin, by_id, cells_of, values_of
from shidian.store.filings.writing import Edit, write
from shidian.store.models import Event, Filing, FilingCell
from shidian.store.programmes import load
from tests.conftest import URBANIZATION
from tests.stored import NOW

RATE = "indicators/urbanization_rate_resident/value"
HUKOU = "indicators/urbanization_rate_hukou/value"


def test_a_filing_is_begun_once(cast, filing):
    assert cast.begin().pk == filing.pk
    assert Filing.objects.count() == 1
    assert Event.objects.filter(act="filing.begin").count() == 1
    assert (filing.state, filing.area, filing.direct) == ("draft", "330200", False)


def test_a_provinces_own_filing_goes_straight_to_the_nation(stored):
    from tests.stored import person  # noqa: PLC0415

    own = person("js", "江某", ("pilot_officer", "320000"))
    assert begin("江苏", 2018, posts_of(own), actor_of(own)).direct is True


@pytest.mark.parametrize("year", [2013, 2026, 1900])
def test_only_years_that_are_over_can_be_filed(cast, year):
    with pytest.raises(DataError) as caught:
        cast.begin(year=year)
    assert caught.value.faults[0].code == "filing_year"


def test_only_who_may_write_begins_a_filing(cast):
    with pytest.raises(Refused) as caught:
        begin("宁波", 2018, posts_of(cast.stranger), actor_of(cast.stranger))
    assert caught.value.faults[0].code == "access_area"


def test_a_cell_is_saved_as_normal_text_with_its_version(cast, filing):
    done = cast.write(filing, **{RATE: ("７３．７０％", 0)})
    assert done.whole
    assert (done.saved[RATE].value, done.saved[RATE].version) == ("73.70", 1)
    again = cast.write(filing, **{RATE: ("73.71", 1)})
    assert (again.saved[RATE].value, again.saved[RATE].version) == ("73.71", 2)
    assert values_of(filing)[RATE] == "73.71"


def test_a_stale_save_is_refused_with_both_values(cast, filing):
    cast.write(filing, **{RATE: ("73.7", 0)})
    done = cast.write(filing, "colleague", **{RATE: ("74", 0)})
    assert not done.saved
    (conflict,) = done.conflicts
    assert (conflict.yours, conflict.theirs, conflict.version, conflict.by) == (
        "74",
        "73.7",
        1,
        "张三",
    )
    assert values_of(filing)[RATE] == "73.7"
    chosen = cast.write(filing, "colleague", **{RATE: ("74", conflict.version)})
    assert chosen.saved[RATE].value == "74"


def test_saving_what_stands_there_is_no_conflict(cast, filing):
    cast.write(filing, **{RATE: ("73.7", 0)})
    done = cast.write(filing, "colleague", **{RATE: ("73.7", 0)})
    assert done.whole
    assert cells_of(filing)[RATE].version == 1


def test_one_bad_cell_leaves_the_others(cast, filing):
    done = cast.write(filing, **{RATE: ("73.7", 0), HUKOU: ("四成", 0), "a/b/c": ("1", 0)})
    assert list(done.saved) == [RATE]
    assert {key: fault.code for key, fault in done.faults.items()} == {
        HUKOU: "entry_not_number",
        "a/b/c": "no_cell",
    }


def test_a_cell_can_be_emptied(cast, filing):
    cast.write(filing, **{RATE: ("73.7", 0)})
    cast.write(filing, **{RATE: ("", 1)})
    assert RATE not in values_of(filing)
    assert cells_of(filing)[RATE].version == 2


def test_every_change_is_in_the_log_with_before_and_after(cast, filing):
    cast.write(filing, **{RATE: ("73.7", 0)})
    cast.write(filing, "colleague", **{RATE: ("74", 1)})
    events = Event.objects.filter(subject=f"filing/{filing.pk}/{RATE}").order_by("number")
    said = [
        (e.actor, e.subject, e.before and json.loads(e.before), json.loads(e.after)) for e in events
    ]
    where = f"filing/{filing.pk}/{RATE}"
    assert said == [
        ("张三", where, "", {"value": "73.7", "version": 1}),
        ("赵六", where, {"value": "73.7", "version": 1}, {"value": "74", "version": 2}),
    ]


WHO_WRITES = {"officer", "colleague"}


def test_nobody_else_writes(cast, filing):
    for name in vars(cast):
        if name in WHO_WRITES:
            continue
        with pytest.raises(Refused):
            cast.write(filing, name, **{RATE: ("1", 0)})
    assert RATE not in values_of(filing)


def test_a_submitted_filing_takes_no_writing(cast, filing):
    cast.fill(filing)
    cast.carry(filing, Step.SUBMIT)
    with pytest.raises(Refused) as caught:
        cast.write(filing, **{RATE: ("1", 1)})
    assert caught.value.faults[0].code == "access_state"


def test_many_writers_of_one_cell_lose_nothing(cast, filing):
    """Threads write the same cell, each upon what it saw; every save that was told counts one."""
    posts, actor = posts_of(cast.officer), actor_of(cast.officer)
    saved, refused = [], []

    def work(name):
        try:
            for n in range(8):
                cell = FilingCell.objects.filter(filing=filing, key=RATE).first()
                edit = Edit(RATE, f"{name}.{n}", cell.version if cell else 0)
                done = write(filing.pk, [edit], posts, actor)
                (saved if done.whole else refused).append(edit.typed)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=work, args=(name,)) for name in range(10, 14)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(saved) + len(refused) == 32
    assert cells_of(by_id(filing.pk))[RATE].version == len(saved)
    logged = Event.objects.filter(subject=f"filing/{filing.pk}/{RATE}").count()
    assert logged == len(saved)


def test_a_package_cannot_drop_a_pilot_who_has_filed(cast, filing, tmp_path):
    package = Path(shutil.copytree(URBANIZATION, tmp_path / "package"))
    for table in ("pilots.csv", "commitments.csv"):
        lines = (package / table).read_text(encoding="utf-8").splitlines(keepends=True)
        own = ("03,", "03-")
        kept = [line for line in lines if not line.startswith(own)]
        assert len(kept) < len(lines)
        (package / table).write_text("".join(kept), encoding="utf-8")
    with pytest.raises(DataError) as caught:
        load(package, NOW)
    [fault] = caught.value.faults
    assert (fault.code, fault.place.file, fault.found["found"]) == (
        "still_used",
        "pilots.csv",
        "03",
    )
