"""What a plan leaves out."""

import pytest

from shidian.plans.checks import Promise
from tests.unit.plans.checks.figures import claim, draft, found, severities

FORMS = ("annual", "midterm", "final", "third_party", "appraisal")


def promises(type_: str, *kinds: str, year: int | None = None):
    return [Promise(type_, kind, f"名称{number}", year, None) for number, kind in enumerate(kinds)]


def test_every_national_task(programme):
    codes = [task.code for task in programme.tasks]
    plan = draft(promises=promises("task", *codes))
    assert severities(found("tasks_addressed", plan, programme)) == ["fine"]


@pytest.mark.parametrize("missing", range(5))
def test_a_national_task_that_is_left_out(missing, programme):
    codes = [task.code for number, task in enumerate(programme.tasks) if number != missing]
    [result] = found("tasks_addressed", draft(promises=promises("task", *codes)), programme)
    assert result.severity == "note"
    assert programme.tasks[missing].name.zh in result.said.zh
    assert programme.tasks[missing].name.en in result.said.en
    assert not any(programme.tasks[n].name.zh in result.said.zh for n in range(5) if n != missing)


def test_an_empty_plan_addresses_nothing(programme):
    [result] = found("tasks_addressed", draft(), programme)
    assert all(task.name.zh in result.said.zh for task in programme.tasks)


LEAD = promises("body", "lead")


def test_targets_without_a_year(programme):
    targets = [claim("绿地率", "38", "%", 2020), *(claim(f"公园{n}", "5", "座") for n in range(7))]
    [result] = found("targets_dated", draft(*targets, promises=LEAD), programme)
    assert result.severity == "note"
    assert "8 项目标中 7 项没有年份" in result.said.zh
    assert "7 of 8 targets" in result.said.en
    assert [one.name for one in result.claims] == [f"公园{n}" for n in range(7)]
    assert "公园4" in result.said.zh
    assert "公园5" not in result.said.zh  # five examples are enough


def test_figures_that_are_no_targets_need_no_year(programme):
    figures = [claim("绿地率", "38", "%", kind=kind) for kind in ("baseline", "cost", "funding")]
    assert found("targets_dated", draft(*figures, promises=LEAD), programme) == []


@pytest.mark.parametrize("others", [[], promises("body", "head", "office")], ids=["none", "others"])
def test_no_leading_department(others, programme):
    [result] = found("targets_dated", draft(promises=others), programme)
    assert (result.severity, "牵头" in result.said.zh) == ("note", True)


def test_all_forms_of_evaluation(programme):
    plan = draft(promises=promises("evaluation", *FORMS))
    assert severities(found("evaluation_promised", plan, programme)) == ["fine"]


def test_some_forms_of_evaluation(programme):
    [result] = found(
        "evaluation_promised", draft(promises=promises("evaluation", "annual")), programme
    )
    assert result.severity == "note"
    assert "中期评估" in result.said.zh
    assert "年度评估" not in result.said.zh


def test_no_evaluation(programme):
    [result] = found("evaluation_promised", draft(), programme)
    assert result.severity == "warning"


def test_documents_without_a_date(programme):
    due = promises("deliverable", "planned", year=2015)
    undated = promises("deliverable", "planned", "planned", "existing")
    [result] = found("documents_dated", draft(promises=[*due, *undated]), programme)
    assert result.severity == "note"
    assert "3 份文件中 2 份没有期限" in result.said.zh
    assert "《名称1》" in result.said.zh
    assert "《名称2》" not in result.said.zh


@pytest.mark.parametrize(
    "documents",
    [[], promises("deliverable", "planned", year=2015), promises("deliverable", "existing")],
    ids=["none", "dated", "existing"],
)
def test_documents_that_need_no_date(documents, programme):
    assert found("documents_dated", draft(promises=documents), programme) == []
