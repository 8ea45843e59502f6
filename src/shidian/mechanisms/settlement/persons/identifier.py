"""The column that identifies persons: hashed, and compared with itself."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.persons.fault_tally import LISTED
from shidian.mechanisms.settlement.persons.identifier_key import hashed
from shidian.mechanisms.settlement.persons.person_file import LONGEST_CELL
from shidian.mechanisms.settlement.persons.personal import is_damaged
from shidian.mechanisms.settlement.persons.repeats import keep, repeats
from shidian.mechanisms.settlement.persons.whole_numbers import Faulty
from shidian.mechanisms.settlement.written import plain, says_nothing

NOBODY = bytes(16)


@dataclass(frozen=True)
class Identifier:
    """The column by which a file names persons, and the key it is hashed with."""

    column: str
    key: bytes


@dataclass(frozen=True)
class IdentifierReader:
    """How the identifiers of a file are read; hashes are kept in a folder to find repeats."""

    file: str
    head: str
    key: bytes
    folder: Path

    def read(self, rows: pl.Series, texts: pl.Series) -> tuple[pl.Series, Faulty]:
        """The hashes of some identifiers as texts, and what is wrong with which rows."""
        faults: list[Fault] = []
        counts: Counter[tuple[str, str]] = Counter()
        digests = []
        for row, text in zip(rows, texts, strict=True):
            try:
                digests.append(self._digest(text or ""))
            except DataError as error:
                digests.append(NOBODY)
                fault = error.faults[0]
                counts[fault.code, self.head] += 1
                if counts[fault.code, self.head] <= LISTED:
                    place = Place(self.file, row, self.head)
                    faults.append(Fault(fault.code, place, **fault.found))
        there = np.array([digest is not NOBODY for digest in digests], dtype=bool)
        joined = np.frombuffer(b"".join(digests), np.uint8).reshape(-1, len(NOBODY))[there]
        keep(self.folder, joined.tobytes(), rows.to_numpy()[there])
        return pl.Series([digest.hex() for digest in digests], dtype=pl.String), (faults, counts)

    def _digest(self, text: str) -> bytes:
        found = plain(text)
        if says_nothing(found):
            raise DataError(Fault("person_input_missing"))
        if len(found) > LONGEST_CELL:
            limit = f"{LONGEST_CELL:,}"
            raise DataError(Fault("persons_cell_long", found=f"{len(found):,}", limit=limit))
        if is_damaged(found):
            raise DataError(Fault("persons_id_damaged"))
        return hashed(self.key, found)

    def repeated(self) -> Iterator[Faulty]:
        """Identifiers that stand in more than one row, after all rows were read."""
        for count, pairs in repeats(self.folder):
            faults = [
                Fault("persons_id_twice", Place(self.file, int(row), self.head), first=first)
                for row, first in pairs
            ]
            yield faults, Counter({("persons_id_twice", self.head): count} if count else {})
