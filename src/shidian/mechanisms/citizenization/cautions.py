"""What a reader of a cost must know of the numbers that it rests on."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from shidian.core import Confidence, Fault, Place
from shidian.core.used_parameter import CHANGED, UsedParameter
from shidian.mechanisms.citizenization.formulas import People, origins_of
from shidian.mechanisms.citizenization.model import CostModel, Nature, Origin, Step
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.sharing import SharingRules


def elsewhere(model: CostModel, pilot: str) -> tuple[Fault, ...]:
    """That a model is not the one of the pilot that it is asked for; nothing without a pilot."""
    if pilot in ("", model.pilot):
        return ()
    return (Fault("cost_model_elsewhere", Place(column="model"), model=model.title),)


def cautions(
    model: StatedFile[CostModel],
    rules: StatedFile[SharingRules] | None,
    parameters: Sequence[UsedParameter],
) -> Iterator[Fault]:
    """Unverified numbers, intervals of which the middle is used, and the horizon.

    What was changed to see what follows is told by its path elsewhere.
    """
    for one in parameters:
        place = Place(
            (rules if rules and one.name.startswith("rules[") else model).file, column=one.name
        )
        if one.confidence is Confidence.UNVERIFIED and one.source is not CHANGED:
            yield Fault("official_source", place, found=one.label)
        if one.low is not None and one.high is not None:
            yield Fault("cost_interval", place, item=one.label, low=one.low, high=one.high)
    if any(item.nature is Nature.YEARLY for item in model.stated.items):
        place = Place(model.file, column="horizon")
        yield Fault("cost_horizon", place, years=model.stated.horizon)


def settling(model: CostModel, people: People, file: str) -> Iterator[Fault]:
    """People who settle after a permit: that they cost nothing, or are more than held one."""
    promoted = sum(count for (_, _, step), count in people.items() if step is Step.PROMOTED)
    if promoted and all(item.step is not Step.REGISTERED for item in model.items):
        yield Fault("cost_promoted_free", Place(file), people=f"{promoted:,}")
    for origin in origins_of(people):
        first = _short_of_residents(people, origin)
        if first is not None:
            yield Fault("cost_promoted_many", Place(file), origin=origin.text, year=first)


def _short_of_residents(people: People, origin: Origin) -> int | None:
    """The first year up to which more settled after a permit than held one before it."""
    years = sorted({year for year, _, _ in people})

    def so_far(step: Step) -> Iterator[int]:
        return accumulate(people.get((year, origin, step), 0) for year in years)

    before = (0, *so_far(Step.RESIDENT))  # those of a year settle in a later one
    pairs = zip(years, so_far(Step.PROMOTED), before, strict=False)
    return next((year for year, settled, held in pairs if settled > held), None)
