"""What typer says about a wrong command, as a fault in both languages."""

from typing import Any

import typer

from shidian.cli.names import nearest_words
from shidian.core import Fault

USAGE_ERROR: type[Exception] = typer.BadParameter.__mro__[1]
"""The class of all of typer's usage errors; typer exports only this child of it."""


def complaint(error: Any) -> Fault:
    """The fault that a usage error of typer stands for."""
    path = error.ctx.command_path if error.ctx else "shidian"
    help_command = f"{path} --help"
    kind = type(error).__name__
    if kind == "NoSuchOption":
        options = [word for param in error.ctx.command.params for word in param.opts]
        near = nearest_words(error.option_name, [*options, "--lang", "--help"])
        return Fault("no_such_option", option=error.option_name, nearest=near, help=help_command)
    if kind == "BadOptionUsage":
        takes_none = "does not take" in error.message
        code = "option_takes_no_value" if takes_none else "option_without_value"
        return Fault(code, option=error.option_name, help=help_command)
    if kind == "MissingParameter" and error.param is not None:
        return Fault("argument_missing", name=error.param.name.upper(), help=help_command)
    return Fault("wrong_usage", found=error.format_message(), help=help_command)
