"""What people type: every fault of a form at once, in both languages."""

import pytest

from shidian.core import DataError
from shidian.supervision import (
    Evidence,
    check_report,
    read_assignment,
    read_evidence,
    read_meeting,
    read_remark,
    read_report,
    read_resolution,
)
from shidian.supervision.typed import FIELDS
from tests.unit.supervision.forms import ASSIGNMENT, DAY, codes


def test_an_assignment_is_read_as_it_was_typed():
    made = read_assignment(ASSIGNMENT | {"title": "  出台办法 ", "start": "2016-01-01"})
    assert (made.title, made.weight, str(made.due)) == ("出台办法", 60, "2016-06-30")
    assert str(made.start) == "2016-01-01"


def test_a_task_of_the_plan_needs_no_name_and_a_free_one_does():
    assert read_assignment(ASSIGNMENT | {"task_name": "忽略"}).task_name == ""
    free = ASSIGNMENT | {"commitment": ""}
    assert codes(lambda: read_assignment(free)) == ["supervision_lacks"]
    assert read_assignment(free | {"task_name": "专项"}).task_name == "专项"


FAULTS = {
    "empty": ({"title": "   "}, "supervision_lacks"),
    "too long": ({"title": "长" * 301}, "supervision_too_long"),
    "control characters": ({"owner": "李\x00伟"}, "entry_control"),
    "no date": ({"due": "六月底"}, "supervision_not_day"),
    "no such date": ({"due": "2016-02-30"}, "supervision_not_day"),
    "date missing": ({"due": ""}, "supervision_lacks"),
    "weight of a fraction": ({"weight": "33.3"}, "supervision_not_number"),
    "weight too large": ({"weight": "101"}, "supervision_not_number"),
    "weight of nothing": ({"weight": "0"}, "supervision_not_number"),
    "weight beyond all numbers": ({"weight": "9" * 5000}, "supervision_too_long"),
    "due before it begins": ({"start": "2016-07-01"}, "due_before_start"),
}


@pytest.mark.parametrize(("change", "code"), FAULTS.values(), ids=FAULTS)
def test_an_assignment_with_a_fault_is_refused(change, code):
    found = codes(lambda: read_assignment(ASSIGNMENT | change))
    assert found[0] == code


def test_all_faults_of_a_form_are_told_at_once_in_words():
    with pytest.raises(DataError) as error:
        read_assignment({"commitment": "x", "weight": "viel", "due": "bald"})
    lines = [fault.line("zh") for fault in error.value.faults]
    assert len(lines) == 5
    assert "没有填写责任人。请填写。" in lines
    assert "权重要填 1 到 100 的整数，填的是“viel”。请改为整数。" in lines


def test_a_report_carries_percentage_words_and_evidence():
    made = read_report({"percent": "40", "done": "征求意见", "evidence": "意见稿.docx"})
    assert (made.percent, made.evidence) == (40, Evidence("意见稿.docx"))
    assert codes(lambda: read_report({"percent": "140"})) == [
        "supervision_not_number",
        "supervision_lacks",
    ]


def test_done_is_reported_only_with_the_evidence_asked_for():
    done = {"percent": "100", "done": "已印发"}
    assert codes(lambda: check_report(read_report(done), "正式文件")) == ["report_evidence"]
    check_report(read_report(done), "")
    check_report(read_report(done | {"evidence": "批复.pdf"}), "正式文件")
    check_report(read_report(done | {"percent": "99"}), "正式文件")


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ({}, []),
        ({"evidence": "a.pdf", "sha256": "0" * 64}, []),
        ({"evidence": "a.pdf", "sha256": "0" * 63}, ["evidence_hash"]),
        ({"sha256": "0" * 64}, ["evidence_nameless"]),
    ],
)
def test_a_hash_is_a_hash_and_belongs_to_a_file(typed, expected):
    faults = []
    read_evidence(typed, faults)
    assert [fault.code for fault in faults] == expected


def test_a_meeting_was_held_before_it_is_recorded():
    typed = {"subject": "第一次会议", "held": "2016-07-02", "attendees": "王芳"}
    assert codes(lambda: read_meeting(typed, DAY)) == ["meeting_future"]
    assert read_meeting(typed | {"held": "2016-07-01"}, DAY).held == DAY
    assert len(codes(lambda: read_meeting({}, DAY))) == 3


def test_a_resolution_is_not_due_before_its_meeting():
    typed = {"resolution": "研究办法", "area": "330200", "due": "2016-06-30"}
    assert codes(lambda: read_resolution(typed, DAY)) == ["due_before_start"]
    assert read_resolution(typed | {"due": "2016-07-01"}, DAY).area == "330200"
    assert codes(lambda: read_resolution({}, DAY)) == ["supervision_lacks", "supervision_lacks"]


def test_a_remark_has_words():
    assert codes(lambda: read_remark({"evidence": "a.pdf"})) == ["supervision_lacks"]
    assert read_remark({"done": "已办", "evidence": "a.pdf"}) == ("已办", Evidence("a.pdf"))


def test_every_field_has_a_name_in_both_languages():
    assert all(field.name.zh and field.name.en for field in FIELDS.values())
