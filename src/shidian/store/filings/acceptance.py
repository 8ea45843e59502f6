"""What acceptance and publication enter in the ledgers: values as they stand in locked cells."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from shidian.core import (
    Confidence,
    Observation,
    Period,
    Quantity,
    Source,
    State,
    Unit,
    Vintage,
)
from shidian.register import ACCEPTED, OBSERVATIONS, Entry
from shidian.register.filing import FilingSheet, breaks_of, cell_key
from shidian.register.filing.sheet import BASIS, VALUE
from shidian.store.filings.documents import document_id
from shidian.store.filings.filings import sheet_of, values_of
from shidian.store.ledger import DatabaseLedger
from shidian.store.models import Filing


def accept(filing: Filing, by: str, now: datetime) -> None:
    """Enter the values of a filing in the ledger of accepted ones."""
    wanted = list(_observations(filing, sheet_of(filing)))
    _bring(DatabaseLedger(ACCEPTED), wanted, filing, by, now)


def publish(filing: Filing, by: str, now: datetime) -> None:
    """Enter what was accepted in the public ledger."""
    held = _held(DatabaseLedger(ACCEPTED), filing)
    _bring(DatabaseLedger(OBSERVATIONS), [entry.record for entry in held], filing, by, now)


def _observations(filing: Filing, sheet: FilingSheet) -> Iterator[Observation]:
    values = values_of(filing)
    for cell in sheet.cells.values():
        if not cell.section.indicators or cell.column.code != VALUE or cell.key not in values:
            continue
        basis = values.get(cell_key(cell.section.code, cell.row.key, BASIS), Vintage.UNKNOWN)
        vintage = Vintage(basis)
        yield Observation(
            filing.area,
            cell.row.key,
            Period(filing.year),
            Quantity.read(values[cell.key], Unit.read(cell.unit)),
            State.FILED,
            vintage,
            Source(document_id(filing), cell.key, confidence=Confidence.MEDIUM),
            breaks_of(vintage),
        )


def _bring(
    ledger: DatabaseLedger[Observation],
    wanted: Sequence[Observation],
    filing: Filing,
    by: str,
    now: datetime,
) -> None:
    """Make the ledger hold what is wanted of a filing, and nothing else of it."""
    held = {entry.record.key: entry for entry in _held(ledger, filing)}
    reason = _reason(filing)
    ledger.append([one for one in wanted if one.key not in held], by, now)
    for one in wanted:
        if one.key in held and held[one.key].record != one:
            ledger.supersede(held[one.key].id, one, reason, by, now)
    kept = {one.key for one in wanted}
    for key, entry in held.items():
        if key not in kept:
            ledger.withdraw(entry.id, reason, by, now)


def _held(ledger: DatabaseLedger[Observation], filing: Filing) -> Sequence[Entry[Observation]]:
    """What a ledger holds of a filing, found by the keys that its values can have."""
    document = document_id(filing)
    keys = [
        f"{filing.area}/{row.key}/{filing.year}/{vintage}/{document}"
        for part in sheet_of(filing).sections
        for row in part.rows
        if part.section.indicators
        for vintage in Vintage
    ]
    standing = [tail.entry for tail in ledger.tails(keys).values() if not tail.withdrawn]
    return ledger.entries_of(standing)


def _reason(filing: Filing) -> str:
    """Why the values of an earlier round are replaced: the decision that opened it again."""
    last = filing.reopenings.order_by("round").last()
    return f"{last.reason}（{last.document_no}）" if last else ""
