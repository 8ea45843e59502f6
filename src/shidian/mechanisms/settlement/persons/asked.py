"""What a person file must give: the inputs of one or several schemes, and columns to group by."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from shidian.core import Bilingual, DataError, Fault, Place
from shidian.engine import Holds, TableColumn
from shidian.mechanisms.settlement.person import EARLIEST
from shidian.mechanisms.settlement.persons.vocabulary import AREA, LABELS, VOCABULARY
from shidian.mechanisms.settlement.scheme import ERROR, Input, Scheme
from shidian.mechanisms.settlement.whole_days import days


@dataclass(frozen=True)
class Asked:
    """One column of the table.

    Parameters
    ----------
    label : Bilingual
    holds : Holds
    low, high : int
        Between which numbers lie; dates as days since 1970-01-01.
    codes : mapping of str to Bilingual
        Of a code, in order. Empty where the file itself says which there are: areas.
    required : bool
        Whether every person must have a value.
    grouping : bool
        Whether it is only there to group by: a file need not have it.
    """

    label: Bilingual
    holds: Holds
    low: int = 0
    high: int = 1
    codes: Mapping[str, Bilingual] = field(default_factory=dict)
    required: bool = False
    grouping: bool = False

    @property
    def is_open(self) -> bool:
        """Whether its codes are those that the file has."""
        return self.holds is Holds.CODE and not self.codes

    def column(self, codes: Sequence[str] = ()) -> TableColumn:
        """What the column of the table says of itself; with these codes where they are open."""
        known = tuple(codes or self.codes)
        high = len(known) - 1 if known else self.high
        return TableColumn(self.holds, self.low, high, not self.required, known)


def asked_columns(
    schemes: Sequence[Scheme], day: date, areas: Mapping[str, Bilingual]
) -> dict[str, Asked]:
    """The columns of a table that all of some schemes can be run over.

    A value must be one that each scheme takes: of two ranges the common one, of two lists of codes
    the shorter, if the longer contains it.

    Raises
    ------
    DataError
        If two schemes mean different things by one input.
    """
    asked: dict[str, Asked] = {}
    faults = []
    for scheme in schemes:
        for name, one in scheme.inputs.items():
            found = _asked(one, day)
            both = _united(asked.get(name, found), found)
            if both is None:
                place = Place(column=name)
                said = f"{_said(asked[name])} / {_said(found)}"
                faults.append(Fault("persons_inputs_differ", place, found=said[:300]))
            else:
                asked[name] = both
    if faults:
        raise DataError(faults)
    return asked | {k: v for k, v in _groupings(areas).items() if k not in asked}


def _asked(one: Input, day: date) -> Asked:
    holds, required = Holds(one.kind.value), one.missing == ERROR
    match holds:
        case Holds.NUMBER:
            low, high = one.min, one.max
        case Holds.DATE:
            low, high = days(EARLIEST), days(day)
        case Holds.CODE:
            low, high = 0, len(one.codes) - 1
        case Holds.FLAG:
            low, high = 0, 1
    return Asked(one.label, holds, low, high, one.codes, required)


def _united(one: Asked, other: Asked) -> Asked | None:
    low, high = max(one.low, other.low), min(one.high, other.high)
    nested = one.codes.keys() <= other.codes.keys() or other.codes.keys() <= one.codes.keys()
    if one.holds is not other.holds or low > high or not nested:
        return None
    codes = min(one.codes, other.codes, key=len)
    return Asked(one.label, one.holds, low, high, codes, one.required or other.required)


def _said(one: Asked) -> str:
    return f"{one.holds} {' '.join(one.codes) or f'{one.low}..{one.high}'}"


def _groupings(areas: Mapping[str, Bilingual]) -> dict[str, Asked]:
    lists = {AREA: areas, **VOCABULARY}
    return {
        name: Asked(
            LABELS[name],
            Holds.CODE,
            codes=codes,
            required=name == AREA,  # results are shown by area
            grouping=True,
        )
        for name, codes in lists.items()
    }
