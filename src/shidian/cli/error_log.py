"""Where an error of ours leaves its traceback: in a file, never on the terminal."""

import os
import sys
import tempfile
import traceback
from datetime import UTC, datetime
from pathlib import Path

import shidian

NAME = "error.log"


def record(error: Exception) -> Path:
    """Append the traceback to SHIDIAN_HOME/error.log, or where that fails to one in /tmp."""
    text = "".join(traceback.format_exception(error))
    moment = datetime.now(UTC).isoformat(timespec="seconds")
    head = f"== {moment} shidian {shidian.__version__} Python {sys.version.split()[0]}"
    for folder in (_home, _temporary):
        try:
            file = folder() / NAME
            with file.open("a", encoding="utf-8", errors="backslashreplace") as log:
                log.write(f"{head} {sys.argv[1:]}\n{text}\n")
        except Exception:
            continue
        return file
    return Path(os.devnull)


def _home() -> Path:
    from shidian.store.home import home  # noqa: PLC0415  needed only when something went wrong

    return home()


def _temporary() -> Path:
    return Path(tempfile.gettempdir())
