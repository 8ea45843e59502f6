"""The table of judgements: what is read, and what is refused where."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shidian.assessment.judgements import Judgement, JudgementKind, in_force, read_judgements
from shidian.assessment.policy import policy_of
from shidian.core import DataError

HEADER = "pilot_no,year,kind,code,state,value,body,document_no,dated,note\n"


@pytest.fixture
def read(programme, snapshot):
    policy = policy_of(programme).policy

    def made(*rows):
        content = (HEADER + "\n".join(rows) + "\n").encode()
        return read_judgements("judgements.csv", content, snapshot, policy)

    return made


def test_every_kind_is_read(read, snapshot):
    key = next(
        entry.record.key
        for entry in snapshot.commitments_of["03"]
        if getattr(entry.record, "type", "") == "deliverable"
    )
    task = next(
        entry.record.key
        for entry in snapshot.commitments_of["03"]
        if getattr(entry.record, "type", "") == "task"
    )
    found = read(
        "03,2017,score,practice,third_party,12.5,某评估院,,,",
        "03,2017,finding,debt,,,审计厅,审〔2018〕3号,2018-02-01,",
        "03,2017,filing,,,,,,2018-03-20,",
        f"03,2017,document,{key},issued,,市政府,甬政发〔2016〕9号,2016-05-04,",
        f"03,2017,task,{task},first,75,专家甲,,,",
        "03,2017,rectification,,not_accepted,,省发展改革委,,,",
        "03,2017,force_majeure,,begun,,省发展改革委,,,台风",
        "03,2017,exit,,,,市政府,,,区划调整",
    )
    assert [one.kind for one in found] == list(JudgementKind)
    assert found[0] == Judgement(
        "03", 2017, JudgementKind.SCORE, "practice", "third_party", Decimal("12.5"), "某评估院"
    )
    assert (found[1].dated, found[1].document_no) == (date(2018, 2, 1), "审〔2018〕3号")
    assert (found[4].code, found[4].value) == (task, 75)
    assert found[6].note == "台风"


WRONG = {
    "unknown pilot": ("99,2017,filing,,,,,,2018-03-20,", "unknown_reference", "pilot_no"),
    "unknown block": (
        "03,2017,score,nothing,self,1,自评,,,",
        "unknown_reference",
        "code",
    ),
    "unknown red line": (
        "03,2017,finding,rain,,,审计厅,1号,2018-02-01,",
        "unknown_reference",
        "code",
    ),
    "unknown document": (
        "03,2017,document,03-x,draft,,市政府,,,",
        "unknown_reference",
        "code",
    ),
    "no body": ("03,2017,score,practice,self,1,,,,", "judgement_needs", "body"),
    "no such state": (
        "03,2017,rectification,,perhaps,,省发展改革委,,,",
        "judgement_state",
        "state",
    ),
    "a state where there is none": (
        "03,2017,filing,,self,,,,2018-03-20,",
        "judgement_state",
        "state",
    ),
    "issued without a number": (
        "03,2017,document,03-x,issued,,市政府,,,",
        "judgement_unnumbered",
        "document_no",
    ),
    "more points than the block has": (
        "03,2017,score,practice,self,15.5,自评,,,",
        "rating_score_value",
        "value",
    ),
    "a block that figures decide": (
        "03,2017,score,level,self,1,自评,,,",
        "rating_score_by",
        "code",
    ),
    "a year before the programme": (
        "03,2013,filing,,,,,,2014-03-20,",
        "judgement_year",
        "year",
    ),
    "filed before its year": (
        "03,2017,filing,,,,,,2016-12-31,",
        "judgement_early",
        "dated",
    ),
    "no step of the rubric": (
        "03,2017,task,03-x,first,60,专家甲,,,",
        "judgement_rubric",
        "value",
    ),
    "a month is no day": ("03,2017,filing,,,,,,2018-03,", "judgement_day", "dated"),
    "no number": ("03,2017,score,practice,self,many,自评,,,", "not_number", "value"),
    "no kind": ("03,2017,praise,,,,,,,", "not_choice", "kind"),
}


@pytest.mark.parametrize(("row", "code", "column"), WRONG.values(), ids=WRONG)
def test_what_is_wrong_is_told_with_its_cell(read, row, code, column):
    with pytest.raises(DataError) as error:
        read("03,2016,filing,,,,,,2017-03-20,", row)
    [fault] = error.value.faults
    assert (fault.code, fault.place.row, fault.place.column) == (code, 3, column)
    for lang in ("zh", "en"):
        assert fault.line(lang)


def test_all_faults_of_a_table_are_told_at_once(read):
    with pytest.raises(DataError) as error:
        read(*(row for row, _, _ in WRONG.values()))
    assert len(error.value.faults) == len(WRONG)


def test_of_two_judgements_on_one_thing_the_later_holds():
    first = Judgement("03", 2017, JudgementKind.SCORE, "practice", "self", Decimal(9), "自评")
    other = replace(first, state="third_party", body="评估院")
    later = replace(first, value=Decimal(10))
    assert in_force([first, other, later]) == [other, later]
