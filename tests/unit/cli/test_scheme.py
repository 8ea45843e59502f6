"""``shidian scheme``: every command on real schemes, and every wrong word told."""

import json
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from shidian.engine import read_table
from tests.unit.cli.answers import Ask, asking

SMALL = """
code: small
version: "1"
title: {zh: 小方案, en: A small scheme}
from: 2015-01-01
source: {document: assumption, confidence: unverified}
inputs:
  birth_date: {label: {zh: 出生日期, en: Date of birth}, kind: date, missing: error}
  months: {label: {zh: 参保月数, en: Months}, kind: number, max: 600, missing: "0"}
items:
  - {id: in, label: {zh: 参保, en: Insured}, kind: per_step, input: months, step: 12, points: 1}
prerequisites:
  - {id: adult, label: {zh: 成年, en: Adult}, when: [{input: birth_date, age_at_least: 18}]}
selection: {threshold: 5}
"""
PERSONS = "出生日期,参保月数\n1980-01-01,60\n1990-05-06,59\n1970-12-31,\n1985-03-04,600\n"


@pytest.fixture
def run(capsysbinary, monkeypatch) -> Ask:
    return asking(capsysbinary, monkeypatch)


@pytest.fixture
def scheme(tmp_path):
    path = tmp_path / "small.yaml"
    path.write_text(SMALL, encoding="utf-8")
    return path


@pytest.fixture
def persons(run, scheme, tmp_path):
    (tmp_path / "persons.csv").write_text(PERSONS, encoding="utf-8")
    table = tmp_path / "persons.parquet"
    said = run(
        *("scheme", "persons", tmp_path / "persons.csv", "--scheme", scheme, "-o", table),
        *("--on", "2015-06-01"),
    )
    assert said.code == 0, said.out + said.err
    return table


def test_the_schemes_of_the_package_are_listed(run):
    codes = {row["code"] for row in run("scheme", "list", "--format", "csv").rows}
    assert {"dongguan-before", "dongguan-after", "residence-permit", "demonstration"} <= codes


def test_a_fault_is_told_with_line_and_character(run, scheme):
    scheme.write_text(SMALL.replace("step: 12", "step: 0"), encoding="utf-8")
    said = run("scheme", "check", scheme, "--lang", "en")
    assert said.code == 1
    assert "small.yaml, row 11, character 75, items[0].step: The step 0 is below 1." in (
        said.err + said.out
    )


def test_a_sound_scheme_has_nothing_to_remark(run, scheme):
    said = run("scheme", "check", scheme, "--lang", "en")
    assert (said.code, said.out) == (0, "A small scheme: nothing to remark\n")


def test_a_person_is_explained_in_both_languages(run, scheme):
    given = ("--set", "birth_date=1990-05-06", "--set", "months=47")
    chinese = run("scheme", "explain", scheme, *given).out
    english = run("scheme", "explain", scheme, *given, "--lang", "en").out
    assert "3 × 1 = 3 分" in chinese
    assert "3 × 1 = 3 points" in english


def test_a_person_can_stand_in_a_file(run, scheme, tmp_path):
    (tmp_path / "li.yaml").write_text("birth_date: 1990-05-06\nmonths: 60\n", encoding="utf-8")
    said = run("scheme", "explain", scheme, "--person", tmp_path / "li.yaml", "--lang", "en")
    assert "5 × 1 = 5 points" in said.out


def test_persons_are_asked_about_on_their_own_day(run, scheme, persons):
    other = run(
        *("scheme", "run", scheme, "--persons", persons, "--on", "2016-01-01", "--lang", "en"),
    )
    assert other.code == 2
    assert "The persons are of 2015-06-01" in other.err


def test_a_scheme_runs_over_the_persons_of_an_office(run, scheme, persons):
    said = run("scheme", "run", scheme, "--persons", persons, "--format", "json")
    rows = json.loads(said.out)["curve"]["rows"]
    settled = {row["threshold"]: row["settled"] for row in rows}
    assert (settled["5"], settled["4"], settled["50"]) == (2, 3, 1)
    assert "synthetic" not in said.err


def test_the_places_of_a_quota_are_told(run, scheme, persons):
    scheme.write_text(SMALL.replace("threshold: 5", "threshold: 0, quota: {total: 3}"), "utf-8")
    told = run("scheme", "run", scheme, "--persons", persons, "--format", "json").out
    places = json.loads(told)["places"]["rows"]
    # 50, 5, 4 and 0 points, all of them adult: three places, and 0 points get none.
    assert [(one["places"], one["applicants"], one["certain"]) for one in places] == [(3, 4, 3)]
    assert "Quota" in run("scheme", "run", scheme, "--persons", persons, "--lang", "en").out
    scheme.write_text(SMALL, "utf-8")
    assert "Quota" not in run("scheme", "run", scheme, "--persons", persons, "--lang", "en").out


def test_the_answers_fill_a_workbook(run, scheme, persons, tmp_path):
    book = tmp_path / "answers.xlsx"
    assert run("scheme", "run", scheme, "--persons", persons, "-o", book, "--lang", "en").code == 0
    sheets = load_workbook(BytesIO(book.read_bytes())).sheetnames
    assert {"Summary", "Thresholds"} <= set(sheets)


def test_a_program_gets_everything_that_a_person_sees(run, scheme, persons):
    said = run("scheme", "run", scheme, "--persons", persons, "--format", "json")
    found = json.loads(said.out)
    assert {"summary", "reservations", "curve", "areas"} <= set(found)
    assert "2015-06-01" in said.out


def test_a_file_that_is_read_is_not_written_over(run, scheme, persons):
    for output in (persons, scheme):
        before = output.read_bytes()
        said = run(
            *("scheme", "run", scheme, "--persons", persons, "-o", output, "-f", "csv"),
            *("--lang", "en"),
        )
        assert said.code == 2
        assert "it is not written over" in said.err
        assert output.read_bytes() == before


def test_a_table_of_persons_is_called_one(run, tmp_path):
    output = tmp_path / "people.csv"
    said = run("scheme", "population", "--people", 10, "-o", output, "--lang", "en")
    assert said.code == 2
    assert "should end with .parquet" in said.err
    assert not output.exists()


def test_without_persons_a_synthetic_population_is_drawn_and_said_to_be_so(run):
    said = run("scheme", "run", "demonstration", "--people", "2000", "--lang", "en")
    assert said.code == 0
    assert "The persons are synthetic" in said.err
    assert "Not official" in said.err


def test_every_scheme_of_the_package_runs_over_a_synthetic_population(run):
    for row in run("scheme", "list", "--format", "csv").rows:
        city = ("--fact", "city_population=3000000") if row["code"] == "settlement-tiers" else ()
        said = run("scheme", "run", row["code"], "--people", "500", "--format", "csv", *city)
        assert said.code == 0, (row["code"], said.err)


def test_an_official_run_is_refused_while_anything_is_unverified(run, scheme, persons):
    said = run("scheme", "run", scheme, "--persons", persons, "--official", "--lang", "en")
    assert said.code == 1
    assert "is not verified" in said.out + said.err


def test_the_threshold_for_a_number_of_people(run, scheme, persons):
    said = run("scheme", "threshold", scheme, "--persons", persons, "--target", 2, "-f", "csv")
    (row,) = said.rows
    assert "5" in row.values()


def test_a_budget_is_dealt_out_over_the_regions(run):
    said = run(
        *("scheme", "threshold", "demonstration", "--people", 2000, "--budget", 10**9),
        *("--each", "--lang", "en"),
    )
    assert said.code == 0


WHOSE = {
    "government, where nobody is named": ((), "government"),
    "individuals": (("--payer", "individual"), "individuals"),
    "all": (("--payer", "all"), "all payers together"),
}


@pytest.mark.parametrize("option, payer", WHOSE.values(), ids=WHOSE)
def test_the_bill_says_whose_budget_it_is(run, option, payer):
    asked = ("scheme", "threshold", "demonstration", "--people", 300, "--budget", 10**9)
    said = run(*asked, *option, "--format", "json")
    bill, _ = json.JSONDecoder().raw_decode(said.out)  # the first of three tables
    assert {row["payer_en"] for row in bill["rows"]} == {payer}


def test_a_budget_that_is_not_enough_is_told(run):
    given = ("scheme", "threshold", "demonstration", "--people", 5000, "--lang", "en")
    assert "is not enough" in run(*given, "--budget", 1).err
    assert "of a budget of 1000000000" in run(*given, "--budget", 10**9).err


def test_a_changed_threshold_shows_who_gains(run, scheme, persons):
    said = run(
        *("scheme", "compare", scheme, "--set", "selection.threshold=4"),
        *("--persons", persons, "--format", "json"),
    )
    whole = json.loads(said.out)["rows"][0]
    assert (whole["before"], whole["after"], whole["gain"], whole["lose"]) == (2, 3, 1, 0)


def test_two_schemes_are_judged_on_one_day(run, scheme, persons, tmp_path):
    later = tmp_path / "later.yaml"
    later.write_text(SMALL.replace("from: 2015-01", "from: 2015-03"), encoding="utf-8")
    said = run("scheme", "compare", scheme, later, "--persons", persons, "--format", "json")
    assert json.loads(said.out)["rows"][0]["mean_change"] == "0.0000"
    ended = tmp_path / "ended.yaml"
    ended.write_text(SMALL.replace("from: 2015-01-01", "from: 2014-01-01\nuntil: 2014-06-30"))
    told = run("scheme", "compare", scheme, ended, "--people", 10, "--lang", "en")
    assert told.code == 2
    assert "no day on which" in told.err


def test_areas_are_named(run):
    said = run("scheme", "run", "demonstration", "--people", 300)
    assert "东部地区" in said.out


def test_a_synthetic_population_is_never_official(run):
    said = run("scheme", "run", "yuncheng", "--people", 300, "--official", "--lang", "en")
    assert said.code == 1
    assert "nobody real was counted" in said.err


def test_an_item_that_matters_moves_the_outcome(run, scheme, persons):
    said = run("scheme", "sensitivity", scheme, "--persons", persons, "--step", 1, "-f", "csv")
    assert said.code == 0
    moved = {row["change"]: row["difference"] for row in said.rows}
    assert moved == {"points_up": "1", "points_down": "-2", "left_out": "-2"}


def test_a_queue_moves_over_years(run, scheme, persons):
    said = run(
        *("scheme", "simulate", scheme, "--persons", persons),
        *("--years", 2, "--quota", 1, "--format", "csv"),
    )
    assert [row["by_points"] for row in said.rows] == ["1", "1"]


def test_a_synthetic_population_is_written_and_can_be_run_over(run, tmp_path):
    table = tmp_path / "people.parquet"
    said = run(
        "scheme", "population", "--people", 3000, "-o", table, "--pilot", "东莞", "-f", "csv"
    )
    assert said.code == 0
    assert {row["fit_dimension"] for row in said.rows} >= {"age", "education", "industry"}
    ran = run("scheme", "run", "demonstration", "--persons", table, "--format", "csv")
    assert ran.code == 0


def test_the_schema_is_for_editors(run):
    assert json.loads(run("scheme", "schema").out)["$schema"].startswith("https://json-schema.org")


WRONG = {
    "a scheme that is not there": (["run", "dongguan"], "There is no scheme “dongguan”"),
    "a file that is not there": (["check", "nowhere.yaml"], "nowhere.yaml"),
    "a day before the scheme": (["run", "demonstration", "--on", "2001-01-01"], "not in force"),
    "no date": (["run", "demonstration", "--on", "soon"], "“soon”"),
    "an engine that is not there": (["run", "demonstration", "--engine", "abacus"], "“abacus”"),
    "a change without a value": (["run", "demonstration", "--set", "threshold"], "equals sign"),
    "a number that is none": (["run", "demonstration", "--threshold", "much"], "“much”"),
    "neither number nor budget": (["threshold", "demonstration"], "Either a number"),
    "a budget that is none": (["threshold", "demonstration", "--budget", "nan"], "“nan”"),
    "a payer that is none": (
        ["threshold", "demonstration", "--budget", "1", "--payer", "king"],
        "“king”",
    ),
    "nothing to compare": (["compare", "demonstration"], "nothing to compare"),
    "persons that are no table": (
        ["run", "demonstration", "--persons", "no.parquet"],
        "no.parquet",
    ),
    "a person with a future": (
        ["explain", "demonstration", "--set", "birth_date=2030-01-01"],
        "after the day of application",
    ),
    "a fact that nobody asks": (["run", "demonstration", "--fact", "rich=yes"], "rich"),
    "a verb that is not there": (["runn", "demonstration"], "runn"),
}


@pytest.mark.parametrize(("words", "told"), WRONG.values(), ids=WRONG)
def test_a_wrong_word_is_told(run, words, told):
    said = run("scheme", *words, "--lang", "en")
    assert said.code in (1, 2)
    assert told in said.out + said.err
    assert "Traceback" not in said.err


def test_facts_belong_to_synthetic_persons(run, scheme, persons):
    said = run(
        *("scheme", "run", scheme, "--persons", persons, "--fact", "months=1", "--lang", "en"),
    )
    assert said.code == 2
    assert "is for synthetic persons" in said.err


def test_a_person_file_with_faults_writes_nothing(run, scheme, tmp_path):
    table = tmp_path / "persons.parquet"
    (tmp_path / "bad.csv").write_text(
        f"出生日期,参保月数\n{date(2015, 1, 1)},-3\n", encoding="utf-8"
    )
    said = run(
        *("scheme", "persons", tmp_path / "bad.csv", "--scheme", scheme, "-o", table),
        *("--lang", "en"),
    )
    assert said.code == 1
    assert "bad.csv, row 2" in said.out
    assert not table.exists()


IDS = "出生日期,参保月数,编号\n1980-01-01,60,A1\n1990-05-06,{},A2\n"


@pytest.fixture
def with_id(run, scheme, tmp_path):
    """Reads a person file with identifiers; the second person was insured for some months."""

    def ask(months, *words):
        (tmp_path / "id.csv").write_text(IDS.format(months), encoding="utf-8")
        words = (*words, "--id", "编号", "-o", tmp_path / "id.parquet", "--lang", "en")
        return run("scheme", "persons", tmp_path / "id.csv", "--scheme", scheme, *words)

    return ask


def test_identifiers_need_a_key_that_is_named(with_id, tmp_path):
    said = with_id(59)
    assert said.code == 2
    assert "Add --key FILE" in said.err
    assert not (tmp_path / "id.key").exists() and not (tmp_path / "id.parquet").exists()


def test_a_refused_file_leaves_no_key_behind(with_id, tmp_path):
    key = tmp_path / "our.key"
    assert with_id(-1, "--key", key).code == 1
    assert not key.exists()
    assert with_id(59, "--key", key).code == 0
    before = key.read_bytes()
    assert with_id(-1, "--key", key).code == 1
    assert key.read_bytes() == before


def test_the_table_may_not_take_the_place_of_its_key(with_id, tmp_path):
    said = with_id(59, "--key", tmp_path / "id.parquet")
    assert said.code == 2
    assert not (tmp_path / "id.parquet").exists()


def test_a_synthetic_population_is_of_its_day(run, tmp_path):
    table = tmp_path / "people.parquet"
    said = run("scheme", "population", "-o", table, "--people", 100, "--on", "2014-06-30")
    assert said.code == 0
    assert read_table(table).on == date(2014, 6, 30)
