"""``shidian scheme explain``: every point of one person, and the nearest way to the threshold."""

# ruff: noqa: PLC0415  what a verb needs is imported when it runs

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from shidian.cli.printable import printable
from shidian.cli.scheme.options import Name, On
from shidian.core import Bilingual, DataError, Lang

if TYPE_CHECKING:
    from shidian.mechanisms.settlement.explanation import Explanation, Line
    from shidian.mechanisms.settlement.scheme import Scheme

Given = Annotated[
    list[str] | None,
    typer.Option(
        "--set",
        metavar="INPUT=VALUE",
        help="一项情况，如 insurance_months=60；可多次。 One fact; can be repeated.",
    ),
]
FromFile = Annotated[
    Path | None,
    typer.Option("--person", metavar="FILE", help="YAML 文件，输入: 值。 Inputs and values."),
]


def explain(
    ctx: typer.Context, scheme: Name, given: Given = None, person: FromFile = None, on: On = None
) -> None:
    """一个人各项得分的来由，以及最近的达标途径。 Every point of one person, and why."""
    from shidian.cli.options import changes_asked
    from shidian.cli.package import programme
    from shidian.cli.scheme.options import day_asked, scheme_asked
    from shidian.mechanisms.settlement.explanation import explained
    from shidian.mechanisms.settlement.person import read_person

    package = programme()
    day = day_asked(scheme_asked(scheme, package).scheme, on)
    facts = {**(_in_file(person) if person else {}), **changes_asked(given)}
    titles = {code: one.title for code, one in package.documents.items()}
    found = explained(day, read_person(day.scheme, facts, day.on), titles)
    for line in _lines(found, day.scheme, ctx.obj):
        print(printable(line))


def _in_file(path: Path) -> dict[str, Any]:
    from shidian.programme import file_content, read_mapping

    faults: list[Any] = []
    found = read_mapping({path.name: file_content(path, 2**20)}, path.name, faults)
    if faults:
        raise DataError(faults)
    return dict(found)


def _lines(found: Explanation, scheme: Scheme, lang: Lang) -> Iterator[str]:
    yield scheme.title.text(lang)
    yield found.conclusion.text(lang)
    sections: Sequence[tuple[Bilingual, tuple[Line, ...]]] = (
        (Bilingual("计分", "Points"), found.items),
        (Bilingual("否决", "Vetoes"), found.vetoes),
        (Bilingual("未满足的条件", "Unmet prerequisites"), found.unmet),
        (Bilingual("可走的途径", "Open routes"), found.routes),
        (Bilingual("待遇", "Entitlements"), found.entitlements),
    )
    for title, lines in sections:
        if lines:
            yield ""
            yield title.text(lang)
            yield from _indented(lines, lang, 1)
    if found.ways or found.waiting.zh:
        yield ""
        yield Bilingual("最近的途径", "Nearest ways").text(lang)
        yield from (f"  {way.text(lang)}" for way in found.ways)
        if found.waiting.zh:
            yield f"  {found.waiting.text(lang)}"


def _indented(lines: Sequence[Line], lang: Lang, depth: int) -> Iterator[str]:
    colon = "：" if lang == "zh" else ": "
    for line in lines:
        yield f"{'  ' * depth}{line.label.text(lang)}{colon}{line.text.text(lang)}"
        yield from _indented(line.parts, lang, depth + 1)
