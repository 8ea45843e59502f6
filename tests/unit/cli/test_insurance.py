"""``shidian cost insurance``: the golden case in every format, and every wrong word told."""

import json

import pytest

from tests.unit.cli.answers import Ask, asking
from tests.unit.reporting.spreadsheet import Spreadsheet

WAGES = ("--wage", "2609", "--local-wage", "4000")
CHOICES = ("--rate", "unemployment.employee=0", "--rate", "maternity.employer=0.008")
GOLDEN = (*WAGES, *CHOICES, "--class", "2", "--on", "2014-07-01")


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    ask = asking(capsysbinary, monkeypatch)
    return lambda *words: ask("cost", "insurance", *words)


def sums(rows):
    return tuple(
        round(sum(float(row[name]) for row in rows), 2)
        for name in ("employer_yuan", "employee_yuan")
    )


def test_the_golden_case_in_every_format(run, tmp_path):
    # 12 x 2609 x 29.8 % and 10 %
    assert sums(run(*GOLDEN, "-f", "csv").rows) == (9329.78, 3130.80)
    assert sums(run(*GOLDEN, "-f", "jsonl").lines) == (9329.78, 3130.80)
    assert sums(json.loads(run(*GOLDEN, "-f", "json").out)["rows"]) == (9329.78, 3130.80)
    file = tmp_path / "insurance.xlsx"
    assert run(*GOLDEN, "--lang", "en", "-o", str(file)).code == 0
    sheet = Spreadsheet(file.read_bytes())
    assert float(sheet.value("Sums and inputs", 2, 2)) == 9329.78


def test_a_person_sees_sums_base_and_schemes_in_one_language(run):
    english = run(*GOLDEN, "--lang", "en")
    assert "9329.78" in english.out and "Basic pension" in english.out
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in english.out + english.err)
    chinese = run(*GOLDEN)
    assert "缴费基数" in chinese.out and "未核实的数 7 个" in chinese.err
    for code in ("pension", "work_injury"):
        assert code not in chinese.out


def test_cover_that_is_held_is_not_paid_twice(run):
    assert sums(run(*GOLDEN, "--held", "1", "-f", "csv").rows) == (0, 0)
    # pension 20 % and 8 %, half of it held
    rows = run(*GOLDEN, "--held", "pension=0.5", "-f", "csv").rows
    assert (rows[0]["employer_yuan"], rows[0]["employee_yuan"]) == ("3130.80", "1252.32")
    rows = run(*GOLDEN, "--reached", "0.5", "--reached", "pension=1", "-f", "csv").rows
    assert [row["reached"] for row in rows] == ["1", "0.5", "0.5", "0.5", "0.5"]


def test_training_equal_pay_and_the_housing_fund_are_added(run):
    more = ("--training", "300", "--wage-gap", "50", "-f", "csv")
    assert sums(run(*GOLDEN, *more).rows) == (10229.78, 3130.80)
    fund = [f"--rate=housing_fund.{one}=0.05" for one in ("employer", "employee")]
    found = run(*GOLDEN, "--housing-fund", *fund, "-f", "csv")
    assert found.rows[-1]["employer_yuan"] == "1565.40"


def test_what_the_person_bears_beside_insurance_is_added(run):
    more = ("--living-gap", "11000", "--housing", "100000", "--schooling", "2000")
    found = run(*GOLDEN, *more, "-f", "csv").rows
    assert sums(found) == (9329.78, 14130.80)
    assert [(row["item"], row["once_yuan"]) for row in found[-2:]] == [
        ("housing", "100000.00"),
        ("schooling", "2000.00"),
    ]
    said = run(*GOLDEN, *more, "--lang", "en").out
    assert "Person, once, in all" in said
    assert "102,000" in said or "102000.00" in said


def test_a_wage_that_is_cut_is_told(run):
    said = run("--wage", "1000", "--local-wage", "4000", *GOLDEN[4:])
    assert "--wage：月工资 1000 元低于缴费基数下限，按 2400 元缴费" in said.err


WRONG = {
    "a wage below zero": (("--wage", "-1"), "--wage", "-1"),
    "a wage that is no number": (("--wage", "NaN"), "--wage", "NaN"),
    "a local wage that is a slip": (("--local-wage", "1e30"), "--local-wage", "1000"),
    "a wage gap below zero": (("--wage-gap", "-5"), "--wage-gap", "-5"),
    "training below zero": (("--training", "-5"), "--training", "-5"),
    "a living gap below zero": (("--living-gap", "-5"), "--living-gap", "-5"),
    "housing below zero": (("--housing", "-5"), "--housing", "-5"),
    "schooling below zero": (("--schooling", "-5"), "--schooling", "-5"),
    "cover above one": (("--held", "pension=1.2"), "--held pension", "1.2"),
    "cover of all above one": (("--reached", "3"), "--reached maternity", "3"),
    "cover that falls": (
        *(("--held", "medical=0.5", "--reached", "medical=0.2"), "--reached medical", "0.2"),
    ),
    "cover by a scheme that there is not": (("--held", "dental=0.5"), "--held dental", "pension"),
    "a rate that there is not": (("--rate", "pension=0.1"), "--rate pension", "pension.employer"),
    "a rate outside its bounds": (
        *(("--rate", "maternity.employer=0.02"), "--rate maternity.employer", "0.01"),
    ),
    "a rate without a name": (("--rate", "0.02"), "--rate", "0.02"),
    "a class that there is not": (("--class", "8"), "--class", "1 2 3"),
    "a day before the rates": (("--on", "1990-01-01"), "--on", "2006-01-01"),
    "a day that is none": (("--on", "1990-13-01"), "--on", "1990-13-01"),
}


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize(("words", "option", "part"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_at_its_option(run, words, option, part, lang):
    said = run(*GOLDEN, *words, "--lang", lang)
    assert said.code in (1, 2)
    [line] = [
        one
        for one in said.err.splitlines()
        if one.startswith(f"{option}{'：' if lang == 'zh' else ':'}")
    ]
    assert part in line


def test_without_choices_each_open_rate_is_named_as_it_is_to_be_typed(run):
    said = run(*WAGES, "--on", "2017-07-01", "--lang", "en")
    assert said.code == 1
    paths = (
        "pension.employer",
        "unemployment.employer",
        "unemployment.employee",
        "maternity.employer",
    )
    assert [line.split(":")[0] for line in said.err.splitlines()] == [
        f"--rate {one}" for one in paths
    ]
