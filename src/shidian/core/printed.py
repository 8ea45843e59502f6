"""A number as a plan prints it, with all that the plan says of it."""

from dataclasses import dataclass
from decimal import Decimal

from shidian.core.bilingual import Bilingual
from shidian.core.errors import DataError, Fault, Place
from shidian.core.target import Op
from shidian.core.unit import Unit

CHANGES = ("+", "-", "+pp", "-pp")
"""How a number binds that is a change: up or down, in parts of what was, or in points."""
OPS = (*(op.value for op in Op), *CHANGES)
"""How a number binds: a level, a range, or a change."""
_SIGNS = {">=": "≥ ", "<=": "≤ ", ">": "> ", "<": "< ", "+": "+", "+pp": "+", "-": "-", "-pp": "-"}


@dataclass(frozen=True)
class Printed:
    """A number as a plan prints it, with all that it says of it.

    Parameters
    ----------
    op : str
        One of `OPS`.
    value, high : Decimal, Decimal or None
        `high` is the upper end of a range, or of a change.
    unit : str
        As written.
    indicator : str
        Code of the programme's indicator; empty for one that the programme does not know.
    start_year : int or None
        First year of a stretch, or the year that a change is counted from.
    per_year, cumulative : bool
    relative : bool
        A change, not a level.
    qualifier, subject : str

    Raises
    ------
    DataError
        If the relation is not known, a range has no upper end, another level has one, or the
        ends are reversed.
    """

    op: str
    value: Decimal
    unit: str
    high: Decimal | None = None
    indicator: str = ""
    start_year: int | None = None
    per_year: bool = False
    cumulative: bool = False
    relative: bool = False
    qualifier: str = ""
    subject: str = ""

    def __post_init__(self) -> None:
        if self.op not in OPS:
            known = " ".join(OPS)
            raise DataError(Fault("not_choice", Place(column="op"), found=self.op, known=known))
        if self.op not in CHANGES and (self.op == Op.RANGE) != (self.high is not None):
            raise DataError(Fault("range_ends", Place(column="value_high")))
        if self.high is not None and self.high < self.value:
            raise DataError(Fault("range_backwards", Place(column="value_high")))

    @property
    def text(self) -> Bilingual:
        """The number with its binding word, as short as a table cell needs it; without unit.

        Examples
        --------
        >>> Printed("~", Decimal("68"), "%").text.en, Printed("-", Decimal("20"), "%").text.en
        ('about 68', '-20')
        """
        number = f"{self.value:f}" if self.high is None else f"{self.value:f}–{self.high:f}"
        if self.op == Op.ABOUT:
            return Bilingual(f"约 {number}", f"about {number}")
        sign = _SIGNS.get(self.op, "") + number
        return Bilingual(sign, sign)

    @property
    def scope(self) -> Bilingual:
        """What the number is for, in time: a stretch of years, each year, a sum, a comparison.

        Examples
        --------
        >>> Printed("=", Decimal("2"), "万人", start_year=2015, per_year=True).scope.en
        'from 2015, per year'
        """
        compared = self.relative or self.op in CHANGES
        year = self.start_year
        parts = {
            (f"{year} 年起", f"from {year}"): year is not None and not compared,
            (f"与 {year} 年比", f"against {year}"): year is not None and compared,
            ("每年", "per year"): self.per_year,
            ("累计", "in total"): self.cumulative,
        }
        said = [words for words, holds in parts.items() if holds]
        return Bilingual("，".join(zh for zh, _ in said), ", ".join(en for _, en in said))

    @property
    def unit_text(self) -> Bilingual:
        """The unit in words where it is one of ours, else as it is printed."""
        return Unit.words(self.unit)
