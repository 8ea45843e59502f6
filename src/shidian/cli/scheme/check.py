"""``shidian scheme check``: what is wrong with a scheme file, and what looks wrong."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import typer

from shidian.cli.scheme.options import Name
from shidian.core import Bilingual


def check(ctx: typer.Context, scheme: Name) -> None:
    """检查方案文件，逐条指出行和字符。 Check a scheme file, with line and character."""
    from shidian.cli.package import programme
    from shidian.cli.scheme.options import scheme_asked
    from shidian.mechanisms.settlement.lint import Severity, remarks

    found = scheme_asked(scheme, programme())
    said = remarks(found)
    for remark in said:
        print(remark.line(ctx.obj))
    warnings = sum(remark.severity is Severity.WARNING for remark in said)
    notes = len(said) - warnings
    print(_counted(found.scheme.title, warnings, notes).text(ctx.obj))
    if warnings:
        raise typer.Exit(1)


def _counted(title: Bilingual, warnings: int, notes: int) -> Bilingual:
    if not warnings and not notes:
        return Bilingual(f"{title.zh}：没有问题", f"{title.text('en')}: nothing to remark")
    return Bilingual(
        f"{title.zh}：疑问 {warnings}，提示 {notes}",
        f"{title.text('en')}: warnings {warnings}, notes {notes}",
    )
