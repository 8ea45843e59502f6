"""The application: all verbs, and the classes that make typer speak both languages."""

from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

import shidian
from shidian.cli.assess import assess
from shidian.cli.audit import audit
from shidian.cli.backup import backup
from shidian.cli.check import check
from shidian.cli.commitments import commitments
from shidian.cli.doctor import doctor
from shidian.cli.export import export
from shidian.cli.load import load
from shidian.cli.names import nearest_words
from shidian.cli.observations import observations
from shidian.cli.person import person
from shidian.cli.pilots import pilots
from shidian.cli.portal import portal
from shidian.cli.read import read
from shidian.cli.replay import replay
from shidian.cli.report import report
from shidian.cli.restore import restore
from shidian.cli.robust import robust
from shidian.cli.serve import serve
from shidian.cli.show import show
from shidian.cli.targets import targets
from shidian.cli.validate import validate
from shidian.core import Fault, UsageError

_HEADINGS = {
    "Usage:": "用法 Usage:",
    "Arguments:": "参数 Arguments:",
    "Options:": "选项 Options:",
    "Commands:": "命令 Commands:",
}
_EPILOG = (
    "--lang zh|en 可写在任何位置，也可设 SHIDIAN_LANG。 It may stand anywhere; or set SHIDIAN_LANG."
)


class _Bilingual:
    """Headings and the help option in both languages, for commands and the group alike."""

    def get_help(self, ctx: typer.Context) -> str:
        lines = super().get_help(ctx).splitlines()  # type: ignore[misc]
        for english, both in _HEADINGS.items():
            lines = [
                line.replace(english, both, 1) if line.startswith(english) else line
                for line in lines
            ]
        return "\n".join(lines)

    def get_help_option(self, ctx: typer.Context) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = "显示说明。 Show this help."
        return option


class Command(_Bilingual, TyperCommand):
    """A verb; a word too many is named in both languages."""

    allow_extra_args = True

    def invoke(self, ctx: typer.Context) -> Any:
        """Run the verb, unless words are left over."""
        if ctx.args:
            help_command = f"{ctx.command_path} --help"
            raise UsageError(Fault("word_too_many", found=" ".join(ctx.args), help=help_command))
        return super().invoke(ctx)


class Group(_Bilingual, TyperGroup):
    """All verbs; a wrong one gets the nearest."""

    def list_commands(self, ctx: typer.Context) -> list[str]:
        """In the order in which a newcomer meets them."""
        return list(self.commands)

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:
        """The verb, or the nearest ones."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            near = nearest_words(args[0], self.commands)
            raise UsageError(Fault("no_such_command", asked=args[0], nearest=near))
        return super().resolve_command(ctx, args)


app = typer.Typer(
    cls=Group,
    add_completion=False,
    rich_markup_mode=None,  # its help takes three times as long
    epilog=_EPILOG,
    context_settings={"help_option_names": ["--help", "-h"]},
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


def _add(verb: Any) -> None:
    what = " ".join(verb.__doc__.split())
    settings = {"help_option_names": ["--help", "-h"]}
    app.command(cls=Command, help=what, short_help=what, epilog=_EPILOG, context_settings=settings)(
        verb
    )


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
)
for _verb in _VERBS:
    _add(_verb)
