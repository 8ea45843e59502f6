"""The rows of a person file as frames of whole numbers, with everything counted on the way."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

import polars as pl

from shidian.core import DataError, Fault, Place, ShidianError
from shidian.engine import Holds
from shidian.mechanisms.settlement.persons.column_map import Matched
from shidian.mechanisms.settlement.persons.fault_tally import FaultTally, Kind, kind
from shidian.mechanisms.settlement.persons.identifier import IdentifierReader
from shidian.mechanisms.settlement.persons.person_file import Batch, PersonFile
from shidian.mechanisms.settlement.persons.row_checks import before_birth, empty_rows
from shidian.mechanisms.settlement.persons.vocabulary import PERSON
from shidian.mechanisms.settlement.persons.whole_numbers import ColumnReader, Faulty


@dataclass
class Stream:
    """A file on its way into a table.

    `frames` raises nothing: it runs inside the engine that writes the table. What stopped it
    stands in `stopped` afterwards.
    """

    file: PersonFile
    places: Matched
    readers: Mapping[str, ColumnReader]
    identifier: IdentifierReader | None
    tally: FaultTally = field(default_factory=FaultTally)
    rows: int = 0
    stopped: ShidianError | None = None

    def frames(self) -> Iterator[pl.DataFrame]:
        """The rows, until the first that is faulty; the rest is read to count its faults."""
        places = [place for place in self.places.places.values() if place is not None]
        if self.places.identifier is not None:
            places.append(self.places.identifier)
        try:
            for batch in self.file.batches(sorted(set(places)) or [0]):
                self.rows += len(batch.rows) + len(batch.faults)
                frame = self._frame(batch)
                if len(frame) and not self.tally.total:
                    yield frame
            for found in self.identifier.repeated() if self.identifier else ():
                self.tally.add(*found)
        except ShidianError as error:
            self.stopped = error

    def check(self) -> None:
        """Raise what was found.

        Raises
        ------
        DataError
            With the faults of the file, or if it has no rows.
        UsageError
            If it could not be read to its end.
        """
        if self.stopped and not (self.tally.total and isinstance(self.stopped, DataError)):
            raise self.stopped
        faults = [*self.tally.all(), *(self.stopped.faults if self.stopped else ())]
        if not (self.rows or faults):
            faults.append(Fault("persons_no_rows", Place(self.file.name)))
        if faults:
            raise DataError(faults)

    def _frame(self, batch: Batch) -> pl.DataFrame:
        """The numbers of a batch; its faults go into the tally."""
        found: list[Faulty] = [(list(batch.faults), Counter(map(kind, batch.faults)))]
        try:
            return self._read(batch, found)
        finally:  # also of a batch whose reading was stopped
            faults = [fault for some, _ in found for fault in some]
            self.tally.add(faults, sum((counts for _, counts in found), Counter[Kind]()))

    def _read(self, batch: Batch, found: list[Faulty]) -> pl.DataFrame:
        name, rows = self.file.name, batch.rows
        values = pl.DataFrame({one: self._column(one, batch, found) for one in self.readers})
        found.append(before_birth(name, rows, values, self.readers))
        if not any(one.asked.required for one in self.readers.values()):
            found.append(empty_rows(name, rows, values, self._texts(batch)))
        if self.identifier is None:
            return values
        persons, faulty = self.identifier.read(rows, batch.texts[str(self.places.identifier)])
        found.append(faulty)
        return values.with_columns(persons.alias(PERSON))

    def _texts(self, batch: Batch) -> Iterator[pl.Series]:
        """The columns that are asked for, as they were read."""
        asked = (self.places.places[name] for name in self.readers)
        return (batch.texts[str(place)] for place in asked if place is not None)

    def _column(self, name: str, batch: Batch, found: list[Faulty]) -> pl.Series:
        reader, place = self.readers[name], self.places.places[name]
        if place is None:
            return pl.repeat(None, len(batch.rows), dtype=pl.Int64, eager=True)
        texts = batch.texts[str(place)]
        takes_any = reader.asked.holds is Holds.NUMBER or reader.asked.is_open
        if takes_any and reader.personal(texts):
            fault = Fault("persons_identifier_used", Place(self.file.name, column=reader.head))
            raise DataError(fault)
        values, faulty = reader.read(batch.rows, texts)
        found.append(faulty)
        return values
