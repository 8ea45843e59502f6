"""The national report: coverage first, what came of the targets, and that nothing is decided."""

import re
from collections import Counter
from dataclasses import replace

import pytest

from shidian.assessment import Verdict
from shidian.assessment.evaluation import Records, evaluate
from shidian.reporting.annual import Basis, national_report
from shidian.reporting.annual.document import Text
from tests.unit.reporting.annual.reading import charts, grids, headings, prose, section

NATIONAL = 0


def test_coverage_stands_first(of_published):
    assert headings(of_published[NATIONAL])[0].startswith("一、评估对象和覆盖面")


def test_coverage_counts_what_was_and_what_was_not_assessed(of_published, published):
    said = prose(section(of_published[NATIONAL], "一、"))
    codes = [one.status.code for one in published.evaluation.progress]
    assessed = sum(code != "not_assessable" for code in codes)
    numbers = [int(one) for one in re.findall(r"(\d+) (?:项|个)", said)]
    assert numbers == [64, len(codes), len(codes), assessed, len(codes) - assessed]
    assert f"占 {100 * assessed / len(codes):.1f}%" in said


def test_every_reason_why_a_target_is_not_assessable_is_counted(of_published, published):
    reasons = grids(section(of_published[NATIONAL], "一、"))[-1]
    assert (
        sum(int(row.cells[1]) for row in reasons.rows)
        == Counter(one.status.code for one in published.evaluation.progress)["not_assessable"]
    )


def test_pilots_without_targets_are_named(of_published):
    assert "光明新区、龙港、二道白河" in prose(section(of_published[NATIONAL], "一、"))


def test_targets_due_are_counted_by_indicator_and_class(of_published, results):
    [table] = grids(section(of_published[NATIONAL], "二、"))
    found = {row.cells[:2]: row.cells[2:] for row in table.rows}
    own = [one for one in results if one.indicator.name.zh == "常住人口城镇化率"]
    county = [one for one in own if one.pilot.peer_class == "county"]
    for called, group in (("全部", own), ("县级", county)):
        met = sum(one.verdict is Verdict.MET for one in group)
        judged = sum(one.verdict in (Verdict.MET, Verdict.NOT_MET) for one in group)
        due, assessed, reached, nearly, missed, part = found["常住人口城镇化率", called]
        assert (int(due), int(assessed), int(reached)) == (len(group), judged, met)
        assert int(nearly) + int(missed) == judged - met
        assert part == f"{100 * met / judged:.1f}%"


def test_no_pace_is_left_after_the_last_year(of_published):
    blocks = section(of_published[NATIONAL], "三、")
    assert grids(blocks) == []
    assert "不再计算速度比" in prose(blocks)


def test_targets_to_come_have_pace_and_the_sentence_that_officers_need(of_invented, invented):
    table = grids(section(of_invented[NATIONAL], "三、"))[-1]
    known = [
        one
        for one in invented.evaluation.progress
        if not one.result.due and one.status.code != "not_assessable"
    ]
    assert len(table.rows) == len(known) > 100
    for row, one in zip(table.rows, known, strict=True):
        assert row.cells[0] == one.result.pilot.short.zh
        if one.numbers.pace is not None:
            assert row.cells[4].replace("−", "-") == f"{one.numbers.pace:.2f}"
    assert any("此后每年需提高" in row.cells[-1] for row in table.rows)


def test_why_there_is_no_quadrant_chart_is_said(of_published):
    blocks = section(of_published[NATIONAL], "四、")
    assert charts(blocks) == []
    assert "四象限图无法绘制" in prose(blocks)


def test_the_quadrant_chart_has_every_pilot_with_both_indices(of_invented, invented):
    blocks = section(of_invented[NATIONAL], "四、")
    [chart], [table] = charts(blocks), grids(blocks)
    both = [
        one
        for one in invented.evaluation.pilots.values()
        if one.index.points is not None and one.level is not None
    ]
    assert [mark["name"] for mark in chart.data["marks"]] == [one.pilot.short.zh for one in both]
    assert sum(int(row.cells[1]) for row in table.rows) == len(both)


def test_the_level_index_is_withheld_with_all_that_was_dropped(of_published, policy):
    blocks = section(of_published[NATIONAL], "五、")
    assert "水平指数不公布" in prose(blocks)
    [table] = grids(blocks)
    assert len(table.rows) == len(list(policy.policy.level.tree.indicators))
    assert Counter(row.cells[4] for row in table.rows) == {"未纳入": 17, "纳入": 1}


def test_without_an_index_firmness_is_told_of_single_indicators_without_ranks(of_published):
    blocks = section(of_published[NATIONAL], "六、")
    assert "没有综合名次可检验" in prose(blocks)
    [table] = grids(blocks)
    assert "名次" not in table.heads
    assert {row.cells[1] for row in table.rows}.isdisjoint({"省", "建制镇"})


def test_ranks_come_as_ranges_within_the_class(of_invented):
    blocks = section(of_invented[NATIONAL], "六、")
    [chart], [table] = charts(blocks), grids(blocks)
    assert {group["name"] for group in chart.data["groups"]}.isdisjoint({"省", "建制镇"})
    for row in table.rows:
        low, high = map(int, row.cells[4].split("—"))
        assert low <= int(row.cells[3]) <= high


def test_without_grades_the_report_says_so_and_what_is_missing(of_published):
    blocks = section(of_published[NATIONAL], "七、")
    assert "没有一个试点能评等级" in prose(blocks)
    missing, pilots = grids(blocks)
    assert {row.cells[0] for row in missing.rows} >= {"目标进度", "任务与文件", "水平改善"}
    assert {row.cells[6] for row in pilots.rows} == {"—"}
    assert len(pilots.rows) == 64


def test_grades_are_counted_with_how_sure_they_are(of_invented, invented):
    counts = grids(section(of_invented[NATIONAL], "七、"))[0]
    grades = [one.grading.grade for one in invented.evaluation.pilots.values()]
    names = {one.name.zh: one.code for one in invented.policy.policy.rating.grades}
    for row in counts.rows:
        name, count, part, robust, borderline = row.cells
        expected = grades.count(names.get(name))
        assert int(count) == expected
        assert part == f"{100 * expected / 64:.1f}%"
        if name in names:
            assert int(robust) + int(borderline) == expected


def test_proposals_are_no_decisions_and_finding_4_stands_beside_them(of_invented, invented):
    blocks = section(of_invented[NATIONAL], "八、")
    assert "不是决定" in prose(blocks)
    titles = [grid.title for grid in grids(blocks)]
    assert "建议（不是决定）" in titles
    rates = [row.cells[2] for row in grids(blocks)[-1].rows]
    assert rates == ["75.0%", "65.0%", "30.0%", "20.0%"]  # assessment.md, finding 4
    proposed = next(grid for grid in grids(blocks) if grid.title == "建议（不是决定）")
    assert len(proposed.rows) == sum(
        len(one.proposals) for one in invented.evaluation.pilots.values()
    )


def test_without_proposals_nothing_is_listed(of_published):
    blocks = section(of_published[NATIONAL], "八、")
    assert "没有可提的建议" in prose(blocks)
    assert [grid.title for grid in grids(blocks)] == ["各试点所处的阶梯（已签署的决定）"]


def test_the_census_break_is_told_with_its_meaning(of_published, published):
    reservations = grids(section(of_published[NATIONAL], "九、"))[0]
    [row] = [row for row in reservations.rows if row.cells[0] == "普查断点"]
    counted = sum("census" in one.result.caveats for one in published.evaluation.progress)
    assert int(row.cells[2]) == counted > 0
    assert "2020 年人口普查" in row.cells[1]


def test_the_policy_is_printed_whole(of_published, policy):
    [text] = section(of_published[NATIONAL], "附件 4")
    assert isinstance(text, Text)
    assert text.spans[0].text == policy.content.decode().rstrip()


def test_hashes_identify_what_the_report_rests_on(of_published, published, policy):
    [table] = grids(section(of_published[NATIONAL], "附件 3"))
    said = {row.cells[1] for row in table.rows}
    assert {published.programme.sha256, policy.sha256, published.bundle} <= said
    assert "未签署（草稿）" in said


def test_sources_are_the_documents_that_the_values_come_from(of_published, published):
    [table] = grids(section(of_published[NATIONAL], "附件 1"))
    used = {
        entry.record.source.document
        for one in published.evaluation.progress
        for entry in (one.result.target, one.result.baseline, one.result.observed)
        if entry is not None
    }
    assert {row.cells[0] for row in table.rows} == used


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_year_without_any_data_is_reported_as_such(snapshot, policy, lang):
    empty = Records(replace(snapshot, observations=[]))
    evaluation = evaluate(empty, policy.policy, 2015)
    report = national_report(Basis(evaluation, empty, policy, "b" * 64, lang))
    said = prose(report.blocks)
    expected = {"zh": "2015 年没有任何目标可以评估", "en": "No target can be assessed in 2015"}
    assert expected[lang] in said
    assert len(headings(report)) == 13


def test_a_register_without_targets_is_reported(snapshot, policy):
    empty = Records(replace(snapshot, observations=[], commitments=[]))
    evaluation = evaluate(empty, policy.policy, 2017)
    report = national_report(Basis(evaluation, empty, policy, "b" * 64, "zh"))
    assert "没有到期的目标" in prose(section(report, "二、"))


def test_headings_and_tables_in_english(invented):
    report = national_report(replace(invented, lang="en"))
    assert report.title.endswith("Annual Evaluation Report 2017")
    chinese = re.compile(r"[\u4e00-\u9fff]")
    assert not any(chinese.search(one) for one in headings(report))
    heads = [head for grid in grids(report.blocks) for head in grid.heads]
    assert not any(chinese.search(head) for head in heads)


def test_whether_the_indicators_hang_together_is_told_before_any_use(of_invented, of_published):
    # Invented values all climb along one line: everything correlates, and every pair is marked.
    blocks = section(of_invented[NATIONAL], "五、")
    assert "同组指标的平均相关系数 1.00，不同组 1.00" in prose(blocks)
    tables = {grid.title: grid for grid in grids(blocks)}
    assert {row.cells[1] for row in tables["各组指标的一致性"].rows} <= {"1.00", "0.99", "0.98"}
    assert {row.cells[3] for row in tables["需要留意的指标"].rows} == {"重复"}
    assert "相关系数" not in prose(section(of_published[NATIONAL], "五、"))
