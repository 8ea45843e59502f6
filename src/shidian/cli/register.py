"""The register, ready to be read: the one way in which every listing verb gets its data."""

# ruff: noqa: PLC0415  Django and polars are imported when a verb runs, so that --help is quick

from __future__ import annotations

from typing import TYPE_CHECKING

PAGES = "shidian.web.settings"  # a name, since the command line does not know the web

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from shidian.assessment import Attainment
    from shidian.register import Snapshot


def opened(as_of: datetime | None = None) -> tuple[Snapshot, Sequence[Attainment]]:
    """The programme with its register, and what came of its targets.

    Raises
    ------
    DataError
        If the database cannot be used, was made by a newer version, or holds nothing.
    """
    ready()
    from shidian.store.setup import readable_errors

    with readable_errors():
        from shidian.store.snapshot import assessed

        return assessed(as_of)


def ready(settings: str = "shidian.store.settings") -> None:
    """Set Django up and bring the database to this version.

    Raises
    ------
    DataError
        If the database cannot be used or was made by a newer version.
    """
    from shidian.store.setup import configure, prepare

    configure(settings)
    prepare()
