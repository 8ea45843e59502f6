"""The reader on the official document: the package's table again, spans, coverage, scores."""

import re

import pytest

from shidian.plans import Reading, confirmed, context_of, read
from shidian.programme import BUILTIN
from shidian.programme.writing import commitments_csv
from tests.docs.pages import page
from tools import scores

PACKAGE = BUILTIN / "urbanization_2014"
RATES = ("urbanization_rate_resident", "urbanization_rate_hukou")
ROW = re.compile(r"^\| ([\w -]+) \| [^|]+ \| (\d+) \| ([\d.]+) \| ([\d.]+) \|", re.MULTILINE)


@pytest.fixture(scope="module")
def reading(plan, programme) -> Reading:
    return read(plan, context_of(programme))


def test_reader_and_corrections_make_the_table_of_the_package(plan, programme):
    corrections = (PACKAGE / "corrections.csv").read_text(encoding="utf-8")
    made = commitments_csv(confirmed(plan, programme, corrections))
    assert made == (PACKAGE / "commitments.csv").read_text(encoding="utf-8")


def test_every_span_gives_back_the_text(plan, reading):
    found = [*reading.figures, *reading.statements]
    assert len(found) > 1200
    assert [one for one in found if plan[slice(*one.span)] != one.text] == []


def test_every_numeral_is_accounted_for(plan, reading):
    coverage = reading.coverage
    assert sum(coverage.classes.values()) == coverage.numerals
    # Counted without the reader: each digit and each Chinese numeral of the file.
    assert coverage.numerals == len(
        re.findall(r"[0-9０-９零〇一二两三四五六七八九十百千万亿]", plan)
    )
    assert coverage.classes.get("unread", 0) < 10


def test_all_plans_are_found(reading, programme):
    places = [one.place for one in reading.plans]
    context = context_of(programme)
    assert {context.pilot(place) for place in places} >= set(programme.pilots)


def test_the_two_rates_are_all_there(reading, programme):
    """Each rate that people typed for 0.1 from the document, target or baseline, is read."""
    context = context_of(programme)
    read_ = {
        (context.pilot(one.pilot), one.indicator_code, one.year, one.value)
        for one in reading.figures
        if one.indicator_code in RATES
    }
    typed = {
        (one.pilot, one.indicator, one.year, one.value.value)
        for one in programme.targets
        if one.indicator in RATES
    }
    pilots = {pilot.area: pilot.no for pilot in programme.pilots.values()}
    typed |= {
        (pilots[one.area], one.indicator, one.period.year, one.value.value)
        for one in programme.observations
        if one.indicator in RATES and one.state == "plan"
    }
    assert len(typed) > 300
    assert typed - read_ == set()


@pytest.mark.parametrize("name", scores.OFFICIAL)
def test_scores_are_those_published(plan, reading, name):
    made = scores.official(name, plan, reading)
    assert published(f"official {name}") == shown(made)


@pytest.mark.parametrize("name", scores.PLACES)
def test_scores_of_other_places_are_those_published(name):
    assert published(f"places {name}") == shown(scores.places(name))


def test_nothing_is_invented_in_plans_of_other_places():
    """An invented number would stand where nobody annotated one, or hold no text of the file."""
    for name in scores.PLACES:
        made = scores.places(name)
        assert made.valid_spans == made.read
        assert len(made.extra) <= 0.01 * made.read


def published(name: str) -> tuple[str, str, str]:
    rows = {row[1]: row.groups()[1:] for row in ROW.finditer(page("docs/reader/scores.md").text)}
    return rows[name]


def shown(made) -> tuple[str, str, str]:
    return str(made.annotated), f"{made.precision:.3f}", f"{made.recall:.3f}"
