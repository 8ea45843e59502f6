"""The workbook of social insurance: its formulas, evaluated, give what the program finds."""

import re
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shidian.mechanisms.citizenization.insurance_question import InsuranceQuestion
from shidian.mechanisms.citizenization.insurance_result import insurance_answered
from shidian.programme import BUILTIN, load_programme
from shidian.reporting.insurance_workbook import insurance_workbook
from tests.unit.reporting.spreadsheet import Spreadsheet

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
CHOSEN = {"unemployment.employee": Decimal(0), "maternity.employer": Decimal("0.008")}
SUMS, ROWS = "Sums and inputs", "Social insurance"


def answered(wage=Decimal(2_609), local=Decimal(4_000), held=Decimal(0), gap=Decimal(0), **more):
    question = InsuranceQuestion(
        on=date(2014, 7, 1),
        wage=wage,
        local_wage=local,
        injury_class="2",
        chosen=CHOSEN,
        held={"pension": held},
        training=Decimal(300),
        wage_gap=gap,
        **more,
    )
    return insurance_answered(PROGRAMME, question)


def test_the_golden_case_is_computed_in_the_cells():
    sheet = Spreadsheet(insurance_workbook(answered(), "en"))
    assert sheet.column(SUMS, "Value")[:3] == [Decimal("9629.78"), Decimal("3130.80"), 2_609]
    assert all(str(one).startswith("=") for one in sheet.formulas(SUMS, "Value")[:3])
    amounts = sheet.column(ROWS, "Employer, yuan a year")
    assert amounts[0] == Decimal("6261.60")
    assert sheet.formulas(ROWS, "Employer, yuan a year")[0].startswith("=ROUND(12*")
    assert sheet.formulas(ROWS, "Employer's rate")[0].startswith("='Parameters'!")


def test_what_the_person_bears_is_in_the_sums():
    more = {"living_gap": 11_000, "housing": 100_000, "schooling": 2_000}
    found = answered(gap=Decimal(50), **{key: Decimal(amount) for key, amount in more.items()})
    sheet = Spreadsheet(insurance_workbook(found, "en"))
    facts = dict(zip(sheet.column(SUMS, "Fact"), sheet.column(SUMS, "Value"), strict=True))
    assert facts["Person in all"] == Decimal("14130.80")
    assert facts["Person, once, in all"] == 102_000
    assert facts["Base"] == 2_609
    assert facts["Employer in all"] == Decimal("10229.78")


money = st.integers(1, 3_000_000).map(lambda cents: Decimal(cents) / 100)


@pytest.mark.parametrize("number", [Decimal, float], ids=["exact", "of a spreadsheet"])
@given(wage=money, local=money, held=st.integers(0, 100), gap=st.integers(0, 100_000))
@settings(max_examples=15)
def test_the_formulas_find_what_the_program_finds(number, wage, local, held, gap):
    found = answered(wage, local, Decimal(held) / 100, Decimal(gap) / 100)
    sheet = Spreadsheet(insurance_workbook(found, "zh"), number)
    sums = [round(Decimal(str(one)), 2) for one in sheet.column("合计与依据", "值")[:2]]
    assert sums == [Decimal(found.employer) / 100, Decimal(found.employee) / 100]


def test_the_workbook_says_what_is_unverified_and_what_it_rests_on():
    sheet = Spreadsheet(insurance_workbook(answered(), "en"))
    assert len(sheet.column("Parameters", "Value")) == 12
    assert any("Maternity" in one for one in sheet.column("Cautions", "What"))
    assert "cost/insurance.yaml SHA-256" in sheet.column("Receipt", "Fact")


@pytest.mark.parametrize(("lang", "chinese"), [("en", False), ("zh", True)])
def test_heads_and_words_are_of_one_language(lang, chinese):
    book = Spreadsheet(insurance_workbook(answered(), lang)).book
    heads = [cell.value for sheet in book for cell in sheet[1]]
    assert all(bool(re.search("[\u4e00-\u9fff]", one)) is chinese for one in heads)
    assert not any("(en)" in one or "英文" in one for one in heads)
    words = "未核实" if chinese else "unverified"
    assert words in Spreadsheet(insurance_workbook(answered(), lang)).column(
        *(("参数", "可信度") if chinese else ("Parameters", "Confidence"))
    )
