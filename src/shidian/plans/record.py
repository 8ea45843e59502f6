"""A figure as one JSON object a line, for programs; numbers keep the digits that are printed."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import fields
from decimal import Decimal, InvalidOperation
from typing import Any

from shidian.core import DataError, Fault, Place
from shidian.plans.figures.figure import Figure

FIELDS = tuple(field.name for field in fields(Figure))
"""The fields of a figure, in the order of its JSON object."""

NEEDED = ("kind", "indicator", "year", "value", "unit", "span")
"""What an object must have to be compared with a figure."""


def json_line(figure: Figure, file: str) -> str:
    """A figure of a file as a JSON object; an empty unit is null.

    Examples
    --------
    >>> from shidian.plans.reading import read
    >>> line = json_line(read("一、目标\\n到2020年，城镇化率达到60.50%。").figures[0], "plan.txt")
    >>> line[line.index('"value"') : line.index(', "per_year"')]
    '"value": 60.50, "value_high": null, "unit": "%"'
    """
    values = {name: getattr(figure, name) for name in FIELDS}
    values["unit"] = figure.unit or None
    return "{" + ", ".join(f'"{k}": {_json(v)}' for k, v in {**values, "file": file}.items()) + "}"


def records(name: str, text: str) -> Iterator[Mapping[str, Any]]:
    """The objects in the lines of a JSON-lines file, each with all of `NEEDED`.

    Raises
    ------
    DataError
        If a line is no such object.
    """
    for row, line in enumerate(text.splitlines(), start=1):
        if line.strip():
            yield _record(line, Place(name, row))


def _json(value: object) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else json.dumps(value, ensure_ascii=False)


def _record(line: str, place: Place) -> Mapping[str, Any]:
    try:
        made = json.loads(line, parse_float=Decimal, parse_int=int)
    except (ValueError, RecursionError) as error:
        raise DataError(Fault("gold_no_json", place, found=line[:60])) from error
    missing = [name for name in NEEDED if not isinstance(made, dict) or name not in made]
    if missing:
        raise DataError(Fault("gold_without", place, missing=" ".join(missing)))
    start, end = made["span"] if _is_span(made["span"]) else (None, None)
    if start is None or end is None:
        raise DataError(Fault("gold_span", place, found=str(made["span"])[:60]))
    return {**made, "value": _decimal(made["value"], place), "span": (start, end)}


def _is_span(span: object) -> bool:
    return (
        isinstance(span, list)
        and [type(one) for one in span] == [int, int]
        and 0 <= span[0] < span[1]
    )


def _decimal(value: object, place: Place) -> Decimal:
    try:
        made = Decimal(str(value))
    except InvalidOperation:
        made = Decimal("NaN")
    if not made.is_finite():
        raise DataError(Fault("gold_value", place, found=str(value)[:60]))
    return made
