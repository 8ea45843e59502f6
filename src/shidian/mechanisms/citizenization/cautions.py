"""What a reader of a cost must know of the numbers that it rests on."""

from collections.abc import Iterator, Sequence

from shidian.core import Confidence, Fault, Place
from shidian.core.used_parameter import CHANGED, UsedParameter
from shidian.mechanisms.citizenization.model import CostModel, Nature


def cautions(model: CostModel, parameters: Sequence[UsedParameter]) -> Iterator[Fault]:
    """Unverified numbers, intervals of which the middle is used, and the horizon.

    What was changed to see what follows is told by its path elsewhere.
    """
    for one in parameters:
        if one.confidence is Confidence.UNVERIFIED and one.source is not CHANGED:
            yield Fault("official_source", Place(column=one.name), found=one.label)
        if one.low is not None and one.high is not None:
            place = Place(column=one.name)
            yield Fault("cost_interval", place, item=one.label, low=one.low, high=one.high)
    if any(item.nature is Nature.YEARLY for item in model.items):
        yield Fault("cost_horizon", Place(column="horizon"), years=model.horizon)
