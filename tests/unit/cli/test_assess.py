"""Assessing, ranking and replaying from the command line, on the real register."""

import csv
import io
import json
import re
from decimal import Decimal
from pathlib import Path

import pytest

from shidian.programme import BUILTIN
from tests.unit.cli.conftest import Run

RESIDENT = "urbanization_rate_resident"
POLICY = BUILTIN / "urbanization_2014" / "policy" / "assessment-2014.yaml"
HEADER = "pilot_no,year,kind,code,state,value,body,document_no,dated,note\n"
# Plan and statistics (reference/outcomes.md): baseline 2013, target 2017, value 2017.
REACHED_2017 = {
    "01": ("64", "68", "68.8", True),
    "02": ("47.9", "54", "53.49", False),
    "05": ("67.7", "72", "72.57", True),
    "06": ("54.96", "60", "61.64", True),
    "09": ("79.3", "81", "80.04", False),
    "10": ("70.6", "76", "77.59", True),
    "11": ("85.3", "87", "86.14", False),
    "20": ("53.6", "65", "59.6", False),
    "25": ("51", "55", "56.37", True),
    "30": ("59.5", "64.8", "64.01", False),
}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def assessed(shidian: Run, year: int, *words: str) -> list[dict[str, str]]:
    done = shidian("assess", "--year", str(year), *words, "--format", "csv")
    assert done.returncode == 0, done.stderr
    return rows(done.stdout)


def test_the_year_2017_by_hand(shidian: Run) -> None:
    own = [row for row in assessed(shidian, 2017, "-i", RESIDENT) if row["target_year"] == "2017"]
    found = {row["pilot_no"]: row for row in own if row["observed"]}
    assert found.keys() == REACHED_2017.keys()
    for number, (baseline, target, observed, met) in REACHED_2017.items():
        row, base = found[number], Decimal(baseline)
        assert (Decimal(row["baseline"]), Decimal(row["target"])) == (base, Decimal(target))
        assert (Decimal(row["observed"]), row["observed_year"]) == (Decimal(observed), "2017")
        share = (Decimal(observed) - base) / (Decimal(target) - base)
        assert abs(Decimal(row["attainment"]) - share) < Decimal("0.0001")
        if Decimal(target) - base < 2:  # two steps of the last printed digit: too little for a pace
            assert (number, row["pace"]) in {("09", ""), ("11", "")}
        else:
            assert abs(Decimal(row["pace"]) - share) < Decimal("0.0001")
        level = Decimal(observed) / Decimal(target)
        assert abs(Decimal(row["level_completion"]) - level) < Decimal("0.0001")
        assert row["met"] == ("yes" if met else "no")
        assert row["status"] == ("met" if met else "not_met")


def test_across_the_census_levels_are_compared_and_nothing_is_subtracted(shidian: Run) -> None:
    found = [row for row in assessed(shidian, 2020, "-i", RESIDENT) if row["target_year"] == "2020"]
    compared = [row for row in found if row["observed"]]
    assert (len(found), len(compared)) == (61, 61)
    assert sum(row["met"] == "yes" for row in compared) == 31
    assert all("census" in row["caveats"].split() for row in compared)
    for column in ("attainment", "pace", "points", "actual", "probability"):
        assert {row[column] for row in compared} == {""}, column


def test_what_cannot_be_assessed_says_why(shidian: Run) -> None:
    done = shidian("assess", "--year", "2017", "--pilot", "宁波", "--format", "jsonl")
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert {(row["status"], row["met"]) for row in found} == {("not_assessable", None)}
    assert {row["sentence"] for row in found} == {"2017 年没有可比的实际值。"}
    assert {row["sentence_en"] for row in found} == {"No comparable value of 2017."}


def test_what_is_needed_from_now_on_is_told_in_words(shidian: Run) -> None:
    # Wuhan 2017: from 80.04 to 84 in three years; planned 4.7 in seven, done 0.74 in four.
    [row] = [
        row
        for row in assessed(shidian, 2017, "-p", "武汉", "-i", RESIDENT)
        if row["target_year"] == "2020"
    ]
    assert "此后每年需提高 1.32 个百分点（原计划 0.67，过去 4 年实际 0.19）" in row["sentence"]
    assert "raised by 1.32 percentage points a year" in row["sentence_en"]


def test_by_pilot(shidian: Run) -> None:
    found = assessed(shidian, 2018, "--by", "pilot")
    assert len(found) == 64
    weihai = next(row for row in found if row["pilot"] == "威海")
    assert (weihai["targets_counted"], weihai["targets_of"]) == ("2", "2")
    assert weihai["progress_index"] and not weihai["total"] and "没有评分" in weihai["withheld"]


def test_another_policy_gives_other_results(shidian: Run, tmp_path: Path) -> None:
    text = POLICY.read_text("utf-8").replace("share_of_change: 0.2", "share_of_change: 0.6")
    (tmp_path / "looser.yaml").write_text(text, encoding="utf-8")
    words = ("-p", "广州", "-i", RESIDENT)
    [strict, *_] = assessed(shidian, 2017, *words)
    [loose, *_] = assessed(shidian, 2017, *words, "--policy", str(tmp_path / "looser.yaml"))
    assert (strict["tolerance"], strict["met"]) == ("0.34", "no")
    assert (Decimal(loose["tolerance"]), loose["met"]) == (1, "yes")


def test_judgements_of_a_file_count_for_this_run(shidian: Run, tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    file.write_text(HEADER + "03,2017,score,practice,third_party,12,评估院,,,\n", encoding="utf-8")
    words = ("--by", "pilot", "-p", "宁波")
    [row] = assessed(shidian, 2017, *words, "--judgements", str(file))
    assert Decimal(row["points_practice"]) == 12
    assert assessed(shidian, 2017, *words)[0]["points_practice"] == ""


def test_ranks_within_the_classes(shidian: Run) -> None:
    done = shidian("robust", "--year", "2020", "--format", "csv")
    found = {row["pilot_no"]: row for row in rows(done.stdout)}
    assert "不计水平指数" in done.stderr
    assert [found[number]["rank"] for number in ("04", "03", "05")] == ["1", "2", "3"]
    assert not found.keys() & {"01", "02", "63", "64"}  # provinces and towns are never ranked
    assert all(int(row["rank_low"]) <= int(row["rank_high"]) for row in found.values())


@pytest.fixture
def bundle(shidian: Run, tmp_path: Path) -> Path:
    path = tmp_path / "bundle.json"
    assert shidian("assess", "--year", "2017", "--bundle", str(path)).returncode == 0
    return path


def test_evidence_is_computed_again_without_a_database(fresh: Run, bundle: Path) -> None:
    done = fresh("replay", str(bundle), "--lang", "en")
    assert done.returncode == 0, done.stderr
    assert "the same result" in done.stdout


def test_evidence_that_was_touched_is_refused(shidian: Run, bundle: Path) -> None:
    text = bundle.read_text("utf-8").replace('"value":"68.8"', '"value":"67.8"', 1)
    bundle.write_text(text, encoding="utf-8")
    done = shidian("replay", str(bundle))
    assert done.returncode != 0
    assert not done.stdout.startswith("SHA")


def test_a_policy_that_gives_another_result_is_told_where(shidian: Run, tmp_path: Path) -> None:
    from shidian.assessment.rating import bundle_of, read_bundle  # noqa: PLC0415  this test only

    path = tmp_path / "bundle.json"
    shidian("assess", "--year", "2017", "--bundle", str(path))
    made = read_bundle(path.read_bytes())
    policy = made.policy.replace("share_of_change: 0.2", "share_of_change: 0.6").encode()
    other = bundle_of(made.inputs, policy, made.seed, made.code_version, made.result)
    path.write_bytes(other.content)
    done = shidian("replay", str(path))
    assert done.returncode == 1
    assert re.search(r"\$\.11\.targets\.\S+\.verdict: \"not_met\" → \"met\"", done.stdout)


WRONG = {
    "no year": (("assess",), "--year"),
    "before the programme": (("assess", "--year", "2013"), "2014"),
    "no year at all": (("assess", "--year", "20.17"), "20.17"),
    "unknown policy": (("assess", "--year", "2017", "--policy", "other"), "assessment-2014"),
    "no such file": (("assess", "--year", "2017", "--policy", "none.yaml"), "none.yaml"),
    "unknown rows": (("assess", "--year", "2017", "--by", "city"), "target pilot"),
    "no judgements": (("assess", "--year", "2017", "--judgements", "none.csv"), "none.csv"),
    "nothing to rank": (("robust", "--year", "2016", "-i", "户籍人口城镇化率"), "2016"),
    "not in the tree": (("robust", "--year", "2017", "-i", "population_total"), "population_total"),
    "no bundle": (("replay", "none.json"), "none.json"),
}


@pytest.mark.parametrize(("words", "named"), WRONG.values(), ids=WRONG)
def test_wrong_words_are_answered_in_both_languages(
    shidian: Run, words: tuple[str, ...], named: str
) -> None:
    said = [shidian(*words, "--lang", lang) for lang in ("zh", "en")]
    for done in said:
        assert done.returncode != 0
        assert named in done.stderr
        assert "Traceback" not in done.stderr
    assert said[0].stderr != said[1].stderr


def test_a_policy_with_faults_is_refused_with_all_of_them(shidian: Run, tmp_path: Path) -> None:
    text = POLICY.read_text("utf-8").replace("weight: 0.25", "weight: 0.3", 1)
    text = text.replace("core: [urbanization_rate_resident", "core: [happiness")
    (tmp_path / "wrong.yaml").write_text(text, encoding="utf-8")
    done = shidian("assess", "--year", "2017", "--policy", str(tmp_path / "wrong.yaml"))
    assert done.returncode != 0
    assert "wrong.yaml" in done.stderr and "1.05" in done.stderr


def test_judgements_are_entered_once_with_a_name(fresh: Run, tmp_path: Path) -> None:
    file = tmp_path / "judgements.csv"
    file.write_text(HEADER + "03,2017,score,practice,third_party,12,评估院,,,\n", encoding="utf-8")
    nameless = fresh("load", "--judgements", str(file))
    assert nameless.returncode != 0 and "--person" in nameless.stderr
    done = fresh("load", "--judgements", str(file), "--person", "王芳")
    assert "登记的意见：1 条" in done.stdout, done.stderr
    [row] = assessed(fresh, 2017, "--by", "pilot", "-p", "宁波")
    assert Decimal(row["points_practice"]) == 12
