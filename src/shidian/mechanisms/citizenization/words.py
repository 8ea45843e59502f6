"""Payers, origins, steps and natures of cost in words."""

from collections.abc import Mapping

from shidian.core import Bilingual
from shidian.mechanisms.citizenization.model import Nature, Origin, Prices, Scope, Step
from shidian.mechanisms.citizenization.sharing import Payer

PAYERS: Mapping[Payer, Bilingual] = {one: one.text for one in Payer}
ORIGINS: Mapping[Origin, Bilingual] = {one: one.text for one in Origin}
STEPS: Mapping[Step, Bilingual] = {
    Step.RESIDENT: Bilingual("持居住证", "resident with permit"),
    Step.REGISTERED: Bilingual("直接落户", "registered"),
    Step.PROMOTED: Bilingual("持证后落户", "registered after a permit"),
}
NATURES: Mapping[Nature, Bilingual] = {
    Nature.ONCE: Bilingual("一次性", "once"),
    Nature.YEARLY: Bilingual("每年", "every year"),
}
SCOPES: Mapping[Scope, Bilingual] = {
    Scope.FISCAL: Bilingual("仅财政", "fiscal only"),
    Scope.ALL: Bilingual("各方", "all parties"),
}
PRICES: Mapping[Prices, Bilingual] = {
    Prices.CONSTANT: Bilingual("基年不变价", "constant, of the base year"),
    Prices.CURRENT: Bilingual("当年价", "current, of each year"),
}


def group_words(year: int, origin: Origin, step: Step) -> Bilingual:
    """A group of people in words.

    Examples
    --------
    >>> group_words(2015, Origin.SAME_CITY, Step.RESIDENT).zh
    '2015 年、市内跨县、持居住证'
    """
    whence, how = ORIGINS[origin], STEPS[step]
    return Bilingual(f"{year} 年、{whence.zh}、{how.zh}", f"{year}, {whence.en}, {how.en}")
