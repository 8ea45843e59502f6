"""A question about social insurance: who is insured, on which day."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from shidian.core import Bilingual, Fault, Place
from shidian.core.plain import plain
from shidian.mechanisms.citizenization.rates import Chosen
from shidian.mechanisms.citizenization.stated_rates import EMPLOYED

HOUSING_FUND = "housing_fund"
MOST = 10**8  # yuan; more is a slip of the pen
NOTHING = Decimal(0)


@dataclass(frozen=True, kw_only=True)
class InsuranceQuestion:
    """Who is insured, on which day, and what else enterprise and person bear; yuan.

    Parameters
    ----------
    on : date
        Whose rates are taken.
    wage, local_wage : Decimal
        Own and local average monthly wage of the year before.
    injury_class : str
        Class of risk of work injury insurance.
    held, reached : mapping of str to Decimal
        Share covered before and after, by scheme; 0 and 1 where none is named.
    chosen : mapping of str to Decimal
        What is taken where a document leaves a choice, by path such as ``maternity.employer``.
    training, wage_gap : Decimal
        Of the enterprise: a year, and a month for equal work.
    living_gap : Decimal
        Of the person, a year: what living in town costs more than in the village.
    housing, schooling : Decimal
        Of the person, once.
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
    living_gap: Decimal = NOTHING
    housing: Decimal = NOTHING
    schooling: Decimal = NOTHING
    schemes: Sequence[str] = EMPLOYED


def amount_faults(question: InsuranceQuestion) -> Iterator[Fault]:
    """What is wrong with wages and other amounts."""
    for key, label in AMOUNTS.items():
        found, place = getattr(question, key), Place(column=key)
        if key in _WAGES and found <= 0:
            yield Fault("parties_wage", place, key=label, found=found)
        elif found < 0:
            yield Fault("parties_negative", place, key=label, found=found)
        elif found > MOST:
            yield Fault("parties_large", place, key=label, found=plain(found)[:30], most=MOST)


_WAGES = ("wage", "local_wage")
AMOUNTS = {
    "wage": Bilingual("本人月工资", "own monthly wage"),
    "local_wage": Bilingual("当地月平均工资", "local average monthly wage"),
    "training": Bilingual("培训费", "cost of training"),
    "wage_gap": Bilingual("同工同酬补差", "wage gap"),
    "living_gap": Bilingual("城乡生活支出差额", "gap of living costs"),
    "housing": Bilingual("住房支出", "cost of housing"),
    "schooling": Bilingual("择校支出", "cost of choosing a school"),
}
"""The amounts of a question, in words."""
