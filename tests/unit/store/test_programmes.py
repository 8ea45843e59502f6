"""Loading packages into the database: whole or not at all, and once."""

from dataclasses import replace
from pathlib import Path

import pytest

from shidian.core import DataError, Period, UsageError
from shidian.register import COMMITMENTS, OBSERVATIONS, LoadReport
from shidian.store import programmes, snapshot
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Package
from tests.records import MONDAY, TUESDAY
from tests.specimen import SOUND, altered, write_package

pytestmark = pytest.mark.django_db
ROWS = 11  # rows of the specimen


@pytest.fixture(autouse=True)
def forget():
    """Caches are keyed by numbers, which every test begins anew."""
    snapshot._assessed.cache_clear()
    programmes.programme_of.cache_clear()
    yield
    snapshot._assessed.cache_clear()
    programmes.programme_of.cache_clear()


def heads() -> tuple[int, int, int]:
    ledgers = DatabaseLedger(COMMITMENTS), DatabaseLedger(OBSERVATIONS)
    return Package.objects.count(), *(ledger.head() for ledger in ledgers)


def test_a_package_is_loaded_whole(package: Path):
    loaded = programmes.load(package, MONDAY)
    assert (loaded.commitments, loaded.observations) == (
        LoadReport(ROWS, 0, 0, 0),
        LoadReport(4, 0, 0, 0),
    )
    assert heads() == (1, ROWS, 4)
    entry = DatabaseLedger(COMMITMENTS).entries()[0]
    assert entry.recorded_by == "package specimen"
    assert entry.recorded_at == MONDAY


def test_loading_it_again_changes_nothing(package: Path):
    programmes.load(package, MONDAY)
    again = programmes.load(package, TUESDAY)
    assert (again.commitments, again.observations) == (
        LoadReport(0, 0, 0, ROWS),
        LoadReport(0, 0, 0, 4),
    )
    assert heads() == (1, ROWS, 4)


def test_a_new_version_corrects_with_its_version_as_the_reason(tmp_path):
    programmes.load(write_package(tmp_path / "old"), MONDAY)
    changed = altered("observations.csv", "69.8", "69.9")
    loaded = programmes.load(write_package(tmp_path / "new", changed), TUESDAY)
    assert loaded.observations == LoadReport(0, 1, 0, 3)
    last = DatabaseLedger(OBSERVATIONS).entries()[-1]
    assert last.reason == f"package version {loaded.programme.sha256[:12]}"
    assert heads() == (2, ROWS, 5)


def test_a_faulty_package_loads_nothing(tmp_path):
    with pytest.raises(DataError):
        programmes.load(write_package(tmp_path, altered("observations.csv", "69.8", "x")), MONDAY)
    assert heads() == (0, 0, 0)


def test_another_programme_is_refused(tmp_path):
    programmes.load(write_package(tmp_path / "one"), MONDAY)
    other = altered("programme.toml", 'code = "specimen"', 'code = "other"')
    with pytest.raises(UsageError) as caught:
        programmes.load(write_package(tmp_path / "two", other), TUESDAY)
    [fault] = caught.value.faults
    assert (fault.code, fault.found) == ("other_programme", {"held": "specimen", "found": "other"})
    assert heads() == (1, ROWS, 4)


def test_the_programme_in_force_is_the_newest(tmp_path):
    programmes.load(write_package(tmp_path / "old"), MONDAY)
    renamed = altered("programme.toml", 'en = "Specimen"', 'en = "Renamed"')
    programmes.load(write_package(tmp_path / "new", renamed), TUESDAY)
    current, results = snapshot.assessed()
    assert current.programme.facts.name.en == "Renamed"
    assert len(results) == 3


def test_packages_are_kept_as_their_own_files(package: Path):
    programmes.load(package, MONDAY)
    kept = Package.objects.get()
    assert {name: text.encode() for name, text in kept.files.items()} == dict(SOUND)


def test_an_empty_database_says_so():
    with pytest.raises(DataError) as caught:
        snapshot.assessed()
    assert caught.value.faults[0].code == "nothing_loaded"


def test_the_version_of_a_snapshot_is_one_query(package: Path, django_assert_num_queries):
    programmes.load(package, MONDAY)
    with django_assert_num_queries(1):
        package_id, commitments, observations = snapshot.version()
    assert (package_id, commitments, observations) == (Package.objects.get().pk, ROWS, 4)


def test_a_snapshot_is_kept_until_something_is_written(package: Path):
    programmes.load(package, MONDAY)
    first = snapshot.assessed()
    assert snapshot.assessed() is first  # made once, given again
    ledger = DatabaseLedger(OBSERVATIONS)
    ledger.withdraw(2, "误报", "张三", TUESDAY)
    second = snapshot.assessed()
    assert second is not first
    observed = {result.target.record.key: result.observed for result in second[1]}
    assert observed["01-rate-2020"] is None
    assert observed["02-people-2020"] is not None


def test_a_snapshot_as_known_on_a_date(package: Path):
    programmes.load(package, MONDAY)
    DatabaseLedger(OBSERVATIONS).withdraw(2, "误报", "张三", TUESDAY)
    before, _ = snapshot.assessed(MONDAY)
    after, _ = snapshot.assessed(TUESDAY)
    assert (len(before.observations), len(after.observations)) == (4, 3)


# The sound package under another document's name: nothing in it cites the census any more.
WITHOUT_THE_CENSUS = {
    name: content.replace(b"census,,,,", b"bulletin,,,,").replace(b"\ncensus,", b"\nbulletin,")
    for name, content in SOUND.items()
}


def test_a_state_as_of_a_date_stands_on_the_package_of_its_date(tmp_path):
    """What a later package no longer knows is still known as of the earlier date."""
    programmes.load(write_package(tmp_path / "old"), MONDAY)
    programmes.load(write_package(tmp_path / "new", WITHOUT_THE_CENSUS), TUESDAY)
    before, _ = snapshot.assessed(MONDAY)
    now, _ = snapshot.assessed()
    assert "census" in before.programme.documents
    assert "census" not in now.programme.documents
    assert {entry.record.source.document for entry in now.observations} <= set(
        now.programme.documents
    )


def test_nothing_is_known_as_of_a_date_before_the_first_load(package: Path):
    programmes.load(package, TUESDAY)
    with pytest.raises(DataError, match="No programme had been loaded"):
        snapshot.assessed(MONDAY)


def test_what_people_entered_keeps_its_footing(tmp_path):
    """A package cannot drop a document on which an entry of somebody else stands."""
    programmes.load(write_package(tmp_path / "old"), MONDAY)
    ledger = DatabaseLedger(OBSERVATIONS)
    filed = replace(ledger.entries()[1].record, period=Period(2019))
    ledger.append([filed], "张三", TUESDAY)
    before = heads()
    with pytest.raises(DataError, match="on which entries of others stand"):
        programmes.load(write_package(tmp_path / "new", WITHOUT_THE_CENSUS), TUESDAY)
    assert heads() == before


def test_a_national_task_that_somebody_s_entry_serves_cannot_be_dropped(tmp_path):
    programmes.load(write_package(tmp_path / "old"), MONDAY)
    ledger = DatabaseLedger(COMMITMENTS)
    task = next(e.record for e in ledger.entries() if e.record.key == "01-task-150")
    ledger.append([replace(task, key="filed")], "张三", TUESDAY)
    before = heads()
    other = altered("tasks.csv", "1,sharing", "1,caring")
    own = b"01-task-150,01,task,sharing"
    other["commitments.csv"] = SOUND["commitments.csv"].replace(own, own.replace(b"sh", b"c", 1))
    with pytest.raises(DataError) as caught:
        programmes.load(write_package(tmp_path / "new", other), TUESDAY)
    [fault] = caught.value.faults
    assert (fault.code, fault.place.file) == ("still_used", "tasks.csv")
    assert fault.found["found"] == "sharing"
    assert heads() == before
