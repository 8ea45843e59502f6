"""PDF files and pictures of charts, set by typst from the templates of this room."""

# ruff: noqa: PLC0415  typst takes long to import, and is not always installed

import json
from pathlib import Path
from typing import Any, Literal

from shidian.core import Fault, Lang, UsageError
from shidian.reporting.annual.document import Chart, Document
from shidian.reporting.annual.printed import printed

TEMPLATES = Path(__file__).parent / "templates"
CHINESE = frozenset(
    (
        *("FangSong_GB2312", "FangSong", "仿宋", "STFangsong", "SimHei", "黑体", "STHeiti"),
        *("KaiTi_GB2312", "KaiTi", "楷体", "STKaiti", "SimSun", "Noto Serif CJK SC"),
        *("Noto Sans CJK SC", "Source Han Serif SC", "Source Han Sans SC"),
    )
)
"""The families with Chinese characters among those that `templates/fonts.typ` names."""
DOTS = 300  # an inch, of pictures


class Typesetter:
    """Sets documents and charts; it finds the fonts of the machine once.

    Raises
    ------
    UsageError
        If typst is not installed, or no font with Chinese characters is.
    """

    def __init__(self) -> None:
        try:
            import typst
        except ModuleNotFoundError as error:
            raise UsageError(Fault("no_reports", found="typst")) from error
        check_fonts(typst.Fonts().families())
        self._compilers = {
            name: typst.Compiler(str(TEMPLATES / f"{name}.typ"), root=str(TEMPLATES))
            for name in ("document", "chart")
        }

    def pdf(self, document: Document) -> bytes:
        """The document as PDF; charts in it are vectors, and it carries no date."""
        return self._set("document", printed(document), "pdf")

    def picture(self, chart: Chart, lang: Lang) -> bytes:
        """A chart as PNG with 300 dots an inch, 158 mm wide."""
        return self._set("chart", {"kind": chart.kind, "data": chart.data, "lang": lang}, "png")

    def _set(self, name: str, given: Any, format: Literal["pdf", "png"]) -> bytes:
        inputs = {name: json.dumps(given, ensure_ascii=False)}
        made = self._compilers[name].compile(format=format, ppi=DOTS, sys_inputs=inputs)
        assert isinstance(made, bytes)
        return made


def check_fonts(families: list[str]) -> None:
    """UsageError if none of the fonts that the templates name is among these families."""
    if CHINESE.isdisjoint(families):
        raise UsageError(Fault("no_chinese_font", found=len(families)))
