"""The demonstration scheme on 1 June 2017 as an expert would write it, in Polars and in NumPy.

Numbers are half points, dates days since 1970. Both know what our engine finds out for itself:
which numbers fit into how many bits, and from which value on a cap is reached.
"""

from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

FLAGS = ("services", "training", "school", "senior_school", "rental", "subsidy")
NEEDED = 200


def _ago(years: int) -> int:
    return (date(2017 - years, 6, 1) - date(1970, 1, 1)).days


def in_polars(persons: pl.LazyFrame) -> pl.LazyFrame:
    """Area, points, standing and six entitlements of each person."""
    birth, col = pl.col("birth_date"), pl.col
    title, housing = col("title").fill_null(0), col("housing").fill_null(2)
    insured, lived = col("insurance_months").fill_null(0), col("residence_months").fill_null(0)
    education, tax = col("education").fill_null(0), col("tax").fill_null(0)

    def bands(*cases: tuple[pl.Expr, int]) -> pl.Expr:
        found: pl.Expr = pl.lit(0, pl.Int16)
        for when, units in reversed(cases):
            found = pl.when(when).then(pl.lit(units, pl.Int16)).otherwise(found)
        return found

    age = bands(
        (birth > _ago(18), 0),
        (birth > _ago(36), 40),
        (birth > _ago(46), 20),
        (birth > _ago(51), 10),
    )
    learned = bands((education == 4, 120), (education == 3, 40), (education == 2, 10))
    skilled = bands((title == 4, 120), (title == 3, 90), (title == 2, 60), (title == 1, 20))
    insurance = pl.when(insured >= 144).then(pl.lit(90, pl.Int16)).otherwise(insured // 12 * 8)
    residence = pl.when(lived >= 120).then(pl.lit(30, pl.Int16)).otherwise(lived // 12 * 3)
    home = bands((housing == 0, 40), ((housing == 1) & (lived >= 24), 10))
    invested = pl.min_horizontal(col("investment").fill_null(0), 600_000) // 100_000 * 10
    paid = bands((tax >= 100_000, 60), (tax >= 30_000, 30), (tax >= 10_000, 10))
    patents = pl.min_horizontal(col("patents").fill_null(0), 2).cast(pl.Int16) * 20
    hours = pl.min_horizontal(col("volunteer_hours").fill_null(0), 400) // 50 * 2
    blood = pl.min_horizontal(col("blood_donations").fill_null(0), 3) * 4
    penalties = pl.min_horizontal(col("penalties").fill_null(0), 3).cast(pl.Int16) * -20
    veto = (col("last_crime") > _ago(5)).fill_null(False) | (col("fraud").fill_null(0) == 1)
    scored = persons.select(
        "area",
        "birth_date",
        insured=insured,
        lived=lived,
        technician=title == 4,
        job=col("has_job").fill_null(0) == 1,
        permit=col("permit").fill_null(0) == 1,
        veto=veto,
        contribution=pl.max_horizontal(invested.cast(pl.Int16), paid),
        other=age
        + pl.max_horizontal(learned, skilled)
        + insurance
        + residence
        + home
        + patents
        + pl.min_horizontal(hours + blood, 20)
        + bands((col("shortage_occupation") == 1, 40))
        + penalties,
    ).with_columns(
        points=pl.max_horizontal(col("other") + col("contribution"), pl.lit(0, pl.Int16))
    )
    ready = (birth <= _ago(18)) & col("job") & (col("insured") >= 12)
    standing = (
        pl.when(col("veto"))
        .then(pl.lit(0, pl.Int8))
        .when(col("technician") & col("job"))
        .then(pl.lit(2, pl.Int8))
        .when(ready)
        .then(pl.lit(1, pl.Int8))
        .otherwise(pl.lit(0, pl.Int8))
    )
    permit, school = col("permit"), col("permit") & (col("lived") >= 12)
    return scored.select(
        "area",
        "points",
        standing=standing,
        services=permit,
        training=permit & col("job"),
        school=school,
        senior_school=school & (col("insured") >= 36),
        rental=permit & ((col("points") >= 120) | (col("insured") >= 60)),
        subsidy=permit & (col("contribution") >= 10),
    )


def table_in_polars(persons: pl.LazyFrame) -> pl.LazyFrame:
    """People by area, points, standing and entitlements held."""
    bits = [pl.col(name).cast(pl.Int8) * (1 << place) for place, name in enumerate(FLAGS)]
    held = pl.sum_horizontal(bits).cast(pl.Int8)
    keys = ["area", "points", "standing", "held"]
    counted = in_polars(persons).select("area", "points", "standing", held=held)
    return counted.group_by(keys).agg(people=pl.len())


NONE = -32_768  # of a date that never came
BLOCK = 50_000  # persons whose intermediate results stay in the processor's cache
Arrays = dict[str, NDArray[np.generic]]


def arrays(persons: pl.DataFrame) -> Arrays:
    """Columns for NumPy; what is missing takes its meaning beforehand, in no measured time."""
    missing = {"housing": 2, "last_crime": NONE}
    filled = (column.fill_null(missing.get(column.name, 0)) for column in persons)
    return {column.name: column.to_numpy() for column in filled}


def in_numpy(persons: Arrays) -> Arrays:
    """Points, standing and six entitlements of each person, block by block."""
    many = len(persons["area"])
    found: Arrays = {
        "points": np.empty(many, np.int16),
        "standing": np.empty(many, np.int8),
        **{name: np.empty(many, np.bool_) for name in FLAGS},
    }
    for start in range(0, many, BLOCK):
        part = slice(start, start + BLOCK)
        block = _block({name: column[part] for name, column in persons.items()})
        for name, values in block.items():
            found[name][part] = values
    return found


BIRTHS = np.array([_ago(51), _ago(46), _ago(36), _ago(18)])
AGE_UNITS = np.array([0, 10, 20, 40, 0], np.int16)
LEARNED = np.array([0, 0, 10, 40, 120], np.int16)
SKILLED = np.array([0, 20, 60, 90, 120], np.int16)
INSURED = np.minimum(np.arange(601) // 12 * 8, 90).astype(np.int16)
LIVED = np.minimum(np.arange(961) // 12 * 3, 30).astype(np.int16)
TAXES = np.array([10_000, 30_000, 100_000])
PAID = np.array([0, 10, 30, 60], np.int16)


def _block(p: Arrays) -> Arrays:
    job, permit = p["has_job"] == 1, p["permit"] == 1
    insured, lived, housing = p["insurance_months"], p["residence_months"], p["housing"]
    points = AGE_UNITS[np.searchsorted(BIRTHS, p["birth_date"], side="left")]
    points += np.maximum(LEARNED[p["education"]], SKILLED[p["title"]])
    points += INSURED[insured] + LIVED[lived]
    points += np.where(housing == 0, np.int16(40), np.int16(10) * ((housing == 1) & (lived >= 24)))
    invested = (np.minimum(p["investment"], 600_000) // 100_000 * 10).astype(np.int16)
    contribution = np.maximum(invested, PAID[np.searchsorted(TAXES, p["tax"], side="right")])
    hours = (np.minimum(p["volunteer_hours"], 400) // 50 * 2).astype(np.int16)
    points += contribution + np.minimum(p["patents"], 2).astype(np.int16) * np.int16(20)
    points += np.minimum(hours + np.minimum(p["blood_donations"], 3) * np.int16(4), 20)
    points += p["shortage_occupation"] * np.int16(40)
    points -= np.minimum(p["penalties"], 3).astype(np.int16) * np.int16(20)
    np.maximum(points, 0, out=points)
    may = (p["birth_date"] <= _ago(18)) & job & (insured >= 12)
    standing = np.where((p["title"] == 4) & job, np.int8(2), may.astype(np.int8))
    standing[(p["last_crime"] > _ago(5)) | (p["fraud"] == 1)] = 0
    school = permit & (lived >= 12)
    return {
        "points": points,
        "standing": standing,
        "services": permit,
        "training": permit & job,
        "school": school,
        "senior_school": school & (insured >= 36),
        "rental": permit & ((points >= 120) | (insured >= 60)),
        "subsidy": permit & (contribution >= 10),
    }
