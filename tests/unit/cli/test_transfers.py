"""``shidian transfers``: every verb on small tables, and every wrong word told."""

import io
import re
from hashlib import sha256

import pytest
from openpyxl import load_workbook

from shidian.cli.cost.options import Asked
from shidian.cli.package import programme
from shidian.cli.transfers.linking import linked
from shidian.cli.transfers.planned import plan_of
from shidian.programme import find_pilot
from tests.unit.cli.answers import Ask, asking
from tests.unit.cli.fiscal import KNOWN, LAND, PLACES, office

OURS = "the formula used here is this project's, not the ministry's."


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def files(tmp_path):
    return office(tmp_path)


@pytest.fixture
def places(files):
    return ["--settled", files["settled"], "--places", files["places"]]


def test_the_award_is_divided_to_the_fen(run, places):
    said = run("transfers", "award", *places, "--pool", "1000", "--format", "csv")
    # U is 100 + 50 x 0.3 x 0.8 = 112 and 300; V is 10 and 30 thousand; 500 yuan each
    assert [row["yuan"] for row in said.rows] == ["260.92", "739.08"]
    assert said.rows[0]["area_name"] == "大连市"


@pytest.mark.parametrize("format", ["table", "csv", "json", "jsonl", "xlsx"])
def test_the_sentence_on_the_formula_comes_with_every_format(run, places, format):
    said = run(
        *("transfers", "award", *places, "--pool", "1000", "--format", format, "--lang", "en")
    )
    assert said.code == 0, said.err
    told = said.out if format == "table" else said.err
    assert OURS in told


def test_the_fund_of_a_year_is_the_pool(run, places):
    rows = run("transfers", "award", *places, "--year", "2018", "--format", "csv").rows
    assert sum(float(row["yuan"]) for row in rows) == 30_000_000_000


def test_the_fund_of_a_year_and_codes_that_nobody_knows_are_told(run, places, files):
    for name in ("settled", "places", "equalization"):
        text = files[name].read_text(encoding="utf-8").replace("441900", "999999")
        files[name].write_text(text, encoding="utf-8")
    told = "1 of the area codes: 999999."
    said = run("transfers", "award", *places, "--year", 2022, "--lang", "en")
    assert "is the nation's pool" in said.err and told in said.err
    said = run("transfers", "award", *places, "--pool", 10, "--lang", "en")
    assert "the nation's pool" not in said.err
    asked = ("transfers", "equalize", "--places", files["equalization"], "--lang", "en")
    said = run(*asked, "--pool", 400.01)
    assert told in said.err and "more than all gaps together, 400 yuan" in said.err


def test_limits_hold(run, places):
    asked = ("transfers", "award", *places, "--pool", 1000)
    rows = run(*asked, "--cap", "2.5", "--format", "csv").rows
    assert [row["yuan"] for row in rows] == ["250.00", "750.00"]  # of 100 and 300 last year
    said = run(*asked, "--hold", 3, "--lang", "en")
    assert said.code == 1
    assert "--hold: The least amounts sum to 1200.00 yuan" in said.err


def test_one_pilot_is_shown(run, places):
    rows = run("transfers", "award", *places, "--pool", 1000, "-p", "东莞", "-f", "csv").rows
    assert [row["area"] for row in rows] == ["441900"]


def test_the_award_in_excel_has_formulas(run, places, tmp_path):
    book = tmp_path / "award.xlsx"
    assert run("transfers", "award", *places, "--pool", 1000, "-o", book).code == 0
    cells = [
        str(cell.value)
        for sheet in load_workbook(io.BytesIO(book.read_bytes()))
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(cell.startswith("=") for cell in cells)
    assert any("不是财政部的" in cell for cell in cells)


def test_an_official_award_is_refused(run, places):
    said = run("transfers", "award", *places, "--pool", 1000, "--official", "--lang", "en")
    assert said.code == 1
    assert "The formula of the award is this project's" in said.err


def test_own_terms_stand_in_the_place_of_the_package_s(run, places, tmp_path):
    terms = tmp_path / "terms.yaml"
    text = (
        'terms: {weights: {inter: "1", same: "1"}, taper: ["1", "1"], people_share: "1"}\n'
        "source: {document: budget, confidence: high}\n"
        "factors_source: {document: budget, confidence: high}\n"
    )
    terms.write_text(text, encoding="utf-8")
    asked = ("transfers", "award", *places, "--pool", 900, "--params", terms)
    assert [row["yuan"] for row in run(*asked, "-f", "csv").rows] == ["300.00", "600.00"]
    terms.write_text(text.replace('people_share: "1"', 'people_share: "2"'), encoding="utf-8")
    said = run(*asked, "--lang", "en")
    assert said.code == 1
    assert said.err.startswith("terms.yaml, row 1")


def test_the_equalization_transfer_follows_the_gap(run, files):
    said = run(
        *("transfers", "equalize", "--places", files["equalization"], "--pool", "400"),
        *("--format", "csv", "--lang", "en"),
    )
    assert [row["yuan"] for row in said.rows] == ["300.00", "100.00"]
    assert "both are assumed" in said.err


def test_its_weights_can_be_changed(run, files):
    asked = ("transfers", "equalize", "--places", files["equalization"], "--pool", "400")
    said = run(*asked, "--set", "weight_difficulty=0.5", "--format", "csv")
    # one place stands one deviation above the mean, the other one below: k is 1.5 and 0.5
    assert [row["yuan"] for row in said.rows] == ["360.00", "40.00"]


def test_a_province_passes_on_what_it_does_not_keep(run, files):
    said = run(
        *("transfers", "pass-through", "--params", files["terms"]),
        *("--places", files["counties"], "--pool", "1000", "--format", "csv"),
    )
    # 900 yuan: 540 by 1 : 3, 360 by halves
    assert [row["yuan"] for row in said.rows] == ["315.00", "585.00"]


def test_what_the_province_keeps_and_what_is_left_are_shown(run, files, tmp_path):
    terms = files["terms"].read_text(encoding="utf-8") + 'limits: {cap: "1"}\n'
    files["terms"].write_text(terms, encoding="utf-8")
    counties = files["counties"].read_text(encoding="utf-8")
    files["counties"].write_text(counties.replace("20,1,\n", "20,1,300\n"), encoding="utf-8")
    asked = ("transfers", "pass-through", "--params", files["terms"])
    asked = (*asked, "--places", files["counties"], "--pool", "1000", "--lang", "en")
    # 900 yuan are passed on, and two counties may have 300 each
    sums = {"Amount": 1000, "Kept by the province": 100, "Counties in all": 600, "Left": 300}
    said = run(*asked).out
    for name, yuan in sums.items():
        assert re.search(rf"{name} +{yuan}\.00", said)
    book = tmp_path / "book.xlsx"
    assert run(*asked, "-o", book).code == 0
    sheet = load_workbook(io.BytesIO(book.read_bytes()))["What becomes of the amount"]
    cells = dict(sheet.iter_rows(min_row=2, values_only=True))
    assert list(cells) == list(sums)
    assert all(one.startswith("=") for one in cells.values())


def test_an_official_pass_through_needs_an_amount_with_a_source(run, files):
    said = run(
        *("transfers", "pass-through", "--params", files["terms"], "--official"),
        *("--places", files["counties"], "--pool", "1000", "--lang", "en"),
    )
    assert said.code == 1
    assert "column amount" in said.err


def test_a_change_shows_who_gains_and_who_loses(run, places):
    said = run(
        *("transfers", "change", "award", *places, "--pool", 1000),
        *("--set", "weights.same=0", "--format", "csv"),
    )
    # U falls from 112 to 100 of 400: 500 x 100/400 = 125 for the first place
    differences = [row["difference"] for row in said.rows]
    assert differences == ["-10.92", "10.92"]


def test_a_larger_pool_is_a_change_too(run, files):
    said = run(
        *("transfers", "change", "pass-through", "--params", files["terms"]),
        *("--places", files["counties"], "--pool", "1000", "--set", "pool=2000", "--lang", "en"),
    )
    assert "Places that gain: 2, 900.00 yuan in all; that lose: 0, 0.00 yuan." in said.out


IGNORED = {
    "limits of the equalization": (
        ["equalize", "--hold", "0.99", "--year", "2016", "--settled", "nofile.csv"],
        ("--settled", "--year", "--hold"),
    ),
    "a fund for a province": (["pass-through", "--year", "2016"], ("--year",)),
}


@pytest.mark.parametrize(("words", "options"), IGNORED.values(), ids=IGNORED)
def test_what_a_division_does_not_take_is_refused(run, files, words, options):
    said = run(
        *("transfers", "change", *words, "--places", files["equalization"]),
        *("--pool", "400", "--set", "weight_gap=2", "--lang", "en"),
    )
    assert (said.code, said.out) == (2, "")
    for option in options:
        assert f"{option}: " in said.err


def test_people_money_and_land_are_linked(run, files):
    said = run(
        *("transfers", "link", "-p", "东莞", "--known", files["known"]),
        *("--land", files["land"], "--format", "csv"),
    )
    by_year = {row["year"]: row for row in said.rows}
    assert list(by_year) == ["2015", "2016", "2017", "2018", "2019", "2020"]
    assert (by_year["2016"]["planned"], by_year["2016"]["filed"]) == ("250000", "200000")
    assert by_year["2016"]["people_gap"] == "50000"
    # 10,000 people at 80 m2 are 1,200 mu
    assert float(by_year["2017"]["land_due"]) == 1200
    assert float(by_year["2017"]["land_gap"]) == 400
    assert by_year["2018"]["filed"] == ""
    assert by_year["2016"]["filed_from"] == "年报"


def test_a_pilot_without_a_cost_model_is_linked_and_its_cost_says_why(run, files):
    said = run("transfers", "link", "-p", "江苏", "--known", files["known"], "-f", "csv")
    assert said.code == 0, said.err
    by_year = {row["year"]: row for row in said.rows}
    assert (by_year["2016"]["filed"], by_year["2016"]["cost"]) == ("200000", "")
    assert by_year["2016"]["cost_unstated_from_en"] == "the pilot has no cost model of its own"
    assert "地方承担（试点没有自己的成本模型）没有数据" in by_year["2016"]["why"]
    assert float(by_year["2016"]["planned"]) > 0
    asked = ("transfers", "link", "-p", "江苏", "--rules", "none", "--lang", "en")
    assert "No cost model is named" in run(*asked).err  # rules are for a cost


def test_a_plan_without_people_is_linked_over_the_years_of_the_tables(run, files):
    asked = ("transfers", "link", "-p", "宁波")
    said = run(*asked, "--known", files["known"], "-f", "csv")
    assert [(row["year"], row["planned"], row["filed"]) for row in said.rows] == [
        ("2016", "", "200000")
    ]
    years = run(*asked, "--known", files["known"], "--years", "2015-2017", "-f", "csv").rows
    assert [row["year"] for row in years] == ["2015", "2016", "2017"]
    said = run(*asked, "--lang", "en")
    assert said.code == 1
    assert "states no people and year" in said.err


def test_rows_that_the_linkage_would_drop_are_refused(run, files):
    files["known"].write_text("year,filed,received,source\n2009,1,1,年报\n", encoding="utf-8")
    asked = ("transfers", "link", "-p", "东莞", "--lang", "en")
    said = run(*asked, "--known", files["known"])
    assert said.code == 1
    assert "known.csv, row 2, column year" in said.err
    text = files["land"].read_text(encoding="utf-8")
    files["land"].write_text(text + "340100,2016,5,,,,,\n", encoding="utf-8")
    said = run(*asked, "--land", files["land"])
    assert said.code == 1
    assert "land.csv, row 4, column area" in said.err


def test_every_table_of_a_linkage_is_known_by_its_hash(tmp_path):
    paths = [tmp_path / name / "2016.csv" for name in ("known", "land")]
    for path, text in zip(paths, (KNOWN, LAND), strict=True):
        path.parent.mkdir()
        path.write_text(text, encoding="utf-8")
    package = programme()
    pilot = find_pilot(package, "东莞")
    plan = plan_of(package, pilot, Asked("东莞", *[None] * 6), [], "en")
    found = linked(package, pilot, plan, *paths)
    for name, text in (("known", KNOWN), ("land", LAND)):
        assert found.hashes[name] == sha256(text.encode()).hexdigest()


def test_on_a_terminal_the_sources_of_the_linkage_are_left_out(run):
    said = run("transfers", "link", "-p", "长沙", "--lang", "en")
    assert said.code == 0, said.err
    assert "from" not in said.out


@pytest.mark.parametrize(
    ("residents", "size"),
    [
        ("50", "Medium"),
        ("49.9", "Small"),
        ("300", "Large city type I"),
        ("500", "Super-large city"),
    ],
)
def test_the_class_of_a_city(run, residents, size):
    said = run(
        *("transfers", "city", "--residents", residents, "--on", "2016-01-01", "--lang", "en")
    )
    assert said.code == 0, said.err
    assert size in said.out


def test_the_dates_of_a_permit(run):
    said = run(
        *("transfers", "permit", "--arrived", "2016-01-31", "--applied", "2016-08-01"),
        *("--issued", "2016-08-10"),
        *("--endorsed", "2017-08-01", "--on", "2018-03-01", "--lang", "en"),
    )
    assert "First day to apply  2016-07-31" in said.out
    assert "Endorse until       2018-08-10" in said.out


def test_a_permit_is_told_without_more_than_the_arrival(run):
    said = run("transfers", "permit", "--arrived", "2015-08-31", "-f", "csv")
    assert {row["name_en"]: row["value"] for row in said.rows}["First day to apply"] == "2016-02-29"


WRONG = {
    "no files": (["award", "--pool", "1"], 2, "--settled"),
    "no places": (["equalize", "--pool", "1"], 2, "--places"),
    "no terms": (["pass-through", "--places", "x.csv", "--pool", "1"], 2, "--params"),
    "a missing file": (["equalize", "--places", "x.csv", "--pool", "1"], 2, "x.csv"),
    "a division": (["change", "gifts", "--set", "x=1"], 2, "There is no division of money called"),
    "no change": (["change", "award"], 2, "No term is changed."),
    "residents": (["city", "--residents", "many"], 2, "many"),
    "residents below zero": (
        ["city", "--residents", "-1", "--on", "2018-01-01"],
        2,
        "--residents: “-1” is below zero",
    ),
    "a day": (["city", "--residents", "50", "--on", "soon"], 2, "soon"),
    "a day before the regulation": (["city", "--residents", "50", "--on", "2015-12-31"], 1, "2016"),
    "an arrival": (["permit", "--arrived", "soon"], 2, "--arrived"),
    "a far day": (
        ["permit", "--arrived", "9999-12-31"],
        1,
        "--arrived: The year 9999 lies outside",
    ),
    "residents beyond all numbers": (["city", "--residents", "1e400"], 2, "--residents"),
    "days out of order": (
        ["permit", "--arrived", "2017-01-01", "--issued", "2016-01-01", "--on", "2018-01-01"],
        1,
        "out of order",
    ),
    "no pilot": (["link"], 2, "PILOT"),
    "a wrong verb": (["awards"], 2, "Nearest: award"),
}


@pytest.mark.parametrize(("words", "code", "told"), WRONG.values(), ids=WRONG)
def test_wrong_words_are_told_in_both_languages(run, words, code, told):
    english = run("transfers", *words, "--lang", "en")
    assert (english.code, english.out) == (code, "")
    assert told in english.err
    chinese = run("transfers", *words)
    assert chinese.code == code
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.err)


POOLS = {
    "none": ([], 2, "Use --year YEAR or --pool YUAN, not both."),
    "both": (["--pool", "1", "--year", "2018"], 2, "Use --year YEAR or --pool YUAN, not both."),
    "empty": (["--pool", "0"], 1, "--pool: The pool is 0 yuan"),
    "not a number": (["--pool", "much"], 2, "much"),
    "less than a fen": (["--pool", "0.001"], 1, "0.001"),
    "a year without a fund": (["--year", "2012"], 1, "2012"),
    "a term": (["--pool", "1", "--set", "x=1"], 1, "There is no parameter “x”."),
    "a pilot": (["--pool", "1", "-p", "武汉"], 2, "The result has no row for"),
    "weights of zero for those who came": (
        ["--pool", "1", "--set", "weights.inter=0", "--set", "weights.same=0"],
        1,
        "settled.csv, column people: The pot “people settled” holds 0.5 of the pool",
    ),
    "weights of zero": (
        ["--pool", "1", *(f"--set=weights.{one}=0" for one in ("inter", "intra", "same"))],
        1,
        "award.yaml, column weights: All of them are zero",
    ),
    "a weight below zero": (["--pool", "1", "--set", "weights.inter=-1"], 1, "weights.inter is -1"),
    "a limit": (["--pool", "1", "--cap", "-1"], 1, "--cap: The limit cap is -1"),
}


@pytest.mark.parametrize(("words", "code", "told"), POOLS.values(), ids=POOLS)
def test_a_pool_and_terms_that_cannot_be_used(run, places, words, code, told):
    said = run("transfers", "award", *places, *words, "--lang", "en")
    assert said.code == code, said.err
    assert told in said.err


def test_an_equalization_without_a_pool_is_refused(run, files):
    said = run("transfers", "equalize", "--places", files["equalization"], "--lang", "en")
    assert said.code == 2
    assert "--pool" in said.err


def test_faults_of_a_table_are_told_with_row_and_column(run, places, files):
    files["places"].write_text(PLACES.replace("210200,10", "210200,x"), encoding="utf-8")
    said = run("transfers", "award", *places, "--pool", 1000, "--lang", "en")
    assert said.code == 1
    assert "places.csv, row 2, column pupils" in said.err


WORKBOOKS = {
    "the award": ["award", "--settled", "settled", "--places", "places", "--pool", "1000"],
    "the equalization": ["equalize", "--places", "equalization", "--pool", "400"],
    "the pass-through": [
        *("pass-through", "--params", "terms", "--places", "counties", "--pool", "1000")
    ],
    "the linkage": ["link", "-p", "东莞", "--known", "known", "--land", "land"],
    "a city": ["city", "--residents", "350", "--on", "2018-01-01"],
    "a permit": ["permit", "--arrived", "2016-01-31", "--issued", "2016-08-10"],
}
CHINESE = {"是", "否", "元", "人", "亩", "高", "未核实", "方案", "没有数据", "本市", "跨省"}
CODES = {"inter", "same", "home", "job", "job_years", "insurance", "allowed", "ratio", "m2/人"}


@pytest.mark.parametrize("words", WORKBOOKS.values(), ids=WORKBOOKS)
def test_a_workbook_speaks_one_language_and_no_codes(run, files, tmp_path, words):
    book = tmp_path / "book.xlsx"
    asked = [str(files.get(word, word)) for word in words]
    assert run("transfers", *asked, "--output", book, "--lang", "en").code == 0
    sheets = load_workbook(io.BytesIO(book.read_bytes())).worksheets
    cells = [cell.value for sheet in sheets for row in sheet.iter_rows() for cell in row]
    assert not any(isinstance(cell, bool) for cell in cells)
    assert not (CHINESE | CODES) & {cell for cell in cells if isinstance(cell, str)}
    heads = [str(cell.value) for sheet in sheets for cell in sheet[1]]
    assert not any("\u4e00" <= sign <= "\u9fff" for head in heads for sign in head)


def test_a_city_in_words_on_a_terminal(run):
    said = run(*("transfers", "city", "--residents", "350", "--on", "2018-01-01", "--lang", "en"))
    assert "some years of social insurance" in said.out
    assert "settlement by points is allowed" in said.out
    assert "job_years" not in said.out
    assert "10,000 persons" in said.out


def test_a_gap_without_a_value_says_what_it_lacks(run, files):
    said = run("transfers", "link", "-p", "东莞", "--known", files["known"], "--lang", "en")
    assert "the cost is not divided between centre and localities" in said.out
    assert "no value of land due and land granted" in said.out


def test_tables_of_a_chinese_office_are_read(run, files):
    files["known"].write_bytes(
        "年份\t上报落户\t收到转移支付（元）\t来源\n2016\t5\t\t年报\n".encode("gb18030")
    )
    rows = run("transfers", "link", "-p", "东莞", "--known", files["known"], "-f", "csv").rows
    assert {row["year"]: row["filed"] for row in rows}["2016"] == "5"


def test_an_empty_table_and_a_workbook_are_told(run, files, places):
    files["settled"].write_bytes(b"")
    said = run("transfers", "award", *places, "--pool", 1000)
    assert said.code == 1
    assert "settled.csv：表是空的。" in said.err
    files["settled"].write_bytes(b"PK\x03\x04")
    said = run("transfers", "award", *places, "--pool", 1000, "--lang", "en")
    assert "settled.csv: This is a workbook, not CSV." in said.err


def test_a_day_before_the_arrival_is_remarked(run):
    said = run("transfers", "permit", "--arrived", "2018-01-31", "--on", "2017-01-01")
    assert said.code == 0
    assert "2017-01-01 还没有到达，2018-01-31 才到。" in said.err


def test_an_endorsement_that_does_not_count_is_remarked(run):
    said = run(
        *("transfers", "permit", "--arrived", "2015-01-01", "--issued", "2016-01-01"),
        *("--endorsed", "2016-11-20", "--on", "2017-01-05", "--lang", "en"),
    )
    assert said.code == 0
    assert "it does not count" in said.err


@pytest.mark.parametrize("yuan", ["-5", "1.001"])
def test_a_receipt_that_nobody_can_have_got_is_refused(run, files, yuan):
    files["known"].write_text(f"year,filed,received,source\n2016,1,{yuan},a\n", encoding="utf-8")
    said = run("transfers", "link", "-p", "东莞", "--known", files["known"], "--lang", "en")
    assert said.code == 1
    assert "known.csv, row 2, column received" in said.err
