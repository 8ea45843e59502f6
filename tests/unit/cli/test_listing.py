"""The listing verbs show the register's figures; expected ones are from reference/outcomes.md."""

import csv
import io
import json
import re
from collections import Counter
from decimal import Decimal

from shidian.programme import BUILTIN
from tests.unit.cli.conftest import Run

RESIDENT = "urbanization_rate_resident"


def _records(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_all_pilots_are_listed(shidian: Run) -> None:
    done = shidian("pilots", "--format", "csv")
    assert [row["pilot_no"] for row in _records(done.stdout)] == [f"{n:02d}" for n in range(1, 65)]
    assert shidian("pilots").stdout.rstrip().endswith("64 行")


def test_pilots_by_class_and_province(shidian: Run) -> None:
    planned = shidian("pilots", "--class", "计划单列市", "--format", "jsonl").stdout.splitlines()
    assert {json.loads(line)["short_zh"] for line in planned} == {"宁波", "大连", "青岛"}
    shown = [
        {row["short_zh"] for row in _records(shidian(*words, "--format", "csv").stdout)}
        for words in (
            ("pilots", "--province", "浙江"),
            ("--lang", "en", "pilots", "--province", "330000"),
            ("pilots", "--province", "zhejiang", "--lang=en"),
        )
    ]
    assert shown == [{"宁波", "嘉兴", "义乌", "龙港"}] * 3


def test_targets_of_a_pilot_and_year(shidian: Run) -> None:
    words = ("--pilot", "ningbo", "--indicator", "常住人口城镇化率", "--year", "2020")
    done = shidian("targets", *words, "--format", "csv")
    [row] = _records(done.stdout)
    assert (row["target"], row["verdict"]) == ("73.9", "met")
    assert (Decimal(row["observed"]), Decimal(row["gap"])) == (Decimal("78.00"), Decimal("4.10"))


def _rows() -> list[dict[str, str]]:
    """The commitments in the package's own file."""
    path = BUILTIN / "urbanization_2014" / "commitments.csv"
    return _records(path.read_text("utf-8"))


def test_all_commitments_are_listed(shidian: Run) -> None:
    rows = _records(shidian("commitments", "-f", "csv").stdout)
    assert [row["key"] for row in rows] == [row["key"] for row in _rows()]
    assert shidian("commitments").stdout.rstrip().endswith(f"{len(rows)} 行")


def test_commitments_by_pilot_type_indicator_and_year(shidian: Run) -> None:
    wanted = {
        ("--pilot", "ningbo"): {"pilot_no": "03"},
        ("--type", "文件", "--pilot", "11"): {"type": "deliverable", "pilot_no": "11"},
        ("-t", "body"): {"type": "body"},
        ("-i", "常住人口", "-y", "2013"): {"indicator": "population_resident", "year": "2013"},
    }
    for words, cells in wanted.items():
        found = _records(shidian("commitments", *words, "-f", "csv").stdout)
        expected = [row for row in _rows() if all(row[c] == text for c, text in cells.items())]
        assert [row["key"] for row in found] == [row["key"] for row in expected]
        assert expected


def test_commitments_of_a_day_before_the_first_load(shidian: Run) -> None:
    assert shidian("commitments", "--as-of", "2014-12-31").returncode == 1


def test_types_and_kinds_are_said_in_words(shidian: Run) -> None:
    chinese = shidian("commitments", "-p", "宁波").stdout
    assert re.search(r"数字 +目标 +外来务工人员社保覆盖率 +— +>= +80 ", chinese)
    assert re.search(r"文件 +拟制定 +民间资本进入城镇化重点项目引导目录", chinese)
    english = shidian("commitments", "-p", "宁波", "--lang", "en").stdout
    assert re.search(r"document +planned +民间资本", english)
    assert "Diversified and sustainable financing of urbanization" in english


def test_a_portrait_shows_what_else_the_plan_states(shidian: Run) -> None:
    shown = shidian("show", "宁波").stdout.split("方案的其他承诺\n")[1]
    assert re.search(r"数字 +目标 +外来务工人员社保覆盖率 +— +≥ 80 +% +以上", shown)
    assert re.search(r"文件 +拟制定 +民间资本进入城镇化重点项目引导目录 编制 ", shown)
    assert re.search(r"组织 +组长 +市委市政府主要领导", shown)
    assert "69.8" not in shown  # a baseline stands among the values
    english = shidian("show", "青岛", "--lang", "en").stdout.split("What else the plan states\n")[1]
    assert re.search(r"funding .* 2016 from 2014, per year +≥ 30 +100 million yuan", english)


def test_verdicts_of_2020(shidian: Run) -> None:
    done = shidian("targets", "-i", RESIDENT, "-y", "2020", "-f", "csv")
    verdicts = Counter(row["verdict"] for row in _records(done.stdout))
    assert (verdicts["met"], verdicts["not_met"]) == (31, 30)


def test_a_table_shows_words_not_codes(shidian: Run) -> None:
    chinese = shidian("targets", "-p", "44", "-y", "2020").stdout
    assert "▼ 未达到" in chinese
    assert "普查断点" in chinese
    assert "not_met" not in chinese
    english = shidian("targets", "-p", "44", "-y", "2020", SHIDIAN_LANG="en").stdout
    assert "▼ not met" in english
    assert "Yiwu" in english
    assert "常住人口" not in english


def test_figures_are_whole_however_narrow_the_screen(shidian: Run) -> None:
    shown = shidian("observations", "-p", "宁波", "-y", "2020", COLUMNS="20").stdout
    assert "940.4283" in shown
    assert "…" not in shown


def test_observations_as_known_on_a_day(shidian: Run) -> None:
    everything = _records(shidian("observations", "-f", "csv").stdout)
    assert len(everything) > 600
    later = _records(shidian("observations", "-f", "csv", "--as-of", "2999-01-01").stdout)
    assert later == everything
    before = shidian("observations", "-f", "csv", "--as-of", "2014-12-31")
    assert before.returncode == 1
    assert "还没有载入方案" in before.stderr


def test_a_portrait_in_both_languages(shidian: Run) -> None:
    for name in ("宁波", "宁波市", "Ningbo", "03", "3", "330200"):
        done = shidian("show", name)
        assert done.returncode == 0, done.stderr
        assert done.stdout.startswith("03  宁波市")
    assert "69.8" in done.stdout  # baseline
    assert "73.9" in done.stdout
    assert "● 达到" in done.stdout
    assert "实际值以 2020 年人口普查" in done.stdout
    english = shidian("show", "ningbo", "--lang", "en").stdout
    assert "The observed value stands on the census of 1 November 2020" in english
