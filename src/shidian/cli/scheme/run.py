"""``shidian scheme run``: who settles under a scheme, at every threshold."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.options import Format
from shidian.cli.output import (
    TABLE,
    check_ending,
    check_format,
    check_output,
    print_bytes,
    print_worded,
    write_file,
)
from shidian.cli.printable import tell
from shidian.cli.scheme.options import (
    PEOPLE,
    SEED,
    By,
    Facts,
    Name,
    On,
    People,
    PersonFile,
    Seed,
    Set,
)
from shidian.core import Bilingual, Lang

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shidian.mechanisms.settlement.answers import Answers
    from shidian.mechanisms.settlement.day import Day

Threshold = Annotated[
    str | None,
    typer.Option(
        "--threshold", metavar="POINTS", help="分数线，默认方案自己的。 Default: the scheme's."
    ),
]
Official = Annotated[
    bool,
    typer.Option(
        "--official", help="正式结果：有未核定事项就拒绝。 Refuse while anything is unverified."
    ),
]
Engine = Annotated[
    str, typer.Option("--engine", metavar="ENGINE", help="embedded 或 spark。 Or spark.")
]


def run(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    scheme: Name,
    persons: PersonFile = None,
    people: People = PEOPLE,
    seed: Seed = SEED,
    fact: Facts = None,
    on: On = None,
    by: By = None,
    threshold: Threshold = None,
    change: Set = None,
    official: Official = False,
    engine: Engine = "embedded",
    format: Format = TABLE,
    output: Output = None,
) -> None:
    """对一批人试算：各分数线下谁能落户。 Run a scheme over persons: who settles."""
    check_format(format, TABLE)
    check_output(output, persons, Path(scheme))
    from shidian.cli.options import decimal_asked
    from shidian.cli.package import programme
    from shidian.cli.scheme.planning import Asked, planned
    from shidian.cli.scheme.working import tell_synthetic
    from shidian.mechanisms.settlement.answers import answers, fold
    from shidian.mechanisms.settlement.areas import area_names
    from shidian.mechanisms.settlement.curves import threshold_units
    from shidian.mechanisms.settlement.qualification import needed
    from shidian.mechanisms.settlement.receipt import official as check_official

    package = programme()
    asked = Asked(scheme, change, on, persons, people, seed, fact)
    plan, receipt = planned(package, asked, by, engine)
    if official:
        check_official(plan.day, receipt.persons)
    points = decimal_asked(threshold, "--threshold") if threshold else None
    units = needed(plan.day) or 0 if points is None else threshold_units(plan.day, points)
    tell_synthetic(persons, ctx.obj)
    _give(answers(fold(plan), units, receipt), area_names(package), format, output, ctx.obj)


def _give(
    found: Answers, names: Mapping[str, Bilingual], format: str, output: Path | None, lang: Lang
) -> None:
    """The answers for a person; for a program whole as JSON or a workbook, else every threshold."""
    from shidian.reporting import write
    from shidian.reporting.settlement_tables import curve_table
    from shidian.reporting.settlement_workbook import settlement_tables, settlement_workbook

    if format == TABLE and output is None:
        return _show(found, names, lang)
    ending = output.suffix.removeprefix(".") if output and format == TABLE else format
    check_ending(ending, output)
    if ending == "xlsx":
        content = settlement_workbook(found, names, lang)
    elif ending == "json":
        content = _json([write(one, "json", lang) for one in settlement_tables(found, names)])
    else:
        content = write(curve_table(found.curves), "csv" if ending == TABLE else ending, lang)
    return print_bytes(content) if output is None else write_file(output, content)


def _json(tables: Sequence[bytes]) -> bytes:
    """All tables in one object, by name: summary, reservations, receipt and what was counted."""
    read = [json.loads(table) for table in tables]
    whole = {table["table"]: table for table in read}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def _show(found: Answers, names: Mapping[str, Bilingual], lang: Lang) -> None:
    from shidian.reporting.settlement_tables import (
        areas_table,
        entitlement_tables,
        groups_table,
        places_table,
    )

    day = found.curves.day
    print(_on(day, found).text(lang))
    tables = [
        areas_table(found.qualified, names),
        groups_table(found.fairness, day),
        places_table(found.places, day),
    ]
    for table in (*tables, *entitlement_tables(found.entitled, names)[:1]):
        if table.rows:
            print(table.title.text(lang))
            print_worded(table, {}, TABLE, lang)
    for sentence in found.fairness.sentences.values():
        print(sentence.text(lang))
    _tell_reservations(found, lang)


def _on(day: Day, found: Answers) -> Bilingual:
    title, points = day.scheme.title, found.qualified.threshold
    return Bilingual(
        f"{title.zh}，{day.on}，分数线 {points}",
        f"{title.text('en')}, {day.on}, threshold {points}",
    )


def _tell_reservations(found: Answers, lang: Lang) -> None:
    many = len(found.reservations)
    if many:
        said = Bilingual(
            f"非正式结果：有 {many} 项未核定，`--format xlsx` 逐项列出。",
            f"Not official: {many} reservations; `--format xlsx` lists them.",
        )
        tell(said.text(lang))
