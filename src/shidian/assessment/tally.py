"""Counts of verdicts: for the headline, and for the classes in which pilots are compared."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

from shidian.assessment.attainment import Attainment
from shidian.assessment.outcome import Verdict


@dataclass(frozen=True)
class Tally:
    """How many targets were met, not met, and have no comparable value.

    `gaps` holds observed minus promised of the judged targets, smallest first.
    """

    met: int
    not_met: int
    no_value: int
    gaps: Sequence[Decimal]

    @property
    def judged(self) -> int:
        """Targets with a comparable value."""
        return self.met + self.not_met

    @property
    def all(self) -> int:
        """All targets."""
        return self.judged + self.no_value

    @property
    def lowest_gap(self) -> Decimal | None:
        """The gap of the target furthest short; None where nothing was judged."""
        return self.gaps[0] if self.gaps else None

    @property
    def highest_gap(self) -> Decimal | None:
        """The gap of the target furthest exceeded; None where nothing was judged."""
        return self.gaps[-1] if self.gaps else None

    @property
    def lower_gap(self) -> Decimal | None:
        """The gap that a quarter lie below; None where fewer than two were judged."""
        return self._quartile(0)

    @property
    def upper_gap(self) -> Decimal | None:
        """The gap that a quarter lie above; None where fewer than two were judged."""
        return self._quartile(2)

    def _quartile(self, at: int) -> Decimal | None:
        return quantiles(self.gaps, method="inclusive")[at] if len(self.gaps) > 1 else None

    @property
    def median_gap(self) -> Decimal | None:
        """The middle gap; None where nothing was judged."""
        return median(self.gaps) if self.gaps else None


def tally(results: Iterable[Attainment]) -> Tally:
    """Count the verdicts; the results are of one unit if `gaps` is to be used."""
    results = list(results)
    counts = Counter(result.verdict for result in results)
    gaps = sorted(result.gap.value for result in results if result.gap is not None)
    return Tally(counts[Verdict.MET], counts[Verdict.NOT_MET], counts[Verdict.NO_VALUE], gaps)


def tally_by_class(results: Sequence[Attainment]) -> dict[str, Tally]:
    """Tallies by the code of the peer class, for the classes that occur."""
    classes: dict[str, list[Attainment]] = {}
    for result in results:
        classes.setdefault(result.pilot.peer_class, []).append(result)
    return {code: tally(own) for code, own in classes.items()}
