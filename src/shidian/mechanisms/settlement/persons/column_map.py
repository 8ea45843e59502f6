"""Which column of a person file gives which input: said by the office, or found by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from shidian.core import DataError, Fault, Place, UsageError
from shidian.mechanisms.settlement.persons.asked import Asked
from shidian.mechanisms.settlement.written import plain
from shidian.programme.tables import Column, read_table
from shidian.programme.yaml_mappings import read_mapping

LARGEST = 2**20  # bytes


@dataclass(frozen=True)
class Matched:
    """Where the asked columns stand in the file; None for one that the office does not hold."""

    places: Mapping[str, int | None]
    identifier: int | None


def read_column_map(file: Path) -> dict[str, str]:
    """A file that names for an input its column: YAML ``input: column``, or CSV ``input,column``.

    An input without a column is one that the office does not hold: nobody has a value.

    Raises
    ------
    UsageError
        If it cannot be read.
    DataError
        If it is neither, or names an input twice.
    """
    try:
        with file.open("rb") as opened:
            content = opened.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(Fault("file_unreadable", path=file, found=error.strerror)) from error
    faults: list[Fault] = []
    if len(content) > LARGEST:
        faults.append(Fault("file_too_large", Place(file.name), size=len(content), limit=LARGEST))
    elif file.suffix.lower() == ".csv":
        found = _rows(content, file.name, faults)
    else:
        found = list(read_mapping({file.name: content}, file.name, faults).items())
    if not faults:
        faults += _unfit(found, file.name)
    if faults:
        raise DataError(faults)
    return dict(found)


def _rows(content: bytes, name: str, faults: list[Fault]) -> list[tuple[str, str]]:
    columns = (Column("input", str), Column("column", str, ""))
    rows = read_table({name: content}, name, columns, faults) or []
    return [(row["input"], row["column"]) for row in rows]


def _unfit(found: Sequence[tuple[object, object]], name: str) -> list[Fault]:
    inputs = [one for one, _ in found]
    twice = sorted({str(one) for one in inputs if inputs.count(one) > 1})
    faults = [Fault("persons_map_twice", Place(name, column=one)) for one in twice]
    return faults + [
        Fault("persons_map_text", Place(name, column=str(one)), found=type(column).__name__)
        for one, column in found
        if not isinstance(column, str)
    ]


def matched(
    header: Sequence[str],
    asked: Mapping[str, Asked],
    mapping: Mapping[str, str],
    identifier: str | None,
) -> Matched:
    """Where each asked column stands: as the office says, else by its name, else by its label.

    Raises
    ------
    DataError
        With every column that is missing, or that stands there twice, and every entry of the
        mapping that leads nowhere.
    """
    heads = [_key(head) for head in header]
    faults = _twice(header, heads) + _lost(header, heads, asked, mapping)
    places: dict[str, int | None] = {}
    for name, one in asked.items():
        found = _places(heads, name, one, mapping)
        if len(found) > 1:
            both = " / ".join(header[place] for place in found)
            faults.append(Fault("persons_column_either", Place(column=name), found=both[:200]))
        elif found:
            places[name] = found[0]
        elif mapping.get(name) == "" and not one.required:
            places[name] = None
        elif not one.grouping and not mapping.get(name):
            faults.append(_missing(name, header))
    own = heads.index(_key(identifier)) if identifier and _key(identifier) in heads else None
    if identifier and own is None:
        faults.append(_missing(identifier, header))
    if faults:
        raise DataError(faults)
    return Matched(places, own)


def _places(heads: Sequence[str], name: str, one: Asked, mapping: Mapping[str, str]) -> list[int]:
    said = mapping.get(name)
    if said is not None:
        return [heads.index(_key(said))] if said and _key(said) in heads else []
    for words in ({name}, {one.label.zh, one.label.en}):
        keys = {_key(word) for word in words}
        if found := sorted({heads.index(key) for key in keys if key in heads}):
            return found
    return []


def _key(text: str) -> str:
    return plain(text).casefold()


def _twice(header: Sequence[str], heads: Sequence[str]) -> list[Fault]:
    return [
        Fault("persons_header_twice", Place(column=header[place][:80]), first=heads.index(head) + 1)
        for place, head in enumerate(heads)
        if head and heads.index(head) < place
    ]


def _lost(
    header: Sequence[str],
    heads: Sequence[str],
    asked: Mapping[str, Asked],
    mapping: Mapping[str, str],
) -> list[Fault]:
    known, columns = " ".join(asked)[:600], _listed(header)
    faults = []
    for name, said in mapping.items():
        place = Place(column=name[:80])
        if name not in asked:
            faults.append(Fault("persons_map_unknown", place, known=known))
        elif said and _key(said) not in heads:
            faults.append(Fault("persons_map_column", place, found=said[:80], columns=columns))
    return faults


def _missing(name: str, header: Sequence[str]) -> Fault:
    return Fault("persons_column_missing", Place(column=name[:80]), found=_listed(header))


def _listed(header: Sequence[str]) -> str:
    return " ".join(head[:40] for head in header)[:600]
