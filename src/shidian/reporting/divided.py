"""The cells in which a spreadsheet divides money by largest remainder, exact to the fen."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from typing import Any

from shidian.reporting.live_sheet import At, Formula
from shidian.reporting.worded import Cells

_FEN = Decimal("0.01")
_DIGITS, _LEAST = 15, 5  # digits of a number in a spreadsheet; decimals that are shown at least


@dataclass(frozen=True)
class Divided:
    """Money that is divided, and how far a part is computed before it is rounded to the fen.

    Parameters
    ----------
    name : str
        What the names of its columns begin with: ``people_exact``, ``people_down``.
    cents : int
        The money, in 分.
    exact : callable
        What a row's part is worth, not rounded.
    given : callable
        What a row gets, in yuan.
    """

    name: str
    cents: int
    exact: Callable[[Any], Decimal]
    given: Callable[[Any], Decimal]

    @property
    def places(self) -> int:
        """Decimals of the exact part: as many as a spreadsheet's digits leave."""
        return max(_LEAST, _DIGITS - len(str(self.cents // 100)))

    def down(self, row: Any) -> Decimal:
        """A row's part, rounded down to the fen."""
        return self._part(row).quantize(_FEN, ROUND_DOWN)

    def cells(self) -> Cells:
        """The columns of the division."""
        return {
            f"{self.name}_exact": self._part,
            f"{self.name}_down": self.down,
            f"{self.name}_rest": lambda row: self._part(row) - self.down(row),
            f"{self.name}_fen": lambda row: self.given(row) - self.down(row),
            f"{self.name}_yuan": self.given,
        }

    def formulas(self, of: Mapping[str, str], weight: str) -> Mapping[str, Formula]:
        """Their formulas: exact, rounded down, and a fen to the largest remainders.

        The remainder of a row is what rounding down took off; the earlier of two equal ones is
        first, as in the program. Rounding to so many digits takes off what binary arithmetic errs.

        Parameters
        ----------
        of : mapping of str to str
            Cells of the money (`amount`), the sum of weights (`units`), and what rounding down
            leaves (`missing`).
        weight : str
            The column by which the money is divided.
        """
        name, places = self.name, self.places

        def exact(at: At) -> str:
            part = f"{of['amount']}*{at(weight)}/{of['units']}"
            return f"IF({of['units']}=0,0,ROUND({part},{places}))"

        def fen(at: At) -> str:
            rest, all_rests = at(f"{name}_rest"), at.all(f"{name}_rest")
            rank = f"RANK({rest},{all_rests})+COUNTIF({at.since(f'{name}_rest')},{rest})-1"
            return f"IF({rank}<=ROUND({of['missing']}*100,0),0.01,0)"

        return {
            f"{name}_exact": exact,
            f"{name}_down": lambda at: f"ROUNDDOWN({at(f'{name}_exact')},2)",
            f"{name}_rest": lambda at: (
                f"ROUND({at(f'{name}_exact')}-{at(f'{name}_down')},{places})"
            ),
            f"{name}_fen": fen,
            f"{name}_yuan": lambda at: f"{at(f'{name}_down')}+{at(f'{name}_fen')}",
        }

    def _part(self, row: Any) -> Decimal:
        return self.exact(row).quantize(Decimal(1).scaleb(-self.places))
