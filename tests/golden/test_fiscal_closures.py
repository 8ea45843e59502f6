"""Published figures that close on one another, in the shipped data: cost, payers, people, land.

The left side is arithmetic on the data of the package, the right side is what was published.
"""

from decimal import Decimal
from fractions import Fraction

import pytest

from shidian.mechanisms.citizenization.model import Nature
from shidian.mechanisms.citizenization.package import models_of, sharing_of
from shidian.mechanisms.citizenization.people import stated_people
from shidian.mechanisms.citizenization.plan_cases import plan_cases_of
from shidian.mechanisms.transfers.package import (
    award_funds_of,
    land_file_of,
    size_classes_of,
)
from shidian.programme import BUILTIN, load_programme

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
MODELS = {code: one.stated for code, one in models_of(PROGRAMME).items()}
RULES = {code: one.stated for code, one in sharing_of(PROGRAMME).items()}
CASES = {one.id: one for one in plan_cases_of(PROGRAMME)}
PEOPLE = stated_people(PROGRAMME)


def of(case: str, name: str) -> Fraction:
    """A figure of a case in base units: yuan, persons, shares."""
    figure = CASES[f"{case}"].figures[name]
    low, high = figure.ends
    return Fraction(low + high) / 2 * figure.unit.size


def once_and_years(code: str, years: Decimal | None = None) -> Decimal:
    """A model's cost of one person, its yearly items times the years."""
    model = MODELS[code]
    return sum(
        (
            one.stated.middle * (1 if one.nature is Nature.ONCE else years or model.horizon)
            for one in model.items
        ),
        Decimal(0),
    )


def people(pilot: str, year: int) -> int:
    """The people whom a plan states for a year or by it."""
    return sum(one.people for one in PEOPLE if (one.pilot, one.year) == (pilot, year))


def shares(code: str) -> Decimal:
    return sum(RULES[code].rules[0].shares.values(), Decimal(0))


def amounts(code: str) -> Decimal:
    return sum(RULES[code].rules[0].amounts.values(), Decimal(0))


YI, WAN = 10**8, 10**4
dalian, guangzhou, lankao = "dalian-cost", "guangzhou-cost", "lankao-cost"
dongguan, qingdao, tongzhou = "dongguan-cost", "qingdao-cost", "tongzhou-cost"
laibin, guangming, funds = "laibin-cost", "guangming-cost", "qujing-funds"
origins, groups = "yuncheng-origins", "wuhan-groups"
ESTIMATE = land_file_of(PROGRAMME).estimate
M2 = Fraction(ESTIMATE.mu) * 10_000 / 15
FUNDS = award_funds_of(PROGRAMME)
NATION = Fraction(once_and_years("cass-2013-nation"))

# What is calculated, what was published, and by how much they may part.
CLOSURES = {
    "CASS nation within 500 yuan": (once_and_years("cass-2013-nation"), 131_000, 500),
    "CASS east within 500 yuan": (once_and_years("cass-2013-east"), 176_000, 500),
    "CASS centre within 500 yuan": (once_and_years("cass-2013-central"), 104_000, 500),
    "CASS west within 500 yuan": (once_and_years("cass-2013-west"), 106_000, 500),
    "CASS nation to the yuan": (once_and_years("cass-2013-nation"), 131_316, 0),
    "CASS east to the yuan": (once_and_years("cass-2013-east"), 176_404, 0),
    "CASS centre to the yuan": (once_and_years("cass-2013-central"), 103_902, 0),
    "CASS west to the yuan": (once_and_years("cass-2013-west"), 106_269, 0),
    "CASS for 390 million people": (390_000_000 * NATION, 51 * 10**12, Fraction(10**12, 2)),
    "DRC for one person": (once_and_years("drc-2010"), 80_000, 0),
    "DRC for 250 million people": (250_000_000 * once_and_years("drc-2010"), 20 * 10**12, 0),
    "大连 government for one person": (
        of(dalian, "per_head") * of(dalian, "government"),
        44_000,
        0,
    ),
    "大连 enterprises for one person": (
        of(dalian, "per_head") * of(dalian, "enterprise"),
        35_200,
        0,
    ),
    "大连 persons for one person": (of(dalian, "per_head") * of(dalian, "person"), 30_800, 0),
    "大连 shares": (shares("dalian"), 1, 0),
    "大连 government in all": (
        *(
            of(dalian, "per_head") * of(dalian, "government") * of(dalian, "people_2017"),
            220 * YI,
            0,
        ),
    ),
    "大连 people by 2017": (people("04", 2017), 50 * WAN, 0),
    "大连 people by 2020": (people("04", 2020), 120 * WAN, 0),
    "广州 for one person": (of(guangzhou, "total") / of(guangzhou, "people"), 99_380, 0),
    "广州 model": (
        once_and_years("guangzhou"),
        of(guangzhou, "total") / of(guangzhou, "people"),
        0,
    ),
    "广州 a year": (of(guangzhou, "total") / of(guangzhou, "years"), Decimal("248.45") * YI, 0),
    "广州 city": (of(guangzhou, "total") * of(guangzhou, "city_share"), 147_937 * 10**6, 10**6),
    "广州 shares": (shares("guangzhou"), 1, 0),
    "长沙 total, rounded": (
        *(of("changsha-cost", "per_head") * of("changsha-cost", "people"), 266_246 * 10**6),
        Fraction(10**6, 2),
    ),
    "长沙 people": (people("10", 2020), of("changsha-cost", "people"), 0),
    "东莞 share of government": (
        of(dongguan, "government") / of(dongguan, "per_head"),
        Fraction(835, 1000),
        0,
    ),
    "东莞 shares": (shares("dongguan"), 1, 0),
    "东莞 people": (people("27", 2020), 150 * WAN, 0),
    "东莞 total": (of(dongguan, "per_head") * people("27", 2020), 3000 * YI, 0),
    "东莞 government": (of(dongguan, "government") * people("27", 2020), 2505 * YI, 0),
    "兰考 components": (of(lankao, "services") + of(lankao, "works"), of(lankao, "total"), 0),
    "兰考 payers": (
        of(lankao, "government") + of(lankao, "enterprise") + of(lankao, "person"),
        *(of(lankao, "total"), 0),
    ),
    "兰考 for one person, cut off": (int(of(lankao, "total") / of(lankao, "people") / 100), 818, 0),
    "兰考 amounts are the model": (amounts("lankao"), once_and_years("lankao"), 0),
    "兰考 model in all": (once_and_years("lankao") * people("50", 2020), of(lankao, "total"), 0),
    "来宾 for one person": (
        of(laibin, "government") + of(laibin, "enterprise") + of(laibin, "person"),
        *(once_and_years("laibin"), 0),
    ),
    "来宾 amounts are the model": (amounts("laibin"), once_and_years("laibin"), 0),
    "来宾 total": (once_and_years("laibin") * people("31", 2020), Decimal("306.8") * YI, 0),
    "光明 registered, once": (of(guangming, "once") + of(guangming, "once_more"), 105_800, 0),
    "光明 registered, a year": (of(guangming, "yearly") + of(guangming, "yearly_more"), 6_200, 0),
    "光明 resident, ten years": (of(guangming, "once") + 10 * of(guangming, "yearly"), 140_500, 0),
    "光明 registered, ten years": (once_and_years("guangming", Decimal(10)), 167_800, 0),
    "青岛 need a year": (of(qingdao, "per_head") * of(qingdao, "people"), 57 * YI, 0),
    "通州 heads": (of(tongzhou, "outside") + of(tongzhou, "local"), of(tongzhou, "people"), 0),
    "通州 total": (
        of(tongzhou, "outside") * of(tongzhou, "outside_each")
        + of(tongzhou, "local") * of(tongzhou, "local_each"),
        *(135 * YI, 0),
    ),
    "曲靖 funds": (
        of(funds, "towns") * of(funds, "each") + of(funds, "county") + of(funds, "city"),
        *(of(funds, "total"), 0),
    ),
    "曲靖 for one person": (
        of("qujing-yearly", "funds") / of("qujing-yearly", "people"),
        18_750,
        0,
    ),
    "郓城 origins": (
        of(origins, "county") + of(origins, "city") + of(origins, "province"),
        *(of(origins, "yearly"), 0),
    ),
    "郓城 six years": (of(origins, "yearly") * 6, of(origins, "total"), 0),
    "金昌 a year": (
        sum(of("jinchang-funds", one) for one in ("industry", "services", "pilot")),
        *(Decimal("1.9") * YI, 0),
    ),
    "莆田 five years": (of("putian-fund", "floor") * of("putian-fund", "years"), 25 * YI, 0),
    "武汉 three groups": (
        of(groups, "permit") + of(groups, "settled") + of(groups, "local"),
        *(of(groups, "groups") * of(groups, "each"), 0),
    ),
    "株洲 three phases": (sum(one.people for one in PEOPLE if one.pilot == "26"), 60 * WAN, 0),
    "land, square metres a head": (M2 / ESTIMATE.people, 80, 0),
    "the award of 2022": (FUNDS[2022].cents // 100, (350 + 50) * YI, 0),
    "city classes": (len(size_classes_of(PROGRAMME)), 7, 0),
}


@pytest.mark.parametrize(("found", "published", "within"), CLOSURES.values(), ids=CLOSURES)
def test_published_figures_close(found, published, within):
    assert abs(Fraction(found) - Fraction(published)) <= within


def test_what_does_not_close_stays_open():
    """兰考's 8.18 is not the rounded value, and 东莞 and 青岛 commit less than they need."""
    assert round(Decimal("163.72") / 20, 2) == Decimal("8.19")
    assert (
        of(dongguan, "fund_city") + of(dongguan, "fund_towns")
        < of(dongguan, "government") * 150 * WAN
    )
    assert of(qingdao, "floor") < of(qingdao, "per_head") * of(qingdao, "people")
