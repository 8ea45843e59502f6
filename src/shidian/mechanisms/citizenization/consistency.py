"""Whether the figures of a plan fit together: recomputed exactly, with the rounding that closes."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal
from enum import StrEnum
from fractions import Fraction
from math import prod

from shidian.core import Bilingual, DataError, Fault, Place, Unit
from shidian.mechanisms.citizenization.plan_cases import (
    Check,
    Figure,
    Kind,
    PlanCase,
    plan_cases_of,
)
from shidian.programme import Programme

SHOWN = 4  # places of a result that has no end


class Rounding(StrEnum):
    """How a recomputed figure becomes the stated one."""

    NONE = "none"
    HALF_UP = "half_up"
    TRUNCATED = "truncated"


class Verdict(StrEnum):
    """What a check says of the plan, from the most to the least telling."""

    DIFFERS = "differs"
    GAP = "gap"
    OTHER_YEAR = "other_year"
    CLOSES = "closes"
    RANGE = "range"
    DERIVED = "derived"
    LIMIT = "limit"
    RULE = "rule"


@dataclass(frozen=True)
class Operand:
    """What a check reckons with: a figure, or the result of a check before it."""

    name: str
    label: Bilingual
    value: Decimal
    ends: tuple[Decimal, Decimal]
    unit: Unit
    exact: Fraction  # in the unit's base: yuan, persons, shares


@dataclass(frozen=True)
class CheckResult:
    """A figure recomputed, beside the stated one.

    Parameters
    ----------
    check : Check
    operands : tuple of Operand
    exact : Fraction
        In the check's unit.
    gives : Operand
        What the plan states; None where it states nothing.
    instead : Operand
        What a reader would first expect it to be.
    rounding : Rounding
        What closes it; None where nothing does or nothing is stated.
    verdict : Verdict
    """

    check: Check
    operands: tuple[Operand, ...]
    exact: Fraction
    gives: Operand | None
    instead: Operand | None
    rounding: Rounding | None
    verdict: Verdict

    @property
    def stated(self) -> Decimal | None:
        """What the plan states, in its own unit; None where it states nothing."""
        return None if self.gives is None else self.gives.value

    @property
    def shown(self) -> Decimal:
        """The result as a decimal: exact where it ends, else with four places."""
        return _decimal(self.exact)

    @property
    def unit(self) -> Unit:
        """In which the plan states it; where it states nothing, the check's."""
        return self.check.unit if self.gives is None else self.gives.unit

    @property
    def recomputed(self) -> Decimal:
        """The result in `unit`, so that it can be compared with what is stated."""
        return _decimal(self.exact * self.check.unit.size / self.unit.size)

    @property
    def missing(self) -> Fraction:
        """Of a cover, what is not covered, in yuan."""
        return self.operands[1].exact - self.operands[0].exact


@dataclass(frozen=True)
class CaseResult:
    """A case with its checks, and the most telling of their verdicts."""

    case: PlanCase
    checks: tuple[CheckResult, ...]
    verdict: Verdict


def consistency_of(programme: Programme) -> tuple[CaseResult, ...]:
    """All cases of a programme, recomputed; DataError with the faults of their file."""
    return tuple(map(recomputed, plan_cases_of(programme)))


def recomputed(case: PlanCase) -> CaseResult:
    """A case, recomputed.

    Raises
    ------
    DataError
        Where something is divided by zero.
    """
    values = {name: _operand(name, figure) for name, figure in case.figures.items()}
    checks = tuple(_checks(case, values))
    found = {one.verdict for one in checks}
    alone = Verdict.LIMIT if case.figures else Verdict.RULE
    return CaseResult(case, checks, next((one for one in Verdict if one in found), alone))


def rounding_that_closes(exact: Fraction, stated: Decimal) -> Rounding | None:
    """How an exact value becomes a stated one at its printed places; None if in no way.

    Examples
    --------
    >>> rounding_that_closes(Fraction(8186, 1000), Decimal("8.18")).value
    'truncated'
    >>> rounding_that_closes(Fraction(2662455, 1000), Decimal("2662.46")).value
    'half_up'
    """
    if exact == Fraction(stated):
        return Rounding.NONE
    ways = {Rounding.HALF_UP: ROUND_HALF_UP, Rounding.TRUNCATED: ROUND_DOWN}
    places = max(-int(stated.as_tuple().exponent), 0)
    return next((way for way, how in ways.items() if rounded(exact, places, how) == stated), None)


def rounded(exact: Fraction, places: int, how: str = ROUND_HALF_UP) -> Decimal:
    """A fraction as a decimal of so many places, rounded once.

    Examples
    --------
    >>> rounded(Fraction(1, 3), 2), rounded(Fraction(5, 1000), 2)
    (Decimal('0.33'), Decimal('0.01'))
    """
    scaled = exact * 10**places
    whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
    if how == ROUND_HALF_UP and 2 * rest >= scaled.denominator:
        whole += 1
    return Decimal(-whole if exact < 0 else whole).scaleb(-places)


def _checks(case: PlanCase, values: dict[str, Operand]) -> Iterator[CheckResult]:
    for check in case.checks:
        result = _result(check, values)
        shown, exact = result.shown, result.exact * check.unit.size
        values[check.id] = Operand(check.id, check.label, shown, (shown, shown), check.unit, exact)
        yield result


def _result(check: Check, values: Mapping[str, Operand]) -> CheckResult:
    operands = tuple(values[name] for name in check.of)
    whole = _computed(check, operands)
    exact = whole / check.unit.size
    gives, instead = values.get(check.gives), values.get(check.instead)
    if gives is None:
        verdict = _unstated(check, whole)
        # A limit is stated as it stands; nothing is recomputed.
        stated = operands[0] if verdict is Verdict.LIMIT else None
        return CheckResult(check, operands, exact, stated, None, None, verdict)
    # Compared at the places and in the unit in which the plan prints the figure.
    rounding = rounding_that_closes(whole / gives.unit.size, gives.value)
    verdict = Verdict.CLOSES if rounding else Verdict.DIFFERS
    if rounding and instead is not None and instead.exact != gives.exact:
        verdict = Verdict.OTHER_YEAR
    return CheckResult(check, operands, exact, gives, instead, rounding, verdict)


def _unstated(check: Check, whole: Fraction) -> Verdict:
    """The verdict on a result that the plan does not state."""
    if check.kind is Kind.COVER:
        return Verdict.GAP if whole < 1 else Verdict.CLOSES
    if check.kind is Kind.INTERVAL:
        return Verdict.RANGE
    return Verdict.LIMIT if check.kind is Kind.FLOOR and len(check.of) == 1 else Verdict.DERIVED


def _computed(check: Check, operands: Sequence[Operand]) -> Fraction:
    """The arithmetic, in base units: yuan, persons, shares."""
    values = [one.exact for one in operands]
    if check.kind in (Kind.PRODUCT, Kind.FLOOR):
        return prod(values, start=Fraction(1))
    if check.kind is Kind.SUM:
        return sum(values, Fraction(0))
    if check.kind is Kind.INTERVAL:
        return values[0]
    if check.kind is Kind.DIFFERENCE:
        return values[0] - values[1]
    if values[1] == 0:
        raise DataError(Fault("case_zero", Place(column=check.id), name=operands[1].name))
    return values[0] / values[1]


def _operand(name: str, figure: Figure) -> Operand:
    low, high = figure.ends
    middle = (low + high) / 2 if low != high else low  # a value keeps its printed places
    exact = Fraction(middle) * figure.unit.size
    return Operand(name, figure.label, middle, (low, high), figure.unit, exact)


def _decimal(exact: Fraction) -> Decimal:
    below = exact.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    if below != 1:
        return rounded(exact, SHOWN)
    return Decimal(exact.numerator) / Decimal(exact.denominator)
