"""Tables about schemes and persons themselves: which there are, and how well persons fit."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from shidian.core import Bilingual
from shidian.mechanisms.settlement.scheme import Scheme
from shidian.mechanisms.settlement.synthetic import FitReport
from shidian.reporting.table import Cell, Column, Table
from shidian.reporting.words import words

Cells = Mapping[str, Callable[[Any], Cell]]


def schemes_table(schemes: Sequence[Scheme]) -> Table:
    """The schemes of a package."""
    title = Bilingual("方案", "Schemes")
    meaning = Bilingual("方案包里的积分落户与居住证方案", "Settlement schemes of the package")
    return _table("schemes", (title, meaning), _SCHEMES, schemes)


def fit_table(report: FitReport) -> Table:
    """A synthetic population beside the published figures."""
    title = Bilingual("合成人口与公布数", "Synthetic population and published figures")
    return _table("fit", (title, report.summary), _FIT, list(report.rows.iter_rows(named=True)))


def _threshold(scheme: Scheme) -> str | None:
    return str(scheme.selection.threshold) if scheme.selection else None


def _share(name: str) -> Callable[[Mapping[str, Any]], Cell]:
    return lambda row: None if row[name] is None else f"{row[name]:.2f}"


def _text(name: str) -> Callable[[Mapping[str, Any]], Cell]:
    return lambda row: None if row[name] is None else str(row[name])


_SCHEMES: Cells = {
    "code": lambda scheme: scheme.code,
    "title": lambda scheme: scheme.title.zh,
    "title_en": lambda scheme: scheme.title.en,
    "scheme_from": lambda scheme: scheme.from_.isoformat(),
    "scheme_items": lambda scheme: len(scheme.items),
    "scheme_threshold": _threshold,
    "scheme_entitlements": lambda scheme: len(scheme.entitlements),
    "scheme_confidence": lambda scheme: scheme.source.confidence.value,
}
_FIT: Cells = {
    "fit_dimension": _text("dimension"),
    "fit_category": _text("category"),
    "fit_use": _text("use"),
    "fit_year": _text("year"),
    "fit_published": _share("published"),
    "fit_drawn": _share("drawn"),
    "fit_difference": _share("difference"),
    "source": _text("source"),
}
_LONG = ("source",)


def _table(
    name: str, said: tuple[Bilingual, Bilingual], cells: Cells, rows: Sequence[Any]
) -> Table:
    columns = [
        Column(column, *words(column), cell, brief=column not in _LONG)
        for column, cell in cells.items()
    ]
    return Table(name, *said, columns, [[cell(row) for cell in cells.values()] for row in rows])
