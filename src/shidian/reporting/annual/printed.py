"""A document as the plain values that its templates print."""

from collections.abc import Mapping, Sequence
from typing import Any, cast

from shidian.reporting.annual.document import Block, Chart, Document, Grid, Heading, Row, Span

# What people typed may hold signs that no Word file may have.
UNPRINTABLE = dict.fromkeys({*range(32), 0x7F, 0xFFFE, 0xFFFF} - {ord("\n"), ord("\t")})
REFERENCE_WIDTH = 0.115  # share of a table's width that ten small digits take


def printed(document: Document) -> dict[str, Any]:
    """Everything that a template prints, in order."""
    values = {
        "form": str(document.form),
        "lang": document.lang,
        "title": document.title,
        "subtitle": document.subtitle,
        "mark": document.mark,
        "blocks": [_block(block, document) for block in document.blocks],
    }
    return cast(dict[str, Any], _printable(values))


def _printable(value: object) -> object:
    if isinstance(value, str):
        return value.translate(UNPRINTABLE)
    if isinstance(value, Mapping):
        return {key: _printable(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_printable(part) for part in value]
    return value


def _block(block: Block, document: Document) -> dict[str, Any]:
    """A block with its kind; a table whose rows have references has a column for them."""
    if isinstance(block, Heading):
        return {"kind": "heading", "text": block.text, "level": block.level}
    if isinstance(block, Grid):
        return _grid(block, "编号" if document.lang == "zh" else "ref.")
    if isinstance(block, Chart):
        return {
            "kind": "chart",
            "chart": block.kind,
            "data": block.data,
            "caption": block.caption,
            "said": block.said,
        }
    spans = [[span.text, _id(span)] for span in block.spans]
    return {"kind": "text", "style": str(block.style), "spans": spans}


def _grid(grid: Grid, head: str) -> dict[str, Any]:
    referenced = any(row.reference for row in grid.rows)
    widths = [width / sum(grid.widths) for width in grid.widths]
    if referenced:
        widths = [*(width * (1 - REFERENCE_WIDTH) for width in widths), REFERENCE_WIDTH]
    return {
        "kind": "grid",
        "title": grid.title,
        "heads": [*grid.heads, *([head] if referenced else [])],
        "rows": [_cells(row, referenced) for row in grid.rows],
        "widths": widths,
        "right": sorted(grid.right),
        "referenced": referenced,
    }


def _cells(row: Row, referenced: bool) -> Sequence[str]:
    return [*row.cells, _id(row)] if referenced else row.cells


def _id(part: Span | Row) -> str:
    return part.reference.id if part.reference else ""
