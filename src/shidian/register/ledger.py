"""What every ledger does, whatever it is kept in."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, Protocol, TypeVar

import polars as pl

from shidian.core import DataError, Fault
from shidian.register.codec import Codec
from shidian.register.entry import Entry

R = TypeVar("R")


class Tail(NamedTuple):
    """The end of a key's chain: the entry, whether it is a withdrawal, and whose it is."""

    entry: int
    withdrawn: bool
    recorded_by: str


class Ledger(Protocol[R]):
    """An append-only list of entries of one kind of record.

    Every write happens whole or not at all. `as_of` gives the state as known at that
    moment; None means now. Superseded and withdrawn entries are not part of a state but
    stay in `history`.
    """

    codec: Codec[R]

    def append(
        self, records: Sequence[R], recorded_by: str, recorded_at: datetime
    ) -> Sequence[int]:
        """Enter new records; DataError if one of their keys is already held."""
        ...

    def supersede(
        self, entry: int, record: R, reason: str, recorded_by: str, recorded_at: datetime
    ) -> int:
        """Replace a current entry; DataError if it is not current, or no reason is given."""
        ...

    def withdraw(self, entry: int, reason: str, recorded_by: str, recorded_at: datetime) -> int:
        """Say that a current entry no longer holds; it stays in the history."""
        ...

    def entries(self, as_of: datetime | None = None) -> Sequence[Entry[R]]:
        """The current entries, in the order of their numbers."""
        ...

    def table(self, as_of: datetime | None = None) -> pl.DataFrame:
        """The current entries as a table: the entry's columns, then the record's."""
        ...

    def history(self, key: str) -> Sequence[Entry[R]]:
        """All entries ever made for a record's key, oldest first."""
        ...

    def tails(self, keys: Sequence[str]) -> Mapping[str, Tail]:
        """The last entries of those keys that the ledger knows, withdrawals included."""
        ...

    def head(self) -> int:
        """Number of the newest entry; 0 for an empty ledger. It changes with every write."""
        ...


def check_reason(reason: str) -> None:
    """DataError for a change without a reason."""
    if not reason.strip():
        raise DataError(Fault("reason_missing"))


def check_moment(moment: datetime) -> None:
    """ValueError for a moment without time zone: it would not say when."""
    if moment.tzinfo is None:
        raise ValueError("recorded_at needs a time zone")


def check_key(new: str, old: str) -> None:
    """DataError if a correction is about another record than the one it replaces."""
    if new != old:
        raise DataError(Fault("key_changed", found=new, expected=old))


def check_new(keys: Sequence[str], tails: Mapping[str, Tail]) -> Sequence[int | None]:
    """The entry that each new key follows: its own withdrawal, or none.

    The history of a key is one chain, so a record that comes back follows its withdrawal.

    Parameters
    ----------
    keys : sequence of str
        Keys of the records to be entered.
    tails : mapping
        See `Ledger.tails`.

    Raises
    ------
    DataError
        Naming the first key that is held already or given twice.

    Examples
    --------
    >>> check_new(["a", "b"], {"b": Tail(7, withdrawn=True, recorded_by="x")})
    [None, 7]
    """
    seen: set[str] = set()
    for key in keys:
        if key in seen or (key in tails and not tails[key].withdrawn):
            raise DataError(Fault("key_exists", found=key))
        seen.add(key)
    return [tails[key].entry if key in tails else None for key in keys]
