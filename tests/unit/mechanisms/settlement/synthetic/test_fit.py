"""The fit of the shipped figures, and what is refused."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import pytest

from shidian.core import DataError, UsageError
from shidian.mechanisms.settlement.synthetic import Fit, Sources, fitted, read_sources
from shidian.mechanisms.settlement.synthetic.sources import FILE
from shidian.programme import PackageFiles

FIGURES = "schemes/migrants-2013.csv"

SHARES: dict[str, tuple[dict[str, Any], dict[str, Any], float]] = {
    # In per cent, as the reports print them: of those `within`, how many are `of`.
    "men in 2014": ({"sex": ["male"]}, {}, 67.0),
    "the oldest": ({"age": ["51+"]}, {}, 15.2),
    "junior middle school": ({"education": ["junior"]}, {}, 60.6),
    "college, of those who left": (
        {"education": ["college"]},
        {"flow": ["intra_province", "inter_province"]},
        8.2,
    ),
    "an industry not named": ({"industry": ["other"]}, {}, 12.3),
    "rented, of those who left": (
        {"housing": ["rented"]},
        {"flow": ["intra_province", "inter_province"]},
        36.7,  # 18.5 + 18.2
    ),
    "trained in their thirties": ({"trained": ["yes"]}, {"age": ["31-40"]}, 31.8),
    "insured": ({"insured": ["yes"]}, {}, 15.7),
    "in their own township": ({"flow": ["local"]}, {}, 10284 / 26894 * 100),
    "work in the east": ({"region": ["east"]}, {}, 1.62 / 2.69 * 100),
    "nobody local rents": ({"housing": ["rented"]}, {"flow": ["local"]}, 0.0),
}


@pytest.mark.parametrize(("of", "within", "expected"), SHARES.values(), ids=SHARES.keys())
def test_the_fit_has_the_published_share(
    fit_2013: Fit, of: Mapping[str, Any], within: Mapping[str, Any], expected: float
) -> None:
    part = fit_2013.table[fit_2013.cells.where(within)].sum()
    both = fit_2013.table[fit_2013.cells.where({**within, **of})].sum()
    assert both / part * 100 == pytest.approx(expected, abs=0.001)


def test_industries_differ_as_in_2011_while_the_level_is_that_of_2013(fit_2013: Fit) -> None:
    def odds(industry: str) -> float:
        inside = {"industry": (industry,)}
        yes = fit_2013.table[fit_2013.cells.where({**inside, "insured": ("yes",)})].sum()
        no = fit_2013.table[fit_2013.cells.where({**inside, "insured": ("no",)})].sum()
        return float(yes / no)

    published = (14.1 / 85.9) / (4.3 / 95.7)  # manufacturing against construction
    assert odds("manufacturing") / odds("construction") == pytest.approx(published, rel=1e-6)


def test_where_nothing_is_published_dimensions_are_independent(fit_2013: Fit) -> None:
    table, cells = fit_2013.table, fit_2013.cells
    men, old = cells.where({"sex": ("male",)}), cells.where({"age": ("51+",)})
    assert table[men & old].sum() == pytest.approx(table[men].sum() * table[old].sum())


@pytest.mark.parametrize("year", [2020, 2023])
def test_a_later_year_starts_from_2013_and_meets_its_own_margins(
    sources: Sources, year: int
) -> None:
    published = {2020: (49.4, 12.2), 2023: (44.6, 15.8)}[year]
    fit = fitted(sources, year)
    young = fit.table[fit.cells.where({"age": ("16-20", "21-30", "31-40")})].sum()
    college = fit.table[fit.cells.where({"education": ("college",)})].sum()
    assert [young * 100, college * 100] == pytest.approx(published, abs=0.001)
    assert fit.table[fit.cells.where({"insured": ("yes",)})].sum() > 0.1  # carried over


def test_an_unknown_year_is_named(sources: Sources) -> None:
    with pytest.raises(UsageError) as told:
        fitted(sources, 1999)
    assert told.value.faults[0].code == "population_year"
    assert "2013 2020 2023" in told.value.faults[0].advice("en")


REFUSED_FIGURES = {
    "a share that is not there": (
        "2013,all,age,31-40,22.9,%",
        "2013,all,age,31-39,22.9,%",
        "population_figure",
    ),
    "shares that do not sum": (
        "2013,all,age,31-40,22.9,%",
        "2013,all,age,31-40,29.9,%",
        "population_sum",
    ),
    "a rest below zero": (
        "2013,all,industry,manufacturing,31.4",
        "2013,all,industry,manufacturing,81.4",
        "population_sum",
    ),
    "people that do not sum to the total": (
        "2013,all,flow,local,10284",
        "2013,all,flow,local,10384",
        "population_sum",
    ),
    "ages where shares are needed": (
        "2013,all,age,31-40,22.9,%",
        "2013,all,age,31-40,22.9,岁",
        "population_units",
    ),
    "people where the rest needs per cent": (
        "2013,out,insurance_coverage,pension,15.7,%",
        "2013,out,insurance_coverage,pension,15.7,万人",
        "population_units",
    ),
}


@pytest.mark.parametrize(
    ("old", "new", "code"), REFUSED_FIGURES.values(), ids=REFUSED_FIGURES.keys()
)
def test_figures_that_give_no_margin_are_refused(
    scheme_files: PackageFiles, old: str, new: str, code: str
) -> None:
    with pytest.raises(DataError) as told:
        fitted(_changed(scheme_files, FIGURES, old, new), 2013)
    assert {fault.code for fault in told.value.faults} == {code}
    assert told.value.faults[0].place.file == FIGURES


def test_a_published_category_in_which_nobody_can_be_is_refused(
    scheme_files: PackageFiles,
) -> None:
    old = "- {flow: [local], housing: [bought, rented]}"
    changed = _changed(scheme_files, FILE, old, "- {industry: [construction]}")
    with pytest.raises(DataError) as told:
        fitted(changed, 2013)
    first = told.value.faults[0]
    assert first.code == "population_impossible"
    assert "construction" in first.text("en")
    line = scheme_files[FIGURES].decode().splitlines()[(first.place.row or 0) - 1]
    assert line.startswith("2013,all,industry,construction,22.2")


def test_margins_that_contradict_one_another_are_refused(scheme_files: PackageFiles) -> None:
    old = "- {of: sex, year: 2014}"
    changed = _changed(
        scheme_files, FILE, old, old + "\n      - {of: sex, year: 2023, rest: [female]}"
    )
    with pytest.raises(DataError) as told:
        fitted(changed, 2013)
    first = told.value.faults[0]
    assert first.code == "population_contradiction"
    assert first.found["found"].startswith("4.3")  # 67.0 - 62.7


def _changed(files: PackageFiles, file: str, old: str, new: str) -> Sources:
    text = files[file].decode()
    assert text.count(old) == 1
    return read_sources({**files, file: text.replace(old, new).encode()})


def test_the_published_rounding_is_normalized_and_told(fit_2013: Fit) -> None:
    (region,) = [m for m in fit_2013.margins if m.name == "2013 all region_work"]
    assert region.rounding == pytest.approx((26894 - 26900) / 26894 * 100)
    assert region.margin.shares.sum() == pytest.approx(1)
    assert np.count_nonzero(region.margin.groups < 0) == 0
