"""Payers, origins, steps and natures of cost in words."""

from collections.abc import Mapping

from shidian.core import Bilingual
from shidian.mechanisms.citizenization.model import Nature, Origin, Prices, Scope, Step
from shidian.mechanisms.citizenization.sharing import Payer

PAYERS: Mapping[Payer, Bilingual] = {
    Payer.GOVERNMENT: Bilingual("政府（未分级）", "government, level not stated"),
    Payer.CENTRE: Bilingual("中央", "centre"),
    Payer.PROVINCE: Bilingual("省级", "province"),
    Payer.CITY: Bilingual("市级", "city"),
    Payer.COUNTY: Bilingual("县级", "county"),
    Payer.TOWN: Bilingual("镇级", "town"),
    Payer.ENTERPRISE: Bilingual("企业", "enterprises"),
    Payer.PERSON: Bilingual("个人", "persons"),
    Payer.COLLECTIVE: Bilingual("村集体", "village collectives"),
    Payer.SOCIETY: Bilingual("社会", "society"),
    Payer.UNSTATED: Bilingual("未写明", "not stated"),
}
ORIGINS: Mapping[Origin, Bilingual] = {
    Origin.SAME_COUNTY: Bilingual("本县（市、区）", "same county"),
    Origin.SAME_CITY: Bilingual("市内跨县", "same city"),
    Origin.SAME_PROVINCE: Bilingual("省内跨市", "same province"),
    Origin.OTHER_PROVINCE: Bilingual("省外", "other province"),
}
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
