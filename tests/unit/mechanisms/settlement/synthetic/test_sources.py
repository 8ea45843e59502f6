"""Reading the assumptions and the figures: what is wrong is told at its line."""

import pytest

from shidian.core import DataError
from shidian.mechanisms.settlement.synthetic import people_published, read_sources
from shidian.mechanisms.settlement.synthetic.sources import FILE
from shidian.programme import PackageFiles

FIGURES = "schemes/migrants-2013.csv"

ASSUMPTIONS = {
    "a dimension nobody knows": (
        "- {of: sex, year: 2014}",
        "- {of: sexes, year: 2014}",
        "population_dimension",
    ),
    "a category nobody knows": (
        "impossible:\n  - {flow: [local],",
        "impossible:\n  - {flow: [home],",
        "population_category",
    ),
    "a category left out": (
        "- {of: sex, year: 2014}",
        "- {of: sex, year: 2014, lines: [{published: [male], covers: [male]}]}",
        "population_lines",
    ),
    "a start that does not exist": (
        '"2020":\n    start: "2013"',
        '"2020":\n    start: "2012"',
        "population_start",
    ),
    "a start that leads back": (
        '"2020":\n    start: "2013"',
        '"2020":\n    start: "2020"',
        "population_start",
    ),
    "a class that ends before it begins": ("oldest: 64", "oldest: 50", "population_oldest"),
    "a name that is taken": ("  patents:\n", "  last_crime:\n", "population_taken"),
    "given what comes later": (
        "given: [trained, education]",
        "given: [trained, permit]",
        "population_given",
    ),
    "given a value that is none": (
        "yes junior: {none: 60",
        "yes middle: {none: 60",
        "population_given_value",
    ),
    "a step of nothing": ("step: 1000", "step: 0", "population_step"),
    "a code that is none": (
        "{none: 90, worker: 10}",
        "{none: 90, master: 10}",
        "population_outcome",
    ),
    "a range turned round": ("200-600: 1}", "600-200: 1}", "population_outcome"),
    "shares of 99": ("shares: {0: 85,", "shares: {0: 84,", "population_shares"),
    "a share below zero": (
        "shares: {0: 85, 1-49: 10,",
        "shares: {0: 105, 1-49: -10,",
        "population_negative",
    ),
    "a distribution that the rules need": ("  permit:\n", "  permits:\n", "field_missing"),
    "a use that is none": ("use: compared", "use: admired", "field_value"),
}


@pytest.mark.parametrize(("old", "new", "code"), ASSUMPTIONS.values(), ids=ASSUMPTIONS.keys())
def test_an_assumption_that_cannot_be_is_refused_at_its_line(
    scheme_files: PackageFiles, old: str, new: str, code: str
) -> None:
    text = scheme_files[FILE].decode()
    assert text.count(old) == 1
    changed = text.replace(old, new)
    with pytest.raises(DataError) as told:
        read_sources({**scheme_files, FILE: changed.encode()})
    fault = told.value.faults[0]
    assert fault.code == code
    assert fault.place.file == FILE
    at = changed[: changed.index(new)].count("\n") + 1
    # The line of what was changed, or of what holds it.
    assert 1 <= (fault.place.row or 0) <= at + new.count("\n")
    if code not in ("field_missing", "population_start"):
        assert at - 3 <= (fault.place.row or 0)


FIGURE_FAULTS = {
    "a figure twice": (
        "2013,all,age,21-30,30.8",
        "2013,all,age,16-20,30.8",
        "duplicate",
        "category",
    ),
    "below zero": (
        "2013,all,age,21-30,30.8",
        "2013,all,age,21-30,-30.8",
        "population_negative",
        "value",
    ),
    "a unit nobody knows": (
        "2013,all,age,21-30,30.8,%",
        "2013,all,age,21-30,30.8,‰",
        "not_choice",
        "unit",
    ),
    "no number": ("2013,all,age,21-30,30.8", "2013,all,age,21-30,many", "not_number", "value"),
}


@pytest.mark.parametrize(
    ("old", "new", "code", "column"), FIGURE_FAULTS.values(), ids=FIGURE_FAULTS.keys()
)
def test_a_figure_that_cannot_be_is_refused_at_its_cell(
    scheme_files: PackageFiles, old: str, new: str, code: str, column: str
) -> None:
    changed = scheme_files[FIGURES].decode().replace(old, new)
    with pytest.raises(DataError) as told:
        read_sources({**scheme_files, FIGURES: changed.encode()})
    (fault,) = told.value.faults
    row = changed[: changed.index(new)].count("\n") + 1
    assert (fault.code, fault.place.column) == (code, column)
    assert fault.place.row is not None and abs(fault.place.row - row) <= 1


def test_files_that_are_missing_are_named(scheme_files: PackageFiles) -> None:
    for missing in (FILE, FIGURES):
        files = {name: one for name, one in scheme_files.items() if name != missing}
        with pytest.raises(DataError) as told:
            read_sources(files)
        assert (told.value.faults[0].code, told.value.faults[0].place.file) == (
            "file_missing",
            missing,
        )


def test_the_nation_has_the_published_people(scheme_files: PackageFiles) -> None:
    sources = read_sources(scheme_files)
    assert people_published(sources, 2013) == 268_940_000
    with pytest.raises(DataError) as told:
        people_published(sources, 1999)
    assert told.value.faults[0].code == "population_figure"
