"""Random persons for the demonstration scheme: a table of the kind that rules run over."""

from collections.abc import Iterator
from datetime import date
from importlib.resources import files

import numpy as np
import polars as pl

from shidian.engine import Holds, TableColumn
from shidian.engine.widths import narrowest
from shidian.mechanisms.settlement.day import Day
from shidian.mechanisms.settlement.scheme import ERROR, InputKind, read_scheme
from shidian.mechanisms.settlement.whole_days import days

FILE = files("shidian.programmes") / "urbanization_2014" / "schemes" / "demonstration.yaml"
ON = date(2017, 6, 1)
AREAS = 64
CHUNK = 1_000_000
EARLIEST = -25_000  # days from 1970: in 1901
MISSING = {"last_crime": 0.985, "insurance_months": 0.1, "residence_months": 0.1}


def demonstration(before: str = "", after: str = "") -> Day:
    """The shipped scheme on a fixed day, one of its phrases replaced."""
    text = FILE.read_bytes()
    assert before.encode() in text
    return Day(read_scheme(text.replace(before.encode(), after.encode(), 1), FILE.name), ON)


def columns() -> dict[str, TableColumn]:
    """What the persons' columns hold."""
    found = {
        "area": TableColumn(Holds.CODE, 0, AREAS - 1, codes=tuple(f"{n:02}" for n in range(AREAS)))
    }
    for name, asked in demonstration().scheme.inputs.items():
        missing = asked.missing != ERROR
        match asked.kind:
            case InputKind.CODE:
                codes = tuple(asked.codes)
                found[name] = TableColumn(Holds.CODE, 0, len(codes) - 1, missing, codes)
            case InputKind.FLAG:
                found[name] = TableColumn(Holds.FLAG, 0, 1, missing)
            case InputKind.DATE:
                found[name] = TableColumn(Holds.DATE, EARLIEST, days(ON), missing)
            case InputKind.NUMBER:
                found[name] = TableColumn(Holds.NUMBER, asked.min, asked.max, missing)
    return found


COLUMNS = columns()


def persons(many: int, seed: int) -> pl.DataFrame:
    """So many persons; the same for the same seed."""
    draw = np.random.default_rng(seed)
    drawn = {
        "area": draw.integers(0, AREAS, many),
        "birth_date": draw.integers(-7000, 13000, many),
        "education": draw.integers(0, 5, many),
        "title": draw.choice(5, many, p=[0.6, 0.2, 0.1, 0.06, 0.04]),
        "insurance_months": draw.exponential(40, many),
        "residence_months": draw.exponential(50, many),
        "housing": draw.integers(0, 3, many),
        "investment": np.where(draw.random(many) < 0.05, draw.exponential(300_000, many), 0),
        "tax": np.where(draw.random(many) < 0.1, draw.exponential(40_000, many), 0),
        "patents": draw.poisson(0.05, many),
        "volunteer_hours": draw.exponential(30, many),
        "blood_donations": draw.poisson(0.4, many),
        "shortage_occupation": draw.random(many) < 0.05,
        "penalties": draw.poisson(0.1, many),
        "last_crime": draw.integers(9000, days(ON) + 1, many),
        "fraud": draw.random(many) < 0.003,
        "has_job": draw.random(many) < 0.8,
        "permit": draw.random(many) < 0.7,
    }
    frame = {}
    for name, column in COLUMNS.items():
        numbers = np.clip(drawn[name], column.low, column.high).astype(np.int64)
        series = pl.Series(name, numbers).cast(narrowest(column.low, column.high))
        if column.missing:
            there = draw.random(many) >= MISSING.get(name, 0.02)
            series = pl.select(pl.when(pl.Series(there)).then(series)).to_series().alias(name)
        frame[name] = series
    return pl.DataFrame(frame)


def chunks(many: int) -> Iterator[pl.DataFrame]:
    """So many persons, a chunk at a time."""
    for start in range(0, many, CHUNK):
        yield persons(min(CHUNK, many - start), start)
