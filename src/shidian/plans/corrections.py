"""What a reviewer changed in the reader's proposals, as data: so that it can be done again."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from shidian.core import DataError, Fault, Place
from shidian.plans.commitments import Proposal
from shidian.plans.figures.figure import Figure, Kind
from shidian.plans.statements.statement import Statement, Type

FILE = "corrections.csv"
COLUMNS = ("span_start", "span_end", "action", "field", "value", "reason")
_ACTIONS = ("edit", "add", "drop", "note", "note_en")


@dataclass(frozen=True)
class Correction:
    """One change: ``edit`` sets a field, ``add`` and ``drop`` a whole proposal, ``note`` remarks.

    `value` is plain text for an edit and JSON with all fields for an addition.
    """

    span: tuple[int, int]
    action: str
    field: str
    value: str
    reason: str


def read_corrections(content: str) -> list[Correction]:
    """The corrections in a CSV file.

    Examples
    --------
    >>> text = "span_start,span_end,action,field,value,reason\\n5,9,edit,year,2017,见上句\\n"
    >>> read_corrections(text)[0].field
    'year'
    """
    reader = csv.DictReader(io.StringIO(content))
    if tuple(reader.fieldnames or ()) != COLUMNS:
        raise DataError(Fault("column_missing", Place(FILE, 1), columns=",".join(COLUMNS)))
    return [_correction(number, row) for number, row in enumerate(reader, start=2)]


def _correction(number: int, row: Mapping[str, str]) -> Correction:
    if row["action"] not in _ACTIONS:
        place, known = Place(FILE, number, "action"), " ".join(_ACTIONS)
        raise DataError(Fault("not_choice", place, found=row["action"], known=known))
    try:
        span = int(row["span_start"]), int(row["span_end"])
    except ValueError as error:
        place = Place(FILE, number, "span_start")
        raise DataError(Fault("not_number", place, found=row["span_start"])) from error
    return Correction(span, row["action"], row["field"], row["value"], row["reason"])


def corrected(proposals: Iterable[Proposal], corrections: Sequence[Correction]) -> list[Proposal]:
    """The proposals with a reviewer's corrections, in the order of the text.

    Raises
    ------
    DataError
        If a correction changes or drops a proposal that is not there: the reader has learnt
        what had to be corrected, so the correction is to be removed.
    """
    held = {proposal.span: proposal for proposal in proposals}
    for one in corrections:
        if one.action in ("edit", "drop") and one.span not in held:
            raise DataError(Fault("correction_idle", Place(FILE), span=f"{one.span}"))
        if one.action == "drop":
            del held[one.span]
        elif one.action == "edit":
            value = _value(held[one.span], one.field, one.value)
            held[one.span] = replace(held[one.span], **{one.field: value})
        elif one.action == "add":
            held[one.span] = _added(one)
    return [held[span] for span in sorted(held)]


def notes(corrections: Iterable[Correction], language: str) -> dict[tuple[int, int], str]:
    """Remarks by the span they are about: ``note`` in Chinese, ``note_en`` in English."""
    return {one.span: one.value for one in corrections if one.action == language}


def _value(proposal: Proposal, name: str, text: str) -> Any:
    kinds = {one.name: str(one.type) for one in fields(proposal)}
    if name not in kinds:
        known = " ".join(kinds)
        raise DataError(Fault("not_choice", Place(FILE, column="field"), found=name, known=known))
    if "bool" in kinds[name]:
        return text == "yes"
    if not text:
        return None if "None" in kinds[name] else ""
    if name == "kind" and isinstance(proposal, Figure):
        return _kind(text)
    for kind, read in (("Decimal", Decimal), ("int", int)):
        if kind in kinds[name]:
            return _number(text, name, read)
    return text


def _kind(text: str) -> Kind:
    if text not in list(Kind):
        place, known = Place(column="kind"), " ".join(Kind)
        raise DataError(Fault("not_choice", place, found=text[:60], known=known))
    return Kind(text)


def _number(text: str, name: str, read: Callable[[str], Any]) -> Any:
    try:
        return read(text.strip())
    except (ValueError, ArithmeticError) as error:
        raise DataError(Fault("not_number", Place(column=name), found=text[:60])) from error


def _added(one: Correction) -> Proposal:
    """A whole proposal from JSON; DataError where it is none."""
    try:
        given = {**json.loads(one.value), "span": one.span}
        if "type" in given:
            return Statement(**{**given, "type": Type(given["type"])})
        for name in ("value", "value_high"):
            given[name] = None if given[name] is None else Decimal(given[name])
        return Figure(**{**given, "kind": Kind(given["kind"])})
    except (ValueError, TypeError, KeyError, ArithmeticError) as error:
        found = " ".join(str(error).split())[:120]
        raise DataError(
            Fault("correction_whole", Place(FILE, column="value"), found=found)
        ) from error
