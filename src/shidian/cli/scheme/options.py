"""The arguments and options that the verbs on schemes share."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import changes_asked, date_asked, names_file
from shidian.core import Fault, Place, UsageError

if TYPE_CHECKING:
    from datetime import date

    from shidian.mechanisms.settlement.day import Day
    from shidian.mechanisms.settlement.package import SchemeFile
    from shidian.mechanisms.settlement.person import Person
    from shidian.mechanisms.settlement.scheme import Scheme
    from shidian.programme import Programme

Name = Annotated[
    str,
    typer.Argument(
        metavar="SCHEME",
        show_default=False,
        help="方案代码，或方案文件。 Code of a scheme of the package, or a YAML file.",
    ),
]
On = Annotated[
    str | None,
    typer.Option(
        "--on", metavar="DATE", help="按哪一天计，默认人员表的日期或施行首日。 The day of counting."
    ),
]
Set = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="改一个数，如 selection.threshold=90。 Change a number, for what-if.",
    ),
]
By = Annotated[
    list[str] | None,
    typer.Option(
        "--by",
        metavar="COLUMN",
        help="分组：age、sex、education、industry……可多次。 Group by; can be repeated.",
    ),
]
PersonFile = Annotated[
    Path | None,
    typer.Option(
        "--persons",
        metavar="FILE",
        help="人员表（scheme persons 或 population 所写）；不给则用合成人口。"
        " Table of persons; else a synthetic population.",
    ),
]
People = Annotated[
    int, typer.Option("--people", metavar="N", help="合成人口的人数。 Synthetic people.")
]
Facts = Annotated[
    list[str] | None,
    typer.Option(
        "--fact",
        metavar="INPUT=VALUE",
        help="合成人口人人相同的一项，如 city_population=3000000。 The same for all of them.",
    ),
]
Seed = Annotated[int, typer.Option("--seed", metavar="SEED", help="合成人口的种子。 Its seed.")]
PEOPLE, SEED = 200_000, 2014  # as `mechanisms.settlement.synthetic`, which costs too much here


def scheme_asked(name: str, programme: Programme) -> SchemeFile:
    """A scheme by its code in the package, or by its file.

    Raises
    ------
    UsageError
        If there is none; the codes that there are are named.
    """
    from shidian.mechanisms.settlement.package import scheme_file, schemes_of

    if names_file(name):
        return scheme_file(Path(name))
    schemes = schemes_of(programme)
    if name not in schemes:
        raise UsageError(Fault("scheme_unknown", asked=name[:80], known=" ".join(schemes)))
    return schemes[name]


def check_table(output: Path) -> None:
    """UsageError for a table of persons that is not to be called one."""
    if output.suffix != ".parquet":
        raise UsageError(Fault("output_ending", path=output, ending=".parquet"))


def day_asked(scheme: Scheme, on: str | None) -> Day:
    """The scheme on the day asked for; its first day in force otherwise."""
    from shidian.mechanisms.settlement.day import Day

    return Day(scheme, date_asked(on) if on else scheme.from_)


def facts_asked(scheme: Scheme, pairs: Sequence[str] | None, day: date) -> Person:
    """The facts of ``--fact``, read as the scheme's inputs."""
    from shidian.mechanisms.settlement.person import read_value

    found = changes_asked(pairs)
    unknown = [name for name in found if name not in scheme.inputs]
    if unknown:
        known = " ".join(scheme.inputs)
        raise UsageError(Fault("person_input_unknown", Place(column=unknown[0]), known=known))
    return {name: read_value(name, scheme.inputs[name], text, day) for name, text in found.items()}


def changed_scheme(scheme: Scheme, pairs: Sequence[str] | None) -> Scheme:
    """The scheme with the numbers of ``--set``."""
    from shidian.mechanisms.settlement.reform import changed

    changes = changes_asked(pairs)
    return changed(scheme, changes) if changes else scheme
