"""What the quality checks say of a filing, and which of it somebody has explained."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache

import polars as pl
from django.db import transaction

from shidian.core import DataError, Fault, Vintage
from shidian.register.access import Post, may
from shidian.register.checks import (
    TEXTS,
    Context,
    Strength,
    Violation,
    context_of,
    fault_of,
    values_of,
    values_table,
    violations_of_one,
)
from shidian.register.filing import Cell, FilingSheet, breaks_of, cell_key, missing
from shidian.register.filing.sheet import BASIS, VALUE
from shidian.register.lifecycle import OPEN, FilingState
from shidian.register.roles import Act, Role
from shidian.store.access import check, today
from shidian.store.events import Actor, Happening, record
from shidian.store.filings import filings
from shidian.store.models import Filing, Waiver
from shidian.store.snapshot import assessed, version


@dataclass(frozen=True)
class Finding:
    """A violation at a cell, and the waiver that lets it pass, if there is one."""

    violation: Violation
    key: str
    fault: Fault
    waiver: Waiver | None = None

    @property
    def hard(self) -> bool:
        """Whether only another value helps."""
        return self.violation.check.strength is Strength.HARD

    @property
    def waived(self) -> bool:
        """Whether somebody whose role the check names lets it pass."""
        return self.waiver is not None and self.waiver.role in self.violation.check.waivable_by

    def blocks(self, state: FilingState) -> bool:
        """Whether it stands in the way of the next step.

        Whoever files explains what a soft check finds; whoever checks lets it pass, if the
        check leaves that to them alone.
        """
        explained = self.waiver is not None if state in OPEN else self.waived
        return self.hard or not explained


def findings(filing: Filing, values: Mapping[str, str]) -> Sequence[Finding]:
    """What the checks find in the values of a filing, in the order of the form."""
    sheet = filings.sheet_of(filing)
    others, context = _known(version())
    table = pl.concat([_table(filing, sheet, values), _but(others, filing)])
    found = violations_of_one(table, context, filing.area, filing.year)
    waivers = _waivers(filing)
    keys = {row.key: section.section.code for section in sheet.sections for row in section.rows}
    return [
        _finding(one, cell_key(keys[one.indicator], one.indicator, VALUE), values, waivers)
        for one in found
        if one.indicator in keys and one.found is not None  # what is missing, `missing` tells
    ]


@lru_cache(maxsize=2)
def _known(_: tuple[int, ...]) -> tuple[pl.DataFrame, Context]:
    """What the register holds, and what it is checked against; once while it stands."""
    snapshot, _results = assessed()
    observations = [entry.record for entry in snapshot.observations]
    targets = [entry.record for entry in snapshot.targets]
    return values_of(observations, snapshot.programme), context_of(snapshot.programme, targets)


def _but(others: pl.DataFrame, filing: Filing) -> pl.DataFrame:
    """The register without what it holds of this filing's own area and year."""
    same = (pl.col("area") == filing.area) & (pl.col("year") == filing.year)
    return others.filter(~same)


def _table(filing: Filing, sheet: FilingSheet, values: Mapping[str, str]) -> pl.DataFrame:
    rows = []
    for cell in _valued(sheet):
        value = values.get(cell.key)
        basis = values.get(cell_key(cell.section.code, cell.row.key, BASIS)) or Vintage.UNKNOWN
        if value:
            breaks = " ".join(breaks_of(Vintage(basis)))
            rows.append((filing.area, cell.row.key, filing.year, basis, breaks, value))
    return values_table(pl.DataFrame(rows, TEXTS, orient="row"))


def _valued(sheet: FilingSheet) -> Iterator[Cell]:
    """The cells whose values are observations."""
    for cell in sheet.cells.values():
        if cell.section.indicators and cell.column.code == VALUE:
            yield cell


def _finding(
    one: Violation,
    key: str,
    values: Mapping[str, str],
    waivers: Mapping[tuple[str, str, str], Waiver],
) -> Finding:
    waiver = waivers.get((one.check.code, key, values.get(key, "")))
    said = fault_of(one)  # its place is the cell, which the page shows
    return Finding(one, key, Fault(said.code, **said.found), waiver)


def _waivers(filing: Filing) -> Mapping[tuple[str, str, str], Waiver]:
    """Waivers by check, cell and value: another value asks for another reason."""
    rows = Waiver.objects.filter(filing=filing).order_by("id")
    return {(row.check_code, row.key, row.value): row for row in rows}


def blocking(filing: Filing) -> Sequence[Fault]:
    """Everything that keeps a filing from being submitted, endorsed or accepted."""
    values, sheet = filings.values_of(filing), filings.sheet_of(filing)
    lacking = [Fault("cell_missing", cell=cell.name) for cell in missing(sheet, values)]
    state = FilingState(filing.state)
    found = [one.fault for one in findings(filing, values) if one.blocks(state)]
    return [*lacking, *found]


def waive(
    filing: Filing, check_code: str, key: str, reason: str, posts: Sequence[Post], actor: Actor
) -> Waiver:
    """Explain what a soft check finds in the value that the cell has now.

    By a role that the check names this lets it pass; by the one who files, it is an explanation,
    which those who check the filing accept by their own.

    Raises
    ------
    Refused
        If the posts do not allow it at all.
    DataError
        If the check finds nothing there or is hard, or no reason is given.
    """
    check(posts, Act.CHECK_WAIVE, filing.area, FilingState(filing.state))
    values = filings.values_of(filing)
    found = [
        one
        for one in findings(filing, values)
        if (one.violation.check.code, one.key) == (check_code, key)
    ]
    if not found:
        raise DataError(Fault("waiver_nothing", check=check_code[:60], key=key[:200]))
    quality_check = found[0].violation.check
    if quality_check.strength is Strength.HARD:
        raise DataError(Fault("waiver_hard", check=quality_check.name))
    if not reason.strip():
        raise DataError(Fault("reason_missing"))
    with transaction.atomic():
        made = Waiver.objects.create(
            filing=filing,
            check_code=check_code,
            key=key,
            value=values[key],
            reason=reason.strip(),
            person=actor.name,
            role=_waiving(filing, posts, quality_check.waivable_by),
            made_at=datetime.now(UTC),
        )
        where = filings.subject(filing, key)
        said = {"check": check_code, "value": made.value}
        record(actor, Happening("check.waive", where, filing.area, after=said, reason=made.reason))
    return made


def _waiving(filing: Filing, posts: Sequence[Post], roles: Sequence[str]) -> Role:
    """The role in which somebody may waive here and now: one that the check names, if any."""
    state, on = FilingState(filing.state), today()
    own = [p.role for p in posts if may([p], Act.CHECK_WAIVE, filing.area, state, on=on)]
    return next((role for role in own if role in roles), own[0])
