"""The built-in package: whole, and facts only."""

import csv
import re
from collections import Counter
from itertools import pairwise

import pytest

from shidian.core import Unit
from shidian.programme import commitments_csv, package_files, validate
from tests.conftest import URBANIZATION

LONGEST_RUN = 24  # characters in common with the official document
NAMED = ("figure", "task", "deliverable", "fund", "body")  # commitments that the plan names


def test_it_is_sound():
    assert validate(URBANIZATION) == []


def test_64_pilots_numbered_in_the_order_of_their_outlines(programme):
    numbers = list(programme.pilots)
    assert numbers == [f"{n:02d}" for n in range(1, 65)]
    outlines = [programme.pilots[no].outline for no in numbers]
    assert outlines == sorted(outlines)
    for one, after in pairwise(outlines):
        assert one[1] <= after[0]


def test_two_provinces_and_62_cities_and_towns(programme):
    levels = Counter(pilot.level for pilot in programme.pilots.values())
    assert levels["province"] == 2
    assert sum(levels.values()) - levels["province"] == 62
    assert {no for no, pilot in programme.pilots.items() if pilot.level == "province"} == {
        "01",
        "02",
    }
    assert {no for no, pilot in programme.pilots.items() if pilot.level == "planned_city"} == {
        "03",
        "04",
        "05",
    }


def test_five_national_tasks_in_order(programme):
    assert [task.no for task in programme.tasks] == [1, 2, 3, 4, 5]
    assert [task.source.section for task in programme.tasks] == [
        f"三（{number}）" for number in "一二三四五"
    ]


def test_every_pilot_lies_in_its_province(programme):
    for pilot in programme.pilots.values():
        assert programme.areas[pilot.province].holds(pilot.area), pilot.no


def test_areas_lie_under_their_parents(programme):
    for area in programme.areas.values():
        if area.parent:
            assert programme.areas[area.parent].holds(area.code), area.code
            assert area.parent != area.code


def test_every_province_of_a_pilot_has_its_own_square_on_the_map(programme):
    squares = [(tile.column, tile.row) for tile in programme.tiles]
    assert len(set(squares)) == len(squares) == 34
    tiles = {tile.area for tile in programme.tiles}
    assert {pilot.province for pilot in programme.pilots.values()} <= tiles


def test_everything_has_an_english_name(programme):
    chinese = re.compile(r"[\u4e00-\u9fff]")
    things = [*programme.pilots.values(), *programme.indicators.values(), *programme.tasks]
    for thing in things:
        assert thing.name.en
        assert not chinese.search(thing.name.en), thing.name.en


def test_values_of_the_census_carry_its_break(programme):
    for one in programme.observations:
        broken = "census" in one.breaks
        assert broken == (one.vintage == "census2020"), one.key


def test_commitments_are_written_back_as_they_stand(programme):
    content = package_files(URBANIZATION)["commitments.csv"]
    assert commitments_csv(programme.commitments).encode() == content


def test_targets_are_the_promised_figures_that_can_be_judged(programme):
    """Counted in the file itself: level, known indicator, year, and a unit of ours."""
    lines = package_files(URBANIZATION)["commitments.csv"].decode().splitlines()
    rows = list(csv.DictReader(lines))
    assert len(programme.commitments) == len(rows) > 1000
    levels = {"=", "~", ">=", "<=", ">", "<", "range"}
    judged = [
        row["key"]
        for row in rows
        if (row["type"], row["kind"], row["relative"]) == ("figure", "target", "")
        and row["indicator"]
        and row["year"]
        and row["op"] in levels
        and row["unit"] in {unit.symbol for unit in Unit}
    ]
    assert [target.key for target in programme.targets] == judged


def test_targets_of_the_two_rates(programme):
    """61 pilots for 2017 and 2020, 54 of them for both rates, and one target of 2015."""
    rates = [one for one in programme.targets if one.indicator in programme.facts.headline]
    assert len(rates) == 2 * 61 + 2 * 54 + 1
    assert len({(one.pilot, one.indicator, one.year) for one in rates}) == len(rates)


@pytest.fixture(scope="module")
def cells() -> list[tuple[str, str]]:
    """Every cell and line of the package, with where it stands; of commitments also the type."""
    found = []
    for name, content in package_files(URBANIZATION).items():
        lines = content.decode("utf-8-sig").splitlines()
        rows = csv.DictReader(lines) if name.endswith(".csv") else [{"": line} for line in lines]
        for number, row in enumerate(rows, start=2):
            where = f"{name} {number} {row['type']}" if "type" in row else f"{name} {number}"
            found += [(f"{where} {column}", text) for column, text in row.items() if text]
    return found


# What a thing is called is a fact: titles, headings, indicators, bodies. How a pilot evaluates
# itself has no name in the plan; what is said of it must be short.
NAMES = (" title", " name_zh", " section", *(f" {one} name" for one in NAMED))


def test_no_cell_is_an_address(cells):
    address = re.compile(r"https?:|www\.|\.(com|cn|gov|org|net)\b", re.IGNORECASE)
    assert [where for where, text in cells if address.search(text)] == []


def test_no_sentence_of_the_document_is_in_the_package(cells, plan):
    """Facts and figures go into the package, the document's sentences do not."""
    run = LONGEST_RUN + 1
    text = "".join(plan.split())
    runs = {text[at : at + run] for at in range(len(text) - run + 1)}
    copied = {}
    for where, cell in cells:
        if where.endswith(NAMES):
            continue
        short = "".join(cell.split())
        for at in range(len(short) - run + 1):
            if short[at : at + run] in runs:
                copied[where] = short[at : at + run]
    assert copied == {}
