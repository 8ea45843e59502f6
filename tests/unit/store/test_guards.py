"""The triggers refuse what no part of the software does, whoever asks the database for it."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial

import pytest
from django.core.management import call_command
from django.db import IntegrityError, connections, models, transaction

from shidian.core import Source, State
from shidian.register import ACCEPTED, COMMITMENTS, OBSERVATIONS
from shidian.store import guards
from shidian.store.events import Actor, Happening, record
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import (
    AcceptedObservation,
    CellComment,
    Commitment,
    Event,
    EvidenceFile,
    Filing,
    FilingCell,
    Observation,
    Reopening,
    SignedDecision,
    Waiver,
)
from shidian.store.models.supervision import NoticeStep, ProgressReport, ResolutionRemark
from tests.records import COST, MONDAY, rate

NOW = datetime(2026, 11, 25, tzinfo=UTC)
KEY = "indicators/urbanization_rate_resident/value"
BASIS = "indicators/urbanization_rate_resident/basis"
STATES = ("draft", "submitted", "returned", "endorsed", "accepted", "published")
WAY = {
    "draft": (),
    "submitted": ("submitted",),
    "returned": ("submitted", "returned"),
    "endorsed": ("submitted", "endorsed"),
    "accepted": ("submitted", "endorsed", "accepted"),
    "published": ("submitted", "endorsed", "accepted", "published"),
}
LOCKED = ("submitted", "endorsed", "accepted", "published")


def rows_of(model, alias):
    return model.objects.using(alias)


def filing_in(state, alias, area="330200", value="72.5"):
    """A filing with a value, its basis and a file, brought to a state."""
    filing = rows_of(Filing, alias).create(
        pilot="01", area=area, year=2018, form="annual", form_version="1", created_at=NOW
    )
    cell(filing, KEY, value).save(using=alias)
    cell(filing, BASIS, "census2010").save(using=alias)
    evidence(filing).save(using=alias)
    for step in WAY[state]:
        rows_of(Filing, alias).filter(pk=filing.pk).update(state=step)
    filing.refresh_from_db(using=alias)
    return filing


def cell(filing, key=KEY, value="72.5"):
    return FilingCell(filing_id=filing.pk, key=key, value=value, saved_by="张三", saved_at=NOW)


def evidence(filing):
    return EvidenceFile(
        filing_id=filing.pk,
        row="indicators/urbanization_rate_resident",
        name="公报.pdf",
        sha256="a" * 64,
        size=1,
        added_by="张三",
        added_at=NOW,
    )


def reopening(filing, alias, round_=None):
    rows_of(Reopening, alias).create(
        filing_id=filing.pk,
        round=round_ or filing.round,
        reason="数据核减",
        document_no="发改办〔2019〕1 号",
        dated=date(2019, 5, 1),
        person="李四",
        made_at=NOW,
    )


def refusal(alias, act):
    """What the database says when it refuses as a breach of integrity; empty where it does not."""
    try:
        with transaction.atomic(using=alias):
            act()
    except IntegrityError as error:
        return str(error)
    return ""


def sql(alias, statement, *values):
    with connections[alias].cursor() as cursor:
        cursor.execute(statement, values)


# --- what only grows -------------------------------------------------------------------------


def accepted_row(alias):
    filing = filing_in("accepted", alias)
    DatabaseLedger(ACCEPTED, alias).append([filed(filing)], "李四", MONDAY)


def filed(filing, value="72.5", state="filed"):
    """The observation that acceptance enters."""
    source = Source(f"filing-{filing.area}-{filing.year}", section=KEY)
    made = rate(2018, value, area=filing.area)
    return replace(made, state=State(state), source=source)


def of_filing(model, alias, **more):
    filing = filing_in("draft", alias)
    rows_of(model, alias).create(filing_id=filing.pk, **more)


def anything(model, alias):
    """A row with some value in every field, and such rows for all that it refers to."""
    values = {}
    for field in model._meta.concrete_fields:
        if field.null or field.primary_key:
            continue
        kind = field.get_internal_type()
        if field.is_relation:
            values[field.name] = anything(field.related_model, alias)
        elif "Char" in kind or "Text" in kind:
            values[field.name] = "x"
        else:
            values[field.name] = {"DateTimeField": NOW, "DateField": NOW.date()}.get(kind, 1)
    return rows_of(model, alias).create(**values)


GROWING = {
    Observation: lambda alias: DatabaseLedger(OBSERVATIONS, alias).append(
        [rate(2020)], "张三", MONDAY
    ),
    AcceptedObservation: accepted_row,
    Commitment: lambda alias: DatabaseLedger(COMMITMENTS, alias).append([COST], "张三", MONDAY),
    Event: lambda alias: record(Actor("张三"), Happening("a.b", "x"), using=alias),
    SignedDecision: lambda alias: rows_of(SignedDecision, alias).create(
        number=1, sha256="a" * 64, pilot="01", content="{}", recorded_at=NOW
    ),
    Reopening: lambda alias: reopening(filing_in("accepted", alias), alias),
    Waiver: lambda alias: of_filing(
        Waiver, alias, check_code="c", key=KEY, reason="r", person="p", role="r", made_at=NOW
    ),
    CellComment: lambda alias: of_filing(
        CellComment, alias, round=1, text="t", person="p", made_at=NOW
    ),
    **{model: partial(anything, model) for model in (ProgressReport, NoticeStep, ResolutionRemark)},
}


def test_every_table_that_grows_is_tried_here():
    assert {model._meta.db_table for model in GROWING} == set(guards.GROWING)


@pytest.mark.parametrize("model", GROWING, ids=lambda model: model.__name__)
def test_a_row_is_neither_changed_nor_deleted(model, alias):
    GROWING[model](alias)
    table, key = model._meta.db_table, model._meta.pk.column
    [row] = rows_of(model, alias).all()
    text = next(
        field.name
        for field in model._meta.fields
        if isinstance(field, models.TextField | models.CharField) and not field.unique
    )
    setattr(row, text, "别的")
    only = "only grows"
    assert only in refusal(alias, lambda: sql(alias, f"UPDATE {table} SET {key} = {key}"))
    assert only in refusal(
        alias, lambda: sql(alias, f"DELETE FROM {table} WHERE {key} IS NOT NULL")
    )
    assert only in refusal(alias, lambda: rows_of(model, alias).update(**{text: "别的"}))
    assert only in refusal(alias, lambda: rows_of(model, alias).bulk_update([row], [text]))
    assert only in refusal(alias, lambda: row.save(using=alias, force_update=True))
    assert only in refusal(alias, lambda: rows_of(model, alias).all()._raw_delete(alias))
    assert rows_of(model, alias).get().__dict__[text] != "别的"


@pytest.mark.parametrize("model", GROWING, ids=lambda model: model.__name__)
def test_a_row_is_not_put_in_the_place_of_another(model, alias):
    """SQLite deletes the other without asking a trigger; so putting it there is refused."""
    GROWING[model](alias)
    table = model._meta.db_table
    columns = [f'"{field.column}"' for field in model._meta.fields]
    names, key = ", ".join(columns), model._meta.pk.column
    if connections[alias].vendor == "sqlite":
        put = f"INSERT OR REPLACE INTO {table} ({names}) SELECT {names} FROM {table}"
    else:
        put = (
            f"INSERT INTO {table} ({names}) SELECT {names} FROM {table} "
            f"ON CONFLICT ({key}) DO UPDATE SET {columns[-1]} = EXCLUDED.{columns[-1]}"
        )
    assert refusal(alias, lambda: sql(alias, put))
    [row] = rows_of(model, alias).all()
    text = [field.name for field in model._meta.fields if not field.primary_key]
    assert refusal(
        alias,
        lambda: rows_of(model, alias).bulk_create(
            [row], update_conflicts=True, update_fields=text, unique_fields=[model._meta.pk.name]
        ),
    )


OTHER_KEYS = {  # a row with another number, which a unique column would let take its place
    "store_event": ("number", 99),
    "store_signeddecision": ("id", 99),
    "store_reopening": ("id", 99),
    "store_observation": ("id", 99),
}


@pytest.mark.parametrize("table", OTHER_KEYS)
def test_nor_by_another_unique_column(table, sqlite_alias):
    [model] = [one for one in GROWING if one._meta.db_table == table]
    GROWING[model](sqlite_alias)
    column, value = OTHER_KEYS[table]
    names = [field.column for field in model._meta.fields]
    chosen = ", ".join(str(value) if name == column else name for name in names)
    statement = f"REPLACE INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table}"
    assert "a row stands there" in refusal(sqlite_alias, lambda: sql(sqlite_alias, statement))


# --- cells and files of a filing -------------------------------------------------------------


@pytest.mark.parametrize("state", ["draft", "returned"])
def test_an_open_filing_is_written_in(state, alias):
    filing = filing_in(state, alias)
    cell(filing, "practices/1/title").save(using=alias)
    assert rows_of(FilingCell, alias).filter(filing_id=filing.pk).update(value="1") == 3
    assert rows_of(EvidenceFile, alias).filter(filing_id=filing.pk).update(removed_at=NOW) == 1
    assert rows_of(FilingCell, alias).all()._raw_delete(alias) == 3


@pytest.mark.parametrize("state", LOCKED)
def test_the_cells_of_a_filing_that_was_sent_are_locked(state, alias):
    filing = filing_in(state, alias)
    held = rows_of(FilingCell, alias).get(filing_id=filing.pk, key=KEY)
    held.value = "99"
    table = "store_filingcell"
    locked = "the filing is locked"
    attempts = [
        lambda: rows_of(FilingCell, alias).update(value="99"),
        lambda: rows_of(FilingCell, alias).bulk_update([held], ["value"]),
        lambda: held.save(using=alias),
        lambda: cell(filing, "practices/1/title").save(using=alias),
        lambda: rows_of(FilingCell, alias).bulk_create([cell(filing, "practices/2/title")]),
        lambda: rows_of(FilingCell, alias).all()._raw_delete(alias),
        lambda: rows_of(FilingCell, alias).bulk_create(
            [cell(filing, KEY, "99")],
            update_conflicts=True,
            update_fields=["value"],
            unique_fields=["filing", "key"],
        ),
        lambda: sql(alias, f"UPDATE {table} SET value = '99'"),
        lambda: sql(alias, f"DELETE FROM {table} WHERE id > 0"),
        lambda: rows_of(EvidenceFile, alias).update(sha256="b" * 64),
        lambda: evidence(filing).save(using=alias),
        lambda: rows_of(EvidenceFile, alias).all()._raw_delete(alias),
    ]
    for attempt in attempts:
        assert locked in refusal(alias, attempt)
    assert rows_of(FilingCell, alias).get(key=KEY).value == "72.5"
    assert rows_of(EvidenceFile, alias).get().sha256 == "a" * 64


def test_a_cell_does_not_move_between_filings_to_be_unlocked(alias):
    sent, open_ = filing_in("accepted", alias), filing_in("draft", alias, area="330300")
    mine = rows_of(FilingCell, alias).filter(filing_id=sent.pk, key=KEY)
    assert "locked" in refusal(
        alias, lambda: mine.update(filing_id=open_.pk, key="practices/1/title")
    )
    theirs = rows_of(FilingCell, alias).filter(filing_id=open_.pk, key=KEY)
    assert "locked" in refusal(
        alias, lambda: theirs.update(filing_id=sent.pk, key="practices/1/title")
    )


@pytest.mark.parametrize("model", [FilingCell, EvidenceFile], ids=["cell", "file"])
def test_a_row_of_an_open_filing_does_not_take_the_place_of_a_locked_one(model, sqlite_alias):
    alias = sqlite_alias
    sent, open_ = filing_in("accepted", alias), filing_in("draft", alias, area="330300")
    table = model._meta.db_table
    locked = rows_of(model, alias).filter(filing_id=sent.pk).first().pk
    own = rows_of(model, alias).filter(filing_id=open_.pk).first().pk
    count = rows_of(model, alias).filter(filing_id=sent.pk).count()
    names = [field.column for field in model._meta.fields]
    chosen = ", ".join(str(locked) if name == "id" else name for name in names)
    put = f"REPLACE INTO {table} ({', '.join(names)}) SELECT {chosen} FROM {table} WHERE id = "
    assert "a row stands there" in refusal(alias, lambda: sql(alias, f"{put}{own}"))
    number = f"UPDATE OR REPLACE {table} SET id = {locked} WHERE id = {own}"
    assert "keeps its number" in refusal(alias, lambda: sql(alias, number))
    assert rows_of(model, alias).filter(filing_id=sent.pk).count() == count


# --- the life of a filing --------------------------------------------------------------------

STEPS = {
    ("draft", "submitted"),
    ("returned", "submitted"),
    ("submitted", "returned"),
    ("submitted", "endorsed"),
    ("endorsed", "returned"),
    ("submitted", "accepted"),
    ("endorsed", "accepted"),
    ("accepted", "published"),
}
STAYS = {("draft", "draft"), ("returned", "returned")}
PAIRS = [(a, b) for a in STATES for b in STATES]


@pytest.mark.parametrize(("start", "end"), PAIRS)
def test_a_filing_moves_only_along_the_table(start, end, sqlite_alias):
    assert moves(start, end, sqlite_alias) == [(start, end) in STEPS | STAYS] * 3


def test_so_it_does_on_postgresql(postgres_alias):
    for number, (start, end) in enumerate(PAIRS):
        done = moves(start, end, postgres_alias, area=330000 + 10 * number)
        assert done == [(start, end) in STEPS | STAYS] * 3, (start, end)


def moves(start, end, alias, area=330000):
    """Whether a filing goes from one state to another by an update, by SQL, and in bulk."""
    statement = "UPDATE store_filing SET state = %s WHERE id = %s"
    ways = (
        lambda one: rows_of(Filing, alias).filter(pk=one.pk).update(state=end),
        lambda one: sql(alias, statement, end, one.pk),
        lambda one: rows_of(Filing, alias).bulk_update([one], ["state"]),
    )
    done = []
    for number, way in enumerate(ways):
        filing = filing_in(start, alias, f"{area + number}")
        filing.state = end
        said = refusal(alias, lambda way=way, one=filing: way(one))
        now = rows_of(Filing, alias).get(pk=filing.pk).state
        assert now == (start if said else end)
        done.append(not said)
    return done


@pytest.mark.parametrize("state", ["accepted", "published"])
def test_a_settled_filing_is_opened_by_a_reopening_alone(state, alias):
    filing = filing_in(state, alias)
    rows = rows_of(Filing, alias).filter(pk=filing.pk)
    opening = {"state": "returned", "round": 2}
    assert "no reopening" in refusal(alias, lambda: rows.update(**opening))
    reopening(filing, alias)
    assert "no reopening" in refusal(alias, lambda: rows.update(state="returned"))
    assert rows.update(**opening) == 1
    assert rows_of(FilingCell, alias).filter(key=KEY).update(value="71.9") == 1


def test_a_reopening_opens_once(alias):
    filing = filing_in("accepted", alias)
    rows = rows_of(Filing, alias).filter(pk=filing.pk)
    reopening(filing, alias)
    rows.update(state="returned", round=2)
    assert "begins a round" in refusal(alias, lambda: rows.update(round=1))
    for state in WAY["accepted"]:
        assert "begins a round" in refusal(alias, lambda to=state: rows.update(state=to, round=1))
        rows.update(state=state)
    assert "no reopening" in refusal(alias, lambda: rows.update(state="returned", round=3))
    assert "no reopening" in refusal(alias, lambda: rows.update(state="returned", round=2))


@pytest.mark.parametrize(
    "change", [{"area": "330300"}, {"year": 2019}, {"form": "other"}, {"pilot": "02"}], ids=str
)
def test_a_filing_stays_whose_it_is(change, alias):
    filing_in("draft", alias)
    assert "stays whose it is" in refusal(alias, lambda: rows_of(Filing, alias).update(**change))


def test_a_filing_begins_as_a_draft(alias):
    more = {"year": 2018, "form": "annual", "form_version": "1", "created_at": NOW}
    made = Filing(pilot="01", area="330200", state="accepted", **more)
    assert "begins as a draft" in refusal(alias, lambda: made.save(using=alias))
    assert "begins as a draft" in refusal(alias, lambda: rows_of(Filing, alias).bulk_create([made]))


def test_a_filing_that_was_sent_is_kept_and_a_draft_is_not(alias):
    filing = filing_in("returned", alias)
    rows = rows_of(Filing, alias).filter(pk=filing.pk)
    assert "was sent is kept" in refusal(alias, lambda: rows._raw_delete(alias))
    draft = filing_in("draft", alias, area="330300")
    rows_of(FilingCell, alias).filter(filing_id=draft.pk)._raw_delete(alias)
    rows_of(EvidenceFile, alias).filter(filing_id=draft.pk)._raw_delete(alias)
    assert rows_of(Filing, alias).filter(pk=draft.pk)._raw_delete(alias) == 1


def test_a_draft_does_not_take_the_place_of_an_accepted_filing(sqlite_alias):
    filing_in("accepted", sqlite_alias)
    names = [field.column for field in Filing._meta.fields]
    for number in ("id", "99"):
        other = {"state": "'draft'", "id": number}
        chosen = ", ".join(other.get(name, name) for name in names)
        statement = f"REPLACE INTO store_filing ({', '.join(names)}) SELECT {chosen} "
        assert refusal(
            sqlite_alias, lambda s=statement: sql(sqlite_alias, f"{s} FROM store_filing")
        )
    assert rows_of(Filing, sqlite_alias).get().state == "accepted"


# --- the ledgers -----------------------------------------------------------------------------


def test_what_was_accepted_is_entered(alias):
    filing = filing_in("accepted", alias)
    for codec in (ACCEPTED, OBSERVATIONS):
        assert list(DatabaseLedger(codec, alias).append([filed(filing)], "李四", MONDAY)) == [1]


@pytest.mark.parametrize("codec", [ACCEPTED, OBSERVATIONS], ids=lambda codec: codec.name)
@pytest.mark.parametrize("state", ["draft", "submitted", "returned", "endorsed"])
def test_nothing_is_entered_of_a_filing_that_is_not_accepted(codec, state, alias):
    filing = filing_in(state, alias)
    ledger = DatabaseLedger(codec, alias)
    assert "not what was accepted" in refusal(
        alias, lambda: ledger.append([filed(filing)], "李四", MONDAY)
    )


@pytest.mark.parametrize("codec", [ACCEPTED, OBSERVATIONS], ids=lambda codec: codec.name)
def test_no_other_value_is_entered(codec, alias):
    filing = filing_in("accepted", alias)
    ledger = DatabaseLedger(codec, alias)
    assert "not what" in refusal(
        alias, lambda: ledger.append([filed(filing, "72.6")], "李四", MONDAY)
    )


def test_an_accepted_value_has_no_other_state(alias):
    """Else the ledger of accepted values could be written in as if from a yearbook."""
    filing = filing_in("accepted", alias)
    ledger = DatabaseLedger(ACCEPTED, alias)
    other = filed(filing, "72.6", "published")
    assert "not what was accepted" in refusal(alias, lambda: ledger.append([other], "李四", MONDAY))


def test_a_withdrawal_says_that_the_cell_is_empty(alias):
    filing = filing_in("accepted", alias)
    ledger = DatabaseLedger(ACCEPTED, alias)
    ledger.append([filed(filing)], "李四", MONDAY)
    assert "not what was accepted" in refusal(
        alias, lambda: ledger.withdraw(1, "删去", "李四", MONDAY)
    )
    reopening(filing, alias)
    rows = rows_of(Filing, alias).filter(pk=filing.pk)
    rows.update(state="returned", round=2)
    rows_of(FilingCell, alias).update(value="")
    for state in WAY["accepted"]:
        rows.update(state=state)
    assert ledger.withdraw(1, "删去", "李四", MONDAY) == 2


# --- that they are in place ------------------------------------------------------------------


def test_all_are_in_place_after_the_migrations(alias):
    assert guards.missing(alias) == []
    assert len({guard.name for guard in guards.GUARDS}) == len(guards.GUARDS)


def drop(guard, alias):
    on = f" ON {guard.table}" if connections[alias].vendor == "postgresql" else ""
    sql(alias, f"DROP TRIGGER {guard.name}{on}")


def test_a_missing_one_is_named_and_put_back(alias):
    gone = [guards.GUARDS[0], guards.GUARDS[-1]]
    for guard in gone:
        drop(guard, alias)
    assert guards.missing(alias) == [guard.name for guard in gone]
    guards.install(alias)
    assert guards.missing(alias) == []


def test_one_that_refuses_nothing_any_more_is_missing(alias):
    guard = next(one for one in guards.GUARDS if one.name == "store_event_no_update")
    hollow = guard._replace(refuses="1 = 0")
    for statement in guards._STATEMENTS[connections[alias].vendor](hollow):
        sql(alias, statement.replace("%", "%%"))
    assert guards.missing(alias) == ["store_event_no_update"]
    guards.install(alias)
    assert guards.missing(alias) == []


def test_one_that_is_switched_off_is_missing(postgres_alias):
    sql(postgres_alias, "ALTER TABLE store_event DISABLE TRIGGER store_event_no_delete")
    assert guards.missing(postgres_alias) == ["store_event_no_delete"]
    guards.install(postgres_alias)
    assert guards.missing(postgres_alias) == []


@pytest.mark.parametrize("model", [Filing, FilingCell, Event], ids=lambda model: model.__name__)
def test_a_table_that_is_remade_is_guarded_again(model, sqlite_alias):
    """As a migration does that changes a column: SQLite makes the table anew without triggers."""
    alias = sqlite_alias
    name = "form" if model is Filing else "key" if model is FilingCell else "act"
    old = model._meta.get_field(name)
    new = models.TextField()
    new.set_attributes_from_name(name)
    new.model = model
    guards.make_way(alias)  # as every migration begins
    with connections[alias].schema_editor() as editor:
        editor.alter_field(model, old, new)
    assert guards.missing(alias) != []
    call_command("migrate", "store", database=alias, verbosity=0)
    assert guards.missing(alias) == []
    assert refusal(
        alias, lambda: filing_in("accepted", alias) and sql(alias, "DELETE FROM store_filing")
    )


def test_migrations_go_back_and_forth(sqlite_alias):
    filing_in("accepted", sqlite_alias)
    call_command("migrate", "store", "0005_filings", database=sqlite_alias, verbosity=0)
    call_command("migrate", "store", database=sqlite_alias, verbosity=0)
    assert guards.missing(sqlite_alias) == []
    assert rows_of(Filing, sqlite_alias).get().state == "accepted"
