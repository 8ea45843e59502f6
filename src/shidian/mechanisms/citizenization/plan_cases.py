"""What the plans state on cost and funds, with the arithmetic that should hold between figures."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault, Place, Source, Unit
from shidian.mechanisms.citizenization.dimensions import Dimension, dimension, product, quotient
from shidian.mechanisms.citizenization.model import NOTHING
from shidian.programme import PackageFiles, Programme, placed, read_object

FILE = "cost/plan-cases.yaml"


class Kind(StrEnum):
    """The arithmetic of a check."""

    PRODUCT = "product"  # of all its figures
    SUM = "sum"  # of all its figures
    DIFFERENCE = "difference"  # the first less the second
    SHARE = "share"  # the first of the second
    QUOTIENT = "quotient"  # the first over the second
    COVER = "cover"  # committed money over what is needed: a gap where it is less
    FLOOR = "floor"  # the least a year, over the years where they are stated
    INTERVAL = "interval"  # the middle of a stated interval


OPERANDS = {
    Kind.DIFFERENCE: (2, 2),
    Kind.SHARE: (2, 2),
    Kind.QUOTIENT: (2, 2),
    Kind.COVER: (2, 2),
    Kind.FLOOR: (1, 2),
    Kind.INTERVAL: (1, 1),
}
"""How many figures a kind takes, at least and at most; the others take two and more."""


class Bound(StrEnum):
    """Whether a figure is a bound."""

    EXACT = ""
    LEAST = "least"
    MOST = "most"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """A figure as printed: a value, or an interval.

    Parameters
    ----------
    label : Bilingual
    unit : Unit
    source : Source
    value : Decimal
        With its printed places.
    low, high : Decimal
        Of an interval.
    bound : Bound
    """

    label: Bilingual
    unit: Unit
    source: Source
    value: Decimal | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    bound: Bound = Bound.EXACT

    def __post_init__(self) -> None:
        if (self.value is None) == (self.low is None) or (self.low is None) != (self.high is None):
            raise DataError(Fault("case_figure"))

    @property
    def ends(self) -> tuple[Decimal, Decimal]:
        """The ends of the interval; twice the value where there is none."""
        if self.low is not None and self.high is not None:
            return self.low, self.high
        assert self.value is not None
        return self.value, self.value


@dataclass(frozen=True, kw_only=True)
class Check:
    """An arithmetic between figures.

    Parameters
    ----------
    id : str
        Later checks can name it among their figures.
    kind : Kind
    of : tuple of str
        Figures, or checks before this one.
    unit : Unit
        Of the result.
    label : Bilingual
    gives : str
        The figure that the result should be; empty where the plan states none.
    instead : str
        The figure that a reader would first expect it to be.
    """

    id: str
    kind: Kind
    of: tuple[str, ...]
    unit: Unit
    label: Bilingual
    gives: str = ""
    instead: str = ""

    def __post_init__(self) -> None:
        least, most = OPERANDS.get(self.kind, (2, len(self.of)))
        if not least <= len(self.of) <= most:
            raise DataError(Fault("case_operands", kind=self.kind, found=len(self.of)))


@dataclass(frozen=True, kw_only=True)
class PlanCase:
    """What a plan states on a subject.

    Parameters
    ----------
    id, pilot : str
    subject : Bilingual
    figures : mapping of str to Figure
    checks : tuple of Check
        Empty for a limit, which stands alone, and for a rule without money.
    rules : tuple of str
        Codes of the sharing rules that hold what the plan says.
    note : Bilingual
    """

    id: str
    pilot: str
    subject: Bilingual
    figures: Mapping[str, Figure] = field(default_factory=dict)
    checks: tuple[Check, ...] = ()
    rules: tuple[str, ...] = ()
    note: Bilingual = NOTHING


@dataclass(frozen=True)
class PlanCases:
    """What ``cost/plan-cases.yaml`` states."""

    cases: tuple[PlanCase, ...]


def plan_cases_of(programme: Programme) -> tuple[PlanCase, ...]:
    """The cases of a programme's package; DataError with every fault at line and character."""
    return cases_in(programme.mechanisms, FILE)


def cases_in(files: PackageFiles, file: str) -> tuple[PlanCase, ...]:
    """The cases in a file; DataError with every fault at line and character."""
    cases = read_object(PlanCases, files, file).cases
    faults = list(_unknown(cases))
    if not faults:  # else a figure has no unit
        faults = [one for at, case in enumerate(cases) for one in _mixed(case, f"cases[{at}]")]
    if faults:
        raise DataError(placed(faults, file, files[file]))
    return cases


def _unknown(cases: tuple[PlanCase, ...]) -> Iterator[Fault]:
    """Names that stand for nothing: of figures, or of checks that come later."""
    for number, case in enumerate(cases):
        known = list(case.figures)
        for at, check in enumerate(case.checks):
            named = [(f"of[{n}]", one) for n, one in enumerate(check.of)]
            named += [("gives", check.gives), ("instead", check.instead)]
            for key, one in named:
                if one and one not in known:
                    place = Place(column=f"cases[{number}].checks[{at}].{key}")
                    yield Fault("case_name_unknown", place, found=one[:80], known=" ".join(known))
            known.append(check.id)


def _mixed(case: PlanCase, head: str) -> Iterator[Fault]:
    """Intervals where one number is needed, and checks whose units do not fit together."""
    units = {name: figure.unit for name, figure in case.figures.items()}
    for at, check in enumerate(case.checks):
        place = Place(column=f"{head}.checks[{at}].of")
        for name in check.of if check.kind is not Kind.INTERVAL else ():
            if name in case.figures and case.figures[name].low is not None:
                yield Fault("case_interval", place, name=name, kind=check.kind)
        used = [units[name] for name in check.of]
        gives = [check.unit, *(units[name] for name in (check.gives, check.instead) if name)]
        if any(dimension(unit) != _given(check.kind, used) for unit in gives):
            said = [", ".join(unit.symbol for unit in some) for some in (used, gives)]
            yield Fault("case_dimension", place, kind=check.kind, found=said[0], unit=said[1])
        units[check.id] = check.unit


def _given(kind: Kind, units: Sequence[Unit]) -> Dimension | None:
    """The dimension of what an arithmetic gives; None where it adds up unlike quantities."""
    if kind in {Kind.PRODUCT, Kind.FLOOR}:
        return product(units)
    if kind in {Kind.SHARE, Kind.QUOTIENT, Kind.COVER}:
        return quotient(units[0], units[1])
    first, *others = (dimension(unit) for unit in units)
    return first if all(one == first for one in others) else None
