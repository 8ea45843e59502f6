"""How far a pilot is along its own promise, all its targets together: 进度指数."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from shidian.assessment.policy import Policy
from shidian.assessment.targets.progress import Progress
from shidian.assessment.targets.promise import is_aspiration
from shidian.assessment.targets.status import Status
from shidian.core import Bilingual

FULL = 100.0
Weighted = tuple[Progress, float]


@dataclass(frozen=True)
class ProgressIndex:
    """The index of one pilot and how much of its promise it covers.

    Parameters
    ----------
    points : float or None
        0 to 100; None where too much of the weight cannot be assessed, `withheld` says why.
    counted, of : int
        Targets with points, and all that count in the year.
    coverage : float
        Share of the weight that has points.
    bonus : float
        For an aspiration reached beside a hard target.
    withheld : Bilingual or None
    """

    points: float | None
    counted: int
    of: int
    coverage: float
    bonus: float
    withheld: Bilingual | None = None


def current(progress: Sequence[Progress], year: int) -> Sequence[Progress]:
    """The targets that count in a year: of each indicator the next one due, else the last past."""

    def place(one: Progress) -> tuple[str, str, bool]:
        target = one.result.target.record
        return target.indicator, target.subject, is_aspiration(target)

    groups = groupby(sorted(progress, key=place), key=place)
    return [_next_due(list(group), year) for _, group in groups]


def _next_due(group: Sequence[Progress], year: int) -> Progress:
    ordered = sorted(group, key=lambda one: one.result.target.record.year)
    ahead = (one for one in ordered if one.result.target.record.year >= year)
    return next(ahead, ordered[-1])


def progress_index(progress: Sequence[Progress], policy: Policy, year: int) -> ProgressIndex:
    """Weighted mean of the points of the targets that count (assessment.md, 3.1 and 3.4).

    An aspiration alone weighs less than a hard target; beside a hard one of the same indicator
    it has no weight, and earns a bonus if it is reached.
    """
    weights = _weighed(progress, policy, year)
    weighed = [(one, weight) for one, weight in weights if weight]
    scored = _scored(weights)
    present = sum(weight for _, weight in scored)
    whole = sum(weight for _, weight in weighed)
    coverage = present / whole if whole else 0.0
    bonus = _bonus((one for one, weight in weights if not weight), policy)
    if not scored or 1 - coverage > policy.rating.withheld + 1e-9:
        said = _withheld(len(scored), len(weighed))
        return ProgressIndex(None, len(scored), len(weighed), coverage, bonus, said)
    total = sum(weight * (one.numbers.points or 0.0) for one, weight in scored)
    points = min(FULL, total / present + bonus)
    return ProgressIndex(points, len(scored), len(weighed), coverage, bonus)


def scored_targets(progress: Sequence[Progress], policy: Policy, year: int) -> Sequence[Weighted]:
    """The targets with points that the index is made of, each with its weight."""
    return _scored(_weighed(progress, policy, year))


def _scored(weights: Sequence[Weighted]) -> Sequence[Weighted]:
    return [(one, weight) for one, weight in weights if weight and one.numbers.points is not None]


def _weighed(progress: Sequence[Progress], policy: Policy, year: int) -> Sequence[Weighted]:
    counting = current(progress, year)
    hard = {_of(one) for one in counting if not _soft(one)}
    return [(one, _weight(one, hard, policy)) for one in counting]


def _of(one: Progress) -> tuple[str, str]:
    return one.result.target.record.indicator, one.result.target.record.subject


def _soft(one: Progress) -> bool:
    return is_aspiration(one.result.target.record)


def _weight(one: Progress, hard: set[tuple[str, str]], policy: Policy) -> float:
    if not _soft(one):
        return 1.0
    return 0.0 if _of(one) in hard else policy.aspiration.weight


def _bonus(beside: Iterable[Progress], policy: Policy) -> float:
    reached = (Status.ASPIRATION_MET, Status.REACHED)
    return policy.aspiration.bonus if any(one.status in reached for one in beside) else 0.0


def _withheld(counted: int, of: int) -> Bilingual:
    if of == 0:
        return Bilingual("没有可评的目标", "no target that counts in this year")
    return Bilingual(
        f"{of} 项目标中只有 {counted} 项能计分", f"only {counted} of {of} targets can be scored"
    )
