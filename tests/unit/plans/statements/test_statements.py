"""What a plan promises without a number: documents, tasks, bodies, funds, evaluations."""

import pytest

from shidian.core import StatementType
from shidian.core.statement import KINDS
from shidian.plans import Context, Statement, Type, read
from shidian.plans.statements.assignments import national
from tests.unit.plans.made import check_spans, plan

TASK_WORDS = {"sharing": ["市民化", "成本分担"], "finance": ["融资"], "rest": ["*"]}


def stated(type_: Type, *tasks: str, measures: str = "") -> list[Statement]:
    """The statements of a type in a plan of these tasks and measures."""
    reading = read(plan(tasks=tasks or ("（一）落户",), measures=measures), Context())
    check_spans(reading)
    return [one for one in reading.statements if one.type is type_]


# A sentence; kind, title and verb of each document in it.
DOCUMENTS = {
    "to be made": ("制定《落户办法》。", [("planned", "落户办法", "制定")]),
    "to be issued": ("出台《居住证管理办法》。", [("planned", "居住证管理办法", "出台")]),
    "to be drawn up": ("编制《融资规划》。", [("planned", "融资规划", "编制")]),
    "to be revised": ("修订《征地补偿办法》。", [("planned", "征地补偿办法", "修订")]),
    "a list with one verb": (
        "制定《落户办法》、《积分办法》和《居住证办法》。",
        [("planned", name, "制定") for name in ("落户办法", "积分办法", "居住证办法")],
    ),
    "a list without commas": (
        "制定《落户办法》《积分办法》。",
        [("planned", "落户办法", "制定"), ("planned", "积分办法", "制定")],
    ),
    "that exists": ("按照《城乡规划法》推进。", [("existing", "城乡规划法", "按照")]),
    "that is carried out": ("落实《土地管理办法》。", [("existing", "土地管理办法", "落实")]),
    "both": (
        "根据《城乡规划法》，制定《建设办法》。",
        [("existing", "城乡规划法", "根据"), ("planned", "建设办法", "制定")],
    ),
    "that is only named": ("《城乡规划法》有规定。", [("existing", "城乡规划法", "")]),
    "none": ("制定落户办法。", []),
}


@pytest.mark.parametrize(("sentence", "expected"), DOCUMENTS.values(), ids=DOCUMENTS)
def test_documents(sentence, expected):
    found = stated(Type.DELIVERABLE, f"（一）落户。{sentence}")
    assert [(one.kind, one.name, one.detail) for one in found] == expected


YEARS = {
    "of its sentence": ("2015年底前，制定《落户办法》。", [2015]),
    "of a list": ("2015年制定《落户办法》和《积分办法》。", [2015, 2015]),
    "none": ("制定《落户办法》。", [None]),
    "none of one that exists": ("2015年起，按照《城乡规划法》推进。", [None]),
    "not of the sentence before": ("到2015年完成改革。制定《落户办法》。", [None]),
}


@pytest.mark.parametrize(("sentence", "years"), YEARS.values(), ids=YEARS)
def test_by_when_a_document_is_due(sentence, years):
    found = stated(Type.DELIVERABLE, f"（一）落户。{sentence}")
    assert [one.year for one in found] == years


HEADS = {
    "chair": ("成立由市长任组长的领导小组。", "市长"),
    "chair, in more words": ("成立以市委书记为组长的领导小组。", "市委书记"),
    "leaders": ("成立由市政府主要领导挂帅的领导小组。", "市政府主要领导"),
}


@pytest.mark.parametrize(("sentence", "who"), HEADS.values(), ids=HEADS)
def test_who_heads_the_leading_group(sentence, who):
    found = stated(Type.BODY, measures=f"（一）组织领导。{sentence}")
    assert [(one.kind, one.name) for one in found] == [("head", who)]


def test_where_its_office_sits():
    [found] = stated(Type.BODY, measures="（一）组织领导。领导小组办公室设在市发展改革委。")
    assert (found.kind, found.name) == ("office", "市发展改革委")


def test_which_department_leads():
    [found] = stated(Type.BODY, "（一）落户。户籍制度改革由市公安局牵头。")
    assert (found.kind, found.name, found.detail) == ("lead", "市公安局", "户籍制度改革")


FUNDS = {
    "one": ("设立城镇化发展基金。", ["城镇化发展基金"]),
    "of an amount": ("设立规模10亿元的城镇化发展基金。", ["城镇化发展基金"]),
    "two with one verb": (
        "设立城镇化发展基金和偿债准备金。",
        ["城镇化发展基金", "偿债准备金"],
    ),
    "three with one verb": (
        "建立城镇化发展基金、农民工培训专项资金和偿债准备金。",
        ["城镇化发展基金", "农民工培训专项资金", "偿债准备金"],
    ),
    "a mechanism is none": ("建立资金保障机制。", []),
}


@pytest.mark.parametrize(("sentence", "names"), FUNDS.values(), ids=FUNDS)
def test_funds(sentence, names):
    found = stated(Type.FUND, f"（一）资金。{sentence}")
    assert [(one.name, one.text, one.kind) for one in found] == [(name, name, "") for name in names]


EVALUATIONS = {
    "yearly": ("开展年度评估。", ["annual"]),
    "mid-term": ("开展中期评估。", ["midterm"]),
    "final": ("开展末期评估。", ["final"]),
    "by a third party": ("委托第三方评估。", ["third_party"]),
    "by a third party, in more words": ("邀请第三方机构开展评估。", ["third_party"]),
    "that counts": ("评估结果纳入领导干部考核。", ["appraisal"]),
    "several": (
        "开展年度评估和中期评估，引入第三方评估。",
        ["annual", "midterm", "third_party"],
    ),
    "none": ("加强组织领导。", []),
}


@pytest.mark.parametrize(("sentence", "kinds"), EVALUATIONS.values(), ids=EVALUATIONS)
def test_evaluations(sentence, kinds):
    found = stated(Type.EVALUATION, measures=f"（一）评估。{sentence}")
    assert [one.kind for one in found] == kinds


def test_an_evaluation_is_told_once_and_only_of_the_measures():
    twice = "（一）评估。开展年度评估。（二）奖惩。依据年度评估奖惩。"
    assert len(stated(Type.EVALUATION, measures=twice)) == 1
    assert stated(Type.EVALUATION, "（一）环境。开展环境影响年度评估。") == []


def test_tasks_and_the_national_task_they_belong_to():
    text = plan(tasks=["（一）建立成本分担机制", "由政府承担。", "（二）拓宽融资渠道。发行债券。",
                       "（三）建设智慧城市", "完善设施。"])  # fmt: skip
    found = list(read(text, Context(tasks=TASK_WORDS)).statements)
    assert [(one.type, one.kind, one.name) for one in found] == [
        (Type.TASK, "sharing", "建立成本分担机制"),
        (Type.TASK, "finance", "拓宽融资渠道"),
        (Type.TASK, "rest", "建设智慧城市"),
    ]


def test_goals_and_measures_are_no_tasks():
    text = plan("（一）总体目标", "到2017年，绿地率达到35%。", measures="（一）加强组织领导")
    assert [one for one in read(text).statements if one.type is Type.TASK] == []


def test_a_heading_of_no_national_task():
    words = {"sharing": ["市民化"], "finance": ["融资"]}
    assert national("建设智慧城市", words) == ""
    assert national("市民化融资", words) == "sharing"
    assert national("融资支持市民化", words) == "finance"


def test_types_and_kinds_are_those_of_the_register():
    assert {one.value for one in Type} < {one.value for one in StatementType}
    text = plan(tasks=["（一）落户。制定《落户办法》。"], measures="（一）由市长任组长。年度评估。")
    for one in read(text).statements:
        known = KINDS.get(StatementType(one.type.value))
        assert known is None or one.kind in known


def test_a_statement_keeps_its_place():
    [one] = stated(Type.DELIVERABLE, "（一）落户", "制定《落户办法》。")
    assert (one.pilot, one.section, one.heading, one.text) == (
        "青坪市",
        "task",
        "（一）落户",
        "《落户办法》",
    )
