"""A pilot's sheet: targets, path, what is needed, points, rung, reservations, sources."""

from dataclasses import replace

from shidian.reporting.annual import pilot_sheet
from tests.unit.reporting.annual.reading import charts, grids, headings, prose, section


def sheet_of(documents, number):
    return next(one for one in documents if one.name.startswith(f"sheet-{number}-"))


def test_the_heading_names_place_class_and_area(of_published):
    sheet = sheet_of(of_published, "03")
    assert sheet.title == "宁波市 2020 年度评估表"
    assert "计划单列市" in sheet.subtitle
    assert "330200" in sheet.subtitle


def test_targets_stand_with_baseline_target_and_observed_value(of_published):
    table = grids(section(sheet_of(of_published, "03"), "一、"))[0]
    [row] = [row for row in table.rows if row.cells[:2] == ("常住人口城镇化率", "2020")]
    # 78.0 / 73.9 = 1.0555; behind the census break there is no attainment, pace, or point
    assert row.cells[2:9] == ("69.8", "73.9%", "78.0", "105.5%", "—", "—", "—")
    assert row.cells[9] == "● 达标"


def test_the_path_runs_through_the_checkpoints(of_published):
    [chart] = charts(section(sheet_of(of_published, "03"), "一、"))
    resident, registered = chart.data["panels"]
    assert resident["path"] == [[2013, 69.8], [2017, 72.2], [2020, 73.9]]
    assert registered["path"] == [[2013, 36.9], [2017, 40.5], [2020, 43.0]]
    assert resident["census"] == 2020
    assert registered["census"] is None
    assert {"year": 2020, "value": 78.0, "series": "census2020"} in resident["values"]


def test_no_value_later_than_the_year_is_drawn(of_invented):
    [chart] = charts(section(sheet_of(of_invented, "03"), "一、"))
    years = [value["year"] for panel in chart.data["panels"] for value in panel["values"]]
    assert max(years) == 2017


def test_what_is_needed_each_year_is_said(of_invented, invented):
    said = prose(section(sheet_of(of_invented, "03"), "一、"))
    [one] = [
        one
        for one in invented.evaluation.pilots["03"].progress
        if one.result.indicator.code == "urbanization_rate_resident" and not one.result.due
    ]
    observed = float(one.result.observed.record.value.value)
    assert f"此后每年需提高 {(73.9 - observed) / 3:.2f} 个百分点" in said
    assert f"（原计划 {(73.9 - float(one.result.baseline.record.value.value)) / 7:.2f}" in said


def test_why_a_target_cannot_be_assessed_is_said(of_published):
    said = prose(section(sheet_of(of_published, "03"), "一、"))
    assert "户籍人口城镇化率 2020：2020 年没有可比的实际值。" in said


def test_withheld_points_come_with_their_reasons(of_published):
    blocks = section(sheet_of(of_published, "03"), "二、")
    [table] = grids(blocks)
    assert [row.cells[2] for row in table.rows] == ["—"] * 5
    assert all(row.cells[4] for row in table.rows)
    assert "缺数据不等于不合格" in prose(blocks)


def test_points_add_up_to_the_total(of_invented, invented):
    for number in ("03", "20"):
        one = invented.evaluation.pilots[number]
        blocks = section(sheet_of(of_invented, number), "二、")
        points = [float(row.cells[2]) for row in grids(blocks)[0].rows]
        assert abs(sum(points) - one.total.points) < 0.03
        assert f"总分 {one.total.points:.2f}" in prose(blocks)


def test_proposals_on_a_pilot_are_marked_as_such_with_the_warning(of_invented, invented):
    [number, *_] = [n for n, one in invented.evaluation.pilots.items() if one.proposals]
    said = prose(section(sheet_of(of_invented, number), "二、"))
    assert "不是决定" in said
    assert "只供复核" in said


def test_reservations_are_told_in_words(of_published):
    said = prose(section(sheet_of(of_published, "03"), "四、"))
    assert "只比较水平，不计算任务完成度" in said


def test_workings_have_the_numbers_put_in(of_published):
    assert "78.0 ÷ 73.9 = 105.5%" in prose(section(sheet_of(of_published, "03"), "三、"))


def test_a_pilot_without_targets_has_a_sheet_that_says_so(of_published):
    sheet = sheet_of(of_published, "63")
    assert "没有该试点可判断的目标" in prose(sheet.blocks)
    assert charts(sheet.blocks) == []


def test_a_sheet_in_english(invented):
    one = invented.evaluation.pilots["03"]
    sheet = pilot_sheet(replace(invented, lang="en"), one)
    assert sheet.title == "Ningbo: Evaluation 2017"
    assert headings(sheet)[0] == "1. Targets and progress"
    assert "From now on to be raised by" in prose(sheet.blocks)
