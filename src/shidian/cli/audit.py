"""``shidian audit``: the event log verified, or the life of a figure read from it."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

import typer

from shidian.cli.options import Format
from shidian.cli.output import TABLE, check_format, print_worded
from shidian.cli.printable import tell
from shidian.cli.register import ready
from shidian.core import Bilingual, Fault, Lang, Place, UsageError
from shidian.core.period import BEIJING

if TYPE_CHECKING:
    from shidian.register.chain import Anchor
    from shidian.store.audit import Wanted

VERIFY, SHOW = "verify", "show"
_DAY = timedelta(days=1) - timedelta(microseconds=1)

What = Annotated[
    str,
    typer.Argument(metavar="verify|show", help="核验，或查看。 Verify the log, or show events."),
]
Subject = Annotated[
    str,
    typer.Argument(
        metavar="[SUBJECT]",
        show_default=False,
        help="对象，如 filing/12 或其中一个单元格。 Such as filing/12, or one of its cells.",
    ),
]
ActOption = Annotated[
    str, typer.Option("--act", metavar="ACT", help="操作，如 filing.write。 Such as filing.write.")
]
ActorOption = Annotated[
    str, typer.Option("--actor", metavar="NAME", help="操作人姓名。 Name of the person.")
]
AreaOption = Annotated[
    str, typer.Option("--area", metavar="CODE", help="区划代码。 Code of the area.")
]
From = Annotated[
    str,
    typer.Option("--from", metavar="DATE", help="从该日起（北京时间）。 From that day on."),
]
To = Annotated[
    str, typer.Option("--to", metavar="DATE", help="到该日终（北京时间）。 To the end of that day.")
]
Known = Annotated[
    list[str],
    typer.Option(
        "--head",
        metavar="NUMBER:HASH",
        help="另存的链头，日志须经过它。 Head kept elsewhere, which the log must have.",
    ),
]


def audit(  # noqa: PLR0913, PLR0917  every option of the verb
    ctx: typer.Context,
    what: What,
    subject: Subject = "",
    act: ActOption = "",
    actor: ActorOption = "",
    area: AreaOption = "",
    from_: From = "",
    to: To = "",
    head: Known = [],  # noqa: B006  typer reads it; nothing is added to it
    format: Format = TABLE,
) -> None:
    """核验日志，或查看一个数的经过。 Verify the event log, or follow a figure's life."""
    check_format(format, TABLE)
    if what not in (VERIFY, SHOW):
        raise UsageError(Fault("audit_what", found=what[:40]))
    given = [one for one in (subject, act, actor, area, from_, to) if one]
    if what == VERIFY:
        if given:
            raise UsageError(Fault("audit_selection", found=given[0][:80]))
        return _verify([_head(one) for one in head], format, ctx.obj)
    if not given:
        raise UsageError(Fault("audit_all"))
    since, until = _moment(from_, "--from", timedelta()), _moment(to, "--to", _DAY)
    ready()
    from shidian.store.audit import Wanted

    return _show(Wanted(subject, act, actor, area, since, until), format, ctx.obj)


def _head(asked: str) -> Anchor:
    """A head as ``audit verify`` prints it."""
    from shidian.register.chain import Anchor

    found = re.fullmatch(r"(\d{1,18}):([0-9a-f]{64})", asked.strip().lower(), re.ASCII)
    if not found:
        raise UsageError(Fault("not_head", found=asked[:80]))
    return Anchor(int(found[1]), found[2])


def _moment(asked: str, option: str, to_the_end: timedelta) -> datetime | None:
    """The moment of an option; a bare date means the beginning or the end of that day."""
    if not asked:
        return None
    try:
        moment = datetime.fromisoformat(asked)
        if len(asked) <= len("2026-11-23"):
            moment += to_the_end
        return (moment if moment.tzinfo else moment.replace(tzinfo=BEIJING)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise UsageError(Fault("bad_date", Place(option), asked=asked[:40])) from error


def _verify(known: Sequence[Anchor], format: str, lang: Lang) -> None:
    ready()
    from shidian.cli.event_tables import of_breaks
    from shidian.store.audit import examine
    from shidian.store.setup import readable_errors

    with readable_errors():
        done = examine(known)
    table = of_breaks(done, lang)
    if format != TABLE or table.rows:
        print_worded(table, {}, format, lang)
    chain, broken = done.chain, len(table.rows)
    said = Bilingual(
        f"日志 {chain.count} 条，{f'{broken} 处有问题' if broken else '完好'}；"
        f"链头 {chain.head.number}:{chain.head.sha256}",
        f"{chain.count} events, {f'{broken} broken places' if broken else 'sound'}; "
        f"head {chain.head.number}:{chain.head.sha256}",
    )
    print(said.text(lang)) if format == TABLE else tell(said.text(lang))
    if not done.sound:
        raise typer.Exit(1)


def _show(wanted: Wanted, format: str, lang: Lang) -> None:
    from shidian.cli.event_tables import of_events
    from shidian.store.audit import life
    from shidian.store.setup import readable_errors

    with readable_errors():
        table = of_events(life(wanted).iterator(chunk_size=2_000))
    print_worded(table, {}, format, lang)
