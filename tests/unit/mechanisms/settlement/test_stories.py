"""Every story of the package agrees with its scheme; files of stories with faults are refused."""

from dataclasses import replace
from decimal import Decimal

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.package import schemes_of
from shidian.mechanisms.settlement.stories import Difference, read_stories, run, stories_of
from shidian.programme import BUILTIN, load_programme

PROGRAMME = load_programme(BUILTIN / "urbanization_2014")
SCHEMES = {code: one.scheme for code, one in schemes_of(PROGRAMME).items()}
STORIES = {
    f"{code} {story.id}": (SCHEMES[code], story)
    for code, stories in stories_of(PROGRAMME).items()
    for story in stories.stories
}
HEAD = "scheme: dongguan-after\nstories:\n"
SOUND = """\
  - id: one
    title: {zh: 甲, en: A}
    as_of: 2015-06-01
    person: {title: senior}
    points: {title: 50}
    total: 50
    qualified: no
    unmet: [insured]
"""


@pytest.mark.parametrize(("scheme", "story"), STORIES.values(), ids=STORIES)
def test_a_story_agrees_with_its_scheme(scheme, story):
    assert run(story, scheme) == []


@pytest.mark.parametrize(("scheme", "story"), STORIES.values(), ids=STORIES)
def test_the_points_of_a_story_add_up(scheme, story):
    """What people wrote as points of the items at the top is what they wrote as the total."""
    top = sum(story.points.get(item.id, Decimal(0)) for item in scheme.items)
    assert top == story.total


@pytest.mark.parametrize("code", SCHEMES)
def test_a_scheme_has_enough_stories(code):
    mine = [story for name, (_, story) in STORIES.items() if name.split()[0] == code]
    assert len(mine) >= (3 if SCHEMES[code].items else 2)


def test_every_difference_is_told():
    [story] = read_stories((HEAD + SOUND).encode(), "s.yaml", SCHEMES["dongguan-after"]).stories
    wrong = replace(
        story,
        person={**story.person, "insurance_months": "36", "intermediate_title": "yes"},
        points={"title": Decimal("49.50")},
    )
    assert run(wrong, SCHEMES["dongguan-after"]) == [
        Difference("points.title", "49.5", "50"),
        Difference("points.insurance", "0", "9"),
        Difference("total", "50", "59"),
        Difference("qualified", "no", "yes"),
        Difference("unmet", "insured", ""),
        Difference("routes", "", "intermediate"),
    ]


def test_an_item_that_is_not_in_force_differs():
    [story] = read_stories((HEAD + SOUND).encode(), "s.yaml", SCHEMES["dongguan-after"]).stories
    lapsed = replace(SCHEMES["dongguan-after"].items[0], until=story.as_of.replace(month=1))
    scheme = replace(SCHEMES["dongguan-after"], items=(lapsed,))
    assert Difference("points.title", "50", "-") in run(story, scheme)


FAULTS = {
    "a point for no item": ("points: {title: 50}", "points: {titel: 50}", "story_name_unknown"),
    "an unknown prerequisite": ("[insured]", "[assured]", "story_name_unknown"),
    "an input that is not asked": ("{title: senior}", "{grade: senior}", "person_input_unknown"),
    "a code that is none": ("{title: senior}", "{title: master}", "person_code_unknown"),
    "a day before the scheme": ("2015-06-01", "2014-06-01", "scheme_not_in_force"),
    "no day": ("    as_of: 2015-06-01\n", "", "field_missing"),
    "an id twice": (SOUND, SOUND + SOUND, "story_twice"),
    "no mapping": (HEAD + SOUND, "- one", "not_yaml_mapping"),
}


@pytest.mark.parametrize(("old", "new", "code"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_place(old, new, code):
    text = (HEAD + SOUND).replace(old, new, 1)
    with pytest.raises(DataError) as caught:
        read_stories(text.encode(), "s.yaml", SCHEMES["dongguan-after"])
    [fault] = caught.value.faults
    assert (fault.code, fault.place.file) == (code, "s.yaml")
    if code != "not_yaml_mapping":
        assert fault.place.row > 2
        assert fault.place.character


def test_the_faults_of_all_files_of_stories_are_listed():
    files = {
        **PROGRAMME.mechanisms,
        "schemes/stories/a.yaml": (HEAD + SOUND).replace("-after", "-later").encode(),
        "schemes/stories/b.yaml": b"scheme: wuhan",
    }
    with pytest.raises(DataError) as caught:
        stories_of(replace(PROGRAMME, mechanisms=files))
    assert [(one.code, one.place.file) for one in caught.value.faults] == [
        ("story_scheme_unknown", "schemes/stories/a.yaml"),
        ("field_missing", "schemes/stories/b.yaml"),
    ]
