"""The table of judgements: a CSV with one row each, checked against programme and policy."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from shidian.assessment.judgements.judgement import Judgement, JudgementKind
from shidian.assessment.policy import Policy
from shidian.core import DataError, Fault, Place, StatementType, as_statement
from shidian.programme import cells
from shidian.programme.tables import Column, Row, read_table
from shidian.register import Snapshot

DOCUMENT, TASK = StatementType.DELIVERABLE, StatementType.TASK
COLUMNS = (
    Column("pilot_no", cells.text),
    Column("year", cells.year),
    Column("kind", cells.choice(JudgementKind)),
    Column("code", cells.text, empty=""),
    Column("state", cells.text, empty=""),
    Column("value", cells.number, empty=None),
    Column("body", cells.text, empty=""),
    Column("document_no", cells.text, empty=""),
    Column("dated", cells.date, empty=None),
    Column("note", cells.text, empty=""),
)


def read_judgements(
    name: str, content: bytes, snapshot: Snapshot, policy: Policy
) -> Sequence[Judgement]:
    """The judgements in a file's bytes, in its order.

    Raises
    ------
    DataError
        With every row and cell that is wrong, and every pilot, block, red line or document that
        programme and policy do not have.
    """
    faults: list[Fault] = []
    rows = read_table({name: content}, name, COLUMNS, faults) or []
    found = []
    for row in rows:
        try:
            one = _judgement(row)
        except DataError as error:
            faults += [fault.at(name, row.number) for fault in error.faults]
            continue
        faults += _unknown(one, name, row.number, snapshot, policy)
        found.append(one)
    if faults:
        raise DataError(faults)
    return found


def _judgement(row: Row) -> Judgement:
    dated = row["dated"]
    if dated is not None and len(dated) < len("2016-05-04"):
        raise DataError(Fault("judgement_day", Place(column="dated"), found=dated))
    others = {column.name: row[column.name] for column in COLUMNS[1:] if column.name != "dated"}
    return Judgement(row["pilot_no"], dated=dated and date.fromisoformat(dated), **others)


def _unknown(
    one: Judgement, name: str, row: int, snapshot: Snapshot, policy: Policy
) -> Iterator[Fault]:
    tables: Mapping[JudgementKind, tuple[str, Sequence[str]]] = {
        JudgementKind.SCORE: ("rating.blocks", [block.code for block in policy.rating.blocks]),
        JudgementKind.FINDING: ("rating.vetoes", [veto.code for veto in policy.rating.vetoes]),
        JudgementKind.DOCUMENT: ("commitments.csv", _promised(snapshot, one.pilot, DOCUMENT)),
        JudgementKind.TASK: ("commitments.csv", _promised(snapshot, one.pilot, TASK)),
    }
    if one.pilot not in snapshot.programme.pilots:
        place = Place(name, row, "pilot_no")
        yield Fault("unknown_reference", place, found=one.pilot, table="pilots.csv")
        return
    first = snapshot.programme.facts.baseline_year + 1
    if one.year < first:
        yield Fault("judgement_year", Place(name, row, "year"), found=one.year, first=first)
    if one.dated and one.kind is JudgementKind.FILING and one.dated.year < one.year:
        yield Fault("judgement_early", Place(name, row, "dated"), found=one.dated, year=one.year)
    if one.kind in tables:
        table, known = tables[one.kind]
        if one.code not in known:
            yield Fault("unknown_reference", Place(name, row, "code"), found=one.code, table=table)
        elif one.kind is JudgementKind.SCORE:
            yield from _out_of_range(one, policy, name, row)


def _out_of_range(one: Judgement, policy: Policy, name: str, row: int) -> Iterator[Fault]:
    """A score of a block that figures decide, or outside its points."""
    blocks = policy.rating.blocks
    block = next(block for block in blocks if block.code == one.code)
    if not block.judged:
        judged = " ".join(block.code for block in blocks if block.judged)
        yield Fault("rating_score_by", Place(name, row, "code"), block=one.code, judged=judged)
    elif one.value is None or not 0 <= one.value <= block.points:
        place, limit = Place(name, row, "value"), f"{block.points:g}"
        yield Fault("rating_score_value", place, block=one.code, found=one.value, limit=limit)


def _promised(snapshot: Snapshot, pilot: str, type_: StatementType) -> Sequence[str]:
    """Keys of the documents, or of the tasks, that a pilot's plan promises."""
    records = [entry.record for entry in snapshot.commitments_of.get(pilot, ())]
    return [one.key for one in records if as_statement(one).type is type_]
