"""From the words typed to an exit code; whatever goes wrong is told in the person's language."""

import errno
import os
import sys
import warnings
from collections.abc import Sequence
from typing import Any

import typer

from shidian.cli.application import app
from shidian.cli.complaint import USAGE_ERROR, complaint
from shidian.cli.error_log import record
from shidian.cli.language import usual_language, without_language
from shidian.cli.printable import tell
from shidian.core import DataError, Fault, Lang, ShidianError, UsageError

INTERRUPTED = 130
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO}
_OF_THE_WEB = {"django", "django_htmx", "environ", "ninja", "platformdirs", "whitenoise"}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Parameters
    ----------
    argv : sequence of str or None
        The words after ``shidian``; those of this process by default.

    Returns
    -------
    int
        The exit code.
    """
    for stream in (sys.stdout, sys.stderr):
        _speak_chinese(stream)
    with warnings.catch_warnings():
        if not sys.warnoptions:  # they are for those who write Python
            warnings.simplefilter("ignore")
        return _answered(argv)


def _answered(argv: Sequence[str] | None) -> int:
    lang: Lang = "zh"
    try:
        lang = usual_language(os.environ)
        words, lang = without_language(sys.argv[1:] if argv is None else argv, lang)
        return _run(words or ["--help"], lang)
    except ShidianError as error:
        return _tell(error, lang)
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        log = record(error)
        return _tell(ShidianError(Fault("internal", found=_said(error), log=log)), lang)


def _run(words: Sequence[str], lang: Lang) -> int:
    command = typer.main.get_command(app)
    try:
        # Not command.main(): that prints errors in its own words, and in English.
        with command.make_context("shidian", list(words), obj=lang) as context:
            command.invoke(context)
        sys.stdout.flush()
    except typer.Exit as done:
        return done.exit_code
    except USAGE_ERROR as error:
        raise UsageError(complaint(error)) from error
    except BrokenPipeError:
        _drop_output()  # the reader has seen enough
    except ModuleNotFoundError as error:
        if str(error.name).partition(".")[0] not in _OF_THE_WEB:
            raise
        raise UsageError(Fault("no_web", found=error.name)) from error
    except OSError as error:
        if error.errno not in _NO_ROOM:
            raise
        _drop_output()
        raise DataError(Fault("no_room", found=_said(error))) from error
    return 0


def _tell(error: ShidianError, lang: Lang) -> int:
    for line in error.lines(lang):
        tell(line)
    return error.exit_code


def _said(error: Exception) -> str:
    said = " ".join((getattr(error, "strerror", None) or str(error)).split())
    return said or type(error).__name__


def _speak_chinese(stream: Any) -> None:
    """Make a stream print any name, also where the system's locale has no Chinese."""
    if not hasattr(stream, "reconfigure"):
        return
    try:
        "试点".encode(stream.encoding)
    except UnicodeEncodeError:
        stream.reconfigure(encoding="utf-8")
    stream.reconfigure(errors="backslashreplace")


def _drop_output() -> None:
    """Send what is still to be written nowhere, so that leaving Python does not try again."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return  # no real file behind stdout, so nothing to be written later
