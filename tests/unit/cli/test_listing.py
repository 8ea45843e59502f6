"""The listing verbs show the register's figures; expected ones are from reference/outcomes.md."""

import csv
import io
import json
from collections import Counter
from decimal import Decimal

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
