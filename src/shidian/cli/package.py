"""The package folder that a verb works on."""

# ruff: noqa: PLC0415  the package's reader is imported when a verb runs

from pathlib import Path


def package_folder(asked: Path | None) -> Path:
    """The folder asked for, or the package that comes with the software."""
    if asked is not None:
        return asked
    from shidian.programme import BUILTIN

    return min(facts.parent for facts in BUILTIN.glob("*/programme.toml"))
