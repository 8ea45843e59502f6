"""``shidian load``: a package into the database."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.counts import counted
from shidian.cli.options import Folder
from shidian.cli.package import package_folder
from shidian.cli.register import PAGES, ready
from shidian.core import Bilingual, Document, Fault, Lang, UsageError

if TYPE_CHECKING:
    from shidian.store.programmes import Loaded


DocumentFile = Annotated[
    Path | None,
    typer.Option(
        "--document",
        metavar="FILE",
        help="另存一份官方文件，以便显示原句。 Keep an official document, to show its sentences.",
    ),
]
_TITLES = ("登记簿|Register", "新增|New", "更正|Corrected", "撤回|Withdrawn", "未变|Unchanged")


JudgementTable = Annotated[
    Path | None,
    typer.Option(
        "--judgements",
        metavar="FILE",
        help="登记评分、认定等（CSV）。 Enter scores, findings and the like.",
    ),
]
Person = Annotated[
    str,
    typer.Option("--person", metavar="NAME", help="登记人。 Who enters them."),
]


def load(
    ctx: typer.Context,
    folder: Folder = None,
    document: DocumentFile = None,
    judgements: JudgementTable = None,
    person: Person = "",
) -> None:
    """把方案包载入数据库，可重复运行。 Load a package into the database; safe to repeat."""
    package = package_folder(folder)
    ready(PAGES)
    from shidian.store.setup import readable_errors

    kept = _kept(package, document) if document else None
    with readable_errors():
        from shidian.store.programmes import load as load_package

        loaded = load_package(package, datetime.now(UTC))
        judged = _judged(judgements, person) if judgements else None
    print(_report(loaded, ctx.obj), end="")
    if judged is not None:
        said = Bilingual(f"登记的意见：{judged} 条", f"Judgements entered: {judged}")
        print(said.text(ctx.obj))
    if kept is not None:
        print(Bilingual("已另存：", "Kept: ").text(ctx.obj) + kept.title.text(ctx.obj))


def _kept(package: Path, document: Path) -> Document:
    """The document, kept before anything is loaded: a wrong file stops the whole command."""
    from shidian.programme import load_programme
    from shidian.store.documents import keep_document

    return keep_document(load_programme(package), document)


def _judged(path: Path, person: str) -> int:
    """How many judgements were entered."""
    from shidian.assessment.policy import policy_of
    from shidian.store.judgements import load_judgements
    from shidian.store.snapshot import assessed

    if not person.strip():
        raise UsageError(Fault("argument_missing", name="--person", help="shidian load --help"))
    snapshot, _ = assessed()
    policy = policy_of(snapshot.programme).policy
    return len(load_judgements(path, snapshot, policy, person.strip(), datetime.now(UTC)))


def _report(loaded: Loaded, lang: Lang) -> str:
    from shidian.cli.terminal import grid

    reports = {"承诺|Commitments": loaded.commitments, "观测值|Observations": loaded.observations}
    rows = [
        [_said(name, lang)]
        + [str(n) for n in (done.new, done.corrected, done.withdrawn, done.unchanged)]
        for name, done in reports.items()
    ]
    titles = [_said(title, lang) for title in _TITLES]
    name, place = loaded.programme.facts.name.text(lang), _place()
    head = f"{name}{'：' if lang == 'zh' else ': '}{counted(loaded.programme, lang)}"
    tail = f"数据在 {place}" if lang == "zh" else f"The data are in {place}"
    return f"{head}\n{grid(titles, rows, {1, 2, 3, 4})}{tail}\n"


def _said(both: str, lang: Lang) -> str:
    return Bilingual(*both.split("|")).text(lang)


def _place() -> str:
    from django.db import connection

    settings = connection.settings_dict
    server = f"{settings['HOST']}/" if settings.get("HOST") else ""
    return f"{server}{settings['NAME']}"
