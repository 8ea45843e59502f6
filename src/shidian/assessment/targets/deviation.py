"""How precisely a value is known: its standard deviation, by who counted it."""

from shidian.assessment.policy import Errors
from shidian.core import Observation, State, Unit, Vintage

CENSUS = (Vintage.CENSUS_2010, Vintage.CENSUS_2020)


def deviation(observation: Observation, unit: Unit, errors: Errors) -> float:
    """Standard deviation of a value, in `unit`, as the policy has it (assessment.md, 3.4).

    Shares of the population are counted between censuses to so many points; registers, money
    and what is only filed are known to a share of the value.
    """
    value = abs(float(observation.value.to(unit).value))
    if unit.dimension == "share" and observation.vintage in CENSUS:
        return errors.census_share
    if unit.dimension.startswith("money"):
        return errors.money * value
    if observation.state is State.PLAN and observation.vintage is not Vintage.REGISTRY:
        return errors.filed * value
    return errors.registry * value
