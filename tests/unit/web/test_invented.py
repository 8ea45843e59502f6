"""Pages and API on a register in which every pilot has invented values and judgements."""

import html
import re

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from pydantic import TypeAdapter

from shidian.store.evaluations import evaluated
from shidian.web.shaken import shaken
from tests.stored import forget
from tests.unit.web.conftest import judge
from tests.unit.web.test_api import moments
from tests.unit.web.test_evaluation import finding, plain
from tests.unit.web.test_evaluation_api import LISTS, get
from tests.unit.web.test_pages import unmarked_chinese
from tests.unit.web.test_policies import PATH, STRICT, send

FIRST_ROW = r'<tr>\s*<td class="quiet aside">{no}</td>.*?</tr>'
API = "/api/v1"


def test_indices_grades_and_proposals_stand_in_the_table(invented):
    _, _, evaluation = evaluated(2017)
    page = invented.get("/evaluation/2017/").text
    for number, one in evaluation.pilots.items():
        row = plain("<main>" + re.search(FIRST_ROW.format(no=number), page, re.DOTALL)[0])
        for value in (one.index.points, one.level, one.total.points):
            assert (f"{value:.1f}" if value is not None else "—") in row
        assert (one.grading.grade is None) == ("未评" in row)
        assert one.state.rung.text.zh in row
        for proposal in one.proposals:
            assert proposal.to.text.zh in row
    assert any(one.proposals for one in evaluation.pilots.values())
    assert "建议不是决定" in page


def test_pilots_stand_in_their_classes_and_never_in_a_league(invented, programme):
    page = invented.get("/evaluation/2017/").text.split('id="pilots"')[1]
    numbers = re.findall(r'<td class="quiet aside">(\d\d)</td>', page)
    classes = [programme.pilots[number].peer_class for number in numbers]
    assert classes == sorted(classes, key=list(programme.facts.peer_classes).index)
    assert numbers == sorted(numbers)


def test_the_quadrants_are_drawn_where_both_indices_exist(invented):
    _, _, evaluation = evaluated(2017)
    page = invented.get("/evaluation/2017/").text
    pilots = evaluation.pilots.values()
    both = [p for p in pilots if p.level is not None and p.index.points is not None]
    assert page.count("<circle") == len(both) > 0
    [marks] = re.findall(r'<svg class="quadrants".*?</svg>', page, re.DOTALL)
    places = [
        (float(x), float(y)) for x, y in re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', marks)
    ]
    assert [round(34 + 4 * p.index.points, 1) for p in both] == [x for x, _ in places]
    by_level = sorted(zip((p.level for p in both), places, strict=True))
    heights = [y for _, (_, y) in by_level]
    assert heights == sorted(heights, reverse=True)  # a higher level stands higher


@pytest.mark.parametrize("path", ["", "pilots/03/", "pilots/16/", "robustness/", "policies/"])
def test_english_pages_are_english_with_invented_values_too(invented, path):
    assert unmarked_chinese(invented, f"/evaluation/2017/{path}") == []


def test_blocks_sum_up_and_a_red_line_is_named(invented):
    _, _, evaluation = evaluated(2017)
    one = evaluation.pilots["16"]
    words = plain(invented.get("/evaluation/2017/pilots/16/").text)
    for score in one.total.scores:
        assert f"{score.points:.1f}" in words
    assert f"{sum(score.points for score in one.total.scores):.1f}" in words
    assert "主要障碍因子" in words
    assert "不用于评级" in words


def test_a_finding_and_what_is_proposed_on_it_are_shown(invented, forgetting):
    policy = evaluated(2017)[1].policy
    judge([finding("03")])
    words = plain(invented.get("/evaluation/2017/pilots/03/").text)
    veto = next(one for one in policy.rating.vetoes if one.code == "falsified")
    assert f"红线：{veto.name.zh} · 审计厅 · 审〔2018〕3号 · 2018-02-01" in words
    assert re.search(r"变更：正常 → ✕ 退出", words)


def test_intervals_certainty_and_sobol_of_the_index(invented):
    words = plain(invented.get("/evaluation/2017/robustness/").text)
    assert "水平指数的名次区间" in words
    assert "10000 次抽样，种子 20141229" in words
    assert "P(优)" in words
    assert "名次取决于什么" in words
    _, _, evaluation = evaluated(2017)
    graded = [one for one in evaluation.pilots.values() if one.grading.grade]
    table = invented.get("/evaluation/2017/robustness/").text.split('<table class="certain">')[1]
    assert table.split("</table>")[0].count('<th scope="row">') == len(graded) > 0


def test_the_smallest_move_of_a_score_really_crosses_the_bound(invented):
    """Moving the one block by just more than is said brings the total to the next grade."""
    _, _, evaluation = evaluated(2017)
    rating, flips = evaluation.policy.rating, shaken(2017).flips
    sizes = {block.name: block.points for block in rating.blocks}
    tried = 0
    for number, one in evaluation.pilots.items():
        flip = flips.get(number)
        if flip is None or flip.points is None:
            continue
        step = 1e-6 if flip.points > 0 else -1e-6
        moved = one.total.points + (flip.points + step) / 100 * sizes[flip.points_of]
        assert rating.grade(moved).code != rating.grade(one.total.points).code
        tried += 1
    assert tried > 30


@pytest.mark.parametrize(("path", "schema"), LISTS.items(), ids=LISTS)
def test_answers_are_as_described(invented, path, schema):
    found = get(invented, f"{path}?limit=1000")
    described = TypeAdapter(schema).validate_python(found).model_dump(mode="json")
    assert set(described) == set(found)
    for item, said in zip(found["items"], described["items"], strict=True):
        assert moments(item) == moments(said)


@pytest.mark.parametrize("path", LISTS)
def test_no_figure_is_a_json_number(invented, path):
    def floats(found):
        if isinstance(found, dict):
            return any(map(floats, found.values()))
        return any(map(floats, found)) if isinstance(found, list) else isinstance(found, float)

    assert not floats(get(invented, path))


def test_graded_pilots_carry_their_certainty(invented):
    _, _, evaluation = evaluated(2017)
    for one in get(invented, "/evaluations/2017/pilots")["items"]:
        made = evaluation.pilots[one["pilot"]]
        assert one["grade"] == made.grading.grade
        assert one["robust"] == made.grading.robust
        if made.grading.probability:
            assert sum(map(float, one["probability"].values())) == pytest.approx(1, abs=1e-3)


def test_nodes_of_the_level_index_make_up_the_tree(invented):
    items = get(invented, "/evaluations/2017/level?limit=1000")["items"]
    own = [one for one in items if one["pilot"] == "03"]
    by = {one["node"]: one for one in own}
    assert [one["node"] for one in own if one["parent"] is None] == ["level"]
    children = [one for one in own if one["parent"] == "urbanization"]
    mean = sum(float(one["weight"]) * float(one["score"]) for one in children)
    assert float(by["urbanization"]["score"]) == pytest.approx(mean, abs=1e-3)


def test_a_proposal_fills_the_form_in(invented, settings):
    settings.CONFIRM = True
    page = invented.get("/decisions/?year=2017").text
    address = html.unescape(re.search(r'href="(\?year=2017[^"]+to=warned)#sign"', page)[1])
    form = invented.get(f"/decisions/{address}").text.split('id="sign"')[1]
    assert '<option value="warned" selected>' in form
    assert '<option value="transition" selected>' in form
    assert re.search(r'<option value="\d\d" selected>', form)
    assert re.search(r'value="poor_\w+" checked', form)


def test_grades_that_flip_are_listed(invented, settings):
    settings.CONFIRM = True
    page = send(invented, STRICT, path=PATH).text
    table = page.split("改变的等级和指数")[2].split("</table>")[0]
    flips = re.findall(r'<tr class="own">.*?<td>([^<]*)</td><td>([^<]*)</td></tr>', table)
    assert flips
    assert all(one != other for one, other in flips)
    assert ("良", "优") in flips


EVALUATION = [
    "/evaluation/2017/",
    "/evaluation/2017/pilots/03/",
    "/evaluation/2017/robustness/",
    "/evaluation/2017/policies/",
    "/decisions/",
    "/api/v1/evaluations/2017/targets?limit=1000",
    "/api/v1/evaluations/2017/pilots",
]


@pytest.mark.parametrize("path", EVALUATION)
def test_a_page_of_evaluation_asks_no_more_for_64_pilots(invented, path):
    forget()
    with CaptureQueriesContext(connection) as cold:
        assert invented.get(path).status_code == 200
    cache.clear()
    with CaptureQueriesContext(connection) as warm:
        assert invented.get(path).status_code == 200
    # The state stands in three tables, and every step asks whether it still holds.
    assert len(cold) <= 25, [query["sql"][:80] for query in cold]
    assert len(warm) <= 12, [query["sql"][:80] for query in warm]
