"""Commitments: targets that can be judged and all other statements, each form from the other."""

from shidian.core.printed import Printed
from shidian.core.quantity import Quantity
from shidian.core.statement import Statement, StatementType, is_judgeable
from shidian.core.target import Op, Target
from shidian.core.unit import Unit

Commitment = Target | Statement
"""What a plan says of a pilot: a `Target` that can be judged, or any other statement."""

TARGET = "target"
"""The kind of a promised figure."""


def as_statement(commitment: Commitment) -> Statement:
    """A commitment in the form that all have in common.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from shidian.core import Source
    >>> value = Quantity(Decimal("73.9"), Unit.PERCENT)
    >>> target = Target("k", "03", "rate", Op.REACH, value, 2020, Source("plan"))
    >>> as_statement(target).kind, as_statement(target).printed.value
    ('target', Decimal('73.9'))
    """
    if isinstance(commitment, Statement):
        return commitment
    target = commitment
    return Statement(
        target.key,
        target.pilot,
        StatementType.FIGURE,
        TARGET,
        target.name,
        target.source,
        target.year,
        printed=_printed(target),
    )


def _printed(target: Target) -> Printed:
    return Printed(
        target.op.value,
        target.value.value,
        target.value.unit.symbol,
        None if target.high is None else target.high.to(target.value.unit).value,
        target.indicator,
        target.start_year,
        target.per_year,
        target.cumulative,
        False,
        target.qualifier,
        target.subject,
    )


def as_commitment(statement: Statement) -> Commitment:
    """The statement as a target where it can be judged, else as it is.

    Raises
    ------
    DataError
        If it can be judged but contradicts itself, such as a range without an upper end.

    Examples
    --------
    >>> from decimal import Decimal
    >>> from shidian.core import Source
    >>> rate = Printed(">=", Decimal("60"), "%", indicator="rate")
    >>> figure = StatementType.FIGURE
    >>> said = Statement("k", "03", figure, "target", "", Source("p"), 2020, printed=rate)
    >>> type(as_commitment(said)).__name__
    'Target'
    """
    printed, year = statement.printed, statement.year
    if printed is None or year is None or statement.kind != TARGET or printed.relative:
        return statement
    if not is_judgeable(printed.indicator, printed.op, printed.unit, year):
        return statement
    return _target(statement, printed, year)


def _target(statement: Statement, printed: Printed, year: int) -> Target:
    unit = Unit.read(printed.unit)
    return Target(
        statement.key,
        statement.pilot,
        printed.indicator,
        Op(printed.op),
        Quantity(printed.value, unit),
        year,
        statement.source,
        None if printed.high is None else Quantity(printed.high, unit),
        printed.start_year,
        printed.per_year,
        printed.cumulative,
        printed.qualifier,
        printed.subject,
        statement.name,
    )
