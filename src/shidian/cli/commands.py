"""Commands that speak both languages: headings, help, and words that are too many or wrong."""

from collections.abc import Sequence
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from shidian.cli.names import nearest_words
from shidian.core import Fault, UsageError

_HEADINGS = {
    "Usage:": "用法 Usage:",
    "Arguments:": "参数 Arguments:",
    "Options:": "选项 Options:",
    "Commands:": "命令 Commands:",
}
EPILOG = (
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


SETTINGS = {"help_option_names": ["--help", "-h"]}


def add(app: typer.Typer, verb: Any, name: str | None = None) -> None:
    """Add a verb to an application; its docstring is its help."""
    what = " ".join(verb.__doc__.split())
    app.command(
        name, cls=Command, help=what, short_help=what, epilog=EPILOG, context_settings=SETTINGS
    )(verb)


def group(name: str, what: str, verbs: Sequence[tuple[Any, str | None]]) -> typer.Typer:
    """A verb that has verbs of its own; one without a name of its own is called as its function."""
    app = typer.Typer(
        name=name,
        cls=Group,
        help=what,
        short_help=what,
        epilog=EPILOG,
        context_settings=SETTINGS,
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for verb, word in verbs:
        add(app, verb, word)
    return app
