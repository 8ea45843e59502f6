"""From what the reader proposes to commitments of a programme, with a reviewer's corrections."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from shidian.core import (
    Commitment,
    Confidence,
    Printed,
    Source,
    Statement,
    StatementType,
    Target,
    Unit,
    as_commitment,
)
from shidian.plans.figures.figure import Figure
from shidian.plans.statements.statement import Statement as Read
from shidian.plans.statements.statement import Type
from shidian.programme import Programme

Proposal = Figure | Read
_INTRODUCTION = "概况"
_LONGEST_EVALUATION = 16  # characters


@dataclass(frozen=True)
class Destination:
    """Where commitments are to be entered: a programme, and the document that they come from.

    Parameters
    ----------
    programme : Programme
    document : str
        Id of the document.
    pilots : mapping
        Places, as plans name them, to numbers of pilots.
    outlines : str
        What the document calls the plans of places that stand in it; empty for a plan on its own.
    mark : str
        What tells keys of this document's statements from those of others.
    """

    programme: Programme
    document: str
    pilots: Mapping[str, str]
    outlines: str = ""
    mark: str = ""
    taken: set[str] = field(default_factory=set)


def commitment(proposal: Proposal, into: Destination) -> Commitment:
    """One proposal as a commitment; the key of a target is remembered in `into`.

    A figure becomes a `Target` where it can be judged. One that a plan states twice is
    judged once: the second mention has no code of an indicator.
    """
    statement = _statement(proposal, into)
    made = as_commitment(statement)
    if not isinstance(made, Target) or not isinstance(proposal, Figure):
        return statement
    if made.subject:  # part of a pilot: its key is its place, as that of any other figure
        return made
    key = f"{made.pilot}-{made.indicator}-{made.year}"
    if key in into.taken:
        printed = replace(_printed(proposal, into.programme), indicator="", unit=proposal.unit)
        return replace(statement, printed=printed)
    into.taken.add(key)
    return replace(made, key=key)


def _statement(proposal: Proposal, into: Destination) -> Statement:
    pilot = into.pilots[proposal.pilot]
    heading = proposal.heading or _INTRODUCTION
    section = f"{proposal.pilot}{into.outlines} {heading}" if into.outlines else heading
    source = Source(into.document, section, proposal.span, Confidence.HIGH)
    if isinstance(proposal, Figure):
        key, type_ = f"{pilot}-{into.mark}{proposal.span[0]}", StatementType.FIGURE
        name, detail, printed = proposal.indicator, "", _printed(proposal, into.programme)
    else:
        key, type_ = (
            f"{pilot}-{proposal.type.value}-{into.mark}{proposal.span[0]}",
            StatementType(proposal.type.value),
        )
        name, detail, printed = _own_name(proposal), proposal.detail, None
    return Statement(
        key, pilot, type_, str(proposal.kind), name, source, proposal.year, detail, printed
    )


def _own_name(read: Read) -> str:
    """The name of a statement; a register holds no sentences, its span leads to them."""
    told = read.type is not Type.EVALUATION or len(read.name) <= _LONGEST_EVALUATION
    return read.name if told else ""


def _printed(figure: Figure, programme: Programme) -> Printed:
    code, unit = figure.indicator_code or "", figure.unit
    if code:
        symbol = _symbol(figure.unit, programme.indicators[code].unit)
        code, unit = (code, symbol) if symbol else ("", unit)
    return Printed(
        figure.op,
        figure.value,
        unit,
        figure.value_high,
        code,
        figure.start_year,
        figure.per_year,
        figure.cumulative,
        figure.relative,
        figure.qualifier or "",
        figure.subject or "",
    )


def _symbol(printed: str, wanted: Unit) -> str:
    """The symbol of a printed unit, if it measures what the indicator does.

    1293万 of an indicator of people is 1293万人; 5个百分点 is a change of a share.
    """
    people = f"{printed}人" if re.fullmatch("[十百千万亿]+", printed) else printed
    unit = Unit.printed(people if wanted.dimension == "people" else printed)
    changes = unit is Unit.PERCENTAGE_POINT and wanted is Unit.PERCENT
    fits = unit is not None and (unit.dimension == wanted.dimension or changes)
    return unit.symbol if unit is not None and fits else ""
