"""What a scheme asks of a person: a number, a code of a list, a flag, or a date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from shidian.core import Bilingual, DataError, Fault

NO_UNIT = Bilingual("", "")
NEVER = "never"
ERROR = "error"
FLAG_WORDS = {"yes": 1, "no": 0}
LARGEST = 10**15 - 1  # what every engine can still multiply and divide without loss


class InputKind(StrEnum):
    """What an input is."""

    NUMBER = "number"  # whole, in its unit
    CODE = "code"
    FLAG = "flag"
    DATE = "date"


@dataclass(frozen=True)
class Input:
    """One thing that a scheme asks of a person.

    Parameters
    ----------
    label : Bilingual
    kind : InputKind
    missing : str
        What a missing value means: a value of the input; ``never``, of a date that did not come
        to pass; or ``error``, where every person must have one. Stated always: no other place
        decides on missing values.
    unit : Bilingual
        Of a number: 月, 元.
    min, max : int
        Between which a number lies; others are refused.
    codes : mapping
        Of a code: the codes in order, and their names.
    per_year : int
        By how much a number grows in a year in which nothing else happens: 12, of months of
        insurance. It moves people through a queue.
    """

    label: Bilingual
    kind: InputKind
    missing: str
    unit: Bilingual = NO_UNIT
    min: int = 0
    max: int = 10**12
    codes: Mapping[str, Bilingual] = field(default_factory=dict)
    per_year: int = 0

    def __post_init__(self) -> None:
        if (self.kind is InputKind.CODE) != bool(self.codes):
            raise DataError(Fault("scheme_input_codes", found=self.kind))
        if self.kind is InputKind.NUMBER and self.min > self.max:
            raise DataError(Fault("scheme_input_range", low=self.min, high=self.max))
        for number in (self.min, self.max, self.per_year):
            if abs(number) > LARGEST:
                raise DataError(
                    Fault("scheme_number_large", found=number, low=-LARGEST, high=LARGEST)
                )
        if self.missing != ERROR and not self._can_be(self.missing):
            raise DataError(
                Fault("scheme_input_missing", found=self.missing, expected=self.choices)
            )

    @property
    def choices(self) -> str:
        """What can be written for a missing value, for a message."""
        return {
            InputKind.NUMBER: f"{self.min}..{self.max}",
            InputKind.CODE: " ".join(self.codes),
            InputKind.FLAG: " ".join(FLAG_WORDS),
            InputKind.DATE: NEVER,
        }[self.kind] + f" {ERROR}"

    def _can_be(self, text: str) -> bool:
        if self.kind is InputKind.CODE:
            return text in self.codes
        if self.kind is InputKind.FLAG:
            return text in FLAG_WORDS
        if self.kind is InputKind.DATE:
            return text == NEVER
        whole = text.removeprefix("-")
        return whole.isascii() and whole.isdigit() and self.min <= int(text) <= self.max
