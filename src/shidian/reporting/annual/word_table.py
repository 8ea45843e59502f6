"""A table as the XML that Word reads; how it looks is up to the styles of the template."""

from collections.abc import Mapping
from html import escape
from typing import Any

CELL, FIGURE, HEAD, REFERENCE = "ShidianCell", "ShidianFigure", "ShidianHead", "ShidianReference"


def word_table(grid: Mapping[str, Any], width: int) -> str:
    """The table of a printed grid, `width` twentieths of a point wide, its head on every page."""
    widths = [round(width * share) for share in grid["widths"]]
    columns = "".join(f'<w:gridCol w:w="{one}"/>' for one in widths)
    last = len(widths) - 1 if grid["referenced"] else None
    styles = [
        REFERENCE if n == last else FIGURE if n in grid["right"] else CELL
        for n in range(len(widths))
    ]
    head = _row(grid["heads"], widths, [HEAD] * len(widths), "<w:tblHeader/>")
    rows = "".join(_row(cells, widths, styles, "") for cells in grid["rows"])
    return (
        '<w:tbl><w:tblPr><w:tblStyle w:val="ShidianTable"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>"
    )


def _row(cells: list[str], widths: list[int], styles: list[str], more: str) -> str:
    made = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>'
        f'<w:r><w:t xml:space="preserve">{escape(cell)}</w:t></w:r></w:p></w:tc>'
        for cell, width, style in zip(cells, widths, styles, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{more}</w:trPr>{made}</w:tr>"
