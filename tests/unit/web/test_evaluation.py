"""The pages of a year's evaluation, on what was published and on invented values."""

import html
import json
import re
from collections import Counter
from datetime import date

import pytest

from shidian.assessment.evaluation import Records, current, evaluate
from shidian.assessment.evaluation.bundle import recompute
from shidian.assessment.judgements import Judgement, JudgementKind
from shidian.assessment.policy import policy_of
from shidian.assessment.rating import read_bundle, replay
from shidian.assessment.targets.status import Status
from shidian.store.models import Observation
from tests.stored import forget, without_guards
from tests.unit.web.conftest import judge


def plain(page: str) -> str:
    """The words of a page's main part, one space apart."""
    main = page.split("<main", 1)[1].split("</main>", 1)[0]
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", main)).split())


@pytest.fixture
def published(snapshot):
    """The evaluation of 2017 on the package alone, without any database."""
    return evaluate(Records(snapshot), policy_of(snapshot.programme).policy, 2017)


# --- overview --------------------------------------------------------------------------------


def test_without_a_year_the_last_checkpoint_with_data_is_shown(client):
    assert client.get("/evaluation/").url == "/evaluation/2020/"
    assert client.get("/en/evaluation/").url == "/en/evaluation/2020/"


def test_coverage_comes_first_and_says_why_nothing_is_graded(client, published):
    words = plain(client.get("/evaluation/2017/").text)
    targets = [one for p in published.pilots.values() for one in current(p.progress, 2017)]
    assessed = sum(one.status is not Status.NOT_ASSESSABLE for one in targets)
    scored = sum(one.numbers.points is not None for one in targets)
    said = f"当年计入的目标 {len(targets)} 项：{assessed} 项可评，{scored} 项能计分。"
    assert said in words
    assert words.index(said) < words.index("各试点")
    assert "18 项指标中有 18 项的数据不够" in words
    assert "超过 20%，不计总分，不评等级" in words
    assert "没有试点同时有进度指数和水平指数" in words
    assert "草稿" in words


def test_statuses_are_counted_over_the_targets_that_count(client, published):
    page = client.get("/evaluation/2017/").text
    targets = [one for p in published.pilots.values() for one in current(p.progress, 2017)]
    expected = Counter(one.status.text.zh for one in targets)
    section = page.split('<dl class="many">')[1].split("</dl>")[0]
    found = re.findall(r"</span> ([^<]+)</span></dt><dd>(\d+)</dd>", section)
    assert {name: int(count) for name, count in found} == expected


def test_values_beyond_the_census_are_said_to_have_no_pace(client):
    words = plain(client.get("/en/evaluation/2020/").text)
    assert "stand beyond the census: levels are compared; no pace, attainment or points" in words


def test_filters_stand_in_the_address_and_htmx_gets_the_results_only(client):
    address = "/evaluation/2017/?class=capital&status=not_met"
    page = client.get("/evaluation/2017/").text
    classes = re.findall(r'<option value="(\w+)"', page)
    assert "town" in classes
    whole = client.get(address.replace("capital", classes[2])).text
    part = client.get(address.replace("capital", classes[2]), headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert f'value="{classes[2]}" selected' in whole
    rows = [re.findall(r'<th scope="row"><a href="([^"]+)"', text) for text in (whole, part)]
    rows = [[row for row in found if "/evaluation/" in row] for found in rows]
    assert rows[0] == rows[1] != []
    assert len(rows[0]) < 64
    nobody = client.get("/evaluation/2017/?status=backward").text
    assert "没有符合条件的试点" in nobody
    assert client.get("/evaluation/2017/?class=xx&status=yy").text.count("未评") >= 64


# --- scorecard -------------------------------------------------------------------------------


def test_a_pilots_page_leads_to_its_scorecards(client):
    page = client.get("/pilots/03/").text
    assert '<a href="/evaluation/2017/pilots/03/">' in page
    assert '<a href="/evaluation/2020/pilots/03/">' in page


def test_any_name_of_a_pilot_leads_to_its_scorecard(client):
    assert client.get("/evaluation/2017/pilots/qingdao/").url == "/evaluation/2017/pilots/05/"


def test_the_working_is_filled_in_with_its_own_numbers(client):
    """Qingdao: 67.7 in 2013, promised 72 for 2017 and 75 for 2020; 72.57 in 2017."""
    words = plain(client.get("/evaluation/2017/pilots/05/").text)
    assert "2013 67.70 → 2017 72.00 → 2020 75.00" in words
    assert "= (72.57 − 67.70) / (72.00 − 67.70) × (2017 − 2013) / (2017 − 2013)" in words
    pace = (72.57 - 67.70) / (72.00 - 67.70)
    assert f"{pace:.2f}" in words
    needed, planned = (75 - 72.57) / 3, (75 - 67.7) / 7
    assert f"此后每年需提高 {needed:.2f} 个百分点（原计划 {planned:.2f}" in words
    assert f"{needed / planned:.2f}" in words  # catch-up
    assert "按本地 5 个年度数的趋势" in words
    assert "缺少 100 分的内容" in words


def test_every_figure_of_the_working_opens_to_its_source(client):
    page = client.get("/evaluation/2017/pilots/05/").text
    links = re.findall(r'<a class="figure" href="(/sources/\w+/\d+/)" hx-get="\1"', page)
    assert len(links) >= 8
    assert client.get(links[0]).status_code == 200


def test_beyond_the_census_no_attainment_is_worked_out(client):
    words = plain(client.get("/en/evaluation/2020/pilots/03/").text)
    assert "Due: the value reaches the target (tolerance 0)." in words
    assert "the gap includes the revision" in words
    assert "Pace R" not in words


def finding(pilot: str) -> Judgement:
    """An audit found that a pilot's data were falsified."""
    return Judgement(
        pilot,
        2017,
        JudgementKind.FINDING,
        "falsified",
        body="审计厅",
        document_no="审〔2018〕3号",
        dated=date(2018, 2, 1),
    )


# --- robustness ------------------------------------------------------------------------------


def test_without_an_index_the_core_indicator_is_ranked_and_called_so(client, programme):
    words = plain(client.get("/evaluation/2020/robustness/").text)
    assert "常住人口城镇化率的名次区间（只计测量误差；不是水平指数）" in words
    assert "18 项指标中有 17 项的数据不够" in words
    assert "没有试点有等级" in words
    assert words.count("按办法不排名") == 2  # provinces and towns
    assert "两名之差不显著（90% 名次区间" in words


def test_ranks_follow_the_values_of_the_class(client, snapshot):
    """The county places of 2020 by their census value, computed here from the package."""
    page = client.get("/evaluation/2020/robustness/").text
    names = snapshot.programme.facts.peer_classes
    county = page.split(f"<h3>{names['county'].zh}</h3>")[1].split("</table>")[0]
    rows = re.findall(r'pilots/(\d\d)/">.*?<td class="n">([\d.]+)</td>', county, re.DOTALL)
    values = [float(value) for _, value in rows]
    assert values == sorted(values, reverse=True)
    assert len(rows) == sum(p.peer_class == "county" for p in snapshot.programme.pilots.values())


def test_fewer_than_two_values_have_no_ranks(client, forgetting):
    with without_guards():
        Observation.objects.filter(indicator="urbanization_rate_resident").delete()
    forget()
    words = plain(client.get("/evaluation/2017/robustness/").text)
    assert "2017 年不到两个试点有常住人口城镇化率的值，没有名次可言。" in words


# --- evidence, ETag, refusals ----------------------------------------------------------------


def test_the_bundle_can_be_computed_again(client):
    answer = client.get("/evaluation/2017/bundle.json")
    bundle = read_bundle(answer.content)
    assert bundle.sha256[:12] in answer.headers["Content-Disposition"]
    assert replay(bundle, recompute).same
    assert json.loads(answer.content)["inputs"]["year"] == 2017


def test_a_new_judgement_makes_a_new_tag(client, forgetting):
    page = client.get("/evaluation/2017/")
    again = client.get("/evaluation/2017/", headers={"If-None-Match": page.headers["ETag"]})
    assert again.status_code == 304
    judge([finding("03")])
    later = client.get("/evaluation/2017/", headers={"If-None-Match": page.headers["ETag"]})
    assert later.status_code == 200
    assert later.headers["ETag"] != page.headers["ETag"]


@pytest.mark.parametrize("year", [0, 1999, 2013, 2099, 999999999999999999999])
@pytest.mark.parametrize("rest", ["", "pilots/03/", "robustness/", "policies/", "bundle.json"])
def test_a_year_that_cannot_be_evaluated_is_not_found(client, year, rest):
    answer = client.get(f"/en/evaluation/{year}/{rest}")
    assert answer.status_code == 404
    assert f"There is nothing to evaluate in {year}." in answer.text
    assert "Years from 2014 to" in answer.text


def test_an_unknown_pilot_has_no_scorecard(client):
    answer = client.get("/evaluation/2017/pilots/宁坡/")
    assert answer.status_code == 404
    assert "宁波" in answer.text
