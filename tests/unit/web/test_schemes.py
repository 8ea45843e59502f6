"""The pages of settlement schemes: annex table, threshold, changed numbers, a person, two."""

import re
from datetime import date
from decimal import Decimal

import polars as pl
import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shidian.engine import Table
from shidian.mechanisms.settlement.completed import completed
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.package import read_scheme_file, schemes_of
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.reference import settle
from shidian.mechanisms.settlement.reform import changed
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.store.populations import PEOPLE, synthetic_persons
from shidian.store.snapshot import assessed
from shidian.web.views.schemes.case import days_of, editable
from tests.unit.web.test_evaluation import plain

PAGE = "/schemes/demonstration/"
PART = {"HX-Request": "true"}


@pytest.fixture(scope="module", autouse=True)
def data_folder(tmp_path_factory):
    """The persons are kept in a folder of these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SHIDIAN_HOME", str(tmp_path_factory.mktemp("home")))
        yield


WAS = r"原案 ([\d,]+) 人，改后 ([\d,]+) 人：([\d,]+) 人由不能变为能，([\d,]+) 人由能变为不能"


def flow(words: str, pattern: str = WAS) -> list[int]:
    """Before, after, gain and loss as a sentence says them."""
    return [int(one.replace(",", "")) for one in re.search(pattern, words).groups()]


def words_of(part: str) -> str:
    """The words of a part of a page."""
    return plain(f"<main>{part}</main>")


def settled(page: str) -> int:
    return int(re.search(r'id="settled">([\d,]+)<', page)[1].replace(",", ""))


def settling(table: Table, day: Day, threshold: int) -> int:
    """Who settles at so many points, counted from the planning table by hand."""
    cells = planning_table(day, table).cells
    units = Decimal(threshold) / day.scheme.unit
    enough = (pl.col("standing") == 2) | ((pl.col("standing") == 1) & (pl.col("points") >= units))
    return int(cells.filter(enough)["people"].sum())


@pytest.fixture
def schemes(programme):
    return {code: one.scheme for code, one in schemes_of(programme).items()}


@pytest.fixture
def with_quota(programme, monkeypatch):
    """The demonstration with a quota for some codes, beside the schemes of the package."""
    text = programme.mechanisms["schemes/demonstration.yaml"].decode()
    text = text.replace("code: demonstration", "code: with-quota").replace(
        "  threshold: threshold\n",
        "  threshold: threshold\n  quota: {by: education, of: {none: 3, college: 5}}\n",
    )
    file = read_scheme_file(text.encode(), "with-quota.yaml")
    known = {**schemes_of(programme), "with-quota": file}
    monkeypatch.setattr("shidian.web.views.schemes.case.schemes_of", lambda _: known)
    return file.scheme


def test_the_places_of_a_quota_are_shown_with_who_stands_at_the_edge(client, with_quota):
    page = client.get("/schemes/with-quota/?on=2015-01-01").text
    rows = dict(
        re.findall(r"<tr><th scope=\"row\">([^<]+)</th>((?:<td class=\"n\">[^<]*</td>){6})", page)
    )
    cells = {name: re.findall(r">([\d,.—]+)<", row) for name, row in rows.items()}
    day = Day(with_quota, date(2015, 1, 1))
    table = completed(synthetic_persons(assessed()[0].programme, "", day.on), with_quota, {})
    plan = planning_table(day, table, by=("education",))
    may = (pl.col("standing") == 1) & (
        pl.col("points") >= day.units(with_quota.selection.threshold)
    )
    college = plan.names["education"].index("college")
    reach = plan.groups["education"].filter(may & (pl.col("group") == college))["people"].sum()
    assert cells["大专及以上"][:2] == ["5", f"{reach:,}"]
    assert cells["未上过学"][0] == "3"
    assert "Certain of a place" in client.get("/en/schemes/with-quota/?on=2015-01-01").text
    assert "名额不够分的分数" not in client.get(PAGE).text


def test_every_scheme_has_its_page(client, schemes):
    index = client.get("/schemes/").text
    for code, scheme in schemes.items():
        assert f'href="/schemes/{code}/"' in index
        answer = client.get(f"/schemes/{code}/")
        assert answer.status_code == 200, code
        assert scheme.title.zh in answer.text
        assert "合成人口" in answer.text
        assert all(one.label.zh in answer.text for one in scheme.every_item)
        assert all(one.clause in answer.text for one in scheme.untranslatable)
        english = client.get(f"/en/schemes/{code}/").text
        assert scheme.title.en in english.replace("&#x27;", "'")


def test_an_english_page_holds_no_chinese_of_ours(client):
    """What is left is the documents' own: sections, sources, clauses, and the link to Chinese."""
    for path in (PAGE, f"{PAGE}person/", "/schemes/dongguan-after/compare/", "/schemes/"):
        body = client.get(f"/en{path}").text.partition("<main")[2].partition("</main")[0]
        own = re.sub(r'<span lang="zh-Hans">.*?</span>|<small.*?</small>|by .*?\)', "", body)
        own = own.replace("假设", "").replace("示范", "")
        assert re.findall(r"[\u4e00-\u9fff]+", own) == [], path


def test_what_does_not_exist_is_told(client):
    answer = client.get("/schemes/shanghai/")
    assert answer.status_code == 404
    assert "没有代码为“shanghai”的方案" in answer.text
    assert "demonstration" in answer.text
    answer = client.get(f"{PAGE}?on=1999-01-01")
    assert answer.status_code == 404
    assert "可选：2015-01-01 2017-01-01 2018-01-01" in answer.text


def test_days_are_those_on_which_something_changes(schemes):
    assert days_of(schemes["demonstration"]) == [
        date(2015, 1, 1),
        date(2017, 1, 1),
        date(2018, 1, 1),
    ]


@pytest.mark.parametrize("threshold", [40, 90, 130])
def test_the_counts_are_those_of_the_planning_table(client, programme, schemes, threshold):
    page = client.get(f"{PAGE}?on=2018-01-01&selection.threshold={threshold}", headers=PART).text
    day = Day(schemes["demonstration"], date(2018, 1, 1))
    table = synthetic_persons(programme, "", day.on)
    assert table.rows.height == PEOPLE
    expected = settling(table, day, threshold)
    assert settled(page) == expected > 0
    assert f"{expected / PEOPLE:.2%}" in page


def test_changed_numbers_stand_beside_the_scheme(client, programme, schemes):
    page = client.get(
        f"{PAGE}?on=2018-01-01&items.insurance.cap=80&items.shortage.points=0", headers=PART
    )
    assert page.headers["HX-Replace-Url"].endswith("items.insurance.cap=80&items.shortage.points=0")
    base = schemes["demonstration"]
    other = changed(base, {"items.insurance.cap": "80", "items.shortage.points": "0"})
    table = synthetic_persons(programme, "", date(2018, 1, 1))
    before = settling(table, Day(base, date(2018, 1, 1)), 90)
    after = settling(table, Day(other, date(2018, 1, 1)), 90)
    words = words_of(page.text)
    assert settled(page.text) == after
    was, now, gain, lose = flow(words)
    assert (was, now) == (before, after)
    assert gain - lose == after - before
    assert lose > 0
    assert re.search(r"社会保险，上限 45 80", words)
    assert re.search(r"紧缺工种，分值 20 0", words)


def test_a_lower_threshold_only_gains(client):
    words = words_of(client.get(f"{PAGE}?on=2018-01-01&selection.threshold=60", headers=PART).text)
    was, now, gain, lose = flow(words)
    assert (lose, now - was) == (0, gain)
    assert gain > 0
    assert "分数线 90 60" in words


def test_a_number_written_otherwise_is_no_change(client):
    page = client.get(f"{PAGE}?on=2018-01-01&items.residence.points=1.50", headers=PART).text
    assert "与原案对比" not in page


WRONG = {
    "no number": ("items.insurance.cap", "many", "“many”不是可用的分值"),
    "nothing": ("selection.threshold", "", "“-”不是可用的分值"),
    "a parameter's name": ("items.insurance.points", "threshold", "“threshold”不是可用的分值"),
    "far too much": ("items.shortage.points", "99999999", "“99999999”不是可用的分值"),
    "no multiple of the unit": ("items.shortage.points", "0.3", "0.3 不是计分单位 0.5 的整数倍"),
    "a cap below zero": ("items.insurance.cap", "-5", "cap 不能为 -5"),
    "a floor above zero": ("items.penalties.floor", "5", "floor 不能为 5"),
}


@pytest.mark.parametrize(("path", "text", "said"), WRONG.values(), ids=list(WRONG))
@pytest.mark.parametrize("headers", [{}, PART], ids=["page", "part"])
def test_what_is_wrong_stands_beside_its_field(client, path, text, said, headers):
    answer = client.get(PAGE, {path: text}, headers=headers)
    assert answer.status_code == 400
    field = re.search(
        rf'<input[^>]*name="{re.escape(path)}"[^>]*>(?:</span>)?\s*(.*?)</span>', answer.text, re.S
    )
    assert 'aria-invalid="true"' in field[0]
    assert said in field[1]
    assert f'value="{text}"' in field[0]
    assert "没有重算" in answer.text
    assert client.get(f"{PAGE}scheme.yaml", {path: text}).status_code == 400


def test_faults_are_told_in_english_too(client):
    answer = client.get(f"/en{PAGE}", {"items.insurance.cap": "-5"})
    assert "The cap cannot be -5. A cap is not below zero, a floor not above." in answer.text


def test_every_number_of_the_annex_can_be_changed(client, schemes):
    page = client.get(f"{PAGE}?on=2018-01-01").text
    stated = editable(Day(schemes["demonstration"], date(2018, 1, 1)))
    found = dict(re.findall(r'name="((?:items|selection)[^"]*)"[^>]*? value="([^"]*)"', page))
    assert found == stated
    assert stated["items.insurance.points"] == "4"  # the parameter's value since 2017
    assert {"items.age.bands[0].points", "items.education.points.college"} <= set(stated)
    assert len(stated) == 33


def test_the_changed_file_is_a_scheme_that_keeps_its_comments(client, programme):
    original = client.get(f"{PAGE}scheme.yaml")
    assert original.content == schemes_of(programme)["demonstration"].content
    made = client.get(
        f"{PAGE}scheme.yaml",
        {
            "items.insurance.points": "6.5",
            "items.age.bands[1].points": "12",
            "items.penalties.floor": "-40",
        },
    )
    text = made.content.decode()
    assert "demonstration-changed.yaml" in made.headers["Content-Disposition"]
    before, after = original.content.decode().splitlines(), text.splitlines()
    assert len(before) == len(after)
    differing = [now for was, now in zip(before, after, strict=True) if was != now]
    assert len(differing) == 3
    assert "points: 6.5, cap: 45" in text
    assert "{from: 36, to: 45, points: 12}" in text
    day = Day(read_scheme(made.content, "made.yaml"), date(2018, 1, 1))
    someone = {"birth_date": date(1978, 1, 1), "insurance_months": 60, "penalties": 9}
    # 40 years: 12; five years of insurance: 5 × 6.5; nine penalties: 40 at most.
    assert day.points(settle(day, someone | {"education": "senior"}).units) == Decimal("24.5")


def test_costs_are_those_that_are_published(client):
    """Government's 167,000 yuan a person in Dongguan, without the 33,000 of others."""
    page = client.get("/schemes/dongguan-after/?selection.threshold=60").text
    people = settled(page)
    row = re.search(r">东莞市</th>(.*?)</tr>", page, re.S)[1]
    assert "16.70 万元" in row
    assert f"{people * 16.7 / 10_000:,.2f} 亿元" in row
    assert "只计政府承担的部分" in page


def test_what_the_synthetic_persons_lack_is_told(client):
    words = plain(client.get("/schemes/dongguan-after/").text)
    assert "合成人口没有这些项，按方案对缺失的规定计：持有中级以上职称。" in words
    assert "合成人口没有这些项" not in plain(client.get(PAGE).text)


def test_a_page_asks_the_database_a_few_questions(client):
    for path in (PAGE, f"{PAGE}?items.insurance.cap=50", f"{PAGE}person/", "/schemes/"):
        client.get(path)
        cache.clear()
        with CaptureQueriesContext(connection) as captured:
            assert client.get(path).status_code == 200
        assert len(captured) <= 4, [query["sql"][:80] for query in captured]


def test_only_the_scheme_as_it_stands_is_kept(client):
    assert client.get(PAGE).headers["ETag"]
    assert "ETag" not in client.get(f"{PAGE}?items.insurance.cap=50").headers


def test_nothing_is_sent_to_the_pages_but_a_person(client):
    for path in ("/schemes/", PAGE, f"{PAGE}scheme.yaml", "/schemes/dongguan-after/compare/"):
        assert client.post(path).status_code == 405


GIVEN = {"on": "2016-06-01", "birth_date": "1986-05-01", "has_job": "yes", "insurance_months": "60"}


def test_a_person_is_explained(client):
    page = client.post(f"{PAGE}person/", GIVEN | {"education": "college"})
    words = plain(page.text)
    assert "合计 95 分，分数线 100 分，差 5 分。" in words
    assert "每满 12 月 3 分：5 × 3 = 15 分" in words
    assert "参加社会保险月数由 60 月 改为 84 月（再增 24 月）：合计 101 分" in words
    assert "其他不变，7 个月后（2017-01-01）合计 100 分，达到 100 分" in words
    assert 'value="60"' in page.text
    assert re.search(r'<option value="college" selected>', page.text)
    assert "no-store" in page.headers["Cache-Control"]
    english = plain(client.post(f"/en{PAGE}person/", GIVEN).text)
    assert "35 points of 100 needed: 65 short." in english


def test_who_is_refused_is_told_why(client):
    words = plain(client.post(f"{PAGE}person/", GIVEN | {"fraud": "yes"}).text)
    assert "有否决情形，不能入户。" in words
    assert "申报作假为“是”" in words


BAD = {
    "a date after the application": ("birth_date", "2020-01-01", "晚于申请日 2016-06-01"),
    "no date": ("birth_date", "1986", "“1986”不是日期"),
    "nothing where a value is needed": ("birth_date", "", "这一项必须填写"),
    "a negative number": ("insurance_months", "-1", "-1 不在 0 到 600 之间"),
    "a number in words": ("insurance_months", "sixty", "“sixty”不是整数"),
    "an unknown code": ("education", "doctor", "“doctor”不在可选代码之中"),
    "neither yes nor no": ("fraud", "maybe", "“maybe”不是“是”或“否”"),
    "no day of application": ("on", "soon", "“soon”不是日期"),
    "a day before the scheme": ("on", "2014-06-01", "方案在 2014-06-01 未施行"),
}


@pytest.mark.parametrize(("name", "text", "said"), BAD.values(), ids=list(BAD))
def test_what_is_wrong_with_a_person_stands_beside_it(client, name, text, said):
    answer = client.post(f"{PAGE}person/", GIVEN | {name: text})
    assert answer.status_code == 400
    assert said in re.search(rf'id="{name}-fault">(.*?)</span>', answer.text)[1]
    assert 'id="found"' not in answer.text


def test_a_person_needs_the_token_of_the_form(loaded, db):
    assert Client(enforce_csrf_checks=True).post(f"{PAGE}person/", GIVEN).status_code == 403


def test_two_schemes_are_set_side_by_side(client):
    words = plain(client.get("/schemes/dongguan-after/compare/").text)
    assert "东莞市积分制入户（130 分） → 东莞市积分制入户（100 分）" in words
    assert "分数线 130 100" in words
    assert "参保达到年限，条件 参加社会保险月数不少于 60 月 参加社会保险月数不少于 36 月" in words
    assert "居住年限，上限 20 30" in words
    assert "住房，租赁 没有 5" in words
    was, now, gain, lose = flow(words, WAS.replace("原案", "可入户的由").replace("，改后", "变为"))
    assert now - was == gain - lose
    assert gain > 0


def test_a_scheme_beside_itself_differs_in_nothing(client):
    words = plain(client.get("/schemes/wuhan/compare/?with=wuhan").text)
    assert "规定的不同 0" in words


def test_schemes_of_other_units_are_not_compared(client):
    answer = client.get(f"{PAGE}compare/?with=dongguan-after")
    assert answer.status_code == 400
    assert 'role="alert"' in answer.text
    assert "规定的不同" in answer.text  # what they say is still told


def test_what_cannot_be_counted_is_told_and_the_rules_still_stand(client):
    """Settlement by city size asks for the city's people, and everybody must have a city."""
    answer = client.get("/schemes/settlement-tiers/")
    assert answer.status_code == 200
    assert "人员表缺少这一列" in answer.text
    assert "条件类入户（不计分）" in answer.text


def test_the_persons_are_drawn_once_and_kept(programme, tmp_path, monkeypatch):
    monkeypatch.setenv("SHIDIAN_HOME", str(tmp_path))
    from shidian.store import populations  # noqa: PLC0415  a private cache is emptied below

    populations._persons.cache_clear()
    first = synthetic_persons(programme, "441900", date(2015, 1, 1))
    (file,) = (tmp_path / "populations").iterdir()
    populations._persons.cache_clear()
    again = synthetic_persons(programme, "441900", date(2015, 1, 1))
    assert again.rows.equals(first.rows)
    assert again.columns == first.columns
    file.write_bytes(b"cut short")
    populations._persons.cache_clear()
    assert synthetic_persons(programme, "441900", date(2015, 1, 1)).rows.equals(first.rows)
    populations._persons.cache_clear()
