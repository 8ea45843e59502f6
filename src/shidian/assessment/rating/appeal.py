"""Appeals: until when, and what independent re-computation says."""

from collections.abc import Callable
from datetime import date

from shidian.assessment.policy import Ladder
from shidian.assessment.rating.bundle import Bundle, Replay, replay
from shidian.assessment.rating.calendar import Calendar
from shidian.assessment.rating.decision import Decision
from shidian.core import DataError, Fault


def appeal_ends(contested: Decision, ladder: Ladder, calendar: Calendar) -> date:
    """The last day for an appeal: so many working days after the day of the decision."""
    return calendar.later(contested.dated, ladder.appeal_days)


def appeal_fault(
    contested: Decision, filed: date, ladder: Ladder, calendar: Calendar
) -> Fault | None:
    """Why an appeal cannot be heard; None if it can."""
    ends = appeal_ends(contested, ladder, calendar)
    if contested.dated <= filed <= ends:
        return None
    return Fault(
        "appeal_late",
        number=contested.number,
        dated=contested.dated,
        filed=filed,
        days=ladder.appeal_days,
        ends=ends,
    )


def recomputed(contested: Decision, bundle: Bundle, compute: Callable[[Bundle], object]) -> Replay:
    """The re-computation from the snapshot that the contested decision rests on, and no other.

    Raises
    ------
    DataError
        If the bundle is not the one the decision names.
    """
    if bundle.sha256 != contested.evidence:
        number, expected = contested.number, contested.evidence
        raise DataError(
            Fault("appeal_snapshot", number=number, found=bundle.sha256, expected=expected)
        )
    return replay(bundle, compute)
