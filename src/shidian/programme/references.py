"""Checks across the rows and tables of a package: duplicates, dangling references, units, order."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

from shidian.core import (
    DataError,
    Fault,
    Indicator,
    Place,
    Quantity,
    StatementType,
    Target,
    Unit,
)
from shidian.core.printed import CHANGES
from shidian.programme import records
from shidian.programme.tables import Row

Rows = Mapping[str, Sequence[Row]]
"""Rows by file; a file that could not be read is absent, and nothing is checked against it."""

# What must not stand twice: one column, or several together.
_UNIQUE = (
    ("areas.csv", "code"),
    ("documents.csv", "id"),
    ("indicators.csv", "code"),
    ("pilots.csv", "pilot_no"),
    ("pilots.csv", "short_zh"),
    ("pilots.csv", "pinyin"),
    ("pilots.csv", "area"),
    ("tasks.csv", "code"),
    ("tasks.csv", "no"),
    ("tiles.csv", "area"),
    ("commitments.csv", "key"),
    ("observations.csv", "area indicator period vintage document"),
)
# table, column, table referred to, its column
_REFERENCES = (
    ("areas.csv", "parent", "areas.csv", "code"),
    ("indicators.csv", "numerator", "indicators.csv", "code"),
    ("indicators.csv", "denominator", "indicators.csv", "code"),
    ("indicators.csv", "document", "documents.csv", "id"),
    ("pilots.csv", "province", "areas.csv", "code"),
    ("pilots.csv", "area", "areas.csv", "code"),
    ("tasks.csv", "document", "documents.csv", "id"),
    ("tiles.csv", "area", "areas.csv", "code"),
    ("commitments.csv", "pilot_no", "pilots.csv", "pilot_no"),
    ("commitments.csv", "indicator", "indicators.csv", "code"),
    ("commitments.csv", "document", "documents.csv", "id"),
    ("observations.csv", "area", "areas.csv", "code"),
    ("observations.csv", "indicator", "indicators.csv", "code"),
    ("observations.csv", "document", "documents.csv", "id"),
)


def _place(file: str, row: Row, column: str) -> Place:
    return Place(file, row.number, column)


def repeated(
    file: str, column: str, rows: Sequence[Row], keys: Sequence[Hashable]
) -> Iterator[Fault]:
    """Rows whose key stands in an earlier row."""
    first: dict[Hashable, int] = {}
    for row, found in zip(rows, keys, strict=True):
        if found in first:
            yield Fault("duplicate", _place(file, row, column), found=found, first=first[found])
        first.setdefault(found, row.number)


def duplicates(rows: Rows) -> Iterator[Fault]:
    """Repeated keys, names and codes."""
    for file, columns in _UNIQUE:
        table = rows.get(file, [])
        keys = ["/".join(str(row[column]) for column in columns.split()) for row in table]
        yield from repeated(file, columns.split()[0], table, keys)


def repeated_targets(rows: Rows) -> Iterator[Fault]:
    """Targets of one pilot, indicator, year and subject that stand twice."""
    targets = list(_targets(rows))
    columns = ("pilot_no", "indicator", "year", "subject")
    keys = ["/".join(str(row[column]) for column in columns) for row in targets]
    yield from repeated("commitments.csv", "pilot_no", targets, keys)


def _targets(rows: Rows) -> Iterator[Row]:
    """The commitments that can be judged; what is wrong with a row is said when it is made."""
    for row in rows.get("commitments.csv", []):
        try:
            made = records.commitment(row)
        except DataError:
            continue
        if isinstance(made, Target):
            yield row


def dangling(rows: Rows) -> Iterator[Fault]:
    """Cells that refer to a row that does not exist."""
    known = {
        (table, column): {row[column] for row in rows[table]}
        for _, _, table, column in _REFERENCES
        if table in rows
    }
    for file, column, table, key in _REFERENCES:
        for row in rows.get(file, []) if table in rows else []:
            if row[column] is not None and row[column] not in known[table, key]:
                place = _place(file, row, column)
                yield Fault("unknown_reference", place, found=row[column], table=table)


def unknown_tasks(rows: Rows) -> Iterator[Fault]:
    """Tasks of pilots that belong to a national task which does not exist."""
    known = {row["code"] for row in rows.get("tasks.csv", [])}
    for row in rows.get("commitments.csv", []) if "tasks.csv" in rows else []:
        if row["type"] is StatementType.TASK and row["kind"] and row["kind"] not in known:
            place = _place("commitments.csv", row, "kind")
            yield Fault("unknown_reference", place, found=row["kind"], table="tasks.csv")


def outside_classes(rows: Rows, levels: set[str], peer_classes: set[str]) -> Iterator[Fault]:
    """Pilots whose level or peer class programme.toml does not define."""
    for row in rows.get("pilots.csv", []):
        for column, known in (("level", levels), ("peer_class", peer_classes)):
            if row[column] not in known:
                place = _place("pilots.csv", row, column)
                yield Fault("unknown_reference", place, found=row[column], table="programme.toml")


def misfits(rows: Rows, indicators: Mapping[str, Indicator]) -> Iterator[Fault]:
    """Figures whose unit or size does not fit their indicator."""
    for row in rows.get("observations.csv", []):
        if indicator := indicators.get(row["indicator"]):
            yield from _misfit("observations.csv", row, row["unit"], indicator)
    for row in rows.get("commitments.csv", []):
        indicator = indicators.get(row["indicator"])
        if indicator is not None and row["value"] is not None:
            yield from _unfitting(row, indicator)


def _unfitting(row: Row, indicator: Indicator) -> Iterator[Fault]:
    """A figure of a plan: of an indicator's unit, or in points if it is a share's change."""
    unit = next((one for one in Unit if one.symbol == row["unit"]), None)
    change = row["relative"] or row["op"] in CHANGES
    if unit is None:
        known = " ".join(one.symbol for one in Unit)
        place = _place("commitments.csv", row, "unit")
        yield Fault("not_unit", place, found=row["unit"], known=known)
    elif not (change and (indicator.unit, unit) == (Unit.PERCENT, Unit.PERCENTAGE_POINT)):
        yield from _misfit("commitments.csv", row, unit, indicator, bounded=not change)


def _misfit(
    file: str, row: Row, unit: Unit, indicator: Indicator, bounded: bool = True
) -> Iterator[Fault]:
    if unit.dimension != indicator.unit.dimension:
        expected = indicator.unit.symbol
        place = _place(file, row, "unit")
        yield Fault("unit_mismatch", place, found=unit.symbol, expected=expected)
        return
    low, high = ("" if bound is None else bound for bound in indicator.bounds)
    for column in ("value", "value_high") if bounded else ():
        found = row.cells.get(column)
        if found is None:
            continue
        if not indicator.admits(Quantity(found, unit).to(indicator.unit).value):
            place = _place(file, row, column)
            yield Fault("out_of_bounds", place, found=found, low=low, high=high)


def premature(rows: Rows, baseline_year: int) -> Iterator[Fault]:
    """Targets that fall due in or before the baseline year."""
    for row in _targets(rows):
        if row["year"] <= baseline_year:
            place = _place("commitments.csv", row, "year")
            yield Fault("year_before_baseline", place, found=row["year"], baseline=baseline_year)
