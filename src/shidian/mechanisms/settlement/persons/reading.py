"""A person file of an office read into a table that schemes can be run over."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import MappingProxyType

import polars as pl

from shidian.core import Bilingual, DataError, Fault, Place, UsageError
from shidian.engine import Holds, Table, TableColumn, write_table
from shidian.mechanisms.settlement.persons.asked import Asked, asked_columns
from shidian.mechanisms.settlement.persons.column_map import Matched, matched
from shidian.mechanisms.settlement.persons.identifier import Identifier, IdentifierReader
from shidian.mechanisms.settlement.persons.opening import opened
from shidian.mechanisms.settlement.persons.parquet_file import stretches
from shidian.mechanisms.settlement.persons.person_file import PersonFile, examined
from shidian.mechanisms.settlement.persons.personal import looks_personal
from shidian.mechanisms.settlement.persons.stream import Stream
from shidian.mechanisms.settlement.persons.whole_numbers import MOST_CODES, ColumnReader
from shidian.mechanisms.settlement.scheme import Scheme

SAMPLED = 200  # rows that are looked at for personal identifiers
NONE: Mapping[str, str] = MappingProxyType({})
NOWHERE: Mapping[str, Bilingual] = MappingProxyType({})


@dataclass(frozen=True)
class Reading:
    """What came of a person file.

    Parameters
    ----------
    table : Table
        In the output file.
    rows : int
    sha256 : str
        Of the file that was read.
    used : mapping of str to str
        Column of the table to the column of the file.
    empty : tuple of str
        Columns of the table in which nobody has a value.
    hashed : str
        The column of the file that is in the table as a keyed hash; empty if there is none.
    dropped : tuple of str
        Columns that look like personal identifiers; nothing of them is in the table.
    ignored : tuple of str
        Other columns that no scheme asks for.
    left : tuple of str
        Worksheets that were not read.
    """

    table: Table
    rows: int
    sha256: str
    used: Mapping[str, str]
    empty: tuple[str, ...]
    hashed: str
    dropped: tuple[str, ...]
    ignored: tuple[str, ...]
    left: tuple[str, ...]


def read_persons(  # noqa: PLR0913  each is a thing that the office alone can say
    source: Path,
    schemes: Sequence[Scheme],
    day: date,
    output: Path,
    mapping: Mapping[str, str] = NONE,
    identifier: Identifier | None = None,
    *,
    areas: Mapping[str, Bilingual] = NOWHERE,
) -> Reading:
    """Read a person file, CSV, Excel or Parquet, into a table for some schemes.

    The file is read in stretches and can be larger than memory. The table appears whole, or not
    at all.

    Parameters
    ----------
    source : pathlib.Path
        One row a person.
    schemes : sequence of Scheme
        The table can be run over each of them.
    day : date
        The day that the persons are of: no date in the file is later.
    output : pathlib.Path
        The Parquet file that is written.
    mapping : mapping of str to str
        Input to the column of the file, where it is not headed by the input's name or label. An
        empty column says that the office does not hold it.
    identifier : Identifier
        The column that is kept as a keyed hash, so that persons can be found again.
    areas : mapping of str to Bilingual
        The areas that are known, by code; with none every code is taken.

    Raises
    ------
    DataError
        With what is wrong with the file, by row and column: the first hundred faults, and the
        sums of the others.
    UsageError
        If the file cannot be read, or the table not written.
    """
    asked = asked_columns(schemes, day, areas)
    before = _state(source)
    content = examined(source)
    if output.exists() and output.samefile(source):
        raise UsageError(Fault("persons_output", path=output))
    file = opened(source, content)
    places = _placed(file, asked, mapping, identifier)
    try:
        with tempfile.TemporaryDirectory(prefix=".persons-", dir=output.parent) as folder:
            stream = _stream(file, asked, places, identifier, Path(folder))
            written, columns = _written(stream, Path(folder), day)
            if _state(source) != before:
                raise DataError(Fault("persons_file_changed", Place(file.name)))
            written.replace(output)
    except OSError as error:
        found = error.strerror or str(error)
        raise UsageError(Fault("file_unwritable", path=output, found=found)) from error
    return _reading(stream, Table(output, columns, day), content.sha256)


def _state(source: Path) -> tuple[int, int] | None:
    try:
        found = source.stat()
    except OSError:
        return None  # reading it says why
    return found.st_size, found.st_mtime_ns


def _placed(
    file: PersonFile,
    asked: Mapping[str, Asked],
    mapping: Mapping[str, str],
    identifier: Identifier | None,
) -> Matched:
    try:
        return matched(file.header, asked, mapping, identifier.column if identifier else None)
    except DataError as error:
        raise DataError([fault.at(file.name) for fault in error.faults]) from error


def _stream(
    file: PersonFile,
    asked: Mapping[str, Asked],
    places: Matched,
    identifier: Identifier | None,
    folder: Path,
) -> Stream:
    readers = {
        name: ColumnReader(file.name, "" if place is None else file.header[place], asked[name])
        for name, place in places.places.items()
    }
    own = None
    if identifier is not None and places.identifier is not None:
        head = file.header[places.identifier]
        own = IdentifierReader(file.name, head, identifier.key, folder)
    return Stream(file, places, readers, own)


def _written(stream: Stream, folder: Path, day: date) -> tuple[Path, dict[str, TableColumn]]:
    """The table in a folder, and its columns; written again where the file says the codes."""
    columns = {name: _column(one) for name, one in stream.readers.items()}
    path = folder / "read.parquet"
    write_table(stream.frames(), columns, path, day)
    stream.check()
    found = {name: one.codes for name, one in stream.readers.items() if one.asked.is_open}
    if not found:
        return path, columns
    ordered = {name: sorted(codes) for name, codes in found.items()}
    columns |= {name: stream.readers[name].asked.column(codes) for name, codes in ordered.items()}
    ordered_path = folder / "ordered.parquet"
    write_table(_renumbered(path, found, ordered), columns, ordered_path, day)
    return ordered_path, columns


def _column(reader: ColumnReader) -> TableColumn:
    if reader.asked.is_open:
        return TableColumn(Holds.NUMBER, 0, MOST_CODES - 1, not reader.asked.required)
    return reader.asked.column()


def _renumbered(
    path: Path, found: Mapping[str, Mapping[str, int]], ordered: Mapping[str, Sequence[str]]
) -> Iterator[pl.DataFrame]:
    """A table with its codes in another order."""
    changed = []
    for name, codes in found.items():
        places = {codes[code]: place for place, code in enumerate(ordered[name])}
        new = pl.col(name).replace_strict(places, return_dtype=pl.Int64)
        changed.append(new)
    yield from stretches(pl.scan_parquet(path).with_columns(changed))


def _reading(stream: Stream, table: Table, sha256: str) -> Reading:
    file, places = stream.file, stream.places
    head = file.header
    used = {n: head[place] for n, place in places.places.items() if place is not None}
    taken = {*places.places.values(), places.identifier}
    rest = [place for place in range(len(head)) if place not in taken and head[place]]
    personal = _personal(file, rest)
    return Reading(
        table,
        stream.rows,
        sha256,
        used,
        tuple(name for name, one in stream.readers.items() if not one.filled),
        "" if places.identifier is None else head[places.identifier],
        tuple(head[place] for place in rest if place in personal),
        tuple(head[place] for place in rest if place not in personal),
        file.left,
    )


def _personal(file: PersonFile, places: Sequence[int]) -> set[int]:
    """Those of some columns that look like personal identifiers, by the first rows."""
    if not places:
        return set()
    first = next(file.batches(places)).texts.head(SAMPLED)
    values = {place: first[str(place)].drop_nulls().to_list() for place in places}
    return {place for place in places if looks_personal(file.header[place], values[place])}
