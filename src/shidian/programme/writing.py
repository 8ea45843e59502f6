"""Commitments as rows of a package's table: the way back from objects to the file."""

import csv
import io
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from shidian.core import Commitment, Printed, Source, Statement, as_statement
from shidian.programme.schema import COMMITMENTS


def commitments_csv(commitments: Iterable[Commitment]) -> str:
    """The text of ``commitments.csv``.

    Examples
    --------
    >>> commitments_csv([]).split(",")[:3]
    ['key', 'pilot_no', 'type']
    """
    text = io.StringIO(newline="")
    names = [column.name for column in COMMITMENTS]
    writer = csv.DictWriter(text, names, lineterminator="\n")
    writer.writeheader()
    writer.writerows(
        {name: _cell(value) for name, value in _row(as_statement(one)).items()}
        for one in commitments
    )
    return text.getvalue()


def _row(one: Statement) -> dict[str, Any]:
    return {
        "key": one.key,
        "pilot_no": one.pilot,
        "type": one.type.value,
        "kind": one.kind,
        "name": one.name,
        "detail": one.detail,
        "year": one.year,
        **(_figure(one.printed) if one.printed else {}),
        **_source(one.source),
    }


def _figure(printed: Printed) -> dict[str, Any]:
    return {
        "indicator": printed.indicator,
        "subject": printed.subject,
        "op": printed.op,
        "value": printed.value,
        "value_high": printed.high,
        "unit": printed.unit,
        "start_year": printed.start_year,
        "per_year": printed.per_year,
        "cumulative": printed.cumulative,
        "relative": printed.relative,
        "qualifier": printed.qualifier,
    }


def _source(source: Source) -> dict[str, Any]:
    start, end = source.span or (None, None)
    return {
        "document": source.document,
        "section": source.section,
        "span_start": start,
        "span_end": end,
        "confidence": source.confidence.value,
        "note": source.note.zh,
        "note_en": source.note.en,
    }


def _cell(value: Any) -> str:
    if value is None or value is False:
        return ""
    if value is True:
        return "yes"
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
