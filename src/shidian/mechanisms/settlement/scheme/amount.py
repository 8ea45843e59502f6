"""A number in a scheme: written out, or the name of a dated parameter."""

import re
from decimal import Decimal
from functools import cached_property

from shidian.core import Bilingual

_NUMBER = re.compile(r"[+-]?\d{1,12}(\.\d{1,6})?")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


class Amount(str):
    """A plain decimal number such as ``2.5``, or the code of a parameter of the scheme.

    Examples
    --------
    >>> Amount("2.5").number, Amount("points_a_year").number
    (Decimal('2.5'), None)
    """

    expects = Bilingual("数或参数名", "a number, or the name of a parameter")

    def __new__(cls, text: str) -> "Amount":
        """Raise ValueError for what is neither."""
        if not (_NUMBER.fullmatch(text) or _NAME.fullmatch(text)):
            raise ValueError(f"neither a number nor the name of a parameter: {text}")
        return super().__new__(cls, text)

    @cached_property
    def number(self) -> Decimal | None:
        """The number that is written out; None for the name of a parameter."""
        return Decimal(self) if _NUMBER.fullmatch(self) else None
