"""The pages on progress, index and rating name all that there is, with the real figures."""

import re
from pathlib import Path

import pytest

from shidian.assessment.evaluation import Evaluation, Records, evaluate
from shidian.assessment.policy import Aggregation, Weighting, policy_of
from shidian.assessment.rating import FINDING_4, TRANSITIONS, Kind, Reason, Rung
from shidian.assessment.targets.status import Status
from shidian.reporting import ranking
from shidian.web.coverage import coverage_of
from tests.docs.pages import Page, page

PROGRESS, INDEX, RATING = (
    page(f"docs/method-{name}.md") for name in ("progress", "index", "rating")
)


def rows(one: Page, *head: str) -> list[list[str]]:
    """The rows of all tables that begin with these titles, without backticks."""
    found = [rest for first, *rest in one.tables if tuple(first[: len(head)]) == head]
    assert found, head
    return [[cell.replace("`", "") for cell in row] for table in found for row in table]


@pytest.fixture(scope="module")
def evaluations(snapshot) -> dict[int, Evaluation]:
    policy = policy_of(snapshot.programme).policy
    return {year: evaluate(Records(snapshot), policy, year) for year in range(2014, 2021)}


def test_every_status_is_explained_with_its_words():
    found = [row[:3] for row in rows(PROGRESS, "status", "中文", "words")]
    assert found == [[one.code, f"{one.symbol} {one.text.zh}", one.text.en] for one in Status]


def test_what_comes_of_progress_by_year(evaluations):
    told = {int(row[0]): [int(cell) for cell in row[1:]] for row in rows(PROGRESS, "year")}
    made = {year: coverage_of(one) for year, one in evaluations.items()}
    assert told == {y: [c.targets, c.assessed, c.scored, c.progress] for y, c in made.items()}


def test_how_many_values_the_level_index_has(evaluations):
    [head] = [first for first, *_ in INDEX.tables if first[:2] == ["indicator", "weight"]]
    told = rows(INDEX, "indicator", "weight")
    for column, year in enumerate(head[2:], start=2):
        values = evaluations[int(year)].level.values
        counts = [round(share * len(values.units)) for share in values.coverage]
        rates, others = counts[:2], counts[2:]
        assert [int(row[column]) for row in told] == [*rates, sum(others)], year
        assert evaluations[int(year)].level.index is None


def test_every_mean_and_weighting_of_the_tree_is_explained():
    assert [row[0] for row in rows(INDEX, "method")] == list(Aggregation)
    assert [row[0] for row in rows(INDEX, "weighting")] == list(Weighting)


def test_every_column_of_ranks_is_explained():
    told = re.findall(r"\b\w+\b", " ".join(row[0] for row in rows(INDEX, "column")))
    source = Path(ranking.__file__).read_text(encoding="utf-8")
    names = re.findall(r'^        "(\w+)": lambda', source, re.MULTILINE)
    assert set(told) == set(names) - {"pilot_no", "pilot", "peer_class_name", "score"}


def test_the_blocks_grades_and_red_lines_are_those_of_the_policy(snapshot):
    rating = policy_of(snapshot.programme).policy.rating
    assert [row[:2] for row in rows(RATING, "block", "points")] == [
        [f"{one.code} {one.name.zh}", f"{one.points:g}"] for one in rating.blocks
    ]
    assert rows(RATING, "grade", "from") == [
        [f"{one.code} {one.name.zh}", f"{one.from_:g}"] for one in rating.grades
    ]
    assert rows(RATING, "red line") == [[one.code, one.name.zh] for one in rating.vetoes]


def test_every_rung_and_move_of_the_ladder_is_listed():
    assert rows(RATING, "rung") == [[one.value, f"{one.symbol} {one.text.zh}"] for one in Rung]
    moves = [
        [current.value, to.value, ", ".join(sorted(reasons))]
        for (current, to), reasons in TRANSITIONS.items()
    ]
    assert rows(RATING, "from", "to") == moves


def test_every_reason_and_kind_of_decision_is_explained():
    assert [row[0] for row in rows(RATING, "reason", "proposed when")] == list(Reason)
    kinds = [kind for row in rows(RATING, "kind", "what it does") for kind in row[0].split(", ")]
    assert kinds == list(Kind)


def test_finding_4_is_printed_as_it_is():
    assert rows(RATING, "rule") == [
        [one.rule.en, f"{one.removed:g}", f"{one.wrongly:.0%}".replace("%", " %")]
        for one in FINDING_4
    ]


def test_nobody_has_a_grade_or_proposal_on_the_real_data(evaluations):
    pilots = [one for made in evaluations.values() for one in made.pilots.values()]
    assert all(one.total.points is None and not one.proposals for one in pilots)
