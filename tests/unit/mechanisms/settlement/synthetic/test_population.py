"""Persons: possible, reproducible, and as published."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path

import polars as pl
import pytest

from shidian.core import DataError, UsageError
from shidian.engine import Holds, Table, TableColumn, write_table
from shidian.mechanisms.settlement.day import Day, full_years
from shidian.mechanisms.settlement.planning import planning_table
from shidian.mechanisms.settlement.scheme import read_scheme
from shidian.mechanisms.settlement.synthetic import (
    Fit,
    Sources,
    fit_report,
    population,
    shared_by_region,
)
from shidian.programme import PackageFiles

DAY = date(2015, 12, 31)
EPOCH = date(1970, 1, 1)
PEOPLE = 40_000


def drawn(
    fit: Fit, sources: Sources, areas: Mapping[str, int], seed: int = 7, chunk: int = 1 << 14
) -> Table:
    columns, frames = population(fit, sources, areas, seed, DAY, chunk)
    return Table(pl.concat(list(frames)), columns)


@pytest.fixture(scope="module")
def nation(fit_2013: Fit, sources: Sources) -> Table:
    return drawn(fit_2013, sources, shared_by_region(fit_2013, PEOPLE))


def rows(table: Table) -> pl.DataFrame:
    assert isinstance(table.rows, pl.DataFrame)
    return table.rows


def test_the_same_seed_gives_the_same_persons_in_any_chunks(
    fit_2013: Fit, sources: Sources, nation: Table
) -> None:
    again = drawn(fit_2013, sources, shared_by_region(fit_2013, PEOPLE), chunk=4096)
    assert rows(again).equals(rows(nation))
    other = drawn(fit_2013, sources, shared_by_region(fit_2013, PEOPLE), seed=8)
    assert not rows(other).equals(rows(nation))


def test_the_persons_of_an_area_do_not_depend_on_how_many_or_beside_whom(
    fit_2013: Fit, sources: Sources
) -> None:
    alone = rows(drawn(fit_2013, sources, {"441900": 100})).drop("area")
    beside = rows(drawn(fit_2013, sources, {"330200": 50, "441900": 1000})).drop("area")
    assert beside[50:150].equals(alone)
    assert not beside[:50].equals(alone[:50])


def test_every_person_is_possible(nation: Table) -> None:
    found = rows(nation)
    today = (DAY - EPOCH).days
    birth = pl.col("birth_date").cast(pl.Int32).cast(pl.Date)
    months = (
        (pl.lit(DAY.year) - birth.dt.year() - 16) * 12
        + pl.lit(DAY.month)
        - birth.dt.month().cast(pl.Int32)
    )
    grown = pl.col("birth_date").cast(pl.Int64) + 16 * 365
    faults = found.select(
        too_young=(birth.dt.offset_by("16y") > DAY).sum(),
        resident_too_long=(pl.col("residence_months") > months).sum(),
        insured_too_long=(pl.col("insurance_months") > pl.col("residence_months")).sum(),
        permit_too_early=((pl.col("permit") == 1) & (pl.col("residence_months") < 6)).sum(),
        months_without_permit=((pl.col("permit") == 0) & (pl.col("permit_months") > 0)).sum(),
        permit_too_long=(pl.col("permit_months") > (pl.col("residence_months") - 6).clip(0)).sum(),
        local_with_permit=((pl.col("flow") == 0) & (pl.col("permit") == 1)).sum(),
        title_untrained=((pl.col("title") > 0) & (pl.col("trained") == 0)).sum(),
        technician_unschooled=((pl.col("title") == 4) & (pl.col("education") < 3)).sum(),
        insured_without_job=((pl.col("insurance_months") > 0) & (pl.col("has_job") == 0)).sum(),
        crime_as_a_child=(pl.col("last_crime") < grown).sum(),
        crime_to_come=(pl.col("last_crime") >= today).sum(),
        application_to_come=(pl.col("applied_on") > today).sum(),
        elsewhere=((pl.col("flow") == 2) != (pl.col("origin") == 3)).sum(),
        moved_within_a_province=(
            (pl.col("flow") < 2) & (pl.col("region") != pl.col("home_region"))
        ).sum(),
    )
    assert {name: count for name, count in faults.row(0, named=True).items() if count} == {}
    assert min(full_years(one, DAY) for one in found.select(birth.alias("b"))["b"]) == 16


def test_the_table_is_what_its_columns_say(nation: Table, tmp_path: Path) -> None:
    frame = rows(nation)
    assert list(nation.columns) == frame.columns
    written = write_table([frame], nation.columns, tmp_path / "persons.parquet")
    assert written.columns == nation.columns  # `write_table` checks bounds and missing values
    assert nation.columns["area"].codes == ("east", "central", "west")
    assert nation.columns["has_job"].holds is Holds.FLAG
    assert nation.columns["last_crime"].missing
    assert sum(one.missing for one in nation.columns.values()) == 1


def test_margins_are_met_within_the_error_of_drawing(
    fit_2013: Fit, sources: Sources, nation: Table
) -> None:
    report = fit_report(fit_2013, sources, nation, DAY)
    fitted = report.rows.filter(pl.col("use") == "fitted")
    assert report.people == PEOPLE
    misses = fitted.filter((pl.col("drawn") - pl.col("fitted")).abs() > 4 * pl.col("error") + 1e-9)
    assert misses.is_empty()  # four standard errors; the seed is fixed
    assert report.worst == pytest.approx(fitted["difference"].abs().max())
    assert report.degrees / 2 < report.statistic < report.degrees * 2
    assert [name for name, _ in report.assumed][:2] == ["title", "origin"]


def test_a_row_of_the_report_is_a_count_by_hand(
    fit_2013: Fit, sources: Sources, nation: Table
) -> None:
    report = fit_report(fit_2013, sources, nation, DAY)
    frame = rows(nation)
    left = frame.filter(pl.col("flow") > 0)
    (row,) = report.rows.filter(
        (pl.col("dimension") == "housing") & (pl.col("category") == "rented")
    ).to_dicts()
    assert row["drawn"] == pytest.approx((left["housing"] == 1).mean() * 100)  # type: ignore[operator]
    assert row["published"] == pytest.approx(36.7)
    assert row["error"] == pytest.approx((0.367 * 0.633 / len(left)) ** 0.5 * 100, rel=1e-3)
    (old,) = report.rows.filter(
        (pl.col("dimension") == "age") & (pl.col("category") == "51+")
    ).to_dicts()
    latest = (date(DAY.year - 51, DAY.month, DAY.day) - EPOCH).days
    assert old["drawn"] == pytest.approx((frame["birth_date"] <= latest).mean() * 100)  # type: ignore[operator]


def test_the_report_tells_years_that_are_not_the_fits_and_figures_not_fitted(
    fit_2013: Fit, sources: Sources, nation: Table
) -> None:
    found = fit_report(fit_2013, sources, nation, DAY)
    sex = found.rows.filter(pl.col("dimension") == "sex")
    assert sex["year"].to_list() == [2014, 2014]
    assert set(found.rows["use"]) == {"fitted", "start", "compared"}
    assert found.rows.filter(pl.col("use") == "start")["year"].unique().to_list() == [2011]
    rest = found.rows.filter(pl.col("category") == "other", pl.col("dimension") == "industry")
    assert rest["source"].to_list() == [None]
    assert "未经核实" in found.summary.zh
    assert f"{PEOPLE:,} persons" in found.summary.en


def test_a_pilot_has_the_flows_of_its_region(fit_2013: Fit, sources: Sources) -> None:
    pilot = drawn(fit_2013, sources, {"441900": PEOPLE})  # in the east
    assert rows(pilot)["region"].unique().to_list() == [0]
    report = fit_report(fit_2013, sources, pilot, DAY)
    inter = report.rows.filter(
        pl.col("dimension") == "flow", pl.col("category") == "inter_province"
    )
    (row,) = inter.to_dicts()
    # Of the east's 1.62, so many came from other provinces: 6602 of 16200.
    assert row["fitted"] == pytest.approx(6602 / 16200 * 100, abs=0.5)
    assert row["drawn"] == pytest.approx(row["fitted"], abs=4 * row["error"])
    assert row["published"] == pytest.approx(7739 / 26894 * 100)


def test_an_empty_region_and_margin_are_reported_without_a_number(
    fit_2013: Fit, sources: Sources
) -> None:
    one = drawn(fit_2013, sources, {"110000": 1, "510000": 0})
    report = fit_report(fit_2013, sources, one, DAY)
    assert report.people == 1
    assert report.rows["error"].is_nan().any()


def test_the_demonstration_scheme_runs_over_the_population(
    scheme_files: PackageFiles, nation: Table
) -> None:
    file = "schemes/demonstration.yaml"
    day = Day(read_scheme(scheme_files[file], file), DAY)
    found = planning_table(day, nation, by=("sex", "age", "education", "industry", "origin"))
    assert found.cells["people"].sum() == PEOPLE
    assert found.areas == ("east", "central", "west")
    assert found.cells["points"].n_unique() > 50


def test_people_are_shared_by_largest_remainders(fit_2013: Fit) -> None:
    assert shared_by_region(fit_2013, 269) == {"east": 162, "central": 57, "west": 50}
    assert sum(shared_by_region(fit_2013, 268_940_000).values()) == 268_940_000


REFUSED = {
    "nobody": ({"east": 0}, 1, "population_people"),
    "no area": ({}, 1, "population_people"),
    "fewer than nobody": ({"east": 5, "west": -1}, 1, "population_people"),
    "more than people": ({"east": 10**9 + 1}, 1, "population_people"),
    "a seed below zero": ({"east": 5}, -1, "population_seed"),
    "an area of no region": ({"999999": 5}, 1, "population_area"),
    "an area without code": ({"": 5}, 1, "population_area"),
}


@pytest.mark.parametrize(("areas", "seed", "code"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_drawn_is_refused_at_once(
    fit_2013: Fit, sources: Sources, areas: dict[str, int], seed: int, code: str
) -> None:
    with pytest.raises(UsageError) as told:
        population(fit_2013, sources, areas, seed, DAY)
    assert told.value.faults[0].code == code


def test_a_table_of_other_persons_cannot_be_reported(fit_2013: Fit, sources: Sources) -> None:
    columns = {"sex": TableColumn(Holds.CODE, 0, 1, codes=("male", "female"))}
    with pytest.raises(DataError) as told:
        fit_report(fit_2013, sources, Table(pl.DataFrame({"sex": [0]}), columns), DAY)
    assert told.value.faults[0].code == "population_table"


@pytest.mark.parametrize("chunk", [0, 8, 100])
def test_chunks_that_would_repeat_persons_are_refused(
    fit_2013: Fit, sources: Sources, chunk: int
) -> None:
    with pytest.raises(ValueError, match="multiple of 16"):
        population(fit_2013, sources, {"east": 5}, 1, DAY, chunk)


@pytest.mark.parametrize("day", [date(50, 1, 1), date(9999, 12, 31)])
def test_a_day_outside_the_calendar_of_the_register_is_refused(
    fit_2013: Fit, sources: Sources, day: date
) -> None:
    with pytest.raises(UsageError) as told:
        population(fit_2013, sources, {"east": 5}, 1, day)
    assert told.value.faults[0].code == "population_day"
