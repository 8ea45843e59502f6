"""Every story of the package agrees with the formulas, and a wrong one is found out."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.transfers.stories import (
    FOLDER,
    AwardStory,
    EqualizationStory,
    LandStory,
    PermitStory,
    SizeStory,
    run,
    stories_of,
)
from shidian.programme import BUILTIN, load_programme

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
STORIES = stories_of(PROGRAMME)
OFF = {
    "land": ("land-at-100", {"standard": Decimal(80)}, "standard"),
    "size": ("size-at-500", {"points": "no"}, "points"),
    "permit": ("permit-gap", {"years": 2}, "years"),
    "award": ("award-two-places", {"gets": {"a": Decimal(500)}}, "gets.a"),
    "equalization": ("equalization-by-gap", {"gets": {"b": Decimal(70)}}, "gets.b"),
}


@pytest.mark.parametrize("story", STORIES.values(), ids=STORIES)
def test_a_story_agrees_with_the_formulas(story):
    assert run(story, PROGRAMME) == []


def test_there_are_stories_of_every_kind():
    assert {type(one) for one in STORIES.values()} == {
        LandStory,
        SizeStory,
        PermitStory,
        AwardStory,
        EqualizationStory,
    }


@pytest.mark.parametrize(("name", "wrong", "part"), OFF.values(), ids=OFF)
def test_a_wrong_story_is_found_out(name, wrong, part):
    assert [one.part for one in run(replace(STORIES[name], **wrong), PROGRAMME)] == [part]


def test_money_of_a_story_is_conserved():
    for story in STORIES.values():
        if isinstance(story, AwardStory):
            assert sum(story.gets.values()) == story.pool


def test_one_id_for_two_stories_is_refused():
    [file] = [name for name in PROGRAMME.mechanisms if name.startswith(FOLDER)]
    files = {**PROGRAMME.mechanisms, f"{FOLDER}again.yaml": PROGRAMME.mechanisms[file]}
    with pytest.raises(DataError) as refused:
        stories_of(replace(PROGRAMME, mechanisms=files))
    assert {fault.code for fault in refused.value.faults} == {"story_twice"}
