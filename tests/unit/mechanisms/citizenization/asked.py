"""Questions about cost that tests are about."""

from decimal import Decimal

from shidian.core import Bilingual, Source
from shidian.mechanisms.citizenization.cost_range import CostRange
from shidian.mechanisms.citizenization.model import CostItem, Nature, Origin, Step
from shidian.mechanisms.citizenization.package import StatedFile
from shidian.mechanisms.citizenization.question import CostQuestion
from shidian.mechanisms.citizenization.sharing import Payer, SharingRule, Tier
from tests.unit.mechanisms.citizenization.models import guangming, model, sharing

SAME_CITY, ELSEWHERE = Origin.SAME_CITY, Origin.OTHER_PROVINCE
PEOPLE = {
    (2015, SAME_CITY, Step.RESIDENT): 107,
    (2016, ELSEWHERE, Step.REGISTERED): 13,
    (2017, SAME_CITY, Step.PROMOTED): 11,
}
YEARS = range(2015, 2018)
DALIAN = {
    Payer.GOVERNMENT: Decimal("0.40"),
    Payer.ENTERPRISE: Decimal("0.32"),
    Payer.PERSON: Decimal("0.28"),
}
THIRDS = {
    Payer.PROVINCE: Decimal("0.3333333"),
    Payer.CITY: Decimal("0.3333333"),
    Payer.COUNTY: Decimal("0.3333334"),
}


BY_SHARES = (SharingRule(shares=DALIAN),)


def question(asked=None, rules=BY_SHARES, people=None, years=YEARS, **more):
    """The question about 光明's cost under 大连's shares, unless something else is said."""
    stated = StatedFile(sharing(*rules), "rules.yaml", "b" * 64) if rules else None
    more = {"people_file": "people.csv", "people_sources": (Source("plan-2014"),)} | more
    return CostQuestion(
        StatedFile(asked or guangming(), "model.yaml", "a" * 64),
        stated,
        PEOPLE if people is None else people,
        years,
        **more,
    )


def between(code, low, high, nature=Nature.ONCE, **more):
    """An item whose cost is an interval."""
    cost = CostRange(low=Decimal(low), high=Decimal(high))
    return CostItem(id=code, label=Bilingual(code, code), nature=nature, cost=cost, **more)


def every_form():
    """A question with every form of item and of rule: intervals, spare seats, tiers, amounts."""
    school = between(
        "school",
        "1234.56",
        "2345.67",
        users=Decimal("0.21"),
        spare=Decimal("0.35"),
        paid=Decimal("12.34"),
        origins={SAME_CITY: Decimal("0.8"), Origin.SAME_COUNTY: Decimal("0.05")},
    )
    training = between("training", "333.33", "333.33", Nature.YEARLY, years=2)
    works = between("works", "98500.17", "98500.17", step=Step.REGISTERED)
    services = between("services", "4200.01", "4200.01", Nature.YEARLY)
    amounts = {Payer.ENTERPRISE: Decimal("333.3333"), Payer.CITY: Decimal("3500")}
    tiers = (
        Tier({Payer.CITY: Decimal(1)}, 12),
        Tier({Payer.CITY: Decimal("0.145"), Payer.PROVINCE: Decimal("0.855")}, 110),
        Tier({Payer.PROVINCE: Decimal(1)}),
    )
    return question(
        model(school, training, works, services, discount=Decimal("0.03")),
        (
            SharingRule(items=("school",), shares=THIRDS),
            SharingRule(items=("training",), amounts=amounts, rest=THIRDS),
            SharingRule(items=("works",), tiers=tiers),
            SharingRule(origins=(ELSEWHERE,), shares={Payer.CENTRE: Decimal(1)}),
            SharingRule(shares=DALIAN),
        ),
        {**PEOPLE, (2015, Origin.SAME_COUNTY, Step.REGISTERED): 1001},
        range(2015, 2020),
    )
