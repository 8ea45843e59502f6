"""A report as plain values: headings, texts, tables, charts. Word and PDF print the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shidian.core import Lang
from shidian.reporting.annual.reference import Reference


class Form(StrEnum):
    """Which template a document is printed with."""

    REPORT = "report"
    SHEET = "sheet"


class Style(StrEnum):
    """How a paragraph is set."""

    TEXT = "text"
    NOTE = "note"
    CODE = "code"


@dataclass(frozen=True)
class Span:
    """A piece of text; a figure in it carries its reference."""

    text: str
    reference: Reference | None = None


@dataclass(frozen=True)
class Heading:
    """A heading of the first or second level."""

    text: str
    level: int = 1


@dataclass(frozen=True)
class Text:
    """A paragraph."""

    spans: tuple[Span, ...]
    style: Style = Style.TEXT


@dataclass(frozen=True)
class Row:
    """A row of a table; its reference stands for all figures in it."""

    cells: tuple[str, ...]
    reference: Reference | None = None


@dataclass(frozen=True)
class Grid:
    """A table. `widths` are shares of the page; the columns in `right` hold figures."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    widths: tuple[float, ...]
    right: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Chart:
    """A chart: which one, the values it draws, what it shows, and the same said in words."""

    kind: str
    data: Mapping[str, Any]
    caption: str
    said: str


Block = Heading | Text | Grid | Chart


@dataclass(frozen=True)
class Document:
    """A report, from its title to its last block.

    Parameters
    ----------
    name : str
        Of its file, without suffix.
    form : Form
    lang : Lang
    title, subtitle : str
    mark : str
        What stands at the head of every page: 草稿 as long as the policy is not signed.
    blocks : tuple of Block
    """

    name: str
    form: Form
    lang: Lang
    title: str
    subtitle: str
    mark: str
    blocks: tuple[Block, ...]

    @property
    def references(self) -> Iterator[Reference]:
        """The references of all its figures, in the order in which they are printed."""
        for block in self.blocks:
            parts: Sequence[Span | Row] = ()
            if isinstance(block, Text):
                parts = block.spans
            elif isinstance(block, Grid):
                parts = block.rows
            yield from (part.reference for part in parts if part.reference)

    @property
    def charts(self) -> Sequence[Chart]:
        """Its charts, in their order."""
        return [block for block in self.blocks if isinstance(block, Chart)]


def text(*parts: str | Span, style: Style = Style.TEXT) -> Text:
    """A paragraph of words and figures.

    Examples
    --------
    >>> text("共 ", Span("64"), " 个试点。").spans[1].text
    '64'
    """
    return Text(tuple(Span(one) if isinstance(one, str) else one for one in parts), style)
