"""``shidian scheme``: settlement schemes from their file to who settles; needs no database."""

import typer

from shidian.cli.commands import EPILOG, SETTINGS, Group, add
from shidian.cli.scheme.check import check
from shidian.cli.scheme.compare import compare
from shidian.cli.scheme.explain import explain
from shidian.cli.scheme.listing import listing, schema
from shidian.cli.scheme.persons import persons
from shidian.cli.scheme.population import population
from shidian.cli.scheme.run import run
from shidian.cli.scheme.sensitivity import sensitivity
from shidian.cli.scheme.simulate import simulate
from shidian.cli.scheme.threshold import threshold

_WHAT = "积分落户与居住证方案：检查、说明、试算。 Settlement schemes: check, explain, run."

scheme = typer.Typer(
    name="scheme",
    cls=Group,
    help=_WHAT,
    short_help=_WHAT,
    epilog=EPILOG,
    context_settings=SETTINGS,
    no_args_is_help=True,
    rich_markup_mode=None,
)
add(scheme, listing, "list")
for _verb in (
    check,
    explain,
    run,
    threshold,
    compare,
    sensitivity,
    simulate,
    persons,
    population,
    schema,
):
    add(scheme, _verb)

__all__ = ["scheme"]
