"""A page of the portal: headings, paragraphs and tables as HTML without any script."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from html import escape

from shidian.core import Bilingual, Lang
from shidian.reporting.table import Answer, Cell, Table


@dataclass(frozen=True)
class Link:
    """A cell that leads to another page."""

    text: str
    to: str


Item = Cell | Link


@dataclass(frozen=True)
class Grid:
    """A table on a page: its caption, its headings, and rows of cells."""

    caption: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Item]]


@dataclass(frozen=True)
class Page:
    """What stands on a page, in one language.

    Parameters
    ----------
    path : str
        Inside the site, ``en/pilots/03.html``.
    title : str
    parts : sequence of str or Grid
        Paragraphs and tables, in their order.
    """

    path: str
    title: str
    parts: Sequence[str | Grid]


_NAVIGATION = (
    ("index.html", Bilingual("试点", "Pilots")),
    ("indicators.html", Bilingual("指标", "Indicators")),
    ("data.html", Bilingual("开放数据", "Open data")),
)


def rendered(page: Page, lang: Lang, programme: Bilingual) -> bytes:
    """The page as a file; links are relative, so that the folder can stand anywhere."""
    up = "../" * page.path.count("/")
    own = page.path.removeprefix("en/")
    other = up + (own if lang == "en" else f"en/{own}")
    base = f"{up}en/" if lang == "en" else up
    links = "".join(f'<a href="{base}{to}">{name.text(lang)}</a>' for to, name in _NAVIGATION)
    body = "\n".join(_part(part) for part in page.parts)
    words = "中文" if lang == "en" else "English"
    return (
        f'<!doctype html>\n<html lang="{"en" if lang == "en" else "zh-Hans"}">\n<head>\n'
        '<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(page.title)} · {escape(programme.text(lang))}</title>\n"
        f'<link rel="stylesheet" href="{up}portal.css">\n</head>\n<body>\n'
        f"<header><strong>{escape(programme.text(lang))}</strong><nav>{links}"
        f'<a href="{other}">{words}</a></nav></header>\n'
        f"<main>\n<h1>{escape(page.title)}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    ).encode()


Words = Mapping[str, Mapping[str, str]]
"""By column, what stands for each code or Chinese name in it."""


def grid_of(table: Table, names: Sequence[str], lang: Lang, words: Words) -> Grid:
    """Some columns of a table, with words for its codes."""
    columns = [next(c for c in table.columns if c.name == name) for name in names]
    places = [list(table.columns).index(column) for column in columns]
    said = [words.get(name, {}) for name in names]
    rows = [
        [own.get(str(row[place]), row[place]) for place, own in zip(places, said, strict=True)]
        for row in table.rows
    ]
    return Grid(table.title.text(lang), [c.title.text(lang) for c in columns], rows)


def _part(part: str | Grid) -> str:
    return _grid(part) if isinstance(part, Grid) else f"<p>{escape(part)}</p>"


def _grid(grid: Grid) -> str:
    figures = {n for row in grid.rows for n, cell in enumerate(row) if isinstance(cell, Decimal)}
    kinds = [' class="n"' if n in figures else "" for n in range(len(grid.headings))]
    head = "".join(
        f'<th scope="col"{kind}>{escape(name)}</th>'
        for name, kind in zip(grid.headings, kinds, strict=True)
    )
    rows = "\n".join(_row(row, kinds) for row in grid.rows)
    return (
        f'<div class="scroll"><table>\n<caption>{escape(grid.caption)}</caption>\n'
        f"<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table></div>"
    )


def _row(row: Iterable[Item], kinds: Sequence[str]) -> str:
    cells = "".join(f"<td{kind}>{_cell(cell)}</td>" for cell, kind in zip(row, kinds, strict=True))
    return f"<tr>{cells}</tr>"


def _cell(cell: Item) -> str:
    if isinstance(cell, Link):
        return f'<a href="{escape(cell.to)}">{escape(cell.text)}</a>'
    if isinstance(cell, Decimal):
        return f"<data>{cell:f}</data>"
    if isinstance(cell, Answer):
        return cell.value
    if isinstance(cell, bool):
        return "✓" if cell else ""
    return "" if cell is None else escape(str(cell))
