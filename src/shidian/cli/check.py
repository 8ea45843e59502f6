"""``shidian check``: what is wrong with a plan before it is adopted; needs no database."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.export import Output
from shidian.cli.output import (
    TABLE,
    check_ending,
    check_format,
    print_bytes,
    print_worded,
    write_file,
)
from shidian.core import Fault, UsageError

if TYPE_CHECKING:
    from shidian.core import Lang
    from shidian.plans.checks import Draft, Finding, Peers
    from shidian.programme import Programme

WORD = "docx"
_FILES = (".txt", ".docx", ".pdf")
Plans = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PLAN|PILOT]...",
        show_default=False,
        help="方案文件，或试点名称。 Plan files, or names of pilots.",
    ),
]
All = Annotated[bool, typer.Option("--all", help="方案包的全部试点。 All pilots of the package.")]
CheckFormat = Annotated[
    str,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help="table、csv、xlsx、json、jsonl，或 docx（审核表）。 An appraisal sheet as docx.",
    ),
]
Only = Annotated[
    list[str] | None,
    typer.Option("--only", metavar="CHECK", help="只做这些检查。 Run these checks only."),
]
Without = Annotated[
    list[str] | None,
    typer.Option("--without", metavar="CHECK", help="不做这些检查。 Leave these checks out."),
]
Against = Annotated[
    Path | None,
    typer.Option(
        "--against",
        metavar="PLAN",
        help="与另一方案（如本省的）相比。 Another plan to compare with.",
    ),
]
ListChecks = Annotated[
    bool, typer.Option("--list", help="列出各项检查。 List the checks themselves.")
]


def check(  # noqa: PLR0913, PLR0917  the options of a verb are its parameters
    ctx: typer.Context,
    plan: Plans = None,
    all: All = False,
    format: CheckFormat = TABLE,
    output: Output = None,
    only: Only = None,
    without: Without = None,
    against: Against = None,
    list_checks: ListChecks = False,
) -> None:
    """检查方案：算术、逻辑、人口、速度、完整。 Check plans: sums, logic, people, pace, gaps."""
    check_format(format, TABLE, WORD)
    from shidian.cli.package import package_folder
    from shidian.plans.checks import chosen, run
    from shidian.programme import load_programme
    from shidian.reporting import checks_table

    checks = chosen(only or (), without or ())
    programme = load_programme(package_folder(None))
    if list_checks:
        return print_worded(checks_table(checks), {}, format, ctx.obj)
    peers = _peers(programme, against)
    drafts = list(peers.drafts) if all else _drafts(plan or [], peers)
    found = [run(draft, peers, checks) for draft in drafts]
    if format == WORD:
        _give(_word(drafts, found, peers, ctx.obj), output)
    else:
        _tell([one for findings in found for one in findings], format, output, ctx.obj)
    if any(one.result.severity == "error" for findings in found for one in findings):
        raise typer.Exit(1)
    return None


def _peers(programme: Programme, against: Path | None) -> Peers:
    from shidian.plans.checks import Peers, draft_of

    commitments = programme.commitments
    drafts = [
        draft_of(pilot.name.zh, number, (one for one in commitments if one.pilot == number))
        for number, pilot in programme.pilots.items()
    ]
    return Peers(programme, drafts, _fullest(_of_file(against, programme)) if against else None)


def _fullest(drafts: Sequence[Draft]) -> Draft:
    """The plan to compare with: of several in a file, the one with most indicators."""
    return max(drafts, key=lambda draft: sum(bool(claim.code) for claim in draft.claims))


def _of_file(path: Path, programme: Programme) -> list[Draft]:
    from shidian.plans import context_of, open_plan, read
    from shidian.plans.checks import drafts_of

    context = context_of(programme)
    drafts = drafts_of(read(open_plan(path).content, context), context)
    return [draft for draft in drafts if draft.claims] or drafts[:1]


def _drafts(asked: Sequence[str], peers: Peers) -> list[Draft]:
    """The plans in the files, or of the pilots, that were asked for."""
    from shidian.programme import find_pilot

    if not asked:
        raise UsageError(Fault("argument_missing", name="PLAN", help="shidian check --help"))
    drafts: list[Draft] = []
    for one in asked:
        if Path(one).exists() or Path(one).suffix.lower() in _FILES:
            drafts += _of_file(Path(one), peers.programme)
        else:
            pilot = find_pilot(peers.programme, one)
            drafts += [draft for draft in peers.drafts if draft.pilot == pilot.no]
    return drafts


def _word(
    drafts: Sequence[Draft], found: Sequence[Sequence[Finding]], peers: Peers, lang: Lang
) -> bytes:
    from shidian.reporting.appraisal import appraisal_sheet, comparison

    if len(drafts) == 1:
        return appraisal_sheet(drafts[0], found[0], peers, lang)
    return comparison(drafts, found, peers, lang)


def _tell(findings: Sequence[Finding], format: str, output: Path | None, lang: Lang) -> None:
    from shidian.reporting import findings_table, write

    table = findings_table(findings)
    if output is not None:
        chosen = "csv" if format == TABLE else format
        check_ending(chosen, output)
        return _give(write(table, chosen, lang), output)
    names = {one.check.name.zh: one.check.name.text(lang) for one in findings}
    severities = {
        one.result.severity.text.zh: one.result.severity.text.text(lang) for one in findings
    }
    said = {one.result.said.zh: one.result.said.text(lang) for one in findings}
    words = {"check_name": names, "severity_name": severities, "finding": said}
    return print_worded(table, words, format, lang)


def _give(content: bytes, output: Path | None) -> None:
    if output is not None:
        return write_file(output, content)
    if sys.stdout.isatty():
        raise UsageError(Fault("workbook_on_terminal"))
    return print_bytes(content)
