"""Workbooks of land and of the award: their formulas, evaluated, give what the program finds."""

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from shidian.core import Bilingual, Source
from shidian.mechanisms.transfers.award import AwardTerms
from shidian.mechanisms.transfers.award_places import read_award_places
from shidian.mechanisms.transfers.award_result import AwardQuestion, award_answered
from shidian.mechanisms.transfers.balance import land_answered
from shidian.mechanisms.transfers.equalization_result import equalization_answered
from shidian.mechanisms.transfers.limits import NO_LIMITS, LimitTerms
from shidian.mechanisms.transfers.package import EqualizationTerms, StatedTerms
from shidian.mechanisms.transfers.pass_through import (
    FactorTerm,
    PassThroughTerms,
    pass_through_answered,
)
from shidian.mechanisms.transfers.pool import Pool, pool_given
from shidian.reporting.transfers_workbook import (
    award_workbook,
    equalization_workbook,
    land_workbook,
    pass_through_workbook,
)
from tests.unit.reporting.spreadsheet import Spreadsheet

KNOWN = Source("ours")
NAMES = {"320000": Bilingual("江苏省", "Jiangsu"), "340100": Bilingual("合肥市", "Hefei")}
LAND = (
    "area,year,settled,existing_m2,centre,adjustment,granted_mu,used_mu\n"
    "340100,2016,30000,,,,,\n340100,2017,20000,110,,,3000,2500\n"
    "340100,2018,10000,119.99,,,3000,3000\n340100,2019,,120,,,,900\n"
    "350200,2016,1000,,,,,\n350200,2017,,150.5,,-0.05,10,10\n"
    "310000,2016,1000,,,,,\n310000,2017,,80,yes,,1,1\n"
)
TERMS = StatedTerms(
    AwardTerms(
        {"inter": Decimal(1), "same": Decimal("0.3")}, (Decimal(1), Decimal("0.8")), Decimal("0.7")
    ),
    KNOWN,
    KNOWN,
    "terms.yaml",
    "abc",
)
PLACES = "area,pupils,per_pupil,cost_index,difficulty,last_year,most\n"
EAST_AND_WEST = PLACES + "320000,200,850,1.1,,6000,\n340000,100,800,,1.2,3000,\n"
SETTLED = (
    "area,kind,age,people\n320000,inter,0,1000\n320000,same,1,500\n340000,inter,0,200\n"
    "340000,inter,5,999\n"
)


def awarded(settled=SETTLED, places=EAST_AND_WEST, pool=None, limits=NO_LIMITS):
    read = read_award_places(settled.encode(), "s.csv", places.encode(), "p.csv", TERMS.terms)
    return award_answered(
        AwardQuestion(
            places=read, terms=TERMS, pool=pool or pool_given(Decimal(10_000)), limits=limits
        )
    )


def sheet_of(result, number=Decimal):
    return Spreadsheet(award_workbook(result, NAMES, "en"), number)


@pytest.fixture
def land(programme):
    return Spreadsheet(land_workbook(land_answered(programme, LAND.encode(), "l.csv"), NAMES, "en"))


def column(sheet, head):
    return sheet.column("Land for settled people", head)


def test_land_is_computed_from_people_existing_land_and_rules(land):
    assert column(land, "Standard a person, m²") == [None, 88, 88, 80, None, 50, None, 0]
    assert column(land, "Due, m²") == [None, 2_640_000, 1_760_000, 800_000, None, 47_500, None, 0]
    assert column(land, "Due, ha") == [None, 264, 176, 80, None, Decimal("4.75"), None, 0]
    assert column(land, "Due, mu") == [None, 3960, 2640, 1200, None, Decimal("71.25"), None, 0]


def test_sums_run_within_an_area_and_stop_at_a_gap(land):
    due = [None, 3960, 6600, 7800, None, Decimal("71.25"), None, 0]
    assert column(land, "Due so far, mu") == due
    assert column(land, "To grant, mu") == [None, 960, 600, None, None, Decimal("61.25"), None, -1]
    assert column(land, "To use, mu") == [None, 500, 500, None, None, 0, None, 0]


def test_what_is_due_is_a_formula_that_can_be_followed(land):
    standard = land.formulas("Land for settled people", "Standard a person, m²")
    # Anhui says nothing of centres; its bounds stand among the parameters
    assert standard[1].startswith('=IF(F3="yes","",IF(E3<\'Parameters\'!$C$3,')
    assert standard[5].startswith("=IF(F7=\"yes\",'Parameters'!$C$14,IF(E7<='Parameters'!$C$10,")
    assert land.formulas("Land for settled people", "Due, m²")[1] == "=D3*I3*(1+G3)"


def test_a_bound_of_a_tier_is_a_cell_that_can_be_changed(land):
    cells = land.book["Parameters"]
    [row] = [
        row for row in cells.iter_rows(min_row=2) if row[0].value == "rules.anhui.tiers[1].bound"
    ]
    assert (row[1].value, row[2].value) == ("Bound of tier 2, not included", 120)
    row[2].value = 110  # 110 and 119.99 are no longer below it
    assert column(land, "Standard a person, m²") == [None, 80, 80, 80, None, 50, None, 0]


def test_land_in_chinese_asks_for_the_word_that_stands_in_the_cell(programme):
    result = land_answered(programme, LAND.encode(), "l.csv")
    sheet = Spreadsheet(land_workbook(result, NAMES, "zh"))
    assert sheet.column("人地挂钩", "中心城区") == ["否"] * 7 + ["是"]
    assert sheet.column("人地挂钩", "每人标准（平方米）")[-1] == 0
    assert sheet.column("人地挂钩", "规则")[5] == "全国"


def test_the_award_is_computed_to_the_fen():
    sheet = sheet_of(awarded())
    assert sheet.column("Award", "People units") == [1232, 240]
    assert sheet.column("Award", "Schooling units") == [187_000, 80_000]
    # 7,000 x 1232 / 1472 = 5858.69565; 3,000 x 187 / 267 = 2101.12360
    assert sheet.column("Award", "People pot, down") == [Decimal("5858.69"), Decimal("1141.30")]
    assert sheet.column("Award", "People pot, fen") == [Decimal("0.01"), 0]
    assert sheet.column("Award", "Schooling, fen") == [0, Decimal("0.01")]
    assert sheet.column("Award", "Before limits, yuan") == [Decimal("7959.82"), Decimal("2040.18")]
    assert sheet.column("Award", "Moved by limits") == [0, 0]
    assert sheet.column("Pots", "To place, yuan") == [Decimal("0.01"), Decimal("0.01")]


def test_what_a_place_gets_follows_the_parameters_where_nothing_limits_it():
    free = sheet_of(awarded()).formulas("Award", "Gets, yuan")
    assert all(one.startswith("=") for one in free)
    held = sheet_of(awarded(limits=LimitTerms(hold=Decimal("0.9"))))
    assert held.column("Award", "Gets, yuan") == [Decimal("7300.00"), Decimal("2700.00")]


def test_what_counts_of_people_is_a_sheet_of_its_own():
    sheet = sheet_of(awarded())
    assert sheet.column("People settled", "Weight") == [1, Decimal("0.3"), 1, 1]
    assert sheet.column("People settled", "Taper") == [1, Decimal("0.8"), 1, 0]
    assert sheet.column("People settled", "Counted") == [1000, 120, 200, 0]
    assert sheet.column("Award", "People") == [1500, 1199]


def test_what_limits_move_is_shown_beside_what_the_formula_gives():
    sheet = sheet_of(awarded(limits=LimitTerms(hold=Decimal("0.9"))))
    assert sheet.column("Award", "Least, yuan") == [5400, 2700]
    assert sheet.column("Award", "Gets, yuan") == [7300, 2700]
    assert sheet.column("Award", "Moved by limits") == [Decimal("-659.82"), Decimal("659.82")]


def test_a_place_without_last_year_has_no_least():
    places = EAST_AND_WEST.replace(",3000,", ",,")
    sheet = sheet_of(awarded(places=places, limits=LimitTerms(hold=Decimal("0.9"))))
    assert sheet.column("Award", "Least, yuan") == [5400, None]


def test_a_place_without_pupils_gets_nothing_of_schooling():
    sheet = sheet_of(awarded(places=EAST_AND_WEST.replace(",200,", ",0,")))
    assert sheet.column("Award", "Schooling, yuan") == [0, 3_000]
    assert sheet.column("Award", "Moved by limits") == [0, 0]


def test_the_sheet_says_whether_its_amounts_follow_the_parameters():
    free = sheet_of(awarded()).column("Award", "How the amount comes")
    assert set(free) == {"it follows the numbers of the workbook"}
    held = awarded(limits=LimitTerms(hold=Decimal("0.9")))
    (said,) = set(sheet_of(held).column("Award", "How the amount comes"))
    assert said.startswith("with limits the program finds it round by round")
    (said,) = set(Spreadsheet(award_workbook(held, NAMES, "zh")).column("奖励资金", "金额怎样得来"))
    assert said.startswith("有保底或封顶，由程序逐轮算出")


def test_the_workbook_says_whose_formula_it_is():
    sheet = sheet_of(awarded())
    assert set(sheet.column("Award", "Formula")) == {"this project's, not the ministry's"}
    assert "The formula of the award is this project's, not the ministry's." in sheet.column(
        "Cautions", "What"
    )
    assert any("not the ministry's" in text for text in sheet.column("Receipt", "Value"))
    chinese = Spreadsheet(award_workbook(awarded(), NAMES, "zh"))
    assert set(chinese.column("奖励资金", "公式")) == {"本项目的，非财政部的"}


def test_both_languages_refer_to_their_own_sheets():
    sheet = Spreadsheet(award_workbook(awarded(), NAMES, "zh"))
    assert sheet.column("奖励资金", "限额调整（元）") == [0, 0]
    assert sheet.column("奖励资金", "地区") == ["江苏省", "340000"]


ARITHMETIC = {"exact": Decimal, "of a spreadsheet": float}
groups = st.lists(
    st.tuples(st.integers(0, 10**6), st.integers(0, 10**5), st.integers(0, 99)),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("number", ARITHMETIC.values(), ids=ARITHMETIC)
@given(st.integers(1, 10**11), groups)
@settings(max_examples=25)
def test_the_formulas_find_what_the_program_finds(number, pool, found):
    assume(any(one[0] for one in found) and any(one[1] for one in found))
    codes = [f"{310000 + at}" for at in range(len(found))]
    settled = "area,kind,age,people\n" + "".join(
        f"{code},inter,0,{one[0]}\n" for code, one in zip(codes, found, strict=True)
    )
    places = PLACES + "".join(
        f"{code},{one[1]},900,1.{one[2]:02d},,,\n" for code, one in zip(codes, found, strict=True)
    )
    result = awarded(settled, places, Pool(pool, KNOWN))
    moved = sheet_of(result, number).column("Award", "Moved by limits")
    assert moved == [0] * len(found)


GAPS = "area,spending,revenue,mandatory,growth_control,effort_award\n"
HEFEI_AND_POORER = GAPS + "340100,100,40,40,,1.50\n620000,200,100,100,-2,\n310000,90,95,1,7,7\n"


def equalized(table=HEFEI_AND_POORER, pool=None, gap="1", difficulty="0.2"):
    weights = EqualizationTerms(Decimal(gap), Decimal(difficulty))
    stated = StatedTerms(weights, KNOWN, KNOWN, "terms.yaml", "abc")
    return equalization_answered(table.encode(), "g.csv", stated, pool or pool_given(Decimal(160)))


def balanced(result, number=Decimal, lang="en"):
    return Spreadsheet(equalization_workbook(result, NAMES, lang), number)


def test_the_equalization_is_computed_from_spending_revenue_and_weights():
    two = HEFEI_AND_POORER.rsplit("310000", 1)[0]
    sheet = balanced(equalized(two))
    assert sheet.column("Equalization", "Gap") == [60, 100]
    # one rate of 1 for both; gap rates 0.6 and 0.5 stand one deviation above and below their mean
    assert sheet.column("Equalization", "Mandatory score") == [0, 0]
    assert sheet.column("Equalization", "Difficulty") == [Decimal("0.45"), Decimal("-0.45")]
    assert sheet.column("Equalization", "Coefficient") == [Decimal("1.09"), Decimal("0.91")]
    # 160 x 65.4 / 156.4 = 66.9054, 160 x 91 / 156.4 = 93.0946
    assert sheet.column("Equalization", "Of the pool, down") == [Decimal("66.90"), Decimal("93.09")]
    assert sheet.column("Equalization", "Of the pool, fen") == [Decimal("0.01"), 0]
    assert sheet.column("Equalization", "On top, yuan") == [Decimal("1.50"), -2]
    gets = [Decimal("68.41"), Decimal("91.09")]
    assert sheet.column("Equalization", "Gets by formula, yuan") == gets


def test_without_a_gap_there_is_neither_a_part_nor_an_addend():
    sheet = balanced(equalized())
    assert sheet.column("Equalization", "On top, yuan")[-1] == 0
    assert sheet.column("Equalization", "Gets by formula, yuan")[-1] == 0


def test_every_number_of_the_equalization_is_a_formula():
    sheet = balanced(equalized(), lang="zh")
    live = [cell for cell in sheet.book["均衡性转移支付"][2] if str(cell.value).startswith("=")]
    assert len(live) == 15
    assert all(str(cell.value).startswith("=") for cell in sheet.book["合计与离散"][2])
    assert sheet.column("均衡性转移支付", "地区")[0] == "合肥市"


places_of_money = st.lists(
    st.tuples(st.integers(1, 10**8), st.integers(1, 10**8), st.integers(0, 10**8)),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("number", ARITHMETIC.values(), ids=ARITHMETIC)
@given(st.integers(1, 10**10), places_of_money, st.sampled_from(["0", "0.3"]))
@settings(max_examples=25)
def test_the_formulas_of_the_equalization_find_what_the_program_finds(number, pool, found, weight):
    assume(any(spending > revenue for spending, revenue, _ in found))
    lines = [f"{310000 + at},{s},{r},{m},,\n" for at, (s, r, m) in enumerate(found)]
    result = equalized(GAPS + "".join(lines), Pool(pool, KNOWN), difficulty=weight)
    sheet = balanced(result, number)
    by_formula = sheet.column("Equalization", "Gets by formula, yuan")
    assert by_formula == sheet.column("Equalization", "Gets, yuan")


COUNTIES = "area,yuan,pupils,difficulty,last_year\n410221,100,20,2,300\n410225,300,20,,300\n"


def passed_on(table=COUNTIES, pool=None, kept="0.1", limits=NO_LIMITS, lang="en", number=Decimal):
    names = {"yuan": Bilingual("人", "People"), "pupils": Bilingual("学生", "Pupils")}
    shares = zip(names.items(), ("0.333", "0.667"), strict=True)
    factors = tuple(
        FactorTerm(name=name, label=label, share=Decimal(share)) for (name, label), share in shares
    )
    terms = PassThroughTerms(factors=factors, source=KNOWN, kept=Decimal(kept), limits=limits)
    stated = StatedTerms(terms, KNOWN, KNOWN, "terms.yaml", "abc")
    amount = pool or pool_given(Decimal(1000))
    result = pass_through_answered(amount, table.encode(), "c.csv", stated)
    return result, Spreadsheet(pass_through_workbook(result, NAMES, lang), number)


def test_a_pass_through_is_computed_from_shares_and_factors():
    _, sheet = passed_on()
    # 900 yuan: 299.70 by 200 : 300, 600.30 by 40 : 20
    assert sheet.column("Factors", "Part, yuan") == [Decimal("299.70"), Decimal("600.30")]
    assert sheet.column("Pass-through", "People, yuan") == [Decimal("119.88"), Decimal("179.82")]
    assert sheet.column("Pass-through", "Pupils, yuan") == [Decimal("400.20"), Decimal("200.10")]
    assert sheet.column("Pass-through", "Gets, yuan") == [Decimal("520.08"), Decimal("379.92")]
    assert sheet.column("What becomes of the amount", "Amount, yuan") == [1000, 100, 900, 0]
    assert all(one.startswith("=") for one in sheet.formulas("Pass-through", "Gets, yuan"))


def test_a_share_of_a_pass_through_can_be_changed_in_its_cell():
    _, sheet = passed_on()
    cells = {row[0].value: row[2] for row in sheet.book["Parameters"].iter_rows(min_row=2)}
    cells["kept"].value, cells["factors[0].share"].value = 0, 1
    cells["factors[1].share"].value = 0
    assert sheet.column("Pass-through", "Gets, yuan") == [400, 600]


def test_a_pass_through_within_limits_says_that_its_amounts_are_the_programs():
    _, sheet = passed_on(limits=LimitTerms(cap=Decimal("1.5")))
    assert sheet.column("Pass-through", "Gets, yuan") == [450, 450]
    assert sheet.column("Pass-through", "Most, yuan") == [450, 450]
    (_, tight) = passed_on(limits=LimitTerms(cap=Decimal(1)))  # 300 each of 900
    assert tight.column("What becomes of the amount", "Amount, yuan") == [1000, 100, 600, 300]
    (said,) = set(sheet.column("Pass-through", "How the amount comes"))
    assert said.startswith("with limits the program finds it round by round")
    assert passed_on(lang="zh")[1].column("金额去向", "金额（元）") == [1000, 100, 900, 0]


@pytest.mark.parametrize("number", ARITHMETIC.values(), ids=ARITHMETIC)
@given(st.integers(1, 10**11), st.sampled_from(["0", "0.1", "0.333"]), groups)
@settings(max_examples=25)
def test_the_formulas_of_a_pass_through_find_what_the_program_finds(number, pool, kept, found):
    assume(any(one[0] for one in found) and any(one[1] for one in found))
    table = COUNTIES.splitlines()[0] + "\n"
    for at, (people, pupils, more) in enumerate(found):
        table += f"{410000 + at},{people},{pupils},1.{more:02d},\n"
    result, sheet = passed_on(table, Pool(pool, KNOWN), kept, number=number)
    gets = [round(Decimal(one) * 100) for one in sheet.column("Pass-through", "Gets, yuan")]
    assert gets == [row.cents for row in result.rows]
    sums = sheet.column("What becomes of the amount", "Amount, yuan")
    assert [round(Decimal(one) * 100) for one in sums] == [pool, result.kept, sum(gets), 0]
