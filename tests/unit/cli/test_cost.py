"""``shidian cost`` and ``share``: every verb on real models, and every wrong word told."""

import io
import json

import pytest
from docx import Document
from openpyxl import load_workbook

from tests.unit.cli.answers import Ask, asking
from tests.unit.cli.fiscal import office


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def files(tmp_path):
    return office(tmp_path)


@pytest.fixture
def own(files):
    """The options that ask about the office's own files."""
    return [
        *("--model", files["model"], "--rules", files["rules"]),
        *("--people", files["people"]),
    ]


def test_models_and_rules_are_listed(run):
    rows = run("cost", "list", "--format", "csv").rows
    models = {row["code"] for row in rows if row["kind"] == "model"}
    rules = {row["code"] for row in rows if row["kind"] == "rules"}
    assert {"cass-2013-nation", "drc-2010", "seven-components", "guangming"} <= models
    assert {"wuhan", "weihai", "huizhou", "luoyang", "yuncheng", "yuzhou"} <= rules
    [seven] = [row for row in rows if row["code"] == "seven-components"]
    assert (seven["entries"], seven["open"]) == ("7", "7")


def test_those_of_one_pilot_are_listed(run):
    said = run("cost", "list", "--pilot", "大连", "--lang", "en")
    assert said.out.count("dalian") == 2
    assert "2 rows" in said.out


def test_a_pilot_alone_is_enough(run):
    said = run("cost", "run", "--pilot", "大连", "--format", "csv")
    assert said.code == 0, said.err
    # 1.2 million people at 110,000 yuan; 40, 32 and 28 per cent
    sums = {
        name: sum(float(row[name]) for row in said.rows)
        for name in ("yuan", "government", "enterprise", "person")
    }
    assert sums == {
        "yuan": 132e9,
        "government": 52.8e9,
        "enterprise": 42.24e9,
        "person": 36.96e9,
    }


def test_a_model_of_a_pilot_brings_its_people(run):
    by_model = run("cost", "run", "--model", "dalian", "--format", "csv").out
    assert by_model == run("cost", "run", "--pilot", "04", "--format", "csv").out


def test_a_person_sees_totals_in_one_language(run, own):
    english = run("cost", "run", *own, "--lang", "en")
    assert english.code == 0, english.err
    # works 30 x 1000, schooling 10 x 100 + 30 x 100
    assert "34000.00" in english.out
    assert "A model of one's own" in english.out
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in english.out)
    assert "自己的模型" in run("cost", "run", *own).out


@pytest.mark.parametrize(
    "view",
    ["summary", "totals", "cells", "list", "person", "parameters", "warnings", "receipt"],
)
def test_every_view_is_given(run, own, view):
    said = run("cost", "run", *own, "--view", view, "--format", "jsonl")
    assert said.code == 0, said.err
    assert said.lines


def test_years_bound_what_is_counted(run, own):
    rows = run("cost", "run", *own, "--years", "2016", "--view", "cells", "-f", "csv").rows
    assert {row["year"] for row in rows} == {"2016"}
    assert [row["yuan"] for row in rows] == ["20000.00", "3000.00"]


def test_a_changed_number_counts_and_is_told(run, own):
    said = run(
        *("cost", "run", *own, "--set", "items.works.cost=500", "--view", "totals"),
        *("-f", "csv", "--lang", "en"),
    )
    assert said.rows[0]["yuan"] == "15000.00"
    assert " Works," not in said.err.split("Unverified numbers")[1]
    assert "“Works” was entered by whoever asked and has no source" in said.err


def test_a_model_of_elsewhere_is_told_for_a_pilot(run):
    said = run("cost", "run", "-p", "09", "--model", "cass-2013-nation", "--lang", "en")
    assert "the plan of this pilot does not state it" in said.err
    own = run("cost", "run", "-p", "04", "--lang", "en")
    assert "the plan of this pilot does not state it" not in own.err


def test_people_whom_a_pace_moves_beyond_the_years_are_told(run):
    # 1,200,000 over fifteen years, of which six are counted: 80,000 a year
    years = ("--years", "2015-2020", "--pace", "2015-2029")
    said = run("cost", "change", "-p", "04", *years, "--lang", "en")
    assert "The 719,995 people who come or settle after 2020 are not counted" in said.err


def test_rules_can_be_left_out(run, own):
    rows = run("cost", "run", *own[:2], *own[4:], "--rules", "none", "-f", "csv").rows
    assert "payer" not in rows[0]
    assert "city" not in rows[0]


def test_rules_that_cannot_divide_the_model_are_left_out_and_told(run):
    said = run("cost", "run", "-p", "武汉", "--model", "cass-2013-nation", "--lang", "en")
    assert said.code == 0
    assert "The pilot's rules wuhan cannot divide this model" in said.err


def test_rules_that_were_named_are_refused_with_their_place(run):
    said = run(
        *("cost", "run", "-p", "武汉", "--model", "cass-2013-nation", "--rules", "wuhan"),
        *("--lang", "en"),
    )
    assert said.code == 1
    assert "cost/sharing/wuhan.yaml, row 14, character 5, rules[1].payers" in said.err


def test_a_cost_that_no_source_states_is_not_calculated(run):
    said = run("cost", "run", "--model", "seven-components", "--lang", "en")
    assert said.code == 1
    assert "items.schooling: No source states what this item costs." in said.err


def test_an_official_run_is_refused_without_a_source_of_the_people(run, own):
    said = run("cost", "run", *own, "--official", "--lang", "en")
    assert said.code == 1
    assert "people.csv: The people have no source." in said.err


def official_words(
    own, files, document="plan-2014", source=",source,confidence", cells=",年报,high"
):
    """The options of an official list, the files of which name a document and people's source."""
    for name in ("model", "rules"):
        text = files[name].read_text("utf-8").replace("budget", document)
        files[name].write_text(text, encoding="utf-8")
    head, *rows = files["people"].read_text("utf-8").splitlines()
    lines = [head + source, *(row + cells for row in rows)]
    terms = "terms: {document: plan-2014, confidence: high}\n"
    with files["model"].open("a", encoding="utf-8") as model:
        model.write(terms)
    files["people"].write_text("\n".join(lines) + "\n", encoding="utf-8")
    return ("share", *own, "--official", "--format", "docx")


def test_own_files_with_sources_of_the_package_may_be_official(run, own, files):
    said = run(*official_words(own, files))
    assert said.code == 0, said.err
    document = Document(io.BytesIO(said.bytes))
    cells = {cell.text for table in document.tables for row in table.rows for cell in row.cells}
    assert {"人数的来源", "年报"} <= cells
    assert "非正式结果" not in "".join(one.text for one in document.paragraphs)


UNOFFICIAL = {
    "a document that the package does not have": ({"document": "nosuch-doc"}, "model.yaml"),
    "people without a confidence": ({"source": ",source", "cells": ",年报"}, "people.csv"),
    "people without a source": ({"source": "", "cells": ""}, "people.csv"),
}


@pytest.mark.parametrize(("words", "file"), UNOFFICIAL.values(), ids=UNOFFICIAL)
def test_an_official_list_of_own_files_is_refused_at_the_file(run, own, files, words, file):
    said = run(*official_words(own, files, **words))
    assert said.code == 1
    assert said.err.startswith(file)


def test_an_official_run_of_a_plan_is_refused_while_its_people_are_assumed(run):
    said = run("cost", "run", "-p", "大连", "--official", "--lang", "en")
    assert said.code == 1
    assert "spread" in said.err


def test_the_figures_of_plans_are_recomputed(run):
    rows = run("cost", "cases", "--format", "csv").rows
    found = {(row["case"], row["check"]): row for row in rows}
    assert found["dalian-cost", "people"]["verdict_en"] == "closes for another year"
    assert found["lankao-cost", "each"]["rounding_en"] == "equal when cut off"
    [changsha] = run("cost", "cases", "-p", "长沙", "-f", "jsonl").lines
    # 156,615 yuan x 1.7 million people
    assert (changsha["stated"], changsha["recomputed"]) == ("2662.46", "2662.455")
    assert (changsha["unit"], changsha["rounding"]) == ("亿元", "四舍五入后相等")
    assert "156,615" in changsha["said_en"]


def test_gaps_of_funds_are_numbers_that_can_be_sorted(run):
    rows = run("cost", "cases", "-f", "csv").rows
    missing = {row["case"]: float(row["missing"]) for row in rows if row["missing"]}
    # 青岛: 10 × 5.7 - 30; 东莞: 150 × 16.7 - 200, both in 亿元
    assert missing == {"qingdao-cost": 27e8, "dongguan-cost": 2305e8}


def test_what_is_a_limit_is_stated_and_not_recomputed(run):
    rows = run("cost", "cases", "-f", "csv").rows
    limits = [row for row in rows if row["verdict_en"] == "limit" and row["check"]]
    assert limits
    assert all(row["stated"] and not row["recomputed"] for row in limits)
    assert any(not row["check"] and not row["stated"] and row["said"] for row in rows)


NOTHING = {
    "cases": "The plan of Ningbo states no cost and no funds.",
    "list": "There is no cost model and there are no sharing rules of Ningbo",
}


@pytest.mark.parametrize(("verb", "told"), NOTHING.items(), ids=NOTHING)
def test_a_plan_without_cost_is_told(run, verb, told):
    said = run("cost", verb, "-p", "宁波", "--lang", "en")
    assert (said.code, said.out) == (0, "")
    assert told in said.err


CONTRADICTIONS = {
    "a workbook that would be csv": ("cost", "list", "-f", "csv", "-o", "x.xlsx"),
    "a list that would be a workbook": ("share", "-p", "大连", "-f", "xlsx", "-o", "x.docx"),
    "money": ("transfers", "city", "--residents", "1", "-f", "json", "-o", "x.csv"),
}


@pytest.mark.parametrize("words", CONTRADICTIONS.values(), ids=CONTRADICTIONS)
def test_a_file_whose_ending_contradicts_the_format_is_not_written(run, words, tmp_path):
    path = tmp_path / words[-1]
    said = run(*words[:-1], path, "--lang", "en")
    assert said.code == 2
    assert f"and the file is called {path}" in said.err
    assert not path.exists()


def test_years_without_people_are_left_out_on_a_terminal_only(run, own, files):
    files["people"].write_text(
        "year,origin,step,people\n2015,same_city,registered,10\n2015,same_county,registered,0\n",
        encoding="utf-8",
    )
    assert "same county" not in run("share", *own, "--lang", "en").out
    counted = [row["people"] for row in run("share", *own, "-f", "csv").rows]
    assert "0" in counted


def test_documents_stand_by_their_titles_on_a_terminal_and_by_their_codes_in_files(run):
    words = ("cost", "run", "-p", "大连", "--view", "parameters")
    assert "国家新型城镇化综合试点总体实施方案" in run(*words).out
    assert "plan-2014" not in run(*words).out
    [row, *_] = run(*words, "-f", "csv").rows
    assert row["source"] == "plan-2014"
    assert row["source_name_en"].startswith("Overall Implementation Plan")


def test_numbers_are_moved_one_by_one(run, own):
    rows = run("cost", "tornado", *own, "--format", "csv").rows
    bars = {row["path"]: (row["at_low"], row["at_high"], row["assumed"]) for row in rows}
    assert bars["items.works.cost"] == ("31000.00", "37000.00", "")
    assert bars["items.school.cost"] == ("33600.00", "34400.00", "yes")
    swings = [float(row["swing"]) for row in rows]
    assert swings == sorted(swings, reverse=True)


def test_what_one_payer_bears_is_moved(run, own):
    rows = run("cost", "tornado", *own, "--payer", "province", "-f", "csv").rows
    [works] = [row for row in rows if row["path"] == "items.works.cost"]
    assert (works["at_low"], works["at_high"]) == ("8100.00", "9900.00")


def test_draws_lie_within_the_interval_and_repeat(run, own):
    once = run("cost", "draws", *own, "--draws", 500, "--seed", 7, "--format", "csv")
    assert once.out == run("cost", "draws", *own, "--draws", 500, "--seed", 7, "-f", "csv").out
    assert once.out != run("cost", "draws", *own, "--draws", 500, "--seed", 8, "-f", "csv").out
    whole = once.rows[0]
    assert 31_000 < float(whole["p5"]) < float(whole["p50"]) < float(whole["p95"]) < 37_000


def test_a_model_without_intervals_is_said_to_draw_the_same(run):
    said = run("cost", "draws", "-p", "大连", "--draws", 10, "--lang", "en")
    assert "The model has no intervals" in said.err


def test_the_first_year_that_revenue_does_not_carry(run, own, files):
    said = run(
        *("cost", "afford", *own, "--revenue", files["revenue"], "--payer", "city"),
        *("--limit", "0.9", "--lang", "en"),
    )
    # the city bears 8,000 of 50,000 and 17,000 of 12,000
    assert "From 2016 on more than 0.9 of revenue is borne." in said.out
    rows = run("cost", "afford", *own, "--revenue", files["revenue"], "-f", "csv").rows
    assert [row["yuan"] for row in rows] == ["11000.00", "23000.00"]


def test_years_without_revenue_are_not_judged(run, own, files):
    files["revenue"].write_text("year,amount,unit,source\n2016,9,万元,决算\n", encoding="utf-8")
    said = run("cost", "afford", *own, "--revenue", files["revenue"], "--lang", "en")
    assert "No year whose revenue is known exceeds 1 of revenue." in said.out
    assert "cannot be judged: 2015." in said.out


def test_a_change_is_set_beside_what_was(run, own):
    rows = run("cost", "change", *own, "--set", "people=2", "--format", "csv").rows
    assert (rows[0]["before"], rows[0]["after"]) == ("34000.00", "68000.00")


def test_the_same_people_can_come_later(run, own):
    rows = run("cost", "change", *own, "--pace", "2016-2017", "--format", "csv").rows
    years = {row["name"]: (row["before"], row["after"]) for row in rows if row["by_en"] == "year"}
    assert years["2015"] == ("11000.00", "0.00")
    assert years["2017"] == ("3000.00", "18000.00")  # 15 x 1000, 30 x 100


def test_an_item_can_be_left_out(run, own):
    rows = run("cost", "change", *own, "--without", "school", "--format", "csv").rows
    assert (rows[0]["before"], rows[0]["after"]) == ("34000.00", "30000.00")


def test_the_list_is_divided_to_the_fen(run, own):
    rows = run("share", *own, "--format", "csv").rows
    assert [row["province"] for row in rows] == ["3000.00", "", "6000.00", ""]
    for row in rows:
        assert float(row["province"] or 0) + float(row["city"]) == float(row["yuan"])


def test_the_list_in_excel_has_formulas(run, own, tmp_path):
    book = tmp_path / "list.xlsx"
    assert run("share", *own, "--output", book).code == 0
    cells = [
        cell.value
        for sheet in load_workbook(io.BytesIO(book.read_bytes()))
        for row in sheet.iter_rows()
        for cell in row
    ]
    assert any(isinstance(value, str) and value.startswith("=ROUND(") for value in cells)


def test_the_list_in_word_says_what_stands_against_it(run, own):
    said = run("share", *own, "--format", "docx", "--lang", "en")
    assert said.code == 0
    text = "\n".join(one.text for one in Document(io.BytesIO(said.bytes)).paragraphs)
    assert "reservation" in text


def test_what_was_paid_stands_beside_what_is_due(run, own, files):
    said = run("share", *own, "--paid", files["paid"], "--format", "json")
    [row] = [row for row in json.loads(said.out)["rows"] if row["paid"]]
    assert (row["due"], row["paid"], row["gap"]) == ("7000.00", "6000.00", "1000.00")


def test_an_official_list_is_refused(run, own):
    assert run("share", *own, "--official").code == 1


WRONG = {
    "a model": (["cost", "run", "--model", "nothing"], 2, "There is no model or rule “nothing”"),
    "no model": (["cost", "run", "-p", "武汉"], 2, "Name one with --model"),
    "a long model": (["cost", "run", "--model", "x" * 300], 2, "There is no model or rule"),
    "a model file": (["cost", "run", "--model", "none.yaml"], 2, "none.yaml"),
    "rules": (["cost", "run", "-p", "04", "--rules", "x"], 2, "There is no model or rule “x”"),
    "no people": (["cost", "run", "--model", "drc-2010"], 2, "Name a --pilot"),
    "a pilot": (["cost", "run", "-p", "大莲"], 2, "Nearest:"),
    "a plan without people": (["cost", "run", "-p", "57"], 1, "states no people"),
    "a view": (["cost", "run", "-p", "04", "--view", "x"], 2, "There is no view x."),
    "a format": (["cost", "run", "-p", "04", "-f", "pdf"], 2, "pdf"),
    "years": (["cost", "run", "-p", "04", "--years", "2020-2015"], 2, "no span of years"),
    "a year": (["cost", "run", "-p", "04", "--years", "soon"], 2, "--years: “soon” is not"),
    "a pace": (["cost", "change", "-p", "04", "--pace", "1066"], 2, "--pace: The year 1066"),
    "no table of numbers": (["share", "-p", "04", "--params", "no.csv"], 2, "no.csv"),
    "a change": (["cost", "run", "-p", "04", "--set", "discount"], 2, "such as discount=1"),
    "a path": (["cost", "run", "-p", "04", "--set", "x=1"], 1, "x"),
    "a number": (["cost", "run", "-p", "04", "--set", "discount=much"], 1, "much"),
    "a list without rules": (["share", "-p", "长沙"], 2, "Name rules with --rules"),
    "a view without rules": (["cost", "run", "-p", "长沙", "--view", "list"], 2, "--rules"),
    "a payer": (["cost", "tornado", "-p", "04", "--payer", "me"], 2, "There is no payer “me”"),
    "a payer without rules": (["cost", "tornado", "-p", "长沙", "--payer", "city"], 2, "--rules"),
    "draws": (["cost", "draws", "-p", "04", "--draws", "0"], 1, "--draws: 0 draws"),
    "no change": (["cost", "change", "-p", "04"], 2, "Nothing is changed."),
    "an item": (["cost", "change", "-p", "04", "--without", "x"], 1, "--without: “x”"),
    "no item left": (["cost", "change", "-p", "04", "--without", "all"], 1, "--without: The cost"),
    "no revenue": (["cost", "afford", "-p", "04"], 2, "REVENUE"),
    "a revenue": (["cost", "afford", "-p", "04", "--revenue", "no.csv"], 2, "no.csv"),
    "a verb": (["cost", "runn"], 2, "Nearest: run"),
}


@pytest.mark.parametrize(("words", "code", "told"), WRONG.values(), ids=WRONG)
def test_wrong_words_are_told_in_both_languages(run, words, code, told):
    english = run(*words, "--lang", "en")
    assert (english.code, english.out) == (code, "")
    assert told in english.err
    chinese = run(*words)
    assert chinese.code == code
    assert any("\u4e00" <= sign <= "\u9fff" for sign in chinese.err)


def test_several_numbers_are_changed_by_a_table(run, own, tmp_path):
    numbers = tmp_path / "改数.csv"
    table = "路径,值\nitems.works.cost,500\nitems.school.cost,50\n"
    numbers.write_bytes(table.encode("gb18030"))
    totals = ("--view", "totals", "-f", "csv", "--params", numbers)
    # works 30 x 500, schooling 10 x 50 + 30 x 50
    assert [row["yuan"] for row in run("cost", "run", *own, *totals).rows[:2]] == [
        "15000.00",
        "2000.00",
    ]
    said = run("cost", "run", *own, *totals, "--set", "items.works.cost=100")
    assert [row["yuan"] for row in said.rows[:2]] == ["3000.00", "2000.00"]
    rows = run("cost", "change", *own, "--params", numbers, "-f", "csv").rows
    assert (rows[0]["before"], rows[0]["after"]) == ("34000.00", "17000.00")
    listed = run("share", *own, "--params", numbers, "-f", "csv").rows
    assert [row["yuan"] for row in listed] == ["5000.00", "500.00", "10000.00", "1500.00"]


PARAMS = {
    "an unknown path": ("path,value\nx,1\n", "numbers.csv, row 2, column x: There is no such"),
    "no number": ("path,value\n\ndiscount,much\n", "numbers.csv, row 3, column discount"),
    "a share": (
        *("path,value\ndiscount,0\nrules[0].shares.city,0.8\n",),
        "numbers.csv, row 3, rules[0].shares: The shares sum to 1.1",
    ),
    "one path twice": ("path,value\ndiscount,0\ndiscount,0.1\n", "numbers.csv, row 3"),
    "no value": ("path,value\ndiscount,\n", "numbers.csv, row 2, column value"),
    "an empty table": ("", "numbers.csv: The table is empty"),
}


@pytest.mark.parametrize(("table", "told"), PARAMS.values(), ids=PARAMS)
def test_a_fault_of_the_table_of_numbers_names_its_row(run, own, tmp_path, table, told):
    numbers = tmp_path / "numbers.csv"
    numbers.write_text(table, encoding="utf-8")
    said = run("share", *own, "--params", numbers, "--lang", "en")
    assert (said.code, said.out) == (1, "")
    assert told in said.err


@pytest.mark.parametrize("verb", ["afford", "tornado"])
def test_payers_who_bear_nothing_are_told(run, own, files, verb):
    revenue = ["--revenue", files["revenue"]] if verb == "afford" else []
    said = run("cost", verb, *own, *revenue, "--payer", "centre", "--payer", "市级", "--lang", "en")
    assert said.code == 0
    assert "By these rules nothing is borne by: centre." in said.err


def test_a_payer_who_is_named_twice_counts_once(run, own):
    once, twice = (
        run("cost", "tornado", *own, *("--payer", "city") * many, "-f", "csv").rows
        for many in (1, 2)
    )
    assert once == twice


def test_a_run_in_excel_has_formulas_and_one_table_has_words(run, own, tmp_path):
    book = tmp_path / "cost.xlsx"
    without = [*own[:2], *own[4:], "--rules", "none"]
    assert run("cost", "run", *without, "--output", book, "--lang", "en").code == 0
    sheets = load_workbook(book).sheetnames
    assert sheets[:4] == ["Summary", "List", "Totals", "One person"]
    said = run("cost", "run", *own, "--view", "parameters", "-f", "xlsx")
    heads, first = list(load_workbook(io.BytesIO(said.bytes)).worksheets[0].values)[:2]
    assert dict(zip(heads, first, strict=True))["未核实"] == "是"


def test_the_lowest_confidence_of_a_model_is_listed(run):
    rows = {row["code"]: row for row in run("cost", "list", "--format", "csv").rows}
    assert rows["drc-2010"]["confidence_en"] != "high"
    assert rows["drc-2010"]["kind_name"] == "成本模型"
    english = run("cost", "list", "-p", "04", "--lang", "en").out
    assert "cost model" in english
    assert "sharing rules" in english


def test_a_unit_is_told_in_the_language_of_the_table(run, own):
    said = run("cost", "run", *own, "--view", "parameters", "--lang", "en").out
    assert "yuan per person" in said
    assert "ratio" not in said
    assert "元/人" in run("cost", "run", *own, "--view", "parameters").out


def test_a_table_of_an_office_is_read(run, own, files):
    table = "年份\t来源地\t步骤\t人数\n2015\t市内跨县\t直接落户\t10\n2016\t市内跨县\t直接落户\t20\n"
    before = run("cost", "run", *own, "-f", "csv").out
    files["people"].write_bytes(table.encode("gb18030"))
    assert run("cost", "run", *own, "-f", "csv").out == before


BAD = {
    "negative people": ("people", "2015,same_city,registered,-1", "people.csv, row 2"),
    "a year left out": (
        *("people", "2015,same_city,registered,1\n2017,same_city,registered,1"),
        "people.csv, row 3, column year: There is no number of people for the year 2016.",
    ),
    "part of a person": ("people", "2015,same_city,registered,1.5", "“1.5” is not a whole"),
    "too many people": ("people", "2015,same_city,registered,9999999999", "too many digits"),
    "an origin": ("people", "2015,moon,registered,1", "people.csv, row 2, column origin"),
    "an empty table": ("people", "", "people.csv: The table has no people."),
}


@pytest.mark.parametrize(("name", "row", "told"), BAD.values(), ids=BAD)
def test_faults_of_a_file_are_told_with_row_and_column(run, own, files, name, row, told):
    files[name].write_text(f"year,origin,step,people\n{row}\n", encoding="utf-8")
    said = run("cost", "run", *own, "--lang", "en")
    assert said.code == 1
    assert told in said.err


def test_rules_for_an_item_that_the_model_lacks_are_refused_with_the_row(run, own, files):
    text = files["rules"].read_text(encoding="utf-8").replace("[works]", "[roads]")
    files["rules"].write_text(text, encoding="utf-8")
    said = run("share", *own, "--lang", "en")
    assert said.code == 1
    assert "rules.yaml, row 7, character 6, rules[0].items" in said.err


def test_an_item_without_a_cost_is_refused_with_the_row(run, own, files):
    text = files["model"].read_text(encoding="utf-8").replace(', cost: {yuan: "100"}', "")
    files["model"].write_text(text, encoding="utf-8")
    said = run("cost", "run", *own, "--lang", "en")
    assert said.code == 1
    assert "model.yaml, row 12, character 5, items.school: No source states" in said.err


def test_shares_over_one_are_refused_with_the_row(run, own, files):
    text = files["rules"].read_text(encoding="utf-8").replace('"0.7"', '"0.8"')
    files["rules"].write_text(text, encoding="utf-8")
    said = run("share", *own, "--lang", "en")
    assert said.code == 1
    assert "rules.yaml, row 7" in said.err
    assert "1.1" in said.err


def test_an_amount_paid_for_an_unknown_item_is_told_with_its_row(run, own, files):
    files["paid"].write_text("year,item,payer,yuan,source\n2015,x,city,1,a\n", encoding="utf-8")
    said = run("share", *own, "--paid", files["paid"], "--lang", "en")
    assert said.code == 1
    assert "paid.csv, row 2, column item" in said.err


def test_a_limit_of_nothing_is_refused_with_its_option(run, own, files):
    asked = ["cost", "afford", *own, "--revenue", files["revenue"], "--limit", "0"]
    said = run(*asked, "--lang", "en")
    assert said.code == 1
    assert "--limit: The share of revenue is limited to 0." in said.err


def test_revenue_of_other_years_judges_no_year(run, own, files):
    files["revenue"].write_text("year,amount,unit,source\n2013,5,万元,决算\n", encoding="utf-8")
    said = run("cost", "afford", *own, "--revenue", files["revenue"], "--lang", "en")
    assert "none can be judged" in said.out
    assert "exceeds" not in said.out.splitlines()[-1]


def test_unverified_numbers_are_named_once_and_at_most_five(run, own):
    said = run("cost", "run", *own)
    assert said.code == 0, said.err
    line = next(one for one in said.err.splitlines() if one.startswith("未核实的数"))
    many, names = line.removeprefix("未核实的数 ").split(" 个：")
    shown = names.split("等。")[0].split("、")
    assert len(shown) == len(set(shown)) == 5
    [summed] = [one for one in said.out.splitlines() if one.startswith("未核实的数")]
    assert summed.split()[-1] == many


def test_an_item_is_left_out_by_its_name(run, own):
    by_id = run("cost", "change", *own, "--without", "school", "--format", "csv")
    by_name = run("cost", "change", *own, "--without", "教育", "--format", "csv")
    assert by_id.rows == by_name.rows != []


def test_a_file_that_is_not_there_is_told_in_chinese(run):
    said = run("cost", "run", "--model", "none.yaml")
    assert said.err.startswith("不能读取 none.yaml：没有这个文件。")


def test_a_head_that_is_missing_is_told_with_what_may_be_written(run, own, files):
    files["people"].write_text("年份,步骤,人数\n2015,直接落户,5\n", encoding="utf-8")
    said = run("cost", "run", *own)
    assert "年份 year、来源地 origin、步骤 step、人数 people" in said.err


def test_no_bar_is_without_effect(run, own):
    """The horizon and the discount rate decide about one person alone."""
    rows = run("cost", "tornado", *own, "--format", "csv").rows
    assert "horizon" not in {row["path"] for row in rows}
    assert all(float(row["swing"]) for row in rows)


def test_changed_people_are_called_people(run, own):
    said = run("cost", "run", *own, "--set", "people=2")
    assert "“人数”是提问者填的" in said.err


def test_a_day_that_is_none_is_told_with_what_is_accepted(run, files):
    files["model"].write_text(
        files["model"].read_text("utf-8") + "valid_from: 2016-06\n", encoding="utf-8"
    )
    said = run("cost", "run", "--model", files["model"], "--people", files["people"])
    assert "应为：日期，如 2014-12-31" in said.err


REVENUES = {
    "nothing": (
        "2015,0,万元,决算",
        "row 2, column amount: The revenue of 0 yuan is less",
    ),
    "less than a cent": ("2015,0.001,元,决算", "row 2, column amount: The revenue of 0.001 yuan"),
    "too much": (f"2015,{'9' * 17},万元,决算", "row 2, column amount: “99999999999999999” has"),
    "people": ("2015,5,万人,决算", "row 2, column unit: “万人” is not one of the choices."),
    "tons": ("2015,5,吨,决算", "row 2, column unit: “吨” is not one of the choices."),
    "a year twice": ("2015,5,万元,决算\n2015,6,万元,决算", "row 3, column year"),
}


@pytest.mark.parametrize(("rows", "told"), REVENUES.values(), ids=REVENUES)
def test_faults_of_revenue_are_told_with_row_and_column(run, own, files, rows, told):
    files["revenue"].write_text(f"年份,金额,单位,来源\n{rows}\n", encoding="utf-8")
    said = run("cost", "afford", *own, "--revenue", files["revenue"], "--lang", "en")
    assert said.code == 1
    assert f"revenue.csv, {told}" in said.err


def test_revenue_in_two_units_is_refused(run, own, files):
    text = "year,amount,unit,source\n2015,5,万元,决算\n2016,6,亿元,决算\n"
    files["revenue"].write_text(text, encoding="utf-8")
    said = run("cost", "afford", *own, "--revenue", files["revenue"], "--lang", "en")
    assert said.code == 1
    assert "revenue.csv, row 3, column unit" in said.err


def test_an_ending_that_no_format_has_is_told(run, tmp_path):
    said = run("share", "--pilot", "大连", "--output", tmp_path / "list.pdf", "--lang", "en")
    assert said.code == 2
    assert "pdf" in said.err
    assert not (tmp_path / "list.pdf").exists()
