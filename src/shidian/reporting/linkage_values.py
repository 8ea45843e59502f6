"""What the plan and the cost of a pilot say for its linkage table: two mechanisms in one place."""

from collections.abc import Iterable, Mapping

from shidian.core import Bilingual, Confidence, Source
from shidian.core.apportionment import yuan
from shidian.mechanisms.citizenization.formulas import People
from shidian.mechanisms.citizenization.model import Scope, Step
from shidian.mechanisms.citizenization.result import CostResult
from shidian.mechanisms.citizenization.sharing import Payer
from shidian.mechanisms.transfers.results import Known

NO_MODEL = Bilingual("试点没有自己的成本模型", "the pilot has no cost model of its own")
NO_PEOPLE = Bilingual("方案没有写明人数", "the plan states no people")
"""Why a cost has no value."""


def people_settling(people: People) -> Mapping[int, int]:
    """People who settle by year; a permit alone is not a settlement."""
    sums: dict[int, int] = {}
    for (year, _, step), count in people.items():
        sums[year] = sums.get(year, 0) + (count if step is not Step.RESIDENT else 0)
    return sums


def payers_of(cost: CostResult | None) -> list[Payer]:
    """Who pays; where no rules divide it, the government if the model counts its cost only."""
    if cost is None:
        return [Payer.UNSTATED]
    fiscal = cost.question.model.stated.scope is Scope.FISCAL
    return list(cost.totals.by_payer) or [Payer.GOVERNMENT if fiscal else Payer.UNSTATED]


def costs_by_payer(cost: CostResult) -> Mapping[int, Mapping[str, Known]]:
    """Yuan of each year by payer."""
    title = cost.question.model.stated.title
    worst = least_established(one.source for one in cost.parameters)
    payers = payers_of(cost)
    sums = {year: dict.fromkeys(payers, 0) for year in cost.question.years}
    for part in cost.shared:
        sums[part.year][part.payer] += part.cents
    if not cost.shared:
        sums = {year: {payers[0]: found} for year, found in cost.totals.by_year.items()}
    return {
        year: {payer.value: Known(yuan(found), title, worst) for payer, found in of_year.items()}
        for year, of_year in sums.items()
    }


def no_costs(why: Bilingual) -> Mapping[str, Known]:
    """The cost of a year where there is none: the payers of `payers_of` without a cost."""
    return {payer.value: Known(None, why) for payer in payers_of(None)}


def least_established(sources: Iterable[Source]) -> Confidence:
    """The least confidence of sources; unverified where there is none."""
    return max(
        (one.confidence for one in sources),
        key=list(Confidence).index,
        default=Confidence.UNVERIFIED,
    )
