"""``shidian read``: what plan files promise, with the place of every word; needs no database."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import sys
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import Format, Pilot
from shidian.cli.output import TABLE, check_format, print_bytes, print_worded
from shidian.cli.printable import tell
from shidian.core import Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.plans import PlanFile
    from shidian.programme import Programme
    from shidian.reporting import ReadFile

FIGURES = "figures"
Files = Annotated[
    list[Path],
    typer.Argument(
        metavar="FILE...",
        help="方案文件：txt、docx、pdf。 Plans as text, Word or PDF.",
        show_default=False,
    ),
]
ViewName = Annotated[
    str,
    typer.Option(
        "--view",
        "-v",
        metavar="VIEW",
        help="figures 数字、statements 任务文件等、outline 结构、coverage 数字去向、unread 未读。"
        " What to list.",
    ),
]
Gold = Annotated[
    Path | None,
    typer.Option(
        "--score", metavar="GOLD.jsonl", help="与人工标注比较。 Compare with annotations."
    ),
]


def read(
    ctx: typer.Context,
    file: Files,
    format: Format = TABLE,
    pilot: Pilot = None,
    view: ViewName = FIGURES,
    score: Gold = None,
) -> None:
    """读方案，列出数字、任务、文件等及原文位置。 Read plans: figures, tasks, documents."""
    check_format(format, TABLE)
    from shidian.cli.package import package_folder
    from shidian.cli.words import reading_words
    from shidian.plans import context_of, open_plan
    from shidian.plans import read as read_text
    from shidian.programme import load_programme
    from shidian.reporting import ReadFile, reading_table

    programme = load_programme(package_folder(None))
    context = context_of(programme)
    opened = [open_plan(path) for path in file]
    done = [ReadFile(file.name, read_text(file.content, context)) for file in opened]
    wanted = _wanted(done, pilot, programme)
    if score is not None:
        return _print_score(opened, done, score, wanted, ctx.obj)
    table = reading_table(view, done, wanted)
    if format == "jsonl" and view == FIGURES:
        print_bytes(_lines(done, wanted))
    else:
        print_worded(table, reading_words(programme, ctx.obj), format, ctx.obj)
    for one in done:
        _account(one, ctx.obj)
    return None


def _wanted(
    files: Sequence[ReadFile], asked: str | None, programme: Programme
) -> Callable[[str], bool]:
    """Which plans of the files were asked for; UsageError if there is none of that name."""
    if asked is None:
        return lambda place: True
    places = {plan.place for one in files for plan in one.reading.plans} - {""}
    found = _of_pilot(asked, places, programme) or {one for one in places if asked in one}
    if not found:
        known = "、".join(sorted(places)) or "—"
        raise UsageError(Fault("no_such_plan", asked=asked[:80], known=known[:2000]))
    return lambda place: place in found


def _of_pilot(asked: str, places: Collection[str], programme: Programme) -> set[str]:
    """The places that are the pilot of this name or number; empty for none."""
    from shidian.plans import context_of
    from shidian.programme import find_pilot

    number_of = context_of(programme).pilot
    try:
        number = find_pilot(programme, asked).no
    except UsageError:
        return set()
    return {place for place in places if number_of(place) == number}


def _lines(files: Sequence[ReadFile], wanted: Callable[[str], bool]) -> bytes:
    from shidian.plans.record import json_line

    lines = (
        json_line(figure, one.name)
        for one in files
        for figure in one.reading.figures
        if wanted(figure.pilot)
    )
    return "".join(f"{line}\n" for line in lines).encode()


def _account(one: ReadFile, lang: Lang) -> None:
    """Tell on stderr what became of the numerals; what was not read is always shown."""
    from shidian.plans.coverage import CLASSES

    coverage = one.reading.coverage
    classes = sorted(coverage.classes.items(), key=lambda item: -item[1])
    said = " · ".join(f"{CLASSES[name].text(lang)} {count}" for name, count in classes)
    head = "{} 个数字字符" if lang == "zh" else "{} numerals"
    tell(f"{one.name}: {head.format(coverage.numerals)}: {said}")
    for missed in coverage.unread:
        start, end = missed.span
        label = "未读" if lang == "zh" else "unread"
        tell(f"  {label} {start}–{end} “{missed.text}” …{missed.around}…")


def _print_score(
    opened: Sequence[PlanFile],
    files: Sequence[ReadFile],
    gold: Path,
    wanted: Callable[[str], bool],
    lang: Lang,
) -> None:
    from shidian.cli.score import score_text
    from shidian.plans.files.plan_file import text_file
    from shidian.plans.record import records
    from shidian.plans.scoring import score

    if len(files) != 1:
        raise UsageError(Fault("gold_of_several", count=len(files)))
    figures = [one for one in files[0].reading.figures if wanted(one.pilot)]
    annotations = list(records(gold.name, text_file(gold)))
    sys.stdout.write(score_text(score(figures, annotations, opened[0].content), lang))
