"""Long lists come a page at a time; nothing is lost between pages, and short lists are whole."""

import html
import re
from urllib.parse import parse_qs

import numpy as np
import pytest
from django.core.cache import cache
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from shidian.store.decisions import chain
from shidian.web.paging import ROWS, nearest, page_of
from tests.unit.web.test_decisions import officer, sign  # noqa: F401  a fixture
from tests.unit.web.test_evaluation import plain

PILOT = r'<th scope="row"><a href="/(?:pilots|evaluation/\d+/pilots)/(\d\d)/">'
NAME = r'<a href="/evaluation/\d+/pilots/(\d\d)/">'
INDICATOR = "/indicators/urbanization_rate_resident/"
LISTS = {
    "home": "/?sort=gap",
    "indicator": INDICATOR,
    "evaluation": "/evaluation/2017/",
}
SHORT = 10


@pytest.fixture
def short_pages(client, monkeypatch):
    """Pages of ten rows, so that 64 pilots are many."""
    cache.clear()  # or a whole page that was made before would be given again
    monkeypatch.setattr("shidian.web.paging.ROWS", SHORT)
    yield client
    cache.clear()


def with_page(path: str, number: object) -> str:
    return f"{path}{'&' if '?' in path else '?'}page={number}"


def pilots(client, path: str) -> list[str]:
    return re.findall(PILOT, client.get(path).text)


def pager(page: str, label: str = "分页") -> str:
    found = re.search(rf'<nav class="pager" aria-label="{label}">(.*?)</nav>', page, re.DOTALL)
    return html.unescape(found[1]) if found else ""


# --- the module ------------------------------------------------------------------------------

ASKED = {
    "nothing": ("", 1),
    "a page": ("2", 2),
    "leading zeros": ("0003", 3),
    "zero": ("0", 1),
    "below the first": ("-4", 1),
    "beyond the last": ("17", 16),
    "beyond all numbers": ("9" * 5000, 16),
    "a fraction": ("2.5", 1),
    "a word": ("two", 1),
    "full-width digits": ("２", 1),
    "a raised digit": ("²", 1),
    "NUL": ("\0", 1),
}


@pytest.mark.parametrize(("asked", "expected"), ASKED.values(), ids=ASKED)
def test_what_is_no_page_leads_to_the_nearest_one(asked, expected):
    assert nearest(asked, 16) == expected


@given(st.integers(0, 3 * ROWS + 1))
def test_all_pages_together_are_the_list(size):
    rows, found, number = list(range(size)), [], 1
    while True:
        page = page_of(rows, RequestFactory().get("/", {"page": number, "sort": "-gap"}))
        assert (page.number, page.all) == (number, size)
        assert list(page.rows) == rows[page.first - 1 : page.last]
        assert len(page.rows) <= ROWS
        found += page.rows
        if page.next is None:
            break
        assert parse_qs(page.next) == {"page": [str(number + 1)], "sort": ["-gap"]}
        number += 1
    assert found == rows
    assert number == page.pages


# --- the pages -------------------------------------------------------------------------------


@pytest.mark.parametrize("path", [*LISTS.values(), "/decisions/"], ids=[*LISTS, "decisions"])
def test_what_fits_on_a_page_is_not_paged(client, path):
    assert 'class="pager"' not in client.get(path).text


@pytest.mark.parametrize("path", LISTS.values(), ids=LISTS)
def test_pages_hold_every_pilot_once_in_the_order_of_the_whole(client, monkeypatch, path):
    cache.clear()
    whole = pilots(client, path)
    monkeypatch.setattr("shidian.web.paging.ROWS", SHORT)
    cache.clear()
    pages = -(-len(whole) // SHORT)
    paged = [pilots(client, with_page(path, number)) for number in range(1, pages + 1)]
    assert [no for page in paged for no in page] == whole
    assert pilots(client, with_page(path, pages + 9)) == paged[-1]
    cache.clear()


def test_the_pager_keeps_what_was_chosen_and_stands_on_both_sides_of_the_table(short_pages):
    page = short_pages.get("/?class=county&sort=-gap&page=2").text
    before, _, after = page.partition('<table class="pilots"')
    links = re.findall(r'<a rel="(\w+)" id="[\w-]+" href="\?([^"#]*)#pilots"', pager(before))
    kept = {"class": ["county"], "sort": ["-gap"]}
    assert [(rel, parse_qs(query)) for rel, query in links] == [
        ("prev", kept | {"page": ["1"]}),
        ("next", kept | {"page": ["3"]}),
    ]
    assert "第 2 页，共 " in pager(before)
    assert f"：{SHORT + 1}–{2 * SHORT} / " in pager(after, "分页，表后")
    ids = re.findall(r' id="([\w-]+)"', page)
    assert len(ids) == len(set(ids))


def test_the_first_page_has_none_before_and_the_last_none_after(short_pages):
    first, last = (pager(short_pages.get(f"/?page={n}").text) for n in (1, 7))
    assert ('rel="prev"' in first, 'rel="next"' in first) == (False, True)
    assert ('rel="prev"' in last, 'rel="next"' in last) == (True, False)
    assert "61–64 / 64" in last


def test_where_htmx_swaps_the_results_the_pager_swaps_them_too(short_pages):
    part = short_pages.get("/?page=3", headers={"HX-Request": "true"}).text
    assert "<html" not in part
    assert 'hx-get="?page=4" hx-target="#results"' in pager(part)
    assert "hx-get" not in pager(short_pages.get(INDICATOR).text)


def test_another_order_begins_at_its_first_page(short_pages):
    page = short_pages.get("/?class=county&page=2").text
    sorts = re.findall(r'<a id="sort-\w+" href="\?([^"]*)"', page)
    assert sorts
    assert not any("page=" in query for query in sorts)


def test_counts_and_the_map_are_of_all_pages(short_pages):
    """61 pilots have a target for 2020: 31 at or above it on the census, 30 below."""
    page = short_pages.get("/?page=2").text
    assert re.findall(r"<dd>([^<]*)</dd>", page)[:4] == ["61", "31", "30", "0"]
    assert page.count('class="pilot-mark ') == 64


def test_headings_of_classes_stand_on_every_page_with_the_size_of_the_whole(short_pages):
    heading = r'<tr class="group"><th scope="rowgroup" colspan="10">(\S+) <small>(\d+)</small>'
    numbers = range(1, 8)
    pages = [short_pages.get(f"/evaluation/2017/?page={n}").text for n in numbers]
    sizes = {name: int(size) for page in pages for name, size in re.findall(heading, page)}
    assert sum(sizes.values()) == 64
    assert all(re.search(heading, page) for page in pages)
    tables = [short_pages.get(f"{INDICATOR}?page={n}").text for n in numbers]
    titles = [re.findall(r"<section><h2>(.*?)</h2>", page) for page in tables]
    assert {name for own in titles for name in own} >= set(sizes)
    assert all(set(own) & set(sizes) for own in titles)


def test_a_short_list_of_names_stands_on_every_page_of_the_decisions(officer, monkeypatch):  # noqa: F811
    sign(officer)
    monkeypatch.setattr("shidian.web.paging.ROWS", SHORT)
    cache.clear()
    names = []
    for number in range(1, 8):
        page = officer.get(f"/decisions/?page={number}").text
        rows = re.findall(r'rung-(\w+)".*?</tr>', page.split("</table>")[0], re.DOTALL)
        cells = re.findall(r'<td class="names">(.*?)</td>', page)
        shown = dict(zip(rows, (re.findall(NAME, cell) for cell in cells), strict=True))
        assert shown["watch"] == ["19"]
        names += shown["normal"]
    assert names == [f"{no:02d}" for no in range(1, 65) if no != 19]


def test_where_pilots_are_many_the_form_takes_any_name(officer, monkeypatch):  # noqa: F811
    assert '<select name="pilot"' in officer.get("/decisions/").text
    monkeypatch.setattr("shidian.web.views.decisions.ROWS", SHORT)
    cache.clear()
    page = officer.get("/decisions/?pilot=19").text
    assert '<select name="pilot"' not in page
    assert '<input type="text" name="pilot" value="19"' in page
    assert sign(officer, pilot="宁波").status_code == 302
    assert [one.pilot for one in chain()] == ["03"]


# --- drawings --------------------------------------------------------------------------------


def test_too_many_marks_are_not_drawn_and_quartiles_say_it(client, monkeypatch):
    whole = client.get("/?class=county").text
    assert 'data-chart="chart-gaps"' in whole
    assert "四分位" not in whole
    monkeypatch.setattr("shidian.web.charts.MOST_MARKS", 5)
    cache.clear()
    page = client.get("/?class=county").text
    cache.clear()
    assert 'data-chart="chart-gaps"' not in page
    head, table = page.split('<table class="pilots"')
    expected = np.quantile(_gaps(table), [0, 0.25, 0.5, 0.75, 1])
    assert _gaps(head) == pytest.approx(list(expected), abs=0.0051)  # as printed


def _gaps(table: str) -> list[float]:
    """The gaps in the table of the pilots: the cells with a sign."""
    return [float(one.replace("−", "-")) for one in re.findall(r">([+−]\d+\.\d\d)</td>", table)]


def test_too_many_lines_are_not_drawn(client, monkeypatch):
    monkeypatch.setattr("shidian.web.charts.MOST_LINES", 5)
    cache.clear()
    page = client.get(f"/en{INDICATOR}").text
    assert "chart-levels" not in page
    assert "too many pilots" in page
    cache.clear()


def test_too_many_pilots_of_two_indices_are_counted_not_drawn(invented, monkeypatch):
    monkeypatch.setattr("shidian.web.quadrants.MOST_MARKS", 5)
    cache.clear()
    page = invented.get("/evaluation/2017/").text
    assert '<svg class="quadrants"' not in page
    assert "四类" in plain(page)
    assert "试点太多" in plain(page)
    cache.clear()


def test_a_crowded_tile_counts_its_pilots_and_leads_to_them(client, monkeypatch):
    monkeypatch.setattr("shidian.web.tile_map.MOST_MARKS", 1)
    cache.clear()
    page = client.get("/").text
    tiles = re.findall(r'<g class="tile.*?</g>', page, re.DOTALL)
    assert not any('class="tile-counts"' in one and "pilot-mark" in one for one in tiles)
    total = page.count('class="pilot-mark ')
    for tile in (one for one in tiles if 'class="tile-counts"' in one):
        counts = [int(one) for one in re.findall(r"<text [^>]*>\S (\d+)</text>", tile)]
        query = html.unescape(re.search(r'href="(\?[^"]*)"', tile)[1])
        assert sum(counts) == len(pilots(client, f"/{query}")) > 1
        total += sum(counts)
    assert total == 64
    cache.clear()
