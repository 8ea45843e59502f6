"""Every page, in both languages: what stands on it, and that it says what it cannot show."""

import html
import re

import pytest
from django.core.cache import cache

PAGES = {
    "home": "/",
    "home of 2017, registered": "/?indicator=urbanization_rate_hukou&year=2017",
    "a pilot": "/pilots/03/",
    "a pilot without targets": "/pilots/29/",
    "a town": "/pilots/64/",
    "indicators": "/indicators/",
    "a headline indicator": "/indicators/urbanization_rate_resident/",
    "an indicator without targets": "/indicators/population_resident/",
    "an indicator without any data": "/indicators/land_area/",
    "the source of an observation": "/sources/observations/1/",
    "the source of a commitment": "/sources/commitments/1/",
    "data": "/data/",
    "about": "/about/",
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
    page = client.get(f"/en{path}").text
    page = re.sub(r"<(\w+)[^>]* lang=\"zh-Hans\"[^>]*>.*?</\1>", "", page, flags=re.DOTALL)
    page = re.sub(r"<span class=\"seal\".*?</span>", "", page)
    page = re.sub(r"<script.*?</script>", "", page, flags=re.DOTALL)
    assert re.findall(r"[^<>]*[\u4e00-\u9fff][^<>]*", html.unescape(page)) == []


def test_home_counts_what_the_reference_counts(client):
    """61 pilots have a target for 2020: 31 at or above it on the census, 30 below."""
    page = client.get("/").text
    counts = re.findall(r"<dd>([^<]*)</dd>", page)
    assert counts[:4] == ["61", "31", "30", "0"]
    assert len(re.findall(r'<th scope="row"><a href="/pilots/\d\d/">', page)) == 64


def test_a_pilots_page_shows_promise_and_outcome(client):
    """Ningbo: 69.8 in 2013, promised 73.9 for 2020, census 78.00."""
    row = re.search(r"<tr><th scope=\"row\">2020</th>.*?</tr>", client.get("/pilots/03/").text)
    figures = re.findall(r">([\d.+]+)<", row[0])
    assert figures[:4] == ["2020", "69.8", "73.9", "78.0"]
    assert "达到" in row[0]


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
