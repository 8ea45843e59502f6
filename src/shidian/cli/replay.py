"""``shidian replay``: an evidence bundle computed again; needs no database."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from pathlib import Path
from typing import Annotated

import typer

from shidian.core import Bilingual

Evidence = Annotated[Path, typer.Argument(metavar="FILE", help="证据包文件。 The evidence bundle.")]
_MOST = 20  # differences printed


def replay(ctx: typer.Context, file: Evidence) -> None:
    """复算证据包，核对结果。 Compute an evidence bundle again and compare."""
    from shidian.assessment.evaluation.bundle import recompute
    from shidian.assessment.rating import read_bundle
    from shidian.assessment.rating import replay as played
    from shidian.programme import file_content

    bundle = read_bundle(file_content(file))
    done = played(bundle, recompute)
    print(f"SHA-256 {bundle.sha256}")
    print(Bilingual("版本", "Version").text(ctx.obj), bundle.code_version)
    if done.same:
        print(Bilingual("复算结果完全相同。", "Computed again: the same result.").text(ctx.obj))
        return
    for one in done.differences[:_MOST]:
        print(f"{one.path}: {one.expected} → {one.found}")
    count = len(done.differences)
    said = Bilingual(f"复算有 {count} 处不同。", f"Computed again: {count} differences.")
    print(said.text(ctx.obj))
    raise typer.Exit(1)
