"""``shidian scheme list`` and ``schema``: the schemes of the package, and their JSON Schema."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import json
import sys

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded


def listing(ctx: typer.Context, format: Format = TABLE) -> None:
    """列出方案包里的方案。 List the schemes of the package."""
    check_format(format, TABLE)
    from shidian.cli.package import programme
    from shidian.mechanisms.settlement.package import schemes_of
    from shidian.reporting.scheme_tables import schemes_table

    table = schemes_table([one.scheme for one in schemes_of(programme()).values()])
    print_worded(table, {}, format, ctx.obj)


def schema(ctx: typer.Context) -> None:
    """给编辑器用的 JSON Schema。 The JSON Schema of a scheme file, for editors."""
    from shidian.mechanisms.settlement.json_schema import scheme_schema

    json.dump(scheme_schema(), sys.stdout, ensure_ascii=False, indent=1)
    sys.stdout.write("\n")
