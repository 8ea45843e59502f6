"""Why the answer to a question about cost may not be official yet."""

from shidian.core import Fault
from shidian.core.used_parameter import refuse
from shidian.mechanisms.citizenization.result import CostResult

_AGAINST = ("official_source", "official_asked", "official_people")


def reservations(result: CostResult) -> tuple[Fault, ...]:
    """What a result rests on without its being established: numbers, people, and assumptions.

    A number is signed off in its file: whoever checked the original changes its confidence. What
    was assumed of people is settled by a table of people that states it.
    """
    found = [one for one in result.warnings if one.code in _AGAINST]
    return (*found, *result.question.assumed)


def official(result: CostResult) -> None:
    """Refuse an official use of a result that has reservations.

    Raises
    ------
    DataError
        With each of them.
    """
    refuse(reservations(result))
