"""Every page, in both languages: what stands on it, and that it says what it cannot show."""

import csv
import html
import re

import pytest
from django.core.cache import cache

from tests.conftest import URBANIZATION

PAGES = {
    "home": "/",
    "home of 2017, registered": "/?indicator=urbanization_rate_hukou&year=2017",
    "a pilot": "/pilots/03/",
    "a pilot without targets": "/pilots/29/",
    "a town": "/pilots/64/",
    "indicators": "/indicators/",
    "a headline indicator": "/indicators/urbanization_rate_resident/",
    "an indicator without targets": "/indicators/population_registered/",
    "an indicator without any data": "/indicators/land_area/",
    "the source of an observation": "/sources/observations/1/",
    "the source of a commitment": "/sources/commitments/1/",
    "a pilot with targets for other indicators": "/pilots/06/",
    "an indicator with a target for a single pilot": "/indicators/population_resident/",
    "data": "/data/",
    "about": "/about/",
    "evaluation of 2017": "/evaluation/2017/",
    "evaluation of 2020, filtered": "/evaluation/2020/?class=county&status=not_met",
    "a scorecard": "/evaluation/2017/pilots/05/",
    "a scorecard beyond the census": "/evaluation/2020/pilots/03/",
    "a scorecard of sums and bands": "/evaluation/2017/pilots/09/",
    "a scorecard without targets": "/evaluation/2017/pilots/29/",
    "robustness, few values": "/evaluation/2014/robustness/",
    "robustness": "/evaluation/2020/robustness/",
    "policies": "/evaluation/2017/policies/",
    "decisions": "/decisions/",
}


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_every_page_answers(client, prefix, path):
    answer = client.get(prefix + path)
    assert answer.status_code == 200
    assert f'lang="{"en" if prefix else "zh-Hans"}"' in answer.text


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES)
def test_an_english_page_marks_every_chinese_text(client, path):
    """Chinese on an English page stands in an element that says so, for reading aloud."""
    assert unmarked_chinese(client, path) == []


def unmarked_chinese(client, path) -> list[str]:
    """Chinese texts of an English page that stand in no element marked as Chinese."""
    page = client.get(f"/en{path}").text
    page = re.sub(r"<(\w+)[^>]* lang=\"zh-Hans\"[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r"<span class=\"seal\".*?</span>", "", page)
    page = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    return re.findall(r"[^<>]*[\u4e00-\u9fff][^<>]*", html.unescape(page))


def test_home_counts_what_the_reference_counts(client):
    """61 pilots have a target for 2020: 31 at or above it on the census, 30 below."""
    page = client.get("/").text
    counts = re.findall(r"<dd>([^<]*)</dd>", page)
    assert counts[:4] == ["61", "31", "30", "0"]
    assert len(re.findall(r'<th scope="row"><a href="/pilots/\d\d/">', page)) == 64


def rows(**wanted: str) -> list[dict[str, str]]:
    """Rows of the package's own file of which all of this holds."""
    with (URBANIZATION / "commitments.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    return [row for row in lines if all(row[name] == text for name, text in wanted.items())]


def test_home_counts_the_commitments(client):
    assert f"64 个试点的方案列出 {len(rows())} 项承诺" in client.get("/").text
    assert f"hold {len(rows())} commitments;" in " ".join(client.get("/en/").text.split())


def test_a_pilots_page_shows_promise_and_outcome(client):
    """Ningbo: 69.8 in 2013, promised 73.9 for 2020, census 78.00."""
    row = re.search(r"<tr><th scope=\"row\">2020</th>.*?</tr>", client.get("/pilots/03/").text)
    figures = re.findall(r">([\d.+]+)<", row[0])
    assert figures[:4] == ["2020", "69.8", "73.9", "78.0"]
    assert "达到" in row[0]


def statements(client, path: str) -> str:
    """The section of a pilot's page with all that is neither target nor value."""
    [found] = re.findall(
        r"<section class=\"panel flow statements\">.*?</section>", client.get(path).text, re.DOTALL
    )
    return html.unescape(found)


TITLES = {
    "task": "任务",
    "deliverable": "文件",
    "fund": "基金和专项资金",
    "body": "组织",
    "evaluation": "评估和考核",
}


@pytest.mark.parametrize("no", ["01", "03", "11", "64"])
def test_a_pilots_page_lists_what_else_its_plan_states(client, no):
    section = statements(client, f"/pilots/{no}/")
    for kind, title in TITLES.items():
        own = rows(pilot_no=no, type=kind)
        heading = f"{title} <small>{len(own)}</small>"
        assert (heading in section) == bool(own)
        for row in own:
            shown = f'<span lang="zh-Hans">{row["name"]}</span>' if row["name"] else "评估</span>"
            assert f"{shown}</a>" in section
    for kind, title in {"cost": "成本", "funding": "投入"}.items():
        own = rows(pilot_no=no, type="figure", kind=kind)
        assert (f"{title} <small>{len(own)}</small>" in section) == bool(own)


def test_everything_in_it_opens_to_its_source(client):
    section = statements(client, "/pilots/03/")
    links = re.findall(r'href="(/sources/commitments/\d+/)" hx-get="\1"', section)
    assert len(links) == len(set(links)) == len(re.findall(r'<th scope="row">', section))
    drawer = client.get(links[-1], headers={"HX-Request": "true"})
    assert drawer.status_code == 200
    assert "<html" not in drawer.text


def test_no_figure_stands_twice_on_a_pilots_page(client):
    """A baseline that is among the values is not listed again, nor is a judged target."""
    section = statements(client, "/pilots/03/")
    assert "外来务工人员社保覆盖率" in section  # promised, but for no year
    assert "城乡居民收入比" in section  # how things stood, and no value of the register
    assert "766.3" not in section
    assert "73.9" not in section


def test_a_change_and_a_stretch_of_years_are_said(client):
    """Shijiazhuang: fine dust down by 33 % against 2012; Qingdao: 30 (100 million) a year."""
    fall = re.search(r"PM2\.5.*?</tr>", statements(client, "/pilots/06/"))[0]
    assert ">−33<" in fall
    assert "与 2012 年比" in fall
    flow = re.search(r"两级财政.*?</tr>", statements(client, "/en/pilots/05/"))[0]
    assert ">≥ 30<" in flow
    assert "from 2014, per year" in flow
    assert "100 million yuan" in flow


def test_targets_for_other_indicators_are_judged_on_their_own(client):
    page = client.get("/pilots/06/").text
    table = page.split("其他指标的目标")[1].split("</table>")[0]
    names = re.findall(r'<a href="/indicators/(\w+)/">', table)
    assert "pension_coverage" in names
    assert table.count("无可比数据") == len(names) == 9
    assert "其他指标的目标" not in client.get("/pilots/03/").text


def test_indicators_are_counted(client):
    page = client.get("/indicators/").text
    for code in ("urbanization_rate_hukou", "population_resident", "pension_coverage"):
        line = re.search(rf'<a href="/indicators/{code}/">.*?</tr>', page, re.DOTALL)[0]
        figures, targets, _ = map(int, re.findall(r'<td class="n">(\d+)</td>', line))
        assert figures == len(rows(indicator=code))
        promised = rows(indicator=code, kind="target", relative="")
        assert targets == len([row for row in promised if row["year"]])


CHARTS = {
    "one pilot: a table says it": ("population_resident", ""),
    "a few": ("urbanization_rate_hukou", 'class="chart"'),
    "many": ("urbanization_rate_resident", 'class="chart levels"'),
}


@pytest.mark.parametrize(("code", "expected"), CHARTS.values(), ids=CHARTS)
def test_a_chart_is_as_tall_as_its_pilots_are_many(client, code, expected):
    page = client.get(f"/indicators/{code}/").text
    assert "".join(re.findall(r'class="chart[^"]*"', page)) == expected


def test_a_target_for_a_part_is_not_taken_for_the_whole(client):
    """Wuhan: 1200–1300 for the city; the target of one of its districts stands on its page."""
    page = client.get("/indicators/population_resident/").text
    line = re.search(r'<a href="/pilots/09/">.*?</tr>', page, re.DOTALL)[0]
    assert "1200–1300" in line


@pytest.mark.parametrize("asked", ["宁波", "ningbo", "3", "330200", "Ningbo", "宁波市"])
def test_any_name_leads_to_the_pilot(client, asked):
    answer = client.get(f"/pilots/{asked}/")
    assert (answer.status_code, answer.headers.get("Location")) == (302, "/pilots/03/")


def test_filters_and_sorting_stand_in_the_address(client):
    page = client.get("/?class=county&verdict=not_met&sort=gap").text
    pilots = re.findall(r'<th scope="row"><a href="/pilots/(\d\d)/">', page)
    assert len(pilots) == 15  # of the county class 15 missed the target of 2020
    assert pilots[0] == "62"  # 阿拉尔, 11.99 points short, is the furthest


def test_the_furthest_comes_first_the_other_way_round(client):
    page = client.get("/?sort=-gap").text
    pilots = re.findall(r'<th scope="row"><a href="/pilots/(\d\d)/">', page)
    assert pilots[0] == "24"  # 洛阳, 9.98 points above
    assert set(pilots[-3:]) == {"29", "63", "64"}  # no such target: last, whichever way


NONSENSE = {
    "year": "/?year=20x7",
    "far year": "/?year=9999999999",
    "class": "/?class=<script>",
    "sort": "/?sort=--;DROP",
    "query": "/?q=" + "长" * 3000,
    "NUL": "/?q=%00",
    "broken UTF-8": "/?q=%ff%fe",
}


@pytest.mark.parametrize("path", NONSENSE.values(), ids=NONSENSE)
def test_a_nonsense_choice_falls_back_to_the_headline(client, path):
    answer = client.get(path)
    assert answer.status_code == 200
    assert "<script>" not in answer.text.replace("<script>", "", 0).split("</head>")[1]


MISSING = {
    "pilot": "/pilots/xx/",
    "indicator": "/indicators/xx/",
    "page": "/nowhere/",
    "entry": "/sources/observations/999999/",
    "ledger": "/sources/persons/1/",
    "huge entry": "/sources/observations/99999999999999999999999/",
    "table": "/data/persons.csv",
    "format": "/data/pilots.exe",
    "long name": "/pilots/" + "长" * 500 + "/",
}


@pytest.mark.parametrize("path", MISSING.values(), ids=MISSING)
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_what_does_not_exist_is_404_and_says_what_to_do(client, prefix, path):
    answer = client.get(prefix + path)
    assert answer.status_code == 404
    assert 'class="notice"' in answer.text
    assert ("Nearest" in answer.text) == (
        bool(prefix) and path in ("/pilots/xx/", "/indicators/xx/", MISSING["long name"])
    )


def test_a_failure_of_ours_is_500_in_words(client, monkeypatch):
    client.raise_request_exception = False
    monkeypatch.setattr("shidian.web.views.about.assessed", lambda: 1 / 0)
    cache.clear()
    answer = client.get("/en/about/")
    assert answer.status_code == 500
    assert "No data were changed" in answer.text
    assert "Traceback" not in answer.text


def test_no_page_runs_or_loads_what_is_not_ours(client):
    answer = client.get("/")
    policy = answer.headers["Content-Security-Policy"]
    assert "unsafe" not in policy
    assert "http" not in policy
    assert not re.search(r"<script(?![^>]*(src=\"/static/|type=\"application/json\"))", answer.text)
    assert not re.search(r"<[^>]* (style|on\w+)=", answer.text)
    assert not re.search(r"(src|href)=\"(https?:)?//", answer.text)


def test_a_reader_who_has_the_page_is_told_so(client):
    tag = client.get("/").headers["ETag"]
    assert client.get("/", headers={"If-None-Match": tag}).status_code == 304
    assert client.get("/?year=2017", headers={"If-None-Match": tag}).status_code == 200
    part = client.get("/", headers={"HX-Request": "true"})
    assert part.headers["ETag"] != tag
    assert "<html" not in part.text
