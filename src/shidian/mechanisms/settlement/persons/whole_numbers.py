"""A column of texts as a column of whole numbers: every different text is read once."""

import re
from collections import Counter
from dataclasses import dataclass, field

import polars as pl

from shidian.core import DataError, Fault, Place
from shidian.mechanisms.settlement.persons.asked import Asked
from shidian.mechanisms.settlement.persons.cells import Reader, cell_reader
from shidian.mechanisms.settlement.persons.fault_tally import LISTED, Kind
from shidian.mechanisms.settlement.persons.person_file import LONGEST_CELL
from shidian.mechanisms.settlement.persons.personal import (
    is_damaged,
    is_personal,
    looks_personal,
    masked,
    mostly_personal,
    shown,
)
from shidian.mechanisms.settlement.written import plain, says_nothing

REMEMBERED = 200_000  # texts of a column
MOST_CODES = 10_000  # of a column whose codes the file itself gives
SAMPLED = 200
_CODE = re.compile(r"[0-9A-Za-z_-]{1,20}", re.ASCII)
Faulty = tuple[list[Fault], Counter[Kind]]


@dataclass
class ColumnReader:
    """How one column of a file is read, and what was met so far.

    `codes` are those of a column whose codes the file itself gives, by their numbers. Of a column
    that is `hidden` no fault repeats more than the first character of a value.
    """

    file: str
    head: str
    asked: Asked
    codes: dict[str, int] = field(default_factory=dict)
    met: dict[str, int | Fault | None] = field(default_factory=dict)
    filled: bool = False
    hidden: bool = False
    _read: Reader = field(init=False)

    def __post_init__(self) -> None:
        self._read = self._open_code if self.asked.is_open else cell_reader(self.asked)

    def read(self, rows: pl.Series, texts: pl.Series) -> tuple[pl.Series, Faulty]:
        """The numbers that texts stand for, null for none; and what is wrong with which rows."""
        if len(self.met) > REMEMBERED:
            self.met.clear()
        self.hidden = self.hidden or looks_personal(self.head, _sampled(texts))
        different = texts.fill_null("").unique(maintain_order=True).to_list()
        for text in different:
            if text not in self.met:
                self.met[text] = self._value(text)
        found = {text: self.met[text] for text in different}
        good = {text: n for text, n in found.items() if isinstance(n, int)}
        bad = {text: n for text, n in found.items() if isinstance(n, Fault)}
        self.filled = self.filled or bool(good)
        values = texts.fill_null("").replace_strict(
            list(good), list(good.values()), default=None, return_dtype=pl.Int64
        )
        return values, self._faulty(rows, texts.fill_null(""), bad)

    def _value(self, text: str) -> int | Fault | None:
        if len(text) > LONGEST_CELL:
            return Fault("persons_cell_long", found=f"{len(text):,}", limit=f"{LONGEST_CELL:,}")
        try:
            return self._read(text)
        except DataError as error:
            return self._hushed(error.faults[0])

    def _hushed(self, fault: Fault) -> Fault:
        if not (self.hidden and "found" in fault.found):
            return fault
        hidden = {"found": masked(str(fault.found["found"]))}
        return Fault(fault.code, fault.place, **fault.found | hidden)

    def _open_code(self, text: str) -> int | None:
        found = plain(text)
        if says_nothing(found):
            if self.asked.required:
                raise DataError(Fault("person_input_missing"))
            return None
        if is_personal(found) or is_damaged(found):
            raise DataError(Fault("persons_code_personal", found=shown(found)))
        if not _CODE.fullmatch(found):
            raise DataError(Fault("persons_area", found=shown(found)))
        if found not in self.codes and len(self.codes) >= MOST_CODES:
            raise DataError(Fault("persons_codes_many", limit=f"{MOST_CODES:,}"))
        return self.codes.setdefault(found, len(self.codes))

    def _faulty(self, rows: pl.Series, texts: pl.Series, bad: dict[str, Fault]) -> Faulty:
        if not bad:
            return [], Counter()
        where = texts.is_in(list(bad))
        found = texts.filter(where)
        counts: Counter[Kind] = Counter()
        for text, count in found.value_counts().iter_rows():
            counts[bad[text].code, self.head] += count
        return self._placed(rows.filter(where), found, bad), counts

    def _placed(self, rows: pl.Series, texts: pl.Series, bad: dict[str, Fault]) -> list[Fault]:
        """The first faults, and the first of each kind."""
        faults: list[Fault] = []
        missing = {fault.code for fault in bad.values()}
        for row, text in zip(rows, texts, strict=True):
            if len(faults) < LISTED or bad[text].code in missing:
                fault = bad[text]
                faults.append(Fault(fault.code, Place(self.file, row, self.head), **fault.found))
                missing.discard(fault.code)
            elif not missing:
                break
        return faults

    def personal(self, texts: pl.Series) -> bool:
        """Whether texts look like numbers of persons; some of them are looked at."""
        return mostly_personal(_sampled(texts))


def _sampled(texts: pl.Series) -> list[str]:
    filled = texts.drop_nulls()
    step = max(len(filled) // SAMPLED, 1)
    return [plain(text) for text in filled.gather_every(step) if text.strip()]
