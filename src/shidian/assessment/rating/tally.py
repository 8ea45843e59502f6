"""How many pilots have each grade, for the annual report."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from shidian.assessment.policy import Grade, Rating


@dataclass(frozen=True)
class GradeCount:
    """A grade with the number of its pilots and their share of all; None: those without."""

    grade: Grade | None
    count: int
    share: float


def grade_counts(grades: Sequence[str | None], rating: Rating) -> tuple[GradeCount, ...]:
    """Pilots by grade, the best first; last those without a grade, if there are any."""
    counts = Counter(grades)
    listed: list[Grade | None] = [*rating.grades, *([None] if counts[None] else [])]
    made = [(grade, counts[grade.code if grade else None]) for grade in listed]
    return tuple(GradeCount(grade, n, n / max(1, len(grades))) for grade, n in made)
