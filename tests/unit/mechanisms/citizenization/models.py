"""Cost models and rules of sharing that tests are about."""

from decimal import Decimal

from shidian.core import Bilingual, Source
from shidian.mechanisms.citizenization.cost_range import CostRange
from shidian.mechanisms.citizenization.model import (
    CostItem,
    CostModel,
    Nature,
    Prices,
    Scope,
    Step,
)
from shidian.mechanisms.citizenization.sharing import SharingRules

SOURCE = Source("plan-2014")


def item(code, nature, yuan, **more):
    label = Bilingual(code, code)
    return CostItem(id=code, label=label, nature=nature, cost=CostRange(yuan=Decimal(yuan)), **more)


def model(*items, horizon=10, **more):
    stated = {"prices": Prices.CONSTANT, "base_year": 2014, "terms": SOURCE} | more
    return CostModel(
        code="m",
        version="1",
        title=Bilingual("模型", "A model"),
        source=SOURCE,
        scope=Scope.FISCAL,
        horizon=Decimal(horizon),
        items=items,
        **stated,
    )


def sharing(*rules):
    return SharingRules(
        code="s", version="1", title=Bilingual("规则", "Rules"), source=SOURCE, rules=rules
    )


def guangming():
    """光明新区: 9.85 万 and 0.42 万 a year for a resident, 0.73 and 0.20 more when registered."""
    return model(
        item("works", Nature.ONCE, 98500),
        item("services", Nature.YEARLY, 4200),
        item("works_more", Nature.ONCE, 7300, step=Step.REGISTERED),
        item("services_more", Nature.YEARLY, 2000, step=Step.REGISTERED),
    )
