"""Commitments in columns: targets that can be judged, and all else that plans state."""

from decimal import Decimal

from shidian.core import (
    Commitment,
    Printed,
    Statement,
    StatementType,
    as_commitment,
    as_statement,
)
from shidian.register.codec import SOURCE_COLUMNS, Cells, Codec, source_cells, source_of

_NO_FIGURE: Cells = {
    "indicator": "",
    "op": "",
    "value": None,
    "value_high": None,
    "unit": "",
    "start_year": None,
    "per_year": False,
    "cumulative": False,
    "relative": False,
    "qualifier": "",
    "subject": "",
}


def _commitment_cells(record: Commitment) -> Cells:
    said = as_statement(record)
    return {
        "key": said.key,
        "pilot": said.pilot,
        "type": said.type.value,
        "kind": said.kind,
        "name": said.name,
        "detail": said.detail,
        "year": said.year,
        **(_NO_FIGURE if said.printed is None else _printed_cells(said.printed)),
        **source_cells(said.source),
    }


def _printed_cells(printed: Printed) -> Cells:
    return {
        "indicator": printed.indicator,
        "op": printed.op,
        "value": f"{printed.value:f}",
        "value_high": None if printed.high is None else f"{printed.high:f}",
        "unit": printed.unit,
        "start_year": printed.start_year,
        "per_year": printed.per_year,
        "cumulative": printed.cumulative,
        "relative": printed.relative,
        "qualifier": printed.qualifier,
        "subject": printed.subject,
    }


def _commitment(cells: Cells) -> Commitment:
    """A target if the cells are of one that can be judged, else a statement."""
    type_ = StatementType(cells["type"])
    said = Statement(
        cells["key"],
        cells["pilot"],
        type_,
        cells["kind"],
        cells["name"],
        source_of(cells),
        cells["year"],
        cells["detail"],
        _printed(cells) if type_ is StatementType.FIGURE else None,
    )
    return as_commitment(said)


def _printed(cells: Cells) -> Printed:
    high = cells["value_high"]
    return Printed(
        cells["op"],
        Decimal(cells["value"]),
        cells["unit"],
        None if high is None else Decimal(high),
        cells["indicator"],
        cells["start_year"],
        bool(cells["per_year"]),
        bool(cells["cumulative"]),
        bool(cells["relative"]),
        cells["qualifier"],
        cells["subject"],
    )


COMMITMENTS: Codec[Commitment] = Codec(
    "commitments",
    {
        "key": str,
        "pilot": str,
        "type": str,
        "kind": str,
        "name": str,
        "detail": str,
        "year": int,
        "indicator": str,
        "op": str,
        "value": str,
        "value_high": str,
        "unit": str,
        "start_year": int,
        "per_year": bool,
        "cumulative": bool,
        "relative": bool,
        "qualifier": str,
        "subject": str,
        **SOURCE_COLUMNS,
    },
    ("value", "value_high"),
    _commitment_cells,
    _commitment,
    # Version 0.1 held targets only, and had no columns for anything else.
    {"type": "figure", "kind": "target", "name": "", "detail": "", "relative": False},
)
