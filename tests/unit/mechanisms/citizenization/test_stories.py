"""Every story of the package agrees with the formulas, and a wrong one is found out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.citizenization.plan_cases import plan_cases_of
from shidian.mechanisms.citizenization.stories import (
    FOLDER,
    CaseStory,
    CostStory,
    InsuranceStory,
    PeopleStory,
    run,
    stories_of,
)
from shidian.programme import BUILTIN, load_programme
from shidian.programme.stories import StoryDifference

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
STORIES = stories_of(PROGRAMME)
FILE = f"{FOLDER}people-and-models.yaml"
OFF = {
    "cost": ("dalian-by-2017", {"by_payer": {"person": Decimal(1)}}, "by_payer.person"),
    "insurance": ("golden-2014", {"person": Decimal(1)}, "person"),
    "case": ("case-lankao-cost", {"rounding": {"each": "half_up"}}, "rounding.each"),
    "people": ("yuncheng-stated", {"by_year": {"2015": Decimal(1)}}, "by_year.2015"),
    "part that there is not": (
        "dali-middle",
        {"by_item": {"school": Decimal(1)}},
        "by_item.school",
    ),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_agrees_with_the_formulas(story):
    assert run(story, PROGRAMME) == []


def test_every_plan_case_is_a_story():
    told = {one.case for one in STORIES.values() if isinstance(one, CaseStory)}
    assert told == {case.id for case in plan_cases_of(PROGRAMME)}


def test_there_are_stories_of_every_kind():
    assert {type(one) for one in STORIES.values()} == {
        CostStory,
        InsuranceStory,
        CaseStory,
        PeopleStory,
    }


@pytest.mark.parametrize(("name", "wrong", "part"), OFF.values(), ids=OFF)
def test_a_wrong_story_is_found_out(name, wrong, part):
    found = run(replace(STORIES[name], **wrong), PROGRAMME)
    assert [one.part for one in found] == [part]
    assert isinstance(found[0], StoryDifference)
    assert found[0].expected != found[0].found


def test_a_case_that_there_is_not_is_told():
    story = replace(STORIES["case-dali-cost"], case="beijing")
    with pytest.raises(DataError) as refused:
        run(story, PROGRAMME)
    assert [fault.code for fault in refused.value.faults] == ["case_name_unknown"]


def test_one_id_for_two_stories_is_refused():
    files = {**PROGRAMME.mechanisms, f"{FOLDER}again.yaml": PROGRAMME.mechanisms[FILE]}
    with pytest.raises(DataError) as refused:
        stories_of(replace(PROGRAMME, mechanisms=files))
    assert {fault.code for fault in refused.value.faults} == {"story_twice"}
