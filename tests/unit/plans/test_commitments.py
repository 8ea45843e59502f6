"""From proposals to a programme's commitments, and a reviewer's corrections among them."""

import pytest

from shidian.core import Confidence, Op, Statement, StatementType, Target, as_statement
from shidian.plans import confirmed, context_of, read
from shidian.plans.commitments import Destination, commitment
from shidian.plans.corrections import COLUMNS

HEAD = ",".join(COLUMNS)
TEXT = """\
浙江省宁波市国家新型城镇化综合试点工作方案要点
2013年，宁波市常住人口766.3万人，城镇化率69.8%。
一、总体目标
到2017年，城镇化率达到72.20%左右，公园达到50座。到2020年，城镇化率提高到75%，常住人口达到800万。
二、主要任务
（一）建立成本分担机制。人均成本为12万元。制定《落户办法》。
三、保障措施
（一）评估。开展年度评估。
"""


def made(specimen, text: str = TEXT) -> list:
    context = context_of(specimen)
    reading = read(text, context)
    proposals = sorted([*reading.figures, *reading.statements], key=lambda one: one.span)
    into = Destination(specimen, "plan", {"浙江省宁波市": "01"}, "工作方案要点")
    return [commitment(one, into) for one in proposals]


def test_what_a_plan_commits_to(specimen):
    rows = [
        (type(one).__name__, as_statement(one).kind, as_statement(one).name)
        for one in made(specimen)
    ]
    assert rows == [
        ("Statement", "baseline", "常住人口"),
        ("Statement", "baseline", "城镇化率"),
        ("Target", "target", "城镇化率"),
        ("Statement", "target", "公园"),
        ("Target", "target", "城镇化率"),
        ("Target", "target", "常住人口"),
        ("Statement", "sharing", "建立成本分担机制"),
        ("Statement", "cost", "人均成本"),
        ("Statement", "planned", "落户办法"),
        ("Statement", "annual", "年度评估"),
    ]


def test_a_target_that_can_be_judged(specimen):
    target = next(one for one in made(specimen) if isinstance(one, Target))
    assert (target.key, target.pilot, target.indicator) == ("01-rate-2017", "01", "rate")
    assert (target.op, str(target.value), target.qualifier) == (Op.ABOUT, "72.20 %", "左右")
    assert (target.year, target.name) == (2017, "城镇化率")
    assert target.source.document == "plan"
    assert target.source.confidence is Confidence.HIGH
    assert target.source.section == "浙江省宁波市工作方案要点 一、总体目标"
    assert TEXT[slice(*target.source.span)] == "72.20%左右"


def test_people_without_a_word_for_people(specimen):
    [people] = [
        one for one in made(specimen) if isinstance(one, Target) and one.indicator == "people"
    ]
    assert str(people.value) == "800 万人"


def test_a_key_is_the_place_where_there_is_no_target(specimen):
    by_type = {as_statement(one).type: one for one in made(specimen)}
    start = TEXT.index("《落户办法》")
    assert by_type[StatementType.DELIVERABLE].key == f"01-deliverable-{start}"
    [park] = [one for one in made(specimen) if as_statement(one).name == "公园"]
    assert park.key == f"01-{TEXT.index('50座')}"


def test_a_target_that_is_stated_twice_is_judged_once(specimen):
    text = TEXT.replace("三、保障措施\n", "到2017年，城镇化率达到72.20%。\n三、保障措施\n")
    again = [one for one in made(specimen, text) if as_statement(one).year == 2017]
    again = [as_statement(one) for one in again if as_statement(one).name == "城镇化率"]
    assert [one.printed.indicator for one in again] == ["rate", ""]
    assert len({one.key for one in again}) == 2


UNJUDGED = {
    "no year": "城镇化率达到75%。",
    "a change": "到2017年，城镇化率提高5个百分点。",
    "a unit that does not fit": "到2017年，城镇化率达到75万人。",
    "an indicator that nobody knows": "到2017年，湿地率达到75%。",
}


@pytest.mark.parametrize("sentence", UNJUDGED.values(), ids=UNJUDGED)
def test_what_cannot_be_judged_is_kept_as_it_stands(sentence, specimen):
    text = f"{TEXT.splitlines()[0]}\n二、主要任务\n{sentence}\n"
    [one] = made(specimen, text)
    assert isinstance(one, Statement)
    assert one.type is StatementType.FIGURE


def test_a_change_in_points_keeps_its_indicator(specimen):
    text = f"{TEXT.splitlines()[0]}\n一、目标\n到2017年，城镇化率提高5个百分点。\n"
    [one] = made(specimen, text)
    assert (one.printed.op, one.printed.unit, one.printed.indicator) == ("+pp", "pp", "rate")
    assert one.printed.relative


def test_confirmed_with_corrections_and_remarks(specimen):
    start = TEXT.index("50座")
    rows = [HEAD, f"{start},{start + 3},edit,value,51,抄错", f"{start},{start + 3},note,,含在建,r",
            f"{start},{start + 3},note_en,,with those being built,r"]  # fmt: skip
    found = confirmed(TEXT, specimen, "\n".join(rows) + "\n")
    [park] = [one for one in found if as_statement(one).name == "公园"]
    assert park.printed.value == 51
    assert (park.source.note.zh, park.source.note.en) == ("含在建", "with those being built")
    assert len(found) == 10


def test_plans_of_other_places_are_left_out(specimen):
    text = TEXT + TEXT.replace("浙江省宁波市", "江岭省青坪市").replace("宁波市", "青坪市")
    found = confirmed(text, specimen, f"{HEAD}\n")
    assert {one.pilot for one in found} == {"01"}
    assert len(found) == 10


def test_the_same_input_gives_the_same_output(specimen):
    assert confirmed(TEXT, specimen, f"{HEAD}\n") == confirmed(TEXT, specimen, f"{HEAD}\n")
