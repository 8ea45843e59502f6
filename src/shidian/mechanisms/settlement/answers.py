"""All answers at one threshold, with what they rest on: what a page or a workbook shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from shidian.core import Fault
from shidian.mechanisms.settlement.budget import Bill, Terms, bill
from shidian.mechanisms.settlement.costs import PersonCost
from shidian.mechanisms.settlement.curves import Curves, curves
from shidian.mechanisms.settlement.entitlement_counts import Entitled, Holdings, entitled, holdings
from shidian.mechanisms.settlement.fairness import Averages, Fairness, averages, fairness
from shidian.mechanisms.settlement.planning import PlanningTable
from shidian.mechanisms.settlement.quota import Placement, placements
from shidian.mechanisms.settlement.receipt import Receipt, reservations
from shidian.mechanisms.settlement.thresholds import Qualified, qualified


@dataclass(frozen=True)
class Folded:
    """A planning table, folded once for every question about a threshold."""

    curves: Curves
    holdings: Holdings
    averages: Averages


@dataclass(frozen=True)
class Answers:
    """What a scheme does at a threshold, and what that rests on.

    `places` says who gets one under the quota, and is empty without one; `bill` is None where
    nothing is known of costs; `reservations` say why the result would not be official.
    """

    curves: Curves
    qualified: Qualified
    entitled: Entitled
    fairness: Fairness
    places: tuple[Placement, ...]
    bill: Bill | None
    receipt: Receipt
    reservations: tuple[Fault, ...]


def fold(plan: PlanningTable) -> Folded:
    """Fold a planning table; do it once, and ask as often as there are thresholds."""
    return Folded(curves(plan), holdings(plan), averages(plan))


def answers(
    folded: Folded,
    threshold: int,
    receipt: Receipt,
    costs: Sequence[PersonCost] = (),
    terms: Terms | None = None,
) -> Answers:
    """Answer everything at a threshold of so many units.

    Parameters
    ----------
    folded : Folded
    threshold : int
    receipt : Receipt
        Of the same planning table.
    costs : sequence of PersonCost
    terms : Terms
        Needed for a bill; without them there is none.
    """
    found, day = folded.curves, folded.curves.day
    charged = bill(found.areas, threshold, costs, terms) if terms else None
    return Answers(
        found,
        qualified(found, threshold),
        entitled(folded.holdings, threshold),
        fairness(found, folded.averages, threshold),
        placements(found, threshold),
        charged,
        receipt,
        reservations(day, receipt.persons, charged.costs if charged else ()),
    )
