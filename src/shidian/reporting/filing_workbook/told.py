"""What is told of a workbook: enough to act on, never more than anybody reads."""

from collections.abc import Iterable

from shidian.core import Fault, Place

MOST = 500


class Told:
    """Faults, or notes, of which only the first are kept and the rest is counted."""

    def __init__(self) -> None:
        self._kept: list[Fault] = []
        self._more = 0

    def add(self, code: str, place: Place, **found: object) -> None:
        """Tell of one cell."""
        if len(self._kept) < MOST:
            self._kept.append(Fault(code, place, **found))
        else:
            self._more += 1

    def place_all(self, faults: Iterable[Fault], place: Place) -> None:
        """Tell what reading a cell gave, at the cell."""
        for one in faults:
            self.add(one.code, place, **one.found)

    def keep_all(self, faults: Iterable[Fault]) -> None:
        """Tell what has its place already."""
        for one in faults:
            self.add(one.code, one.place, **one.found)

    def all(self) -> tuple[Fault, ...]:
        """Everything told, and at the end how much more there was."""
        more = [Fault("workbook_more", found=self._more)] if self._more else []
        return (*self._kept, *more)
