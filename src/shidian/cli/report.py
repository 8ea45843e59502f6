"""``shidian report``: the annual evaluation as Word and PDF, on all pilots and on each."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.evaluation import Asked, JudgementFile, PolicyName, evaluation_asked
from shidian.cli.options import AsOf, Year
from shidian.cli.output import write_file
from shidian.core import Bilingual, DataError, Fault, UsageError

if TYPE_CHECKING:
    from shidian.core import Lang
    from shidian.reporting.annual import Document

ANNUAL = "annual"
BOTH = "both"
FORMATS = {"docx": ("docx",), "pdf": ("pdf",), BOTH: ("docx", "pdf")}
Make = Callable[["Document"], bytes]

Kind = Annotated[
    str, typer.Argument(metavar=ANNUAL, help="年度评估报告。 The annual evaluation report.")
]
Out = Annotated[
    str,
    typer.Option("--out", "-o", metavar="DIR", help="写入的文件夹。 Folder to write into."),
]
ReportFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="docx|pdf|both",
        help="Word、PDF，默认两种都要。 Word or PDF; both by default.",
    ),
]
Templates = Annotated[
    Path | None,
    typer.Option(
        "--templates",
        metavar="DIR",
        help="另用该文件夹中的 Word 模板 report.docx、sheet.docx。 Word templates of your own.",
    ),
]


def report(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    kind: Kind,
    out: Out,
    year: Year = None,
    policy: PolicyName = None,
    judgements: JudgementFile = None,
    as_of: AsOf = None,
    format: ReportFormat = BOTH,
    templates: Templates = None,
) -> None:
    """年度评估报告和各试点评估表。 The annual evaluation report, and a sheet for each pilot."""
    if kind != ANNUAL:
        raise UsageError(Fault("unknown_report", asked=kind[:80], known=ANNUAL))
    if format not in FORMATS:
        raise UsageError(Fault("unknown_format", asked=format[:80], known=" ".join(FORMATS)))
    if year is None:
        raise UsageError(Fault("year_missing"))
    makers = _makers(FORMATS[format], templates, ctx.obj)
    folder = _ready(out)
    asked = evaluation_asked(year, as_of, policy, judgements)
    made = _documents(asked, ctx.obj)
    figures = _kept(made)
    with _progress(len(made), ctx.obj) as shown:
        for document in shown(made):
            for suffix, make in makers.items():
                write_file(folder / f"{document.name}.{suffix}", make(document))
    files = len(made) * len(makers)
    done = Bilingual(
        f"{out}：{files} 个文件，{len(made)} 份文件各 {len(makers)} 种格式；数字编号 {figures} 个",
        f"{out}: {files} files, {len(made)} documents; {figures} figures with references",
    )
    print(done.text(ctx.obj), file=sys.stderr)


def _makers(formats: Sequence[str], templates: Path | None, lang: Lang) -> dict[str, Make]:
    """What makes each format; whatever is not installed is told before any work."""
    from shidian.reporting.annual.typesetter import TEMPLATES, Typesetter
    from shidian.reporting.annual.word import check_word, word

    if "docx" in formats:
        check_word()
    setter, folder = Typesetter(), templates or TEMPLATES
    makers: dict[str, Make] = {
        "docx": lambda document: word(document, lambda chart: setter.picture(chart, lang), folder),
        "pdf": setter.pdf,
    }
    return {suffix: makers[suffix] for suffix in formats}


def _ready(asked: str) -> Path:
    """The folder, made if need be; tell before any work if it cannot be written into."""
    if not asked.strip():  # an unset variable of a shell would fill the current folder
        raise UsageError(Fault("argument_missing", name="OUT", help="shidian report --help"))
    out = Path(asked)
    if out.exists() and not out.is_dir():
        raise UsageError(Fault("not_a_folder", path=str(out)[:300]))
    try:
        out.mkdir(parents=True, exist_ok=True)
        if not os.access(out, os.W_OK):
            raise PermissionError(13, "not writable")
    except OSError as error:
        found = error.strerror or str(error)
        raise DataError(Fault("file_unwritable", path=str(out)[:300], found=found)) from error
    return out


def _documents(asked: Asked, lang: Lang) -> Sequence[Document]:
    from shidian.assessment.evaluation import evaluate
    from shidian.reporting.annual import Basis, documents
    from shidian.store.evidence import bundle_of

    evaluation = evaluate(asked.records, asked.policy.policy, asked.year)
    bundle = bundle_of(evaluation, asked.records, asked.policy)
    return list(documents(Basis(evaluation, asked.records, asked.policy, bundle.sha256, lang)))


def _kept(made: Sequence[Document]) -> int:
    """Keep all figures before any file says where they are found."""
    from shidian.store.figures import keep
    from shidian.store.setup import readable_errors

    with readable_errors():
        references = (one for document in made for one in document.references)
        return keep(references, datetime.now(UTC))


@contextmanager
def _progress(
    total: int, lang: Lang
) -> Iterator[Callable[[Iterable[Document]], Iterable[Document]]]:
    """Goes through documents with a bar on a terminal, and with nothing anywhere else."""
    if not sys.stderr.isatty():
        yield lambda documents: documents
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    said = Bilingual("生成报告", "Making reports").text(lang)
    columns = TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn()
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield lambda documents: bar.track(documents, total=total, description=said)
