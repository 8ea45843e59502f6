"""A question about social insurance: who is insured, on which day."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shidian.mechanisms.citizenization.parties import NOTHING
from shidian.mechanisms.citizenization.rates import Chosen
from shidian.mechanisms.citizenization.stated_rates import EMPLOYED

HOUSING_FUND = "housing_fund"


@dataclass(frozen=True, kw_only=True)
class InsuranceQuestion:
    """Who is insured, on which day.

    Parameters
    ----------
    on : date
        Whose rates are taken.
    wage, local_wage : Decimal
        Own and local average monthly wage of the year before, yuan.
    injury_class : str
        Class of risk of work injury insurance.
    held, reached : mapping of str to Decimal
        Share covered before and after, by scheme; 0 and 1 where none is named.
    chosen : mapping of str to Decimal
        What is taken where a document leaves a choice, by path such as ``maternity.employer``.
    training, wage_gap : Decimal
        What an enterprise pays beside it: yuan a year, and yuan a month for equal work.
    schemes : sequence of str
    """

    on: date
    wage: Decimal
    local_wage: Decimal
    injury_class: str = "1"
    held: Mapping[str, Decimal] = field(default_factory=dict)
    reached: Mapping[str, Decimal] = field(default_factory=dict)
    chosen: Chosen = field(default_factory=dict)
    training: Decimal = NOTHING
    wage_gap: Decimal = NOTHING
    schemes: Sequence[str] = EMPLOYED
