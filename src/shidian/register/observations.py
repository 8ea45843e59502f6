"""Observations in columns."""

from dataclasses import replace
from decimal import Decimal

from shidian.core import Observation, Period, Quantity, SeriesBreak, State, Unit, Vintage
from shidian.register.codec import SOURCE_COLUMNS, Cells, Codec, source_cells, source_of


def _observation_cells(record: Observation) -> Cells:
    return {
        "key": record.key,
        "area": record.area,
        "indicator": record.indicator,
        "period": str(record.period),
        "value": f"{record.value.value:f}",
        "unit": record.value.unit.symbol,
        "state": record.state.value,
        "vintage": record.vintage.value,
        "series_break": " ".join(sorted(record.breaks)),
        **source_cells(record.source),
    }


def _observation(cells: Cells) -> Observation:
    return Observation(
        cells["area"],
        cells["indicator"],
        Period.read(cells["period"]),
        Quantity(Decimal(cells["value"]), Unit.read(cells["unit"])),
        State(cells["state"]),
        Vintage(cells["vintage"]),
        source_of(cells),
        frozenset(SeriesBreak(part) for part in cells["series_break"].split()),
    )


OBSERVATIONS: Codec[Observation] = Codec(
    "observations",
    {
        "key": str,
        "area": str,
        "indicator": str,
        "period": str,
        "value": str,
        "unit": str,
        "state": str,
        "vintage": str,
        "series_break": str,
        **SOURCE_COLUMNS,
    },
    ("value",),
    _observation_cells,
    _observation,
)
ACCEPTED: Codec[Observation] = replace(OBSERVATIONS, name="accepted")
"""The same columns, for the ledger of accepted values that are not, or not yet, published."""
