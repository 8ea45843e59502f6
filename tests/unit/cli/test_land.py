"""``shidian land``: what is due and the balance, at the bounds of the rules."""

import io

import pytest
from openpyxl import load_workbook

from tests.unit.cli.answers import Ask, asking
from tests.unit.cli.fiscal import LAND, office


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def file(tmp_path):
    return office(tmp_path)["land"]


def due(run, *words):
    said = run("land", "due", "--on", "2018-12-31", *words, "--format", "csv")
    assert said.code == 0, said.err
    [row] = said.rows
    return row


@pytest.mark.parametrize(
    ("existing", "standard"), [("100", 100), ("100.1", 80), ("150", 80), ("150.1", 50)]
)
def test_land_is_due_by_what_there_is(run, existing, standard):
    row = due(run, "--settled", 1000, "--existing", existing)
    assert float(row["standard"]) == standard
    assert float(row["due_mu"]) == standard * 1000 * 15 / 10_000


@pytest.mark.parametrize(("adjustment", "mu"), [("0.1", 165), ("-0.1", 135)])
def test_a_province_may_go_up_and_down(run, adjustment, mu):
    row = due(run, "--settled", 1000, "--existing", 90, "--adjustment", adjustment)
    assert float(row["due_mu"]) == mu


def test_the_rule_is_that_of_the_area_on_the_day(run):
    assert due(run, "--settled", 1, "--existing", 110, "--area", "340100")["rule"] == "anhui"
    assert due(run, "--settled", 1, "--existing", 110, "-p", "兰考")["rule"] == "henan"
    assert due(run, "--settled", 1, "--existing", 110, "-p", "东莞")["rule"] == "nation"


def test_a_centre_district_gets_none(run):
    said = run(
        *("land", "due", "--settled", 1000, "--existing", 90, "--centre"),
        *("--on", "2018-12-31", "--lang", "en"),
    )
    assert said.code == 0
    assert "gets no new land in principle" in said.err
    assert said.err.startswith("The place, 2018: ")


def test_today_is_the_day_where_none_is_given(run):
    assert run("land", "due", "--settled", 1, "--existing", 90).code == 0


def test_the_balance_is_summed_by_year(run, file):
    rows = run("land", "balance", file, "--format", "csv").rows
    # 10,000 people of 2016 at 80 m2 are 1,200 mu in 2017; 800 were granted, 500 used
    assert [row["due_mu"] for row in rows] == ["", "1200"]
    assert (float(rows[1]["to_grant"]), float(rows[1]["to_use"])) == (400, 300)


def test_the_balance_of_one_pilot(run, file):
    assert len(run("land", "balance", file, "-p", "东莞", "-f", "csv").rows) == 2
    said = run("land", "balance", file, "-p", "武汉", "--lang", "en")
    assert said.code == 2
    assert "420100" in said.err


def test_the_balance_in_excel_has_formulas(run, file, tmp_path):
    book = tmp_path / "land.xlsx"
    assert run("land", "balance", file, "--output", book).code == 0
    cells = [
        str(cell.value)
        for sheet in load_workbook(io.BytesIO(book.read_bytes()))
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(cell.startswith("=") for cell in cells)


OWN = """
rules:
  - code: ours
    from: "2015-01-01"
    tiers: [{m2: "60"}]
    source: {document: ours, confidence: unverified}
estimate: {people: "1", mu: "1", source: {document: ours, confidence: high}}
"""


def test_own_rules_stand_in_the_place_of_the_package_s(run, tmp_path, file):
    rules = tmp_path / "own.yaml"
    rules.write_text(OWN, encoding="utf-8")
    said = run(
        *("land", "due", "--settled", 1000, "--existing", 90, "--params", rules),
        *("--on", "2016-01-01", "--lang", "en"),
    )
    assert "the nation" in said.out
    assert "Unverified numbers, 1: land rule of the nation." in said.err
    assert run("land", "balance", file, "--params", rules, "-f", "csv").rows[1]["rule"] == "ours"
    rules.write_text(OWN.replace('m2: "60"', 'm2: "x"'), encoding="utf-8")
    said = run("land", "balance", file, "--params", rules, "--lang", "en")
    assert said.code == 1
    assert "own.yaml, row 5" in said.err


def test_codes_that_the_package_does_not_have_are_told(run, file):
    asked = ("land", "due", "--settled", 1, "--existing", 90, "--lang", "en", "--area")
    said = run(*asked, "999999")
    assert "does not have the area code 999999; the rule of the nation is taken" in said.err
    assert "area code" not in run(*asked, "340000").err
    assert "area code" not in run(*asked[:-1]).err  # no area was asked for
    file.write_text(file.read_text(encoding="utf-8").replace("441900", "999999"), encoding="utf-8")
    said = run("land", "balance", file, "--lang", "en")
    assert said.err.count("1 of the area codes: 999999.") == 1


def test_a_rule_from_a_day_that_is_none_is_refused(run, tmp_path):
    rules = tmp_path / "own.yaml"
    rules.write_text(OWN.replace("2015-01-01", "2016-13-99"), encoding="utf-8")
    said = run(*("land", "due", "--settled", 1, "--existing", 90, "--params", rules))
    assert said.code == 1
    assert said.err.startswith("own.yaml 第 4 行")


def test_a_centre_of_which_no_rule_speaks_is_refused(run, tmp_path):
    rules = tmp_path / "own.yaml"
    rules.write_text(OWN, encoding="utf-8")
    asked = ("land", "due", "--settled", 1, "--existing", 90, "--params", rules, "--centre")
    said = run(*asked, "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert "--centre: The rule ours does not say" in said.err


WRONG = {
    "before the first rule": (
        ["--on", "2015-01-01"],
        1,
        "--on: For the nation there is no land rule on 2015-01-01",
    ),
    "an adjustment": (
        ["--adjustment", "0.2"],
        1,
        "--adjustment: The adjustment 0.2 is beyond 0.10",
    ),
    "people below zero": (["--settled", "-1"], 2, "--settled: “-1” is below zero"),
    "land below zero": (["--existing", "-1"], 2, "--existing: “-1” is below zero"),
    "land beyond all numbers": (["--existing", "1e400"], 2, "--existing"),
    "an adjustment beyond all numbers": (["--adjustment", "1e-400"], 2, "--adjustment"),
    "no number": (["--existing", "much"], 2, "much"),
    "a whole number": (["--settled", "1.5"], 2, "--settled: “1.5” is not a whole number"),
    "a day": (["--on", "soon"], 2, "soon"),
    "a year for a day": (["--on", "2018"], 2, "year, month and day, such as 2018-12-31"),
    "a pilot": (["--pilot", "nobody"], 2, "Nearest:"),
    "an area": (["--area", "34"], 2, "--area: “34”"),
    "two areas": (["--area", "340100", "--pilot", "东莞"], 2, "Both --pilot and --area"),
}


@pytest.mark.parametrize(("words", "code", "told"), WRONG.values(), ids=WRONG)
def test_wrong_words_are_told_in_both_languages(run, words, code, told):
    given = {"--settled": "1000", "--existing": "90", "--on": "2018-12-31"}
    given |= dict(zip(words[::2], words[1::2], strict=True))
    asked = [word for pair in given.items() for word in pair]
    english = run("land", "due", *asked, "--lang", "en")
    assert (english.code, english.out) == (code, "")
    assert told in english.err
    assert any("\u4e00" <= sign <= "\u9fff" for sign in run("land", "due", *asked).err)


def test_a_fault_of_the_table_is_told_with_row_and_column(run, file):
    file.write_text(LAND.replace("2017,20000", "2017,x"), encoding="utf-8")
    said = run("land", "balance", file, "--lang", "en")
    assert said.code == 1
    assert "land.csv, row 3, column settled" in said.err


def test_a_table_of_a_chinese_office_is_read(run, file):
    heads = "区划代码,年份,落户人数,现状人均用地,中心城区,省级调整,下达（亩）,使用（亩）"
    lines = LAND.replace("141,,", "141,否,").splitlines()[1:]
    file.write_bytes("\n".join([heads, *lines]).encode("gb18030"))
    rows = run("land", "balance", file, "--format", "csv").rows
    assert [row["due_mu"] for row in rows] == ["", "1200"]


def test_the_rule_is_named_on_a_terminal(run):
    asked = ("land", "due", "--settled", 1, "--existing", 110, "--area", "340100")
    said = run(*asked, "--on", "2018-12-31")
    assert "安徽省" in said.out
    assert "anhui " not in said.out


def test_a_table_that_is_not_there(run):
    said = run("land", "balance", "nothing.csv", "--lang", "en")
    assert said.code == 2
    assert "nothing.csv" in said.err
