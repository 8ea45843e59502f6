"""How far each number moves the result, taken alone: the bars of a tornado."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from shidian.core import Bilingual
from shidian.core.used_parameter import UsedParameter
from shidian.mechanisms.citizenization.model import MOST_USERS, MOST_YEARS, MOST_YUAN
from shidian.mechanisms.citizenization.number_paths import PEOPLE
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.result import CostResult, answered
from shidian.mechanisms.citizenization.whatif import with_numbers

TENTH = Decimal("0.1")
_ALL_PEOPLE = Bilingual("人数（倍数）", "People, as a factor")
_MOST = {
    "cost": MOST_YUAN,
    "paid": MOST_YUAN,
    "users": MOST_USERS,
    "origins": MOST_USERS,
    "spare": Decimal(1),
    "years": MOST_YEARS,
    "horizon": MOST_YEARS,
}
"""The greatest that a number can be, by what it is."""
_RATES = ("discount", "growth")


@dataclass(frozen=True)
class Bar:
    """A number at its two ends, and the result there.

    Parameters
    ----------
    name : str
        Path of the number.
    label : Bilingual
    low, high : Decimal
    at_low, at_high : int
        分.
    assumed : bool
        Whether no interval is stated, so that a tenth less and more was taken.
    """

    name: str
    label: Bilingual
    low: Decimal
    high: Decimal
    at_low: int
    at_high: int
    assumed: bool

    @property
    def swing(self) -> int:
        """How far the result moves, in 分."""
        return abs(self.at_high - self.at_low)


def tornado(question: CostQuestion, measure: Callable[[CostResult], int]) -> tuple[Bar, ...]:
    """The bars, longest first; a number that moves nothing has none.

    A number with an interval goes to its ends; any other a tenth down and up, years one down and
    up, within the bounds of what it can be; a rate that would reach 1 or -1, which it cannot, goes
    half the way. A share of a payer is left out: it cannot move alone, and moves no total.

    Parameters
    ----------
    question : CostQuestion
    measure : callable
        What is looked at, in 分, such as ``lambda result: result.totals.cents``.
    """

    def at(name: str, value: Decimal) -> int:
        number = int(value) if name.endswith(".years") else value
        return measure(answered(with_numbers(question, {name: number})))

    bars = [
        Bar(name, label, low, high, at(name, low), at(name, high), assumed)
        for name, label, low, high, assumed in _ends(answered(question))
    ]
    return tuple(sorted((bar for bar in bars if bar.swing), key=lambda bar: -bar.swing))


def _ends(result: CostResult) -> Iterator[tuple[str, Bilingual, Decimal, Decimal, bool]]:
    yield PEOPLE, _ALL_PEOPLE, 1 - TENTH, 1 + TENTH, True
    for one in result.parameters:
        if one.low is not None and one.high is not None:
            yield one.name, one.label, one.low, one.high, False
        elif one.value and not one.name.startswith("rules["):
            low, high = _around(one)
            yield one.name, one.label, low, high, True


def _around(one: UsedParameter) -> tuple[Decimal, Decimal]:
    if one.name in _RATES:
        low, high = sorted((one.value * (1 - TENTH), one.value * (1 + TENTH)))
        return low if low > -1 else (one.value - 1) / 2, high if high < 1 else (one.value + 1) / 2
    what = one.name.split(".")[2 if "." in one.name else 0]  # of an item, or of the model
    if what == "years":
        low, high = max(one.value - 1, Decimal(1)), one.value + 1
    else:
        low, high = one.value * (1 - TENTH), one.value * (1 + TENTH)
    return low, min(high, _MOST[what])
