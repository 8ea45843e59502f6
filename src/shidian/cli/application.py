"""The application: all verbs."""

from typing import Annotated

import typer

import shidian
from shidian.cli.assess import assess
from shidian.cli.audit import audit
from shidian.cli.backup import backup
from shidian.cli.check import check
from shidian.cli.commands import EPILOG, SETTINGS, Group, add
from shidian.cli.commitments import commitments
from shidian.cli.cost import cost
from shidian.cli.doctor import doctor
from shidian.cli.export import export
from shidian.cli.land import land
from shidian.cli.load import load
from shidian.cli.observations import observations
from shidian.cli.person import person
from shidian.cli.pilots import pilots
from shidian.cli.portal import portal
from shidian.cli.read import read
from shidian.cli.replay import replay
from shidian.cli.report import report
from shidian.cli.restore import restore
from shidian.cli.robust import robust
from shidian.cli.scheme import scheme
from shidian.cli.serve import serve
from shidian.cli.share import share
from shidian.cli.show import show
from shidian.cli.targets import targets
from shidian.cli.transfers import transfers
from shidian.cli.validate import validate

app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,  # its help takes three times as long
    epilog=EPILOG,
    context_settings=SETTINGS,
)


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"shidian {shidian.__version__}")
        raise typer.Exit


@app.callback()
def _about(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="显示版本。 Show the version.",
        ),
    ] = False,
) -> None:
    """试点：从方案文本到评估结果。 Shidian runs a policy pilot programme, from plan to result."""


_VERBS = (
    load,
    serve,
    person,
    pilots,
    show,
    targets,
    commitments,
    observations,
    assess,
    robust,
    replay,
    report,
    export,
    portal,
    read,
    check,
    validate,
    audit,
    backup,
    restore,
    doctor,
    share,
)
for _verb in _VERBS:
    add(app, _verb)
for _group in (scheme, cost, transfers, land):
    app.add_typer(_group)
