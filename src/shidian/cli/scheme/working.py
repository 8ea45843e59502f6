"""Programme, persons and planning table for a verb on schemes."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from shidian.cli.printable import tell
from shidian.core import Bilingual, Fault, Lang, UsageError

if TYPE_CHECKING:
    from datetime import date

    from shidian.cli.scheme.planning import Asked
    from shidian.engine import Table
    from shidian.mechanisms.settlement.receipt import Persons
    from shidian.mechanisms.settlement.scheme import Scheme
    from shidian.programme import Programme


class Population(NamedTuple):
    """Persons to run a scheme over, and what they are known by."""

    table: Table
    persons: Persons


def persons_asked(
    programme: Programme, asked: Asked, schemes: Sequence[Scheme], on: date
) -> Population:
    """The table in a file; without one, a synthetic population.

    What nobody published of the synthetic ones counts as missing, as each scheme says.
    """
    from shidian.mechanisms.settlement.receipt import Persons

    path = asked.persons
    if path is not None and asked.facts:
        raise UsageError(Fault("facts_of_a_file", path=path))
    if path is None:
        drawn = _synthetic(programme, asked, schemes, on)
        return Population(drawn, Persons(asked.people, seed=asked.seed))
    from shidian.engine import read_table, row_count
    from shidian.mechanisms.settlement.persons import check_day

    table = read_table(path)
    check_day(table, on)
    return Population(table, Persons(row_count(table), sha256=_sha256(path)))


def day_of(path: Path | None) -> date | None:
    """The day that a table of persons is of, where it is given and knows it."""
    if path is None:
        return None
    from shidian.engine import read_table

    return read_table(path).on


def tell_synthetic(path: Path | None, lang: Lang) -> None:
    """Say on stderr that nobody real was counted."""
    if path is None:
        tell(_SYNTHETIC.text(lang))


_SYNTHETIC = Bilingual(
    "所用为合成人口，按公布数抽取，不是任何地方的真实人员。",
    "The persons are synthetic, drawn to published figures; nobody real was counted.",
)


def _synthetic(programme: Programme, asked: Asked, schemes: Sequence[Scheme], on: date) -> Table:
    """The persons that the pages count too: of the pilot whose scheme it is, else of the nation."""
    from shidian.cli.scheme.options import facts_asked
    from shidian.mechanisms.settlement.completed import completed
    from shidian.mechanisms.settlement.synthetic import synthetic_table

    pilot = programme.pilots.get(schemes[-1].pilot)
    area = pilot.area if pilot else ""
    table = synthetic_table(programme.mechanisms, area, on, asked.people, asked.seed)
    for scheme in schemes:
        table = completed(table, scheme, facts_asked(scheme, asked.facts, on))
    return table


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
