"""What somebody sent that was refused: it is shown again, with the reasons beside it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from django.http import QueryDict

from shidian.core import Fault
from shidian.store.filings.writing import Edit, Written

LONGEST = 5000


@dataclass(frozen=True)
class Kept:
    """What is kept of a request that was refused.

    Parameters
    ----------
    form : str
        Which form of the page it came from; empty for cells.
    faults : sequence of Fault
        Everything that stands in the way.
    fields : mapping
        What was filled in, by name.
    typed : mapping
        What was typed in cells, by key, with the version that it goes out from.
    came : Written
        What came of the cells.
    """

    form: str = ""
    faults: Sequence[Fault] = ()
    fields: Mapping[str, str] = field(default_factory=dict)
    typed: Mapping[str, Edit] = field(default_factory=dict)
    came: Written = field(default_factory=Written)


NOTHING = Kept()


def fields_of(sent: QueryDict, *names: str) -> Mapping[str, str]:
    """The fields of a form by name, each no longer than anybody writes."""
    return {name: sent.get(name, "")[:LONGEST] for name in names}
