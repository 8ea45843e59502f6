"""The responsibility agreement (目标责任书) of a year: two parties, tasks with weights, targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shidian.core import Bilingual, DataError, Fault
from shidian.supervision.weights import TaskWeight


@dataclass(frozen=True)
class AgreementTask:
    """A line of its table of tasks."""

    task: str
    title: str
    department: str
    owner: str
    weight: int
    due: date
    evidence_wanted: str


@dataclass(frozen=True)
class AgreementTarget:
    """A target of the plan as printed there, and where it stands."""

    indicator: Bilingual
    year: int
    figure: Bilingual
    unit: Bilingual
    source: Bilingual


@dataclass(frozen=True)
class Agreement:
    """What is printed and signed.

    Parameters
    ----------
    programme : Bilingual
    year : int
    upper, lower : Bilingual
        The party that sets the tasks, and the one that takes them on.
    tasks : sequence of AgreementTask
    targets : sequence of AgreementTarget
    """

    programme: Bilingual
    year: int
    upper: Bilingual
    lower: Bilingual
    tasks: Sequence[AgreementTask]
    targets: Sequence[AgreementTarget]


def check_agreement(agreement: Agreement, weights: Sequence[TaskWeight]) -> None:
    """Refuse to print what is not settled.

    Parameters
    ----------
    agreement : Agreement
    weights : sequence of TaskWeight
        Of all tasks of the pilot, over all departments.

    Raises
    ------
    DataError
        If there is no task in the year, or with every task in it whose weights do not add up.
    """
    own = {one.task for one in agreement.tasks}
    if not own:
        raise DataError(Fault("agreement_empty", party=agreement.lower, year=agreement.year))
    faults = [
        Fault("assignment_weights", task=one.task, found=one.weight)
        for one in weights
        if one.task in own and not one.whole
    ]
    if faults:
        raise DataError(faults)
