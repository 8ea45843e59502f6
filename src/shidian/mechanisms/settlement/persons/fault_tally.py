"""The faults of a file: all counted, the first listed, the rest summed by kind and column."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from shidian.core import Bilingual, Fault, Place

LISTED = 100
Kind = tuple[str, str]  # code of the message, column


@dataclass
class FaultTally:
    """What was found so far, in the order of the file."""

    listed: list[Fault] = field(default_factory=list)
    counts: Counter[Kind] = field(default_factory=Counter)
    examples: dict[Kind, Fault] = field(default_factory=dict)

    def add(self, faults: Sequence[Fault], counts: Mapping[Kind, int]) -> None:
        """Take what one stretch of the file has.

        `counts` has every fault by its kind; `faults` need only hold the first hundred, and the
        first of each kind.
        """
        ordered = sorted(faults, key=lambda fault: fault.place.row or 0)
        self.listed += ordered[: max(LISTED - len(self.listed), 0)]
        self.counts.update(counts)
        for fault in ordered:
            self.examples.setdefault(kind(fault), fault)

    @property
    def total(self) -> int:
        """How many faults there are."""
        return sum(self.counts.values())

    def all(self) -> list[Fault]:
        """The first faults, and a line for each kind and column with more of them."""
        more = self.counts - Counter(map(kind, self.listed))
        return self.listed + [_more(count, self.examples[one]) for one, count in more.items()]


def kind(fault: Fault) -> Kind:
    """The kind of a fault: its message, and the column it is in."""
    return fault.code, fault.place.column


def _more(count: int, example: Fault) -> Fault:
    place = Place(example.place.file, column=example.place.column)
    said = Bilingual(example.text("zh"), example.text("en"))
    return Fault("persons_more", place, count=f"{count:,}", row=example.place.row, example=said)
