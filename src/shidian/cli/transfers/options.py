"""The options that the verbs on transfers share."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated, NamedTuple

import typer

Settled = Annotated[
    Path | None,
    typer.Option(
        "--settled",
        metavar="FILE",
        help="落户人数 area,kind,age,people（csv）。 People settled, by kind and years since.",
    ),
]
Places = Annotated[
    Path | None,
    typer.Option("--places", metavar="FILE", help="各地数据（csv）。 What is known of each place."),
]
FundYear = Annotated[
    str | None,
    typer.Option(
        "--year", "-y", metavar="YEAR", help="按该年中央额度。 The central fund of a year."
    ),
]
PoolGiven = Annotated[
    str | None,
    typer.Option("--pool", metavar="YUAN", help="资金总额，元。 The pool, in yuan."),
]
Params = Annotated[
    Path | None,
    typer.Option(
        "--params",
        metavar="FILE",
        help="自己的参数文件（YAML），默认方案包的。 Terms of your own; else the package's.",
    ),
]
Hold = Annotated[
    str | None,
    typer.Option("--hold", metavar="SHARE", help="保底，占上年的比例。 The least, of last year."),
]
Cap = Annotated[
    str | None,
    typer.Option("--cap", metavar="SHARE", help="封顶，占上年的比例。 The most, of last year."),
]
SetTerms = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="PATH=VALUE",
        help="改一个参数，如 weights.inter=0.9、pool=5000000；可多次。"
        " Change a term; can be repeated.",
    ),
]


class Asked(NamedTuple):
    """What a division of money is asked for: the files, the pool, the limits, what is changed."""

    settled: Path | None = None
    places: Path | None = None
    year: str | None = None
    pool: str | None = None
    hold: str | None = None
    cap: str | None = None
    params: Path | None = None
    change: Sequence[str] | None = None
